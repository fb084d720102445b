import type { Item } from "../../core/model/source";
import type { PlanFile } from "../snapshotTypes";

/** Where the id of an item stands in its file; undefined while the text there says something else (a faulty item that moved). */
export function idPlace(file: PlanFile, item: Item): { readonly start: number; readonly end: number } | undefined {
  const start = file.startOf(item) + item.idSpan.start;
  const end = start + item.id.length;
  if (item.id === "" || start < 0 || end > file.text.length) return undefined;
  if (file.text.startsWith(item.id, start)) return { start, end };
  return /["']/.test(file.text[start] ?? "") && file.text.startsWith(item.id, start + 1) ? { start: start + 1, end: end + 1 } : undefined;
}
