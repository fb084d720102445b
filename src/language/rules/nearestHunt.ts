import { nearestWord } from "../parse/nearest";

/** Work that one hunt may do in all: a file of nothing but unknown ids must not hold up the rest. */
const MOST_WORK = 200_000;
const COMPARISON = 10;

/** Finds the word that was probably meant, within a bounded amount of work. */
export interface NearestHunt {
  /** The nearest candidate, or undefined when none is near or the work is used up. */
  find(word: string, candidates: Iterable<string>): string | undefined;
}

/** Begins a hunt; its searches share one budget. */
export function createNearestHunt(): NearestHunt {
  let left = MOST_WORK;
  function* within(word: string, candidates: Iterable<string>): Iterable<string> {
    // What differs more in length than in a third of its letters and two dashes cannot be near.
    const farthest = Math.max(1, Math.floor(word.length / 3)) + 2;
    for (const candidate of candidates) {
      if (left <= 0) return;
      left -= 1;
      if (Math.abs(candidate.length - word.length) > farthest) continue;
      left -= COMPARISON;
      yield candidate;
    }
  }
  return { find: (word, candidates) => (left <= 0 ? undefined : nearestWord(word, within(word, candidates))) };
}
