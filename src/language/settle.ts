import type { Cancellation } from "../core/model/cancellation";
import type { Instant } from "../core/model/instant";
import type { Plan } from "../core/model/plan";
import type { LevelledOrder, Schedule } from "../core/schedule/result";
import type { ExternalDates } from "./crossPlan";
import { linksAbroad } from "./rules/crossPlanCycles";
import type { Sharing } from "./sharedBookings";

/** How often people of plans in a circle get a new order, for the dates that the last one led to. */
const MOST_ORDERS = 3;

/** Rounds besides one for each link between the plans: without people dates never need as many. */
const MORE_ROUNDS = 12;

/** How a plan in a circle is scheduled: without people, with their work in an order that was found, or as it was asked for. */
export type How = "bare" | "asked" | ReadonlyMap<Plan, LevelledOrder | undefined>;

/** Schedules a plan with the dates that others have now, or with the latest that these have had. */
type Make = (plan: Plan, how: How, before: readonly Schedule[], latest?: Latest) => Schedule;

/** By plan and id, the latest dates in all rounds since some one. */
export type Latest = Map<string, ExternalDates>;

/**
 * Schedules plans that wait for each other until nothing moves any more: first without people, then with their work in
 * one order, which is sought anew until the dates that it leads to ask for no other. In each round plans book people one
 * after the other. Orders that lead nowhere leave the dates of those before.
 */
export function settle(circular: readonly Plan[], schedules: Map<Plan, Schedule>, sharing: Sharing, make: Make, cancellation: Cancellation): void {
  const most = circular.flatMap(linksAbroad).length + MORE_ROUNDS;
  const now = (): [Plan, Schedule][] => circular.flatMap(plan => { const schedule = schedules.get(plan); return schedule === undefined ? [] : [[plan, schedule]]; });
  const set = (all: readonly [Plan, Schedule][]): void => { for (const [plan, schedule] of all) schedules.set(plan, schedule); };
  const rounds = (how: How): boolean => {
    const latest: Latest = new Map();
    for (let round = 0; round < 2 * most && !cancellation.cancelled; round++) {
      let moved = false;
      const { besides, made } = sharing.fork();
      for (const plan of circular) {
        const before = schedules.get(plan);
        const after = make(plan, how, besides(plan), round < most ? undefined : latest);
        const same = before !== undefined && sameDates(before, after);
        schedules.set(plan, after);
        // Equal dates keep their object, so that what is booked beside them settles.
        made(plan, same ? before : after);
        if (!same) moved = true;
      }
      if (!moved) return true;
    }
    return false;
  };
  rounds("bare");
  const bare = now();
  for (let turn = 0; turn < MOST_ORDERS && !cancellation.cancelled; turn++) {
    const { besides, made } = sharing.fork();
    const tried = circular.map((plan): [Plan, Schedule] => [plan, made(plan, make(plan, "asked", besides(plan)))]);
    const settled = now();
    if (tried.every(([plan, schedule]) => sameDates(schedule, schedules.get(plan) ?? schedule))) {
      set(tried);
      return;
    }
    set(bare);
    if (rounds(new Map(tried.map(([plan, { levelledOrder }]) => [plan, levelledOrder]))) || turn === 0) continue;
    set(settled);
    return;
  }
}

/** The later of the dates now and those of all times that were asked for. */
export function latestOf(latest: Latest, name: string, { start, finish }: ExternalDates): ExternalDates {
  const was = latest.get(name);
  const later = (now: Instant, then: Instant | undefined): Instant => Math.max(now, then ?? now);
  const dates = { start: later(start, was?.start), finish: later(finish, was?.finish) };
  latest.set(name, dates);
  return dates;
}

/** True when the work falls on the same times and the same people. */
function sameDates(a: Schedule, b: Schedule): boolean {
  return a === b || (a.tasks.length === b.tasks.length && a.tasks.every((task, index) => {
    const other = b.tasks[index];
    return other !== undefined && task.start === other.start && task.finish === other.finish
      && sameParts(task.segments ?? [], other.segments ?? [], ([from, to], [otherFrom, otherTo]) => from === otherFrom && to === otherTo)
      && sameParts(task.assignments, other.assignments, (one, another) => one.resource === another.resource && one.units === another.units);
  }));
}

function sameParts<T>(a: readonly T[], b: readonly T[], same: (one: T, other: T) => boolean): boolean {
  return a.length === b.length && a.every((one, index) => same(one, b[index] as T));
}
