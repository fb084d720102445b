import type { SegmentedCalendar } from "../calendar/segmentedCalendar";
import { tableStart, type CalendarTable } from "./calendarTable";
import { FF, FS, SF } from "../schedule/network";
import { GOING, OPEN, OPENING, STILL, STONE, type ModelLeaf, type RiskModel } from "./riskModel";

/**
 * A plan whose work is all on one calendar, in codes in place of instants: twice the working minutes done by then, and one more where the next
 * of them begins, so that codes are in the order of the instants. All that is asked of dates is then sums and maxima of whole numbers.
 */
export interface Uniform {
  readonly calendar: SegmentedCalendar;
  /** Work that counts as 0. */
  readonly zero: number;
  /** The model's dates as codes. */
  readonly stillStart: Float64Array;
  readonly stillFinish: Float64Array;
  readonly startBound: Float64Array;
  readonly finishBound: Float64Array;
  /** Of leaves: their first start, and where what is `GOING` goes on from. */
  readonly startsAfter: Float64Array;
  readonly resume: Float64Array;
  /** 1 for open work that waits for the finish of one or two others, without lag, and for nothing else at its finish. */
  readonly plain: Uint8Array;
  /** The start of the plan. */
  readonly start: number;
  /** The calendar laid out, where most samples end. */
  readonly table: CalendarTable | undefined;
}

/** Twice the working minutes that all delays and work together may take. */
const MOST = 2 ** 30;

/** The plan in codes; undefined where one calendar does not tell all of it. */
export function uniformOf(model: RiskModel): Uniform | undefined {
  const [calendar] = model.calendars;
  if (calendar === undefined || !isPlain(calendar) || !model.leaves.every((leaf, node) => leaf === undefined || isUniform(model, calendar, node, leaf)) || !areLinksUniform(model, calendar)) return undefined;
  const zero = calendar.workAt(model.frame.start);
  let exact = true;
  const code = (at: number): number => {
    if (at === -Infinity) return at;
    const work = calendar.workAt(at);
    const own = at === calendar.endOfWork(work) ? 2 * (work - zero) : 2 * (work - zero) + 1;
    exact &&= at === instantOf({ calendar, zero }, own) && Math.abs(own) < MOST;
    return own;
  };
  const each = (of: (node: number) => number): Float64Array => Float64Array.from({ length: model.size }, (_, node) => code(of(node)));
  const leafDate = (node: number, of: (leaf: ModelLeaf) => number): number => {
    const leaf = model.leaves[node];
    return leaf === undefined ? -Infinity : of(leaf);
  };
  const stands = (node: number, at: number): number => (model.kind[node] === STILL || model.kind[node] === GOING ? at : -Infinity);
  const uniform: Uniform = {
    calendar, zero, start: code(model.frame.start), table: model.leaves.find(leaf => leaf?.table !== undefined)?.table,
    stillStart: each(node => stands(node, model.stillStart[node] as number)), stillFinish: each(node => stands(node, model.stillFinish[node] as number)),
    startBound: each(node => model.startBound[node] as number), finishBound: each(node => model.finishBound[node] as number),
    // Open work begins in working time, so that only the work before its first start counts.
    startsAfter: each(node => leafDate(node, ({ startsAfter }) => (model.kind[node] === OPEN && startsAfter > -Infinity ? calendar.startOfWork(calendar.workAt(startsAfter)) : startsAfter))),
    plain: Uint8Array.from({ length: model.size }, (_, node) => (isPlainWork(model, node) ? 1 : 0)),
    resume: each(node => stands(node, leafDate(node, ({ resume }) => resume))),
  };
  return exact && mostWork(model) < MOST ? uniform : undefined;
}

/** The instant of a code. */
export function instantOf({ calendar, zero }: Pick<Uniform, "calendar" | "zero">, code: number): number {
  const work = (code >> 1) + zero;
  return (code & 1) === 1 ? calendar.startOfWork(work) : calendar.endOfWork(work);
}

/** The last instant that samples tell, in the year 6053: dates are kept in 32 bits. */
export const LAST_DATE = 2 ** 31 - 1;

/** The instant of a code that may stand for none: minus infinity stays. */
export function dateOf(uniform: Uniform, code: number): number {
  return code === -Infinity ? code : Math.min(LAST_DATE, instantOf(uniform, code));
}

/** Writes the instants of `count` codes from a place on to another list from a place on; what stands for none becomes 0. */
export function writeInstants(uniform: Uniform, codes: Float64Array, from: number, count: number, into: Int32Array, line: number): void {
  const { table, zero } = uniform;
  const shift = table === undefined ? 0 : zero - table.zero;
  const last = table === undefined ? 0 : table.total - 1;
  for (let k = 0; k < count; k++) {
    const wide = codes[from + k] as number;
    const code = wide | 0;
    // A finish is one minute after the start of the last minute of its work.
    const odd = code & 1;
    const work = (code >> 1) + shift + odd - 1;
    if (table !== undefined && wide > -Infinity && work >= 0 && work < last) into[line + k] = tableStart(table, work) + 1 - odd;
    else into[line + k] = dateOf(uniform, wide);
  }
}

function isPlainWork({ kind, links, finishBound }: RiskModel, node: number): boolean {
  const first = links.start[node] as number;
  const end = links.start[node + 1] as number;
  if (kind[node] !== OPEN || finishBound[node] !== -Infinity || end === first || end > first + 2) return false;
  for (let e = first; e < end; e++) if (links.type[e] !== FS || links.lag[e] !== 0 || links.percent[e] !== 0) return false;
  return true;
}

/** It counts whole minutes and never runs out of them. */
function isPlain({ segments, empty }: SegmentedCalendar): boolean {
  const { patterns } = segments;
  return !empty && patterns.every(({ rates }) => rates.every(rate => rate === 1)) && (patterns[0]?.total ?? 0) > 0 && (patterns.at(-1)?.total ?? 0) > 0;
}

function isUniform({ kind, links, finishBound }: RiskModel, calendar: SegmentedCalendar, node: number, leaf: ModelLeaf): boolean {
  const own = kind[node] as number;
  if (own === STILL) return true;
  if (leaf.chance !== undefined) return false;
  const [part] = leaf.parts;
  const works = leaf.parts.length === 1 && part?.calendar === calendar && leaf.clock === calendar;
  if (!(works || (own === STONE && leaf.clock === calendar)) || !Number.isInteger(leaf.interrupted)) return false;
  if (own !== GOING) return leaf.reaches === 0 && leaf.endsAfter === -Infinity && leaf.startsBefore === Infinity;
  for (let e = links.start[node] as number; e < (links.start[node + 1] as number); e++) if (links.type[e] === FF || links.type[e] === SF) return false;
  return finishBound[node] === -Infinity;
}

/** Lags are whole working minutes of the calendar, and percentages of work on it. */
function areLinksUniform({ links, calendars, leaves, kind }: RiskModel, calendar: SegmentedCalendar): boolean {
  for (let e = 0; e < links.from.length; e++) {
    const lags = links.lag[e] !== 0 || links.percent[e] !== 0;
    if (!lags) continue;
    const source = links.from[e] as number;
    if (calendars[links.calendar[e] as number] !== calendar || !Number.isInteger(links.lag[e]) || kind[source] === OPENING) return false;
    if (links.percent[e] !== 0 && leaves[source] !== undefined && leaves[source].clock !== calendar) return false;
  }
  return true;
}

/** More working minutes than the plan can take in any sample. */
function mostWork({ leaves, variable, variables, links }: RiskModel): number {
  let sum = 0;
  leaves.forEach((leaf, node) => {
    if (leaf === undefined) return;
    const factor = variables[variable[node] as number]?.table.reduce((most, figure) => Math.max(most, Math.abs(figure)), 0) ?? 1;
    for (const { steady, left } of leaf.parts) sum += steady + left * factor + 1;
    sum += leaf.interrupted;
  });
  for (const lag of links.lag) sum += Math.abs(lag);
  return 2 * sum * (1 + links.percent.reduce((most, percent) => Math.max(most, Math.abs(percent)), 0) / 100);
}
