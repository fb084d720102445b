import { l10n, MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, workspace, type Uri } from "vscode";
import { titleOf } from "../../core/view/titles";
import { isWithoutId, referencesOf, type NamedItem } from "../../language/code/codeReferences";
import type { CodeMark } from "../../language/code/scanCode";
import type { Snapshot } from "../../language/snapshotTypes";
import { isolated } from "../isolated";
import { appendWords } from "../markdown";
import type { TreeContent, TreeLine } from "../trees/treeSource";
import { rangeIn } from "./codePlaces";
import type { CodeFile } from "./codeStore";

/** More lines than this below one are only counted. */
const MOST = 500;

interface Place {
  readonly file: string;
  readonly uri: Uri;
  readonly mark: CodeMark;
}

/** What code says of plans as a tree: names that lead nowhere first, then by task, then what names nothing. */
export function codeContent(snapshot: Snapshot, files: ReadonlyMap<string, CodeFile>): TreeContent {
  const lines = new Map<string, TreeLine>();
  const dead: Place[] = [];
  const without = new Map<string, Place[]>();
  const named = new Map<string, { readonly item: NamedItem; readonly places: Place[] }>();
  for (const [file, { uri, marks }] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const mark of marks) {
      const place = { file, uri, mark };
      if (isWithoutId(snapshot, mark)) without.set(file, [...(without.get(file) ?? []), place]);
      const references = referencesOf(snapshot, mark);
      if (references.some(({ reference }) => reference.kind === "dead")) dead.push(place);
      for (const { reference } of references) if (reference.kind === "items") for (const item of reference.items) addPlace(named, item, place);
    }
  }
  const roots: string[] = [];
  const group = (key: string, children: readonly string[], item: () => TreeItem, mark: string, parent?: string): string => {
    lines.set(key, { key, mark, parent, children, item });
    return key;
  };
  const leaves = (places: readonly Place[], parent: string, kind: "dead" | "place" | "todo"): string[] => places.slice(0, MOST).map((place) => {
    const line = placeLine(place, parent, kind);
    lines.set(line.key, line);
    return line.key;
  });
  if (dead.length > 0) roots.push(group("dead", leaves(dead, "dead", "dead"), () => groupItem("dead", l10n.t("Lead nowhere"), String(dead.length), deadIcon(), TreeItemCollapsibleState.Expanded, "codeDead"), String(dead.length)));
  for (const [key, { item, places }] of [...named].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const title = titleIn(item);
    roots.push(group(key, leaves(places, key, "place"), () => groupItem(key, title, `${item.item.id} · ${String(places.length)}`, new ThemeIcon("circle-outline"), TreeItemCollapsibleState.Collapsed, "codeTask"), `${title} ${String(places.length)}`));
  }
  if (without.size > 0) roots.push(withoutGroup(without, group, leaves));
  return { roots, lines };
}

type Group = (key: string, children: readonly string[], item: () => TreeItem, mark: string, parent?: string) => string;

function withoutGroup(without: ReadonlyMap<string, readonly Place[]>, group: Group, leaves: (places: readonly Place[], parent: string, kind: "todo") => string[]): string {
  const files = [...without].slice(0, MOST).map(([file, places]) => {
    const key = `file ${file}`;
    const path = places[0] === undefined ? file : workspace.asRelativePath(places[0].uri);
    return group(key, leaves(places, key, "todo"), () => groupItem(key, path, String(places.length), new ThemeIcon("file"), TreeItemCollapsibleState.Collapsed, "todoFile"), `${path} ${String(places.length)}`, "without");
  });
  const count = [...without.values()].reduce((sum, places) => sum + places.length, 0);
  return group("without", files, () => groupItem("without", l10n.t("Without an id"), String(count), new ThemeIcon("checklist"), TreeItemCollapsibleState.Collapsed, "codeWithout"), String(count));
}

function addPlace(named: Map<string, { readonly item: NamedItem; readonly places: Place[] }>, item: NamedItem, place: Place): void {
  const key = `${item.plan.id}/${item.item.id}`;
  const before = named.get(key);
  if (before === undefined) named.set(key, { item, places: [place] });
  else before.places.push(place);
}

function titleIn({ plan, item }: NamedItem): string {
  const node = plan.tasks[plan.taskIndex.get(item.id) ?? -1];
  return node === undefined ? ("title" in item && typeof item.title === "string" ? item.title : item.id) : titleOf(node);
}

function deadIcon(): ThemeIcon {
  return new ThemeIcon("warning", new ThemeColor("list.warningForeground"));
}

function groupItem(id: string, label: string, description: string, icon: ThemeIcon, state: TreeItemCollapsibleState, context: string): TreeItem {
  const item = new TreeItem(isolated(label), state);
  item.id = id;
  item.description = description;
  item.iconPath = icon;
  item.contextValue = context;
  return item;
}

function placeLine({ file, uri, mark }: Place, parent: string, kind: "dead" | "place" | "todo"): TreeLine {
  const key = kind === "todo" ? `todo ${file} ${String(mark.start)}` : `${kind} ${parent} ${file} ${String(mark.start)}`;
  const names = mark.names.map(({ text }) => text).join(", ");
  const label = kind === "dead" ? names : mark.text === "" ? `${mark.word}${names === "" ? "" : ` (${names})`}` : mark.text;
  const where = `${workspace.asRelativePath(uri)}:${String(mark.line + 1)}`;
  return {
    key,
    mark: `${label} ${where}`,
    parent,
    children: [],
    item: () => {
      const item = groupItem(key, label, kind === "todo" ? String(mark.line + 1) : where, kind === "dead" ? deadIcon() : new ThemeIcon("comment"), TreeItemCollapsibleState.None, kind === "todo" ? "todo" : "codePlace");
      item.command = { command: "vscode.open", title: l10n.t("Open"), arguments: [uri, { selection: rangeIn(mark, mark) }] };
      return item;
    },
    resolve: (item) => {
      item.tooltip = appendWords(appendWords(new MarkdownString(), mark.text === "" ? mark.word : mark.text).appendMarkdown("\n\n"), where);
      return item;
    },
  };
}
