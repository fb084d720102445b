import type { Plan, TaskNode } from "../../core/model/plan";
import type { Schedule } from "../../core/schedule/result";

/** How much farther away finished and dropped work counts: it is there, but rarely meant. */
const FINISHED = 400;
const DROPPED = 4000;
/** What stands behind is less likely to be waited for than what stands before. */
const BEHIND = 2.5;
/** Tasks of the same summary count as so much nearer, summaries as so much farther away. */
const TOGETHER = 1.5;
const SUMMARY = 3;

/** Tasks by how likely each is to be named by another: near in the outline, in the same summary, before it, still open. */
export function rankTasks(plan: Plan, schedule: Schedule | undefined, own: string | undefined): readonly TaskNode[] {
  const index = own === undefined ? undefined : plan.taskIndex.get(own);
  const at = index ?? plan.tasks.length;
  const parent = index === undefined ? undefined : plan.tasks[index]?.parent;
  const scores = new Float64Array(plan.tasks.length);
  for (const node of plan.tasks) {
    const dates = schedule?.tasks[node.index];
    const away = node.index > at ? (node.index - at) * BEHIND : at - node.index;
    const state = dates?.id !== node.item.id ? 0 : dates.dropped ? DROPPED : dates.finished ? FINISHED : 0;
    scores[node.index] = away + state + (node.item.summary ? SUMMARY : 0) - (parent !== undefined && node.parent === parent ? TOGETHER : 0);
  }
  return plan.tasks
    .filter(({ item, index: place }) => item.id !== own && plan.taskIndex.get(item.id) === place)
    .sort((a, b) => (scores[a.index] ?? 0) - (scores[b.index] ?? 0) || a.index - b.index);
}

/** How often people, teams and equipment work near a task: once for each task, much more for those of its own summary. */
export function workersNear(plan: Plan, own: string | undefined): ReadonlyMap<string, number> {
  const index = own === undefined ? undefined : plan.taskIndex.get(own);
  const parent = index === undefined ? undefined : plan.tasks[index]?.parent;
  const counts = new Map<string, number>();
  for (const node of plan.tasks) {
    const weight = parent !== undefined && node.parent === parent ? 50 : 1;
    for (const { of } of node.item.who ?? []) for (const { id } of of) counts.set(id, (counts.get(id) ?? 0) + weight);
  }
  return counts;
}
