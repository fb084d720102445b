import type { Baseline } from "../model/baseline";
import type { Instant } from "../model/instant";
import type { TaskNode } from "../model/plan";
import type { Dependency } from "../model/values";
import { foundOf } from "../schedule/found";
import type { Schedule, ScheduledTask } from "../schedule/result";
import { rowsOf } from "../tracking/money";
import type { HealthInput, OpenLink } from "./check";
import { limitsOf } from "./limits";
import { MARK, taskMarks, type TaskMarks } from "./taskMarks";

/** Collects what the checks look at; undefined where the schedule is not whole or came as data from elsewhere. */
export function healthInput(schedule: Schedule, baseline?: Baseline): HealthInput | undefined {
  const { plan } = schedule;
  const found = foundOf(schedule);
  if (found === undefined || schedule.tasks.length !== plan.tasks.length) return undefined;
  const { scale } = found.frame;
  const limits = limitsOf(plan, scale);
  const marks = taskMarks(schedule);
  const odd: OpenLink[] = [];
  const merges: TaskNode[] = [];
  let links = 0;
  let live = 0;
  let open = 0;
  for (let index = 0; index < plan.tasks.length; index++) {
    const bits = marks.marks[index] as number;
    if ((bits & MARK.live) !== 0) live += 1;
    if ((bits & MARK.open) !== 0) open += 1;
    const count = marks.links[index] as number;
    links += count;
    if (count > limits.predecessors) merges.push(plan.tasks[index] as TaskNode);
    if (count > 0 && (bits & MARK.odd) !== 0) addOdd(odd, index, plan.tasks[index]?.item.after ?? []);
  }
  return {
    plan, schedule, marks, found, scale, limits, asOf: schedule.asOf, promisedAt: promisedBy(schedule, baseline), links, odd, merges,
    open, done: live - open, get leaves() { return marked(schedule, marks, MARK.open); }, get live() { return marked(schedule, marks, MARK.live); },
  };
}

function marked({ tasks }: Schedule, { marks }: TaskMarks, bit: number): readonly ScheduledTask[] {
  return tasks.filter((_, index) => ((marks[index] as number) & bit) !== 0);
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
