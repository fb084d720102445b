import assert from "node:assert/strict";
import { inFolder } from "./commandLine";

const PLAN = `plan: Shop
start: 2026-01-05
as-of: 2026-01-05
prioritize: {formula: "value * confidence / effort"}
people: {ana: {}, ben: {}}
releases: {beta: {date: 2026-01-16}}
tasks:
  build: {effort: 5d, who: ana}
backlog:
  gifts: {title: "=Gift cards, wrapped", value: 5, effort: 4d, confidence: 50%}
  one-click: {title: One-click repeat order, value: 8, effort: 13d}
  search: {title: Search, value: 9, effort: 6d, confidence: 80%, moscow: must}
  export: {value: 2}
feedback:
  f1: {from: ACME, about: one-click, weight: 3}
`;

const WITH_RISK = "plan: Risky\nstart: 2026-01-05\nas-of: none\nchecks: {sure: \"P80(plan) <= 2026-01-06\", fine: \"P80(plan) <= 2026-06-06\"}\ntasks:\n  a: {duration: 3d/5d/12d}\n";

describe("gantry rank", () => {
  it("prints the order with the figures, the line and what would change it", () => inFolder({ "shop.plan.yaml": PLAN }, async ({ gantry }) => {
    const ran = await gantry("rank", "shop.plan.yaml");
    assert.equal(ran.code, 0, ran.err);
    assert.equal(ran.out, `#  Item                               Score   value  confidence  effort (d)
1  search  Search                     1.2     9      0.8         6           value -47.92 %: level with gifts
2  gifts  =Gift cards, wrapped        0.625   5      0.5         4           value -50.77 %: level with one-click
---- fits until beta (2026-01-16): 15d free of 20d, 5d planned
3  one-click  One-click repeat order  0.3077  8      0.5*        13
-  export  Export                             2                              no confidence, effort

formula: value * confidence / effort, as of 2026-01-05 09:00; * follows from tasks, evidence or cost of delay
`);
  }));

  it("prints JSON by another method, the same bytes each time", () => inFolder({ "shop.plan.yaml": PLAN }, async ({ gantry }) => {
    const ran = await gantry("rank", "shop.plan.yaml", "--method", "moscow", "--json");
    const { method, items, cut } = JSON.parse(ran.out) as { method: string; items: { id: string; rank: number | null; parts: object }[]; cut: { fits: number; free: number } };
    assert.equal(method, "moscow");
    assert.deepEqual(items.map(({ id, rank }) => [id, rank]), [["search", 1], ["gifts", null], ["one-click", null], ["export", null]]);
    assert.deepEqual(items[0]?.parts, { moscow: 3 });
    assert.deepEqual([cut.fits, cut.free], [1, 15 * 480]);
    assert.equal((await gantry("rank", "shop.plan.yaml", "--method=moscow", "--format", "json")).out, ran.out);
  }));

  it("prints rows for a spreadsheet, none of them a formula", () => inFolder({ "shop.plan.yaml": PLAN }, async ({ gantry }) => {
    const rows = (await gantry("rank", "shop.plan.yaml", "--csv")).out.trimEnd().split("\r\n");
    assert.deepEqual(rows, [
      "rank,id,title,score,value,confidence,effort,fits",
      "1,search,Search,1.2,9,0.8,6,true",
      "2,gifts,\"'=Gift cards, wrapped\",0.625,5,0.5,4,true",
      "3,one-click,One-click repeat order,0.307692,8,0.5,13,false",
      ",export,Export,,2,,,",
    ]);
  }));

  it("says what is done, and ranks the rest", () => inFolder({ "shop.plan.yaml": PLAN.replace("build: {effort: 5d, who: ana}", "build: {effort: 5d, who: ana}\n  found: {effort: 2d, backlog: search, started: 2025-12-01, finished: 2025-12-02}") }, async ({ gantry }) => {
    const { out } = await gantry("rank", "shop.plan.yaml");
    assert.match(out, /^1 +gifts /m);
    assert.match(out, /^- +search .* done$/m);
    const { items } = JSON.parse((await gantry("rank", "shop.plan.yaml", "--json")).out) as { items: { id: string; rank: number | null; done?: boolean }[] };
    assert.deepEqual(items.map(({ id, rank, done }) => [id, rank, done]), [["gifts", 1, undefined], ["one-click", 2, undefined], ["export", null, undefined], ["search", null, true]]);
  }));

  it("says in one line what it cannot do", () => inFolder({ "a.plan.yaml": "plan: A\nbacklog: {b: {value: 1}}\n", "b.plan.yaml": "plan: B\nstart: 2026-01-05\n" }, async ({ gantry }) => {
    const ran = await gantry("rank", "a.plan.yaml");
    assert.deepEqual([ran.code, ran.out, ran.err], [2, "", "a.plan.yaml: the plan does not say how to rank; write `prioritize: rice` or name a method, as in `--method rice`.\n"]);
    assert.match((await gantry("rank", "a.plan.yaml", "--method", "best")).err, /^--method best is not known here; use rice, ice, wsjf, value-effort, moscow, kano, votes\.$/m);
    assert.equal((await gantry("rank", "b.plan.yaml")).out, "The backlog is empty.\n");
    assert.equal((await gantry("rank")).code, 2);
  }));

  it("says that a formula with an error ranks nothing", () => inFolder({ "a.plan.yaml": "plan: A\nprioritize: {formula: \"value / efort\"}\nbacklog: {b: {value: 1, effort: 2d}}\n" }, async ({ gantry }) => {
    const ran = await gantry("rank", "a.plan.yaml");
    assert.equal(ran.code, 2);
    assert.match(ran.err, /^a\.plan\.yaml: the plan's `prioritize` ranks nothing, because it has an error; `gantry check` names it\.$/m);
  }));

  it("ranks a plan with errors and exits 1", () => inFolder({ "a.plan.yaml": "plan: A\nprioritize: {formula: \"value / efort\"}\nbacklog: {b: {value: 1, effort: 2d}}\n" }, async ({ gantry }) => {
    const ran = await gantry("rank", "a.plan.yaml", "--method", "value-effort");
    assert.equal(ran.code, 1);
    assert.match(ran.out, /^1 +b {2}B +0\.5 /m);
    assert.match(ran.err, /There is no figure `efort` here; did you mean `effort`\?/);
  }));
});

describe("checks on the command line", () => {
  it("a check that asks for a percentile is simulated, always alike", () => inFolder({ "r.plan.yaml": WITH_RISK }, async ({ gantry }) => {
    const ran = await gantry("check", "r.plan.yaml");
    assert.equal(ran.code, 1);
    assert.match(ran.out, /^r\.plan\.yaml:4:17: error: The check `sure` does not hold: `P80\(plan\)` is 1\d Jan 2026, not at most 6 Jan 2026\. \[failed-check\]$/m);
    assert.doesNotMatch(ran.out, /`fine`/);
    assert.equal((await gantry("check", "r.plan.yaml")).out, ran.out);
  }));
});
