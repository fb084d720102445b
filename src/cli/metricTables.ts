import { stat } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import type { MetricReading } from "../core/model/metric";
import type { Plan } from "../core/model/plan";
import { metricFiles } from "../core/product/metrics";
import { longMetricTable, MOST_METRIC_TABLE, noMetricTable, readMetricTable } from "../language/metrics/readMetricTable";
import type { Snapshot } from "../language/snapshotTypes";
import { isInside, isOutside, readText } from "../node/planFiles";

/** Reads the tables that the metrics of a snapshot name; what cannot be read says why. */
export async function readMetricTables(snapshot: Snapshot, root: string): Promise<(plan: Plan) => readonly MetricReading[] | undefined> {
  const read = new Map<Plan, readonly MetricReading[]>();
  for (const plan of snapshot.plans) {
    const readings: MetricReading[] = [];
    for (const { metric, file } of metricFiles(plan)) readings.push(await readTable(plan, metric, file, root));
    if (readings.length > 0) read.set(plan, readings);
  }
  return (plan) => read.get(plan);
}

/** A table stands inside the workspace, with the path from the plan's own file. */
async function readTable(plan: Plan, metric: string, file: string, root: string): Promise<MetricReading> {
  const missing: MetricReading = { kind: "missing", metric, message: noMetricTable(file) };
  const key = posix.normalize(posix.join(dirname(plan.file).split("\\").join("/"), file.replaceAll("\\", "/")));
  if (isOutside(key)) return missing;
  const path = join(root, key);
  try {
    if (!(await isInside(root, path))) return missing;
    const about = await stat(path);
    if (!about.isFile()) return missing;
    if (about.size > 4 * MOST_METRIC_TABLE) return { ...missing, message: longMetricTable(file) };
    return readMetricTable(await readText(path), file, metric);
  } catch {
    return missing;
  }
}
