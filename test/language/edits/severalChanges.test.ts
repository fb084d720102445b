import assert from "node:assert/strict";
import type { PlanChange } from "../../../src/core/model/planChange";
import { applyEdits, changeToEdits } from "../../../src/language/edits/applyChange";
import { checkChange, checkRefused, FILE, instant, planOf, type Change } from "./checkChange";

const all = (...changes: Change[]): Change => ({ kind: "all", changes: changes.map(change => ({ ...change, plan: "p" }) as PlanChange) });
const into = (task: string, id: string): Change => ({ kind: "relocate-task", task, to: { into: id } });

describe("several changes as one", () => {
  const plan = "tasks:\n  s:\n    tasks:\n      z: {effort: 1d}\n  # first\n  a: {effort: 1d}\n  b: {effort: 2d}\n  c: {effort: 3d}\n";
  checkChange("tasks into a summary, in their order", plan, all(into("a", "s"), into("c", "s")), "tasks:\n  s:\n    tasks:\n      z: {effort: 1d}\n      # first\n      a: {effort: 1d}\n      c: {effort: 3d}\n  b: {effort: 2d}\n");
  checkChange("each on what those before it left", "tasks:\n  a: {effort: 1d}\n", all({ kind: "add-task", id: "b", keys: [["effort", "1d"]] }, { kind: "set-key", id: "b", key: "effort", text: "4d" }, { kind: "remove-task", task: "b" }), "tasks:\n  a: {effort: 1d}\n");
  checkChange("nothing", plan, all(), plan);
  const move = (task: string, day: string): Change => ({ kind: "move-task", task, start: instant(`${day} 09:00`) });
  checkChange("moves of different tasks", `# a comment\n${plan}`, all(move("c", "2026-03-09"), move("z", "2026-03-10"), move("a", "2026-03-11")),
    "# a comment\ntasks:\n  s:\n    tasks:\n      z: {effort: 1d, not-before: 2026-03-10}\n  # first\n  a: {effort: 1d, not-before: 2026-03-11}\n  b: {effort: 2d}\n  c: {effort: 3d, not-before: 2026-03-09}\n");
  checkRefused("moves, one of a finished task", plan.replace("b: {effort: 2d}", "b: {effort: 2d, started: 2026-03-02, finished: 2026-03-03}"), all(move("a", "2026-03-09"), move("b", "2026-03-09")), /is finished/);
  checkRefused("one of them", plan, all(into("a", "s"), into("s", "s"), into("b", "s")), /cannot be moved to itself/);
  checkRefused("too many", plan, all(...Array.from({ length: 1001 }, () => into("a", "s"))), /more than 1000/);
  it("writes exactly the lines that change", () => {
    const snapshot = planOf(plan);
    const result = changeToEdits(snapshot, { ...all({ kind: "set-key", id: "a", key: "effort", text: "4d" }, { kind: "set-key", id: "c", key: "effort", text: "5d" }), plan: "p" } as PlanChange);
    assert.ok(result.kind === "edits");
    assert.deepEqual(result.edits.map(({ newText }) => newText), ["4d", "5d"]);
    assert.ok(applyEdits(snapshot.files.get(FILE)?.text ?? "", result.edits).includes("c: {effort: 5d}"));
  });
});

describe("taking a task away", () => {
  const gone = (task: string): Change => ({ kind: "remove-task", task });
  checkChange("a line", "tasks:\n  a: {effort: 1d}\n  b: {effort: 2d}\n", gone("a"), "tasks:\n  b: {effort: 2d}\n");
  checkChange("with what is about it", "tasks:\n  a: {effort: 1d}\n\n  # about b\n  b:\n    effort: 2d\n    # deeper\n\n  c: {effort: 1d}\n", gone("b"), "tasks:\n  a: {effort: 1d}\n\n\n  c: {effort: 1d}\n");
  checkChange("with all below it", "tasks:\n  s:\n    tasks:\n      a: {effort: 1d}\n      b: {effort: 1d, after: a}\n  c: {effort: 1d}\n", gone("s"), "tasks:\n  c: {effort: 1d}\n");
  checkChange("with the links of others", "tasks:\n  s:\n    tasks:\n      a: {effort: 1d}\n      b: {effort: 1d}\n  c: {effort: 1d, after: [a, d]}\n  d: {effort: 1d, after: s FS+1d}\n", gone("s"), "tasks:\n  c: {effort: 1d, after: [d]}\n  d: {effort: 1d}\n");
  checkChange("the last", "tasks:\n  a: {effort: 1d}\n", gone("a"), "tasks: {}\n");
  checkChange("in braces", "tasks: {a: {effort: 1d}, b: {effort: 1d}}\n", gone("b"), "tasks: {a: {effort: 1d}}\n");
  checkChange("what has gone", "tasks: {a: {effort: 1d}}\n", gone("x"), "tasks: {a: {effort: 1d}}\n");
  checkRefused("what a risk threatens", "tasks: {a: {effort: 1d}, b: {}}\nrisks: {r: {affects: a}}\n", gone("a"), /`r` names `a`/);
  checkRefused("a person", "people: {ana: {}}\ntasks: {a: {effort: 1d}}\n", gone("ana"), /not a task/);
});
