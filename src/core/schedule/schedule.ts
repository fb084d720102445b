import { NEVER_CANCELLED, type Cancellation } from "../model/cancellation";
import type { Plan } from "../model/plan";
import { forecastDates } from "./alap";
import { assembleLinks, assembleTasks, type Found } from "./assemble";
import { backwardPass, type Anchor } from "./backward";
import { buildNetwork } from "./buildNetwork";
import { conflictsOf, summaryConflicts } from "./conflicts";
import { driversOf } from "./drivers";
import { forwardPass, type EarlyDates } from "./forward";
import { frameOf, type PlanFrame } from "./frame";
import { inherit } from "./inheritance";
import type { Network } from "./network";
import { overloadsOf, type LeafSpan } from "./overloads";
import type { Schedule, ScheduleContext } from "./result";
import { withStaff } from "./sharedStaff";
import { freeSlacks } from "./slack";
import { velocitiesOf } from "./velocity";

/**
 * The dates of a plan: a function of the plan and the context alone. Never throws; what is wrong with the plan is in
 * `faults`. When it is cancelled the tasks that it had not come to are missing from the result.
 */
export function schedulePlan(plan: Plan, context: ScheduleContext, cancellation: Cancellation = NEVER_CANCELLED): Schedule {
  const frame = frameOf(context.staff === undefined ? plan : withStaff(plan, context.staff), context);
  const inherited = inherit(frame.plan);
  if (cancellation.cancelled) return withoutTasks(frame, plan);
  const { network, faults } = buildNetwork(frame, inherited, velocitiesOf(frame));
  if (cancellation.cancelled) return withoutTasks(frame, plan);
  const early = forwardPass(frame, network);
  const end = lastFinish(network, early, frame.start);
  const late = backwardPass(network, early, anchorOf(frame, end));
  if (cancellation.cancelled) return withoutTasks(frame, plan);
  const forecast = forecastDates(network, early, alapEnd(frame, end));
  const freeSlack = freeSlacks(network, early, end);
  const drivers = driversOf(frame, network, early);
  if (cancellation.cancelled) return withoutTasks(frame, plan);
  const found: Found = { frame, inherited, network, early, late, forecast, freeSlack, drivers };
  const tasks = assembleTasks(found);
  const counted = tasks.filter(({ dropped, kind }) => !dropped && kind !== "summary");
  return {
    plan,
    ...datesOf(frame),
    start: counted.reduce((at, task) => Math.min(at, task.start), counted.length === 0 ? frame.start : Infinity),
    finish: counted.reduce((at, task) => Math.max(at, task.finish), counted.length === 0 ? frame.start : -Infinity),
    tasks,
    links: assembleLinks(found, tasks),
    overloads: overloadsOf(frame, leafSpans(found)),
    faults: [...faults, ...summaryConflicts(frame, inherited, tasks), ...conflictsOf(network, early, drivers.of)],
  };
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

/** A plan that is planned back from its finish ends there when it can. */
function alapEnd(frame: PlanFrame, end: number): number {
  const { schedule } = frame.plan.settings;
  return schedule === "alap" ? Math.max(end, frame.target ?? end) : end;
}

function leafSpans({ network, forecast }: Found): readonly LeafSpan[] {
  return network.leaves.flatMap((leaf, node) =>
    leaf === undefined ? [] : [{ leaf, start: forecast.start[node] as number, finish: forecast.finish[node] as number }],
  );
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
