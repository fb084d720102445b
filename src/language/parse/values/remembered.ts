/** Texts that are remembered at most, and their letters at most: a plan says the same few lengths again and again. */
const MOST = 500;
const LONGEST = 24;

/** The same function, which gives the same object for the same short text. Only for values that nobody changes. */
export function remembered<T>(parse: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > LONGEST) return parse(text);
    const found = known.get(text);
    if (found !== undefined) return found;
    const value = parse(text);
    if (known.size >= MOST) known.clear();
    // A copy, so that the text of a whole item is not kept for it.
    known.set(` ${text}`.slice(1), value);
    return value;
  };
}
