import type { Problem } from "../../core/model/problem";
import type { Item, Span } from "../../core/model/source";
import type { Task } from "../../core/model/items";
import type { FileModel } from "./fileModel";
import { MAX_INCLUDE_DEPTH } from "./limits";
import { comparablePath, isPattern, matchesPattern, resolvePath } from "./paths";

/** The files of one plan: the root first, each included file where it is first included. */
export interface PlanFiles {
  readonly root: FileModel;
  readonly included: readonly FileModel[];
  /** Files whose tasks stand below a task that includes them. */
  readonly below: ReadonlyMap<Item, FileModel>;
  readonly problems: readonly Problem[];
}

/** A path that a file includes, with the place of its name. */
interface Wish {
  readonly written: string;
  readonly item: Item;
  readonly span: Span;
}

/** All files by their comparable paths. */
export type FilesByPath = ReadonlyMap<string, FileModel>;

/** The files by their comparable paths. */
export function byComparablePath(files: Iterable<FileModel>): FilesByPath {
  const all = new Map<string, FileModel>();
  for (const file of files) all.set(comparablePath(file.path), file);
  return all;
}

/** What a file includes at its top and below its tasks, as written. */
function wishesOf(file: FileModel): readonly Wish[] {
  const { settings } = file;
  const wishes: Wish[] = [];
  const list = settings.include ?? [];
  const elements = settings.keys.get("include.0") !== undefined;
  let element = 0;
  for (const written of list) {
    while (elements && element < 10_000 && !settings.keys.has(`include.${element}`)) element += 1;
    const span = (elements ? settings.keys.get(`include.${element}`) : settings.keys.get("include"))?.value ?? settings.idSpan;
    wishes.push({ written, item: settings, span });
    element += 1;
  }
  for (const item of file.including) {
    const { include } = item as Task;
    if (include !== undefined) wishes.push({ written: include, item, span: item.keys.get("include")?.value ?? item.idSpan });
  }
  return wishes;
}

/** Files that another file includes: they are no plans of their own. */
export function includedPaths(files: Iterable<FileModel>, all: FilesByPath): ReadonlySet<string> {
  const included = new Set<string>();
  for (const file of files) {
    for (const wish of wishesOf(file)) {
      for (const found of targetsOf(file, wish, all).files) if (found !== file) included.add(found.path);
    }
  }
  return included;
}

function targetsOf(file: FileModel, wish: Wish, all: FilesByPath): { readonly files: readonly FileModel[]; readonly fault?: string } {
  const resolved = resolvePath(file.path, wish.written);
  if ("fault" in resolved) return { files: [], fault: PATH_WORDS[resolved.fault] };
  if (!isPattern(wish.written)) {
    const found = all.get(resolved.path);
    return found === undefined ? { files: [], fault: "There is no such file in the workspace; correct the path or add the file." } : { files: [found] };
  }
  const paths = [...all.keys()].filter((path) => matchesPattern(resolved.path, path)).sort();
  const files = paths.flatMap((path) => all.get(path) ?? []).filter((found) => found !== file);
  return files.length > 0 ? { files } : { files, fault: "No file of the workspace fits this pattern; correct it or add the files." };
}

const PATH_WORDS = {
  "absolute": "Only files inside the workspace can be included, by a path from this file such as team.plan.yaml.",
  "outside": "This path leads out of the workspace; only files inside it can be included.",
  "not a path": "This is no path: write one from this file, with `/` between folders, such as backlog/ideas.plan.yaml.",
} as const;

interface Walk {
  readonly all: FilesByPath;
  /** Which plan's root a file already belongs to. */
  readonly owners: Map<string, string>;
  readonly root: FileModel;
  readonly included: FileModel[];
  readonly below: Map<Item, FileModel>;
  readonly problems: Problem[];
}

/** Follows the includes of a plan's root file. `owners` notes which root each file went to. */
export function collectPlanFiles(root: FileModel, all: FilesByPath, owners: Map<string, string>): PlanFiles {
  const walk: Walk = { all, owners, root, included: [], below: new Map(), problems: [] };
  owners.set(root.path, root.path);
  follow(root, [root.path], walk);
  return { root, included: walk.included, below: walk.below, problems: walk.problems };
}

function follow(file: FileModel, chain: readonly string[], walk: Walk): void {
  for (const wish of wishesOf(file)) {
    const targets = targetsOf(file, wish, walk.all);
    if (targets.fault !== undefined) refuse(wish, targets.fault, walk);
    for (const found of targets.files) {
      const fault = faultOf(found, chain, walk);
      if (fault !== undefined) refuse(wish, fault, walk);
      else take(found, wish, chain, walk);
    }
  }
}

function take(found: FileModel, wish: Wish, chain: readonly string[], walk: Walk): void {
  walk.owners.set(found.path, walk.root.path);
  if (wish.item.section === "plan") walk.included.push(found);
  else {
    walk.below.set(wish.item, found);
    walk.included.push(found);
  }
  follow(found, [...chain, found.path], walk);
}

function faultOf(found: FileModel, chain: readonly string[], walk: Walk): string | undefined {
  const name = found.path.slice(found.path.lastIndexOf("/") + 1);
  if (chain.includes(found.path)) return `${name} includes this file in turn: files cannot include each other in a circle.`;
  if (found.settings.title !== undefined) return `${name} is a whole plan of its own (it has the key \`plan\`); include files without it, or take that key away there.`;
  if (chain.length > MAX_INCLUDE_DEPTH) return `Files are included at most ${MAX_INCLUDE_DEPTH} deep; include ${name} further up.`;
  const owner = walk.owners.get(found.path);
  if (owner === walk.root.path) return `${name} is already part of this plan; include it once.`;
  return owner === undefined ? undefined : `${name} is already part of another plan; a file belongs to one plan.`;
}

function refuse(wish: Wish, message: string, walk: Walk): void {
  walk.problems.push({ code: "invalid-include", severity: "error", message, at: { item: wish.item, span: wish.span } });
}
