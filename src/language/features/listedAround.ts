import { isBlank, isBreak, lineEnd, lineStart, nextLine, skipBlanks } from "../edits/scanText";
import type { CursorContext } from "./cursorContext";

/** How far the other elements of a list are looked for. */
const FARTHEST = 4000;

/** The ids that the other elements of the list around the cursor begin with: what is named once is not offered again. */
export function listedAround(text: string, { inList, style, start, end }: CursorContext): ReadonlySet<string> {
  const ids = new Set<string>();
  if (!inList) return ids;
  const others = style === "flow" ? flowElements(text, start, end) : blockElements(text, start);
  for (const element of others) {
    const id = /^\s*["']?([A-Za-z][A-Za-z0-9_./-]*)/.exec(element)?.[1];
    if (id !== undefined) ids.add(id);
  }
  return ids;
}

function flowElements(text: string, start: number, end: number): string[] {
  let from = start;
  while (from > 0 && start - from < FARTHEST && !"[{}".includes(text[from - 1] ?? "")) from -= 1;
  let to = end;
  while (to < text.length && to - end < FARTHEST && !"]{}".includes(text[to] ?? "") && !isBreak(text[to])) to += 1;
  return [...text.slice(from, start).split(","), ...text.slice(end, to).split(",")];
}

/** The elements of a block list above and below the cursor's line. */
function blockElements(text: string, start: number): string[] {
  const own = lineStart(text, start);
  const column = skipBlanks(text, own) - own;
  const elements: string[] = [];
  const see = (line: number): boolean => {
    const first = skipBlanks(text, line);
    if (first - line !== column || text[first] !== "-" || !isBlank(text[first + 1])) return false;
    elements.push(text.slice(first + 2, lineEnd(text, first)));
    return true;
  };
  for (let line = own; line > 0 && own - line < FARTHEST;) {
    line = lineStart(text, line - (text[line - 1] === "\n" && text[line - 2] === "\r" ? 2 : 1));
    if (!see(line)) break;
  }
  for (let line = nextLine(text, own); line < text.length && line - own < FARTHEST && see(line);) line = nextLine(text, line);
  return elements;
}
