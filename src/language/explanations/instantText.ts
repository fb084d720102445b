import { civilDate, formatTime, weekdayOf } from "../../core/calendar/civil";
import { MINUTES_PER_DAY, type Instant } from "../../core/model/instant";
import { finishDay, startDay } from "../rules/wording";

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** An instant as a planner says it, `Mon 12 Jan 09:00`; with the year where it is another than that of `near`. An end at midnight is 24:00. */
export function instantText(at: Instant, near: Instant, ends = false): string {
  const dayNumber = ends ? finishDay(at) : startDay(at);
  const { year, month, day } = civilDate(dayNumber);
  const years = year === civilDate(startDay(near)).year ? "" : ` ${String(year)}`;
  return `${WEEKDAYS[weekdayOf(dayNumber)] ?? ""} ${String(day)} ${MONTHS[month - 1] ?? ""}${years} ${formatTime(at - dayNumber * MINUTES_PER_DAY)}`;
}
