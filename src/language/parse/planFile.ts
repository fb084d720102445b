import type { Item } from "../../core/model/source";
import type { PlanFile } from "../snapshotTypes";
import type { FileModel, ItemTree } from "./fileModel";
import { itemHomes, startIn, type ItemHomes } from "./itemHomes";
import { lineStartsOf } from "./lineStarts";

/** A file of a snapshot with its model and a way to find what stands at an offset. */
export interface LocatedFile {
  readonly model: FileModel;
  readonly file: PlanFile;
  itemAt(offset: number): Item | undefined;
  /** In which trees the items stand, where somebody has asked. */
  homes(): ItemHomes | undefined;
}

interface Placed {
  readonly item: Item;
  readonly start: number;
  /** Place of the item that it stands in, or -1. */
  readonly parent: number;
}

/** The file as the rest of the program sees it; `before` is the same file as it was. */
export function createPlanFile(model: FileModel, plan: string | undefined, before?: LocatedFile): LocatedFile {
  let all: readonly Placed[] | undefined;
  const placed = () => (all ??= placeAll(model));
  let items: readonly Item[] | undefined;
  let homes: ItemHomes | undefined;
  // The file before is forgotten, save for what it knows.
  const known = before?.homes();
  let last = before === undefined || known === undefined ? undefined : { model: before.model, homes: known };
  let lineStarts: readonly number[] | undefined;
  const startOf = (item: Item): number => {
    if (item === model.settings) return model.settingsStart;
    homes ??= itemHomes(model, last);
    last = undefined;
    const root = homes.get(item) ?? -1;
    const tree = model.trees[root]?.tree;
    const start = tree === undefined ? undefined : startIn(tree, item);
    return start === undefined ? model.settingsStart : (model.treeStarts[root] ?? 0) + start;
  };
  const file: PlanFile = {
    path: model.path, text: model.text, settings: model.settings, startOf, faulty: model.faulty, ...(plan === undefined ? {} : { plan }),
    get items() {
      items ??= itemsOf(model, placed());
      return items;
    },
    get lineStarts() {
      lineStarts ??= lineStartsOf(model.text);
      return lineStarts;
    },
  };
  return { model, file, itemAt: (offset) => itemAt(model, placed(), offset), homes: () => homes };
}

function placeAll(model: FileModel): readonly Placed[] {
  const placed: Placed[] = [];
  model.trees.forEach(({ tree }, i) => {
    place(tree, model.treeStarts[i] ?? 0, -1, placed);
  });
  return placed;
}

function itemsOf(model: FileModel, placed: readonly Placed[]): readonly Item[] {
  const items = placed.map(({ item }) => item);
  return model.settings.keys.size > 0 ? [model.settings, ...items] : items;
}

function place(tree: ItemTree, base: number, parent: number, placed: Placed[]): void {
  const index = placed.length;
  placed.push({ item: tree.item, start: base + tree.start, parent });
  for (const child of tree.children) place(child, base, index, placed);
}

/** The innermost item whose text holds the offset: the last that begins before it, or one that this stands in. */
function itemAt(model: FileModel, placed: readonly Placed[], offset: number): Item | undefined {
  let low = 0;
  let high = placed.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((placed[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  for (let at = placed[low - 1]; at !== undefined; at = placed[at.parent]) {
    if (offset <= at.start + at.item.span.end) return at.item;
  }
  const own = offset - model.settingsStart;
  for (const { key, value } of model.settings.keys.values()) {
    if (own >= key.start && own <= Math.max(key.end, value.end)) return model.settings;
  }
  return undefined;
}
