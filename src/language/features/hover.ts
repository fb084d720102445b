import type { Analysis } from "../analysisTypes";
import { cursorContext } from "./cursorContext";
import type { HoverLine } from "./hoverParts";
import { itemCard } from "./itemCard";
import { keyCard } from "./keyCard";
import { namedThingAt } from "./namedThing";

/** A card at a range: lines of pieces; the first line is its head. */
export interface Hover {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly HoverLine[];
}

/** What to say about the id or key at an offset. */
export function hover(analysis: Analysis, path: string, offset: number): Hover | undefined {
  const thing = namedThingAt(analysis.snapshot, path, offset);
  if (thing !== undefined) return { start: thing.range.start, end: thing.range.end, lines: itemCard(analysis, thing.plan, thing.item) };
  const text = analysis.snapshot.files.get(path)?.text;
  if (text === undefined) return undefined;
  const context = cursorContext(text, offset);
  if (context.position !== "key" || context.start === context.end) return undefined;
  const key = text.slice(context.start, context.end);
  const lines = keyCard(context.path, key);
  return lines === undefined ? undefined : { start: context.start, end: context.end, lines };
}
