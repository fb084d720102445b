import { valueAt } from "../calendar/resourceBook";
import { MINUTES_PER_DAY, type Instant } from "../model/instant";
import type { TaskNode } from "../model/plan";
import { forecastSprints } from "../product/sprintForecast";
import { MOST_SPRINTS, sprintAt, sprintCalendarOf, sprintNumberOf, sprintStart, type SprintCalendar } from "../product/sprintDays";
import { foundOf } from "../schedule/found";
import { inherit } from "../schedule/inheritance";
import { weighted } from "../schedule/load/workInTime";
import type { Schedule, ScheduledTask } from "../schedule/result";
import { initialsText, peopleText } from "./people";
import { columnOf } from "./planGroups";
import { endOfDate } from "./roadmapPromise";
import { sprintOfItem } from "./sprintPlace";
import type { BurnDay, SprintItem, SprintLane, SprintsData, SprintTarget } from "./sprintsData";
import { titleOf } from "./titles";

/** So many of the last sprints say how fast a team is. */
const MEASURED = 3;
/** Sprints that the cone looks ahead at most. */
const AHEAD = 24;

/** Makes what the sprints view shows of a scheduled plan. Points are those of leaves that are not dropped. */
export function sprintsData(schedule: Schedule, now: Instant): SprintsData {
  const { plan } = schedule;
  const calendar = sprintCalendarOf(plan);
  const head = { plan: plan.id, title: plan.title, now };
  if (calendar === undefined) return { ...head, current: 0, sprints: [], items: [], doneBefore: 0, left: 0, targets: [], cone: [] };
  const today = schedule.asOf ?? now;
  const current = Math.min(MOST_SPRINTS, Math.max(0, sprintAt(calendar, today + 1)));
  const items = itemsOf(schedule, calendar);
  const sprints = lanesOf({ schedule, calendar, items, today, current });
  const past = sprints.filter(({ state, done, written, planned }) => state === "past" && done !== null && (written || done + planned > 0)).map(({ done }) => done as number);
  const last = past.slice(-MEASURED);
  const doneBefore = items.reduce((sum, { finished, points }) => sum + (finished ? points : 0), 0);
  const left = items.reduce((sum, { finished, points }) => sum + (finished ? 0 : points), 0);
  const running = sprints.find(({ state }) => state === "current");
  return {
    ...head, current, sprints, items, doneBefore, left,
    ...(last.length === 0 ? {} : { velocity: { mean: last.reduce((sum, one) => sum + one, 0) / last.length, low: Math.min(...last), high: Math.max(...last), count: last.length } }),
    ...(calendar.velocity === undefined ? {} : { counted: calendar.velocity }),
    ...forecastOf({ schedule, calendar, items, current, doneBefore, left }, past.length > 0 ? past : calendar.velocity === undefined ? [] : [calendar.velocity], running?.done ?? 0),
  };
}

function itemsOf({ plan, tasks }: Schedule, calendar: SprintCalendar): readonly SprintItem[] {
  const inherited = inherit(plan);
  return tasks.flatMap((task): readonly SprintItem[] => {
    const node = plan.tasks[task.index];
    if (node === undefined || task.kind === "summary" || task.dropped) return [];
    const named = sprintNumberOf(inherited[task.index]?.sprint) ?? 0;
    if (node.item.points === undefined && named === 0) return [];
    return [itemOf({ plan, tasks }, calendar, node, task, named)];
  });
}

function itemOf({ plan }: Pick<Schedule, "plan" | "tasks">, calendar: SprintCalendar, node: TaskNode, task: ScheduledTask, named: number): SprintItem {
  const lands = sprintAt(calendar, task.finish);
  return {
    id: task.id, title: titleOf(node), points: node.item.points ?? 0, named, lands, spills: named > 0 && lands > named, finished: task.finished, finish: task.finish,
    column: columnOf(plan, node.item.status, task.status), initials: initialsText(plan, task.assignments), people: peopleText(plan, task.assignments),
    release: task.release === undefined ? "" : (plan.releases.get(task.release)?.title ?? task.release),
  };
}

interface Laying {
  readonly schedule: Schedule;
  readonly calendar: SprintCalendar;
  readonly items: readonly SprintItem[];
  readonly today: Instant;
  readonly current: number;
}

/** From the first sprint to the last that something is named for, lands in, was measured or runs. */
function lanesOf({ schedule, calendar, items, today, current }: Laying): readonly SprintLane[] {
  const last = Math.min(MOST_SPRINTS, items.reduce((most, { named, lands }) => Math.max(most, named, lands), Math.max(1, current, ...calendar.actual.keys())));
  const capacity = capacityOf(schedule);
  const byNumber = new Map<number, SprintItem[]>();
  const landed = new Map<number, number>();
  for (const item of items) {
    const place = sprintOfItem(item);
    const list = byNumber.get(place);
    if (list === undefined) byNumber.set(place, [item]);
    else list.push(item);
    if (item.finished) landed.set(item.lands, (landed.get(item.lands) ?? 0) + item.points);
  }
  return Array.from({ length: last }, (_, i): SprintLane => {
    const number = i + 1;
    const [start, end] = [sprintStart(calendar, number), sprintStart(calendar, number + 1)];
    const own = byNumber.get(number) ?? [];
    const state = number < current || (number === current && today >= end) ? "past" : number === current ? "current" : "future";
    const written = calendar.actual.get(number);
    return {
      number, start, end, state,
      planned: own.reduce((sum, { points }) => sum + points, 0),
      done: written ?? (state === "future" ? null : (landed.get(number) ?? 0)),
      written: written !== undefined,
      capacity: capacity(start, end),
      spill: own.reduce((sum, { spills, points }) => sum + (spills ? points : 0), 0),
      burn: burnOf(schedule, own, start, end, today),
    };
  });
}

/** The person-days that all people of the plan have in a span: calendars, leave and capacity respected. */
function capacityOf(schedule: Schedule): (from: Instant, to: Instant) => number {
  const frame = foundOf(schedule)?.frame;
  if (frame === undefined) return () => 0;
  const people = [...frame.resources.resources.values()].filter(({ kind }) => kind === "person").map((resource) => ({ resource, time: frame.resources.availability(resource, undefined), cuts: resource.capacity.map(({ from }) => from) }));
  return (from, to) => people.reduce((sum, { resource, time, cuts }) => sum + weighted(time, cuts, from, to, (at) => valueAt(resource.capacity, at)), 0) / frame.scale.day;
}

/** Points left at the end of each day; the first entry is the beginning of the sprint. */
function burnOf(schedule: Schedule, items: readonly SprintItem[], start: Instant, end: Instant, today: Instant): readonly BurnDay[] {
  const whole = items.reduce((sum, { points }) => sum + points, 0);
  const calendar = foundOf(schedule)?.frame.calendars.plan;
  const work = (to: Instant): number => (calendar === undefined ? to - start : calendar.between(start, to));
  const all = work(end);
  const days = Math.min(400, Math.round((end - start) / MINUTES_PER_DAY));
  return Array.from({ length: days + 1 }, (_, day): BurnDay => {
    const at = start + day * MINUTES_PER_DAY;
    const done = items.reduce((sum, { finished, finish, points }) => sum + (finished && finish <= at ? points : 0), 0);
    // The running day counts as far as it is known.
    const known = at <= today || at - MINUTES_PER_DAY < today;
    return { at, ideal: all > 0 ? whole * (1 - work(at) / all) : whole * (1 - day / Math.max(1, days)), left: known ? whole - done : null, done: known ? done : null };
  });
}

interface Forecasting extends Omit<Laying, "today"> {
  readonly doneBefore: number;
  readonly left: number;
}

/** When all that is left, and each release, is done: what lies before a release's last piece in the order of the forecast counts too. */
function forecastOf({ schedule, calendar, items, current, doneBefore, left }: Forecasting, past: readonly number[], doneNow: number): Pick<SprintsData, "targets" | "cone"> {
  const { plan, tasks } = schedule;
  const open = items.filter(({ finished }) => !finished).sort((a, b) => a.finish - b.finish);
  const upTo = new Map<string, number>();
  let sum = 0;
  for (const { id, points } of open) {
    sum += points;
    const release = tasks[plan.taskIndex.get(id) ?? -1]?.release;
    if (release !== undefined) upTo.set(release, sum);
  }
  const releases = [...plan.releases.values()].filter(({ id, released }) => upTo.has(id) && released === undefined);
  const targets = [...releases.map(({ id }) => upTo.get(id) ?? 0), left];
  const { needed, cone } = forecastSprints({ past, doneNow }, targets, AHEAD);
  const base = Math.max(1, current);
  const when = (count: number | undefined): SprintTarget["p50"] => {
    if (count === undefined) return null;
    const sprint = base + Math.max(0, count - 1);
    return { sprint, at: sprintStart(calendar, sprint + 1) };
  };
  const target = (release: string, title: string, place: number): SprintTarget => {
    const promise = plan.releases.get(release)?.date;
    return { release, title, points: targets[place] ?? 0, p50: when(needed[place]?.p50), p80: when(needed[place]?.p80), ...(promise === undefined ? {} : { promise: endOfDate(promise) }) };
  };
  const enough = (needed[targets.length - 1]?.p80 ?? 0) + 2;
  return {
    targets: [...releases.map(({ id, title }, i) => target(id, title ?? id, i)), ...(left > 0 ? [target("", "", targets.length - 1)] : [])],
    cone: left <= 0 ? [] : cone.slice(0, enough).map(({ p10, p50, p90 }, i) => ({ number: base + i, p10: doneBefore + p10, p50: doneBefore + p50, p90: doneBefore + p90 })),
  };
}
