import assert from "node:assert/strict";
import { importMspdi } from "../../src/interop/mspdi/importMspdi";
import { readPlan } from "../../src/language/snapshot";
import { expectedDates, judge } from "./support/judgeDates";
import { collectionFolder, readCollection } from "./support/microsoftProjectFiles";

/** Leaf tasks whose dates and slack have to agree with Microsoft Project's to the minute. */
const AT_LEAST = 2197;
/** Differences that are shown; the rest is counted. */
const SHOWN = 60;

describe("Microsoft Project's own dates", function () {
  this.timeout(120_000);
  const folder = collectionFolder();
  if (folder === undefined) {
    it("are compared where the files are", () => {
      console.log("        not run: GANTRY_TEST_DATA names no folder with Microsoft Project files");
    });
    return;
  }

  it("are kept: early and late start and finish and total slack of every leaf", () => {
    const files = readCollection(folder).filter(({ check }) => check === "FULL");
    assert.equal(files.length, 127);
    const verdicts = files.map(judge);
    const tasks = verdicts.reduce((sum, verdict) => sum + verdict.tasks, 0);
    const right = verdicts.reduce((sum, verdict) => sum + verdict.right, 0);
    const whole = verdicts.filter((verdict) => verdict.right === verdict.tasks).length;
    console.log(`        ${String(right)}/${String(tasks)} tasks, ${String(whole)}/${String(files.length)} files`);
    const deviations = verdicts.flatMap((verdict) => verdict.deviations);
    for (const { file, task, wrong } of deviations.slice(0, SHOWN)) console.log(`        ${file}: ${task}: ${wrong.join("; ")}`);
    if (deviations.length > SHOWN) console.log(`        and ${String(deviations.length - SHOWN)} more`);
    assert.equal(tasks, 2197);
    assert.ok(right >= AT_LEAST, `${String(right)} of ${String(tasks)} leaf tasks agree, fewer than ${String(AT_LEAST)}`);
  });

  it("every file of the collection becomes a plan without errors, a leaf for each task that is no summary", () => {
    const faults: string[] = [];
    for (const { name, xml } of readCollection(folder)) {
      const imported = importMspdi(xml);
      if (imported.kind !== "imported") {
        faults.push(`${name}: ${imported.message}`);
        continue;
      }
      const snapshot = readPlan(imported.text, "imported.plan.yaml");
      for (const problem of snapshot.problems.filter(({ severity }) => severity === "error")) {
        faults.push(`${name}: ${problem.code}: ${problem.message}`);
      }
      const leaves = snapshot.plans[0]?.tasks.filter(({ item }) => !item.summary).length ?? 0;
      const expected = expectedDates(xml).length;
      if (leaves !== expected) faults.push(`${name}: ${String(leaves)} leaves instead of ${String(expected)}`);
    }
    assert.deepEqual(faults, []);
  });
});
