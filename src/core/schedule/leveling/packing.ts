import type { Instance } from "./instance";

/**
 * Capacities packed into words of 32 bits, one lane a resource with a guard bit above it: in `(free | guard) - need` the
 * guard of a lane stays set exactly when the lane has enough, so one subtraction compares all lanes at once.
 */
export interface Packing {
  readonly words: number;
  /** Everything free, by word. */
  readonly full: Int32Array;
  readonly guard: Int32Array;
  /** Need of task j: words j * words to (j + 1) * words. */
  readonly need: Int32Array;
}

/** Packs an instance; undefined when a capacity does not fit a lane. */
export function pack(instance: Instance): Packing | undefined {
  const { capacity, size, demandStart, demandResource, demandUnits } = instance;
  const word = new Int32Array(capacity.length);
  const shift = new Int32Array(capacity.length);
  let words = 1;
  let used = 0;
  for (let r = 0; r < capacity.length; r++) {
    const width = 33 - Math.clz32(Math.max(1, capacity[r] as number));
    if (width > 31) return undefined;
    if (used + width > 32) {
      words++;
      used = 0;
    }
    word[r] = words - 1;
    shift[r] = used;
    used += width;
  }
  const full = new Int32Array(words);
  const guard = new Int32Array(words);
  const need = new Int32Array(size * words);
  for (let r = 0; r < capacity.length; r++) {
    const w = word[r] as number;
    const width = 32 - Math.clz32(Math.max(1, capacity[r] as number));
    full[w] = (full[w] as number) | ((capacity[r] as number) << (shift[r] as number));
    guard[w] = (guard[w] as number) | (1 << ((shift[r] as number) + width));
  }
  for (let j = 0; j < size; j++) {
    for (let d = demandStart[j] as number; d < (demandStart[j + 1] as number); d++) {
      const r = demandResource[d] as number;
      const at = j * words + (word[r] as number);
      need[at] = (need[at] as number) + ((demandUnits[d] as number) << (shift[r] as number));
    }
  }
  return { words, full, guard, need };
}
