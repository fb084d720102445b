import { dirname, join, relative, resolve, sep } from "node:path";
import type { DateValue } from "../core/model/instant";
import type { Plan } from "../core/model/plan";
import type { Analysis } from "../language/analysisTypes";
import type { EffortName, ScheduleContext } from "../core/schedule/result";
import { createAnalyser } from "../language/analysis";
import type { Snapshot } from "../language/snapshotTypes";
import type { Workspace } from "../language/workspace";
import { createWorkspace } from "../language/workspace";
import { findPlanFiles, isInside, isOutside, keyOf, kindOf, readText, sizeOf, workspaceRootOf } from "../node/planFiles";
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
 * Reads the files asked for (every plan below the working folder when there are none), whatever they include or refer
 * to and the plans of the workspace that share their people, and analyses them. Throws a UsageError when a file is missing
 * or no plan is found.
 */
export async function loadPlans(
  files: readonly string[],
  around: Surroundings,
  options: { readonly asOf?: DateValue | "none"; readonly effort?: EffortName; readonly noLevel?: boolean; readonly forecastOf?: ScheduleContext["forecastOf"] } = {},
): Promise<LoadedPlans> {
  const paths = await askedPaths(files, around.workingFolder);
  const root = await rootOf(paths, around.workingFolder);
  const disk = openDisk(root, (line) => { around.err?.(line); });
  const texts: string[] = [];
  for (const path of paths) texts.push(await readPlanText(path));
  const asked = paths.map((path) => keyOf(root, path));
  asked.forEach((key, at) => { disk.workspace.update(key, texts[at] ?? ""); });
  if (isLarge(texts)) around.expect?.("large");
  const snapshot = await withSharers(asked, await withOwners(asked, disk), disk);
  const { asOf, effort = "normal", noLevel = false, forecastOf } = options;
  if (effort !== "quick" && !noLevel && [...snapshot.files.values()].some(({ text }) => BOOKS.test(text))) around.expect?.("search");
  const plans = [...new Set(asked.map((file) => snapshot.planOfFile(file)))].filter((plan) => plan !== undefined);
  const baselines = await readBaselines(plans, root);
  const metrics = await readMetricTables(plans, root);
  const context = { now: civilNow(around.clock()), effort, noLevel, baselines, metrics, ...(asOf === undefined ? {} : { asOf }), ...(forecastOf === undefined ? {} : { forecastOf }) };
  return {
    root,
    analysis: createAnalyser(asked).analyse(snapshot, context),
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

/**
 * The workspace: the folder that the keys of the snapshot count from, and that includes may not leave. It is the working
 * folder, as one would open it in the editor; for a file outside of it the repository around the file, else its folder.
 */
async function rootOf(paths: readonly string[], workingFolder: string): Promise<string> {
  const holds = (folder: string): boolean => paths.every((path) => !isOutside(keyOf(folder, path)));
  if (holds(workingFolder)) return resolve(workingFolder);
  const [first = workingFolder] = paths;
  let root = await workspaceRootOf(first);
  while (!holds(root) && dirname(root) !== root) root = dirname(root);
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

/** What is read of a workspace, and where from. */
interface Disk {
  readonly root: string;
  readonly workspace: Workspace;
  /** Keys of the plan files of the workspace, or of a folder in it, in name order, of very many the first. */
  readonly list: (folder?: string) => Promise<readonly string[]>;
  /** The text of a file; undefined when it is not there, leads out of the workspace or is too much to read. */
  readonly text: (key: string) => Promise<string | undefined>;
}

/** So many plan files that nobody asked for are looked at, as in the editor, and so many bytes. */
const MOST_FILES = 5000;
const MOST_BYTES = 200_000_000;

function openDisk(root: string, say: (line: string) => void): Disk {
  let room = MOST_BYTES;
  const limit = once(() => { say("There is more in the plan files of this workspace than is looked at; plans that are left out may share people with this one.\n"); });
  return {
    root,
    workspace: createWorkspace(),
    async list(folder = "") {
      const paths = await findPlanFiles(join(root, folder));
      if (paths.length > MOST_FILES) limit();
      return paths.slice(0, MOST_FILES).map((path) => keyOf(root, path));
    },
    async text(key) {
      const path = join(root, key);
      const bytes = await sizeOf(path);
      if (bytes === undefined || !(await isInside(root, path))) return undefined;
      if (bytes > room) {
        limit();
        return undefined;
      }
      room -= bytes;
      return readText(path).catch(() => undefined);
    },
  };
}

function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (!done) act();
    done = true;
  };
}

/** A file that is no plan of its own belongs to one that includes it: then the plans around it are read too. */
async function withOwners(asked: readonly string[], disk: Disk): Promise<Snapshot> {
  const snapshot = await loadNeeded(disk);
  const isPart = (file: string): boolean => {
    const plan = snapshot.planOfFile(file);
    return plan?.file === file && plan.settings.title === undefined && plan.byId.size > 0;
  };
  if (!asked.some(isPart)) return snapshot;
  for (const key of await disk.list()) if (!snapshot.files.has(key)) await addFile(disk, key);
  return loadNeeded(disk);
}

/** A plan that shares people or a release with others is read with those that share people themselves or refer to it. */
async function withSharers(asked: readonly string[], snapshot: Snapshot, disk: Disk): Promise<Snapshot> {
  const ids = asked.flatMap((file) => {
    const plan = snapshot.planOfFile(file);
    return plan !== undefined && mayShare(plan) ? [plan.id] : [];
  });
  if (ids.length === 0) return snapshot;
  for (const key of await disk.list()) {
    const text = snapshot.files.has(key) ? undefined : await disk.text(key);
    if (text !== undefined && (text.includes("people-from") || (PLAN.test(text) && ids.some((id) => text.includes(`${id}/`))))) disk.workspace.update(key, text);
  }
  return loadNeeded(disk);
}

/** The title of a plan of its own. */
const PLAN = /^plan[ \t]*:/m;

function mayShare({ settings, people, teams, equipment, calendars, releases }: Plan): boolean {
  return settings.peopleFrom !== undefined || [people, teams, equipment, calendars, releases].some(({ size }) => size > 0);
}

/** Adds what the plans read so far include or refer to, until nothing new turns up. */
async function loadNeeded(disk: Disk): Promise<Snapshot> {
  const tried = new Set<string>();
  for (let snapshot = disk.workspace.snapshot(); ; snapshot = disk.workspace.snapshot()) {
    const candidates = await candidatesOf(snapshot, disk);
    const fresh = candidates.filter((key) => !snapshot.files.has(key) && !tried.has(key));
    let added = false;
    for (const key of fresh) {
      tried.add(key);
      added = (await addFile(disk, key)) || added;
    }
    if (!added) return snapshot;
  }
}

async function addFile({ text, workspace }: Disk, key: string): Promise<boolean> {
  const read = await text(key);
  if (read !== undefined) workspace.update(key, read);
  return read !== undefined;
}

async function candidatesOf(snapshot: Snapshot, disk: Disk): Promise<string[]> {
  const { files, folders } = neededFiles(snapshot);
  const keys = [...files];
  for (const folder of folders) {
    if (isOutside(folder)) continue;
    keys.push(...await disk.list(folder));
  }
  return keys.filter((key) => !isOutside(key));
}
