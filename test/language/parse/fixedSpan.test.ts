import assert from "node:assert/strict";
import { schedulePlan } from "../../../src/core/schedule/schedule";
import { readPlan } from "../../../src/language/snapshot";
import { writeInstant } from "../../../src/language/write/writeValues";

const HEAD = "plan: P\nstart: 2026-01-05\nas-of: none\ntasks:\n";

function codes(task: string): string[] {
  return readPlan(HEAD + task).problems.map(({ code }) => code);
}

describe("a task with start-on and finish-on", () => {
  it("is a conflict, unless it is fixed", () => {
    assert.deepEqual(codes("  a: {duration: 1d, start-on: 2026-01-06, finish-on: 2026-01-08}\n"), ["conflicting-keys"]);
    assert.deepEqual(codes("  a: {duration: 1d, start-on: 2026-01-06, finish-on: 2026-01-08, schedule: asap}\n"), ["conflicting-keys"]);
    assert.deepEqual(codes("  a: {duration: 1d, start-on: 2026-01-06, finish-on: 2026-01-08, schedule: fixed}\n"), []);
    assert.deepEqual(codes("  a: {schedule: fixed, finish-on: 2026-01-08, start-on: 2026-01-06, duration: 1d}\n"), []);
  });

  it("stands from one to the other when it is fixed", () => {
    const [plan] = readPlan(`${HEAD}  a: {duration: 1d, start-on: 2026-01-06, finish-on: 2026-01-08, schedule: fixed}\n`).plans;
    assert.ok(plan !== undefined);
    const [task] = schedulePlan(plan, { now: 0 }).tasks;
    assert.equal(task === undefined ? "" : `${writeInstant(task.start)}..${writeInstant(task.finish)}`, "2026-01-06 09:00..2026-01-08 17:00");
  });
});
