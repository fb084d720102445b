import type { Choice } from "./finder";
import type { GraphModel } from "./model";
import { pathOf } from "./words";

/** So many matches are listed. */
const MOST_LISTED = 40;

/** Items whose title or id holds every word, those that begin with the text first, then the nearest to an item in the plan. */
export function matches(model: GraphModel, text: string, near: number, reason: (row: number) => string | undefined): readonly Choice[] {
  const typed = text.trim().toLowerCase();
  const words = typed.split(/\s+/).filter((word) => word !== "");
  const found: { readonly row: number; readonly begins: boolean }[] = [];
  for (let row = 0; row < model.count; row += 1) {
    const title = (model.titles[row] ?? "").toLowerCase();
    const id = (model.ids[row] ?? "").toLowerCase();
    if (words.every((word) => title.includes(word) || id.includes(word))) found.push({ row, begins: title.startsWith(typed) || id.startsWith(typed) });
  }
  found.sort((a, b) => Number(b.begins) - Number(a.begins) || Math.abs(a.row - near) - Math.abs(b.row - near) || a.row - b.row);
  return found.slice(0, MOST_LISTED).map(({ row }): Choice => ({ id: model.ids[row] ?? "", title: model.titles[row] ?? "", detail: pathOf(model, row), reason: reason(row) }));
}
