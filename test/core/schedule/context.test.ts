import assert from "node:assert/strict";
import { dayNumber } from "../../../src/core/calendar/civil";
import { scheduleText, shortInstant } from "../../support/scheduleText";

const day = (month: number, dayOfMonth: number): number => dayNumber(2026, month, dayOfMonth);
const startOf = (text: string, context: Parameters<typeof scheduleText>[1] = {}): string => {
  const { schedule } = scheduleText(text, context);
  return shortInstant(schedule.tasks[0]!.start);
};

describe("what the context contributes", () => {
  it("S58: without as-of the status date is today, on a day off the next working day", () => {
    assert.equal(startOf("plan: P\nstart: 2026-01-01\ntasks:\n  a: {duration: 1d}"), "01-05T09:00");
    assert.equal(startOf("plan: P\nstart: 2026-01-01\ntasks:\n  a: {duration: 1d}", { now: day(1, 10) * 1440 + 700 }), "01-12T09:00");
  });

  it("S58: a status date from outside wins, as does none", () => {
    const text = "plan: P\nstart: 2026-01-01\nas-of: 2026-01-05\ntasks:\n  a: {duration: 1d}";
    assert.equal(startOf(text, { asOf: { day: day(1, 20) } }), "01-20T09:00");
    assert.equal(startOf(text, { asOf: { day: day(1, 20), minute: 660 } }), "01-20T11:00");
    assert.equal(startOf(text, { asOf: "none" }), "01-01T09:00");
    assert.equal(scheduleText(text, { asOf: "none" }).schedule.asOf, undefined);
  });

  it("S10: without start the plan begins with the earliest date that is written, else with the status date", () => {
    assert.equal(startOf("plan: P\nas-of: none\ntasks:\n  a: {duration: 1d}\n  b: {duration: 1d, not-before: 2026-03-02}"), "03-02T09:00");
    assert.equal(startOf("plan: P\nas-of: 2026-02-03\ntasks:\n  a: {duration: 1d}"), "02-03T09:00");
    assert.equal(startOf("plan: P\nas-of: none\ntasks:\n  a: {duration: 1d}"), "01-05T09:00");
  });

  const other = { external: (plan: string, id: string) => (plan === "core" && id === "r1" ? { start: day(1, 12) * 1440 + 540, finish: day(1, 14) * 1440 + 1020 } : undefined) };
  const cases: readonly (readonly [after: string, start: string])[] = [
    ["core/r1", "01-15T09:00"],
    ["core/r1 +1d", "01-16T09:00"],
    ["core/r1 SS", "01-12T09:00"],
    ["core/r1 SS+50%", "01-13T13:00"],
    ["core/r1 FF", "01-14T09:00"],
    ["core/unknown", "01-05T09:00"],
  ];
  for (const [after, start] of cases) {
    it(`S15: ${after} begins ${start}`, () => {
      const { schedule } = scheduleText(`plan: P\nstart: 2026-01-05\nas-of: none\ntasks:\n  a: {duration: 1d, after: ${after}}`, other);
      assert.equal(shortInstant(schedule.tasks[0]!.start), start);
      if (!after.includes("unknown")) assert.equal(schedule.tasks[0]!.drivers[0]?.of, "core/r1");
    });
  }

  it("S15: another plan's dates hold back all of a summary", () => {
    const { schedule } = scheduleText("plan: P\nstart: 2026-01-05\nas-of: none\ntasks:\n  s:\n    after: core/r1\n    tasks:\n      a: {duration: 1d}", other);
    assert.equal(shortInstant(schedule.tasks[1]!.start), "01-15T09:00");
  });
});
