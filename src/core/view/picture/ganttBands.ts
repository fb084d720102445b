import { dayOf, weekdayOf } from "../../calendar/civil";
import { MINUTES_PER_DAY } from "../../model/instant";
import type { DayNumber } from "../../model/instant";
import type { GanttData } from "../ganttData";
import type { Track } from "./drawAxis";
import type { Ink } from "./palette";
import { path } from "./svg";
import type { SvgNode } from "./svg";

/** From these widths of a day on, days off and named ones can be told apart. */
const DAYS_FROM = 3;
const HOLIDAYS_FROM = 1;

/** Days on which nothing is worked, and named days off, behind the rows. */
export function drawBands(data: Pick<GanttData, "work" | "holidays">, { scale, width }: Track, height: number, ink: Ink): readonly SvgNode[] {
  if (scale.pxPerDay < HOLIDAYS_FROM) return [];
  const first = dayOf(scale.origin);
  const x = (day: DayNumber): number => Math.max(0, Math.min(width, (day - first) * scale.pxPerDay));
  const block = (from: DayNumber, to: DayNumber): string => (x(to) <= x(from) ? "" : `M${String(Math.round(x(from)))} 0H${String(Math.round(x(to)))}V${String(height)}H${String(Math.round(x(from)))}Z`);
  let holidays = "";
  for (let at = 0; at + 1 < data.holidays.length; at += 2) holidays += block(dayOf(data.holidays[at] ?? 0), Math.ceil((data.holidays[at + 1] ?? 0) / MINUTES_PER_DAY));
  return [...(scale.pxPerDay < DAYS_FROM ? [] : path(daysOff(data.work, first, first + Math.ceil(width / scale.pxPerDay), block), { fill: ink.weekend })), ...path(holidays, { fill: ink.holiday })];
}

/** Runs of days without work; before and after the known time Saturdays and Sundays. */
function daysOff(work: Int32Array, first: DayNumber, last: DayNumber, block: (from: DayNumber, to: DayNumber) => string): string {
  const worked = new Set<DayNumber>();
  for (let at = 0; at + 1 < work.length; at += 2) {
    for (let day = dayOf(work[at] ?? 0); day * MINUTES_PER_DAY < (work[at + 1] ?? 0); day += 1) worked.add(day);
  }
  const known = { from: dayOf(work[0] ?? 0), to: dayOf(work[work.length - 1] ?? 0) };
  const isOff = (day: DayNumber): boolean => (work.length === 0 || day < known.from || day > known.to ? weekdayOf(day) > 4 : !worked.has(day));
  let d = "";
  for (let day = first; day < last; day += 1) {
    if (!isOff(day)) continue;
    const from = day;
    while (day < last && isOff(day)) day += 1;
    d += block(from, day);
  }
  return d;
}
