import type { Disposable } from "vscode";
import { NEVER_CANCELLED } from "../../core/model/cancellation";
import type { Schedule } from "../../core/schedule/result";
import type { ReportData } from "../../core/view/report/reportData";
import type { ReportOptions } from "../../core/view/report/reportOptions";
import type { Analysis } from "../../language/analysisTypes";
import { reportTrials, WORK_BEHIND } from "../../language/options/reportOptions";

/** After so long without another edit trials begin; whoever types does not wait for them. */
const REST_MS = 400;
/** A turn of the host's thread; a trial in a large plan takes longer, and the thread is left alone as long after it. */
const SLICE_MS = 8;

/** Looks for ways out once a report is shown. */
export interface ReportSearch extends Disposable {
  /** What was found for these dates; it begins to look where it has not yet, and says so when it has something. */
  of(analysis: Analysis, schedule: Schedule, data: ReportData): ReportOptions;
}

/** `found` is called when there is more to show than before. */
export function createReportSearch(found: () => void): ReportSearch {
  let last: { readonly schedule: Schedule; options: ReportOptions } | undefined;
  let timer: number | undefined;
  return {
    of({ snapshot, context }, schedule, data) {
      if (last?.schedule === schedule) return last.options;
      clearTimeout(timer);
      const search = last = { schedule, options: new Map<string, readonly string[]>() as ReportOptions };
      const trials = reportTrials(snapshot, data, schedule, context, WORK_BEHIND, NEVER_CANCELLED);
      const step = (): void => {
        const began = performance.now();
        let next = trials.next();
        while (next.done !== true && performance.now() - began < SLICE_MS) next = trials.next();
        if (next.done !== true) timer = setTimeout(step, performance.now() - began);
        else if (next.value.size > 0) {
          search.options = next.value;
          found();
        }
      };
      timer = setTimeout(step, REST_MS);
      return search.options;
    },
    dispose: () => { clearTimeout(timer); },
  };
}
