import { RelativePattern, Uri, workspace, type Disposable } from "vscode";
import type { BaselineReading, BaselineSource } from "../../core/model/baseline";
import type { Plan } from "../../core/model/plan";
import { baselineSources } from "../../core/tracking/baseline";
import { noPlanThere, noRepository, noRevision, noTable } from "../../language/baselines/missingWords";
import { MOST_TABLE, readBaselineTable } from "../../language/baselines/readBaselineTable";
import type { Analysis } from "../../language/analysisTypes";
import type { PlanText } from "../../protocol/engineMessages";
import { civilDayOf } from "../clock";
import { createDisposal } from "../disposal";
import type { EngineClient } from "../engineClient";
import type { LivePlans } from "../livePlans";
import { guardedAsync, type Log } from "../log";
import { quietly } from "../quietly";
import { editorsGit, type Git, type Repository } from "./git";

/** Of a plan in more files than this, and of longer ones, no revision is read. */
const MOST_FILES = 50;
const MOST_TEXT = 6_000_000;
/** How long the plans have to be as they are before baselines are looked for. */
const QUIET_MS = 300;
const LONGEST_MS = 2000;

/** Reads the baselines that plans name. */
export interface Baselines extends Disposable {
  /** Resolves when what the plans name now has been read. */
  settle(): Promise<void>;
  /** Reads everything again: a table or the repository may have changed. */
  forget(): void;
}

type Parts = Pick<LivePlans, "analysis" | "onDidAnalyse" | "uriOf" | "takeBaselines">;

/** What was read for one plan, and what it named then. */
interface Known {
  readonly key: string;
  readonly readings: readonly BaselineReading[];
}

/** The baselines by the editor's own Git. */
export function openBaselines(plans: Parts, engine: Pick<EngineClient, "baseline">, log: Log): Baselines {
  return createBaselines(plans, engine, editorsGit, log);
}

/** Nothing is read until a plan names a baseline; what was read is kept until the plan names another, or a table or the repository changes. */
export function createBaselines(plans: Parts, engine: Pick<EngineClient, "baseline">, git: () => Promise<Git | undefined>, log: Log): Baselines {
  const all = createDisposal(log);
  /** By the file that holds the plan. */
  let known: ReadonlyMap<string, Known> = new Map();
  const watched = createWatched(all, () => { forget(); });
  let running: Promise<void> | undefined;
  let stale = false;
  const read = async (): Promise<void> => {
    const { analysis } = plans;
    const next = new Map<string, Known>();
    for (const plan of analysis.snapshot.plans) {
      const sources = baselineSources(plan);
      if (sources.length === 0) continue;
      const key = JSON.stringify(sources);
      const before = known.get(plan.file);
      next.set(plan.file, before?.key === key ? before : { key, readings: await readAll(sources, { plan, analysis, plans, engine, git: await git(), watched }) });
    }
    if (next.size === known.size && [...next].every(([file, one]) => known.get(file) === one)) return;
    known = next;
    // A plan that names others by now has none until those are read.
    plans.takeBaselines((plan) => {
      const one = next.get(plan.file);
      return one?.key === JSON.stringify(baselineSources(plan)) ? one.readings : undefined;
    });
  };
  const settle = (): Promise<void> => {
    running ??= guardedAsync(log, "Reading baselines", undefined, read).finally(() => {
      running = undefined;
      if (stale) forget();
    });
    return running;
  };
  const soon = all.add(quietly(QUIET_MS, LONGEST_MS, () => { void settle(); }));
  const forget = (): void => {
    // What is being read meanwhile may have been read before the change.
    stale = running !== undefined;
    if (stale) return;
    known = new Map([...known].map(([file, one]) => [file, { ...one, key: "" }]));
    soon.ask();
  };
  all.add(plans.onDidAnalyse(() => { soon.ask(); }));
  soon.ask();
  return { settle, forget, dispose: () => { all.dispose(); } };
}

interface Where {
  readonly plan: Plan;
  readonly analysis: Analysis;
  readonly plans: Parts;
  readonly engine: Pick<EngineClient, "baseline">;
  readonly git: Git | undefined;
  readonly watched: Watched;
}

async function readAll(sources: readonly BaselineSource[], where: Where): Promise<readonly BaselineReading[]> {
  const readings: BaselineReading[] = [];
  for (const source of sources) {
    const reading = source.ref === undefined ? await readTable(source, where) : await readRevision(source.name, source.ref, where);
    if (reading !== undefined) readings.push(reading);
  }
  return readings;
}

/** Without a Git at hand nobody knows whether there is such a revision: nothing is said. */
async function readRevision(name: string, ref: string, { plan, analysis, plans, engine, git, watched }: Where): Promise<BaselineReading | undefined> {
  if (git === undefined) return undefined;
  const missing = (message: string): BaselineReading => ({ kind: "missing", name, message });
  const repository = git.getRepository(plans.uriOf(plan.file));
  if (repository === null) return missing(noRepository(ref));
  watched.repository(repository);
  // What begins with a sign would be an option, what holds a colon a path.
  const commit = ref.startsWith("-") || ref.length > 250 || /[\p{C}\s:]/u.test(ref) ? undefined : await repository.getCommit?.(ref).catch(() => undefined);
  if (commit === undefined) return missing(noRevision(ref));
  const files = [...analysis.snapshot.files.keys()].filter((file) => analysis.snapshot.planOfFile(file) === plan);
  const texts: PlanText[] = [];
  let room = MOST_TEXT;
  for (const file of files.slice(0, MOST_FILES)) {
    const text = await repository.show(commit.hash, plans.uriOf(file).fsPath).catch(() => undefined);
    room -= text?.length ?? 0;
    if (text !== undefined && room >= 0) texts.push({ path: file, text });
  }
  const day = civilDayOf(commit.commitDate ?? commit.authorDate ?? new Date(0));
  const baseline = texts.length === 0 ? null : await engine.baseline({ file: plan.file, name, day, files: texts });
  return baseline === null ? missing(noPlanThere(ref)) : { kind: "read", name, baseline };
}

/** A table stands in the plan's own workspace folder, with the path from the plan's file. */
async function readTable(source: BaselineSource, { plan, plans, watched }: Where): Promise<BaselineReading> {
  const { name, file = "" } = source;
  const missing: BaselineReading = { kind: "missing", name, message: noTable(source) };
  const owner = plans.uriOf(plan.file);
  const folder = workspace.getWorkspaceFolder(owner)?.uri;
  const uri = Uri.joinPath(owner, "..", file.replaceAll("\\", "/"));
  if (folder === undefined || file === "" || !uri.path.startsWith(`${folder.path.replace(/\/$/, "")}/`)) return missing;
  watched.table(uri);
  try {
    if ((await workspace.fs.stat(uri)).size > 4 * MOST_TABLE) return missing;
    const text = new TextDecoder("utf-8").decode(await workspace.fs.readFile(uri));
    const reading = readBaselineTable(text, file, name, plan);
    return reading.kind === "read" ? { kind: "read", name, baseline: reading.baseline } : { kind: "missing", name, message: reading.message };
  } catch {
    return missing;
  }
}

/** Tells when something that baselines were read from changes. */
interface Watched {
  table(uri: Uri): void;
  repository(repository: Repository): void;
}

function createWatched(all: ReturnType<typeof createDisposal>, changed: () => void): Watched {
  const tables = new Set<string>();
  const repositories = new Map<Repository, string | undefined>();
  return {
    table(uri) {
      if (tables.has(uri.toString())) return;
      tables.add(uri.toString());
      const watcher = all.add(workspace.createFileSystemWatcher(new RelativePattern(Uri.joinPath(uri, ".."), uri.path.slice(uri.path.lastIndexOf("/") + 1))));
      for (const event of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete]) all.add(event(changed));
    },
    repository(repository) {
      if (repositories.has(repository)) return;
      const refs = (): string | undefined => repository.state.HEAD?.commit;
      repositories.set(repository, refs());
      const listening = repository.state.onDidChange?.(() => {
        const now = refs();
        if (repositories.get(repository) === now) return;
        repositories.set(repository, now);
        changed();
      });
      if (listening !== undefined) all.add(listening);
    },
  };
}
