import type { Item } from "../../core/model/source";
import type { Analysis } from "../analysisTypes";
import { lineEnd, lineStart, skipBlanks, trimBack } from "../edits/scanText";
import type { PlanFile, Snapshot } from "../snapshotTypes";

/** A thing in the outline of a file; offsets in its text, children inside their parent's range. */
export interface OutlineSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: "section" | "key" | "summary" | "task" | "milestone" | "person" | "item";
  readonly start: number;
  readonly end: number;
  /** The id or key itself. */
  readonly selection: { readonly start: number; readonly end: number };
  readonly children: readonly OutlineSymbol[];
}

interface Node {
  readonly item: Item;
  readonly start: number;
  end: number;
  readonly selection: { readonly start: number; readonly end: number };
  readonly children: Node[];
}

/** The outline of a file: its keys and sections, the items in them, tasks below tasks. */
export function outline(analysis: Analysis, path: string): readonly OutlineSymbol[] {
  const { snapshot } = analysis;
  const file = snapshot.files.get(path);
  if (file === undefined) return [];
  const roots = itemTree(snapshot, file);
  return topLevelKeys(file.text).map(({ key, start, keyEnd, end }) => {
    const inside = roots.filter(root => root.start > keyEnd && root.start < end).map(symbolOf);
    const symbol = { name: key, detail: "", start, end: Math.max(end, ...inside.map(child => child.end)), selection: { start, end: keyEnd }, children: inside };
    return { ...symbol, kind: inside.length > 0 ? "section" : "key" };
  });
}

interface TopKey {
  readonly key: string;
  readonly start: number;
  readonly keyEnd: number;
  readonly end: number;
}

/** The keys at the start of a line, each up to the next one. */
function topLevelKeys(text: string): TopKey[] {
  const keys: TopKey[] = [];
  for (const match of text.matchAll(/^(?:\ufeff)?([A-Za-z][\w.-]*)[ \t]*:(?=[ \t\r\n]|$)/gm)) {
    const key = match[1] ?? "";
    const start = match.index + match[0].indexOf(key);
    const before = keys.at(-1);
    if (before !== undefined) keys[keys.length - 1] = { ...before, end: trimmedEnd(text, before.keyEnd, start) };
    keys.push({ key, start, keyEnd: start + key.length, end: trimmedEnd(text, start + key.length, text.length) });
  }
  return keys;
}

/** End of what stands before an offset, without blank lines and comments that lead over to the next key. */
function trimmedEnd(text: string, from: number, to: number): number {
  let end = trimBack(text, to, from);
  for (let line = lineStart(text, end); line > from; line = lineStart(text, end)) {
    if (text[skipBlanks(text, line)] !== "#") break;
    end = trimBack(text, line, from);
  }
  return end;
}

/** The items of a file, tasks below the tasks that they stand in. */
function itemTree(snapshot: Snapshot, file: PlanFile): Node[] {
  const plan = snapshot.planOfFile(file.path);
  const nodes = new Map<Item, Node>();
  const roots: Node[] = [];
  for (const item of file.items) {
    if (item.section === "plan") continue;
    const base = file.startOf(item);
    const end = Math.min(base + item.span.end, file.text.length);
    const selection = { start: base + item.idSpan.start, end: base + item.idSpan.end };
    nodes.set(item, { item, start: Math.min(base + item.span.start, selection.start), end: Math.max(end, selection.end), selection, children: [] });
  }
  for (const [item, node] of nodes) {
    const index = plan?.taskIndex.get(item.id) ?? -1;
    const task = plan?.tasks[index];
    const parent = task?.item !== item ? undefined : task.parent >= 0 ? plan?.tasks[task.parent]?.item : plan?.risks.get(task.risk ?? "");
    const above = parent === undefined ? undefined : nodes.get(parent);
    (above?.children ?? roots).push(node);
  }
  for (const root of roots) stretch(root, file.text);
  return roots;
}

function stretch(node: Node, text: string): void {
  for (const child of node.children) {
    stretch(child, text);
    node.end = Math.max(node.end, Math.min(child.end, lineEnd(text, child.end)));
  }
}

function symbolOf(node: Node): OutlineSymbol {
  const { item } = node;
  return {
    name: item.id, detail: titleOf(item), kind: kindOf(item), start: node.start, end: node.end, selection: node.selection,
    children: node.children.map(symbolOf),
  };
}

/** What an item is called in its file; empty where nothing says it. */
export function titleOf(item: Item & { readonly title?: string; readonly name?: string; readonly values?: ReadonlyMap<string, unknown> }): string {
  const kept = item.values?.get("title");
  return item.title ?? item.name ?? (typeof kept === "string" ? kept : "");
}

/** What an item is in an outline. */
export function kindOf(item: Item & { readonly summary?: boolean; readonly milestone?: boolean }): OutlineSymbol["kind"] {
  if (item.section === "people" || item.section === "teams") return "person";
  if (item.summary === true) return "summary";
  if (item.milestone === true) return "milestone";
  return item.section === "tasks" ? "task" : "item";
}
