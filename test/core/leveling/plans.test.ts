import assert from "node:assert/strict";
import fc from "fast-check";
import { schedulePlan } from "../../../src/core/schedule/schedule";
import type { Schedule } from "../../../src/core/schedule/result";
import { checkSchedule } from "../../support/checkSchedule";
import { practicalTasks, practicalText } from "../../support/practicalPlan";
import { scheduleText } from "../../support/scheduleText";

const RUNS = Number(process.env["GANTRY_RUNS"] ?? 12);
const SEED = Number(process.env["GANTRY_SEED"] ?? 20260105);

const datesOf = ({ tasks }: Schedule): readonly unknown[] => tasks.map(({ id, start, finish, segments, assignments }) => [id, start, finish, segments, assignments]);

/** Minutes that promised leaves are late, and the last finish. */
function scoreOf({ tasks, finish }: Schedule): readonly [late: number, finish: number] {
  const late = tasks.reduce((sum, { kind, due, finish: at, dropped, finished }) => (kind === "summary" || dropped || finished || due === undefined ? sum : sum + Math.max(0, at - due.at)), 0);
  return [late, finish];
}

describe("levelled plans", function () {
  this.timeout(300_000);

  it("S99: come again from the order alone", () => {
    fc.assert(fc.property(practicalTasks, tasks => {
      const { plan, schedule } = scheduleText(practicalText(tasks, "as-of: none"));
      const { levelledOrder } = schedule;
      if (levelledOrder === undefined) return;
      assert.deepEqual(datesOf(schedulePlan(plan, { now: 0, levelled: () => levelledOrder })), datesOf(schedule));
    }), { numRuns: 4 * RUNS, seed: SEED });
  });

  it("S99: do not take an order that is none of this plan, or breaks a link", () => {
    const { plan, schedule } = scheduleText("plan: P\nstart: 2026-01-05\nas-of: none\npeople: {ana: {}}\ntasks:\n  a: {effort: 1d, who: ana}\n  b: {effort: 2d, who: ana, after: a}\n  c: {effort: 3d, who: ana}\n");
    const given = schedule.levelledOrder;
    assert.ok(given !== undefined);
    for (const order of [Int32Array.of(0), Int32Array.of(0, 0, 1), Int32Array.of(0, 1, 9), given.order.slice().reverse()]) {
      assert.deepEqual(datesOf(schedulePlan(plan, { now: 0, levelled: () => ({ ...given, order }) })), datesOf(schedule));
    }
  });

  it("S94, S99: are never worse after a search than after the priority rules, and nobody is booked twice", () => {
    fc.assert(fc.property(practicalTasks, tasks => {
      const text = practicalText(tasks.slice(0, 9), "as-of: none");
      const { plan, schedule: quick } = scheduleText(text);
      const normal = schedulePlan(plan, { now: 0, effort: "normal" });
      const [late, finish] = scoreOf(normal);
      const [quickLate, quickFinish] = scoreOf(quick);
      assert.ok(late < quickLate || (late === quickLate && finish <= quickFinish), text);
      assert.ok((normal.levelling?.lowerBound ?? finish) <= finish, text);
      assert.deepEqual(checkSchedule(plan, normal), [], text);
    }), { numRuns: 3, seed: SEED });
  });

  it("end their search when they are cancelled", () => {
    const tasks = Array.from({ length: 60 }, (_, i) => `  t${String(i)}: {duration: ${String(1 + ((i * 7) % 5))}d, who: [ana ${String(30 + ((i * 13) % 50))}%, ben ${String(20 + ((i * 29) % 60))}%]${i < 8 ? "" : `, after: t${String(i - 8)}`}}`);
    const { plan } = scheduleText(`plan: P\nstart: 2026-01-05\nas-of: none\npeople: {ana: {leave: {2026-02-02: Off}}, ben: {}}\ntasks:\n${tasks.join("\n")}\n`);
    let asked = 0;
    const cancellation = { get cancelled() { return ++asked > 40; } };
    const began = asked;
    assert.deepEqual(schedulePlan(plan, { now: 0, effort: "best" }, cancellation).tasks, []);
    assert.ok(asked - began < 400, `it asked ${String(asked)} times more before it ended`);
  });
});
