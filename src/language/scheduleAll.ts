import { dayOf, startOfDay } from "../core/calendar/civil";
import type { Cancellation } from "../core/model/cancellation";
import type { Plan } from "../core/model/plan";
import type { Dependency } from "../core/model/values";
import type { LevelledOrder, Schedule, ScheduleContext } from "../core/schedule/result";
import { schedulePlan, type ScheduleMemory } from "../core/schedule/schedule";
import type { Staff } from "../core/schedule/sharedStaff";
import { datesIn, plansReferredBy } from "./crossPlan";
import { cutAcross, linksAbroad } from "./rules/crossPlanCycles";
import { latestOf, settle, type Latest } from "./settle";
import { bookingsOf, createSharing, type Sharing } from "./sharedBookings";
import { sharedPlan } from "./rules/sharedPlan";
import type { Snapshot } from "./snapshotTypes";

interface Done {
  readonly context: string;
  readonly from: readonly unknown[];
  readonly schedule: Schedule;
}

/** The circular plans of the last time: what their dates were made of, and the dates. */
interface Circle {
  readonly madeOf: readonly unknown[];
  readonly schedules: ReadonlyMap<Plan, Schedule>;
}

/** The schedules of a snapshot. */
export interface AllSchedules {
  /** The schedule of every plan that is wanted or has a say in the dates of one; fewer when cancelled. */
  readonly schedules: ReadonlyMap<Plan, Schedule>;
  /** Plans that refer to each other in a circle, or to such plans. */
  readonly circular: readonly Plan[];
}

/** Schedules the plans of a snapshot, each after those that it refers to, and remembers what did not change. */
export interface AllScheduler {
  /** All plans, or those that are wanted with whatever these take to be scheduled. */
  scheduleAll(snapshot: Snapshot, context: ScheduleContext, cancellation: Cancellation, wanted?: readonly Plan[]): AllSchedules;
}

/** What a scheduler remembers, for another one to begin with. */
interface Memory {
  known(plan: Plan): Done | undefined;
  /** By file, what the last schedule of its plan was made from. */
  lasts(): Map<string, ScheduleMemory>;
}

/** What is kept of the schedules of plans, by plan and by file. */
interface Kept {
  readonly memory: WeakMap<Plan, Done>;
  lasts: Map<string, ScheduleMemory>;
}

/** Who scheduled a snapshot last. */
const schedulers = new WeakMap<Snapshot, Memory>();

/** A scheduler for trials on a snapshot: it begins with what whoever scheduled the snapshot remembers, and leaves that as it is. */
export function createTrialScheduler(snapshot: Snapshot): AllScheduler {
  return createAllScheduler(schedulers.get(snapshot));
}

/** Makes a scheduler with its own memory, which may begin as that of another one. */
export function createAllScheduler(begin?: Memory): AllScheduler {
  const all: Kept = { memory: new WeakMap(), lasts: begin?.lasts() ?? new Map() };
  // Plans in a circle while their dates settle, without people and with an order for these.
  let [bare, ordered] = [keepNothing(), keepNothing()];
  let circle: Circle | undefined;
  const own: Memory = { known: plan => all.memory.get(plan) ?? begin?.known(plan), lasts: () => new Map([...all.lasts].map(([file, last]) => [file, { ...last }])) };

  function one(plan: Plan, context: ScheduleContext, staff: Staff | undefined, before: readonly Schedule[], kept: Kept, cancellation: Cancellation): Schedule {
    const given = context.levelled?.(plan);
    const from = [staff, given, ...before, ...linksAbroad(plan).flatMap(({ dependency }) => { const dates = context.external?.(dependency.on.plan ?? "", dependency.on.id, dependency); return [dates?.start, dates?.finish]; })];
    const key = contextKey(plan, context);
    const known = kept === all ? own.known(plan) : kept.memory.get(plan);
    if (known?.context === key && sameList(known.from, from)) return known.schedule;
    const last = kept.lasts.get(plan.file) ?? {};
    kept.lasts.set(plan.file, last);
    const schedule = schedulePlan(plan, ownContext(context, staff, given, before), cancellation, last);
    if (!cancellation.cancelled) kept.memory.set(plan, { context: key, from, schedule });
    return schedule;
  }

  return {
    scheduleAll(snapshot, context, cancellation, wanted) {
      const schedules = new Map<Plan, Schedule>();
      if (begin === undefined) schedulers.set(snapshot, own);
      const byId = (id: string): Schedule | undefined => {
        const plan = snapshot.planById(id);
        return plan === undefined ? undefined : schedules.get(plan);
      };
      const sharing = createSharing(snapshot);
      const { order, circular } = wanted === undefined ? orderOf(snapshot) : neededFor(wanted, orderOf(snapshot), snapshot, sharing);
      all.lasts = new Map(snapshot.plans.flatMap(({ file }) => { const last = all.lasts.get(file); return last === undefined ? [] : [[file, last]]; }));
      const make = (plan: Plan, asked: ScheduleContext, before: readonly Schedule[], kept = all): Schedule => one(plan, asked, sharedPlan(snapshot, plan), before, kept, cancellation);
      const usual = { ...context, external: externalOf(context, byId) };
      for (const plan of order) if (!cancellation.cancelled) schedules.set(plan, sharing.made(plan, make(plan, usual, sharing.besides(plan))));
      if (circular.length === 0) [bare, ordered] = [keepNothing(), keepNothing()];
      if (circular.length === 0 || cancellation.cancelled) return { schedules, circular };
      const madeOf = circular.flatMap(plan => [plan, contextKey(plan, context), context.levelled?.(plan), sharedPlan(snapshot, plan), ...sharing.besides(plan), ...[...plansReferredBy(plan)].map(byId)]);
      if (circle !== undefined && sameList(circle.madeOf, madeOf)) {
        for (const [plan, schedule] of circle.schedules) schedules.set(plan, schedule);
        return { schedules, circular };
      }
      const cut = cutAcross(snapshot, circular);
      settle(circular, schedules, sharing, (plan, how, before, latest) => {
        const asked = { ...context, external: externalOf(context, byId, cut, latest) };
        if (how === "bare") return make(plan, { ...asked, noLevel: true }, [], bare);
        return how === "asked" ? make(plan, asked, before) : make(plan, { ...asked, effort: "quick", levelled: one => how.get(one) }, before, ordered);
      }, cancellation);
      if (!cancellation.cancelled) circle = { madeOf, schedules: new Map(circular.flatMap(plan => pairOf(plan, schedules.get(plan)))) };
      return { schedules, circular };
    },
  };
}

function keepNothing(): Kept {
  return { memory: new WeakMap(), lasts: new Map() };
}

/** The dates of other plans, but for dependencies that are cut. */
function externalOf({ external }: ScheduleContext, byId: (id: string) => Schedule | undefined, cut?: ReadonlySet<Dependency>, latest?: Latest): NonNullable<ScheduleContext["external"]> {
  return (other, id, by) => {
    if (by !== undefined && cut?.has(by) === true) return undefined;
    const schedule = byId(other);
    const dates = (schedule === undefined ? undefined : datesIn(schedule, id)) ?? external?.(other, id, by);
    return latest === undefined || dates === undefined ? dates : latestOf(latest, `${other}/${id}`, dates);
  };
}

/** What one plan's schedule depends on besides itself: the day, the dates of other plans, shared people. */
function ownContext({ now, external, asOf, effort, noLevel }: ScheduleContext, staff: Staff | undefined, given: LevelledOrder | undefined, before: readonly Schedule[]): ScheduleContext {
  return {
    now: startOfDay(dayOf(now)), ...(external === undefined ? {} : { external }),
    ...(asOf === undefined ? {} : { asOf }), ...(effort === undefined ? {} : { effort }),
    ...(noLevel === undefined ? {} : { noLevel }), ...(given === undefined ? {} : { levelled: () => given }), ...(before.length === 0 ? {} : { booked: bookingsOf(before) }), ...(staff === undefined ? {} : { staff }),
  };
}

function pairOf(plan: Plan, schedule: Schedule | undefined): [Plan, Schedule][] {
  return schedule === undefined ? [] : [[plan, schedule]];
}

/** What of a context a plan's dates depend on: not the clock, where the plan and the caller name the status date. */
function contextKey(plan: Plan, context: ScheduleContext): string {
  const named = plan.settings.asOf !== undefined && plan.settings.asOf !== "none" && context.asOf === undefined;
  return `${named ? "" : String(dayOf(context.now))}|${typeof context.asOf === "object" ? `${context.asOf.day}:${context.asOf.minute ?? ""}` : String(context.asOf ?? "")}|${context.noLevel === true || plan.settings.level === false ? "no" : (context.effort ?? "quick")}`;
}

function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, position) => one === b[position]);
}

/** Plans in the order in which they are scheduled. */
interface Order {
  readonly order: readonly Plan[];
  /** What is in a circle, or behind one. */
  readonly circular: readonly Plan[];
}

/** Of an order what some plans take to be scheduled: those that they refer to, and those that book their people before them. */
function neededFor(wanted: readonly Plan[], { order, circular }: Order, snapshot: Snapshot, { lenderOf }: Sharing): Order {
  const needed = new Set(wanted);
  const around = circular.some(plan => needed.has(plan)) ? circular : [];
  for (const plan of around) needed.add(plan);
  const lenders = new Set<Plan>();
  for (const plan of [...order, ...around].reverse()) {
    if (!needed.has(plan) && !lenders.has(lenderOf(plan))) continue;
    needed.add(plan);
    lenders.add(lenderOf(plan));
    for (const id of plansReferredBy(plan)) {
      const other = snapshot.planById(id);
      if (other !== undefined) needed.add(other);
    }
  }
  return { order: order.filter(plan => needed.has(plan)), circular: around };
}

/** Plans with those that they refer to first, of these the more important ones first; then what is in a circle, or behind one, by importance. */
function orderOf(snapshot: Snapshot): Order {
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
  // Of plans that share people the more important one books them first; of equal ones the first in the snapshot.
  const ready = new Map<number, Plan[]>();
  const order: Plan[] = [];
  const allow = (plan: Plan): void => {
    const line = ready.get(importanceOf(plan));
    if (line === undefined) ready.set(importanceOf(plan), [plan]);
    else line.push(plan);
  };
  for (const plan of snapshot.plans) if (open.get(plan) === 0) allow(plan);
  for (let line = foremost(ready); line !== undefined; line = foremost(ready)) {
    const [first] = line.plans.splice(0, 1);
    if (first === undefined) ready.delete(line.importance);
    else {
      order.push(first);
      for (const next of waiting.get(first) ?? []) {
        const left = (open.get(next) ?? 0) - 1;
        open.set(next, left);
        if (left === 0) allow(next);
      }
    }
  }
  const circular = snapshot.plans.filter(plan => (open.get(plan) ?? 0) > 0);
  return { order, circular: circular.sort((a, b) => importanceOf(b) - importanceOf(a)) };
}

/** The line of the most important plans; it may be empty. */
function foremost(ready: ReadonlyMap<number, Plan[]>): { readonly importance: number; readonly plans: Plan[] } | undefined {
  let best: { readonly importance: number; readonly plans: Plan[] } | undefined;
  for (const [importance, plans] of ready) if (best === undefined || importance > best.importance) best = { importance, plans };
  return best;
}

function importanceOf({ settings }: Plan): number {
  return settings.priority ?? 500;
}
