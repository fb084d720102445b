import { MINUTES_PER_DAY, type DayNumber } from "../../core/model/instant";
import type { DayHours } from "../../core/model/values";
import type { MspdiCalendar, MspdiException, MspdiRecurrence, MspdiWeekDay } from "./project";
import { childOf, childrenOf, fieldsOf, parseTime, referenceTo, type DurationLetters } from "./values";
import type { XmlElement } from "./xml";

const NO_LETTERS: DurationLetters = { day: 0, month: 0 };

/** Reads a calendar with its week, work weeks and exceptions. */
export function readCalendar(row: XmlElement): MspdiCalendar {
  const fields = fieldsOf(row, NO_LETTERS);
  const weekDays = childrenOf(fields.child("WeekDays"), "WeekDay");
  return {
    uid: fields.number("UID") ?? -1,
    name: fields.text("Name"),
    isBase: fields.flag("IsBaseCalendar"),
    baseUid: referenceTo(fields.number("BaseCalendarUID")),
    weekDays: weekDays.flatMap(readWeekDay),
    workWeeks: childrenOf(fields.child("WorkWeeks"), "WorkWeek").flatMap((week) => {
      const period = readPeriod(week);
      const name = childOf(week, "Name")?.text ?? "";
      const days = childrenOf(childOf(week, "WeekDays"), "WeekDay").flatMap(readWeekDay);
      return period === undefined ? [] : [{ name, ...period, days }];
    }),
    recurrences: childrenOf(fields.child("Exceptions"), "Exception").flatMap(readRecurrence),
    dated: weekDays.flatMap(readDatedDay),
  };
}

/** DayType 1 is Sunday; 0 is a date with hours of its own and not a day of the week. */
function readWeekDay(row: XmlElement): MspdiWeekDay[] {
  const type = fieldsOf(row, NO_LETTERS).number("DayType") ?? 0;
  if (!Number.isInteger(type) || type < 1 || type > 7) return [];
  return [{ weekday: (type + 5) % 7, hours: readHours(row) }];
}

function readDatedDay(row: XmlElement): MspdiException[] {
  if ((childOf(row, "DayType")?.text ?? "").trim() !== "0") return [];
  const period = readPeriod(row);
  return period === undefined ? [] : [{ name: "", ...period, hours: readHours(row) }];
}

function readRecurrence(row: XmlElement): MspdiRecurrence[] {
  const fields = fieldsOf(row, NO_LETTERS);
  const period = readPeriod(row);
  if (period === undefined) return [];
  return [
    {
      name: fields.text("Name"),
      ...period,
      hours: readHours(row),
      type: fields.number("Type") ?? 9,
      occurrences: fields.number("Occurrences") ?? 0,
      byOccurrences: fields.flag("EnteredByOccurrences"),
      period: Math.max(1, Math.floor(fields.number("Period") ?? 1)),
      daysOfWeek: fields.number("DaysOfWeek") ?? 0,
      monthItem: fields.number("MonthItem") ?? 0,
      monthPosition: fields.number("MonthPosition") ?? 0,
      month: fields.number("Month") ?? 0,
      monthDay: fields.number("MonthDay") ?? 1,
    },
  ];
}

function readPeriod(row: XmlElement): { readonly from: DayNumber; readonly to: DayNumber } | undefined {
  const element = childOf(row, "TimePeriod");
  if (element === undefined) return undefined;
  const fields = fieldsOf(element, NO_LETTERS);
  const from = fields.instant("FromDate");
  const to = fields.instant("ToDate");
  if (from === undefined || to === undefined || to < from) return undefined;
  const first = Math.floor(from / MINUTES_PER_DAY);
  // A last instant of 00:00 or 23:59:59 (read as 00:00 of the next day) ends the day before.
  return { from: first, to: Math.max(first, Math.floor((to - 1) / MINUTES_PER_DAY)) };
}

/** The hours that a day states; none when it is off. From 00:00 to 00:00 is the whole day. */
function readHours(row: XmlElement): DayHours {
  const working = (childOf(row, "DayWorking")?.text ?? "").trim();
  if (working === "0" || working === "false") return [];
  const spans = childrenOf(childOf(row, "WorkingTimes"), "WorkingTime").flatMap((time) => {
    const from = parseTime(childOf(time, "FromTime")?.text ?? "");
    const until = parseTime(childOf(time, "ToTime")?.text ?? "");
    if (from === undefined || until === undefined) return [];
    const to = until <= from ? MINUTES_PER_DAY : until;
    return from < to ? [[from, to] as const] : [];
  });
  return mergeHours(spans);
}

function mergeHours(spans: readonly (readonly [number, number])[]): DayHours {
  const merged: [number, number][] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
