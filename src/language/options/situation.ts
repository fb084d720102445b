import type { Instant } from "../../core/model/instant";
import type { Task } from "../../core/model/items";
import type { Plan, TaskNode } from "../../core/model/plan";
import type { PlanChange } from "../../core/model/planChange";
import type { Dependency } from "../../core/model/values";
import { inherit, type Inherited } from "../../core/schedule/inheritance";
import { lagText } from "../../core/schedule/lagText";
import type { Driver, Schedule, ScheduledTask } from "../../core/schedule/result";
import type { Snapshot } from "../snapshotTypes";
import type { Aim } from "./aim";
import { range } from "./range";

/** One step of what leads to a late finish, the late task first. */
export interface Step {
  readonly node: TaskNode;
  readonly task: Task;
  readonly dates: ScheduledTask;
  readonly inherited: Inherited;
  /** Why it stands where it does. */
  readonly driver: Driver | undefined;
  /** The written dependency behind the driver, on the task itself or a summary above it. */
  readonly link?: { readonly of: Task; readonly dependency: Dependency };
}

/** What is wrong, with everything that the makers of options look at. */
export interface Situation {
  readonly snapshot: Snapshot;
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly aim: Aim;
  /** Open work that decides the aim: for a date the driving chain, for money the dearest tasks, for load those that collide; nearest first. */
  readonly steps: readonly Step[];
  /** Who is booked when, by person. */
  readonly bookings: ReadonlyMap<string, readonly Booking[]>;
}

/** A time for which someone is booked. */
export interface Booking {
  readonly from: Instant;
  readonly to: Instant;
  readonly units: number;
}

/** Something that could be done about it, not tried yet. */
export interface Candidate {
  /** What is done, as the beginning of a title: `Add ben at 50 %`. */
  readonly title: string;
  readonly change: PlanChange;
  /** How much it disturbs by its kind, 0 (nobody notices) to 1: what is promised or wanted gets lost. */
  readonly disturbance: number;
}

/** Makes the candidates of one kind for one step, the likeliest first. Never throws; a few at most. */
export type Maker = (situation: Situation, step: Step) => readonly Candidate[];

const LONGEST_CHAIN = 12;
const MOST_TASKS = 12;

/** Looks at a plan that misses an aim; undefined when there is nothing open to do something about. */
export function situationOf(snapshot: Snapshot, schedule: Schedule, aim: Aim): Situation | undefined {
  const { plan } = schedule;
  const inherited = inherit(plan);
  const stepAt = (index: number): Step | undefined => {
    const node = plan.tasks[index];
    const dates = schedule.tasks[index];
    const own = inherited[index];
    if (node === undefined || dates === undefined || own === undefined) return undefined;
    const driver = dates.drivers[0];
    const link = driver?.kind === "dependency" ? linkBehind(schedule, node, driver) : undefined;
    return { node, task: node.item, dates, inherited: own, driver, ...(link === undefined ? {} : { link }) };
  };
  const indices = aim.kind === "load" || aim.kind === "blocked" ? aim.within.slice(0, MOST_TASKS) : aim.kind === "money" ? dearest(schedule, aim.within) : chainOf(schedule, lastOf(schedule, aim.within));
  const steps = indices.map(stepAt).filter(step => step !== undefined && !step.dates.finished && !step.dates.dropped) as Step[];
  return steps.length === 0 ? undefined : { snapshot, plan, schedule, aim, steps, bookings: bookingsOf(schedule) };
}

/** The open leaf among some that finishes last. */
function lastOf({ tasks }: Schedule, within: readonly number[]): number | undefined {
  let last: ScheduledTask | undefined;
  for (const index of within) {
    const task = tasks[index];
    if (task === undefined || task.kind === "summary" || task.finished || task.dropped) continue;
    if (last === undefined || task.finish > last.finish) last = task;
  }
  return last?.index;
}

/** The late leaf and what drives it, step by step. */
function chainOf(schedule: Schedule, from: number | undefined): readonly number[] {
  const chain: number[] = [];
  let at = from;
  while (at !== undefined && chain.length < LONGEST_CHAIN && !chain.includes(at)) {
    chain.push(at);
    const of = schedule.tasks[at]?.drivers[0]?.of;
    const next = of === undefined ? undefined : schedule.plan.taskIndex.get(of);
    const node = next === undefined ? undefined : schedule.plan.tasks[next];
    at = node === undefined ? undefined : lastOf(schedule, range(node.index, node.end)) ?? next;
  }
  return chain;
}

/** Open leaves by cost, the dearest first. */
function dearest({ tasks }: Schedule, within: readonly number[]): readonly number[] {
  const open = within.flatMap(index => tasks[index] ?? []).filter(task => task.kind === "task" && !task.finished && !task.dropped && task.cost > 0);
  return open.sort((a, b) => b.cost - a.cost).slice(0, MOST_TASKS).map(({ index }) => index);
}

function linkBehind({ plan, tasks }: Schedule, node: TaskNode, driver: Driver): Step["link"] {
  const names = new Set(driver.of === undefined ? [] : [driver.of]);
  for (let up = plan.taskIndex.get(driver.of ?? "") ?? -1; up >= 0; up = plan.tasks[up]?.parent ?? -1) {
    names.add(plan.tasks[up]?.item.id ?? "");
    const release = tasks[up]?.release;
    if (release !== undefined) names.add(release);
  }
  for (let up = node.index; up >= 0; up = plan.tasks[up]?.parent ?? -1) {
    const of = plan.tasks[up]?.item;
    const dependency = of?.after?.find(({ on, type, lag }) =>
      ((on.plan === undefined && names.has(on.id) && (driver.link === undefined || lagText(lag) === (driver.lag ?? ""))) || `${on.plan ?? ""}/${on.id}` === driver.of) && (driver.link === undefined || driver.link === type));
    if (of !== undefined && dependency !== undefined) return { of, dependency };
  }
  return undefined;
}

function bookingsOf({ tasks }: Schedule): ReadonlyMap<string, readonly Booking[]> {
  const bookings = new Map<string, Booking[]>();
  for (const { assignments, start, finish, dropped, finished } of tasks) {
    if (dropped || finished) continue;
    for (const { resource, units } of assignments) {
      const own = bookings.get(resource);
      if (own === undefined) bookings.set(resource, [{ from: start, to: finish, units }]);
      else own.push({ from: start, to: finish, units });
    }
  }
  return bookings;
}

/** The most that someone is booked at once between two instants, 1 = full time; counted at the begin of each booking. */
export function bookedUnits(bookings: ReadonlyMap<string, readonly Booking[]>, person: string, from: Instant, to: Instant): number {
  const own = (bookings.get(person) ?? []).filter(booking => booking.from < to && booking.to > from).slice(0, 50);
  const at = (instant: Instant): number => own.reduce((sum, booking) => (booking.from <= instant && instant < booking.to ? sum + booking.units : sum), 0);
  return own.reduce((most, { from: begin }) => Math.max(most, at(Math.max(begin, from))), 0);
}
