/** Longer patterns and paths match nothing. */
const LONGEST = 1000;
/** `{a,b}` is written out to at most so many patterns. */
const MOST_CHOICES = 64;

/**
 * True when a path (with `/`, without one in front) fits a pattern of files: `*` and `?` inside a name, `**` over folders,
 * `{a,b}`; a pattern that names a folder fits everything in it. Takes time in proportion to pattern times path.
 */
export function matchesPattern(pattern: string, path: string): boolean {
  if (pattern.length > LONGEST || path.length > LONGEST) return false;
  const segments = path.split("/");
  return compiled(pattern).some(one => {
    const name = one[1];
    // `**/node_modules`, the commonest form, is a look at each name.
    if (one.length === 3 && one[0] === "**" && name !== undefined && !/[*?]/.test(name)) return segments.includes(name);
    return matchSegments(one, segments);
  });
}

const known = new Map<string, readonly (readonly string[])[]>();
const MOST_KNOWN = 500;

/** The segments of each pattern that one with braces stands for; what a pattern names holds for everything in it. */
function compiled(pattern: string): readonly (readonly string[])[] {
  const before = known.get(pattern);
  if (before !== undefined) return before;
  const all = choices(pattern)
    .map(one => one.split("/").filter(segment => segment !== "" && segment !== "."))
    .filter(segments => segments.length > 0)
    .map(segments => [...segments, "**"]);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(pattern, all);
  return all;
}

/** The patterns that one with braces stands for. */
function choices(pattern: string): readonly string[] {
  let open = [pattern];
  for (let round = 0; round < MOST_CHOICES; round += 1) {
    const next = open.flatMap(one => {
      const found = /^([^]*?)\{([^{}]*)\}([^]*)$/.exec(one);
      return found === null ? [one] : (found[2] ?? "").split(",").map(choice => `${found[1] ?? ""}${choice}${found[3] ?? ""}`);
    });
    if (next.length > MOST_CHOICES || (next.length === open.length && next.every((one, index) => one === open[index]))) return open;
    open = next;
  }
  return open;
}

/** Row by row: which beginnings of the path the pattern's segments so far can fit. */
function matchSegments(pattern: readonly string[], path: readonly string[]): boolean {
  let fits = [true, ...path.map(() => false)];
  for (const segment of pattern) {
    const before = fits;
    if (segment === "**") {
      let any = false;
      fits = before.map(one => (any ||= one));
    } else fits = before.map((_, index) => index > 0 && before[index - 1] === true && matchName(segment, path[index - 1] ?? ""));
  }
  return fits.at(-1) === true;
}

function matchName(pattern: string, name: string): boolean {
  if (!/[*?]/.test(pattern)) return pattern === name;
  let fits = [true, ...Array.from(name, () => false)];
  const letters = Array.from(name);
  for (const sign of pattern) {
    const before = fits;
    if (sign === "*") {
      let any = false;
      fits = before.map(one => (any ||= one));
    } else fits = before.map((_, index) => index > 0 && before[index - 1] === true && (sign === "?" || sign === letters[index - 1]));
  }
  return fits.at(-1) === true;
}
