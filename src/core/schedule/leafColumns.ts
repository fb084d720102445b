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
  "plain" | "workCalendar" | "workAmount" | "startsAfter" | "endsAfter" | "startsBefore" | "endsBefore" | "marks"
>;

/** What holds of a leaf: it is not dropped; a date of its own may be missed; it is planned as late as possible. */
export const MARKS = { live: 1, bound: 2, alap: 4 } as const;

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
  };
  const index = new Map(calendars.map((calendar, i) => [calendar, i]));
  leaves.forEach((leaf, node) => {
    if (leaf !== undefined) fillLeaf(frame, leaf, node, columns, { calendars, index });
  });
  return columns;
}

/** The columns with some leaves put in anew; calendars that these work on are added. */
export function patchColumns(
  frame: PlanFrame,
  before: LeafColumns,
  leaves: readonly (Leaf | undefined)[],
  changed: readonly number[],
  calendars: SegmentedCalendar[],
): LeafColumns {
  const columns: LeafColumns = {
    plain: before.plain.slice(),
    workCalendar: before.workCalendar.slice(),
    workAmount: before.workAmount.slice(),
    startsAfter: before.startsAfter.slice(),
    endsAfter: before.endsAfter.slice(),
    startsBefore: before.startsBefore.slice(),
    endsBefore: before.endsBefore.slice(),
    marks: before.marks.slice(),
  };
  const index = new Map(calendars.map((calendar, i) => [calendar, i]));
  for (const node of changed) {
    columns.plain[node] = columns.workCalendar[node] = columns.workAmount[node] = 0;
    const leaf = leaves[node];
    if (leaf !== undefined) fillLeaf(frame, leaf, node, columns, { calendars, index });
  }
  return columns;
}

interface CalendarIndex {
  readonly calendars: SegmentedCalendar[];
  readonly index: Map<SegmentedCalendar, number>;
}

function fillLeaf(frame: PlanFrame, leaf: Leaf, node: number, columns: LeafColumns, known: CalendarIndex): void {
  const { dates, work } = leaf;
  columns.marks[node] = (leaf.inherited.dropped ? 0 : MARKS.live) | (leaf.bound ? MARKS.bound : 0) | (isAlap(leaf) ? MARKS.alap : 0);
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

/** True when nothing but links, calendar and its own dates decides where a leaf stands. */
function isPlain(frame: PlanFrame, { progress, fixed, occurrences, staffing, work, dates }: Leaf): boolean {
  const open = progress.state === "todo" && !fixed && occurrences === undefined;
  const bound = dates.startBy ?? dates.finishBy ?? dates.startOn ?? dates.finishOn;
  const obeys = frame.honourConstraints && bound !== undefined;
  const settled = staffing.choices.length === 0 && work.crew.every(({ within }) => within === undefined);
  return open && !obeys && settled && work.parts.length === (work.milestone ? 0 : 1);
}
