import { NEVER_CANCELLED, type Cancellation } from "../model/cancellation";
import type { Plan } from "../model/plan";
import { assembleTasks } from "./assemble";
import { assembleLinks } from "./assembleLinks";
import { backwardPass, type Anchor } from "./backward";
import { buildNetwork } from "./buildNetwork";
import { conflictsOf, summaryConflicts } from "./conflicts";
import type { Compiled, CompiledBefore } from "./compiled";
import { driversOf, driversWhenAsked, staleDrivers, type DriversBefore, type StaleBefore } from "./drivers";
import { forecastOf, type Forecast } from "./forecast";
import { forwardPass, type EarlyDates, type Moved } from "./forward";
import { withFound, type Found } from "./found";
import { frameOf, type PlanFrame } from "./frame";
import { MARKS } from "./leafColumns";
import { inherit, type InheritedBefore } from "./inheritance";
import { matchTasks } from "./matched";
import type { Network } from "./network";
import { overloadsOf } from "./overloads";
import type { Schedule, ScheduleContext, ScheduledLink, ScheduledTask } from "./result";
import { freeSlacks } from "./slack";
import { foundAgain } from "./wordEdits";

/** What a schedule was made from; the next one of the same plan takes from it what did not change. */
export interface ScheduleMemory {
  last?: Remembered;
}

interface Remembered {
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
    const { tasks, links } = before;
    const schedule = withFound({ ...before.schedule, plan }, again.found);
    memory.last = { ...again, tasks, links, schedule };
    return schedule;
  }
  const compiled = buildNetwork(frame, inherited, before);
  const { network, faults } = compiled;
  if (cancellation.cancelled) return withoutTasks(frame, plan);
  const moved: Moved = {};
  const known = before && compiled.carried && { ...before.found, carried: compiled.carried, moved };
  const early = forwardPass(frame, network, known);
  const end = workEnd(network, early, frame.start);
  const late = backwardPass(network, early, anchorOf(frame, end), known);
  if (cancellation.cancelled) return withoutTasks(frame, plan);
  const forecast = forecastOf({ frame, network, early, late, end, driversOfAll: () => driversOf(frame, network, early, known && driversBefore(known, network, early)) }, cancellation, known);
  const free = freeSlacks(network, early, end, known);
  if (cancellation.cancelled) return withoutTasks(frame, plan);
  const found: Found = { frame, inherited, network, early, late, forecast, free, ...(forecast.holding === undefined ? {} : { drivers: driversWhenAsked(frame, network, early) }) };
  const tasks = assembleTasks(found, before, known && { ...moved, leaves: known.carried.leaves });
  const links = assembleLinks(found, tasks, before && { ...before, carried: compiled.carried });
  const overloads = overloadsOf(frame, forecast, before && frame.context.booked === undefined && before.found.frame.context.booked === undefined ? { forecast: before.found.forecast, overloads: before.schedule.overloads } : undefined);
  const schedule = withFound({
    plan,
    ...datesOf(frame),
    ...spanOf(frame, network, forecast),
    tasks,
    links,
    overloads,
    ...(forecast.levelling === undefined ? {} : { levelling: forecast.levelling }),
    ...(forecast.order === undefined ? {} : { levelledOrder: forecast.order }),
    faults: [...faults, ...summaryConflicts(frame, inherited, network, tasks), ...conflictsOf(forecast.network, forecast.asap, forecast.drivers.of)],
  }, found);
  memory.last = { compiled, found, tasks, links, schedule };
  return schedule;
}

/** What is remembered of the same ground, with the places at which tasks stood; nothing where other things than tasks have changed. */
function beforeOf(frame: PlanFrame, { last }: ScheduleMemory): (Remembered & CompiledBefore & InheritedBefore) | undefined {
  if (last === undefined || last.compiled.frame.ground !== frame.ground) return undefined;
  const { plan } = last.compiled.frame;
  return { ...last, plan, inherited: last.compiled.inherited, match: matchTasks(plan.tasks, frame.plan.tasks) };
}

/** The drivers of a forecast before that people had no say in, as far as they are known. */
function driversBefore(known: Omit<StaleBefore, "drivers"> & Pick<Found, "forecast">, network: Network, early: EarlyDates): DriversBefore | undefined {
  const { carried, forecast: { drivers, holding } } = known;
  return holding === undefined ? { drivers, stale: staleDrivers({ ...known, drivers }, network, early), linkMoves: carried.linkMoves } : undefined;
}

/** From the first start to the last finish of all that is not dropped. */
function spanOf(frame: PlanFrame, network: Network, dates: Pick<Forecast, "start" | "finish">): Pick<Schedule, "start" | "finish"> {
  let start = Infinity;
  const { marks } = network;
  for (let node = 0; node < marks.length; node++) if ((dates.start[node] as number) < start && ((marks[node] as number) & MARKS.live) !== 0) start = dates.start[node] as number;
  return Number.isFinite(start) ? { start, finish: lastFinish(network, dates, MARKS.live) ?? start } : { start: frame.start, finish: frame.start };
}

/** The last finish of all that is not dropped, repeating work aside where there is other. */
function workEnd(network: Network, early: EarlyDates, start: number): number {
  return lastFinish(network, early, MARKS.live | MARKS.repeats) ?? lastFinish(network, early, MARKS.live) ?? start;
}

/** The last finish of those that of some marks have the one of live work alone. */
function lastFinish({ marks }: Network, { finish }: Pick<EarlyDates, "finish">, of: number): number | undefined {
  let last = -Infinity;
  for (let node = 0; node < marks.length; node++) if ((finish[node] as number) > last && ((marks[node] as number) & of) === MARKS.live) last = finish[node] as number;
  return Number.isFinite(last) ? last : undefined;
}

function anchorOf(frame: PlanFrame, end: number): Anchor {
  const { slackTo } = frame.plan.settings;
  if (slackTo === "ends") return "ends";
  return slackTo === "target" ? (frame.target ?? end) : end;
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
