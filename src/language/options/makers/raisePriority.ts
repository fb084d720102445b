import { code } from "../../rules/wording";
import type { Maker } from "../situation";

/** Work gets its people before the work that has them now. */
export const raisePriority: Maker = ({ plan, schedule, aim }, { task, inherited, driver, dates }) => {
  if (aim.kind === "money" || driver?.kind !== "resource" || dates.started) return [];
  const rival = schedule.tasks[plan.taskIndex.get(driver.of ?? "") ?? -1];
  if (rival === undefined || rival.started || inherited.priority >= 999) return [];
  const priority = String(Math.min(999, Math.max(inherited.priority, 500) + 200));
  return [{
    title: `Raise the priority of ${code(task.id)} to ${priority}, before ${code(rival.id)}`,
    change: { kind: "set-key", plan: plan.id, id: task.id, key: "priority", text: priority },
    disturbance: 0.1,
  }];
};
