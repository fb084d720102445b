const DAY = 1440;

/** Whether each minute of civil time counts; each day is asked for once. Nothing here knows of weeks or patterns. */
export class MinuteTable {
  readonly first: number;
  readonly end: number;
  readonly #counts: (minute: number) => boolean;
  readonly #days = new Map<number, Uint8Array>();

  /** A table that is looked at between `first` and `end` only. */
  constructor(first: number, end: number, counts: (minute: number) => boolean) {
    this.first = first;
    this.end = end;
    this.#counts = counts;
  }

  /** True when this minute counts. */
  has(minute: number): boolean {
    const day = Math.floor(minute / DAY);
    let minutes = this.#days.get(day);
    if (minutes === undefined) {
      minutes = Uint8Array.from({ length: DAY }, (_, i) => (this.#counts(day * DAY + i) ? 1 : 0));
      this.#days.set(day, minutes);
    }
    return minutes[minute - day * DAY] === 1;
  }

  /** The first minute at or after an instant that counts; the end of the table where none does. */
  next(at: number): number {
    let minute = at;
    while (minute < this.end && !this.has(minute)) minute++;
    return minute;
  }

  /** The end of the last minute before an instant that counts; the beginning of the table where none does. */
  previous(at: number): number {
    let minute = at;
    while (minute > this.first && !this.has(minute - 1)) minute--;
    return minute;
  }

  /** The first instant by which so many minutes have counted. */
  after(from: number, minutes: number): number {
    let at = from;
    for (let left = minutes; left > 0 && at < this.end; at++) if (this.has(at)) left--;
    return at;
  }

  /** The last instant from which so many minutes count until another. */
  before(to: number, minutes: number): number {
    let at = to;
    for (let left = minutes; left > 0 && at > this.first; at--) if (this.has(at - 1)) left--;
    return at;
  }
}
