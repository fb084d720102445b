/** Edits (insert, delete, replace, swap of neighbours) between two words, or `limit + 1` when there are more. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last: number[] = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}

/**
 * The word that was most likely meant: the same without case, dashes and underscores, or the nearest by edit distance
 * (at most a third of its letters, at least one). Undefined when none is near. The first of equals wins.
 */
export function nearestWord(word: string, among: Iterable<string>): string | undefined {
  if (word.length > 64 || word === "") return undefined;
  const plain = plainForm(word);
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of among) {
    if (candidate === word) continue;
    if (plainForm(candidate) === plain) return candidate;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), bestDistance - 1);
    if (distance < bestDistance && distance < candidate.length) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best ?? onlyCompletion(plain, among);
}

/** The only word that a beginning of at least three letters leads to. */
function onlyCompletion(plain: string, among: Iterable<string>): string | undefined {
  if (plain.length < 3) return undefined;
  const fitting = [...among].filter((candidate) => plainForm(candidate).startsWith(plain));
  return fitting.length === 1 ? fitting[0] : undefined;
}

function plainForm(word: string): string {
  return word.toLowerCase().replace(/[-_ ]/g, "");
}
