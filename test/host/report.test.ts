import { deepEqual, equal, ok } from "node:assert/strict";
import { createReportSearch } from "../../src/host/panels/reportSearch";
import { pictureOf } from "../../src/host/panels/planPictures";
import type { ReportData } from "../../src/core/view/report/reportData";
import { isReportData } from "../../src/protocol/reportMessages";
import type { ReportOptions } from "../../src/core/view/report/reportOptions";
import type { WaysSource } from "../../src/protocol/engineMessages";
import { gantry, until, withPlan, write } from "./support/plans";

const silent = { warn: () => undefined };

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
    const { plans, forecasts, engine } = await gantry();
    await withPlan("report-large.plan.yaml", LARGE, async () => {
      let found = (): void => undefined;
      const more = new Promise<void>((resolve) => { found = resolve; });
      const search = createReportSearch(engine, silent, () => { found(); });
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

  it("is not held up by trials, and an edit ends those of before", async () => {
    const { plans, forecasts } = await gantry();
    const text = LARGE.replace("large-report", "edited-report");
    await withPlan("report-edit.plan.yaml", text, async () => {
      const asked: WaysSource[] = [];
      const answers: ((ways: ReportOptions) => void)[] = [];
      let stopped = 0;
      let told = 0;
      const engine = { ways: (source: WaysSource) => new Promise<ReportOptions>((resolve) => { asked.push(source); answers.push(resolve); }), stop: () => { stopped += 1; }, dispose: () => undefined };
      const search = createReportSearch(engine, silent, () => { told += 1; });
      const report = (): ReportData => pictureOf("report", plans.analysis, "edited-report", { forecasts, baseline: undefined, search })?.data as ReportData;
      report();
      await until("the first question", () => asked.length === 1);
      deepEqual(asked[0]?.lines, [{ kind: "plan", id: "" }]);
      const before = plans.analysis.schedules.get("edited-report");
      await write("report-edit.plan.yaml", text.replace("x: {duration: 4d}", "x: {duration: 5d}"));
      await until("new dates", () => plans.analysis.schedules.get("edited-report") !== before);
      report();
      equal(stopped, 1, "what was under way has ended");
      answers[0]?.(new Map([["plan ", ["Too late"]]]));
      await until("the second question", () => asked.length === 2);
      deepEqual([report().late.rows[0]?.options, told], [[], 0]);
      answers[1]?.(new Map([["plan ", ["Hurry"]]]));
      await until("an answer", () => told === 1);
      deepEqual(report().late.rows[0]?.options, ["Hurry"]);
      equal(stopped, 2, "the thread is not kept");
      search.dispose();
    });
  });

  it("has ways out looked for again when other lines have gone wrong at the same dates", async () => {
    const { plans, forecasts } = await gantry();
    await withPlan("report-lines.plan.yaml", LARGE.replace("large-report", "lines-report").replace(/  t\d[^]*/, ""), async () => {
      const asked: WaysSource[] = [];
      const engine = { ways: (source: WaysSource) => { asked.push(source); return Promise.resolve<ReportOptions>(new Map()); }, stop: () => undefined, dispose: () => undefined };
      const search = createReportSearch(engine, silent, () => undefined);
      const schedule = plans.analysis.schedules.get("lines-report");
      const data = pictureOf("report", plans.analysis, "lines-report", { forecasts, baseline: undefined, search: { of: () => new Map(), dispose: () => undefined } })?.data as ReportData;
      ok(schedule !== undefined);
      search.of(plans.analysis, schedule, { ...data, late: { ...data.late, rows: [] } });
      search.of(plans.analysis, schedule, data);
      await until("the question", () => asked.length === 1);
      search.of(plans.analysis, schedule, data);
      deepEqual(asked.map(({ lines }) => lines.length > 0), [true]);
      search.dispose();
    });
  });

  it("is of no plan where there is none", async () => {
    const { plans, forecasts, engine } = await gantry();
    const search = createReportSearch(engine, silent, () => undefined);
    equal(pictureOf("report", plans.analysis, "nowhere", { forecasts, baseline: undefined, search }), undefined);
    search.dispose();
  });
});
