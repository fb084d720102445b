import { refText } from "../../rules/fixes";
import { code } from "../../rules/wording";
import type { Maker } from "../situation";

/** Work begins while what it waits for is still under way: SS instead of FS, halfway through. */
export const overlapLink: Maker = ({ plan, aim }, { link, dates }) => {
  if (aim.kind === "money" || dates.kind === "milestone" || link?.dependency.type !== "FS") return [];
  const on = refText(link.dependency);
  const before = plan.tasks[plan.taskIndex.get(link.dependency.on.id) ?? -1];
  if (before?.item.milestone === true) return [];
  return [{
    title: `Start ${code(link.of.id)} halfway through ${code(on)} (SS instead of FS)`,
    change: { kind: "change-link", plan: plan.id, task: link.of.id, on, type: "SS", lag: "+50%" },
    disturbance: 0.25,
  }];
};
