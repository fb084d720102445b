import { EventEmitter, type Event, type TreeDataProvider, type TreeItem } from "vscode";
import { guarded, type Log } from "../log";
import type { TreeThing } from "./treeThing";

/** One line of a tree. `mark` says all that can be seen of it: two lines of one mark look the same. */
export interface TreeLine {
  readonly key: string;
  readonly mark: string;
  readonly parent: string | undefined;
  readonly children: readonly string[];
  /** What it stands for, for whoever drags it or asks for something at it. */
  readonly what?: TreeThing;
  item(): TreeItem;
  resolve?(item: TreeItem): TreeItem;
}

/** The lines of a tree by key, and which stand at the top. */
export interface TreeContent {
  readonly roots: readonly string[];
  readonly lines: ReadonlyMap<string, TreeLine>;
}

/** A tree whose elements are keys: expansion and selection survive every refresh. */
export interface TreeSource extends TreeDataProvider<string> {
  readonly onDidChangeTreeData: Event<string[] | undefined>;
  readonly content: TreeContent;
  /** Shows other content; only what changed is drawn again. */
  show(content: TreeContent): void;
  /** Draws lines again although nothing differs: a box that was ticked in vain. */
  redraw(keys: readonly string[]): void;
  dispose(): void;
}

const MOST_SINGLE_REFRESHES = 50;

/** A tree without lines, ready to show some. */
export function createTreeSource(log: Log): TreeSource {
  const changed = new EventEmitter<string[] | undefined>();
  let content: TreeContent = { roots: [], lines: new Map() };
  return {
    onDidChangeTreeData: changed.event,
    get content() {
      return content;
    },
    show(next) {
      const what = difference(content, next);
      content = next;
      if (what === "all") changed.fire(undefined);
      else if (what.length > 0) changed.fire(what);
    },
    redraw: (keys) => { changed.fire([...keys]); },
    getChildren: (key) => [...(key === undefined ? content.roots : (content.lines.get(key)?.children ?? []))],
    getParent: (key) => content.lines.get(key)?.parent,
    getTreeItem: (key) => guarded<TreeItem>(log, "Showing a line of a tree", { label: key }, () => content.lines.get(key)?.item() ?? { label: key }),
    resolveTreeItem: (item, key) => guarded<TreeItem>(log, "Describing a line of a tree", item, () => content.lines.get(key)?.resolve?.(item) ?? item),
    dispose: () => { changed.dispose(); },
  };
}

/** Which lines look different, or all when lines came, went or moved. */
function difference(before: TreeContent, after: TreeContent): "all" | string[] {
  if (before.lines.size !== after.lines.size || !sameList(before.roots, after.roots)) return "all";
  const different: string[] = [];
  for (const [key, line] of after.lines) {
    const old = before.lines.get(key);
    if (old === undefined || old.parent !== line.parent || !sameList(old.children, line.children)) return "all";
    if (old.mark !== line.mark) different.push(key);
  }
  return different.length > MOST_SINGLE_REFRESHES ? "all" : different;
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}
