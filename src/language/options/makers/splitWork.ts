import { code } from "../../rules/wording";
import type { Maker } from "../situation";

/** Work that has the people may be interrupted for more important work. */
export const splitWork: Maker = ({ plan, schedule, aim }, { driver, dates }) => {
  if (aim.kind === "money" || driver?.kind !== "resource" || dates.started) return [];
  const rival = plan.tasks[plan.taskIndex.get(driver.of ?? "") ?? -1];
  if (rival === undefined || rival.item.split === true || schedule.tasks[rival.index]?.finished === true) return [];
  return [{
    title: `Let ${code(rival.item.id)} be interrupted (${code("split: true")})`,
    change: { kind: "set-key", plan: plan.id, id: rival.item.id, key: "split", text: "true" },
    disturbance: 0.25,
  }];
};
