/** A working calendar as a list of its working minutes: nothing is worked out, everything is looked up. */
export class Clock {
  /** Working minutes before each minute. */
  private readonly before: Int32Array;
  private readonly minutes: number[] = [];

  constructor(works: (day: number, weekday: number, minute: number) => boolean) {
    this.before = new Int32Array(DAYS * 1440 + 1);
    for (let day = 0; day < DAYS; day++) {
      const date = FIRST_DAY + day;
      for (let minute = 0; minute < 1440; minute++) {
        this.before[day * 1440 + minute] = this.minutes.length;
        // 1970-01-01 was a Thursday; Monday is 0.
        if (works(date, (date + 3) % 7, minute)) this.minutes.push(date * 1440 + minute);
      }
    }
    this.before[DAYS * 1440] = this.minutes.length;
  }

  /** The first working minute that is not before an instant. */
  next(at: number): number {
    return this.minute(this.done(at));
  }

  /** Where work ends that begins at an instant. */
  after(at: number, work: number): number {
    return work === 0 ? at : this.minute(this.done(at) + work - 1) + 1;
  }

  /** Where work begins that ends at an instant. */
  ahead(at: number, work: number): number {
    return work === 0 ? at : this.minute(this.done(at) - work);
  }

  /** The end of the work before an instant. */
  previous(at: number): number {
    return this.minute(this.done(at) - 1) + 1;
  }

  between(from: number, to: number): number {
    return this.done(to) - this.done(from);
  }

  private done(at: number): number {
    const count = this.before[at - FIRST_DAY * 1440];
    if (count === undefined) throw new Error("The textbook's calendars do not reach so far.");
    return count;
  }

  private minute(number: number): number {
    const at = this.minutes[number];
    if (at === undefined) throw new Error("The textbook's calendars do not reach so far.");
    return at;
  }
}

export const dayOf = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / 86_400_000;
const FIRST_DAY = dayOf(2025, 7, 1);
const DAYS = 1300;
const hours = (minute: number, from: number, to: number): boolean => minute >= from * 60 && minute < to * 60;

/** Calendars that plans of the textbook have, with what they are in a plan's text; elapsed time is `always`. */
export const CLOCKS = {
  usual: new Clock((_, weekday, minute) => weekday < 5 && hours(minute, 9, 17)),
  siesta: new Clock((day, weekday, minute) => day !== dayOf(2026, 1, 14) && day !== dayOf(2026, 2, 3)
    && (weekday < 4 ? hours(minute, 9, 12.5) || hours(minute, 13.5, 18) : weekday === 4 && hours(minute, 8, 14))),
  short: new Clock((day, weekday, minute) => weekday < 3 && day !== dayOf(2026, 1, 20) && hours(minute, 10, 15)),
  always: new Clock(() => true),
} as const;

export const CLOCK_TEXT = {
  usual: "",
  siesta: "calendar: {week: {mon-thu: 09:00-12:30 13:30-18:00, fri: 08:00-14:00}, holidays: {2026-01-14: Off, 2026-02-03: Off}}\n",
  short: "calendars: {short: {based-on: none, week: {mon-wed: 10:00-15:00}, holidays: {2026-01-20: Off}}}\n",
} as const;
