import type { Task } from "../../../core/model/items";
import type { Plan } from "../../../core/model/plan";
import { code } from "../../rules/wording";
import type { Maker } from "../situation";

const OPTIONAL_TAGS: ReadonlySet<string> = new Set(["optional", "nice-to-have", "could", "wont", "stretch"]);
const LOW_PRIORITY = 300;

/** Work that is marked as optional is dropped: by a tag, a low priority, or a backlog item that could or will not be had. */
export const dropOptional: Maker = ({ plan, aim }, { task, inherited, node, dates }) => {
  if (task.id === aim.about || dates.started || !isOptional(plan, task, inherited.priority)) return [];
  if (plan.tasks[node.index]?.item.status === "dropped") return [];
  return [{
    title: `Drop ${code(task.id)}, which is optional`,
    change: { kind: "set-key", plan: plan.id, id: task.id, key: "status", text: "dropped" },
    disturbance: 0.5,
  }];
};

function isOptional(plan: Plan, task: Task, priority: number): boolean {
  const moscow = plan.backlog.get(task.backlog?.id ?? "")?.moscow;
  return priority <= LOW_PRIORITY || moscow === "could" || moscow === "wont" || task.tags?.some(tag => OPTIONAL_TAGS.has(tag.toLowerCase())) === true;
}
