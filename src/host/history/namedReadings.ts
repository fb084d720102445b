import { RelativePattern, Uri, workspace, type Disposable } from "vscode";
import type { Plan } from "../../core/model/plan";
import { createDisposal } from "../disposal";
import type { LivePlans } from "../livePlans";
import { guardedAsync, type Log } from "../log";
import { quietly } from "../quietly";

/** How long the plans have to be as they are before what they name is looked for. */
const QUIET_MS = 300;
const LONGEST_MS = 2000;

/** Reads what plans name beside their own text. */
export interface NamedReadings extends Disposable {
  /** Resolves when what the plans name now has been read. */
  settle(): Promise<void>;
  /** Reads everything again: a table or the repository may have changed. */
  forget(): void;
}

/** What is read, and who takes it. */
export interface Reader<Source, Reading> {
  /** What is being done, for the log. */
  readonly doing: string;
  readonly plans: Pick<LivePlans, "analysis" | "onDidAnalyse">;
  /** What a plan names; nothing is read while it names nothing. */
  readonly sources: (plan: Plan) => readonly Source[];
  readonly read: (sources: readonly Source[], plan: Plan) => Promise<readonly Reading[]>;
  readonly take: (of: (plan: Plan) => readonly Reading[] | undefined) => void;
}

/** What was read for one plan, and what it named then. */
interface Known<Reading> {
  readonly key: string;
  readonly readings: readonly Reading[];
}

/** Nothing is read until a plan names something; what was read is kept until the plan names something else, or all is to be read again. */
export function keepReadings<Source, Reading>({ doing, plans, sources, read, take }: Reader<Source, Reading>, log: Log): NamedReadings {
  const all = createDisposal(log);
  /** By the file that holds the plan. */
  let known: ReadonlyMap<string, Known<Reading>> = new Map();
  let running: Promise<void> | undefined;
  let stale = false;
  const readAll = async (): Promise<void> => {
    const next = new Map<string, Known<Reading>>();
    for (const plan of plans.analysis.snapshot.plans) {
      const named = sources(plan);
      if (named.length === 0) continue;
      const key = JSON.stringify(named);
      const before = known.get(plan.file);
      next.set(plan.file, before?.key === key ? before : { key, readings: await read(named, plan) });
    }
    if (next.size === known.size && [...next].every(([file, one]) => known.get(file) === one)) return;
    known = next;
    // A plan that names others by now has none until those are read.
    take((plan) => {
      const one = next.get(plan.file);
      return one?.key === JSON.stringify(sources(plan)) ? one.readings : undefined;
    });
  };
  const settle = (): Promise<void> => {
    running ??= guardedAsync(log, doing, undefined, readAll).finally(() => {
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

/** The tables that plans name, each of which is watched once it was looked for. */
export interface NamedTables extends Disposable {
  /**
   * The text of a table, which stands in the plan's own workspace folder, with the path from the plan's file; undefined where it cannot be read,
   * and `long` of one of more bytes than that.
   */
  text(owner: Uri, file: string, most: number): Promise<string | { readonly long: true } | undefined>;
}

/** `changed` is called when a table that was looked for changes. */
export function watchTables(log: Log, changed: () => void): NamedTables {
  const all = createDisposal(log);
  const watched = new Set<string>();
  const watch = (table: Uri): void => {
    if (watched.has(table.toString())) return;
    watched.add(table.toString());
    const watcher = all.add(workspace.createFileSystemWatcher(new RelativePattern(Uri.joinPath(table, ".."), table.path.slice(table.path.lastIndexOf("/") + 1))));
    for (const event of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete]) all.add(event(changed));
  };
  return {
    async text(owner, file, most) {
      const folder = workspace.getWorkspaceFolder(owner)?.uri;
      const uri = Uri.joinPath(owner, "..", file.replaceAll("\\", "/"));
      if (folder === undefined || file === "" || !uri.path.startsWith(`${folder.path.replace(/\/$/, "")}/`)) return undefined;
      watch(uri);
      try {
        if ((await workspace.fs.stat(uri)).size > most) return { long: true };
        return new TextDecoder("utf-8").decode(await workspace.fs.readFile(uri));
      } catch {
        return undefined;
      }
    },
    dispose: () => { all.dispose(); },
  };
}
