import assert from "node:assert/strict";
import fc from "fast-check";
import { forecastSprints } from "../../../src/core/product/sprintForecast";
import { sprintCalendarOf, sprintAt, sprintStart } from "../../../src/core/product/sprintDays";
import { sprintsData } from "../../../src/core/view/sprints";
import type { SprintsData } from "../../../src/core/view/sprintsData";
import { isSprintsData } from "../../../src/protocol/sprintsMessages";
import { minute, scheduleOf } from "../view/support";

const NOW = minute("2026-02-04 10:00");
const dataOf = (text: string): SprintsData => sprintsData(scheduleOf(text, NOW), NOW);

const PLAN = `plan: P
start: 2026-01-05
as-of: 2026-02-04
people: {ana: {leave: {2026-01-05..2026-01-09: Off}}, ben: {capacity: 50%}}
sprints: {start: 2026-01-05, length: 2w, velocity: 10, sprint-1: {points: 8}}
releases: {ga: {title: GA, date: 2026-03-01}}
tasks:
  a: {points: 5, sprint: sprint-1, finished: 2026-01-09}
  b: {points: 5, sprint: sprint-1, finished: 2026-01-20}
  c: {points: 12, sprint: sprint-2, finished: 2026-01-30}
  d: {points: 6, sprint: sprint-3, finished: 2026-02-03, release: ga}
  e: {points: 4, sprint: sprint-3, release: ga}
  f: {points: 10}
  g: {points: 3, status: dropped}
  h: {effort: 1d}
`;

describe("sprints of a plan", () => {
  const data = dataOf(PLAN);

  it("are laid from the first to the last that something lands in, with what is written before what is counted", () => {
    assert.deepEqual(data.sprints.slice(0, 3).map(({ number, state, planned, done, written, spill }) => [number, state, planned, done, written, spill]), [
      [1, "past", 10, 8, true, 5], [2, "past", 12, 17, false, 0], [3, "current", 10, 6, false, 0],
    ]);
    assert.ok(isSprintsData(data));
  });

  it("have the person-days of their people: calendars, leave, capacity", () => {
    assert.equal(data.sprints[0]?.capacity, 5 + 5);
    assert.equal(data.sprints[1]?.capacity, 10 + 5);
  });

  it("hold leaves with points that are not dropped, in the sprint that is named or in which they land", () => {
    assert.deepEqual(data.items.map(({ id, named, spills }) => [id, named, spills]), [["a", 1, false], ["b", 1, true], ["c", 2, false], ["d", 3, false], ["e", 3, false], ["f", 0, false]]);
  });

  it("say velocity as the mean of the last three that are over, with least and most", () => {
    assert.deepEqual(data.velocity, { mean: 12.5, low: 8, high: 17, count: 2 });
    assert.equal(data.counted, 10);
  });

  it("burn down to what is left, and no further than today", () => {
    const burn = data.sprints[2]?.burn ?? [];
    assert.equal(burn.length, 15);
    assert.deepEqual(burn.slice(0, 6).map(({ left, done }) => [left, done]), [[10, 0], [10, 0], [4, 6], [4, 6], [null, null], [null, null]]);
    assert.equal(burn[0]?.ideal, 10);
    assert.equal(burn.at(-1)?.ideal, 0);
  });

  it("forecast releases and all that is left, no earlier than the running sprint", () => {
    assert.deepEqual(data.targets.map(({ release, points }) => [release, points]), [["ga", 4], ["", 14]]);
    for (const { p50, p80 } of data.targets) assert.ok(p50 !== null && p80 !== null && p50.sprint >= 3 && p80.sprint >= p50.sprint);
    assert.deepEqual(dataOf(PLAN), data);
  });

  it("count on the plan's velocity where none is over", () => {
    const { velocity, targets } = dataOf("plan: P\nstart: 2026-02-02\nas-of: 2026-02-04\nsprints: {start: 2026-02-02, length: 1w, velocity: 5}\ntasks: {a: {points: 12}}\n");
    assert.equal(velocity, undefined);
    assert.deepEqual([targets[0]?.p50?.sprint, targets[0]?.p80?.sprint], [3, 3]);
  });

  it("are none without the key, and never without end", () => {
    assert.deepEqual(dataOf("plan: P\ntasks: {a: {points: 1}}\n").sprints, []);
    const far = dataOf("plan: P\nstart: 2026-01-05\nsprints: {start: 2026-01-05, length: 1d, velocity: 1}\ntasks: {a: {duration: 5000d, points: 3, sprint: sprint-9999}}\n");
    assert.equal(far.sprints.length, 400);
    const never = dataOf("plan: P\nstart: 2026-01-05\nas-of: 2026-02-04\nsprints: {start: 2026-01-05, length: 1w}\ntasks: {a: {points: 3}}\n");
    assert.deepEqual([never.targets[0]?.p50, never.targets[0]?.p80], [null, null]);
  });

  it("give the sprint of an instant, midnight to the day before", () => {
    const calendar = sprintCalendarOf(scheduleOf(PLAN, NOW).plan);
    assert.ok(calendar);
    assert.equal(sprintAt(calendar, sprintStart(calendar, 2)), 1);
    assert.equal(sprintAt(calendar, sprintStart(calendar, 2) + 1), 2);
  });
});

describe("sprints to come, drawn from past ones", () => {
  it("are exact where all past ones are alike", () => {
    const { needed, cone } = forecastSprints({ past: [10, 10], doneNow: 4 }, [6, 7, 26, 0], 3);
    assert.deepEqual(needed.map((one) => one?.p50), [1, 2, 3, 0]);
    assert.deepEqual(cone.map(({ p10, p50, p90 }) => [p10, p50, p90]), [[6, 6, 6], [16, 16, 16], [26, 26, 26]]);
  });

  it("follow the odds of two past ones: 10 or 20, for 40 points", () => {
    // Four sprints of ten to two of twenty: with n sprints 40 is reached when at least 4 - n of n are twenty.
    // P(2) = 1/4, P(3) = 1 - P(none of 3) = 7/8.
    assert.deepEqual(forecastSprints({ past: [10, 20], doneNow: 0 }, [40], 0).needed, [{ p50: 3, p80: 3 }]);
    assert.deepEqual(forecastSprints({ past: [10, 20], doneNow: 0 }, [50], 0).needed, [{ p50: 3, p80: 4 }]);
  });

  it("never come where nothing was ever done", () => assert.deepEqual(forecastSprints({ past: [0, 0], doneNow: 0 }, [5], 3), { needed: [null], cone: [] }));

  it("obey their laws: more points take no fewer sprints, P80 is no less than P50, the same past gives the same", () => {
    fc.assert(fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 8 }), fc.nat(300), fc.nat(300), fc.nat(20), (past, a, b, doneNow) => {
      const run = () => forecastSprints({ past, doneNow }, [Math.min(a, b), Math.max(a, b)], 5);
      const { needed: [less, more], cone } = run();
      assert.deepEqual(run().needed, [less, more]);
      if (less !== null && less !== undefined && more !== null && more !== undefined) assert.ok(less.p50 <= more.p50 && less.p80 <= more.p80 && less.p50 <= less.p80);
      cone.forEach(({ p10, p50, p90 }, i) => assert.ok(p10 <= p50 && p50 <= p90 && (i === 0 || p50 >= (cone[i - 1]?.p50 ?? 0))));
    }), { numRuns: 25 });
  });
});
