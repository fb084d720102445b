import { deepStrictEqual, match, ok, rejects } from "node:assert/strict";
import { NEVER_CANCELLED } from "../../src/core/model/cancellation";
import { reportData } from "../../src/core/view/report/report";
import type { ReportOptions } from "../../src/core/view/report/reportOptions";
import { createAnalyser } from "../../src/language/analysis";
import { reportLines, reportOptions } from "../../src/language/options/reportOptions";
import { createWorkspace } from "../../src/language/workspace";
import type { WaysSource } from "../../src/protocol/engineMessages";
import { engine } from "./support/engine";

const PLAN = `plan: Shop
start: 2026-01-05
as-of: 2026-01-05
finish: 2026-01-20
budget: 5000
people: {ana: {rate: 100/h}, ben: {rate: 50/h}, cai: {}}
objectives: {pay: {title: Pay, results: {more: {metric: paid, from: 60%, target: 90%, by: 2026-02-27}}}}
metrics: {paid: {title: Paid, unit: "%", history: {2025-12-01: 60, 2025-12-15: 60.5, 2026-01-04: 61}}}
releases: {beta: {date: 2026-01-09}}
tasks:
  a: {effort: 4d, who: ana}
  b: {effort: 4d, who: ana, after: a, release: beta}
  c: {effort: 3d, who: ben, status: blocked, started: 2026-01-05}
  d: {effort: 6d, who: cai, after: c, due: 2026-01-12}
  e: {effort: 6d, who: cai, after: other/z, objective: pay}
`;
const FILES = [{ path: "shop.plan.yaml", text: PLAN }, { path: "other.plan.yaml", text: "plan: Other\nstart: 2026-01-05\ntasks: {z: {duration: 3d}}\n" }];
const NOW = Date.UTC(2026, 0, 5, 10) / 60_000;

function asked(effort: "quick" | "normal"): { readonly source: WaysSource; readonly here: ReportOptions } {
  const workspace = createWorkspace();
  for (const { path, text } of FILES) workspace.update(path, text);
  const found = new Map([...createAnalyser().analyse(workspace.snapshot(), { now: NOW, effort }).schedules].flatMap(([id, { levelledOrder }]) => (levelledOrder === undefined ? [] : [[id, levelledOrder] as const])));
  // As the editor has it: what was found by a search is kept, what the priority rules gave is not.
  const { snapshot, context, schedules } = createAnalyser().analyse(workspace.snapshot(), { now: NOW, ...(effort === "quick" ? {} : { levelled: ({ id }) => found.get(id) }) });
  const schedule = schedules.get("shop");
  ok(schedule);
  const data = reportData(schedule, NOW);
  const orders = effort === "quick" ? [] : [...found].map(([plan, order]) => ({ plan, order: order.order, schedules: order.schedules, lowerBound: order.lowerBound }));
  return { source: { files: FILES, now: NOW, plan: "shop", orders, lines: reportLines(data) }, here: reportOptions(snapshot, data, schedule, context, NEVER_CANCELLED) };
}

describe("the engine tries out ways for a report", () => {
  const { source } = asked("quick");
  for (const effort of ["quick", "normal"] as const) it(`to the same as a report that somebody waits for, levelled ${effort === "quick" ? "by the rules" : "by a search"}`, async () => {
    const { source: question, here } = asked(effort);
    const found = await engine().request("ways", question).answer;
    ok(found.size >= 3, [...found.keys()].join());
    deepStrictEqual(found, here);
    match(found.get("objective pay")?.[0] ?? "", /^Sooner with /);
  });

  it("to nothing for a plan that is not there", async () => { deepStrictEqual(await engine().request("ways", { ...source, plan: "gone" }).answer, new Map()); });

  it("and refuses a line of a kind that there is not", async () => {
    await rejects(engine().request("ways", { ...source, lines: [{ kind: "epic" as "task", id: "a" }] }).answer);
  });
});
