import { MINUTES_PER_DAY, type Instant, type Minutes } from "../model/instant";
import { startOfDay } from "../calendar/civil";
import { endOf } from "../calendar/dateEdges";
import { valueAt } from "../calendar/resourceBook";
import { foundOf, type Found } from "../schedule/found";
import { leafBehind, spreadOfAssignee, evenSpread, weighted, type Spread } from "../schedule/load/workInTime";
import type { BacklogItem } from "../model/items";
import type { Schedule, ScheduledTask } from "../schedule/result";
import { sprintsOf } from "../schedule/velocity";
import type { Ranking } from "./rankBacklog";

/** What the next ideas have to fit into: until when there is time, and how much of it is left. */
export interface Capacity {
  readonly until: { readonly kind: "release" | "sprint" | "plan"; readonly id: string; readonly at: Instant };
  readonly from: Instant;
  /** Working minutes of all people in that time. */
  readonly capacity: Minutes;
  /** What is planned of them. */
  readonly planned: Minutes;
  /** What is left, never negative. */
  readonly free: Minutes;
}

/** Where the capacity ends in the ranked backlog. */
export interface CutLine extends Capacity {
  /** The line stands below so many of the ranked ideas; those among them that are marked as `wont` are passed over. */
  readonly fits: number;
  /** Working minutes that they take. */
  readonly taken: Minutes;
  /** Ranked ideas without an effort, which take nothing. */
  readonly uncounted: number;
}

/**
 * The line below what can be had by the next release: ideas are taken in their order as long as their effort fits into
 * the time that is left; what stands after the first that does not fit is below the line. What is marked as `wont` is
 * passed over and takes nothing. Work that is planned already takes nothing once more. Undefined without people, a rank or a date to look to.
 */
export function cutLineOf(schedule: Schedule, ranking: Ranking): CutLine | undefined {
  if (ranking.method === undefined) return undefined;
  const capacity = capacityOf(schedule);
  if (capacity === undefined) return undefined;
  let [fits, taken, uncounted] = [0, 0, 0];
  for (const [place, { item, score, effort }] of ranking.ideas.entries()) {
    if (score === undefined) break;
    if (item.moscow === "wont") continue;
    const planned = ranking.figures.figure(item, "effort")?.from === "tasks";
    if (taken + (planned ? 0 : (effort ?? 0)) > capacity.free) break;
    if (effort === undefined) uncounted += 1;
    taken += planned ? 0 : (effort ?? 0);
    fits = place + 1;
  }
  return { ...capacity, fits, taken, uncounted };
}

/** True where the idea at a place of the ranking can be had. */
export function isAbove({ fits }: Pick<CutLine, "fits">, place: number, { moscow }: BacklogItem): boolean {
  return place < fits && moscow !== "wont";
}

const known = new WeakMap<Schedule, { readonly capacity: Capacity | undefined }>();

/** The time of people until the next release, else the end of the sprint that runs, else the plan's finish, less what is planned. */
export function capacityOf(schedule: Schedule): Capacity | undefined {
  let found = known.get(schedule);
  if (found === undefined) known.set(schedule, (found = { capacity: measured(schedule) }));
  return found.capacity;
}

function measured(schedule: Schedule): Capacity | undefined {
  const found = foundOf(schedule);
  if (found === undefined) return undefined;
  const from = Math.max(schedule.asOf ?? schedule.start, schedule.start);
  const until = horizonOf(schedule, found, from);
  if (until === undefined) return undefined;
  let capacity = 0;
  for (const resource of found.frame.resources.resources.values()) {
    if (resource.kind === "equipment") continue;
    const time = found.frame.resources.availability(resource, undefined);
    capacity += weighted(time, resource.capacity.map((step) => step.from), from, until.at, (at) => valueAt(resource.capacity, at));
  }
  if (!(capacity > 0)) return undefined;
  const booked = bookedIn(schedule, found, from, until.at);
  const planned = Math.max(booked, capacity * sharePromised(schedule, found, from, until.at));
  return { until, from, capacity, planned, free: Math.max(0, capacity - planned) };
}

function horizonOf({ plan, target }: Schedule, { frame }: Found, from: Instant): Capacity["until"] | undefined {
  const releases = [...plan.releases.values()].flatMap(({ id, date, released }) => (date === undefined || released !== undefined ? [] : [{ kind: "release" as const, id, at: endOf(date, frame.calendars.plan) }]));
  const [next] = releases.filter(({ at }) => at > from).sort((a, b) => a.at - b.at);
  if (next !== undefined) return next;
  const sprints = sprintsOf(plan);
  if (sprints?.start !== undefined) {
    const first = startOfDay(sprints.start.day);
    const number = Math.max(0, Math.floor((from - first) / MINUTES_PER_DAY / sprints.days)) + 1;
    const day = sprints.start.day + number * sprints.days - 1;
    return { kind: "sprint", id: `sprint-${String(number)}`, at: endOf({ day }, frame.calendars.plan) };
  }
  return target !== undefined && target > from ? { kind: "plan", id: plan.id, at: target } : undefined;
}

/** Person-time of the plan's work that falls between two instants; work without people counts as that of one. */
function bookedIn(schedule: Schedule, found: Found, from: Instant, to: Instant): Minutes {
  let booked = 0;
  for (const task of schedule.tasks) {
    const leaf = leafBehind(found, task.index);
    if (leaf === undefined || task.dropped || task.finish <= from || task.start >= to) continue;
    const left = task.started ? leaf.progress.leftShare : 1;
    const crew = leaf.work.crew.filter(({ resource }) => resource.kind !== "equipment");
    for (const assignee of crew) {
      const effort = task.assignments.find(({ resource }) => resource === assignee.resource.id)?.effort ?? 0;
      if (effort > 0) booked += effort * left * shareIn(spreadOfAssignee(leaf, task, assignee), from, to, task);
    }
    if (leaf.work.crew.length === 0 && task.effort > 0) booked += task.effort * left * shareIn(evenSpread(leaf, task), from, to, task);
  }
  return booked;
}

/** The share of the work that falls between two instants: of what has begun, of all that lies after the first of them. */
function shareIn(spread: Spread, from: Instant, to: Instant, { started }: ScheduledTask): number {
  const whole = started ? weighedIn(spread, from, Infinity) : spread.total;
  return whole > 0 ? weighedIn(spread, from, to) / whole : 0;
}

function weighedIn({ stretches, weigh }: Spread, from: Instant, to: Instant): number {
  return stretches.reduce((sum, [begin, end]) => (end > from && begin < to ? sum + weigh(Math.max(begin, from), Math.min(end, to)) : sum), 0);
}

/** With points nobody is booked: the points planned until then, as a share of those that the velocity gives. */
function sharePromised({ plan, tasks }: Schedule, { frame }: Found, from: Instant, to: Instant): number {
  const sprints = sprintsOf(plan);
  const clock = frame.calendars.plan;
  if (sprints === undefined || !(sprints.velocity > 0)) return 0;
  const offered = (sprints.velocity * (to - from)) / (sprints.days * MINUTES_PER_DAY);
  let points = 0;
  for (const { item, index } of plan.tasks) {
    const task = tasks[index];
    if (task === undefined || item.summary || item.points === undefined || task.finished || task.dropped) continue;
    const whole = clock.between(task.start, task.finish);
    const within = clock.between(Math.max(task.start, from), Math.min(task.finish, to));
    points += item.points * (1 - task.progress) * (whole > 0 ? Math.min(1, Math.max(0, within) / whole) : task.finish > from && task.finish <= to ? 1 : 0);
  }
  return offered > 0 ? Math.min(1, points / offered) : 0;
}
