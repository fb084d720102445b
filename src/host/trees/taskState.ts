import type { ScheduledTask, Schedule } from "../../core/schedule/result";

/** The one thing to say about a task at a glance; the first that holds. */
export type TaskState = "done" | "dropped" | "late" | "blocked" | "review" | "running" | "critical" | "open";

/** True when it is unfinished and forecast beyond what was promised for it. */
export function isLate(task: ScheduledTask): boolean {
  return task.due !== undefined && !task.finished && !task.dropped && task.finish > task.due.at;
}

/** What a tree shows of a task. */
export function stateOf(task: ScheduledTask): TaskState {
  if (task.dropped) return "dropped";
  if (task.finished) return "done";
  if (isLate(task)) return "late";
  if (task.status === "blocked") return "blocked";
  if (task.status === "review") return "review";
  if (task.started) return "running";
  return task.critical ? "critical" : "open";
}

/** How many promises will be missed: leaves, and summaries with a deadline of their own. */
export function countLate(schedule: Schedule): number {
  return schedule.tasks.filter((task) => isLate(task) && (task.kind !== "summary" || task.due?.from === "due")).length;
}
