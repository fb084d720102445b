import assert from "node:assert/strict";
import { simulate } from "../../../src/core/risk/simulate";
import { createAnalyser } from "../../../src/language/analysis";
import { readPlan } from "../../../src/language/snapshot";
import { check, fixes, planOf, says } from "./checkProblems";

const WORK = "releases: {ga: {date: 2026-01-20}}\ntasks:\n  a: {duration: 3d, release: ga}\n  b: {duration: 2d, after: a, due: 2026-01-16}\n";

describe("rule failed-check", () => {
  const holds = [
    "finish(a) <= 2026-01-07", "finish(plan) = 2026-01-09", "slack(a) = 0d", "start(b) = 2026-01-08", "done(a) = 0%", "cost(plan) < 1k", "effort(plan) >= 0d", "overload = 0",
    "count(missed-deadline) = 0", "finish(ga) < start(b)", "start(ga) = start(plan)", "finish(b) - finish(a) = 2d", "not done(plan) > 50% and overload < 1",
  ];
  for (const text of holds) it(`${text} holds`, () => check(planOf(`checks: {it: "${text}"}\n${WORK}`)));
  const fails: readonly (readonly [text: string, mark: string, says: string])[] = [
    ["finish(a) <= 2026-01-06", "finish", "`finish(a)` is 7 Jan 2026, not at most 6 Jan 2026"],
    ["slack(a) > 2d", "slack", "`slack(a)` is 0m, not more than 2d"],
    ["overload = 3", "overload", "`overload` is 0, not 3"],
    ["not finish(a) < 2026-01-20", "not", "`finish(a)` is 7 Jan 2026, which is less than 20 Jan 2026"],
    ["overload = 0 and done(plan) >= 50%", "overload", "`done(plan)` is 0 %, not at least 50 %"],
    ["finish(a) > finish(b)", "finish", "`finish(a)` is 7 Jan 2026, not more than `finish(b)`, 9 Jan 2026"],
    ["8 / done(plan) > 2", "8", "this divides by zero: `done(plan)` is 0"],
    ["finish(bare) < 2026-02-01", "finish", "no work carries `bare`"],
    ["slack(plan) > 0d", "slack", "`main` has no `finish` to have slack to"],
  ];
  for (const [text, , words] of fails) it(`${text} fails`, () => says(planOf(`checks: {it: "${text}"}\n${WORK.replace("20}}", "20}, bare: {}}")}`), "failed-check", `The check \`it\` does not hold: ${words}`));

  const wrong = [
    "checks: {it: \"overlod = 0\"}  #! invalid-value(overlod)",
    "checks: {it: \"count(overlod) = 0\"}  #! invalid-value(overlod)",
    "checks: {it: \"finish(a)\"}  #! invalid-value",
    "checks: {it: \"finish(a) < 5\"}  #! invalid-value",
    "checks: {it: \"finish(nobody) < 2026-01-01\"}  #! unknown-reference(nobody)",
    "checks: {it: \"finish(a) < \"}  #! invalid-value",
    "checks: {it: \"overload = 0\", that: \"overload = 1\"}  #! failed-check(overload = 1)",
  ];
  for (const line of wrong) it(line, () => check(planOf(`${line}\n${WORK}`)));

  it("corrects a name", () => fixes(planOf(`checks: {it: "overlod = 0"}\n${WORK}`), "invalid-value", "Change to `overload`", planOf(`checks: {it: "overload = 0"}\n${WORK}`)));

  it("says nothing of percentiles before a simulation, and what they are after it", () => {
    const text = "plan: P\nid: p\nstart: 2026-01-05\nas-of: none\nchecks: {late: \"P80(plan) <= 2026-01-08\", even: \"P80(plan) <= 2026-03-08\", sure: \"chance(a) >= 99%\"}\ntasks:\n  a: {duration: 3d/5d/12d, due: 2026-01-12}\n";
    const snapshot = readPlan(text, "p.plan.yaml");
    const analyser = createAnalyser();
    const context = { now: 20458 * 1440 };
    const found = (forecastOf?: Parameters<typeof analyser.analyse>[1]["forecastOf"]): string[] =>
      (analyser.analyse(snapshot, forecastOf === undefined ? context : { ...context, forecastOf }).problems.get("p.plan.yaml") ?? []).filter(({ problem }) => problem.code === "failed-check").map(({ problem }) => problem.message);
    assert.deepEqual(found(), []);
    let asked = 0;
    const forecastOf = (schedule: Parameters<typeof simulate>[0]): ReturnType<typeof simulate> => {
      asked += 1;
      return known ??= simulate(schedule, { samples: 500, seed: 1 });
    };
    let known: ReturnType<typeof simulate>;
    const messages = found(forecastOf);
    assert.equal(messages.length, 2);
    assert.match(messages[0] ?? "", /^The check `late` does not hold: `P80\(plan\)` is 1\d Jan 2026, not at most 8 Jan 2026\.$/);
    assert.match(messages[1] ?? "", /^The check `sure` does not hold: `chance\(a\)` is \d\d(?:\.\d)? %, not at least 99 %\.$/);
    assert.ok(asked > 0);
    assert.deepEqual(found(), [], "without the simulation there is nothing to say again");
  });
});

describe("rule missing-score", () => {
  const cases = [
    "prioritize: value-effort\nbacklog:\n  a: {value: 5}  #! missing-score(a)\n  b: {value: 5, effort: 2d}",
    "backlog:\n  a: {value: 5}",
    "prioritize: rice\nbacklog:\n  a: {}  #! missing-score(a)",
    "prioritize: {formula: \"value / votes\"}\nbacklog:\n  a: {value: 5, votes: 0}  #! missing-score(a)\n  b: {value: 5, votes: 2}",
    "prioritize: {formula: \"vlue / votes\"}  #! invalid-value(vlue)\nbacklog:\n  a: {value: 5, votes: 0}",
    "prioritize: {formula: \"value + effort\"}  #! invalid-value(value + effort)\nbacklog:\n  a: {value: 5}",
    "prioritize: {formula: \"value > 2\"}  #! invalid-value(value > 2)\nbacklog:\n  a: {value: 5}",
    "prioritize: ice\nbacklog:\n  a: {impact: 5, effort: 2d, confidence: 180%}  #! invalid-value(180%)\n  b: {impact: 5, effort: 2d, confidence: 80%}",
    "prioritize: {formula: value * 2}\nbacklog:\n  a: {value: 5}",
  ];
  for (const body of cases) it(body.replace(/\n/g, " | "), () => check(planOf(`${body}\ntasks:\n  t: {duration: 1d}\n`)));
  it("names the figures", () => says(planOf("prioritize: rice\nbacklog:\n  a: {title: Search, reach: 5, effort: 1d}\ntasks:\n  t: {duration: 1d}\n"), "missing-score", "Search has no score and stands last, because `impact` and `confidence` are not written"));
  it("says a division by zero", () => says(planOf("prioritize: {formula: \"value / votes\"}\nbacklog:\n  a: {value: 5, votes: 0}\ntasks:\n  t: {duration: 1d}\n"), "missing-score", "`a` has no score. This divides by zero: `votes` is 0; write another figure or change the formula"));
});
