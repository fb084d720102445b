import { dirname, join, relative, resolve, sep } from "node:path";
import type { DateValue } from "../core/model/instant";
import type { Analysis } from "../language/analysisTypes";
import type { EffortName, ScheduleContext } from "../core/schedule/result";
import { createAnalyser } from "../language/analysis";
import type { Snapshot } from "../language/snapshotTypes";
import type { Workspace } from "../language/workspace";
import { createWorkspace } from "../language/workspace";
import { exists, findPlanFiles, isInside, isOutside, keyOf, kindOf, readText, workspaceRootOf } from "../node/planFiles";
import { readBaselines } from "./baselines";
import { readMetricTables } from "./metricTables";
import { neededFiles } from "./neededFiles";
import { civilNow } from "./statusDate";
import type { Surroundings } from "./surroundings";
import { UsageError } from "./usage";

/** Plans read from disk with their dates and problems. */
export interface LoadedPlans {
  readonly analysis: Analysis;
  /** The folder that the files of the snapshot are named from. */
  readonly root: string;
  /** The files that were asked for, as the snapshot names them, in order. */
  readonly asked: readonly string[];
  /** How a file of the snapshot is named to a person: relative to the working folder. */
  readonly nameOf: (file: string) => string;
}

/**
 * Reads the files asked for (every plan below the working folder when there are none) and whatever they include or
 * refer to, and analyses them. Throws a UsageError when a file is missing or no plan is found.
 */
export async function loadPlans(
  files: readonly string[],
  around: Surroundings,
  options: { readonly asOf?: DateValue | "none"; readonly effort?: EffortName; readonly noLevel?: boolean; readonly forecastOf?: ScheduleContext["forecastOf"] } = {},
): Promise<LoadedPlans> {
  const paths = await askedPaths(files, around.workingFolder);
  const root = await rootOf(paths, around.workingFolder);
  const workspace = createWorkspace();
  const texts: string[] = [];
  for (const path of paths) texts.push(await readPlanText(path));
  const asked = paths.map((path) => keyOf(root, path));
  asked.forEach((key, at) => { workspace.update(key, texts[at] ?? ""); });
  if (isLarge(texts)) around.expect?.("large");
  const snapshot = await withOwners(asked, workspace, root);
  const { asOf, effort = "normal", noLevel = false, forecastOf } = options;
  if (effort !== "quick" && !noLevel && [...snapshot.files.values()].some(({ text }) => BOOKS.test(text))) around.expect?.("search");
  const baselines = await readBaselines(snapshot, root);
  const metrics = await readMetricTables(snapshot, root);
  const context = { now: civilNow(around.clock()), effort, noLevel, baselines, metrics, ...(asOf === undefined ? {} : { asOf }), ...(forecastOf === undefined ? {} : { forecastOf }) };
  return {
    root,
    analysis: createAnalyser().analyse(snapshot, context),
    asked,
    nameOf: (file) => relative(around.workingFolder, resolve(root, file)).split(sep).join("/"),
  };
}

/** Letters of plans that take longer to read and schedule than to compile for. */
const LARGE = 300_000;

/** A line that may book somebody: then dates are searched for. */
const BOOKS = /\bwho["']?[ \t]*:/;

function isLarge(texts: readonly string[]): boolean {
  return texts.reduce((sum, { length }) => sum + length, 0) > LARGE;
}

async function askedPaths(files: readonly string[], workingFolder: string): Promise<string[]> {
  if (files.length === 0) {
    const found = await findPlanFiles(workingFolder);
    if (found.length === 0) {
      throw new UsageError("No plan here: no *.plan.yaml below this folder; `gantry init` writes a first one.");
    }
    return found;
  }
  const paths = new Set<string>();
  for (const file of files) {
    const path = resolve(workingFolder, file);
    const kind = await kindOf(path);
    if (kind === "nothing") throw new UsageError(`${file}: no such file.`);
    const inside = kind === "folder" ? await findPlanFiles(path) : [path];
    if (inside.length === 0) throw new UsageError(`${file}: no *.plan.yaml in this folder.`);
    for (const one of inside) paths.add(one);
  }
  return [...paths];
}

/** The folder that the keys of the snapshot count from, and that includes may not leave. */
async function rootOf(paths: readonly string[], workingFolder: string): Promise<string> {
  if (paths.every((path) => !isOutside(keyOf(workingFolder, path)))) return resolve(workingFolder);
  const [first] = paths;
  let root = first === undefined ? workingFolder : await workspaceRootOf(first);
  while (!paths.every((path) => !isOutside(keyOf(root, path))) && dirname(root) !== root) root = dirname(root);
  return root;
}

async function readPlanText(path: string): Promise<string> {
  try {
    return await readText(path);
  } catch (failure) {
    const code = (failure as NodeJS.ErrnoException).code ?? "unreadable";
    throw new UsageError(`${path}: cannot be read (${code}).`);
  }
}

/** A file that is no plan of its own belongs to one that includes it: then the plans around it are read too. */
async function withOwners(asked: readonly string[], workspace: Workspace, root: string): Promise<Snapshot> {
  const snapshot = await loadNeeded(workspace, root);
  const isPart = (file: string): boolean => {
    const plan = snapshot.planOfFile(file);
    return plan?.file === file && plan.settings.title === undefined && plan.byId.size > 0;
  };
  const parts = asked.filter(isPart);
  for (const part of parts) {
    const folder = await workspaceRootOf(join(root, part));
    const within = isOutside(keyOf(root, folder)) ? root : folder;
    for (const path of await findPlanFiles(within)) {
      const key = keyOf(root, path);
      if (!snapshot.files.has(key)) await addFile(workspace, root, key);
    }
  }
  return parts.length === 0 ? snapshot : loadNeeded(workspace, root);
}

/** Adds what the plans read so far include or refer to, until nothing new turns up. */
async function loadNeeded(workspace: Workspace, root: string): Promise<Snapshot> {
  const tried = new Set<string>();
  for (let snapshot = workspace.snapshot(); ; snapshot = workspace.snapshot()) {
    const candidates = await candidatesOf(snapshot, root);
    const fresh = candidates.filter((key) => !snapshot.files.has(key) && !tried.has(key));
    let added = false;
    for (const key of fresh) {
      tried.add(key);
      added = (await addFile(workspace, root, key)) || added;
    }
    if (!added) return snapshot;
  }
}

async function addFile(workspace: Workspace, root: string, key: string): Promise<boolean> {
  const path = join(root, key);
  if (!(await exists(path)) || !(await isInside(root, path))) return false;
  try {
    workspace.update(key, await readText(path));
    return true;
  } catch {
    return false;
  }
}

async function candidatesOf(snapshot: Snapshot, root: string): Promise<string[]> {
  const needed = neededFiles(snapshot);
  const keys = [...needed.files];
  for (const folder of needed.folders) {
    if (isOutside(folder)) continue;
    for (const path of await findPlanFiles(join(root, folder))) keys.push(keyOf(root, path));
  }
  return keys.filter((key) => !isOutside(key));
}

