import { dayOf, startOfDay, weekdayOf } from "../../../calendar/civil";
import { valueAt, type Resource } from "../../../calendar/resourceBook";
import { SegmentedCalendar } from "../../../calendar/segmentedCalendar";
import { combinePatterns, NO_WORK, patternOf, type WeekPattern } from "../../../calendar/weekPattern";
import { combineSegments, type WeekSegments } from "../../../calendar/weekSegments";
import { MINUTES_PER_DAY } from "../../../model/instant";
import type { Assignee } from "../../assignees";
import { unitsOf } from "../../bookings";
import { createCrewCalendars } from "../../crew";
import type { Away, Ground, PlanFrame } from "../../frame";
import type { Leaf } from "../../leaf";
import { isFree, patchColumns } from "../../leafColumns";
import { leafWork } from "../../leafWork";
import type { Network } from "../../network";
import type { Occurrences } from "../../repeat";

/** A plan and its network for levelling. */
export interface Levelled {
  readonly frame: PlanFrame;
  readonly network: Network;
}

/**
 * The plan with the occurrences of repeating work as short absences of those who take part: what levelling places goes on after them,
 * as around leave. Undefined where nothing that repeats takes all of anybody.
 */
export function aroundRepeats(frame: PlanFrame, network: Network): Levelled | undefined {
  const away = awayOf(frame, network);
  if (away.size === 0) return undefined;
  const ground = { ...frame.ground, ...groundWithout(frame.ground, away), away };
  const leaves = network.leaves.slice();
  const changed: number[] = [];
  leaves.forEach((leaf, node) => {
    if (leaf === undefined || leaf.noCapacity || !isFree(leaf) || !takesPart(leaf, away)) return;
    const source = { ...leaf.source, frame: ground };
    leaves[node] = { ...leaf, source, work: leafWork(source, leaf.work.crew) };
    changed.push(node);
  });
  const calendars = network.calendars.slice();
  const columns = patchColumns(frame, network, leaves, changed, calendars);
  return { frame: { ...frame, ...ground, ground }, network: { ...network, leaves, calendars, ...columns } };
}

function takesPart({ work, staffing }: Leaf, away: ReadonlyMap<Resource, Away>): boolean {
  return work.crew.some(({ resource }) => away.has(resource)) || staffing.choices.some(({ candidates }) => candidates.some(({ resource }) => away.has(resource)));
}

/** Who is away for what repeats; those who are so for the same share what is made of it. */
function awayOf(frame: PlanFrame, { leaves }: Pick<Network, "leaves">): ReadonlyMap<Resource, Away> {
  const series = new Map<Resource, Leaf[]>();
  const keys = new Map<Resource, string>();
  leaves.forEach((leaf, node) => {
    if (leaf?.occurrences === undefined || leaf.progress.state === "done" || leaf.inherited.dropped || leaf.work.milestone) return;
    for (const assignee of leaf.work.crew) {
      const { resource } = assignee;
      if (!takesAll(frame, leaf, assignee, leaf.occurrences)) continue;
      keys.set(resource, `${keys.get(resource) ?? ""} ${String(node)}`);
      series.set(resource, [...(series.get(resource) ?? []), leaf]);
    }
  });
  const known = new Map<string, Away>();
  return new Map([...series].map(([resource, all]) => {
    const key = keys.get(resource) ?? "";
    const away = known.get(key) ?? awayFor(all);
    known.set(key, away);
    return [resource, away];
  }));
}

function awayFor(leaves: readonly Leaf[]): Away {
  const series = leaves.map(({ occurrences = [] }) => occurrences);
  return { ids: leaves.map(({ item }) => item.id), series, spans: merged(series) };
}

/** True when somebody has nothing left beside any occurrence that is not over. */
function takesAll({ asOf }: PlanFrame, leaf: Leaf, assignee: Assignee, occurrences: Occurrences): boolean {
  const { capacity } = assignee.resource;
  return occurrences.every(([from, to]) => {
    if (to <= (asOf ?? -Infinity)) return true;
    const most = capacity.reduce((least, { from: at, value }) => (at > from && at < to ? Math.max(least, value) : least), valueAt(capacity, from));
    return unitsOf(leaf, assignee, from) >= most - 1e-9;
  });
}

/** In the order of time, what touches or overlaps as one. */
function merged(series: readonly Occurrences[]): Occurrences {
  const result: [number, number][] = [];
  for (const [from, to] of series.flat().sort((a, b) => a[0] - b[0])) {
    const last = result[result.length - 1];
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else if (to > from) result.push([from, to]);
  }
  return result;
}

/** Working time without the absences; those who had the same time and are away for the same have the same again. */
function groundWithout({ resources, calendars }: Ground, away: ReadonlyMap<Resource, Away>): Pick<Ground, "resources" | "crews"> {
  const weeks = new Map<Away, WeekSegments>();
  const built = new Map<SegmentedCalendar, Map<Away, SegmentedCalendar>>();
  const book = {
    ...resources,
    availability(resource: Resource, taskCalendar: string | undefined): SegmentedCalendar {
      const whole = resources.availability(resource, taskCalendar);
      const absence = away.get(resource);
      if (absence === undefined) return whole;
      const ofCalendar = built.get(whole) ?? new Map<Away, SegmentedCalendar>();
      built.set(whole, ofCalendar);
      const off = weeks.get(absence) ?? weeksOf(absence.spans);
      weeks.set(absence, off);
      const calendar = ofCalendar.get(absence) ?? new SegmentedCalendar(combineSegments(whole.segments, off, unless));
      ofCalendar.set(absence, calendar);
      return calendar;
    },
  };
  return { resources: book, crews: createCrewCalendars(book, calendars) };
}

const unless = (time: WeekPattern, off: WeekPattern): WeekPattern => (off === NO_WORK ? time : combinePatterns(time, off, (a, b) => (b > 0 ? 0 : a)));

const WEEK = 7 * MINUTES_PER_DAY;

/** Spans as weeks: what is the same every week is one of them. */
function weeksOf(spans: Occurrences): WeekSegments {
  const byWeek = new Map<number, [number, number, number][]>();
  for (const [from, to] of spans) {
    for (let monday = dayOf(from) - weekdayOf(dayOf(from)); startOfDay(monday) < to; monday += 7) {
      const offset = startOfDay(monday);
      const list = byWeek.get(monday) ?? [];
      if (list.length === 0) byWeek.set(monday, list);
      list.push([Math.max(0, from - offset), Math.min(WEEK, to - offset), 1]);
    }
  }
  const days = [-Infinity];
  const patterns = [NO_WORK];
  const known = new Map<string, WeekPattern>();
  for (const [monday, list] of byWeek) {
    const key = list.join(" ");
    const pattern = known.get(key) ?? patternOf(list);
    known.set(key, pattern);
    if (days[days.length - 1] === monday) patterns[patterns.length - 1] = pattern;
    else {
      days.push(monday);
      patterns.push(pattern);
    }
    days.push(monday + 7);
    patterns.push(NO_WORK);
  }
  return { days, patterns };
}
