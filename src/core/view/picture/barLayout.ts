import { slipText } from "../dates";
import { MINUTES_PER_DAY } from "../../model/instant";
import { CONSTRAINT_KEYS, NO_INSTANT, ROW_FLAG } from "../ganttData";
import type { GanttData } from "../ganttData";
import { xOf } from "../timeScale";
import type { TimeScale } from "../timeScale";

/** The height of a row in pixels. */
export const ROW_HEIGHT = 26;

/** The height of a bar. */
export const BAR_HEIGHT = 14;

/** From the upper edge of a row to that of its bar. */
export const BAR_TOP = (ROW_HEIGHT - BAR_HEIGHT) / 2;

/** From corner to corner of a milestone. */
export const DIAMOND = 12;

/** The narrowest bar that can still be seen and gripped. */
const LEAST_WIDTH = 3;

/** What is drawn of one row; x in pixels from the scale's origin. */
export interface BarMarks {
  readonly kind: "task" | "summary" | "milestone";
  /** Left and right edge; for a milestone its left and right corner. */
  readonly left: number;
  readonly right: number;
  /** Right edge of what is done; equal to `left` when nothing is. */
  readonly done: number;
  /** Right end of the slack line; absent without slack worth a line. */
  readonly slack?: number;
  /** The deadline's flag. */
  readonly due?: number;
  /** From where the stretch beyond the deadline is drawn. */
  readonly lateFrom?: number;
  /** Where a date holds the task: not before it, not after it, or to it alone. */
  readonly held?: { readonly at: number; readonly kind: "from" | "until" | "fixed" };
  /** Where one, eight and nine of ten samples have finished. */
  readonly whisker?: { readonly p10: number; readonly p80: number; readonly p90: number };
  /** "31 %": the chance of its own deadline; empty where it is not known, or sure. */
  readonly chance: string;
  /** Left and right edge of the bar in the baseline. */
  readonly baseline?: readonly [left: number, right: number];
  /** Stretches around the bar on which its own calendar rests, where that is not the plan's. */
  readonly off: readonly (readonly [from: number, to: number])[];
  /** "+3d" */
  readonly slip: string;
  /** Class names that say its state. */
  readonly state: string;
  readonly title: string;
  readonly initials: string;
  /** True when the title has room inside the bar. */
  readonly inside: boolean;
  /** Left edge of what is written beside the bar. */
  readonly label: number;
}

/** Room between a bar and what is written beside it: a link's handle fits in. */
export const LABEL_GAP = 13;

/** What bars are laid out from: the data, with its texts taken apart. */
export interface BarSource {
  readonly data: GanttData;
  readonly titles: readonly string[];
  readonly initials: readonly string[];
}

/** How wide a text is, in pixels. */
export type Measure = (text: string) => number;

/** Where the marks of a row stand; what a simulation says is left out where it is not wanted. */
export function barMarks(model: BarSource, row: number, scale: TimeScale, measure: Measure, chances = true): BarMarks {
  const { rows, dayMinutes } = model.data;
  const flags = rows.flags[row] ?? 0;
  const start = xOf(scale, rows.start[row] ?? 0);
  const finish = xOf(scale, rows.finish[row] ?? 0);
  const kind = (flags & ROW_FLAG.milestone) !== 0 ? "milestone" : (flags & ROW_FLAG.summary) !== 0 ? "summary" : "task";
  const [left, right] = kind === "milestone" ? [start - DIAMOND / 2, start + DIAMOND / 2] : [start, Math.max(finish, start + LEAST_WIDTH)];
  const title = model.titles[row] ?? "";
  const due = rows.due[row] ?? NO_INSTANT;
  const late = (flags & ROW_FLAG.late) !== 0;
  const dueX = due === NO_INSTANT ? undefined : xOf(scale, due);
  const slack = kind === "summary" ? undefined : slackEnd(model, row, scale, right);
  const initials = kind === "summary" ? "" : (model.initials[row] ?? "");
  const inside = kind === "task" && right - left > 24 && measure(title) + 16 <= right - left;
  const slip = late ? slipText(rows.lateBy[row] ?? 0, dayMinutes) : "";
  const percent = rows.chance[row] ?? 255;
  const chance = chances && percent < 100 ? `${percent} %` : "";
  const ownDue = dueX !== undefined && (late || (flags & ROW_FLAG.dueOfRelease) === 0);
  return {
    kind,
    left,
    right,
    done: left + (right - left) * ((rows.progress[row] ?? 0) / 100),
    ...(slack === undefined ? {} : { slack }),
    ...(ownDue ? { due: dueX } : {}),
    ...(late && dueX !== undefined && kind !== "milestone" ? { lateFrom: Math.max(left, Math.min(dueX, right - 2)) } : {}),
    ...heldMark(model, row, scale),
    ...baselineMark(model, row, scale, kind),
    ...(chances ? whiskerMark(model, row, scale) : {}),
    chance,
    off: kind === "task" ? restOf(model, row, scale) : [],
    slip,
    state: stateOf(flags),
    title,
    initials,
    inside,
    label: labelX(right, ownDue ? dueX : undefined, measure([slip, chance, inside ? "" : title, initials].join(" ")) + 24),
  };
}

/** By their names in `CONSTRAINT_KEYS`. */
const HELD: Readonly<Record<string, "from" | "until" | "fixed">> = {
  "not-before": "from", "not-finished-before": "from", "start-by": "until", "finish-by": "until", "start-on": "fixed", "finish-on": "fixed",
};

function heldMark({ data }: BarSource, row: number, scale: TimeScale): Pick<BarMarks, "held"> {
  const at = data.rows.constraintAt[row] ?? NO_INSTANT;
  const kind = HELD[CONSTRAINT_KEYS[data.rows.constraint[row] ?? 0] ?? ""];
  return at === NO_INSTANT || kind === undefined ? {} : { held: { at: xOf(scale, at), kind } };
}

/** A whisker narrower than this says nothing. */
const LEAST_WHISKER = 3;

function whiskerMark({ data: { rows } }: BarSource, row: number, scale: TimeScale): Pick<BarMarks, "whisker"> {
  const [p10, p80, p90] = [rows.p10, rows.p80, rows.p90].map((column) => column[row] ?? NO_INSTANT);
  if (p10 === undefined || p80 === undefined || p90 === undefined || p10 === NO_INSTANT) return {};
  const whisker = { p10: xOf(scale, p10), p80: xOf(scale, p80), p90: xOf(scale, p90) };
  return whisker.p90 - whisker.p10 < LEAST_WHISKER ? {} : { whisker };
}

function baselineMark({ data }: BarSource, row: number, scale: TimeScale, kind: BarMarks["kind"]): Pick<BarMarks, "baseline"> {
  const [start, finish] = [data.rows.baselineStart[row] ?? NO_INSTANT, data.rows.baselineFinish[row] ?? NO_INSTANT];
  if (start === NO_INSTANT || finish === NO_INSTANT) return {};
  const left = xOf(scale, start);
  if (kind === "milestone") return { baseline: [left - DIAMOND / 2, left + DIAMOND / 2] };
  return { baseline: [left, Math.max(xOf(scale, finish), left + LEAST_WIDTH)] };
}

/** Days of rest are shown from this width of a day on, at most so many of them. */
const REST_FROM = 3;
const MOST_REST = 120;

/** Whole days off of a task's own working time from the week before it starts to the week after it finishes. */
function restOf({ data }: BarSource, row: number, scale: TimeScale): BarMarks["off"] {
  const work = data.clocks[(data.rows.clock[row] ?? 0) - 1];
  if (work === undefined || scale.pxPerDay < REST_FROM || ((data.rows.flags[row] ?? 0) & ROW_FLAG.elapsed) !== 0) return [];
  const [start, finish] = [data.rows.start[row] ?? 0, data.rows.finish[row] ?? 0];
  const first = Math.floor(start / MINUTES_PER_DAY) - 7;
  const last = Math.min(Math.floor(finish / MINUTES_PER_DAY) + 7, first + MOST_REST);
  const x = (day: number): number => (day - scale.origin / MINUTES_PER_DAY) * scale.pxPerDay;
  const off: [number, number][] = [];
  let pair = 0;
  for (let day = first; day <= last; day += 1) {
    while (pair * 2 < work.length && (work[pair * 2 + 1] ?? 0) <= day * MINUTES_PER_DAY) pair += 1;
    const worked = pair * 2 >= work.length || (work[pair * 2] ?? 0) < (day + 1) * MINUTES_PER_DAY;
    if (worked) continue;
    const before = off.at(-1);
    if (before !== undefined && before[1] === x(day)) before[1] = x(day + 1);
    else off.push([x(day), x(day + 1)]);
  }
  return off;
}

/** Beside the bar where there is room before the deadline's flag, else behind the flag. */
function labelX(right: number, due: number | undefined, width: number): number {
  const beside = right + LABEL_GAP;
  return due === undefined || due < right - 2 || due > beside + width ? beside : Math.max(beside, due + LABEL_GAP);
}

/** A slack line shorter than a few pixels says nothing. */
function slackEnd(model: BarSource, row: number, scale: TimeScale, right: number): number | undefined {
  const { rows } = model.data;
  const until = rows.slackEnd[row] ?? 0;
  if (until <= (rows.finish[row] ?? 0)) return undefined;
  const end = xOf(scale, until);
  return end > right + 4 ? end : undefined;
}

const stateWords: readonly (readonly [flag: number, word: string])[] = [
  [ROW_FLAG.critical, "critical"],
  [ROW_FLAG.nearCritical, "near-critical"],
  [ROW_FLAG.finished, "finished"],
  [ROW_FLAG.dropped, "dropped"],
  [ROW_FLAG.blocked, "blocked"],
  [ROW_FLAG.late, "late"],
];

function stateOf(flags: number): string {
  return stateWords.filter(([flag]) => (flags & flag) !== 0).map(([, word]) => word).join(" ");
}

/** Where a link leaves or meets a row. */
export function linkX(marks: Pick<BarMarks, "left" | "right">, end: "start" | "finish"): number {
  return end === "start" ? marks.left : marks.right;
}

/** The left and right edge of a row without its other marks: what links need. */
export function barEdges(model: BarSource, row: number, scale: TimeScale): { readonly left: number; readonly right: number } {
  const { rows } = model.data;
  const start = xOf(scale, rows.start[row] ?? 0);
  if (((rows.flags[row] ?? 0) & ROW_FLAG.milestone) !== 0) return { left: start - DIAMOND / 2, right: start + DIAMOND / 2 };
  return { left: start, right: Math.max(xOf(scale, rows.finish[row] ?? 0), start + LEAST_WIDTH) };
}
