import { nearestWord } from "../parse/nearest";

/** Comparisons that one hunt may make in all: a file of nothing but unknown ids must not hold up the rest. */
const MOST_COMPARISONS = 50_000;

/** Finds the word that was probably meant, within a bounded amount of work. */
export interface NearestHunt {
  /** The nearest candidate, or undefined when none is near or the work is used up. */
  find(word: string, candidates: Iterable<string>): string | undefined;
}

/** Begins a hunt; its searches share one budget. */
export function createNearestHunt(): NearestHunt {
  let left = MOST_COMPARISONS;
  function* within(candidates: Iterable<string>): Iterable<string> {
    for (const candidate of candidates) {
      if (left <= 0) return;
      left -= 1;
      yield candidate;
    }
  }
  return { find: (word, candidates) => (left <= 0 ? undefined : nearestWord(word, within(candidates))) };
}
