import type { Baseline } from "../model/baseline";
import type { Instant } from "../model/instant";
import type { TaskNode } from "../model/plan";
import type { Dependency } from "../model/values";
import { foundOf } from "../schedule/found";
import type { Schedule, ScheduledTask } from "../schedule/result";
import { rowsOf } from "../tracking/money";
import type { HealthInput, OpenLink } from "./check";
import { limitsOf } from "./limits";

/** Collects what the checks look at; undefined where the schedule is not whole or came as data from elsewhere. */
export function healthInput(schedule: Schedule, baseline?: Baseline): HealthInput | undefined {
  const { plan } = schedule;
  const found = foundOf(schedule);
  if (found === undefined || schedule.tasks.length !== plan.tasks.length) return undefined;
  const live: ScheduledTask[] = [];
  const leaves: ScheduledTask[] = [];
  const odd: OpenLink[] = [];
  const merges: TaskNode[] = [];
  const { scale } = found.frame;
  const limits = limitsOf(plan, scale);
  let links = 0;
  for (const dates of schedule.tasks) {
    const node = plan.tasks[dates.index] as TaskNode;
    if (dates.dropped) continue;
    const { after, summary, repeat } = node.item;
    if (!summary && repeat === undefined) {
      live.push(dates);
      if (!dates.finished) leaves.push(dates);
    }
    if (dates.finished || after === undefined || after.length === 0) continue;
    links += after.length;
    if (after.length > limits.predecessors) merges.push(node);
    addOdd(odd, node.index, after);
  }
  return { plan, schedule, found, scale, limits, asOf: schedule.asOf, promisedAt: promisedBy(schedule, baseline), leaves, live, links, odd, merges };
}

/** What was added since the baseline is not promised. */
function promisedBy(schedule: Schedule, baseline: Baseline | undefined): HealthInput["promisedAt"] {
  if (baseline === undefined) return ({ due }) => due?.at;
  const rows = rowsOf(schedule, baseline);
  const promised = new Map<number, Instant>();
  for (const { id, finish, dropped } of baseline.tasks) {
    const row = rows.get(id);
    if (row !== undefined && finish !== undefined && dropped !== true) promised.set(row, finish);
  }
  return ({ index }) => promised.get(index);
}

function addOdd(odd: OpenLink[], task: number, after: readonly Dependency[]): void {
  for (let place = 0; place < after.length; place++) {
    const dependency = after[place] as Dependency;
    if (dependency.lag !== undefined || dependency.type !== "FS" || dependency.on.plan !== undefined) odd.push({ task, place, dependency });
  }
}
