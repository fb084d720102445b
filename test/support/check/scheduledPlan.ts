import type { Task } from "../../../src/core/model/items";
import type { Plan, TaskNode } from "../../../src/core/model/plan";
import type { Assignment } from "../../../src/core/model/values";
import type { Schedule, ScheduledTask } from "../../../src/core/schedule/result";
import type { MinuteTable } from "./minuteTable";
import { hoursOf, inAny, type PlanHours } from "./planHours";

/** Tables begin and end with stretches of this length, so that plans of the same people and calendars share them. */
const STRETCH = 112 * 1440;
const MARGIN = 14 * 1440;

/** Someone who works on a task, as written. */
export interface Worker {
  readonly id: string;
  readonly person: boolean;
  readonly share: number | undefined;
  readonly part: number | undefined;
}

/** A leaf with all that is written about it, by itself or above it. */
export interface CheckedLeaf {
  readonly task: ScheduledTask;
  readonly item: Task;
  /** The task itself and the summaries that it is in. */
  readonly chain: readonly Task[];
  readonly calendar: string | undefined;
  readonly who: readonly Assignment[];
  readonly workers: readonly Worker[];
  readonly priority: number;
  readonly fixed: boolean;
  readonly state: "todo" | "running" | "done";
  /** The stretches in which it is worked on. */
  readonly spans: readonly (readonly [start: number, finish: number])[];
}

/** A plan and its schedule with what a check needs to know: all of it read from the text's own data. */
export class ScheduledPlan {
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly hours: PlanHours;
  readonly leaves: readonly CheckedLeaf[];

  constructor(plan: Plan, schedule: Schedule) {
    this.plan = plan;
    this.schedule = schedule;
    const times = schedule.tasks.flatMap(({ start, finish, earlyStart }) => [start, finish, earlyStart]).concat(schedule.start, schedule.asOf ?? schedule.start);
    const first = Math.floor((Math.min(...times) - MARGIN) / STRETCH) * STRETCH;
    this.hours = hoursOf(plan, first, Math.ceil((Math.max(...times) + MARGIN) / STRETCH) * STRETCH);
    this.leaves = plan.tasks.filter(({ item, index }) => !item.summary && schedule.tasks[index]?.dropped === false).map(node => this.#leafOf(node));
  }

  /** The leaves of a task: itself, or those in it. */
  under(index: number): readonly CheckedLeaf[] {
    const end = this.plan.tasks[index]?.end ?? index + 1;
    return this.leaves.filter(({ task }) => task.index >= index && task.index < end);
  }

  /** True when one leaf waits, over links of any kind, for another. */
  comesBefore(first: CheckedLeaf, then: CheckedLeaf, seen = new Set<number>()): boolean {
    if (seen.has(then.task.index)) return false;
    seen.add(then.task.index);
    const sources = then.chain.flatMap(({ after = [] }) => after).flatMap(({ on }) => {
      const index = this.plan.taskIndex.get(on.id);
      return index === undefined ? this.leaves.filter(({ task }) => task.release === on.id) : this.under(index);
    });
    return sources.some(source => source === first || this.comesBefore(first, source, seen));
  }

  /** The calendar that a leaf or a summary above it names, else the plan's. */
  ownHours({ task }: CheckedLeaf): MinuteTable {
    return this.calendarOf(task.index);
  }

  /** The calendar that a task or a summary above it names, else the plan's. */
  calendarOf(index: number): MinuteTable {
    const id = this.#chainOf(index).map(one => one.calendar?.id).find(name => name !== undefined && this.plan.calendars.has(name));
    return id === undefined ? this.hours.plan : this.hours.named(id);
  }

  /** The share at which a worker works on a leaf at a minute; 0 while nobody can. */
  worksAt({ item, calendar, workers }: CheckedLeaf, { id, share }: Worker, at: number): number {
    if (!this.hours.ofResource(id, calendar).has(at) || inAny(item.pauses, at)) return 0;
    const stands = workers.some(other => !other.person && !this.hours.ofEquipment(other.id, calendar).has(at));
    return stands ? 0 : (share ?? Math.min(1, this.hours.capacity(id, at)));
  }

  /** True when work on a leaf can go on at a minute. */
  isWorkedAt(leaf: CheckedLeaf, at: number): boolean {
    if (leaf.item.duration?.kind === "single" && leaf.item.duration.likely.elapsed) return !inAny(leaf.item.pauses, at);
    const people = leaf.workers.filter(({ person }) => person);
    if (people.length > 0) return people.some(person => this.worksAt(leaf, { ...person, share: 1 }, at) > 0);
    const there = leaf.workers.every(({ id }) => this.hours.ofEquipment(id, leaf.calendar).has(at));
    return there && this.ownHours(leaf).has(at) && !inAny(leaf.item.pauses, at);
  }

  /** A task and the summaries above it. */
  #chainOf(index: number): readonly Task[] {
    const chain: Task[] = [];
    for (let at = index; at >= 0; at = this.plan.tasks[at]?.parent ?? -1) chain.push((this.plan.tasks[at] as TaskNode).item);
    return chain;
  }

  #leafOf({ item, index }: TaskNode): CheckedLeaf {
    const { plan } = this;
    const task = this.schedule.tasks[index] as ScheduledTask;
    const chain = this.#chainOf(index);
    const calendar = chain.map(one => one.calendar?.id).find(id => id !== undefined && plan.calendars.has(id));
    const who = chain.map(one => one.who).find(list => list !== undefined && list.length > 0) ?? [];
    const way = chain.map(one => one.schedule).find(one => one !== undefined);
    return {
      task, item, chain, calendar, who,
      workers: this.#workersOf(task, who),
      priority: chain.map(one => one.priority).find(one => one !== undefined) ?? plan.settings.priority ?? 500,
      fixed: way === "fixed" && (item.startOn !== undefined || item.finishOn !== undefined),
      state: stateOf(item),
      spans: task.segments ?? [[task.start, task.finish]],
    };
  }

  /** Who is booked, with what `who` says of them. */
  #workersOf({ assignments }: ScheduledTask, who: readonly Assignment[]): readonly Worker[] {
    return assignments.map(({ resource }) => {
      const line = who.find(assignment => candidates(this.plan, assignment).includes(resource));
      const part = line?.part === undefined ? undefined : this.hours.minutes(line.part);
      return { id: resource, person: this.plan.people.has(resource), share: line?.share, part };
    });
  }
}

/** Everyone whom a line of `who` may mean. */
export function candidates(plan: Plan, { of, role }: Assignment): readonly string[] {
  if (role !== undefined) return [...plan.people].filter(([, person]) => person.role?.includes(role)).map(([id]) => id);
  const found = new Set<string>();
  const open = of.map(({ id }) => id);
  for (let id = open.shift(); id !== undefined; id = open.shift()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(plan.teams.get(id)?.members ?? []).map(({ ref }) => ref.id));
  }
  return [...found].filter(id => plan.people.has(id) || plan.equipment.has(id));
}

function stateOf({ started, finished, done, remaining, status, spent }: Task): CheckedLeaf["state"] {
  const none = remaining !== undefined && remaining.minutes + remaining.days + remaining.weeks + remaining.months === 0;
  if (finished !== undefined || done === 1 || status === "done" || none) return "done";
  const begun = started !== undefined || (done ?? 0) > 0 || remaining !== undefined || spent !== undefined || status === "doing" || status === "review";
  return begun ? "running" : "todo";
}
