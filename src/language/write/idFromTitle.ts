/** Words that cannot be ids because they mean something in references. */
const TAKEN_WORDS: ReadonlySet<string> = new Set(["plan", "none", "any", "of", "role"]);

/** Longer titles are cut at a word's end. */
const MAX_LENGTH = 40;

/** Letters that do not fall apart into a base letter and an accent. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["ø", "o"],
  ["đ", "d"],
  ["ð", "d"],
  ["ł", "l"],
  ["þ", "th"],
  ["ı", "i"],
]);

/**
 * A readable id in kebab-case made from a title, such as `payment-api`; `fallback` (such as `task`) where the
 * title has no letter of the Latin alphabet, or before a title that begins with a digit.
 */
export function idFromTitle(title: string, fallback: string): string {
  const words = title
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[ßæœøđðłþı]/g, (letter) => LETTERS.get(letter) ?? letter)
    .replace(/['’]/g, "")
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== "");
  const id = cut(words);
  if (id === "") return fallback;
  if (!/^[a-z]/.test(id)) return `${fallback}-${id}`;
  return TAKEN_WORDS.has(id) ? `${fallback}-${id}` : id;
}

function cut(words: readonly string[]): string {
  let id = "";
  for (const part of words) {
    const longer = id === "" ? part : `${id}-${part}`;
    if (longer.length > MAX_LENGTH && id !== "") break;
    id = longer;
  }
  return id.slice(0, MAX_LENGTH);
}

/** Gives out ids, each once: the wanted one, or with the first free number (`review-2`). */
export function createIdMaker(taken: Iterable<string> = []): (wanted: string) => string {
  const given = new Set(taken);
  const nextNumber = new Map<string, number>();
  return (wanted) => {
    let id = wanted;
    let n = nextNumber.get(wanted) ?? 2;
    for (; given.has(id); n += 1) id = `${wanted}-${String(n)}`;
    nextNumber.set(wanted, n);
    given.add(id);
    return id;
  };
}
