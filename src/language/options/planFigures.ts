import { missedDeadlines, type MissedDeadline } from "../../core/schedule/deadlines";
import type { Instant, Minutes } from "../../core/model/instant";
import type { Plan } from "../../core/model/plan";
import type { Overload, Schedule } from "../../core/schedule/result";
import { datesIn } from "../crossPlan";

/** What a change is judged by: the figures of a plan, and what happens to the plans around it. */
export interface PlanFigures {
  /** Forecast finish of the plan. */
  readonly finish: Instant;
  /** Forecast dates of the task or release that was asked about; undefined when it is the plan, or gone. */
  readonly item?: { readonly start: Instant; readonly finish: Instant };
  /** Planned cost of the plan, in its currency. */
  readonly cost: number;
  /** Clock minutes beyond capacity, times the share that is too much, by person or machine, over all plans. */
  readonly overloads: ReadonlyMap<string, Minutes>;
  /** Promised dates that are missed, of all plans, those of the plan itself first. */
  readonly missed: readonly (MissedDeadline & { readonly plan: string })[];
}

/** The figures of one plan among its schedules; `about` is the id of a task or release, empty for the plan. */
export function planFigures(plan: Plan, about: string, schedules: ReadonlyMap<Plan, Schedule>): PlanFigures | undefined {
  const own = schedules.get(plan);
  if (own === undefined) return undefined;
  const all = [own, ...[...schedules.values()].filter(schedule => schedule !== own)];
  const item = about === "" ? undefined : datesIn(own, about);
  return {
    finish: own.finish,
    ...(item === undefined ? {} : { item }),
    cost: costOf(own),
    overloads: overloadsOf(all.flatMap(schedule => schedule.overloads)),
    missed: all.flatMap(schedule => missedDeadlines(schedule).map(missed => ({ ...missed, plan: schedule.plan.id }))),
  };
}

/** True when two missed dates are of the same promise. */
export function isSamePromise(one: PlanFigures["missed"][number], other: PlanFigures["missed"][number]): boolean {
  return one.plan === other.plan && one.kind === other.kind && one.id === other.id;
}

/** The cost of all that is planned: of the tasks at the top, which hold that of the tasks below. */
function costOf({ plan, tasks }: Schedule): number {
  return plan.tasks.reduce((sum, { index, parent }) => (parent < 0 ? sum + (tasks[index]?.cost ?? 0) : sum), 0);
}

function overloadsOf(overloads: readonly Overload[]): ReadonlyMap<string, Minutes> {
  const result = new Map<string, Minutes>();
  for (const { resource, from, to, booked, capacity } of overloads) {
    result.set(resource, (result.get(resource) ?? 0) + (to - from) * (booked - capacity));
  }
  return result;
}
