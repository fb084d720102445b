import assert from "node:assert/strict";
import { formatInstant } from "../../../src/core/calendar/civil";
import type { EffortName } from "../../../src/core/schedule/result";
import { checkSchedule } from "../../support/checkSchedule";
import { scheduleText } from "../../support/scheduleText";

const LEAVES = "people: {ana: {available: 2026-01-05..2026-01-09}, ben: {}}";
const COMES = "people: {ana: {available: 2026-01-05..2026-01-09}, ben: {available: 2026-02-02..}}";

/** People, tasks, and who does each of them from when until when. */
const CHOICES = [
  ["the choice stands first", LEAVES, ["  a: {effort: 4d, who: any of ana ben}", "  c: {effort: 4d, who: ana}"], ["a ben 01-05T09:00 01-08T17:00", "c ana 01-05T09:00 01-08T17:00"]],
  ["the choice stands last", LEAVES, ["  c: {effort: 4d, who: ana}", "  a: {effort: 4d, who: any of ana ben}"], ["c ana 01-05T09:00 01-08T17:00", "a ben 01-05T09:00 01-08T17:00"]],
  ["the choice is more important", LEAVES, ["  z: {effort: 2d, who: ben}", "  a: {effort: 2d, who: any of ana ben, after: z}", "  c: {effort: 3d, who: ana, after: z, priority: 400}"],
    ["z ben 01-05T09:00 01-06T17:00", "a ben 01-07T09:00 01-08T17:00", "c ana 01-07T09:00 01-09T17:00"]],
  ["who else could do it comes later", COMES, ["  a: {effort: 4d, who: any of ana ben}", "  c: {effort: 4d, who: ana}"], ["a ben 02-02T09:00 02-05T17:00", "c ana 01-05T09:00 01-08T17:00"]],
  ["only what is too much gives way", LEAVES, ["  a: {effort: 1d, who: any of ana ben}", "  b: {effort: 2d, who: any of ana ben}", "  c: {effort: 4d, who: ana, priority: 400}"],
    ["a ana 01-05T09:00 01-05T17:00", "b ben 01-05T09:00 01-06T17:00", "c ana 01-06T09:00 01-09T17:00"]],
] as const;

describe("levelling where people leave", () => {
  for (const [what, people, tasks, dates] of CHOICES) {
    for (const effort of ["quick", "normal"] satisfies readonly EffortName[]) {
      it(`S95: gives a choice to others where somebody is needed before they leave: ${what}, ${effort}`, () => {
        const { plan, schedule } = scheduleText(["plan: Scarce", "start: 2026-01-05", "as-of: 2026-01-05", people, "tasks:", ...tasks, ""].join("\n"), { effort });
        assert.deepEqual(schedule.tasks.map(({ id, start, finish, assignments }) => [id, ...assignments.map(({ resource }) => resource), ...[start, finish].map(at => formatInstant(at).slice(5))].join(" ")), dates);
        assert.deepEqual(schedule.overloads, []);
        assert.deepEqual(checkSchedule(plan, schedule), []);
      });
    }
  }

  it("S94, S98: what is done over capacity counts before what is late, and no such plan is called the best", () => {
    const text = ["plan: Late", "start: 2026-01-05", "as-of: 2026-01-05", LEAVES, "tasks:", "  c: {effort: 4d, who: ana}", "  d: {effort: 2d, who: ana}", ""].join("\n");
    const { schedule } = scheduleText(text);
    assert.equal(schedule.levelling?.optimal, false);
    assert.equal(schedule.overloads.length, 1);
    // What links allow alone would be in time; the other order is late and books nobody twice.
    const { schedule: late } = scheduleText(text.replace("{effort: 2d, who: ana}", "{effort: 1d, who: any of ana ben, due: 2026-01-05}").replace("ben: {}", "ben: {available: 2026-02-02..}").replace("2026-01-09", "2026-01-08"));
    assert.deepEqual(late.overloads, []);
    assert.equal(formatInstant(late.finish), "2026-02-02T17:00");
  });

  it("S5, S98: what was left out in another order is not said to have nobody", () => {
    const tasks = ["  b: {effort: 2d, who: ben}", "  c: {effort: 2d, who: ana, after: b}", "  x: {effort: 2d, who: ben}", "  y: {duration: 6d, after: x}"];
    const { schedule } = scheduleText(["plan: Faults", "start: 2026-01-05", "as-of: 2026-01-05", LEAVES, "tasks:", ...tasks, ""].join("\n"), { effort: "normal" });
    assert.deepEqual(schedule.overloads, []);
    assert.deepEqual(schedule.faults, []);
  });
});
