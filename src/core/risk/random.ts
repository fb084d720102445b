/** FNV-1a over the letters of a name (32 bits): what a drawn figure is called decides its numbers, not its place in the plan. */
export function nameKey(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Mixes 32 bits so that each decides on all others (the finaliser of MurmurHash3). */
function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The state from which the numbers of one figure in one run of samples begin: a function of these three alone. */
export function streamState(seed: number, key: number, run: number): number {
  return mixed(mixed(mixed(seed + 0x9e3779b9) ^ key) + Math.imul(run + 1, 0x9e3779b9));
}

/**
 * A Latin hypercube of one figure: of `count` equal parts of the range from 0 to 1 each is drawn from once, in random
 * order (McKay, Beckman and Conover 1979). Written to `into` from `offset` on as shares of 2^16, which is as fine as the table of
 * normal percentiles. Numbers are by mulberry32, a counter put through a mixing function; the order by Fisher and Yates.
 */
export function drawStratified(state: number, count: number, into: Uint16Array, offset: number): void {
  let counter = state | 0;
  const scale = 65536 / count;
  for (let i = 0; i < count; i++) {
    counter = (counter + 0x6d2b79f5) | 0;
    let hash = Math.imul(counter ^ (counter >>> 15), counter | 1);
    hash ^= hash + Math.imul(hash ^ (hash >>> 7), hash | 61);
    const bits = (hash ^ (hash >>> 14)) >>> 0;
    // The low half of the bits places the figure within its part, the high half puts it in order.
    const drawn = ((i + (bits & 0xffff) / 65536) * scale) | 0;
    const place = ((bits >>> 16) * (i + 1)) >>> 16;
    into[offset + i] = into[offset + place] as number;
    into[offset + place] = drawn;
  }
}

/** What the days of one name draw from: a function of the seed and the name. */
export function dayState(seed: number, key: number): number {
  return mixed(mixed(seed + 0x9e3779b9) ^ key);
}

/** A number from 0 to 2^32 that is a function of the name, the day and the sample alone: no order of drawing changes it. */
export function dayNumber32(state: number, day: number, sample: number): number {
  return mixed(mixed(state ^ Math.imul(day + 1, 0x85ebca6b)) + Math.imul(sample + 1, 0x9e3779b9));
}
