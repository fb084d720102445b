import type { KnownNames } from "./knownNames";
import type { QuickAddFault, QuickAddPlace, Understood } from "./quickAddTypes";
import type { TypedWord } from "./typedWords";

/** What has been read of a line so far. */
export interface Reading {
  readonly line: string;
  readonly words: readonly TypedWord[];
  readonly place: QuickAddPlace;
  readonly kind: "task" | "backlog";
  readonly names: KnownNames;
  readonly understood: Understood[];
  readonly faults: QuickAddFault[];
  parent?: string;
}

/** Looks at the word at an index; answers how many words it took, 0 when it is none of its words. */
export type WordReader = (reading: Reading, at: number) => number;

/** Notes what a number of words from `at` on became. */
export function take(reading: Reading, key: string, text: string, at: number, count: number): number {
  const before = reading.understood.find(one => one.key === key);
  if (before !== undefined && !LISTS.has(key)) return blame(reading, `${nameOfKey(key)} stands twice: ${before.text} and ${text}.`, at, count);
  reading.understood.push({ key, text, ...rangeOf(reading, at, count) });
  return count;
}

const LISTS: ReadonlySet<string> = new Set(["after", "who", "tags"]);

function nameOfKey(key: string): string {
  return key === "effort" ? "The estimate" : `\`${key}\``;
}

/** Notes a fault about a number of words; they are not part of the title. */
export function blame(reading: Reading, message: string, at: number, count: number, better?: string): number {
  reading.faults.push({ message, ...rangeOf(reading, at, count), ...(better === undefined ? {} : { better }) });
  return count;
}

function rangeOf({ words, line }: Reading, at: number, count: number): { readonly start: number; readonly end: number } {
  return { start: words[at]?.start ?? line.length, end: words[at + count - 1]?.end ?? line.length };
}
