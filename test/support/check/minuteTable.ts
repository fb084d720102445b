/** Whether each minute of a stretch of civil time counts, and how many did before. Nothing here knows of weeks or patterns. */
export class MinuteTable {
  readonly first: number;
  readonly end: number;
  readonly #sums: Int32Array;

  /** Asks for each minute from `first` to `end`. */
  constructor(first: number, end: number, counts: (minute: number) => boolean) {
    this.first = first;
    this.end = end;
    this.#sums = new Int32Array(end - first + 1);
    for (let i = 0; i < end - first; i++) this.#sums[i + 1] = (this.#sums[i] as number) + (counts(first + i) ? 1 : 0);
  }

  /** How many minutes count by an instant. */
  #by(at: number): number {
    return this.#sums[Math.min(Math.max(at, this.first), this.end) - this.first] as number;
  }

  /** How many minutes count between two instants. */
  between(from: number, to: number): number {
    return this.#by(to) - this.#by(from);
  }

  /** True when this minute counts. */
  has(minute: number): boolean {
    return this.between(minute, minute + 1) === 1;
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
    return minutes > 0 ? at : to;
  }
}
