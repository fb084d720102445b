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
  const { odd: oddTasks, merges: mergeTasks, links, live, open } = countsOf(marks, limits.predecessors);
  const odd: OpenLink[] = [];
  for (const task of oddTasks) addOdd(odd, task, plan.tasks[task]?.item.after ?? []);
  const merges = mergeTasks.map(task => plan.tasks[task] as TaskNode);
  return {
    plan, schedule, marks, found, scale, limits, asOf: schedule.asOf, promisedAt: promisedBy(schedule, baseline), links, odd, merges,
    open, done: live - open, get leaves() { return marked(schedule, marks, MARK.open); }, get live() { return marked(schedule, marks, MARK.live); },
  };
}

/** What there is of all tasks together, and the places of tasks that stand out. */
interface Counts {
  readonly of: Int32Array;
  readonly predecessors: number;
  readonly odd: readonly number[];
  readonly merges: readonly number[];
  readonly links: number;
  readonly live: number;
  readonly open: number;
}

/** By the marks of tasks. */
const counted = new WeakMap<Uint16Array, Counts>();

/** Counts tasks and links; as long as the columns are the same they are counted once. */
function countsOf({ marks, links: of }: TaskMarks, predecessors: number): Counts {
  const known = counted.get(marks);
  if (known?.of === of && known.predecessors === predecessors) return known;
  const odd: number[] = [];
  const merges: number[] = [];
  let links = 0;
  let live = 0;
  let open = 0;
  for (let index = 0; index < marks.length; index++) {
    const bits = marks[index] as number;
    if ((bits & MARK.live) !== 0) live += 1;
    if ((bits & MARK.open) !== 0) open += 1;
    const count = of[index] as number;
    links += count;
    if (count > predecessors) merges.push(index);
    if (count > 0 && (bits & MARK.odd) !== 0) odd.push(index);
  }
  const counts: Counts = { of, predecessors, odd, merges, links, live, open };
  counted.set(marks, counts);
  return counts;
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
