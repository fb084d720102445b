import { refText } from "../../rules/fixes";
import { code } from "../../rules/wording";
import type { Maker } from "../situation";

/** No waiting time between two tasks. */
export const reduceLag: Maker = ({ plan, aim }, { link }) => {
  const lag = link?.dependency.lag;
  if (aim.kind === "money" || link === undefined || lag === undefined) return [];
  if ((lag.kind === "time" ? lag.sign : lag.percent) <= 0) return [];
  const on = refText(link.dependency);
  return [{
    title: `Take the lag out of ${code(link.of.id)} waiting for ${code(on)}`,
    change: { kind: "change-link", plan: plan.id, task: link.of.id, on, type: link.dependency.type },
    disturbance: 0.1,
  }];
};
