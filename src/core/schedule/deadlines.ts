import type { Instant } from "../model/instant";
import type { Schedule } from "./result";

/** A promised date that the forecast misses. */
export interface MissedDeadline {
  /** What was promised: a task by its own `due`, a release by its `date`, the plan by its `finish`. */
  readonly kind: "task" | "release" | "plan";
  /** Id of the task or release; of the plan the plan's id. */
  readonly id: string;
  readonly due: Instant;
  /** When it is ready by the forecast: of a release the last finish of what carries it. */
  readonly finish: Instant;
}

/** Every promised date that the forecast misses: tasks in document order, then releases, then the plan. Linear in the tasks. */
export function missedDeadlines({ plan, tasks, target, finish }: Schedule): readonly MissedDeadline[] {
  const missed: MissedDeadline[] = [];
  const releases = new Map<string, MissedDeadline>();
  let open = false;
  for (const task of tasks) {
    if (task.finished || task.dropped) continue;
    if (task.kind !== "summary" && target !== undefined && task.finish > target) open = true;
    if (task.due === undefined || task.finish <= task.due.at) continue;
    if (task.due.from === "due") {
      missed.push({ kind: "task", id: task.id, due: task.due.at, finish: task.finish });
    } else if (task.kind !== "summary" && task.release !== undefined && plan.releases.get(task.release)?.released === undefined) {
      const last = Math.max(releases.get(task.release)?.finish ?? -Infinity, task.finish);
      releases.set(task.release, { kind: "release", id: task.release, due: task.due.at, finish: last });
    }
  }
  missed.push(...releases.values());
  if (open && target !== undefined) missed.push({ kind: "plan", id: plan.id, due: target, finish });
  return missed;
}
