import type { DateSpan } from "../../../core/model/instant";
import type { CalendarSpec, DayHours, NamedSpan, WeekHours, WrittenWeek } from "../../../core/model/values";
import type { Reading, ValueType } from "../../schema/valueType";
import { nearestWord } from "../nearest";
import type { MapEntry, MapNode } from "../sourceNode";
import { duplicateKey, joinPath, readKey } from "./combinators";
import { parseClock, parseHoliday, parseSpan } from "./dates";
import { text } from "./plain";
import { parseReference } from "./references";
import { reject, rejectWith, shortened, spanOf } from "./reject";
import { scalarType, type Parsed } from "./scalarType";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

function parseHours(value: string): Parsed<DayHours> {
  const hours: (readonly [number, number])[] = [];
  for (const part of value.split(/ +/)) {
    const [left = "", right = "", more] = part.split("-");
    const from = parseClock(left);
    const to = parseClock(right);
    if (more !== undefined || from === undefined || to === undefined) return { better: betterHours(value) };
    if (to <= from) return { wrong: `Working hours end after they begin; \`${part}\` does not. Hours over midnight are written on both days.` };
    const last = hours.at(-1);
    if (last !== undefined && from < last[1]) return { wrong: `Working hours of a day stand in order and do not overlap; \`${part}\` begins before the hours in front of it end.` };
    hours.push([from, to]);
  }
  return { value: hours };
}

function betterHours(value: string): string {
  return value.replace(/\s*(?:–|—|-)\s*/g, "-").replace(/[,;]\s*/g, " ").replace(/(?<![\d:])(\d{1,2})(?::(\d{2}))?(?=[- ]|$)/g, (_, h: string, m?: string) => `${h.padStart(2, "0")}:${m ?? "00"}`);
}

/** Working hours of one day. */
export const dayHours: ValueType<DayHours> = scalarType({
  name: "hours", accepts: "hours such as 09:00-12:00 13:00-18:00, at latest 24:00", examples: ["09:00-17:00", "09:00-12:00 13:00-18:00"],
  parse: parseHours,
});

/** Days that a name such as `mon` or `sat-tue` means, Monday = 0; undefined for no such name. */
export function parseWeekdays(name: string): readonly number[] | undefined {
  const [left = "", right = left, more] = name.split("-");
  const from = DAYS.findIndex((day) => day === left);
  const to = DAYS.findIndex((day) => day === right);
  if (from === -1 || to === -1 || more !== undefined) return undefined;
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, i) => (from + i) % 7);
}

function betterDays(name: string): string | undefined {
  const parts = name.split("-").map((part) => DAYS.find((day) => part.toLowerCase().startsWith(day)) ?? nearestWord(part, DAYS));
  return parts.some((part) => part === undefined) ? undefined : parts.join("-");
}

/** Working hours by weekday; a single day wins over a range. */
export const week: ValueType<WrittenWeek> = {
  name: "week", accepts: "days with their hours, such as {mon-thu: 09:00-17:00, fri: 09:00-15:00}", of: dayHours,
  examples: ["{mon-fri: 09:00-17:00}"], words: [...DAYS, "mon-fri", "mon-thu"],
  json: { type: "object", additionalProperties: dayHours.json },
  read(node, reading) {
    return node.kind === "map" ? readWeek(node, reading) : reject(reading, node, week.accepts);
  },
};

/** Hours with the path of the key that says them. */
interface KeptHours {
  readonly hours: DayHours;
  readonly path: string;
}

/** The hours of a week; a day with faults alone counts as not written, as does a week of which nothing else is left. */
function readWeek(node: MapNode, reading: Reading): WrittenWeek | undefined {
  const path = reading.path;
  const seen = new Set<string>();
  const single: (KeptHours | undefined)[] = [];
  const ranged: (KeptHours | undefined)[] = [];
  const unread = new Set<number>();
  const before = reading.problems.length;
  for (const entry of node.entries) {
    const days = parseWeekdays(entry.key.text);
    reading.path = path;
    if (days === undefined && entry.value !== undefined) {
      rejectWith(reading, entry.key, `\`${shortened(entry.key.text)}\` is no day: write mon, tue, wed, thu, fri, sat, sun or a range such as mon-thu.`, betterDays(entry.key.text));
      continue;
    }
    const hours = readKey(entry, joinPath(path, entry.key.text), dayHours, reading, seen);
    seen.add(entry.key.text);
    const into = days?.length === 1 ? single : ranged;
    if (hours === undefined) for (const day of days ?? []) unread.add(day);
    if (hours === undefined || days === undefined) continue;
    const again = days.find((day) => into[day] !== undefined);
    for (const day of days) into[day] ??= { hours, path: reading.path };
    if (again === undefined) continue;
    reading.path = into[again]?.path ?? path;
    duplicateKey(entry, reading, DAYS[again]);
  }
  reading.path = path;
  if (reading.problems.length > before && single.length + ranged.length === 0) return undefined;
  return DAYS.map((_, day) => (single[day] ?? ranged[day])?.hours ?? (unread.has(day) ? undefined : []));
}

/** The span that a key of a map says; undefined after its fault was reported. */
export function spanKey(entry: MapEntry, parse: (value: string) => Parsed<DateSpan>, reading: Reading): DateSpan | undefined {
  const span = parse(entry.key.text);
  if ("value" in span) return span.value;
  const better = span.better !== undefined && "value" in parse(span.better) ? span.better : undefined;
  return rejectWith(reading, entry.key, span.wrong ?? `\`${shortened(entry.key.text)}\` is no date and no span of dates such as 2026-04-03..2026-04-06.`, better);
}

/** A map from spans of dates to a name or reason. */
function namedSpans(accepts: string, example: string, parse: (value: string) => Parsed<DateSpan>): ValueType<readonly NamedSpan[]> {
  return {
    name: "dated names", accepts, examples: [example], of: text, json: { type: "object", additionalProperties: { type: "string" } },
    read(node, reading) {
      if (node.kind !== "map") return reject(reading, node, accepts);
      const path = reading.path;
      const seen = new Set<string>();
      const spans: NamedSpan[] = [];
      for (const entry of node.entries) {
        reading.path = path;
        const span = entry.value === undefined ? undefined : spanKey(entry, parse, reading);
        if (span === undefined && entry.value !== undefined) continue;
        const name = readKey(entry, joinPath(path, entry.key.text), text, reading, seen);
        seen.add(entry.key.text);
        if (name !== undefined && span !== undefined) spans.push({ span, name, at: spanOf(entry.key, reading) });
      }
      reading.path = path;
      return spans;
    },
  };
}

/** Days off with their names. */
export const holidays = namedSpans("days or spans with a name, such as {2026-05-01: Labour Day, 12-24..12-26: Christmas}", "{2026-05-01: Labour Day}", parseHoliday);

/** Times away with their reasons. */
export const leave = namedSpans("days or spans with a reason, such as {2026-02-09..2026-02-13: Skiing}", "{2026-02-09..2026-02-13: Skiing}", parseSpan);

/** Days with other hours. */
export const workingDays: ValueType<NonNullable<CalendarSpec["working"]>> = {
  name: "working days", accepts: "days or spans with their hours, such as {2026-03-07: 09:00-13:00}", examples: ["{2026-03-07: 09:00-13:00}"], of: dayHours,
  json: { type: "object", additionalProperties: { anyOf: [dayHours.json, week.json] } },
  read(node, reading) {
    if (node.kind !== "map") return reject(reading, node, workingDays.accepts);
    const path = reading.path;
    const seen = new Set<string>();
    const days: { span: DateSpan; hours: DayHours | WeekHours; at: { start: number; end: number } }[] = [];
    for (const entry of node.entries) {
      reading.path = path;
      const span = entry.value === undefined ? undefined : spanKey(entry, parseSpan, reading);
      if (span === undefined && entry.value !== undefined) continue;
      const type: ValueType<DayHours | WrittenWeek> = entry.value?.kind === "map" ? week : dayHours;
      const hours = readKey(entry, joinPath(path, entry.key.text), type, reading, seen)?.map(part => part ?? []) as DayHours | WeekHours | undefined;
      seen.add(entry.key.text);
      if (hours !== undefined && span !== undefined) days.push({ span, hours, at: spanOf(entry.key, reading) });
    }
    reading.path = path;
    return days;
  },
};

/** Whose holidays and working days a calendar takes over. */
export const basedOn: ValueType<NonNullable<CalendarSpec["basedOn"]>> = scalarType<NonNullable<CalendarSpec["basedOn"]>>({
  name: "base calendar", accepts: "the id of a calendar, or `none`", examples: ["none", "office"], refersTo: ["calendar"], words: ["none"],
  parse(value, at): Parsed<NonNullable<CalendarSpec["basedOn"]>> {
    if (value === "none") return { value: { none: true } };
    const calendar = parseReference(value, 0, at);
    return calendar === undefined ? {} : { value: { calendar } };
  },
});
