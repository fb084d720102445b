import assert from "node:assert/strict";
import { formatInstant } from "../../../src/core/calendar/civil";
import type { EffortName } from "../../../src/core/schedule/result";
import { scheduleText } from "../../support/scheduleText";

const at = (instant: number): string => formatInstant(instant).replace("2026-", "");

/** Work in pieces, and other work of the same people where it would not go on anyway. */
const GAPS = [
  ["at night", "people: {ana: {}}\ncalendars: {nights: {week: {mon-fri: 00:00-06:00 22:00-24:00}}}", ["  t5: {effort: 2d, who: ana, split: true}", "  t4: {effort: 4h, who: ana, calendar: nights}"],
    ["t5 01-05T09:00/01-05T17:00 01-06T09:00/01-06T17:00", "t4 01-05T22:00/01-06T02:00"]],
  ["while equipment is away", "people: {ben: {}}\nequipment: {rig: {leave: {2026-01-06: Service}}}", ["  t8: {effort: 2d, who: [ben, rig], split: true}", "  t4: {effort: 1d, who: ben, not-before: 2026-01-06}"],
    ["t8 01-05T09:00/01-05T17:00 01-07T09:00/01-07T17:00", "t4 01-06T09:00/01-06T17:00"]],
  ["while it pauses", "people: {ben: {}}", ["  t8: {effort: 2d, who: ben, split: true, pauses: {2026-01-06: Wait}}", "  t4: {effort: 1d, who: ben, not-before: 2026-01-06}"],
    ["t8 01-05T09:00/01-05T17:00 01-07T09:00/01-07T17:00", "t4 01-06T09:00/01-06T17:00"]],
] as const;

describe("levelled work in pieces", () => {
  for (const [what, people, tasks, pieces] of GAPS) {
    for (const effort of ["normal", "best"] satisfies readonly EffortName[]) {
      it(`S46, S96: leaves its people to others between them, without a word of an overload: ${what}, ${effort}`, () => {
        const { schedule } = scheduleText(["plan: Gaps", "start: 2026-01-05", "as-of: 2026-01-05", people, "tasks:", ...tasks, ""].join("\n"), { effort });
        assert.deepEqual(schedule.tasks.map(({ id, start, finish, segments }) => [id, ...(segments ?? [[start, finish] as const]).map(span => span.map(at).join("/"))].join(" ")), pieces);
        assert.deepEqual(schedule.overloads, []);
      });
    }
  }
});
