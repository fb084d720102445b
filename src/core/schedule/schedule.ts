import { NEVER_CANCELLED, type Cancellation } from "../model/cancellation";
import type { Plan } from "../model/plan";
import { assembleLinks, assembleTasks } from "./assemble";
import { backwardPass, type Anchor } from "./backward";
import { buildNetwork } from "./buildNetwork";
import { conflictsOf, summaryConflicts } from "./conflicts";
import type { Compiled, CompiledBefore } from "./compiled";
import { driversOf, staleDrivers, type DriversBefore } from "./drivers";
import { forecastOf, type Forecast } from "./forecast";
import { forwardPass, type EarlyDates } from "./forward";
import { withFound, type Found } from "./found";
import { frameOf, type PlanFrame } from "./frame";
import { inherit, type InheritedBefore } from "./inheritance";
import { matchTasks } from "./matched";
import type { Network } from "./network";
import { overloadsOf, type LeafSpan, type OverloadsBefore } from "./overloads";
import type { Schedule, ScheduleContext, ScheduledLink, ScheduledTask } from "./result";
import { freeSlacks } from "./slack";
import { foundAgain } from "./wordEdits";

/** What a schedule was made from; the next one of the same plan takes from it what did not change. */
export interface ScheduleMemory {
  last?: Remembered;
}

interface Remembered extends OverloadsBefore {
  readonly compiled: Compiled;
  readonly found: Found;
  readonly tasks: readonly ScheduledTask[];
  readonly links: readonly ScheduledLink[];
  readonly schedule: Schedule;
}

/**
 * The dates of a plan: a function of the plan and the context alone, whatever the memory holds. Never throws; what is
 * wrong with the plan is in `faults`. When it is cancelled the tasks that it had not come to are missing from the result.
 */
export function schedulePlan(plan: Plan, context: ScheduleContext, cancellation: Cancellation = NEVER_CANCELLED, memory: ScheduleMemory = {}): Schedule {
  const frame = frameOf(plan, context, memory.last?.compiled.frame);
  const before = beforeOf(frame, memory);
  const inherited = inherit(frame.plan, before);
  if (cancellation.cancelled) return withoutTasks(frame, plan);
  const again = before === undefined ? undefined : foundAgain(frame, inherited, before);
  if (before !== undefined && again !== undefined) {
    const { tasks, links, spans, overloads } = before;
    const schedule = withFound({ ...before.schedule, plan }, again.found);
    memory.last = { ...again, tasks, links, spans, overloads, schedule };
    return schedule;
  }
  const compiled = buildNetwork(frame, inherited, before);
  const { network, faults } = compiled;
  if (cancellation.cancelled) return withoutTasks(frame, plan);
  const early = forwardPass(frame, network);
  const end = lastFinish(network, early, frame.start);
  const late = backwardPass(network, early, anchorOf(frame, end));
  if (cancellation.cancelled) return withoutTasks(frame, plan);
  const drivers = driversOf(frame, network, early, driversBefore(compiled, early, before));
  const forecast = forecastOf({ frame, network, early, late, end, drivers }, cancellation, before && compiled.carried && { ...compiled.carried, forecast: before.found.forecast });
  const freeSlack = freeSlacks(network, early, end);
  if (cancellation.cancelled) return withoutTasks(frame, plan);
  const found: Found = { frame, inherited, network, early, late, forecast, freeSlack, drivers };
  const tasks = assembleTasks(found, before);
  const links = assembleLinks(found, tasks, before);
  const spans = leafSpans(forecast);
  const overloads = overloadsOf(frame, spans, before);
  const schedule = withFound({
    plan,
    ...datesOf(frame),
    ...spanOf(frame, tasks),
    tasks,
    links,
    overloads,
    ...(forecast.levelling === undefined ? {} : { levelling: forecast.levelling }),
    ...(forecast.order === undefined ? {} : { levelledOrder: forecast.order }),
    faults: [...faults, ...summaryConflicts(frame, inherited, tasks), ...conflictsOf(forecast.network, forecast.asap, forecast.drivers.of)],
  }, found);
  memory.last = { compiled, found, tasks, links, spans, overloads, schedule };
  return schedule;
}

/** What is remembered of the same ground, with the places at which tasks stood; nothing where other things than tasks have changed. */
function beforeOf(frame: PlanFrame, { last }: ScheduleMemory): (Remembered & CompiledBefore & InheritedBefore) | undefined {
  if (last === undefined || last.compiled.frame.ground !== frame.ground) return undefined;
  const { plan } = last.compiled.frame;
  return { ...last, plan, inherited: last.compiled.inherited, match: matchTasks(plan.tasks, frame.plan.tasks) };
}

function driversBefore(compiled: Compiled, early: EarlyDates, before: Remembered | undefined): DriversBefore | undefined {
  if (before === undefined || compiled.carried === undefined) return undefined;
  return { drivers: before.found.drivers, stale: staleDrivers(before.found, compiled.network, early), linkMoves: compiled.carried.linkMoves };
}

/** From the first start to the last finish of all that is not dropped. */
function spanOf(frame: PlanFrame, tasks: readonly ScheduledTask[]): Pick<Schedule, "start" | "finish"> {
  let start = Infinity;
  let finish = -Infinity;
  for (const task of tasks) {
    if (task.dropped || task.kind === "summary") continue;
    if (task.start < start) start = task.start;
    if (task.finish > finish) finish = task.finish;
  }
  return finish === -Infinity ? { start: frame.start, finish: frame.start } : { start, finish };
}

/** The last early finish of all that is not dropped. */
function lastFinish(network: Network, early: EarlyDates, start: number): number {
  let last = -Infinity;
  network.leaves.forEach((leaf, node) => {
    if (leaf !== undefined && !leaf.inherited.dropped) last = Math.max(last, early.finish[node] as number);
  });
  return Number.isFinite(last) ? last : start;
}

function anchorOf(frame: PlanFrame, end: number): Anchor {
  const { slackTo } = frame.plan.settings;
  if (slackTo === "ends") return "ends";
  return slackTo === "target" ? (frame.target ?? end) : end;
}

/** Leaves with their dates, piece by piece, in the order of the plan, which a link more does not change. */
function leafSpans({ network, start, finish, pieces }: Forecast): readonly LeafSpan[] {
  const spans: LeafSpan[] = [];
  for (const node of network.firstNode) {
    const leaf = network.leaves[node];
    if (leaf === undefined) continue;
    const parts = pieces.get(node);
    if (parts === undefined) spans.push({ leaf, start: start[node] as number, finish: finish[node] as number });
    else for (const [from, to] of parts) spans.push({ leaf, start: from, finish: to });
  }
  return spans;
}

function datesOf(frame: PlanFrame): Pick<Schedule, "asOf" | "target"> {
  return {
    ...(frame.asOf === undefined ? {} : { asOf: frame.asOf }),
    ...(frame.target === undefined ? {} : { target: frame.target }),
  };
}

function withoutTasks(frame: PlanFrame, plan: Plan): Schedule {
  const { start } = frame;
  return { plan, ...datesOf(frame), start, finish: start, tasks: [], links: [], overloads: [], faults: [] };
}
