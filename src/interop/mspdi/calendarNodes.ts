import { MINUTES_PER_DAY, type DayNumber, type Instant } from "../../core/model/instant";
import type { DayHours, WeekHours } from "../../core/model/values";
import { map, section, text, word, type MapNode, type PlanNode } from "../../language/write/planNode";
import { writeDay, writeHours, writeInstant } from "../../language/write/writeValues";
import { hoursOn, isWeek, type Override, type WorkingTime } from "./workingTime";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

type Entry = readonly [key: string, value: PlanNode];

/** The keys of a calendar: its week and the overrides given, with `based-on` where it is said. */
export function calendarNode(week: WeekHours | undefined, overrides: readonly Override[], basedOn?: string): MapNode {
  const entries: Entry[] = [];
  if (basedOn !== undefined) entries.push(["based-on", word(basedOn)]);
  if (week !== undefined) entries.push(["week", weekNode(week)]);
  const off = overrides.filter(({ hours }) => isOff(hours));
  const working = overrides.filter(({ hours }) => !isOff(hours));
  if (off.length > 0) entries.push(["holidays", map(off.map((override) => [spanText(override), text(nameOf(override))]))]);
  if (working.length > 0) entries.push(["working", map(working.map((override) => [spanText(override), hoursNode(override.hours)]))]);
  return section(entries);
}

/** Days off as leave, with their names as reasons. */
export function leaveNode(overrides: readonly Override[]): MapNode {
  return map(overrides.map((override) => [spanText(override), text(nameOf(override))]));
}

/** True when a span has no working time at all. */
export function isOff(hours: DayHours | WeekHours): boolean {
  return isWeek(hours) ? hours.every((day) => day.length === 0) : hours.length === 0;
}

function nameOf({ name }: Override): string {
  return name.trim() === "" ? "Day off" : name;
}

function hoursNode(hours: DayHours | WeekHours): PlanNode {
  return isWeek(hours) ? weekNode(hours) : word(writeHours(hours));
}

/** Days of equal hours that follow each other become a range; days off are left out. */
function weekNode(week: WeekHours): MapNode {
  const entries: Entry[] = [];
  for (let first = 0; first < 7; ) {
    const hours = writeHours(week[first] ?? []);
    let last = first;
    while (last < 6 && writeHours(week[last + 1] ?? []) === hours) last += 1;
    if (hours !== "") entries.push([dayRange(first, last), word(hours)]);
    first = last + 1;
  }
  return map(entries);
}

function dayRange(first: number, last: number): string {
  const from = DAYS[first] ?? "mon";
  return first === last ? from : `${from}-${DAYS[last] ?? "sun"}`;
}

function spanText({ from, to }: { readonly from: DayNumber; readonly to: DayNumber }): string {
  return from === to ? writeDay(from) : `${writeDay(from)}..${writeDay(to)}`;
}

/** An instant at which something begins: the bare date when that is the day's first working minute. */
export function beginText(at: Instant, time: WorkingTime): string {
  const day = Math.floor(at / MINUTES_PER_DAY);
  const first = hoursOn(time, day)[0];
  return first !== undefined && first[0] === at - day * MINUTES_PER_DAY ? writeDay(day) : writeInstant(at);
}

/** An instant at which something ends: the bare date when that is the day's last working minute. */
export function endText(at: Instant, time: WorkingTime): string {
  // Midnight belongs to the day that it ends.
  const day = Math.ceil(at / MINUTES_PER_DAY) - 1;
  const last = hoursOn(time, day).at(-1);
  return last !== undefined && last[1] === at - day * MINUTES_PER_DAY ? writeDay(day) : writeInstant(at);
}

/** True when the week has no working day; such a week cannot be written and needs days off instead. */
export function isEmptyWeek(week: WeekHours): boolean {
  return week.every((day) => day.length === 0);
}
