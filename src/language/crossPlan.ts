import type { Instant } from "../core/model/instant";
import type { Plan } from "../core/model/plan";
import type { Schedule } from "../core/schedule/result";
import { eachReference } from "./rules/references";
import { sharedPlan } from "./rules/sharedPlan";
import type { Snapshot } from "./snapshotTypes";

/** Dates of a task or release, as another plan sees them. */
export interface ExternalDates {
  readonly start: Instant;
  readonly finish: Instant;
}

const referredBy = new WeakMap<Plan, ReadonlySet<string>>();

/** Notes what is known already of a plan, so that nobody looks for it. */
export function noteReferred(plan: Plan, ids: ReadonlySet<string>): void {
  referredBy.set(plan, ids);
}

/** Ids of the other plans that a plan refers to, in the order of its text. */
export function plansReferredBy(plan: Plan): ReadonlySet<string> {
  const known = referredBy.get(plan);
  if (known !== undefined) return known;
  const ids = new Set<string>();
  eachReference(plan, (_item, ref) => {
    if (ref.plan !== undefined && ref.plan !== plan.id) ids.add(ref.plan);
  });
  referredBy.set(plan, ids);
  return ids;
}

/** The plans of a snapshot that each plan has to do with: those it refers to or shares people with, and those that do so with it. */
export interface Neighbours {
  readonly refersTo: readonly Plan[];
  readonly referrers: readonly Plan[];
}

/** Works out the neighbours of every plan. Plans that refer to each other in a circle all have to do with each other. */
export function neighboursOf(snapshot: Snapshot, circular: readonly Plan[]): ReadonlyMap<Plan, Neighbours> {
  const refersTo = new Map<Plan, Set<Plan>>(snapshot.plans.map(plan => [plan, new Set()]));
  const referrers = new Map<Plan, Set<Plan>>(snapshot.plans.map(plan => [plan, new Set()]));
  for (const plan of snapshot.plans) {
    const others = [...plansReferredBy(plan)].map(id => snapshot.planById(id));
    for (const other of [...others, sharedPlan(snapshot, plan)]) {
      if (other === undefined || other === plan) continue;
      refersTo.get(plan)?.add(other);
      referrers.get(other)?.add(plan);
    }
  }
  for (const plan of circular) for (const other of circular) if (other !== plan) refersTo.get(plan)?.add(other);
  return new Map(snapshot.plans.map(plan => [plan, { refersTo: [...(refersTo.get(plan) ?? [])], referrers: [...(referrers.get(plan) ?? [])] }]));
}

const knownDates = new WeakMap<Schedule, Map<string, ExternalDates | undefined>>();

/** Dates of a task, or of all that carries a release, in a schedule; undefined when there is no such thing. */
export function datesIn(schedule: Schedule, id: string): ExternalDates | undefined {
  let known = knownDates.get(schedule);
  if (known === undefined) knownDates.set(schedule, known = new Map());
  if (!known.has(id)) known.set(id, computeDates(schedule, id));
  return known.get(id);
}

function computeDates(schedule: Schedule, id: string): ExternalDates | undefined {
  const index = schedule.plan.taskIndex.get(id);
  const task = index === undefined ? undefined : schedule.tasks[index];
  if (task !== undefined) return { start: task.start, finish: task.finish };
  if (!schedule.plan.releases.has(id)) return undefined;
  let start = Infinity;
  let finish = -Infinity;
  for (const dates of schedule.tasks) {
    if (dates.release !== id || dates.kind === "summary" || dates.dropped) continue;
    start = Math.min(start, dates.start);
    finish = Math.max(finish, dates.finish);
  }
  return finish === -Infinity ? undefined : { start, finish };
}
