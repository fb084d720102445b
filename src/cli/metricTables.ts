import type { MetricReading } from "../core/model/metric";
import type { Plan } from "../core/model/plan";
import { metricFiles } from "../core/product/metrics";
import { longMetricTable, MOST_METRIC_TABLE, noMetricTable, readMetricTable } from "../language/metrics/readMetricTable";
import { tableText } from "../node/tableText";

/** Reads the tables that the metrics of plans name; what cannot be read says why. */
export async function readMetricTables(plans: readonly Plan[], root: string): Promise<(plan: Plan) => readonly MetricReading[] | undefined> {
  const read = new Map<Plan, readonly MetricReading[]>();
  for (const plan of plans) {
    const readings: MetricReading[] = [];
    for (const { metric, file } of metricFiles(plan)) readings.push(await readTable(plan, metric, file, root));
    if (readings.length > 0) read.set(plan, readings);
  }
  return (plan) => read.get(plan);
}

async function readTable(plan: Plan, metric: string, file: string, root: string): Promise<MetricReading> {
  const text = await tableText(plan, file, root, 4 * MOST_METRIC_TABLE);
  if (typeof text === "string") return readMetricTable(text, file, metric);
  return { kind: "missing", metric, message: text === undefined ? noMetricTable(file) : longMetricTable(file) };
}
