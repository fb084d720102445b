import type { Plan } from "../../core/model/plan";
import type { Item } from "../../core/model/source";
import type { Analysis } from "../analysisTypes";
import { idRange } from "../references";
import { nounOf } from "../rules/sections";
import { shown } from "../rules/wording";
import type { FileRange } from "../snapshotTypes";
import { kindOf, titleOf, type OutlineSymbol } from "./outline";

/** An item of any plan, found by a part of its id or title. */
export interface WorkspaceSymbol {
  /** The id, and the title behind it where there is one. */
  readonly name: string;
  readonly kind: OutlineSymbol["kind"];
  /** What it is and of which plan. */
  readonly container: string;
  readonly range: FileRange;
}

/** More would only be scrolled through. */
const MOST_FOUND = 400;

/** Items whose id or title holds the letters of the query in their order, the closest first. */
export function workspaceSymbols(analysis: Analysis, query: string): readonly WorkspaceSymbol[] {
  const wanted = query.trim().toLowerCase();
  const found: { readonly plan: Plan; readonly item: Item; readonly name: string; readonly score: number }[] = [];
  for (const plan of analysis.snapshot.plans) {
    for (const item of plan.byId.values()) {
      const title = shown(titleOf(item), 80);
      const score = Math.min(distanceTo(item.id.toLowerCase(), wanted), distanceTo(title.toLowerCase(), wanted) + 1);
      if (score < NO_MATCH) found.push({ plan, item, name: title === "" ? item.id : `${item.id} ${title}`, score });
    }
  }
  found.sort((a, b) => a.score - b.score);
  return found.slice(0, MOST_FOUND).map(({ plan, item, name }) => ({
    name, kind: kindOf(item), container: `${nounOf(item.section)} · ${shown(plan.title, 60)}`,
    range: idRange(analysis.snapshot, item, { id: item.id, at: item.idSpan }),
  }));
}

const NO_MATCH = 1000;

/** How far a text is from a query: 0 the same, then it begins so, a word begins so, it holds it, it holds its letters in order. */
function distanceTo(text: string, wanted: string): number {
  if (text === wanted) return 0;
  const at = text.indexOf(wanted);
  if (at === 0) return 2;
  if (at > 0) return /[a-z0-9]/.test(text[at - 1] ?? "") ? 6 : 4;
  let from = 0;
  for (const letter of wanted) {
    if (letter === " ") continue;
    const next = text.indexOf(letter, from);
    if (next < 0) return NO_MATCH;
    from = next + 1;
  }
  return 8;
}
