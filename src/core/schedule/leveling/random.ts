/** A fixed sequence of numbers that look random: the same seed gives the same sequence on every machine. */
export interface Random {
  /** A whole number from 0 to limit - 1. */
  below(limit: number): number;
  /** A fraction from 0 up to, not including, 1. */
  fraction(): number;
}

/** Starts a sequence (xorshift of 32 bits, Marsaglia 2003, started through a mixing step). */
export function createRandom(seed: number): Random {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 0;
  state ^= state >>> 13;
  if (state === 0) state = 0x6d2b79f5;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  return {
    below(limit) {
      const value = next();
      // The same in whole numbers.
      if (limit <= 0x8000) return ((value >>> 16) * limit + (((value & 0xffff) * limit) >>> 16)) >>> 16;
      return Math.floor((value / 0x1_0000_0000) * limit);
    },
    fraction: () => next() / 0x1_0000_0000,
  };
}
