import type { DateValue, Instant } from "../model/instant";
import { MINUTES_PER_DAY } from "../model/instant";
import { FAR_FUTURE, FAR_PAST } from "./civil";
import type { WorkCalendar } from "./workCalendar";

/** When something begins that is written as a date: the time, else the first working minute of the day or after it. */
export function beginOf(date: DateValue, calendar: WorkCalendar): Instant {
  const at = date.day * MINUTES_PER_DAY + (date.minute ?? 0);
  if (date.minute !== undefined) return at;
  const work = calendar.nextWork(at);
  return work >= FAR_FUTURE || work <= FAR_PAST ? at : work;
}

/** When something ends that is written as a date: the time, else the last working minute of the day or before it. */
export function endOf(date: DateValue, calendar: WorkCalendar): Instant {
  if (date.minute !== undefined) return date.day * MINUTES_PER_DAY + date.minute;
  const at = (date.day + 1) * MINUTES_PER_DAY;
  const work = calendar.previousWork(at);
  return work >= FAR_FUTURE || work <= FAR_PAST ? at : work;
}

/** An actual start: as `beginOf`, but a day off keeps it, at 00:00. */
export function actualBegin(date: DateValue, calendar: WorkCalendar): Instant {
  const at = beginOf(date, calendar);
  return at >= (date.day + 1) * MINUTES_PER_DAY ? date.day * MINUTES_PER_DAY : at;
}

/** An actual finish: as `endOf`, but a day off keeps it, at 24:00. */
export function actualEnd(date: DateValue, calendar: WorkCalendar): Instant {
  const at = endOf(date, calendar);
  return at < date.day * MINUTES_PER_DAY ? (date.day + 1) * MINUTES_PER_DAY : at;
}
