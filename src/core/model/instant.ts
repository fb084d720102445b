/**
 * A civil minute: whole minutes since 1970-01-01 00:00 of the plan's own clock, without a zone.
 * Midnight at the end of a day is 00:00 of the next day.
 */
export type Instant = number;

/** A length of working (or, where said, elapsed) time in minutes. */
export type Minutes = number;

/** A civil day: whole days since 1970-01-01. */
export type DayNumber = number;

/** Minutes in a civil day. */
export const MINUTES_PER_DAY = 1440;

/** A date as it is written: a whole day, or a day with a time (minutes after midnight, 0..1440). */
export interface DateValue {
  readonly day: DayNumber;
  readonly minute?: number;
}

/** A span of dates as written; both days are included, an open side is undefined. */
export interface DateSpan {
  readonly from?: DateValue;
  readonly to?: DateValue;
  /** True for `12-24..12-26`: month and day of every year (the year of `from` and `to` is 2000, a leap year). */
  readonly yearly?: boolean;
}
