import { RelativePattern, Uri, workspace, type Disposable } from "vscode";
import type { MetricReading } from "../../core/model/metric";
import type { Plan } from "../../core/model/plan";
import { metricFiles } from "../../core/product/metrics";
import { longMetricTable, MOST_METRIC_TABLE, noMetricTable, readMetricTable } from "../../language/metrics/readMetricTable";
import { createDisposal } from "../disposal";
import type { LivePlans } from "../livePlans";
import { guardedAsync, type Log } from "../log";
import { quietly } from "../quietly";

/** How long the plans have to be as they are before tables are looked for. */
const QUIET_MS = 300;
const LONGEST_MS = 2000;

/** Reads the tables that metrics name. */
export interface MetricTables extends Disposable {
  /** Resolves when what the plans name now has been read. */
  settle(): Promise<void>;
  /** Reads everything again. */
  forget(): void;
}

type Parts = Pick<LivePlans, "analysis" | "onDidAnalyse" | "uriOf" | "takeMetrics">;

/** What was read for one plan, and what it named then. */
interface Known {
  readonly key: string;
  readonly readings: readonly MetricReading[];
}

/** Nothing is read until a metric names a table; what was read is kept until the plan names another, or a table changes. */
export function openMetricTables(plans: Parts, log: Log): MetricTables {
  const all = createDisposal(log);
  /** By the file that holds the plan. */
  let known: ReadonlyMap<string, Known> = new Map();
  const watch = createWatch(all, () => { forget(); });
  let running: Promise<void> | undefined;
  let stale = false;
  const read = async (): Promise<void> => {
    const next = new Map<string, Known>();
    for (const plan of plans.analysis.snapshot.plans) {
      const key = keyOf(plan);
      if (key === undefined) continue;
      const before = known.get(plan.file);
      next.set(plan.file, before?.key === key ? before : { key, readings: await readAll(plan, plans.uriOf(plan.file), watch) });
    }
    if (next.size === known.size && [...next].every(([file, one]) => known.get(file) === one)) return;
    known = next;
    // A plan that names others by now has none until those are read.
    plans.takeMetrics((plan) => {
      const one = next.get(plan.file);
      return one !== undefined && one.key === keyOf(plan) ? one.readings : undefined;
    });
  };
  const settle = (): Promise<void> => {
    running ??= guardedAsync(log, "Reading the tables of metrics", undefined, read).finally(() => {
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

/** Undefined where no metric names a table. */
function keyOf(plan: Plan): string | undefined {
  const files = metricFiles(plan);
  return files.length === 0 ? undefined : JSON.stringify(files);
}

async function readAll(plan: Plan, owner: Uri, watch: (table: Uri) => void): Promise<readonly MetricReading[]> {
  const readings: MetricReading[] = [];
  for (const { metric, file } of metricFiles(plan)) readings.push(await readTable(owner, metric, file, watch));
  return readings;
}

/** A table stands in the plan's own workspace folder, with the path from the plan's file. */
async function readTable(owner: Uri, metric: string, file: string, watch: (table: Uri) => void): Promise<MetricReading> {
  const missing: MetricReading = { kind: "missing", metric, message: noMetricTable(file) };
  const folder = workspace.getWorkspaceFolder(owner)?.uri;
  const uri = Uri.joinPath(owner, "..", file.replaceAll("\\", "/"));
  if (folder === undefined || !uri.path.startsWith(`${folder.path.replace(/\/$/, "")}/`)) return missing;
  watch(uri);
  try {
    if ((await workspace.fs.stat(uri)).size > 4 * MOST_METRIC_TABLE) return { ...missing, message: longMetricTable(file) };
    return readMetricTable(new TextDecoder("utf-8").decode(await workspace.fs.readFile(uri)), file, metric);
  } catch {
    return missing;
  }
}

/** Tells when a table that was looked for changes. */
function createWatch(all: ReturnType<typeof createDisposal>, changed: () => void): (table: Uri) => void {
  const watched = new Set<string>();
  return (table) => {
    if (watched.has(table.toString())) return;
    watched.add(table.toString());
    const watcher = all.add(workspace.createFileSystemWatcher(new RelativePattern(Uri.joinPath(table, ".."), table.path.slice(table.path.lastIndexOf("/") + 1))));
    for (const event of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete]) all.add(event(changed));
  };
}
