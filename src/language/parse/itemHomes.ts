import { firstOther } from "../../core/schedule/matched";
import type { Item } from "../../core/model/source";
import type { FileModel, ItemTree } from "./fileModel";

/** In which of a file's trees an item stands. Files that follow each other share the numbers as long as none changes. */
export type ItemHomes = Map<Item, number>;

/** So many trees may be others for the numbers to be carried on. */
const MOST = 100;

/** The trees in which the items of a file stand; taken from the file before where every item that both have stands in the same one. */
export function itemHomes(model: FileModel, before: { readonly model: FileModel; readonly homes: ItemHomes } | undefined): ItemHomes {
  return (before === undefined ? undefined : carriedOn(model, before.model, before.homes)) ?? allHomes(model);
}

function allHomes({ trees }: FileModel): ItemHomes {
  const homes: ItemHomes = new Map();
  const put = ({ item, children }: ItemTree, root: number): void => {
    homes.set(item, root);
    for (const child of children) put(child, root);
  };
  trees.forEach(({ tree }, root) => { put(tree, root); });
  return homes;
}

function carriedOn({ trees }: FileModel, before: FileModel, homes: ItemHomes): ItemHomes | undefined {
  if (trees.length !== before.trees.length) return undefined;
  const added: (readonly [Item, number])[] = [];
  let others = 0;
  for (let root = firstOther(before.trees, trees, 0); root < trees.length; root = firstOther(before.trees, trees, root + 1)) {
    const [now, old] = [trees[root]?.tree, before.trees[root]?.tree];
    if (now === old || now === undefined) continue;
    if (++others > MOST) return undefined;
    newIn(now, old, root, added);
  }
  if (added.some(([item, root]) => (homes.get(item) ?? root) !== root)) return undefined;
  // What stands there no more keeps its number: for the files before it is right, and it is asked for in no other.
  if (homes.size > 2 * trees.length + 100_000) return undefined;
  for (const [item, root] of added) homes.set(item, root);
  return homes;
}

/** Notes the items of a tree that do not stand at the same place in another one. */
function newIn(now: ItemTree, old: ItemTree | undefined, root: number, added: (readonly [Item, number])[]): void {
  if (now.item !== old?.item) added.push([now.item, root]);
  now.children.forEach((child, i) => { newIn(child, old?.children[i], root, added); });
}

const knownStarts = new WeakMap<ItemTree, ReadonlyMap<Item, number>>();

/** Where an item begins, from where its tree counts; undefined when it does not stand in the tree. */
export function startIn(tree: ItemTree, item: Item): number | undefined {
  if (tree.item === item) return tree.start;
  let starts = knownStarts.get(tree);
  if (starts === undefined) knownStarts.set(tree, starts = startsOf(tree));
  return starts.get(item);
}

function startsOf(tree: ItemTree): ReadonlyMap<Item, number> {
  const starts = new Map<Item, number>();
  const put = ({ item, start, children }: ItemTree): void => {
    starts.set(item, start);
    for (const child of children) put(child);
  };
  put(tree);
  return starts;
}
