import type { Analysis } from "../analysisTypes";
import { idRange, referencesTo } from "../references";
import type { FileRange } from "../snapshotTypes";
import { namedThingAt } from "./namedThing";

/** Every place that names the item whose id stands at an offset, by file and place; its definition first when asked for. */
export function findReferences(analysis: Analysis, path: string, offset: number, includeDefinition: boolean): readonly FileRange[] {
  const { snapshot } = analysis;
  const thing = namedThingAt(snapshot, path, offset);
  if (thing === undefined) return [];
  const { item, plan } = thing;
  const places = referencesTo(snapshot, plan, item.id).map(({ range }) => range);
  const sorted = [...places].sort((a, b) => (a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1));
  return includeDefinition ? [idRange(snapshot, item, { id: item.id, at: item.idSpan }), ...sorted] : sorted;
}
