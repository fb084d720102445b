import { SHARE_GRACE } from "./percentiles";

/**
 * Whole numbers and how often each was seen, packed: for each number, rising, the step from the one before it (the first from 0, as
 * zigzag) doubled, odd where it was seen once, else followed by how often. Each figure takes 7 bits a byte. Small whatever the number of samples: no
 * more than a plan has minutes.
 */
export type Tally = Uint8Array;

/** Writes figures of any size into bytes that grow. */
export interface Packing {
  put(figure: number): void;
  putAll(bytes: Uint8Array): void;
  bytes(): Uint8Array;
}

/** Packs figures from 0 to 2^53, 7 bits a byte, the lowest first; 128 says that more follow. */
export function packing(): Packing {
  let bytes = new Uint8Array(256);
  let length = 0;
  const grow = (by: number): void => {
    if (length + by <= bytes.length) return;
    const more = new Uint8Array(2 * bytes.length + by);
    more.set(bytes);
    bytes = more;
  };
  return {
    putAll(list) {
      grow(list.length);
      bytes.set(list, length);
      length += list.length;
    },
    put(figure) {
      grow(8);
      let rest = figure;
      for (; rest >= 128; rest = Math.floor(rest / 128)) bytes[length++] = 128 + (rest % 128);
      bytes[length++] = rest;
    },
    bytes: () => bytes.slice(0, length),
  };
}

/** Reads packed figures one by one. */
export interface Unpacking {
  /** NaN where the bytes end too early. */
  next(): number;
  /** The bytes that follow, at most so many. */
  take(length: number): Uint8Array;
  readonly done: boolean;
  readonly left: number;
}

/** Reads what `packing` wrote; whatever the bytes are, it ends. */
export function unpacking(bytes: Uint8Array): Unpacking {
  let at = 0;
  return {
    get done() { return at >= bytes.length; },
    get left() { return bytes.length - at; },
    take(length) {
      const from = at;
      at = Math.min(bytes.length, at + (length >= 0 ? length : 0));
      return bytes.subarray(from, at);
    },
    next() {
      let figure = 0;
      for (let scale = 1; at < bytes.length; scale *= 128) {
        const byte = bytes[at++] as number;
        figure += (byte & 127) * scale;
        if (byte < 128) return figure;
      }
      return NaN;
    },
  };
}

/** A whole number of either sign as one from 0 on. */
export function zigzag(figure: number): number {
  return figure < 0 ? -2 * figure - 1 : 2 * figure;
}

/** What `zigzag` made of it. */
export function unzigzag(figure: number): number {
  return figure % 2 === 1 ? -(figure + 1) / 2 : figure / 2;
}

/** Calls back with each number of a tally, rising, and how often it was seen. */
export function eachOf(tally: Tally, visit: (value: number, times: number) => void): void {
  const reader = unpacking(tally);
  for (let value = 0, first = true; !reader.done; first = false) {
    const step = reader.next();
    const half = Math.floor(step / 2);
    value += first ? unzigzag(half) : half;
    visit(value, step % 2 === 1 ? 1 : reader.next());
  }
}

/** A tally of numbers seen before and of new ones; `fresh` is put in order. */
export function tallyOf(before: Tally | undefined, fresh: Int32Array): Tally {
  fresh.sort();
  const out = packing();
  let last: number | undefined;
  const put = (value: number, times: number): void => {
    const step = last === undefined ? zigzag(value) : value - last;
    last = value;
    out.put(step * 2 + (times === 1 ? 1 : 0));
    if (times !== 1) out.put(times);
  };
  let at = 0;
  const upTo = (limit: number): void => {
    while (at < fresh.length && (fresh[at] as number) < limit) {
      const value = fresh[at] as number;
      const from = at;
      while (at < fresh.length && fresh[at] === value) at++;
      put(value, at - from);
    }
  };
  if (before !== undefined) {
    eachOf(before, (value, times) => {
      upTo(value);
      const from = at;
      while (at < fresh.length && fresh[at] === value) at++;
      put(value, times + at - from);
    });
  }
  upTo(Infinity);
  return out.bytes();
}

/** A tally of what two of them saw. */
export function tallySum(a: Tally, b: Tally): Tally {
  const values: number[] = [];
  const times: number[] = [];
  eachOf(b, (value, seen) => {
    values.push(value);
    times.push(seen);
  });
  const out = packing();
  let last: number | undefined;
  const put = (value: number, seen: number): void => {
    const step = last === undefined ? zigzag(value) : value - last;
    last = value;
    out.put(step * 2 + (seen === 1 ? 1 : 0));
    if (seen !== 1) out.put(seen);
  };
  let at = 0;
  eachOf(a, (value, seen) => {
    for (; at < values.length && (values[at] as number) < value; at++) put(values[at] as number, times[at] as number);
    put(value, seen + (values[at] === value ? (times[at++] as number) : 0));
  });
  for (; at < values.length; at++) put(values[at] as number, times[at] as number);
  return out.bytes();
}

/** Percentiles of a tally of `count` numbers: for each share the smallest that at least that share does not exceed; `shares` rise. */
export function tallyPercentiles(tally: Tally, count: number, shares: readonly number[]): number[] {
  const found: number[] = [];
  let seen = 0;
  let last = 0;
  eachOf(tally, (value, times) => {
    seen += times;
    last = value;
    while (found.length < shares.length && seen > Math.max(0, Math.ceil((shares[found.length] as number) * count - SHARE_GRACE) - 1)) found.push(value);
  });
  while (found.length < shares.length) found.push(last);
  return found;
}

/** How many of a tally's numbers are not above a limit. */
export function tallyUpTo(tally: Tally, limit: number): number {
  let sum = 0;
  eachOf(tally, (value, times) => { if (value <= limit) sum += times; });
  return sum;
}
