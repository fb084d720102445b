import type { TaskNode } from "../../core/model/plan";
import type { ScheduledTask } from "../../core/schedule/result";
import { titleOf } from "../../core/view/titles";
import { isLate } from "./taskState";

/** What the Plan tree shows. */
export type PlanFilter =
  | { readonly kind: "all" | "late" | "critical" | "unfinished" }
  | { readonly kind: "text"; readonly text: string };

/** Nothing left out. */
export const SHOW_ALL: PlanFilter = { kind: "all" };

/** A filter read from the workspace's storage; what is not one shows all. */
export function filterFrom(stored: unknown): PlanFilter {
  if (typeof stored !== "object" || stored === null || !("kind" in stored)) return SHOW_ALL;
  const { kind } = stored;
  if (kind === "late" || kind === "critical" || kind === "unfinished") return { kind };
  if (kind === "text" && "text" in stored && typeof stored.text === "string" && stored.text !== "") return { kind, text: stored.text };
  return SHOW_ALL;
}

/** True when a task itself passes; whoever holds one that passes is shown with it. */
export function passes(filter: PlanFilter, node: TaskNode, task: ScheduledTask): boolean {
  const open = !task.finished && !task.dropped;
  switch (filter.kind) {
    case "all":
      return true;
    case "late":
      return isLate(task);
    case "critical":
      return task.critical && open && task.kind !== "summary";
    case "unfinished":
      return open && task.kind !== "summary";
    case "text":
      return matches(filter.text, node, task);
  }
}

function matches(text: string, node: TaskNode, task: ScheduledTask): boolean {
  const wanted = text.toLowerCase();
  const people = task.assignments.map(({ resource }) => resource);
  return [node.item.id, titleOf(node), ...people, ...(node.item.tags ?? [])].some((part) => part.toLowerCase().includes(wanted));
}
