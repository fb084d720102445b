import { MINUTES_PER_DAY } from "../model/instant";
import type { Instant } from "../model/instant";
import { civilOf, clock, instantOf } from "./dates";
import type { DateWords } from "./dates";
import type { TimeScale } from "./timeScale";

/** A stretch of one line of the axis. */
export interface Tick {
  readonly from: Instant;
  readonly to: Instant;
  readonly label: string;
}

/** The two lines of the axis over a stretch of time. */
export interface Axis {
  readonly upper: readonly Tick[];
  readonly lower: readonly Tick[];
}

interface Unit {
  /** The last boundary at or before an instant. */
  readonly floor: (at: Instant) => Instant;
  /** The boundary after a boundary. */
  readonly next: (at: Instant) => Instant;
  readonly label: (at: Instant, words: DateWords) => string;
}

const dayFloor = (at: Instant): Instant => Math.floor(at / MINUTES_PER_DAY) * MINUTES_PER_DAY;

function months(step: number, label: Unit["label"]): Unit {
  return {
    floor: (at) => {
      const { year, month } = civilOf(at);
      return instantOf(year, month - (month % step), 1);
    },
    next: (at) => {
      const { year, month } = civilOf(at);
      return instantOf(year, month + step, 1);
    },
    label,
  };
}

function years(step: number): Unit {
  const floor = (at: Instant): Instant => instantOf(Math.floor(civilOf(at).year / step) * step, 0, 1);
  return {
    floor,
    next: (at) => instantOf(civilOf(at).year + step, 0, 1),
    label: (at) => (step === 1 ? String(civilOf(at).year) : `${civilOf(at).year}–${String(civilOf(at).year + step - 1)}`),
  };
}

function hours(step: number): Unit {
  const length = step * 60;
  return { floor: (at) => Math.floor(at / length) * length, next: (at) => at + length, label: (at) => clock(civilOf(at).minute) };
}

function days(label: Unit["label"]): Unit {
  return { floor: dayFloor, next: (at) => at + MINUTES_PER_DAY, label };
}

/** Weeks begin on Monday; 1970-01-01 was a Thursday. */
function weeks(label: Unit["label"]): Unit {
  const week = 7 * MINUTES_PER_DAY;
  const monday = 4 * MINUTES_PER_DAY;
  return { floor: (at) => Math.floor((at - monday) / week) * week + monday, next: (at) => at + week, label };
}

const dayNumber: Unit["label"] = (at) => String(civilOf(at).day);
const dayName: Unit["label"] = (at, words) => `${words.weekdays[civilOf(at).weekday] ?? ""} ${civilOf(at).day}`;
const dayAndMonth: Unit["label"] = (at, words) => `${civilOf(at).day} ${words.months[civilOf(at).month] ?? ""}`;
const wholeDay: Unit["label"] = (at, words) => `${dayName(at, words)} ${words.months[civilOf(at).month] ?? ""} ${civilOf(at).year}`;
const monthName: Unit["label"] = (at, words) => words.months[civilOf(at).month] ?? "";
const monthAndYear: Unit["label"] = (at, words) => `${words.longMonths[civilOf(at).month] ?? ""} ${civilOf(at).year}`;
const quarterName: Unit["label"] = (at) => `Q${Math.floor(civilOf(at).month / 3) + 1}`;
const quarterAndYear: Unit["label"] = (at) => `Q${Math.floor(civilOf(at).month / 3) + 1} ${civilOf(at).year}`;

/** The units by zoom, the finest first: used when a day has at least this many pixels. */
const levels: readonly { readonly from: number; readonly upper: Unit; readonly lower: Unit }[] = [
  { from: 1056, upper: days(wholeDay), lower: hours(1) },
  { from: 528, upper: days(wholeDay), lower: hours(2) },
  { from: 352, upper: days(wholeDay), lower: hours(3) },
  { from: 176, upper: days(wholeDay), lower: hours(6) },
  { from: 52, upper: months(1, monthAndYear), lower: days(dayName) },
  { from: 20, upper: months(1, monthAndYear), lower: days(dayNumber) },
  { from: 7.4, upper: months(1, monthAndYear), lower: weeks(dayAndMonth) },
  { from: 3.4, upper: months(1, monthAndYear), lower: weeks(dayNumber) },
  { from: 1.2, upper: months(3, quarterAndYear), lower: months(1, monthName) },
  { from: 0.32, upper: years(1), lower: months(3, quarterName) },
  { from: 0.1, upper: years(10), lower: years(1) },
  { from: 0, upper: years(50), lower: years(10) },
];

function ticks(unit: Unit, from: Instant, to: Instant, words: DateWords): Tick[] {
  const result: Tick[] = [];
  for (let at = unit.floor(from); at < to && result.length < 2000; ) {
    const next = unit.next(at);
    result.push({ from: at, to: next, label: unit.label(at, words) });
    at = next;
  }
  return result;
}

/** The two lines of the axis over [from, to) at a zoom. */
export function axisOver(pxPerDay: number, from: Instant, to: Instant, words: DateWords): Axis {
  const level = levels.find((one) => pxPerDay >= one.from) ?? levels[levels.length - 1];
  if (level === undefined) return { upper: [], lower: [] };
  return { upper: ticks(level.upper, from, to, words), lower: ticks(level.lower, from, to, words) };
}

/** Where a boundary of the axis stands: days are never stretched, hours are where the scale puts them. */
export function boundaryX(scale: TimeScale, at: Instant, xOf: (scale: TimeScale, at: Instant) => number): number {
  return (at - scale.origin) % MINUTES_PER_DAY === 0 ? ((at - scale.origin) / MINUTES_PER_DAY) * scale.pxPerDay : xOf(scale, at);
}
