import assert from "node:assert/strict";
import { importMspdi } from "../../src/interop/mspdi/importMspdi";
import { schedulePlan } from "../../src/core/schedule/schedule";
import { readPlan } from "../../src/language/snapshot";
import { readRepositoryFile } from "../support/repository";

describe("the example of an import", () => {
  const imported = importMspdi(readRepositoryFile("examples/office-move.xml"), { stem: "office-move" });
  const text = readRepositoryFile("examples/office-move.plan.yaml");

  it("is what the import writes, with nothing lost", () => {
    assert.equal(imported.kind, "imported");
    if (imported.kind !== "imported") return;
    assert.equal(imported.text, text);
    assert.deepEqual(imported.notes, []);
    assert.deepEqual(imported.files, []);
  });

  it("is a plan without problems, every task placed", () => {
    const snapshot = readPlan(text, "office-move.plan.yaml");
    assert.deepEqual(snapshot.problems.map(({ message }) => message), []);
    const [plan] = snapshot.plans;
    assert.ok(plan !== undefined);
    const schedule = schedulePlan(plan, { now: 0 });
    assert.equal(schedule.tasks.length, 82);
    assert.equal(schedule.tasks.filter(({ kind }) => kind !== "summary").length, 71);
    assert.deepEqual(schedule.faults, []);
  });
});
