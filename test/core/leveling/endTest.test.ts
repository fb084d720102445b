import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { formatInstant } from "../../../src/core/calendar/civil";
import { NEVER_CANCELLED } from "../../../src/core/model/cancellation";
import { backwardPass } from "../../../src/core/schedule/backward";
import { buildNetwork } from "../../../src/core/schedule/buildNetwork";
import { forwardPass } from "../../../src/core/schedule/forward";
import { frameOf } from "../../../src/core/schedule/frame";
import { inherit } from "../../../src/core/schedule/inheritance";
import { createDecoder } from "../../../src/core/schedule/leveling/dated/decoder";
import { bookWhatStays, FREE, levelModelOf, type LevelModel } from "../../../src/core/schedule/leveling/dated/levelModel";
import { createEndTest, earliestEnd, earliestPossible } from "../../../src/core/schedule/leveling/dated/lowerBound";
import { schedulePlan } from "../../../src/core/schedule/schedule";
import { practicalTasks, practicalText } from "../../support/practicalPlan";
import { scheduleText } from "../../support/scheduleText";

const RUNS = Number(process.env["GANTRY_RUNS"] ?? 12);
const SEED = Number(process.env["GANTRY_SEED"] ?? 20260105);

function modelOf(text: string): LevelModel | undefined {
  const frame = frameOf(scheduleText(text).plan, { now: 0 });
  const { network } = buildNetwork(frame, inherit(frame.plan));
  const early = forwardPass(frame, network);
  const model = levelModelOf(frame, network, early, backwardPass(network, early, "ends"));
  if (model !== undefined) bookWhatStays(model);
  return model;
}

/** Orders of all nodes that keep the links, drawn by chance. */
function drawnOrder({ network: { size, inStart, inFrom } }: LevelModel, draws: readonly number[]): Int32Array {
  const open = Array.from({ length: size }, (_, node) => node);
  const placed = new Set<number>();
  return Int32Array.from({ length: size }, (_, k) => {
    const ready = open.filter(node => !placed.has(node) && inFrom.subarray(inStart[node], inStart[node + 1]).every(from => placed.has(from)));
    const node = ready[(draws[k % draws.length] ?? 0) % ready.length] as number;
    placed.add(node);
    return node;
  });
}

const planOf = (...tasks: readonly string[]): string => [
  "plan: P", "start: 2026-01-05", "as-of: none", "calendar: {week: {mon-fri: 09:00-17:00}}",
  "people: {ana: {leave: {2026-01-08..2026-01-13: Ski}}, ben: {}, cai: {}}", "tasks:", ...tasks, "",
].join("\n");

describe("by when no levelled plan ends", () => {
  const cases: readonly (readonly [what: string, tasks: readonly string[], finish: string])[] = [
    ["who has what others wait for first, and a leave", ["  a: {effort: 2d, who: ana}", "  b: {effort: 2d, who: ana}", "  c: {effort: 3d, who: ben, after: a}", "  d: {effort: 3d, who: cai, after: b}"], "2026-01-19T17:00"],
    ["a lag", ["  a: {effort: 3d, who: ana}", "  b: {effort: 1d, who: ana}", "  c: {effort: 1d, who: ben, after: a +4d}", "  d: {effort: 1d, who: cai, after: b +4d}"], "2026-01-21T17:00"],
    ["a link to the finish", ["  a: {effort: 2d, who: ana}", "  b: {effort: 2d, who: ana}", "  c: {effort: 1d, who: ben, after: a FF+2d}", "  d: {effort: 1d, who: cai, after: b FF+2d}"], "2026-01-16T17:00"],
    ["a summary", ["  s:", "    after: a", "    tasks: {c: {effort: 5d, who: ben}}", "  t:", "    after: b", "    tasks: {d: {effort: 5d, who: cai}}", "  a: {effort: 2d, who: ana}", "  b: {effort: 2d, who: ana}"], "2026-01-21T17:00"],
  ];
  for (const [what, tasks, finish] of cases) {
    it(`S99: ${what}: no search is needed`, () => {
      const { plan, schedule: quick } = scheduleText(planOf(...tasks));
      equal(quick.levelling?.optimal, false);
      const { levelling, finish: end } = schedulePlan(plan, { now: 0, effort: "normal" });
      deepEqual([formatInstant(end), levelling?.optimal, formatInstant(levelling?.lowerBound ?? 0)], [finish, true, finish]);
      ok((levelling?.schedules ?? Infinity) < 50, String(levelling?.schedules));
    });
  }

  it("S99: work of which the people are chosen ends no earlier than its own date says", () => {
    const { levelling, finish } = scheduleText(planOf("  a: {effort: 3d, who: ben}", "  b: {effort: 3d, who: any of ana ben, not-finished-before: 2026-01-16}", "  c: {effort: 1d, who: ben}")).schedule;
    deepEqual([levelling?.lowerBound, levelling?.optimal, formatInstant(finish)], [finish, true, "2026-01-16T17:00"]);
  });

  it("S99: the test refutes no instant at or after which some order ends, and finds all that it refutes", () => {
    let told = 0;
    fc.assert(fc.property(practicalTasks, fc.array(fc.array(fc.nat(), { minLength: 1, maxLength: 20 }), { minLength: 5, maxLength: 5 }), (tasks, orders) => {
      const text = practicalText(tasks, "as-of: none");
      const model = modelOf(text);
      if (model === undefined) return;
      const decoder = createDecoder(model);
      const isTooEarly = createEndTest(model);
      const energy = earliestEnd(model);
      for (const draws of orders) {
        const { span } = decoder.forward(drawnOrder(model, draws));
        // What nobody has time for is not done.
        if (model.role.some((role, node) => role === FREE && decoder.booked[node] === 0)) continue;
        const end = model.origin + span;
        ok(energy <= end, `${text}\nnot before ${formatInstant(energy)}, ends ${formatInstant(end)}`);
        ok(!isTooEarly(end), `${text}\nends ${formatInstant(end)}`);
        const first = earliestPossible(isTooEarly, model.origin, end, NEVER_CANCELLED);
        if (first > model.origin) {
          ok(isTooEarly(first - 1) && !isTooEarly(first), text);
          told++;
        }
      }
    }), { numRuns: 10 * RUNS, seed: SEED });
    ok(told > RUNS, `told of ${String(told)} only`);
  });
});
