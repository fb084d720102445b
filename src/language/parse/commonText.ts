/** How much two texts have in common at their ends; the ends do not overlap. */
export interface CommonText {
  readonly prefix: number;
  readonly suffix: number;
  /** Length of the new text minus that of the old. */
  readonly growth: number;
  readonly newLength: number;
}

const CHUNK = 4096;

/** Compares in chunks, which is much quicker than letter by letter. */
export function commonText(before: string, after: string): CommonText {
  const most = Math.min(before.length, after.length);
  let prefix = 0;
  while (prefix + CHUNK <= most && before.slice(prefix, prefix + CHUNK) === after.slice(prefix, prefix + CHUNK)) prefix += CHUNK;
  while (prefix < most && before.charCodeAt(prefix) === after.charCodeAt(prefix)) prefix += 1;
  const rest = most - prefix;
  let suffix = 0;
  const chunk = (text: string, from: number) => text.slice(text.length - from - CHUNK, text.length - from);
  while (suffix + CHUNK <= rest && chunk(before, suffix) === chunk(after, suffix)) suffix += CHUNK;
  while (suffix < rest && before.charCodeAt(before.length - 1 - suffix) === after.charCodeAt(after.length - 1 - suffix)) suffix += 1;
  return { prefix, suffix, growth: after.length - before.length, newLength: after.length };
}
