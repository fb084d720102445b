/** A name in a line of a terminal or a message that a plan knows. */
export interface NameInLine {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const LONGEST_LINE = 2000;
const MOST = 50;
const ID = "[A-Za-z](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?";
const FORM = new RegExp(`(?<![\\w./@-])(?:(plan:)|(TODO|FIXME)\\()?((?:${ID}/)?${ID})(?![\\w/@-])`, "g");

/**
 * The ids in a line of plain text. An id of one word, such as `docs`, is too ordinary to be meant, so it counts only as
 * `plan:docs`, `TODO(docs)` or `checkout/docs`; one of several words, such as `pay-api`, counts alone.
 */
export function namesInLine(line: string, isKnown: (name: string) => boolean): readonly NameInLine[] {
  const names: NameInLine[] = [];
  for (const found of line.slice(0, LONGEST_LINE).matchAll(FORM)) {
    const [whole, plan, todo, name = ""] = found;
    const telling = plan !== undefined || todo !== undefined || name.includes("/") || /[a-z0-9][-_.][a-z0-9]/i.test(name);
    if (!telling || !isKnown(name)) continue;
    const end = found.index + whole.length;
    names.push({ name, start: end - name.length, end });
    if (names.length >= MOST) break;
  }
  return names;
}
