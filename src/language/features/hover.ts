import type { Analysis } from "../analysisTypes";
import { cursorContext } from "./cursorContext";
import { dateCard } from "./dateCard";
import { estimateCard } from "./estimateCard";
import type { Hover } from "./hoverParts";
import { itemCard, type CardExtras } from "./itemCard";
import { keyCard } from "./keyCard";
import { namedThingAt } from "./namedThing";

/** What to say about the id, key, date or estimate at an offset. */
export function hover(analysis: Analysis, path: string, offset: number, extras: CardExtras = {}): Hover | undefined {
  const thing = namedThingAt(analysis.snapshot, path, offset);
  if (thing !== undefined) return { start: thing.range.start, end: thing.range.end, lines: itemCard(analysis, thing.plan, thing.item, extras) };
  const text = analysis.snapshot.files.get(path)?.text;
  if (text === undefined) return undefined;
  const context = cursorContext(text, offset);
  if (context.position === "none") return undefined;
  const value = dateCard(analysis, path, offset) ?? estimateCard(analysis, path, offset);
  if (value !== undefined || context.position !== "key" || context.start === context.end) return value;
  const key = text.slice(context.start, context.end);
  const lines = keptCard(analysis, path, context.path, key) ?? keyCard(context.path, key);
  return lines === undefined ? undefined : { start: context.start, end: context.end, lines };
}

/** The card of an item that nothing can refer to, such as a competitor, where its id stands. */
function keptCard(analysis: Analysis, file: string, above: readonly string[], id: string): Hover["lines"] | undefined {
  const plan = analysis.snapshot.planOfFile(file);
  const item = above.length === 1 ? plan?.kept.get(above[0] ?? "")?.get(id) : undefined;
  return plan === undefined || item === undefined ? undefined : itemCard(analysis, plan, item);
}
