import type { BacklogItem, Equipment, KeptItem, NamedCalendar, Objective, Person, PlanSettings, Release, Risk, Task, Team } from "../../core/model/items";
import type { Plan, TaskNode } from "../../core/model/plan";
import type { Problem } from "../../core/model/problem";
import type { Item } from "../../core/model/source";
import { sections } from "../schema/language";
import type { FileModel, ItemTree } from "./fileModel";
import type { PlanFiles } from "./includes";
import { fileStem } from "./paths";
import { noteSource, patchTasks, type PatchedTasks } from "./patchPlan";
import { mergeSettings } from "./mergeSettings";
import { idFrom } from "./values/references";

/** A plan with what is wrong between its files and items. */
export interface AssembledPlan {
  readonly plan: Plan;
  readonly problems: readonly Problem[];
}

interface Assembly {
  readonly files: PlanFiles;
  readonly before: Plan | undefined;
  readonly tasks: TaskNode[];
  readonly taskIndex: Map<string, number>;
  readonly byId: Map<string, Item>;
  readonly bySection: Map<string, Map<string, Item>>;
  readonly problems: Problem[];
  /** Trees of files whose tasks stand below a task. */
  readonly placed: Set<FileModel>;
  duplicates: number;
}

/** Ids that stand twice and are reported one by one. */
const MAX_DUPLICATES = 200;

/** One empty list for all that have none. */
const NONE: readonly never[] = [];

/** Puts a plan together from its files; task nodes that did not change keep their objects. Linear in the number of items. */
export function assemblePlan(files: PlanFiles, before: Plan | undefined): AssembledPlan {
  const alone = files.included.length === 0 && files.problems.length === 0;
  const patch = alone && before !== undefined ? patchTasks(before, files.root.trees) : undefined;
  const assembled = patch === undefined || before === undefined ? assembleAnew(files, before) : { plan: { ...before, ...headOf(files, files.root.settings), ...tasksOf(patch) }, problems: [] };
  if (alone && assembled.problems.length === 0) noteSource(assembled.plan, files.root.trees);
  return assembled;
}

function tasksOf({ tasks, taskIndex, byId }: PatchedTasks): PatchedTasks {
  return { tasks, taskIndex, byId };
}

function assembleAnew(files: PlanFiles, before: Plan | undefined): AssembledPlan {
  const assembly: Assembly = {
    files, before, tasks: [], taskIndex: new Map(), byId: new Map(), bySection: new Map(), problems: [...files.problems], placed: new Set(files.below.values()), duplicates: 0,
  };
  const all = [files.root, ...files.included];
  for (const file of all) {
    for (const { section, tree } of file.trees) {
      if (section !== "tasks") addItem(tree, assembly);
      else if (!assembly.placed.has(file)) addTask(tree, -1, 0, undefined, assembly);
    }
  }
  addActions(all, assembly);
  const merged = mergeSettings(files.root.settings, files.included.map(({ settings }) => settings));
  assembly.problems.push(...merged.problems);
  return { plan: planOf(assembly, merged.settings), problems: assembly.problems };
}

function planOf(assembly: Assembly, settings: PlanSettings): Plan {
  const { files, bySection, tasks, taskIndex, byId } = assembly;
  const of = <T extends Item>(name: string) => (bySection.get(name) ?? new Map()) as ReadonlyMap<string, T>;
  const kept = new Map<string, ReadonlyMap<string, KeptItem>>();
  for (const [name, spec] of sections) if (spec.kept && bySection.has(name)) kept.set(name, of<KeptItem>(name));
  return {
    ...headOf(files, settings), tasks, taskIndex, byId, kept,
    calendars: of<NamedCalendar>("calendars"), people: of<Person>("people"), teams: of<Team>("teams"), equipment: of<Equipment>("equipment"),
    releases: of<Release>("releases"), objectives: of<Objective>("objectives"), backlog: of<BacklogItem>("backlog"), risks: of<Risk>("risks"),
  };
}

/** What a plan is called, with its settings. */
function headOf(files: PlanFiles, settings: PlanSettings): Pick<Plan, "id" | "file" | "title" | "settings"> {
  const stem = fileStem(files.root.path);
  return { id: settings.planId ?? (idFrom(stem) || "plan-1"), file: files.root.path, title: settings.title ?? stem, settings };
}

function addItem(tree: ItemTree, assembly: Assembly): void {
  const { item } = tree;
  if (!tree.valid) return;
  let section = assembly.bySection.get(item.section);
  if (section === undefined) assembly.bySection.set(item.section, (section = new Map()));
  const rival = section.get(item.id);
  if (sections.get(item.section)?.referable === true) register(item, assembly);
  else if (rival !== undefined) duplicate("duplicate-key", item, rival, assembly);
  if (rival === undefined) section.set(item.id, item);
  if (!assembly.byId.has(item.id)) assembly.byId.set(item.id, item);
}

/** Notes an id; reports it when it is taken. */
function register(item: Item, assembly: Assembly): void {
  const first = assembly.byId.get(item.id);
  if (first === undefined || sections.get(first.section)?.referable !== true) assembly.byId.set(item.id, item);
  else if (first !== item) duplicate("duplicate-id", item, first, assembly);
}

function duplicate(code: "duplicate-id" | "duplicate-key", item: Item, first: Item, assembly: Assembly): void {
  assembly.duplicates += 1;
  if (assembly.duplicates > MAX_DUPLICATES) return;
  const at = { item, span: item.idSpan };
  const free = freeId(item.id, assembly);
  assembly.problems.push({
    code, severity: "error",
    message: `\`${item.id}\` stands twice in this plan; the first one counts. Give one of them another id.`,
    at,
    related: [{ message: `The first \`${item.id}\` stands here.`, at: { item: first, span: first.idSpan } }],
    fixes: [{ title: `Name this one \`${free}\``, change: { kind: "replace-text", at, newText: free } }],
  });
}

/** The id with the first number behind it that is not taken so far. */
function freeId(id: string, { byId }: Assembly): string {
  let number = 2;
  while (byId.has(`${id}-${number}`)) number += 1;
  return `${id}-${number}`;
}

function addTask(tree: ItemTree, parent: number, depth: number, risk: string | undefined, assembly: Assembly): void {
  const item = tree.item as Task;
  if (!tree.valid) return;
  register(item, assembly);
  const included = assembly.files.below.get(item);
  const below = included?.trees.filter(({ section }) => section === "tasks").map((each) => each.tree) ?? NONE;
  if (assembly.taskIndex.has(item.id)) {
    for (const child of [...tree.children, ...below]) reportAgain(child, assembly);
    return;
  }
  const index = assembly.tasks.length;
  assembly.taskIndex.set(item.id, index);
  const old = assembly.before?.tasks[index];
  if (tree.children.length + below.length === 0 && old?.item === item && old.parent === parent && old.depth === depth && old.end === index + 1 && old.risk === risk) {
    assembly.tasks.push(old);
    return;
  }
  const leaf = { item, index, parent, depth, end: index + 1 };
  assembly.tasks.push(risk === undefined ? leaf : { ...leaf, risk });
  if (tree.children.length + below.length === 0) return;
  for (const child of tree.children) addTask(child, index, depth + 1, risk, assembly);
  for (const child of below) addTask(child, index, depth + 1, risk, assembly);
  const node = { item, index, parent, depth, end: assembly.tasks.length, ...(risk === undefined ? {} : { risk }) };
  assembly.tasks[index] = old !== undefined && sameNode(old, node) ? old : node;
}

function sameNode(a: TaskNode, b: TaskNode): boolean {
  return a.item === b.item && a.parent === b.parent && a.depth === b.depth && a.end === b.end && a.risk === b.risk;
}

/** Tasks below a task whose id is taken stand in no plan; ids that are taken too are named. */
function reportAgain(tree: ItemTree, assembly: Assembly): void {
  if (assembly.byId.has(tree.item.id)) register(tree.item, assembly);
  for (const child of tree.children) reportAgain(child, assembly);
}

function addActions(files: readonly FileModel[], assembly: Assembly): void {
  for (const file of files) {
    for (const { section, tree } of file.trees) {
      if (section !== "risks" || assembly.bySection.get("risks")?.get(tree.item.id) !== tree.item) continue;
      for (const action of tree.children) addTask(action, -1, 0, tree.item.id, assembly);
    }
  }
}
