import { dayNumber, daysInMonth } from "../../../core/calendar/civil";
import type { DateSpan, DateValue } from "../../../core/model/instant";
import type { ValueType } from "../../schema/valueType";

import { scalarType, type Parsed, type Wrong } from "./scalarType";

const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2}))?$/;
const LOOSE = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]+(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const GERMAN = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;

/** A date or date with time as the language writes it; real days only. */
export function parseDate(value: string): Parsed<DateValue> {
  const found = DATE.exec(value);
  if (found === null) return betterDate(value);
  const year = Number(found[1]);
  const month = Number(found[2]);
  const day = Number(found[3]);
  const days = month < 1 || month > 12 ? 0 : daysInMonth(year, month);
  if (days === 0) return { wrong: `There is no month ${found[2] ?? ""}: a date is written year-month-day, such as 2026-03-05.` };
  if (day < 1 || day > days) {
    const last = `${found[1] ?? ""}-${found[2] ?? ""}-${String(days)}`;
    return { wrong: `${value.slice(0, 10)} does not exist: that month has ${days} days.`, better: last + value.slice(10) };
  }
  const base = { day: dayNumber(year, month, day) };
  if (found[4] === undefined) return { value: base };
  const minute = parseClock(`${found[4]}:${found[5] ?? ""}`);
  return minute === undefined ? { wrong: `A day has the times 00:00 to 24:00, not ${value.slice(11)}.` } : { value: { ...base, minute } };
}

function betterDate(value: string): Wrong {
  const loose = LOOSE.exec(value);
  const parts = loose ?? reversed(GERMAN.exec(value));
  if (parts === null) return {};
  const two = (part: string | undefined) => (part ?? "").padStart(2, "0");
  const date = `${parts[1] ?? ""}-${two(parts[2])}-${two(parts[3])}`;
  return { better: parts[4] === undefined ? date : `${date} ${two(parts[4])}:${parts[5] ?? ""}` };
}

function reversed(found: RegExpExecArray | null): readonly (string | undefined)[] | null {
  return found === null ? null : [found[0], found[3], found[2], found[1]];
}

/** Minutes after midnight of `HH:MM`, up to 24:00. */
export function parseClock(value: string): number | undefined {
  const found = /^(\d{2}):(\d{2})$/.exec(value);
  if (found === null) return undefined;
  const minute = Number(found[1]) * 60 + Number(found[2]);
  return Number(found[2]) < 60 && minute <= 1440 ? minute : undefined;
}

/** A date, with or without a time. */
export const date: ValueType<DateValue> = scalarType({
  name: "date", accepts: "a date such as 2026-03-05 or 2026-03-05 14:30", examples: ["2026-03-05", "2026-03-05 14:30"],
  json: { type: "string", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2})?$" },
  parse: parseDate,
});

/** A date, or the word `none`. */
export const dateOrNone: ValueType<DateValue | "none"> = scalarType<DateValue | "none">({
  name: "date or none", accepts: "a date such as 2026-03-05, or `none`", examples: ["2026-02-02", "none"], words: ["none"],
  parse: (value) => (value === "none" ? { value: "none" } : parseDate(value)),
});

/** One day or `from..to`; open sides where allowed. */
export function parseSpan(value: string): Parsed<DateSpan> {
  const dots = value.indexOf("..");
  if (dots === -1) {
    const single = parseDate(value);
    return "value" in single ? { value: { from: single.value, to: single.value } } : single;
  }
  const left = value.slice(0, dots).trim();
  const right = value.slice(dots + 2).trim();
  if (left === "" && right === "") return {};
  const from = left === "" ? undefined : parseDate(left);
  const to = right === "" ? undefined : parseDate(right);
  if (from !== undefined && !("value" in from)) return from.better === undefined ? from : { better: `${from.better}..${right}` };
  if (to !== undefined && !("value" in to)) return to.better === undefined ? to : { better: `${left}..${to.better}` };
  if (from !== undefined && to !== undefined && endsBefore(from.value, to.value)) {
    return { wrong: `This span ends before it begins: ${value}.`, better: `${right}..${left}` };
  }
  return { value: { ...(from === undefined ? {} : { from: from.value }), ...(to === undefined ? {} : { to: to.value }) } };
}

function endsBefore(from: DateValue, to: DateValue): boolean {
  return to.day * 1440 + (to.minute ?? 1440) < from.day * 1440 + (from.minute ?? 0);
}

const MONTH_DAY = /^(\d{2})-(\d{2})$/;

/** As `parseSpan`, and `12-24..12-26` for every year. */
export function parseHoliday(value: string): Parsed<DateSpan> {
  const [left = "", right = left] = value.split("..");
  if (!MONTH_DAY.test(left.trim())) return parseSpan(value);
  const from = parseDate(`2000-${left.trim()}`);
  const to = parseDate(`2000-${right.trim()}`);
  if (!("value" in from) || !("value" in to)) return { wrong: `A span of every year is written month-day, such as 12-24..12-26, not ${value}.` };
  return { value: { from: from.value, to: to.value, yearly: true } };
}

/** A span of dates. */
export const dateSpan: ValueType<DateSpan> = scalarType({
  name: "date span", accepts: "a span of dates such as 2026-04-03..2026-04-06 or 2026-03-01..", examples: ["2026-03-01..2026-06-30", "2026-03-01.."],
  parse: parseSpan,
});
