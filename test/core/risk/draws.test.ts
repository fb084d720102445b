import { deepStrictEqual, notDeepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { createCalendarBook } from "../../../src/core/calendar/calendarBook";
import { USUAL_SCALE } from "../../../src/core/calendar/durations";
import type { Duration } from "../../../src/core/model/values";
import { calendarTable, tableStart, tableWork } from "../../../src/core/risk/calendarTable";
import { normalQuantile, normalShare, normalTable } from "../../../src/core/risk/normal";
import { percentilesOf, ranksOf, wholePercentiles } from "../../../src/core/risk/percentiles";
import { pertMean, pertPercentile } from "../../../src/core/risk/pertBeta";
import { estimateTable, pertTable, rangeTable, tableValue } from "../../../src/core/risk/quantileTable";
import { drawStratified, nameKey, streamState } from "../../../src/core/risk/random";
import { readPlan } from "../../../src/language/snapshot";

const near = (value: number, expected: number, within: number): void => { ok(Math.abs(value - expected) <= within, `${String(value)} is not ${String(expected)}`); };
const days = (count: number): Duration => ({ minutes: 0, days: count, weeks: 0, months: 0, elapsed: false });

/** Mean and variance of a table over equally likely normal figures. */
function moments(table: Float64Array): { mean: number; variance: number } {
  const normals = normalTable();
  let [sum, squares] = [0, 0];
  for (let i = 0; i < 65536; i += 4) {
    const value = tableValue(table, 0, normals[i] as number);
    sum += value;
    squares += value * value;
  }
  const mean = sum / 16384;
  return { mean, variance: squares / 16384 - mean * mean };
}

describe("the normal distribution", () => {
  it("has the percentiles of published tables", () => {
    // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.1, with more digits from its formula.
    for (const [p, z] of [[0.5, 0], [0.8, 0.8416212336], [0.9, 1.2815515655], [0.95, 1.6448536270], [0.975, 1.9599639845], [0.99, 2.3263478740], [0.999, 3.0902323062]] as const) {
      near(normalQuantile(p), z, 1e-8);
      near(normalQuantile(1 - p), -z, 1e-8);
      near(normalShare(z), p, 1e-7);
    }
  });
});

describe("tables of estimates", () => {
  it("of a PERT-beta: mean, variance and percentiles of the closed form", () => {
    for (const likely of [0, 1.7, 5, 9.9, 10]) {
      const table = pertTable(0, likely, 10);
      const { mean, variance } = moments(table);
      near(mean, pertMean({ low: 0, likely, high: 10 }), 0.01);
      // Vose: the variance is (mean - low) (high - mean) / 7.
      near(variance, (mean * (10 - mean)) / 7, 0.02);
      for (const p of [0.01, 0.1, 0.5, 0.8, 0.9, 0.95, 0.99]) near(tableValue(table, 0, normalQuantile(p)), pertPercentile({ low: 0, likely, high: 10 }, p), 0.01);
    }
  });

  it("of a range: the ends are P10 and P90, mean and variance those of the lognormal", () => {
    const table = rangeTable(2, 8);
    near(tableValue(table, 0, normalQuantile(0.1)), 2, 0.001);
    near(tableValue(table, 0, normalQuantile(0.9)), 8, 0.001);
    const sigma = Math.log(4) / (2 * 1.2815515655446004);
    const mean = 4 * Math.exp((sigma * sigma) / 2);
    near(moments(table).mean, mean, 0.01);
    near(moments(table).variance, mean * mean * (Math.exp(sigma * sigma) - 1), 0.15);
  });

  it("of a range that begins at nothing: evenly spread", () => {
    const { mean, variance } = moments(rangeTable(0, 12));
    near(mean, 6, 0.01);
    near(variance, 12, 0.02);
  });

  it("none without spread or out of order", () => {
    strictEqual(estimateTable({ kind: "single", likely: days(3) }, USUAL_SCALE), undefined);
    strictEqual(estimateTable({ kind: "three-point", low: days(3), likely: days(3), high: days(3) }, USUAL_SCALE), undefined);
    strictEqual(estimateTable({ kind: "three-point", low: days(3), likely: days(1), high: days(9) }, USUAL_SCALE), undefined);
    strictEqual(estimateTable({ kind: "range", low: days(3), high: days(2) }, USUAL_SCALE), undefined);
  });

  it("rise and stay between the ends, for any three points", () => {
    const three = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 3, maxLength: 3 }).map(values => [...values].sort((a, b) => a - b));
    fc.assert(fc.property(three, ([low = 0, likely = 0, high = 0]) => {
      fc.pre(high > low);
      const table = pertTable(low, likely, high);
      ok(table.every((value, i) => value >= low - 1e-6 && value <= high + 1e-6 && (i === 0 || value >= (table[i - 1] as number))));
    }));
  });
});

describe("drawing", () => {
  it("takes each of as many equal parts as there are samples once", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 0, max: 0xffff_ffff }), (count, seed) => {
      const drawn = new Uint16Array(count);
      drawStratified(streamState(seed, nameKey("task:a"), 0), count, drawn, 0);
      const scale = 65536 / count;
      [...drawn].sort((a, b) => a - b).forEach((value, i) => { ok(value >= Math.floor(i * scale) && value <= (i + 1) * scale, `${String(value)} at ${String(i)}`); });
    }));
  });

  it("is a function of seed, name and run alone", () => {
    const draw = (seed: number, name: string, run: number): number[] => {
      const drawn = new Uint16Array(100);
      drawStratified(streamState(seed, nameKey(name), run), 100, drawn, 0);
      return [...drawn];
    };
    deepStrictEqual(draw(1, "a", 0), draw(1, "a", 0));
    for (const other of [draw(2, "a", 0), draw(1, "b", 0), draw(1, "a", 1)]) notDeepStrictEqual(draw(1, "a", 0), other);
  });

  it("leaves two figures independent of each other", () => {
    const [a, b] = [new Uint16Array(1000), new Uint16Array(1000)];
    let most = 0;
    for (let pair = 0; pair < 50; pair++) {
      drawStratified(streamState(1, nameKey(`a${String(pair)}`), 0), 1000, a, 0);
      drawStratified(streamState(1, nameKey(`b${String(pair)}`), 0), 1000, b, 0);
      let both = 0;
      for (let i = 0; i < 1000; i++) both += ((a[i] as number) / 65536 - 0.5) * ((b[i] as number) / 65536 - 0.5);
      most = Math.max(most, Math.abs((both / 1000) * 12));
    }
    // The deviation of the correlation of 1,000 pairs is 0.032; of 50 such the largest is rarely beyond 4 of them.
    ok(most < 0.13, String(most));
  });
});

describe("percentiles", () => {
  it("are the smallest value that at least so many samples do not exceed", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -1000, max: 1_000_000 }), { minLength: 1, maxLength: 300 }), values => {
      const sorted = [...values].sort((a, b) => a - b);
      const shares = [0.1, 0.5, 0.8, 0.9, 0.95, 1];
      const expected = shares.map(share => sorted.find(value => values.filter(other => other <= value).length >= share * values.length - 1e-9));
      deepStrictEqual(percentilesOf(values, values.length, shares), expected);
      deepStrictEqual(wholePercentiles(Int32Array.from(values), shares), expected);
    }));
  });

  it("ranks share what equal values have", () => {
    deepStrictEqual([...ranksOf([9, 5, 7, 5, 1], 1, 4)], [1.5, 3, 1.5, 0]);
  });
});

describe("a calendar laid out", () => {
  it("says what the calendar says", () => {
    const plan = readPlan("plan: P\nstart: 2026-01-05\ncalendar: {week: {mon-thu: 09:00-12:30 13:00-18:00, fri: 08:00-14:00}, holidays: {2026-01-14: Off}, working: {2026-01-17: 10:00-12:00}}\n").plans[0];
    ok(plan);
    const calendar = createCalendarBook(plan).plan;
    const from = Date.UTC(2026, 0, 5, 9) / 60_000;
    const table = calendarTable(calendar, from, from + 20 * 1440);
    ok(table);
    for (let at = table.from; at < table.to; at += 7) strictEqual(tableWork(table, at), calendar.workAt(at) - table.zero);
    for (let work = 0; work < table.total; work++) {
      const at = tableStart(table, work);
      strictEqual(at, calendar.startOfWork(work + table.zero));
      strictEqual(at + 1, calendar.endOfWork(work + 1 + table.zero));
    }
  });
});
