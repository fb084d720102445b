import assert from "node:assert/strict";
import { NEVER_CANCELLED } from "../../../src/core/model/cancellation";
import { reportData } from "../../../src/core/view/report/report";
import { withOptions, type ReportOptions } from "../../../src/core/view/report/reportOptions";
import { createAnalyser, type Analyser } from "../../../src/language/analysis";
import { reportLines, reportOptions, reportTrials } from "../../../src/language/options/reportOptions";
import { readPlan } from "../../../src/language/snapshot";
import { NOON } from "../rules/checkProblems";

const HEAD = "plan: P\nid: p\nstart: 2026-01-05\nas-of: 2026-01-05\nlevel: false\n";

function reported(text: string, analyser: Analyser = createAnalyser()) {
  const analysis = analyser.analyse(readPlan(text), NOON);
  const schedule = analysis.schedules.get("p");
  assert.ok(schedule !== undefined);
  return { ...analysis, schedule, data: reportData(schedule, NOON.now) };
}

function optionsOf(text: string): ReportOptions {
  const { snapshot, data, schedule, context } = reported(text);
  return reportOptions(snapshot, data, schedule, context, NEVER_CANCELLED);
}

/** How many trials so much work allows. */
function trialsOf(text: string, work: number): number {
  const { snapshot, data, schedule, context } = reported(text);
  return [...reportTrials(snapshot, reportLines(data), schedule, context, work, NEVER_CANCELLED)].length;
}

describe("what a report offers", () => {
  it("what waits for blocked work goes on without it", () => {
    assert.deepEqual(optionsOf(`${HEAD}tasks:\n  a: {duration: 4d, status: blocked, started: 2026-01-05}\n  b: {duration: 4d, after: a}\n`).get("blocked a"),
      ["Start b halfway through a (SS instead of FS): finishes 2 days earlier, the plan 2 days earlier"]);
  });

  it("blocked work that has not begun waits where nothing else moves by that", () => {
    assert.deepEqual(optionsOf(`${HEAD}tasks:\n  a: {duration: 1d, status: blocked}\n  b: {duration: 9d}\n`).get("blocked a"), ["Wait with a until 15 Jan 2026, within its slack: finishes 10 days later"]);
    assert.equal(optionsOf(`${HEAD}tasks:\n  a: {duration: 9d, status: blocked}\n  b: {duration: 1d}\n`).has("blocked a"), false);
  });

  it("blocked work is not brought forward by what waits for something else, nor by a milestone", () => {
    assert.equal(optionsOf(`${HEAD}tasks:\n  a: {duration: 1d, status: blocked, started: 2026-01-05}\n  c: {duration: 5d}\n  b: {duration: 4d, after: [a, c]}\n  m: {milestone: true, after: a}\n`).has("blocked a"), false);
  });

  it("whoever is overbooked gives work away, and money that is too much is saved", () => {
    const people = "budget: 5000\npeople:\n  ana: {rate: 100/h}\n  ben: {rate: 50/h}\n";
    const found = optionsOf(`${HEAD}${people}tasks:\n  a: {effort: 4d, who: ana}\n  b: {effort: 4d, who: ana}\n`);
    assert.match(found.get("overload ana")?.join("\n") ?? "", /^Give b to ben: nobody overloaded/m);
    assert.match(found.get("money ")?.join("\n") ?? "", /^Give a to ben instead of ana: .*within the budget$/m);
  });

  it("nothing by which another promise is broken", () => {
    const text = `${HEAD}people: {ana: {}}\ntasks:\n  a: {effort: 2d, who: ana, due: 2026-01-06}\n  b: {effort: 2d, who: ana, due: 2026-01-06}\n`;
    for (const title of [...optionsOf(text).values()].flat()) assert.ok(!title.includes("too late for"), title);
    assert.ok(optionsOf(text).get("overload ana") === undefined);
  });

  describe("for an objective that is off track", () => {
    const SERVED = `${HEAD}prioritize: value-effort
objectives: {pay: {title: Pay, results: {more: {metric: paid, from: 60%, target: 90%, by: 2026-02-27}}}}
metrics: {paid: {title: Paid, unit: "%", history: {2025-12-01: 60, 2025-12-15: 60.5, 2026-01-04: 61}}}
backlog: {small: {title: Small, objective: pay, value: 1, effort: 2d}, great: {title: Great, objective: pay, value: 8, effort: 3d}, other: {value: 9, effort: 1d}, never: {objective: pay, value: 9, effort: 1d, moscow: wont}}
`;

    it("the work for it sooner", () => {
      assert.deepEqual(optionsOf(`${SERVED}tasks:\n  a: {duration: 4d}\n  b: {title: Card form, duration: 4d, after: a, objective: pay}\n  c: {duration: 20d}\n`).get("objective pay"),
        ["Sooner with Card form: Start b halfway through a (SS instead of FS): finishes 2 days earlier"]);
    });

    it("the best idea that is not planned yet where no work is open for it", () => {
      assert.deepEqual(optionsOf(`${SERVED}tasks: {a: {duration: 4d}}\n`).get("objective pay"), ["Plan the idea Great (3 in the ranking, 3d of work)"]);
      assert.deepEqual(optionsOf(`${SERVED}tasks: {a: {duration: 4d}, b: {duration: 1d, backlog: great, finished: 2026-01-02, objective: pay}}\n`).get("objective pay"), ["Plan the idea Small (3 in the ranking, 2d of work)"]);
    });

    it("nothing where it is on track", () => {
      assert.equal(optionsOf(SERVED.replace("target: 90%", "target: 62%").concat("tasks: {a: {duration: 4d, objective: pay}}\n")).has("objective pay"), false);
    });
  });

  it("stands at the lines that it is about, and in no other", () => {
    const { data, schedule, snapshot, context } = reported(`${HEAD}finish: 2026-01-07\ntasks:\n  a: {duration: 4d}\n  b: {duration: 4d, after: a, due: 2026-01-08}\n`);
    const { late } = withOptions(data, reportOptions(snapshot, data, schedule, context, NEVER_CANCELLED));
    assert.deepEqual(late.rows.map(({ kind, options }) => [kind, options.length > 0]), [["plan", true], ["task", true]]);
    assert.ok(data.late.rows.every(({ options }) => options.length === 0));
  });

  it("falls with the size of the plan by count, and is never less than two trials", () => {
    const text = `${HEAD}finish: 2026-01-06\npeople: {ana: {}, ben: {}, cai: {}}\ntasks:\n${Array.from({ length: 12 }, (_, at) => `  t${String(at)}: {effort: 2d, who: ana${at > 0 ? `, after: t${String(at - 1)}` : ""}, due: 2026-01-06}\n`).join("")}`;
    assert.deepEqual([trialsOf(text, 0), trialsOf(text, 60), trialsOf(text, 120)], [2, 5, 10]);
    assert.deepEqual(optionsOf(text), optionsOf(text));
  });

  it("is there in a plan of seven thousand tasks", () => {
    const text = `${HEAD}finish: 2026-01-09\ntasks:\n  x: {duration: 4d}\n  y: {duration: 4d, after: x}\n${Array.from({ length: 7000 }, (_, at) => `  t${String(at)}: {duration: 1d}\n`).join("")}`;
    assert.deepEqual(optionsOf(text).get("plan "), ["Start y halfway through x (SS instead of FS): finishes 2 days earlier"]);
  });

  it("tries levelled work in the order that was found for it", () => {
    const text = `${HEAD.replace("level: false\n", "")}finish: 2026-01-09\npeople: {ana: {}, ben: {}}\ntasks:\n${Array.from({ length: 8 }, (_, at) => `  t${String(at)}: {effort: 1d, who: ana}\n`).join("")}`;
    const analysis = createAnalyser().analyse(readPlan(text), { ...NOON, effort: "normal" });
    const schedule = analysis.schedules.get("p");
    assert.ok(schedule?.levelledOrder !== undefined);
    const found = reportOptions(analysis.snapshot, reportData(schedule, NOON.now), schedule, analysis.context, NEVER_CANCELLED);
    assert.match(found.get("plan ")?.[0] ?? "", /finishes \d+ days? earlier/);
  });

  it("leaves what the editor remembers of the dates alone", () => {
    const analyser = createAnalyser();
    const { snapshot, data, schedule, context } = reported(`${HEAD}finish: 2026-01-07\ntasks:\n  a: {duration: 4d}\n  b: {duration: 4d, after: a}\n`, analyser);
    reportOptions(snapshot, data, schedule, context, NEVER_CANCELLED);
    assert.equal(analyser.analyse(snapshot, context).schedules.get("p"), schedule);
  });
});
