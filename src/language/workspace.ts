import type { Plan } from "../core/model/plan";
import type { Item, Place } from "../core/model/source";
import type { Problem } from "../core/model/problem";
import { firstOther } from "../core/schedule/matched";
import { assemblePlan } from "./parse/assemblePlan";
import { planProblems } from "./parse/planProblems";
import type { FileModel } from "./parse/fileModel";
import { byComparablePath, collectPlanFiles, includedPaths } from "./parse/includes";
import { comparablePath, resolvePath } from "./parse/paths";
import { createPlanFile, type LocatedFile } from "./parse/planFile";
import { createFileReader, type FileReader, type FileReaderOptions } from "./parse/readFile";
import { sameSections } from "./rules/planIndex";
import type { FileRange, PlanFile, Snapshot } from "./snapshotTypes";

/** All plan files, as they change; what did not change keeps its objects from snapshot to snapshot. */
export interface Workspace {
  /** Takes a file's text, new or changed. */
  update(path: string, text: string): void;
  /** Forgets a file. */
  remove(path: string): void;
  /** Reads a large file's items ahead, a few at each step, so that `snapshot` after `update` is quick. */
  prepare(path: string, text: string): Iterable<void>;
  /** Everything as it stands now; the same object as long as nothing changed. */
  snapshot(): Snapshot;
}

/** How a workspace reads. */
export interface WorkspaceOptions {
  /** False: every file is parsed whole at each change. Slower, for judging the reading by items. */
  readonly byItems?: boolean;
  /** False: every item goes through the `yaml` library. Slower, with the same result; for judging the reader of plain items. */
  readonly plainItems?: boolean;
}

interface State {
  readonly reading: FileReaderOptions;
  readonly readers: Map<string, FileReader>;
  readonly texts: Map<string, string>;
  /** The file that an item was read from. */
  readonly homes: WeakMap<Item, string>;
  files: ReadonlyMap<string, LocatedFile>;
  plans: ReadonlyMap<string, Plan>;
  latest: Snapshot | undefined;
}

/** A workspace without files. */
export function createWorkspace({ byItems = true, plainItems = true }: WorkspaceOptions = {}): Workspace {
  const state: State = { reading: { byItems, plainItems }, readers: new Map(), texts: new Map(), homes: new WeakMap(), files: new Map(), plans: new Map(), latest: undefined };
  return {
    update(path, text) {
      if (state.texts.get(path) === text) return;
      state.texts.set(path, text);
      state.latest = undefined;
    },
    remove(path) {
      if (!state.texts.delete(path)) return;
      state.readers.delete(path);
      state.latest = undefined;
    },
    prepare: (path, text) => readerOf(state, path).prepare(text),
    snapshot() {
      state.latest ??= takeSnapshot(state);
      return state.latest;
    },
  };
}

/** The plans with other texts, read with what the workspace remembers; the workspace stays as it is. */
function withTexts(state: State, base: ReadonlyMap<string, PlanFile>, texts: ReadonlyMap<string, string>): Snapshot {
  const all = new Map([...base].map(([path, { text }]) => [path, texts.get(path) ?? text]));
  const readers = new Map<string, FileReader>();
  for (const [path, text] of all) {
    const reader = readerOf(state, path);
    readers.set(path, state.texts.get(path) === text ? reader : reader.fork());
  }
  return takeSnapshot({ ...state, readers, texts: all, latest: undefined });
}

function readerOf(state: State, path: string): FileReader {
  const known = state.readers.get(path);
  if (known !== undefined) return known;
  const reader = createFileReader(path, state.reading);
  state.readers.set(path, reader);
  return reader;
}

function takeSnapshot(state: State): Snapshot {
  const models = new Map<string, FileModel>();
  for (const [path, text] of state.texts) models.set(path, readerOf(state, path).read(text));
  const assembled = assembleAll(models, state.plans);
  const files = new Map<string, LocatedFile>();
  for (const model of models.values()) {
    const plan = assembled.planOfFile.get(model.path);
    const known = state.files.get(model.path);
    const same = known?.model === model && known.file.plan === plan?.id;
    files.set(model.path, same ? known : createPlanFile(model, plan?.id, known));
  }
  for (const [path, located] of files) {
    if (state.files.get(path) === located) continue;
    state.homes.set(located.model.settings, path);
    for (const item of located.model.fresh) state.homes.set(item, path);
  }
  for (const plan of assembled.plans) state.homes.set(plan.settings, plan.file);
  state.files = files;
  state.plans = new Map(assembled.plans.map((plan) => [plan.file, plan]));
  return snapshotOf(state, files, assembled);
}

interface AssembledAll {
  readonly plans: readonly Plan[];
  readonly planOfFile: ReadonlyMap<string, Plan>;
  readonly problems: readonly Problem[];
}

function assembleAll(models: ReadonlyMap<string, FileModel>, before: ReadonlyMap<string, Plan>): AssembledAll {
  const all = byComparablePath(models.values());
  const owners = new Map<string, string>();
  const plans: Plan[] = [];
  const problems: Problem[] = [];
  const planByRoot = new Map<string, Plan>();
  for (const root of rootsOf(models, all)) {
    if (owners.has(root.path)) continue;
    const files = collectPlanFiles(root, all, owners);
    const assembled = assemblePlan(files, before.get(root.path));
    const plan = keepWhole(before.get(root.path), assembled.plan);
    plans.push(plan);
    planByRoot.set(root.path, plan);
    for (const file of [root, ...files.included]) problems.push(...planProblems(file, plan));
    problems.push(...assembled.problems);
  }
  for (const model of models.values()) if (!owners.has(model.path)) problems.push(...model.problems);
  const planOfFile = new Map<string, Plan>();
  for (const [path, root] of owners) {
    const plan = planByRoot.get(root);
    if (plan !== undefined) planOfFile.set(path, plan);
  }
  return { plans, planOfFile, problems: [...problems, ...equalPlanIds(plans)] };
}

/** The files that are plans: those that no other includes, and of a circle the first. */
function rootsOf(models: ReadonlyMap<string, FileModel>, all: ReadonlyMap<string, FileModel>): readonly FileModel[] {
  const included = includedPaths(models.values(), all);
  const shared = sharedPaths(models, all);
  const sorted = [...models.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const whole = sorted.filter(({ settings }) => settings.title !== undefined);
  const open = sorted.filter((file) => file.settings.title === undefined && !included.has(file.path) && !shared.has(comparablePath(file.path)));
  const circular = sorted.filter((file) => file.settings.title === undefined && included.has(file.path));
  return [...whole, ...open, ...circular];
}

/** Files that lend their people to plans without being one. */
function sharedPaths(models: ReadonlyMap<string, FileModel>, all: ReadonlyMap<string, FileModel>): ReadonlySet<string> {
  const shared = new Set<string>();
  for (const { settings, path } of models.values()) {
    const resolved = settings.peopleFrom === undefined ? undefined : resolvePath(path, settings.peopleFrom);
    if (resolved !== undefined && "path" in resolved && all.has(resolved.path)) shared.add(resolved.path);
  }
  return shared;
}

/** The former plan when nothing in it changed. */
function keepWhole(before: Plan | undefined, plan: Plan): Plan {
  if (before === undefined || before.settings !== plan.settings || before.id !== plan.id || before.title !== plan.title) return plan;
  if (before.tasks.length !== plan.tasks.length || before.byId.size !== plan.byId.size) return plan;
  if (firstOther(before.tasks, plan.tasks, 0) < plan.tasks.length) return plan;
  const old = before.byId.entries();
  for (const [id, item] of plan.byId) {
    const next = old.next();
    if (next.done === true || next.value[0] !== id || next.value[1] !== item) return plan;
  }
  // An id that is taken already stands in its section alone.
  return sameSections(before, plan) ? before : plan;
}

function equalPlanIds(plans: readonly Plan[]): readonly Problem[] {
  const first = new Map<string, Plan>();
  const problems: Problem[] = [];
  for (const plan of plans) {
    const rival = first.get(plan.id);
    if (rival === undefined) first.set(plan.id, plan);
    else problems.push(equalId(plan, rival));
  }
  return problems;
}

function equalId(plan: Plan, rival: Plan): Problem {
  const place = ({ settings }: Plan) => (settings.keys.get("id") ?? settings.keys.get("plan"))?.value ?? settings.idSpan;
  return {
    code: "duplicate-id", severity: "error",
    message: `Two plans have the id \`${plan.id}\`; the first one counts for references. Give this one another \`id\`.`,
    at: { item: plan.settings, span: place(plan) },
    related: [{ message: `The first plan \`${plan.id}\` stands here.`, at: { item: rival.settings, span: place(rival) } }],
  };
}

function snapshotOf(state: State, files: ReadonlyMap<string, LocatedFile>, assembled: AssembledAll): Snapshot {
  const planFiles: ReadonlyMap<string, PlanFile> = new Map([...files].map(([path, { file }]) => [path, file]));
  const plansById = new Map<string, Plan>();
  for (const plan of assembled.plans) if (!plansById.has(plan.id)) plansById.set(plan.id, plan);
  const locatedOf = (item: Item): LocatedFile => {
    const found = files.get(state.homes.get(item) ?? "") ?? files.values().next().value;
    if (found === undefined) throw new Error("a snapshot without files has no items");
    return found;
  };
  const locate = ({ item, span }: Place): FileRange => {
    const { file } = locatedOf(item);
    const start = file.startOf(item);
    const clamp = (at: number) => Math.max(0, Math.min(file.text.length, start + at));
    return { file: file.path, start: clamp(span.start), end: Math.max(clamp(span.start), clamp(span.end)) };
  };
  return {
    files: planFiles,
    plans: assembled.plans,
    problems: assembled.problems,
    planById: (id) => plansById.get(id),
    planOfFile: (path) => assembled.planOfFile.get(path),
    fileOf: (item) => locatedOf(item).file,
    locate,
    itemAt: (path, offset) => files.get(path)?.itemAt(offset),
    withTexts: (texts) => withTexts(state, planFiles, texts),
  };
}
