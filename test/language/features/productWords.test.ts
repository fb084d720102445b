import assert from "node:assert/strict";
import { hover } from "../../../src/language/features/hover";
import { inlayHints } from "../../../src/language/features/inlayHints";
import { analyse, NOON } from "../rules/checkProblems";

const PLAN = `plan: P
start: 2026-01-05
as-of: 2026-03-02
releases: {beta: {released: 2026-02-10}}
objectives:
  sell: {title: Sell more, owner: ana, period: 2026-01-01..2026-06-30}
  pay:
    title: Pay <b>easily</b>
    parent: sell
    results: {paid: {metric: paid, from: 60%, target: 80%, by: 2026-04-30}}
metrics:
  paid:
    title: Paid orders
    unit: "%"
    history: {2026-02-03: 61%, 2026-02-10: 62, 2026-02-17: 63, 2026-02-24: 64}
  stay: {kind: retention, cohorts: {2026-01-05: [100%, 60%], 2026-01-12: [100%, 50%, 40%]}}
  table: {file: t.csv}
people: {ana: {name: Ana}}
personas:
  shop: {title: Small shop, goals: [sell]}
feedback: {f1: {from: ACME, text: Let us export, weight: 3, about: csv, persona: shop}}
competitors:
  rival: {title: Rival, features: {build: partly, csv: yes}}
backlog: {csv: {title: Export}}
tasks:
  build: {effort: 1d, objective: pay, finished: 2026-01-05, who: ana}
  more: {effort: 3d, objective: pay, who: ana}
`;

const analysis = analyse(PLAN, {}, { ...NOON, metrics: () => [{ kind: "missing", metric: "table", message: "The table `t.csv` cannot be found" }] });
const [file = ""] = analysis.snapshot.files.keys();

function cardOf(id: string): string[] {
  return hover(analysis, file, PLAN.indexOf(`\n  ${id}:`) + 3)?.lines.map((line) => line.map(({ text }) => text).join("")) ?? [];
}

function hintOf(id: string): string | undefined {
  return inlayHints(analysis, file).find(({ task }) => task === id)?.text;
}

describe("objectives and metrics in hovers and hints", () => {
  it("have key results and work side by side, and what serves them", () => {
    assert.deepEqual(cardOf("pay"), [
      "Pay <b>easily</b> pay · objective", "Serves sell", "Key results 20% · work 25% of 2 tasks, done on 4 Mar 2026",
      "Paid orders ▁▃▆█ 60% → 64% → 80% · 20% · by 30 Apr 2026 · off track, by the trend on 16 Jun 2026",
    ]);
    assert.deepEqual(cardOf("sell"), ["Sell more sell · objective", "Owner: ana", "For 1 Jan 2026 to 30 Jun 2026", "no work yet", "With what serves it 20% · work 25%: pay"]);
    assert.deepEqual([hintOf("pay"), hintOf("sell")], ["20% · work 25% · off track", "20% · work 25%"]);
  });

  it("have the course of a metric, its trend, what it is to reach and what releases did", () => {
    assert.deepEqual(cardOf("paid"), [
      "Paid orders paid · metric", "▁▃▆█ 64% on 24 Feb 2026, +1% since 17 Feb 2026", "Trend +1% a week, by the last 4 figures",
      "pay · paid wants 80% by 30 Apr 2026: off track, by the trend on 16 Jun 2026", "Release beta: 61% before, 63% after",
    ]);
    assert.equal(hintOf("paid"), "▁▃▆█ 64% · off track");
  });

  it("have the curve of cohorts, and say why a table was not read", () => {
    assert.match(cardOf("stay").at(-1) ?? "", /^2 cohorts kept 100% → 55% → 40%$/);
    assert.equal(cardOf("table")[1], "The table `t.csv` cannot be found");
  });

  it("tell what a persona wants and what a competitor has", () => {
    assert.deepEqual(cardOf("shop"), ["Small shop shop · persona", "Goals: sell", "1 voice about csv 3"]);
    assert.deepEqual(cardOf("rival"), ["Rival rival · competitor", "They have, we do not: Export"]);
  });
});
