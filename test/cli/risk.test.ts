import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { inFolder } from "./commandLine";

const PLAN = `plan: Shop
start: 2026-01-05
finish: 2026-02-27
people:
  ana: {name: Ana, rate: 100/h}
releases: {ga: {date: 2026-02-20}}
tasks:
  build:
    release: ga
    tasks:
      schema: {title: Orders schema, effort: 2d/3d/6d, who: ana}
      api: {title: "API, first version", effort: 5d..12d, who: ana, after: schema, due: 2026-01-23}
  live: {milestone: true, after: build}
risks:
  vendor: {title: The vendor slips, probability: 30%, impact: {time: 3d/5d/10d, cost: 800}, affects: api, owner: ana, response: mitigate, residual: {probability: 10%}}
`;

/** What the plan above gives with 500 samples and seed 1. */
const golden = readFileSync(resolve(__dirname, "../../../test/golden/risk/shop.json"), "utf8");

describe("gantry risk", () => {
  it("prints the JSON that is written down, the same bytes each time", () => inFolder({ "shop.plan.yaml": PLAN }, async ({ gantry }) => {
    const ran = await gantry("risk", "shop.plan.yaml", "--json", "--samples", "500");
    assert.equal(ran.code, 0, ran.err);
    assert.equal(ran.out, golden);
    assert.equal((await gantry("risk", "shop.plan.yaml", "--format", "json", "--samples", "500", "--seed", "1")).out, ran.out);
    assert.notEqual((await gantry("risk", "shop.plan.yaml", "--json", "--samples", "500", "--seed", "2")).out, ran.out);
  }));

  it("prints tables with the response, Markdown and CSV", () => inFolder({ "shop.plan.yaml": PLAN }, async ({ gantry }) => {
    const text = await gantry("risk", "shop.plan.yaml", "--samples", "500");
    assert.match(text.out, /^Finish +2026-/m);
    assert.match(text.out, /^after the responses +2026-/m);
    assert.match(text.out, /^ga \(release\) +2026-02-20 17:00 +\d+ %$/m);
    assert.match(text.out, /^vendor +10 % +50 +\d/m);
    assert.match(text.out, /^500 samples, seed 1/m);
    const markdown = await gantry("risk", "shop.plan.yaml", "--samples", "500", "--format", "md");
    assert.match(markdown.out, /^# Shop: risk$/m);
    assert.match(markdown.out, /^\| --- \|/m);
    const csv = await gantry("risk", "shop.plan.yaml", "--samples", "500", "--csv");
    const rows = csv.out.trimEnd().split("\r\n");
    assert.equal(rows.length, 1 + 4 + 1 + 1);
    assert.match(rows[3] ?? "", /^api,"API, first version",task,2026-/);
  }));

  it("prints what else the samples say, and contingency for the wanted confidence", () => inFolder({ "shop.plan.yaml": PLAN }, async ({ gantry }) => {
    const { out } = await gantry("risk", "shop.plan.yaml", "--samples", "500", "--confidence", "70%");
    assert.match(out, /^Contingency for 70 % +P70 +Above the plan +Plan alone is kept$/m);
    assert.match(out, /^finish P80( +\d+ %){4}$/m);
    assert.match(out, /^API, first version +-\d+\.\d +\+\d+\.\d +-\d+ +\+\d+$/m);
    assert.match(out, /^vendor \(risk\) +-\d+\.\d +\+\d+\.\d /m);
    assert.match(out, /^vendor \(done\) +0 +160 +2\.6 +\+160$/m);
    const { contingency } = JSON.parse((await gantry("risk", "shop.plan.yaml", "--samples", "500", "--confidence", "0.7", "--json")).out) as { contingency: { confidence: number } };
    assert.equal(contingency.confidence, 0.7);
    const csv = await gantry("risk", "shop.plan.yaml", "--samples", "500", "--csv");
    const [head = "", first = ""] = csv.out.split("\r\n");
    assert.match(head, /,cost p10,cost p50,cost p80,cost p90,cost p95,cost sensitivity$/);
    assert.equal(first.split(",").length, head.split(",").length);
  }));

  it("takes a status date and stops when P80 stands still", () => inFolder({ "shop.plan.yaml": PLAN }, async ({ gantry }) => {
    const later = await gantry("risk", "shop.plan.yaml", "--samples", "100", "--as-of", "2026-02-02", "--json");
    const { tasks } = JSON.parse(later.out) as { tasks: { start: { p10: string } }[] };
    assert.equal(tasks[0]?.start.p10, "2026-02-02T09:00");
    assert.match((await gantry("risk", "shop.plan.yaml", "--until-stable", "--samples", "3000")).out, /^3000 samples, seed 1, as of .*; P80 still moves$/m);
  }));

  it("gives its figures and exit code 1 for a plan with errors", () => inFolder({ "a.plan.yaml": "plan: A\nstart: 2026-01-05\ntasks:\n  a: {duration: 1d..3d, after: nobody}\n" }, async ({ gantry }) => {
    const ran = await gantry("risk", "a.plan.yaml", "--json", "--samples", "50");
    assert.equal(ran.code, 1);
    assert.equal((JSON.parse(ran.out) as { tasks: unknown[] }).tasks.length, 1);
    assert.match(ran.err, /unknown-reference/);
  }));

  it("says which correlations count where the written ones contradict each other", () => {
    const tasks = ["a", "b", "c"].map(id => `  ${id}: {duration: 2d/3d/9d}\n`).join("");
    return inFolder({ "a.plan.yaml": `plan: A\nstart: 2026-01-05\ncorrelation: {pairs: [a b 0.9, b c 0.9, a c -0.9]}\ntasks:\n${tasks}` }, async ({ gantry }) => {
      const { code, err } = await gantry("risk", "a.plan.yaml", "--samples", "100");
      assert.deepEqual([code, err], [0, "a.plan.yaml:3:23: information: The `pairs` contradict each other or what their people and tags share; a and b count as 0.5, b and c count as 0.5 and a and c count as -0.5. [correlation-mended]\n"]);
    });
  });

  it("says beside the table which pairs have no effect", () => inFolder({ "a.plan.yaml": "plan: A\nstart: 2026-01-05\ncorrelation: {pairs: [a b 0.9, a c 0.5, a d 0.5]}\ntasks:\n  a: {duration: 2d/3d/9d}\n  b: {duration: 2d}\n  c: {duration: 2d, spread: -10%..+30%}\n  d: {duration: 2d, started: 2026-01-01, finished: 2026-01-02}\n" }, async ({ gantry }) => {
    const { code, err } = await gantry("risk", "a.plan.yaml", "--samples", "100");
    assert.deepEqual([code, err], [0, "a.plan.yaml:3:23: information: The pair `a b` has no effect: `b` does not vary in the simulation; write three figures, a range or a `spread`, or take the pair away. [correlation-idle]\n"]);
  }));

  it("lets no title steer a terminal or be a formula in CSV", () => inFolder({ "a.plan.yaml": 'plan: A\nstart: 2026-01-05\ntasks:\n  a: {title: "=1+1\\e[31m", duration: 1d}\n' }, async ({ gantry }) => {
    const { out } = await gantry("risk", "a.plan.yaml", "--samples", "100", "--csv");
    assert.match(out, /^a,'=1\+1\ufffd\[31m,task,/m);
  }));

  it("answers for an empty plan", () => inFolder({ "a.plan.yaml": "plan: A\nstart: 2026-01-05\n" }, async ({ gantry }) => {
    const ran = await gantry("risk", "a.plan.yaml", "--json", "--samples", "10");
    assert.equal(ran.code, 0, ran.err);
    assert.deepEqual((JSON.parse(ran.out) as { tasks: unknown[]; risks: unknown[] }).tasks, []);
  }));

  it("says where it cannot write before it draws, and counts one of each in words", () => inFolder({ "a.plan.yaml": "plan: A\nstart: 2026-01-05\ntasks:\n  a: {duration: 1d, after: [b, c, d, e, f, g]}\n" }, async ({ gantry }) => {
    for (const [out, sentence] of [["none/a.json", "--out none/a.json: no such folder.\n"], [".", "--out .: a folder; name a file in it.\n"]] as const) {
      const ran = await gantry("risk", "a.plan.yaml", "--out", out);
      assert.deepEqual([ran.code, ran.out, ran.err], [2, "", sentence]);
    }
    const ran = await gantry("risk", "a.plan.yaml", "--samples", "1");
    assert.match(ran.out, /^1 sample, seed 1/m);
    assert.match(ran.err, /^and 1 more error; /m);
  }));

  for (const words of [["risk"], ["risk", "no.plan.yaml"], ["risk", "a", "b"], ["risk", "a", "--samples", "0"], ["risk", "a", "--samples", "1e9"], ["risk", "a", "--seed", "-1"], ["risk", "a", "--confidence", "100%"], ["risk", "a", "--confidence", "8"], ["risk", "a", "--format", "table"]]) {
    it(`says in one line what is wrong: gantry ${words.join(" ")}`, () => inFolder({}, async ({ gantry }) => {
      const ran = await gantry(...words);
      assert.equal(ran.code, 2);
      assert.equal(ran.out, "");
      assert.equal(ran.err.trimEnd().split("\n").length, 1, ran.err);
    }));
  }
});
