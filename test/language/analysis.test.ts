import assert from "node:assert/strict";
import fc from "fast-check";
import { startOfDay, dayNumber } from "../../src/core/calendar/civil";
import { createAnalyser } from "../../src/language/analysis";
import type { Analysis } from "../../src/language/analysisTypes";
import { createWorkspace } from "../../src/language/workspace";
import { filesBelow, readRepositoryFile } from "../support/repository";
import { NOON, problemsOf } from "./rules/checkProblems";

const A = "plan: A\nstart: 2026-01-05\nas-of: none\ntasks:\n  x: {duration: 2d}\n  y: {duration: 1d, after: x, due: 2026-01-05}\n";
const B = "plan: B\nstart: 2026-01-05\nas-of: none\ntasks:\n  z: {duration: 1d, after: a/y, due: 2026-01-05}\n";

function workspaceOf(files: Readonly<Record<string, string>>): ReturnType<typeof createWorkspace> {
  const workspace = createWorkspace();
  for (const [path, text] of Object.entries(files)) workspace.update(path, text);
  return workspace;
}

function finishOf(analysis: Analysis, plan: string, id: string): number | undefined {
  const schedule = analysis.schedules.get(plan);
  return schedule?.tasks.find(task => task.id === id)?.finish;
}

describe("createAnalyser", () => {
  it("has a list for every file, also for one without problems and one without a plan", () => {
    const workspace = workspaceOf({ "a.plan.yaml": "plan: A\nstart: 2026-01-05\ntasks:\n  x: {duration: 1d}\n", "b.plan.yaml": "", "c.plan.yaml": "tasks:\n" });
    const { problems } = createAnalyser().analyse(workspace.snapshot(), NOON);
    assert.deepEqual([...problems.keys()].sort(), ["a.plan.yaml", "b.plan.yaml", "c.plan.yaml"]);
    assert.deepEqual(problems.get("a.plan.yaml"), []);
  });

  it("schedules a plan after the plan that it waits for, whatever their names", () => {
    for (const files of [{ "a.plan.yaml": A, "b.plan.yaml": B }, { "b.plan.yaml": B, "a.plan.yaml": A }]) {
      const analysis = createAnalyser().analyse(workspaceOf(files).snapshot(), NOON);
      assert.equal(finishOf(analysis, "a", "y"), startOfDay(dayNumber(2026, 1, 7)) + 1020);
      assert.equal(finishOf(analysis, "b", "z"), startOfDay(dayNumber(2026, 1, 8)) + 1020);
    }
  });

  it("lets plans that refer to each other settle", () => {
    const one = "plan: One\nstart: 2026-01-05\nas-of: none\ntasks:\n  a: {duration: 2d}\n  c: {duration: 1d, after: two/b}\n";
    const two = "plan: Two\nstart: 2026-01-05\nas-of: none\ntasks:\n  b: {duration: 1d, after: one/a}\n  d: {duration: 1d, after: one/c}\n";
    const analysis = createAnalyser().analyse(workspaceOf({ "one.plan.yaml": one, "two.plan.yaml": two }).snapshot(), NOON);
    assert.equal(finishOf(analysis, "two", "d"), startOfDay(dayNumber(2026, 1, 9)) + 1020);
    assert.deepEqual([...analysis.problems.values()].flat(), []);
  });

  it("keeps what plans in a circle settled on", () => {
    const texts = ["a", "b", "c", "d"].map((id, i, all) => `plan: ${id}\nstart: 2026-01-05\nas-of: none\ntasks:\n  x: {duration: 1d, after: ${all[(i + 1) % 4] ?? ""}/y}\n  y: {duration: 2d}\n`);
    const workspace = workspaceOf(Object.fromEntries(texts.map((text, i) => [`${"abcd"[i] ?? ""}.plan.yaml`, text])));
    const analyser = createAnalyser();
    const before = analyser.analyse(workspace.snapshot(), NOON);
    workspace.update("e.plan.yaml", "plan: E\ntasks:\n  z: {duration: 1d}\n");
    const same = analyser.analyse(workspace.snapshot(), NOON);
    for (const id of ["a", "b", "c", "d"]) assert.equal(same.schedules.get(id), before.schedules.get(id));
    workspace.update("c.plan.yaml", (texts[2] ?? "").replace("y: {duration: 2d}", "y: {duration: 2d, after: x}"));
    workspace.update("d.plan.yaml", (texts[3] ?? "").replace("y: {duration: 2d}", "y: {duration: 2d, after: x}"));
    workspace.update("b.plan.yaml", (texts[1] ?? "").replace("y: {duration: 2d}", "y: {duration: 2d, after: x}"));
    const codes = (file: string): string[] => (analyser.analyse(workspace.snapshot(), NOON).problems.get(file) ?? []).map(({ problem }) => problem.code);
    assert.deepEqual(codes("a.plan.yaml"), []);
    workspace.update("a.plan.yaml", (texts[0] ?? "").replace("y: {duration: 2d}", "y: {duration: 2d, after: x}"));
    for (const id of ["a", "b", "c", "d"]) assert.deepEqual(codes(`${id}.plan.yaml`), ["dependency-cycle"]);
  });

  it("keeps schedule and problems of what did not change", () => {
    const workspace = workspaceOf({ "a.plan.yaml": A, "b.plan.yaml": B, "c.plan.yaml": A.replace("plan: A", "plan: C") });
    const analyser = createAnalyser();
    const before = analyser.analyse(workspace.snapshot(), NOON);
    workspace.update("b.plan.yaml", B.replace("1d", "3d"));
    const after = analyser.analyse(workspace.snapshot(), NOON);
    assert.equal(after.schedules.get("a"), before.schedules.get("a"));
    assert.equal(after.schedules.get("c"), before.schedules.get("c"));
    assert.notEqual(after.schedules.get("b"), before.schedules.get("b"));
    assert.equal(after.problems.get("c.plan.yaml"), before.problems.get("c.plan.yaml"));
  });

  it("moves what waits in another plan", () => {
    const workspace = workspaceOf({ "a.plan.yaml": A, "b.plan.yaml": B });
    const analyser = createAnalyser();
    const before = finishOf(analyser.analyse(workspace.snapshot(), NOON), "b", "z");
    workspace.update("a.plan.yaml", A.replace("duration: 2d", "duration: 3d"));
    const after = finishOf(analyser.analyse(workspace.snapshot(), NOON), "b", "z");
    assert.equal((after ?? 0) - (before ?? 0), 1440);
  });

  it("sees a plan that appears later, and one that goes", () => {
    const workspace = workspaceOf({ "b.plan.yaml": B });
    const analyser = createAnalyser();
    const codes = (): string[] => (analyser.analyse(workspace.snapshot(), NOON).problems.get("b.plan.yaml") ?? []).map(({ problem }) => problem.code);
    assert.deepEqual(codes(), ["unknown-reference"]);
    workspace.update("a.plan.yaml", A);
    assert.deepEqual(codes(), ["missed-deadline"]);
    workspace.remove("a.plan.yaml");
    assert.deepEqual(codes(), ["unknown-reference"]);
  });

  it("is the same with and without a memory", () => {
    const workspace = workspaceOf({ "a.plan.yaml": A, "b.plan.yaml": B });
    const analyser = createAnalyser();
    for (const text of [A, A.replace("2d", "9d"), A.replace("x: {", "x2: {"), A]) {
      workspace.update("a.plan.yaml", text);
      const again = analyser.analyse(workspace.snapshot(), NOON);
      const fresh = createAnalyser().analyse(workspaceOf({ "a.plan.yaml": text, "b.plan.yaml": B }).snapshot(), NOON);
      const shown = (analysis: typeof again): unknown => [...analysis.problems].map(([file, list]) => [file, list.map(({ problem, range }) => [problem.code, problem.message, range])]);
      assert.deepEqual(shown(again), shown(fresh));
    }
  });

  it("does not depend on the time of day", () => {
    const workspace = workspaceOf({ "a.plan.yaml": A.replace("as-of: none\n", "") });
    const analyser = createAnalyser();
    const morning = analyser.analyse(workspace.snapshot(), { now: NOON.now - 300 });
    const evening = analyser.analyse(workspace.snapshot(), { now: NOON.now + 300 });
    assert.equal(evening.schedules.get("a"), morning.schedules.get("a"));
    const tomorrow = analyser.analyse(workspace.snapshot(), { now: NOON.now + 1440 });
    assert.notEqual(tomorrow.schedules.get("a"), morning.schedules.get("a"));
  });

  it("takes a status date from outside", () => {
    const workspace = workspaceOf({ "a.plan.yaml": A });
    const analyser = createAnalyser();
    assert.equal(finishOf(analyser.analyse(workspace.snapshot(), { ...NOON, asOf: { day: dayNumber(2026, 1, 12) } }), "a", "x"), startOfDay(dayNumber(2026, 1, 13)) + 1020);
    assert.equal(finishOf(analyser.analyse(workspace.snapshot(), { ...NOON, asOf: "none" }), "a", "x"), startOfDay(dayNumber(2026, 1, 6)) + 1020);
  });

  it("gives nothing when it is cancelled", () => {
    assert.equal(createAnalyser().analyse(workspaceOf({ "a.plan.yaml": A }).snapshot(), NOON, { cancelled: true }), undefined);
  });

  it("sorts problems by their place", () => {
    const found = problemsOf("plan: P\nas-of: none\ntasks:\n  c: {duration: 1d, after: [z, y]}\n  b:\n  a: {duration: 1d, who: q}\n");
    const starts = found.map(({ range }) => range.start);
    assert.ok(found.length >= 4);
    assert.deepEqual(starts, [...starts].sort((a, b) => a - b));
  });

  it("takes any text", () => {
    const words = ["plan: P", "tasks:", "  a: {duration: 1d, after: b}", "  b: {effort: 2d, who: ana, after: a}", "people:", "  ana: {capacity: 0%}", "  c: {tasks: {d: }}",
      "releases:", "  r: {date: 2026-01-05}", "  e: {milestone: true, release: r, after: c}", "risks:", "  k: {affects: [a, zz]}", "board: {doing: {is: doing, limit: 0}}",
      "as-of: 2026-01-10", "finish: 2026-01-06", "start: 2026-01-05", "  f: {started: 2026-01-20, status: doing, who: any of ana zed}", "}", "  __proto__: {duration: 1d, after: __proto__}"];
    fc.assert(fc.property(fc.array(fc.constantFrom(...words), { maxLength: 24 }), lines => {
      const text = lines.join("\n");
      for (const { range, problem } of problemsOf(text)) {
        assert.ok(range.start >= 0 && range.start <= range.end && range.end <= text.length, problem.code);
        assert.ok(problem.message.length > 0 && problem.message.length < 600, problem.message);
        assert.doesNotMatch(problem.message, /\n|undefined|NaN|Infinity/);
      }
    }), { numRuns: 300 });
  });

  it("takes a plan with anything cut out, doubled or put in", () => {
    const plans = filesBelow("test/plans/rules").map(readRepositoryFile);
    const piece = fc.constantFrom("", " ", "\n", "  ", ":", "{", "}", "[", "]", "#", "'", "\"", "after: ", "2026-99-99", "-5d", "1e9d", "99999999d", "100000%", "..", "tasks:", "&a", "*a", "\u0000", "😀");
    fc.assert(fc.property(fc.constantFrom(...plans), fc.nat(), fc.nat({ max: 60 }), piece, fc.boolean(), (plan, place, length, put, twice) => {
      const start = place % plan.length;
      const cut = plan.slice(start, start + length);
      const text = plan.slice(0, start) + (twice ? cut + put + cut : put) + plan.slice(start + length);
      for (const { range, problem, related } of problemsOf(text)) {
        for (const at of [range, ...related.map(one => one.range)]) assert.ok(at.start >= 0 && at.start <= at.end && at.end <= text.length, problem.code);
        assert.ok(problem.message.length < 600, problem.message);
        assert.doesNotMatch(problem.message, /\n|undefined|NaN|Infinity/);
      }
    }), { numRuns: Number(process.env["GANTRY_RUNS"] ?? 150) });
  });
});
