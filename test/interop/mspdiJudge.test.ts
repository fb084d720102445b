import assert from "node:assert/strict";
import { judge, type Verdict } from "./support/judgeDates";
import { collectionFolder, NOT_RUN, readCollection, say } from "./support/microsoftProjectFiles";

/** Leaf tasks whose dates and slack have to agree with Microsoft Project's to the minute. */
const AT_LEAST = 2197;
/** Differences that are shown; the rest is counted. */
const SHOWN = 60;

describe("Microsoft Project's own dates", function () {
  this.timeout(120_000);
  const folder = collectionFolder();
  if (folder === undefined) {
    it("are compared where the files are", () => {
      say(NOT_RUN);
    });
    return;
  }

  const verdicts = (check: string): Verdict[] => readCollection(folder).filter((file) => file.check === check).map(judge);
  const total = (list: readonly Verdict[], figure: (verdict: Verdict) => number): number => list.reduce((sum, verdict) => sum + figure(verdict), 0);

  it("are kept: early and late start and finish and total slack of every leaf", () => {
    const full = verdicts("FULL");
    const tasks = total(full, (verdict) => verdict.tasks);
    const right = total(full, (verdict) => verdict.right);
    const whole = full.filter((verdict) => verdict.right === verdict.tasks).length;
    say(`${String(right)}/${String(tasks)} tasks, ${String(whole)}/${String(full.length)} files`);
    const deviations = full.flatMap((verdict) => verdict.deviations);
    for (const { file, task, wrong } of deviations.slice(0, SHOWN)) say(`${file}: ${task}: ${wrong.join("; ")}`);
    if (deviations.length > SHOWN) say(`and ${String(deviations.length - SHOWN)} more`);
    assert.deepEqual([full.length, tasks], [127, 2197]);
    assert.ok(right >= AT_LEAST, `${String(right)} of ${String(tasks)} leaf tasks agree, fewer than ${String(AT_LEAST)}`);
  });

  it("of start and finish are kept or named", () => {
    const withTasks = readCollection(folder).filter(({ check }) => check !== "n/a");
    const moved = withTasks.filter((file) => judge(file).notes.some((note) => / instead of \d{4}-/.test(note)));
    say(`${String(withTasks.length - moved.length)}/${String(withTasks.length)} files with tasks keep every start and finish; the import names the tasks of the others`);
    assert.deepEqual(moved.filter(({ check }) => check === "FULL").map(({ name }) => name), []);
    assert.ok(withTasks.length - moved.length >= 160, `only ${String(withTasks.length - moved.length)} files`);
  });

  it("are kept where only the early dates of a file follow from it", () => {
    const forward = verdicts("FORWARD");
    const tasks = total(forward, (verdict) => verdict.tasks);
    const early = tasks - total(forward, (verdict) => verdict.deviations.filter(({ wrong }) => wrong.some((text) => /^early/.test(text))).length);
    say(`${String(early)}/${String(tasks)} tasks in ${String(forward.length)} files whose late dates Microsoft Project made of more than the file says`);
    assert.deepEqual([forward.length, early], [23, 382]);
  });

  it("every file of the collection becomes a plan without errors, a leaf for each task that is no summary", () => {
    const all = readCollection(folder).map(judge);
    assert.ok(all.length > 200);
    const faults = all.flatMap(({ file, errors, deviations }) => [
      ...errors.map((error) => `${file}: ${error}`),
      ...deviations.filter(({ task }) => task === "all").map(({ wrong }) => `${file}: ${wrong.join()}`),
    ]);
    assert.deepEqual(faults, []);
  });
});
