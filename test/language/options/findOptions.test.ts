import assert from "node:assert/strict";
import { NEVER_CANCELLED } from "../../../src/core/model/cancellation";
import type { ProblemCode } from "../../../src/core/model/problem";
import { createAnalyser } from "../../../src/language/analysis";
import { applyEdits, changeToEdits } from "../../../src/language/edits/applyChange";
import { allOptions, findOptions, MOST_OPTIONS, MOST_TRIALS } from "../../../src/language/options/findOptions";
import type { Option } from "../../../src/language/options/rankOptions";
import { readPlan } from "../../../src/language/snapshot";
import { NOON } from "../rules/checkProblems";

const HEAD = "plan: P\nid: p\nstart: 2026-01-05\nas-of: none\nlevel: false\n";

/** The options for the first problem with a code. */
function optionsFor(text: string, code: ProblemCode): readonly Option[] {
  const analysis = createAnalyser().analyse(readPlan(text), NOON);
  const problem = [...analysis.problems.values()].flat().find(each => each.problem.code === code)?.problem;
  const schedule = analysis.schedules.get("p");
  assert.ok(problem !== undefined && schedule !== undefined, "the plan has the problem");
  return allOptions(analysis.snapshot, schedule, analysis.context, problem, NEVER_CANCELLED);
}

/** Checks that an option with the title is among those offered. */
function offers(what: string, text: string, code: ProblemCode, ...titles: readonly string[]): void {
  it(what, () => {
    const found = optionsFor(HEAD + text, code).map(({ title }) => title);
    for (const title of titles) assert.ok(found.includes(title), `${title}\n  is not among\n  ${found.join("\n  ")}`);
  });
}

const PEOPLE = "people:\n  ana: {name: Ana, role: dev, rate: 100/h}\n  ben: {role: dev, rate: 50/h, capacity: 50%}\n  cai: {role: design}\n";

describe("options for a missed date", () => {
  offers("someone helps at the share that is free", `${PEOPLE}tasks:\n  build: {effort: 6d, who: ana, due: 2026-01-08}\n`, "missed-deadline",
    "Add `ben` at 50 % to `build`: finishes 4 days earlier, the plan 4 days earlier, -800, in time for `build`");
  offers("work overlaps", `tasks:\n  a: {duration: 4d}\n  b: {duration: 4d, after: a, due: 2026-01-13}\n`, "missed-deadline",
    "Start `b` halfway through `a` (SS instead of FS): finishes 2 days earlier, the plan 2 days earlier, in time for `b`");
  offers("a lag goes", `tasks:\n  a: {duration: 2d}\n  b: {duration: 2d, after: [a FS+2d], due: 2026-01-08}\n`, "missed-deadline",
    "Take the lag out of `b` waiting for `a`: finishes 4 days earlier, the plan 4 days earlier, in time for `b`");
  offers("a date of a summary no longer holds it", `tasks:\n  s:\n    not-before: 2026-01-12\n    tasks:\n      b: {duration: 2d, due: 2026-01-08}\n`, "missed-deadline",
    "Let `s` start without waiting for its `not-before`: finishes 7 days earlier, the plan 7 days earlier, in time for `b`");
  offers("optional work is dropped", `tasks:\n  a: {duration: 3d, tags: [optional]}\n  b: {duration: 2d, after: a, due: 2026-01-08}\n`, "missed-deadline",
    "Drop `a`, which is optional: finishes 3 days earlier, the plan 3 days earlier, in time for `b`");
  offers("work goes into the next release", `releases:\n  beta: {date: 2026-01-06}\n  ga: {title: GA, date: 2026-02-06}\ntasks:\n  a: {duration: 1d, release: beta}\n  b: {duration: 4d, release: beta}\n`, "missed-deadline",
    "Move `b` to the next release, GA: finishes 3 days earlier, in time for `beta`");
  offers("for the plan's target", `finish: 2026-01-08\ntasks:\n  a: {duration: 2d}\n  b: {duration: 4d, after: a}\n`, "missed-deadline",
    "Start `b` halfway through `a` (SS instead of FS): finishes 3 days earlier");
  offers("for a sprint", `sprints: {start: 2026-01-05, length: 1w, velocity: 10}\ntasks:\n  a: {duration: 2d}\n  b: {duration: 4d, after: a, sprint: sprint-1}\n`, "sprint-overrun",
    "Start `b` halfway through `a` (SS instead of FS): finishes 3 days earlier, the plan 3 days earlier, fits in sprint-1");
});

describe("options for a budget", () => {
  offers("someone who costs less", `${PEOPLE}tasks:\n  build: {effort: 2d, who: ana, budget: 1000}\n`, "over-budget",
    "Give `build` to `ben` instead of Ana: finishes 2 days later, the plan 2 days later, -800, within the budget");
  offers("less work in the whole plan", `budget: 900\n${PEOPLE}tasks:\n  a: {effort: 1d, who: ana}\n  b: {effort: 1d, who: ana, priority: 200, after: a}\n`, "over-budget",
    "Drop `b`, which is optional: finishes 1 day earlier, -800, within the budget");
});

describe("options", () => {
  const busy = `${HEAD}${PEOPLE}tasks:\n  # why\n  a: {effort: 4d, who: ana}   # first\n  b: {effort: 4d, who: ana, after: [a +1d], not-before: 2026-01-05, due: 2026-01-12}\n`;

  it("are five at most, those that reach the date first, then by their score", () => {
    const options = optionsFor(busy, "missed-deadline");
    assert.ok(options.length > 2 && options.length <= MOST_OPTIONS, String(options.length));
    const ranks = options.map(({ reaches, score }) => Number(reaches) * 100 + score);
    assert.deepEqual(ranks, [...ranks].sort((one, other) => other - one));
    assert.equal(new Set(options.map(({ change }) => JSON.stringify(change))).size, options.length);
  });

  it("state the effect that the text really has", () => {
    for (const option of optionsFor(busy, "missed-deadline")) {
      const result = changeToEdits(readPlan(busy), option.change, NOON);
      assert.equal(result.kind, "edits", option.title);
      const text = result.kind === "edits" ? applyEdits(busy, result.edits) : "";
      assert.match(text, /# why\n.*\n?/);
      assert.match(text, /# first/);
      const after = createAnalyser().analyse(readPlan(text), NOON).schedules.get("p");
      const task = after?.tasks[after.plan.taskIndex.get("b") ?? -1];
      assert.deepEqual({ finish: task?.finish, plan: after?.finish, cost: after?.tasks.reduce((sum, { cost }) => sum + cost, 0) },
        { finish: option.effect.after.item?.finish, plan: option.effect.after.finish, cost: option.effect.after.cost }, option.title);
    }
  });

  it("are tried a bounded number of times and stop when they are cancelled", () => {
    const chain = Array.from({ length: 30 }, (_, at) => `  t${String(at)}: {effort: 3d, who: ana${at === 0 ? "" : `, after: [t${String(at - 1)} FS+1d]`}}\n`).join("");
    const analysis = createAnalyser().analyse(readPlan(`${HEAD}finish: 2026-01-20\n${PEOPLE}tasks:\n${chain}`), NOON);
    const problem = [...analysis.problems.values()].flat().find(({ problem: { code } }) => code === "missed-deadline")?.problem;
    const schedule = analysis.schedules.get("p");
    assert.ok(problem !== undefined && schedule !== undefined);
    const cancellation = { cancelled: false };
    let trials = 0;
    for (const _ of findOptions(analysis.snapshot, schedule, NOON, problem, cancellation)) trials += 1;
    assert.ok(trials > 10 && trials <= MOST_TRIALS, String(trials));
    for (const _ of findOptions(analysis.snapshot, schedule, NOON, problem, cancellation)) {
      cancellation.cancelled = true;
      trials += 1;
    }
    assert.ok(trials <= MOST_TRIALS + 1);
  });

  it("are none where the problem is of another kind", () => {
    assert.deepEqual(optionsFor(`${HEAD}tasks:\n  a:\n`, "missing-estimate"), []);
  });
});
