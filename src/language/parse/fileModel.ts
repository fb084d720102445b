import type { Problem } from "../../core/model/problem";
import type { PlanSettings } from "../../core/model/items";
import type { Item } from "../../core/model/source";
import type { ItemSection } from "../schema/language";

/** An item with its place in the file and the tasks below it. */
export interface ItemTree {
  readonly item: Item;
  /** Offset of the item's first letter, from where the tree that it belongs to counts. */
  readonly start: number;
  readonly children: readonly ItemTree[];
  /** False when its id is none: it stands in no plan. */
  readonly valid: boolean;
}

/** An item that stands directly in a section, with what stands below it. */
export interface SectionTree {
  readonly section: ItemSection;
  readonly tree: ItemTree;
}

/** One file, read on its own: without includes and without what needs the other files. */
export interface FileModel {
  readonly path: string;
  readonly text: string;
  /** The plan's own keys that stand in this file; `keys` is empty when none do. */
  readonly settings: PlanSettings;
  /** Offset that the spans of `settings` count from. */
  readonly settingsStart: number;
  /** Items that stand directly in a section, in the order of the text. */
  readonly trees: readonly SectionTree[];
  /** Where the offsets of each of these trees count from: an unmoved tree keeps its object when it moves. */
  readonly treeStarts: readonly number[];
  /** Tasks that include a file. */
  readonly including: readonly Item[];
  /** Items that were read since the model before this one. */
  readonly fresh: readonly Item[];
  /** Found in this file alone. */
  readonly problems: readonly Problem[];
  /** Items whose text cannot be read at the moment: they show what was read last. */
  readonly faulty: ReadonlySet<Item>;
}
