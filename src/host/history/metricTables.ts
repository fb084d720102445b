import type { MetricReading } from "../../core/model/metric";
import { metricFiles } from "../../core/product/metrics";
import { longMetricTable, MOST_METRIC_TABLE, noMetricTable, readMetricTable } from "../../language/metrics/readMetricTable";
import { createDisposal } from "../disposal";
import type { LivePlans } from "../livePlans";
import type { Log } from "../log";
import { keepReadings, watchTables, type NamedReadings } from "./namedReadings";

/** The tables that metrics name. */
export function openMetricTables(plans: Pick<LivePlans, "analysis" | "onDidAnalyse" | "uriOf" | "takeMetrics">, log: Log): NamedReadings {
  const all = createDisposal(log);
  const tables = all.add(watchTables(log, () => { readings.forget(); }));
  const readings = all.add(keepReadings({
    doing: "Reading the tables of metrics", plans, sources: metricFiles,
    read: async (sources, plan) => {
      const found: MetricReading[] = [];
      for (const { metric, file } of sources) {
        const text = await tables.text(plans.uriOf(plan.file), file, 4 * MOST_METRIC_TABLE);
        found.push(typeof text === "string" ? readMetricTable(text, file, metric) : { kind: "missing", metric, message: text === undefined ? noMetricTable(file) : longMetricTable(file) });
      }
      return found;
    },
    take: (of) => { plans.takeMetrics(of); },
  }, log));
  return { settle: readings.settle, forget: readings.forget, dispose: () => { all.dispose(); } };
}
