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

/** Calls back with each number of a tally, rising, and how often it was seen; whatever the bytes are, it ends. */
export function eachOf(tally: Tally, visit: (value: number, times: number) => void): void {
  for (let value = 0, at = 0; at < tally.length;) {
    const step = figureAt(tally, at);
    const half = Math.floor(step / 2);
    value += at === 0 ? unzigzag(half) : half;
    at = behind;
    let times = 1;
    if (step % 2 !== 1) {
      times = figureAt(tally, at);
      at = behind;
    }
    visit(value, times);
  }
}

/** Where the figure ends that was read last. */
let behind = 0;

/** A packed figure; NaN where the bytes end too early. Most take one or two bytes. */
function figureAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  behind = at + 1;
  if (first < 128) return first;
  const second = bytes[at + 1] as number;
  behind = at + 2;
  if (second < 128) return (first & 127) + (second << 7);
  const reader = unpacking(bytes.subarray(at));
  const figure = reader.next();
  behind = bytes.length - reader.left;
  return figure;
}

/** Numbers and how often each was seen, unpacked: room that is used again. */
interface Seen {
  values: Int32Array;
  times: Int32Array;
  count: number;
}

const room = (): Seen => ({ values: new Int32Array(0), times: new Int32Array(0), count: 0 });
const [one, other] = [room(), room()];

function makeRoom(seen: Seen, count: number): void {
  seen.count = 0;
  if (seen.values.length >= count) return;
  seen.values = new Int32Array(2 * count);
  seen.times = new Int32Array(2 * count);
}

/** Unpacks a tally of 32-bit numbers, as samples have them. */
function unpackInto(seen: Seen, tally: Tally): void {
  makeRoom(seen, tally.length);
  const { values, times } = seen;
  let value = 0;
  let count = 0;
  for (let at = 0; at < tally.length; count++) {
    const byte = tally[at] as number;
    const next = tally[at + 1] as number;
    if (at > 0 && byte < 128) {
      value += byte >> 1;
      at++;
    } else if (at > 0 && next < 128) {
      value += ((byte & 127) + (next << 7)) >> 1;
      at += 2;
    } else {
      const half = Math.floor(figureAt(tally, at) / 2);
      value += at === 0 ? unzigzag(half) : half;
      at = behind;
    }
    values[count] = value;
    times[count] = 1;
    // The lowest bit of a step says whether there was one.
    if (byte % 2 === 1) continue;
    const often = tally[at] as number;
    times[count] = often < 128 ? often : figureAt(tally, at);
    at = often < 128 ? at + 1 : behind;
  }
  seen.count = count;
}

/** Counts numbers in order. */
function countInto(seen: Seen, rising: Int32Array): void {
  makeRoom(seen, rising.length);
  const { values, times } = seen;
  let count = 0;
  const all = rising.length;
  for (let i = 0; i < all; i++) {
    const value = rising[i] as number;
    if (count > 0 && values[count - 1] === value) times[count - 1] = (times[count - 1] as number) + 1;
    else {
      values[count] = value;
      times[count++] = 1;
    }
  }
  seen.count = count;
}

/** A number of a tally takes so many bytes at most: a step below 2^33 and how often. */
const MOST_BYTES = 10;
let packed = new Uint8Array(0);

/** Packs a figure to a place; the next one stands where it says. */
function putAt(bytes: Uint8Array, at: number, figure: number): number {
  let next = at;
  let rest = figure;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes[next++] = 128 + (rest % 128);
  bytes[next] = rest;
  return next + 1;
}

/** Packs a number behind the last one to a place, and how often it was seen; the next one stands where it says. */
function putNumber(bytes: Uint8Array, at: number, last: number, value: number, times: number): number {
  const step = 2 * (at === 0 ? zigzag(value) : value - last) + (times === 1 ? 1 : 0);
  let next = at;
  if (step < 128) bytes[next++] = step;
  else next = putAt(bytes, next, step);
  if (times === 1) return next;
  if (times >= 128) return putAt(bytes, next, times);
  bytes[next] = times;
  return next + 1;
}

/** Room for a tally of so many numbers. */
function roomFor(numbers: number): Uint8Array {
  if (packed.length < numbers * MOST_BYTES) packed = new Uint8Array(2 * numbers * MOST_BYTES);
  return packed;
}

/** Packs the numbers of both. */
function packedSum(a: Seen, b: Seen): Tally {
  const bytes = roomFor(a.count + b.count);
  let [at, last, i, k] = [0, 0, 0, 0];
  while (i < a.count || k < b.count) {
    const fromA = k >= b.count || (i < a.count && (a.values[i] as number) <= (b.values[k] as number));
    const value = (fromA ? a.values[i] : b.values[k]) as number;
    let times = 0;
    if (fromA) times += a.times[i++] as number;
    if (k < b.count && b.values[k] === value) times += b.times[k++] as number;
    if (times <= 0) continue;
    at = putNumber(bytes, at, last, value, times);
    last = value;
  }
  return bytes.slice(0, at);
}

/** A tally of numbers seen before and of new ones; `fresh` is put in order. */
export function tallyOf(before: Tally | undefined, fresh: Int32Array): Tally {
  putInOrder(fresh);
  countInto(one, fresh);
  unpackInto(other, before ?? new Uint8Array(0));
  return packedSum(one, other);
}

/** A tally of what two of them saw. */
export function tallySum(a: Tally, b: Tally): Tally {
  unpackInto(one, a);
  unpackInto(other, b);
  return packedSum(one, other);
}

/** A tally of what one of them saw and another did not. */
export function tallyWithout(a: Tally, b: Tally): Tally {
  unpackInto(one, a);
  unpackInto(other, b);
  for (let i = 0; i < other.count; i++) other.times[i] = -(other.times[i] as number);
  return packedSum(one, other);
}

/** Numbers that lie so close together, for each that there is, are counted in a row. */
const CLOSE = 16;
const rooms: Seen[] = [];
/** All 0 where nothing is counted. */
let row = new Int32Array(0);

/** A tally of what some of them saw. */
export function tallyTotal(tallies: readonly Tally[]): Tally {
  const seen = tallies.map((tally, i) => {
    const own = (rooms[i] ??= room());
    unpackInto(own, tally);
    return own;
  }).filter(({ count }) => count > 0);
  const low = Math.min(...seen.map(({ values }) => values[0] as number));
  const span = Math.max(...seen.map(({ values, count }) => values[count - 1] as number)) - low + 1;
  const count = seen.reduce((sum, own) => sum + own.count, 0);
  if (!(span <= CLOSE * count)) return tallies.reduce(tallySum, new Uint8Array(0));
  if (row.length < span) row = new Int32Array(2 * span);
  for (const own of seen) addTo(row, low, own);
  return packRow(row, low, span, roomFor(count));
}

function addTo(counts: Int32Array, low: number, { values, times, count }: Seen): void {
  for (let i = 0; i < count; i++) {
    const place = (values[i] as number) - low;
    counts[place] = (counts[place] as number) + (times[i] as number);
  }
}

/** Packs what is counted and leaves zeros. */
function packRow(counts: Int32Array, low: number, span: number, bytes: Uint8Array): Tally {
  let at = 0;
  let last = 0;
  for (let place = 0; place < span; place++) {
    const times = counts[place] as number;
    if (times === 0) continue;
    counts[place] = 0;
    at = putNumber(bytes, at, last, low + place, times);
    last = low + place;
  }
  return bytes.slice(0, at);
}

/** Numbers are put in order by so many bits at a time. */
const DIGIT = 11;
const digits = new Int32Array(2 ** DIGIT);
let aside: Int32Array = new Int32Array(0);

/** Puts whole numbers in order: digit by digit, the lowest first, since they lie close together. */
function putInOrder(values: Int32Array): void {
  const count = values.length;
  if (count < 256) {
    values.sort();
    return;
  }
  let low = values[0] as number;
  let high = low;
  for (let i = 1; i < count; i++) {
    const value = values[i] as number;
    if (value < low) low = value;
    else if (value > high) high = value;
  }
  if (aside.length < count) aside = new Int32Array(count);
  let [from, to]: [Int32Array, Int32Array] = [values, aside];
  for (let shift = 0; shift < 32 && (high - low) / 2 ** shift >= 1; shift += DIGIT) {
    byDigit(from, to, { count, low, shift });
    [from, to] = [to, from];
  }
  if (from !== values) values.set(from.subarray(0, count));
}

function byDigit(from: Int32Array, to: Int32Array, { count, low, shift }: { readonly count: number; readonly low: number; readonly shift: number }): void {
  const mask = 2 ** DIGIT - 1;
  digits.fill(0);
  for (let i = 0; i < count; i++) {
    const digit = (((from[i] as number) - low) >>> shift) & mask;
    digits[digit] = (digits[digit] as number) + 1;
  }
  let before = 0;
  for (let digit = 0; digit <= mask; digit++) {
    const times = digits[digit] as number;
    digits[digit] = before;
    before += times;
  }
  for (let i = 0; i < count; i++) {
    const value = from[i] as number;
    const digit = ((value - low) >>> shift) & mask;
    const place = digits[digit] as number;
    to[place] = value;
    digits[digit] = place + 1;
  }
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
