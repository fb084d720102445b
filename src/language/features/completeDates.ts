import { civilDate, dayNumber, daysInMonth, formatDay, weekdayOf } from "../../core/calendar/civil";
import type { DayNumber } from "../../core/model/instant";
import type { Plan } from "../../core/model/plan";
import { dayInWords, shown } from "../rules/wording";
import { plainItem, type CompletionItem } from "./completionItem";
import type { CursorContext } from "./cursorContext";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** Days by their names in speech, and the dates that the plan already speaks of. */
export function completeDates(today: DayNumber, { start, end, before }: CursorContext, plan: Plan | undefined): readonly CompletionItem[] {
  const offered = new Map<DayNumber, string>();
  const offer = (day: DayNumber, name: string): void => {
    if (!offered.has(day)) offered.set(day, name);
  };
  offer(today, "today");
  offer(today + 1, "tomorrow");
  for (let ahead = 2; ahead <= 7; ahead += 1) offer(today + ahead, weekday(today + ahead));
  for (let ahead = 8; ahead <= 14; ahead += 1) if (weekdayOf(today + ahead) === 0 || weekdayOf(today + ahead) === 4) offer(today + ahead, `${weekday(today + ahead)} of the week after`);
  offer(endOfMonth(today), "end of this month");
  offer(endOfMonth(endOfMonth(today) + 1), "end of next month");
  for (const [day, name] of plan === undefined ? [] : datesOf(plan)) offer(day, name);
  const typed = before.trim();
  return [...offered]
    .filter(([day]) => typed === "" || !/^\d/.test(typed) || formatDay(day).startsWith(typed))
    .map(([day, name]) => plainItem(formatDay(day), "date", start, end, name, dayInWords(day)));
}

function weekday(day: DayNumber): string {
  return WEEKDAYS[weekdayOf(day)] ?? "";
}

function endOfMonth(day: DayNumber): DayNumber {
  const { year, month } = civilDate(day);
  return dayNumber(year, month, daysInMonth(year, month));
}

function datesOf(plan: Plan): (readonly [DayNumber, string])[] {
  const dates: (readonly [DayNumber, string])[] = [];
  for (const release of plan.releases.values()) if (release.date !== undefined) dates.push([release.date.day, `release ${shown(release.title ?? release.id, 40)}`]);
  if (plan.settings.finish !== undefined) dates.push([plan.settings.finish.day, "the plan's finish"]);
  if (plan.settings.start !== undefined) dates.push([plan.settings.start.day, "the plan's start"]);
  return dates;
}
