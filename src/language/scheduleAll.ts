import { dayOf, startOfDay } from "../core/calendar/civil";
import type { Cancellation } from "../core/model/cancellation";
import type { Plan } from "../core/model/plan";
import type { Schedule, ScheduleContext } from "../core/schedule/result";
import { schedulePlan } from "../core/schedule/schedule";
import { datesIn, plansReferredBy, type ExternalDates } from "./crossPlan";
import type { Snapshot } from "./snapshotTypes";

/** Rounds in which plans that refer to each other in a circle may settle; what still moves then waits for itself. */
const MOST_ROUNDS = 12;

interface Done {
  readonly context: string;
  readonly from: readonly (Schedule | undefined)[];
  readonly schedule: Schedule;
}

/** Schedules all plans of a snapshot, each after those that it refers to, and remembers what did not change. */
export interface AllScheduler {
  /** The schedule of every plan; fewer when cancelled. */
  scheduleAll(snapshot: Snapshot, context: ScheduleContext, cancellation: Cancellation): ReadonlyMap<Plan, Schedule>;
}

/** Makes a scheduler with its own memory. */
export function createAllScheduler(): AllScheduler {
  const memory = new WeakMap<Plan, Done>();

  function one(plan: Plan, context: ScheduleContext, byId: (id: string) => Schedule | undefined, cancellation: Cancellation): Schedule {
    const from = [...plansReferredBy(plan)].map(byId);
    const key = contextKey(plan, context);
    const known = memory.get(plan);
    if (known?.context === key && sameSchedules(known.from, from)) return known.schedule;
    const external = (other: string, id: string): ExternalDates | undefined => {
      const schedule = byId(other);
      return (schedule === undefined ? undefined : datesIn(schedule, id)) ?? context.external?.(other, id);
    };
    const now = startOfDay(dayOf(context.now));
    const own: ScheduleContext = context.asOf === undefined ? { now, external } : { now, asOf: context.asOf, external };
    const schedule = schedulePlan(plan, own, cancellation);
    if (!cancellation.cancelled) memory.set(plan, { context: key, from, schedule });
    return schedule;
  }

  return {
    scheduleAll(snapshot, context, cancellation) {
      const schedules = new Map<Plan, Schedule>();
      const byId = (id: string): Schedule | undefined => {
        const plan = snapshot.planById(id);
        return plan === undefined ? undefined : schedules.get(plan);
      };
      const { order, circular } = orderOf(snapshot);
      for (const plan of order) {
        if (cancellation.cancelled) return schedules;
        schedules.set(plan, one(plan, context, byId, cancellation));
      }
      for (let round = 0; round < MOST_ROUNDS && !cancellation.cancelled; round += 1) {
        let moved = false;
        for (const plan of circular) {
          const before = schedules.get(plan);
          const after = one(plan, context, byId, cancellation);
          moved ||= before === undefined || !sameDates(before, after);
          // Equal dates keep their object, so that what depends on them settles.
          if (before === undefined || !sameDates(before, after)) schedules.set(plan, after);
        }
        if (!moved) break;
      }
      return schedules;
    },
  };
}

/** What of a context a plan's dates depend on: not the clock, where the plan and the caller name the status date. */
function contextKey(plan: Plan, context: ScheduleContext): string {
  const named = plan.settings.asOf !== undefined && plan.settings.asOf !== "none" && context.asOf === undefined;
  return `${named ? "" : String(dayOf(context.now))}|${typeof context.asOf === "object" ? `${context.asOf.day}:${context.asOf.minute ?? ""}` : String(context.asOf ?? "")}`;
}

function sameSchedules(a: readonly (Schedule | undefined)[], b: readonly (Schedule | undefined)[]): boolean {
  return a.length === b.length && a.every((schedule, position) => schedule === b[position]);
}

function sameDates(a: Schedule, b: Schedule): boolean {
  return a === b || (a.tasks.length === b.tasks.length
    && a.tasks.every((task, index) => task.start === b.tasks[index]?.start && task.finish === b.tasks[index]?.finish));
}

/** Plans with those that they refer to first; and what is in a circle, or behind one, in the order of the snapshot. */
function orderOf(snapshot: Snapshot): { readonly order: readonly Plan[]; readonly circular: readonly Plan[] } {
  const open = new Map<Plan, number>();
  const waiting = new Map<Plan, Plan[]>();
  for (const plan of snapshot.plans) {
    let count = 0;
    for (const id of plansReferredBy(plan)) {
      const other = snapshot.planById(id);
      if (other === undefined || other === plan) continue;
      count += 1;
      const list = waiting.get(other);
      if (list === undefined) waiting.set(other, [plan]);
      else list.push(plan);
    }
    open.set(plan, count);
  }
  const order = snapshot.plans.filter(plan => open.get(plan) === 0);
  // Grows while it is walked.
  for (const plan of order) {
    for (const next of waiting.get(plan) ?? []) {
      const left = (open.get(next) ?? 0) - 1;
      open.set(next, left);
      if (left === 0) order.push(next);
    }
  }
  return { order, circular: snapshot.plans.filter(plan => (open.get(plan) ?? 0) > 0) };
}
