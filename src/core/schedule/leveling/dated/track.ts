import { FULL_TIME } from "../../crew";

/** Units of an assignment without a share: full time, or the capacity where that is less. */
export const FOLLOWS_CAPACITY = -FULL_TIME;

/** So many units, or the capacity where that is less. */
export function asThereIs(units: number): number {
  return -Math.abs(units);
}

/**
 * What is booked of one resource over civil time, in units of `FULL_TIME` for one full-time person: `used[k]` of
 * `capacity[k]` from `time[k]` until `time[k + 1]`; the first begins at minus infinity.
 */
export interface Track {
  time: Float64Array;
  used: Float64Array;
  capacity: Float64Array;
  count: number;
  /** What stays booked whatever levelling does. */
  base: { readonly time: Float64Array; readonly used: Float64Array; readonly capacity: Float64Array };
}

/** One step of a capacity: from an instant on so many units. */
export interface CapacityStep {
  readonly from: number;
  readonly units: number;
}

/** Room for what is booked beside the steps: so many splits more. */
const ROOM = 8;

/** Tracks on which nothing is booked, of capacities in steps; `uses` says how often each is expected to be booked. */
export function createTracks(capacities: readonly (readonly CapacityStep[])[], uses: Int32Array): readonly Track[] {
  const roomOf = (steps: readonly CapacityStep[], place: number): number => steps.length + 2 * (uses[place] as number) + ROOM;
  // One buffer for all: thousands of small ones take longer to make than to fill.
  const pool = new Float64Array(3 * capacities.reduce((sum, steps, place) => sum + roomOf(steps, place) + steps.length, 0));
  let at = 0;
  const take = (size: number): Float64Array => pool.subarray(at, at += size);
  return capacities.map((steps, place) => {
    const room = roomOf(steps, place);
    const time = take(room);
    const used = take(room);
    const capacity = take(room);
    steps.forEach(({ from, units }, i) => {
      time[i] = i === 0 ? -Infinity : from;
      capacity[i] = units;
    });
    const base = { time: take(steps.length), used: take(steps.length), capacity: take(steps.length) };
    base.time.set(time.subarray(0, steps.length));
    base.capacity.set(capacity.subarray(0, steps.length));
    return { time, used, capacity, count: steps.length, base };
  });
}

/** Makes what is booked now the base that `resetTrack` goes back to. */
export function keepBase(track: Track): void {
  const { time, used, capacity, count } = track;
  track.base = { time: time.slice(0, count), used: used.slice(0, count), capacity: capacity.slice(0, count) };
}

/** True when more than there is is booked between two instants, or anywhere after an instant. */
export function isOverbooked(track: Track, from: number, to = Infinity): boolean {
  const { time, used, capacity, count } = track;
  for (let k = indexAt(track, from); k < count && (time[k] as number) < to; k++) if ((used[k] as number) > (capacity[k] as number)) return true;
  return false;
}

/** Takes back all that was booked since the base was kept. */
export function resetTrack(track: Track): void {
  const { base } = track;
  const { time, used, capacity } = track;
  const count = base.time.length;
  for (let k = 0; k < count; k++) {
    time[k] = base.time[k] as number;
    used[k] = base.used[k] as number;
    capacity[k] = base.capacity[k] as number;
  }
  track.count = count;
}

/** The stretch that an instant lies in. */
function indexAt({ time, count }: Track, at: number): number {
  let low = 0;
  let high = count - 1;
  // Most that is asked for lies behind all that is booked so far.
  if ((time[high] as number) <= at) return high;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((time[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** True when the units are not free in a stretch. */
function lacks({ used, capacity }: Track, k: number, units: number): boolean {
  const most = capacity[k] as number;
  const wanted = units < 0 ? Math.min(-units, most) : units;
  return (used[k] as number) + wanted > most;
}

/**
 * The end of the last stretch between two instants in which the units are not free; `from` when they are free
 * throughout. A task that takes at least until `to` cannot begin before it.
 */
export function lastConflict(track: Track, units: number, from: number, to: number): number {
  const { time, count } = track;
  let k = indexAt(track, to);
  if (k > 0 && (time[k] as number) >= to) k--;
  for (; k >= 0; k--) {
    const end = k + 1 < count ? (time[k + 1] as number) : Infinity;
    if (end <= from) return from;
    if (lacks(track, k, units)) return end;
  }
  return from;
}

/** The beginning of the first stretch between two instants in which the units are not free; `to` when there is none. */
export function firstConflict(track: Track, units: number, from: number, to: number): number {
  const { time, count } = track;
  for (let k = indexAt(track, from); k < count && (time[k] as number) < to; k++) {
    if (lacks(track, k, units)) return time[k] as number;
  }
  return to;
}

/** The first instant at or after `from` at which the units are free; Infinity when they never are. */
export function nextFree(track: Track, units: number, from: number): number {
  const { time, count } = track;
  for (let k = indexAt(track, from); k < count; k++) if (!lacks(track, k, units)) return Math.max(from, time[k] as number);
  return Infinity;
}

/** Books units between two instants; a negative sign takes a booking back. */
export function bookTrack(track: Track, units: number, from: number, to: number, sign: 1 | -1): void {
  if (!(from < to)) return;
  const first = split(track, from);
  const end = to === Infinity ? track.count : split(track, to);
  const { used, capacity } = track;
  for (let k = first; k < end; k++) {
    const wanted = units < 0 ? Math.min(-units, capacity[k] as number) : units;
    used[k] = (used[k] as number) + sign * wanted;
  }
}

/** Index of the stretch that begins at an instant, made when there is none. */
function split(track: Track, at: number): number {
  const k = indexAt(track, at);
  if (track.time[k] === at) return k;
  if (track.count === track.time.length) grow(track);
  const { time, used, capacity, count } = track;
  for (let i = count; i > k + 1; i--) {
    time[i] = time[i - 1] as number;
    used[i] = used[i - 1] as number;
    capacity[i] = capacity[i - 1] as number;
  }
  time[k + 1] = at;
  used[k + 1] = used[k] as number;
  capacity[k + 1] = capacity[k] as number;
  track.count++;
  return k + 1;
}

function grow(track: Track): void {
  const larger = (from: Float64Array): Float64Array => {
    const to = new Float64Array(from.length * 2);
    to.set(from);
    return to;
  };
  track.time = larger(track.time);
  track.used = larger(track.used);
  track.capacity = larger(track.capacity);
}
