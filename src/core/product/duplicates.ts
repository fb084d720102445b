/** A text with what it is called by. */
export interface NamedText {
  readonly id: string;
  readonly text: string;
}

/** Two texts that say much the same. */
export interface Alike {
  /** The later one in the order given, and the earlier one that it is like. */
  readonly id: string;
  readonly like: string;
  /** Shared words among all words of both, 0..1. */
  readonly similarity: number;
}

/** So many texts are compared at most, the first in order. */
const MOST_TEXTS = 8000;
/** After so many words that two texts have in common nothing more is looked for. */
const MOST_LOOKS = 1_000_000;
const MOST_WORDS = 40;
/** A word in more texts than this tells nothing of them. */
const MOST_WITH_WORD = 50;
const LEAST_SHARED = 3;
const LEAST_SIMILARITY = 0.6;
const MOST_FOUND = 50;

/**
 * Texts that are much like an earlier one: with at least three words in common, which are at least three in five of all
 * words of both (Jaccard's index). Words are told apart by their letters without case, short ones do not count.
 * Each text is named once, with the one that it is most like among those that it may be the same as; at most fifty are.
 */
export function alikeTexts(texts: readonly NamedText[], mayBeSame: (id: string, other: string) => boolean = () => true): readonly Alike[] {
  const words = texts.slice(0, MOST_TEXTS).map(({ text }) => wordsOf(text));
  const holders = new Map<string, number[]>();
  const found: Alike[] = [];
  let looks = 0;
  words.forEach((own, place) => {
    const id = texts[place]?.id ?? "";
    for (const word of own) looks += holders.get(word)?.length ?? 0;
    const best = looks > MOST_LOOKS ? undefined : mostAlike(own, holders, words, (other) => mayBeSame(id, texts[other]?.id ?? ""));
    const [one, other] = [texts[place], texts[best?.place ?? -1]];
    if (best !== undefined && one !== undefined && other !== undefined && found.length < MOST_FOUND) found.push({ id: one.id, like: other.id, similarity: best.similarity });
    for (const word of own) {
      const list = holders.get(word);
      if (list === undefined) holders.set(word, [place]);
      else if (list.length <= MOST_WITH_WORD) list.push(place);
    }
  });
  return found;
}

function mostAlike(
  own: ReadonlySet<string>, holders: ReadonlyMap<string, readonly number[]>, words: readonly ReadonlySet<string>[], mayBeSame: (place: number) => boolean,
): { readonly place: number; readonly similarity: number } | undefined {
  if (own.size < LEAST_SHARED) return undefined;
  const shared = new Map<number, number>();
  for (const word of own) {
    const list = holders.get(word) ?? [];
    if (list.length <= MOST_WITH_WORD) for (const place of list) shared.set(place, (shared.get(place) ?? 0) + 1);
  }
  let best: { readonly place: number; readonly similarity: number } | undefined;
  for (const [place, count] of shared) {
    const similarity = count / (own.size + (words[place]?.size ?? 0) - count);
    if (count >= LEAST_SHARED && similarity >= LEAST_SIMILARITY && similarity > (best?.similarity ?? 0) && mayBeSame(place)) best = { place, similarity };
  }
  return best;
}

/** Scripts that put no spaces between words: pairs of their letters stand for words. */
const unspaced = (word: string): boolean => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(word);

function wordsOf(text: string): ReadonlySet<string> {
  const found = text.slice(0, 2000).toLowerCase().match(/[\p{L}\p{M}\p{N}]{3,}/gu) ?? [];
  return new Set(found.slice(0, MOST_WORDS).flatMap((word) => (unspaced(word) ? pairsOf([...word]) : [word])).slice(0, MOST_WORDS));
}

function pairsOf(letters: readonly string[]): readonly string[] {
  return letters.slice(0, MOST_WORDS).flatMap((letter, at) => (at === 0 ? [] : [`${letters[at - 1] ?? ""}${letter}`]));
}
