import type { TreeContent } from "./treeSource";
import { isItem, type TreeItemThing } from "./treeThing";

/** The things of some lines in the order of the tree, each once; what lies below another one of them goes with that. */
export function thingsOf(content: TreeContent, keys: readonly string[]): readonly TreeItemThing[] {
  const wanted = new Set(keys);
  const found = new Map<string, TreeItemThing>();
  for (const [key, line] of content.lines) {
    if (!wanted.has(key) || !isItem(line.what) || isBelowOneOf(content, line.parent, wanted)) continue;
    const name = `${line.what.kind} ${line.what.plan}/${line.what.id}`;
    if (!found.has(name)) found.set(name, line.what);
  }
  return [...found.values()];
}

function isBelowOneOf(content: TreeContent, parent: string | undefined, wanted: ReadonlySet<string>): boolean {
  for (let key = parent; key !== undefined; key = content.lines.get(key)?.parent) {
    if (wanted.has(key) && isItem(content.lines.get(key)?.what)) return true;
  }
  return false;
}
