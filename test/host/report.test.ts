import { deepEqual, equal, ok } from "node:assert/strict";
import { createReportSearch } from "../../src/host/panels/reportSearch";
import { pictureOf } from "../../src/host/panels/planPictures";
import type { ReportData } from "../../src/core/view/report/reportData";
import { isReportData } from "../../src/protocol/reportMessages";
import { gantry, withPlan } from "./support/plans";

/** Seven thousand tasks beside two that are late. */
const LARGE = `plan: Large
id: large-report
start: 2026-01-05
as-of: 2026-01-05
finish: 2026-01-09
tasks:
  x: {duration: 4d}
  y: {duration: 4d, after: x}
${Array.from({ length: 7000 }, (_, at) => `  t${String(at)}: {duration: 1d}\n`).join("")}`;

describe("the report that a view is sent", () => {
  it("comes at once, and with ways out when they are found, in a large plan too", async () => {
    const { plans, forecasts } = await gantry();
    await withPlan("report-large.plan.yaml", LARGE, async () => {
      let found = (): void => undefined;
      const more = new Promise<void>((resolve) => { found = resolve; });
      const search = createReportSearch(() => { found(); });
      const report = (): ReportData => {
        const data = pictureOf("report", plans.analysis, "large-report", { forecasts, baseline: undefined, search })?.data;
        ok(isReportData(data));
        return data;
      };
      const first = report();
      deepEqual(first.late.rows.map(({ kind, options }) => [kind, options.length]), [["plan", 0]]);
      await more;
      deepEqual(report().late.rows[0]?.options, ["Start y halfway through x (SS instead of FS): finishes 2 days earlier"]);
      search.dispose();
    });
  });

  it("is of no plan where there is none", async () => {
    const { plans, forecasts } = await gantry();
    const search = createReportSearch(() => undefined);
    equal(pictureOf("report", plans.analysis, "nowhere", { forecasts, baseline: undefined, search }), undefined);
    search.dispose();
  });
});
