import type { Disposable } from "vscode";
import type { Schedule } from "../../core/schedule/result";
import type { ReportData } from "../../core/view/report/reportData";
import type { ReportOptions } from "../../core/view/report/reportOptions";
import type { Analysis } from "../../language/analysisTypes";
import { reportLines } from "../../language/options/reportOptions";
import type { EngineClient } from "../engineClient";
import { keptOrders, planSource } from "../forecastSource";
import { faultText, type Log } from "../log";

/** After so long without another edit trials begin; whoever types does not wait for them. */
const REST_MS = 400;

/** Looks for ways out once a report is shown, in a thread of their own that ends with the next edit, and when it has answered. */
export interface ReportSearch extends Disposable {
  /** What was found for these dates; it begins to look where it has not yet, and says so when it has something. */
  of(analysis: Analysis, schedule: Schedule, data: ReportData): ReportOptions;
}

/** `found` is called when there is more to show than before. */
export function createReportSearch(engine: Pick<EngineClient, "ways" | "stop" | "dispose">, log: Pick<Log, "warn">, found: () => void): ReportSearch {
  let last: { readonly schedule: Schedule; readonly about: string; options: ReportOptions } | undefined;
  let timer: number | undefined;
  let trying = false;
  const end = (): void => {
    clearTimeout(timer);
    if (trying) engine.stop();
  };
  return {
    of(analysis, schedule, data) {
      const lines = reportLines(data);
      // The same dates may have other lines, as once a metric's table is read.
      const about = lines.map(({ kind, id }) => `${kind} ${id}`).join("\n");
      if (last?.schedule === schedule && last.about === about) return last.options;
      end();
      const search = last = { schedule, about, options: new Map<string, readonly string[]>() as ReportOptions };
      const look = async (): Promise<void> => {
        trying = true;
        try {
          const options = await engine.ways(planSource(analysis, schedule, { lines, orders: keptOrders(analysis) }));
          if (last !== search) return;
          engine.stop();
          search.options = options;
          if (options.size > 0) found();
        } catch (fault) {
          if (last === search) log.warn(`Ways out for a report: ${faultText(fault)}`);
        } finally {
          if (last === search) trying = false;
        }
      };
      if (lines.length > 0) timer = setTimeout(() => void look(), REST_MS);
      return search.options;
    },
    dispose: () => {
      last = undefined;
      end();
      engine.dispose();
    },
  };
}
