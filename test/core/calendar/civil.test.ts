import assert from "node:assert/strict";
import fc from "fast-check";
import { civilDate, dayNumber, daysInMonth, formatDay, formatInstant, weekdayOf } from "../../../src/core/calendar/civil";

describe("civil days", () => {
  it("S1: count from 1970-01-01, a Thursday", () => {
    assert.equal(dayNumber(1970, 1, 1), 0);
    assert.equal(weekdayOf(0), 3);
    assert.equal(dayNumber(2000, 3, 1), 11017);
    assert.equal(dayNumber(1969, 12, 31), -1);
    assert.equal(weekdayOf(dayNumber(2026, 1, 5)), 0);
  });

  it("S1: turn into dates and back", () => {
    fc.assert(
      fc.property(fc.integer({ min: -800_000, max: 3_000_000 }), day => {
        const { year, month, day: dayOfMonth } = civilDate(day);
        assert.equal(dayNumber(year, month, dayOfMonth), day);
        assert.ok(dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month));
      }),
      { seed: 2026 },
    );
  });

  it("agree with the proleptic calendar of the platform", () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), day => {
        const platform = new Date(day * 86_400_000);
        const { year, month, day: dayOfMonth } = civilDate(day);
        assert.deepEqual([year, month, dayOfMonth], [platform.getUTCFullYear(), platform.getUTCMonth() + 1, platform.getUTCDate()]);
        assert.equal(weekdayOf(day), (platform.getUTCDay() + 6) % 7);
      }),
      { seed: 2026 },
    );
  });

  it("are written as people write them", () => {
    assert.equal(formatDay(dayNumber(2026, 1, 5)), "2026-01-05");
    assert.equal(formatInstant(dayNumber(2026, 1, 5) * 1440 + 540), "2026-01-05T09:00");
    assert.equal(formatInstant(dayNumber(2026, 1, 5) * 1440), "2026-01-05T00:00");
    assert.equal(formatInstant(-1), "1969-12-31T23:59");
    assert.equal(formatDay(dayNumber(33, 2, 1)), "0033-02-01");
  });
});
