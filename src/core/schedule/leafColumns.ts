import type { SegmentedCalendar } from "../calendar/segmentedCalendar";
import type { PlanFrame } from "./frame";
import type { Leaf } from "./leaf";
import type { Network } from "./network";
import { earliestStart } from "./placeLeaf";

/** Not begun, on one calendar. */
export const PLAIN_WORK = 1;
/** Not begun, without length. */
export const PLAIN_MILESTONE = 2;

/** What the passes need of leaves, in columns. */
export type LeafColumns = Pick<
  Network,
  "plain" | "workCalendar" | "workAmount" | "startsAfter" | "endsAfter" | "startsBefore" | "endsBefore" | "marks" | "priority" | "booking"
>;

/**
 * What holds of a leaf: it is not dropped; a date of its own may be missed; it is planned as late as possible; levelling
 * decides where it stands; it may be interrupted; its finish is promised; it repeats.
 */
export const MARKS = { live: 1, bound: 2, alap: 4, free: 8, split: 16, promised: 32, repeats: 64 } as const;

/** In `Network.booking`: no one is booked. */
export const NOBODY = -1;
/** In `Network.booking`: several, or part of somebody's time. */
export const OTHERS = -2;

/** Puts leaves into columns; calendars that they work on are added to those of the network. */
export function leafColumns(
  frame: PlanFrame,
  leaves: readonly (Leaf | undefined)[],
  calendars: SegmentedCalendar[],
): LeafColumns {
  const size = leaves.length;
  const columns: LeafColumns = {
    plain: new Uint8Array(size),
    workCalendar: new Int32Array(size),
    workAmount: new Float64Array(size),
    startsAfter: new Float64Array(size).fill(-Infinity),
    endsAfter: new Float64Array(size).fill(-Infinity),
    startsBefore: new Float64Array(size).fill(Infinity),
    endsBefore: new Float64Array(size).fill(Infinity),
    marks: new Uint8Array(size),
    priority: new Float64Array(size),
    booking: new Int32Array(size).fill(NOBODY),
  };
  const index = new Map(calendars.map((calendar, i) => [calendar, i]));
  leaves.forEach((leaf, node) => {
    if (leaf !== undefined) fillLeaf(frame, leaf, node, columns, { calendars, index });
  });
  return columns;
}

const COLUMNS = ["plain", "workCalendar", "workAmount", "startsAfter", "endsAfter", "startsBefore", "endsBefore", "marks", "priority", "booking"] as const;

/**
 * The columns with some leaves put in anew; calendars that these work on are added. A column in which nothing is other
 * stays the same array, but for what the passes change (`Network.plain`).
 */
export function patchColumns(
  frame: PlanFrame,
  before: LeafColumns,
  leaves: readonly (Leaf | undefined)[],
  changed: readonly number[],
  calendars: SegmentedCalendar[],
): LeafColumns {
  const made = leafColumns(frame, changed.map(node => leaves[node]), calendars);
  const { workCalendar, workAmount, startsAfter, endsAfter, startsBefore, endsBefore, marks, priority, booking } = before;
  const columns = { plain: before.plain.slice(), workCalendar, workAmount, startsAfter, endsAfter, startsBefore, endsBefore, marks, priority, booking };
  for (const name of COLUMNS) {
    changed.forEach((node, i) => {
      if (columns[name][node] === made[name][i]) return;
      if (columns[name] === before[name]) Object.assign(columns, { [name]: before[name].slice() });
      columns[name][node] = made[name][i] as number;
    });
  }
  return columns;
}

interface CalendarIndex {
  readonly calendars: SegmentedCalendar[];
  readonly index: Map<SegmentedCalendar, number>;
}

function fillLeaf(frame: PlanFrame, leaf: Leaf, node: number, columns: LeafColumns, known: CalendarIndex): void {
  const { dates, work } = leaf;
  columns.marks[node] = marksOf(leaf);
  columns.priority[node] = leaf.inherited.priority;
  columns.booking[node] = bookingOf(frame, leaf);
  columns.startsBefore[node] = Math.min(dates.startBy ?? Infinity, dates.startOn ?? Infinity);
  columns.endsBefore[node] = Math.min(dates.due ?? Infinity, dates.finishBy ?? Infinity, dates.finishOn ?? Infinity);
  columns.startsAfter[node] = Math.max(earliestStart(frame, leaf), frame.asOf ?? -Infinity);
  columns.endsAfter[node] = Math.max(dates.notFinishedBefore ?? -Infinity, dates.finishOn ?? -Infinity);
  if (!isPlain(frame, leaf)) return;
  const [part] = work.parts;
  if (part === undefined) {
    columns.plain[node] = PLAIN_MILESTONE;
    return;
  }
  let at = known.index.get(part.calendar);
  if (at === undefined) {
    at = known.calendars.push(part.calendar) - 1;
    known.index.set(part.calendar, at);
  }
  columns.plain[node] = PLAIN_WORK;
  columns.workCalendar[node] = at;
  columns.workAmount[node] = part.amount;
}

/** True for a leaf that is planned as late as possible and not begun or pinned. */
function isAlap(leaf: Leaf): boolean {
  return (
    leaf.inherited.schedule === "alap" &&
    leaf.progress.state === "todo" &&
    leaf.occurrences === undefined &&
    leaf.dates.startOn === undefined &&
    leaf.dates.finishOn === undefined
  );
}

function marksOf(leaf: Leaf): number {
  return (leaf.inherited.dropped ? 0 : MARKS.live) | (leaf.bound ? MARKS.bound : 0) | (isAlap(leaf) ? MARKS.alap : 0)
    | (isFree(leaf) ? MARKS.free : 0) | (leaf.item.split === true ? MARKS.split : 0)
    | (leaf.dates.due !== undefined && leaf.progress.state !== "done" ? MARKS.promised : 0) | (leaf.occurrences === undefined ? 0 : MARKS.repeats);
}

/** At this priority levelling never moves a task. */
const NEVER_MOVED = 1000;

/** True when levelling decides where a leaf stands: not begun, not pinned to a date, somebody works on it. */
export function isFree(leaf: Leaf): boolean {
  const { dates, inherited, progress, staffing, work } = leaf;
  return progress.state === "todo" && !inherited.dropped && !leaf.fixed && leaf.occurrences === undefined
    && dates.startOn === undefined && dates.finishOn === undefined && inherited.priority < NEVER_MOVED
    && !work.milestone && (work.crew.length > 0 || staffing.choices.length > 0);
}

/** True for a leaf that has to begin or end by a date, whatever links say: honoured. */
export function keepsDate({ dates, source }: Leaf): boolean {
  return source.frame.honourConstraints && (dates.startBy ?? dates.finishBy) !== undefined;
}

function bookingOf({ resources: { places } }: PlanFrame, { inherited, item, work }: Leaf): number {
  const [first] = work.crew;
  if (inherited.dropped || first === undefined) return NOBODY;
  const spread = item.effort !== undefined && item.duration !== undefined;
  return work.crew.length > 1 || first.share !== undefined || spread ? OTHERS : (places.get(first.resource) ?? OTHERS);
}

/** True when nothing but links, calendar and its own dates decides where a leaf stands. */
function isPlain(frame: PlanFrame, { progress, fixed, inherited, occurrences, staffing, work, dates }: Leaf): boolean {
  const open = progress.state === "todo" && !fixed && !inherited.dropped && occurrences === undefined;
  const bound = dates.startBy ?? dates.finishBy ?? dates.startOn ?? dates.finishOn;
  const obeys = frame.honourConstraints && bound !== undefined;
  const settled = staffing.choices.length === 0 && work.crew.every(({ within }) => within === undefined);
  return open && !obeys && settled && work.parts.length === (work.milestone ? 0 : 1);
}
