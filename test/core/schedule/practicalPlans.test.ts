import assert from "node:assert/strict";
import fc from "fast-check";
import { checkSchedule } from "../../support/checkSchedule";
import { practicalTasks, practicalText } from "../../support/practicalPlan";
import { scheduleText } from "../../support/scheduleText";

/** A slice of what GANTRY_RUNS asks for. */
const RUNS = Number(process.env["GANTRY_RUNS"] ?? 15);
const SEED = Number(process.env["GANTRY_SEED"] ?? 20260105);
const HEADS = ["as-of: none\nlevel: false", "as-of: 2026-01-09\nlevel: false", "as-of: 2026-01-09 11:15\nlevel: false\nslack-to: ends"];

describe("practical plans", () => {
  it("are scheduled as they are written, by a count of every minute", () => {
    fc.assert(
      fc.property(practicalTasks, fc.constantFrom(...HEADS), (tasks, head) => {
        const text = practicalText(tasks, head);
        const { plan, schedule } = scheduleText(text);
        assert.deepEqual(checkSchedule(plan, schedule), [], text);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  }).timeout(600_000);
});
