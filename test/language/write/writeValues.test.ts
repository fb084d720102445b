import assert from "node:assert/strict";
import fc from "fast-check";
import { dayNumber } from "../../../src/core/calendar/civil";
import {
  writeDay, writeDependency, writeDuration, writeElapsed, writeHours, writeInstant, writeNumber, writeShare, writeSingleDuration, type DurationUnit,
} from "../../../src/language/write/writeValues";

const USUAL = { day: 480, week: 2400 };
const UNITS: Readonly<Record<string, number>> = { m: 1, h: 60, d: 480, w: 2400, em: 1, eh: 60, ed: 1440, ew: 10080 };

/** Minutes that a written duration says, in the exact arithmetic of whole hundred-thousandths. */
function minutesOf(written: string): number {
  return written.split(" ").reduce((sum, part) => {
    const match = /^(\d+)(?:\.(\d+))?(e?[mhdw])$/.exec(part);
    assert.ok(match !== null, `not a duration: ${part}`);
    const [, whole = "", fraction = "", unit = ""] = match;
    return sum + (Number(whole + fraction) * (UNITS[unit] ?? Number.NaN)) / 10 ** fraction.length;
  }, 0);
}

describe("writing values", () => {
  const durations: [minutes: number, prefer: DurationUnit, written: string][] = [
    [0, "d", "0d"], [480, "d", "1d"], [720, "d", "1.5d"], [600, "d", "1.25d"], [120, "d", "0.25d"], [90, "d", "1.5h"], [1, "d", "1m"], [2400, "d", "5d"],
    [2400, "w", "1w"], [3600, "w", "1.5w"], [480, "h", "8h"], [500, "d", "1d 20m"], [61, "d", "1h 1m"], [0.5, "d", "0.5m"], [320.4, "h", "320.4m"],
  ];
  for (const [minutes, prefer, written] of durations) {
    it(`${String(minutes)} minutes, rather in ${prefer}`, () => {
      const own = writeDuration(minutes, USUAL, prefer);
      assert.equal(minutesOf(own), minutes);
      assert.equal(own, written);
    });
  }

  it("a duration says exactly its minutes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000 }), fc.constantFrom<DurationUnit>("m", "h", "d", "w"), (minutes, prefer) => {
        assert.equal(minutesOf(writeDuration(minutes, USUAL, prefer)), minutes);
        assert.equal(minutesOf(writeSingleDuration(minutes, USUAL, prefer)), minutes);
        assert.equal(minutesOf(writeElapsed(minutes, prefer)), minutes);
        assert.match(writeDuration(minutes, undefined, prefer), /^[\d.hm ]+$/);
      }),
    );
  });

  it("a single duration is one figure", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 2_000_000 }), (minutes) => assert.match(writeSingleDuration(minutes, USUAL), /^[\d.]+[mhdw]$/)));
  });

  it("elapsed time", () => {
    assert.equal(writeElapsed(1440), "1ed");
    assert.equal(writeElapsed(2160), "1.5ed");
    assert.equal(writeElapsed(90), "1.5eh");
    assert.equal(writeElapsed(10080, "w"), "1ew");
    assert.equal(writeElapsed(7, "m"), "7em");
  });

  it("numbers, without exponents and dust", () => {
    const cases: [number, string][] = [[0, "0"], [5, "5"], [0.1 + 0.2, "0.3"], [1e-7, "0.0000001"], [1e-12, "0"], [33267.2, "33267.2"], [1e21, "1000000000000000000000"], [-2.5, "-2.5"], [11108.4512, "11108.4512"], [1e15, "1000000000000000"]];
    for (const [value, written] of cases) assert.equal(writeNumber(value), written);
  });

  it("shares", () => {
    assert.equal(writeShare(0.5), "50%");
    assert.equal(writeShare(1 / 3), "33.333333333%");
    assert.equal(writeShare(0.07), "7%");
    assert.equal(writeShare(2), "200%");
  });

  it("days, instants, hours", () => {
    const day = dayNumber(2026, 3, 5);
    assert.equal(writeDay(day), "2026-03-05");
    assert.equal(writeInstant(day * 1440 + 870), "2026-03-05 14:30");
    assert.equal(writeInstant(day * 1440), "2026-03-05 00:00");
    assert.equal(writeHours([[540, 720], [780, 1440]]), "09:00-12:00 13:00-24:00");
  });

  it("dependencies", () => {
    assert.equal(writeDependency("spec", "FS"), "spec");
    assert.equal(writeDependency("spec", "FS", "+2d"), "spec FS+2d");
    assert.equal(writeDependency("spec", "SS"), "spec SS");
    assert.equal(writeDependency("spec", "FF", "-50%"), "spec FF-50%");
  });
});
