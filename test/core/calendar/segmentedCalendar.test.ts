import assert from "node:assert/strict";
import fc from "fast-check";
import { FAR_FUTURE, FAR_PAST, dayNumber } from "../../../src/core/calendar/civil";
import { SegmentedCalendar } from "../../../src/core/calendar/segmentedCalendar";
import { ALL_HOURS, combinePatterns, NO_WORK, patternOf, patternOfWeek, type WeekPattern } from "../../../src/core/calendar/weekPattern";
import { changeDays, combineSegments, everyWeek, type WeekSegments } from "../../../src/core/calendar/weekSegments";
import type { WeekHours } from "../../../src/core/model/values";

const MONDAY = dayNumber(2026, 1, 5);
const minute = (day: number, time: string): number => {
  const [hours = "0", minutes = "0"] = time.split(":");
  return (MONDAY + day) * 1440 + Number(hours) * 60 + Number(minutes);
};
const office: WeekHours = [[[540, 720], [780, 1020]], [[540, 720], [780, 1020]], [[540, 720], [780, 1020]], [[540, 720], [780, 1020]], [[540, 900]], [], []];

/** The naive judge: minute by minute, straight from the meaning of the segments. */
function naive(segments: WeekSegments): { works(at: number): boolean; between(from: number, to: number): number } {
  const works = (at: number): boolean => {
    const day = Math.floor(at / 1440);
    let i = 0;
    while (i + 1 < segments.days.length && segments.days[i + 1]! <= day) i++;
    const pattern = segments.patterns[i]!;
    const inWeek = ((((day + 3) % 7) + 7) % 7) * 1440 + (at - day * 1440);
    return [...pattern.starts].some((start, k) => start <= inWeek && inWeek < pattern.ends[k]!);
  };
  return {
    works,
    between(from, to) {
      let minutes = 0;
      for (let at = from; at < to; at++) if (works(at)) minutes++;
      return minutes;
    },
  };
}

const hoursOfDay = fc
  .uniqueArray(fc.integer({ min: 0, max: 24 }), { maxLength: 4 })
  .map(hours => hours.map(hour => hour * 60).sort((a, b) => a - b))
  .map(hours => hours.flatMap((hour, i) => (i % 2 === 1 ? [[hours[i - 1]!, hour] as const] : [])));
const weekHours = fc
  .array(hoursOfDay, { minLength: 7, maxLength: 7 })
  .map(days => days as unknown as WeekHours);
const segmentsArbitrary = fc
  .record({
    week: weekHours,
    changes: fc.array(fc.record({ from: fc.integer({ min: -10, max: 30 }), days: fc.integer({ min: 1, max: 9 }), week: weekHours }), { maxLength: 4 }),
  })
  .map(({ week, changes }) =>
    changes.reduce(
      (segments, { from, days, week: other }) => changeDays(segments, MONDAY + from, MONDAY + from + days, () => patternOfWeek(other)),
      everyWeek(patternOfWeek(week)),
    ),
  );
const instant = fc.integer({ min: -12 * 1440, max: 40 * 1440 }).map(offset => MONDAY * 1440 + offset);

describe("working time", () => {
  const calendar = new SegmentedCalendar(everyWeek(patternOfWeek(office)));

  const check = (name: string, got: number, expected: number): void => {
    it(name, () => assert.equal(got, expected));
  };
  check("S3: adds to the end of an interval, not to the next start", calendar.add(minute(0, "09:00"), 180), minute(0, "12:00"));
  check("S3: adds over the lunch break", calendar.add(minute(0, "09:00"), 181), minute(0, "13:01"));
  check("S3: adds over a week-end", calendar.add(minute(4, "14:00"), 120), minute(7, "10:00"));
  check("S3: adds nothing where it stands", calendar.add(minute(5, "03:00"), 0), minute(5, "03:00"));
  check("S3: adds from a day off", calendar.add(minute(5, "03:00"), 60), minute(7, "10:00"));
  check("S3: subtracts to the start of an interval", calendar.subtract(minute(0, "17:00"), 240), minute(0, "13:00"));
  check("S3: subtracts over a week-end", calendar.subtract(minute(7, "10:00"), 120), minute(4, "14:00"));
  check("S3: a negative lag subtracts", calendar.add(minute(7, "10:00"), -120), minute(4, "14:00"));
  check("S4: a start snaps forward", calendar.nextWork(minute(4, "15:00")), minute(7, "09:00"));
  check("S4: a start in working time stays", calendar.nextWork(minute(4, "10:07")), minute(4, "10:07"));
  check("S4: a finish snaps back", calendar.previousWork(minute(7, "09:00")), minute(4, "15:00"));
  check("S4: a finish at the end of work stays", calendar.previousWork(minute(4, "15:00")), minute(4, "15:00"));
  check("counts between", calendar.between(minute(0, "00:00"), minute(7, "00:00")), 4 * 420 + 360);
  check("counts backwards as negative", calendar.between(minute(7, "00:00"), minute(0, "00:00")), -(4 * 420 + 360));
  check("goes on for ever", calendar.add(minute(0, "09:00"), (4 * 420 + 360) * 52_000), minute(7 * 51_999 + 4, "15:00"));

  it("S5: without working time answers far away instead of hanging", () => {
    const never = new SegmentedCalendar(everyWeek(NO_WORK));
    assert.equal(never.empty, true);
    assert.equal(never.add(0, 1), FAR_FUTURE);
    assert.equal(never.subtract(0, 1), FAR_PAST);
    assert.equal(never.between(-1e9, 1e9), 0);
    assert.equal(never.isWorking(0), false);
  });

  it("S5: that ends answers far away behind its end", () => {
    const ends = new SegmentedCalendar(changeDays(everyWeek(ALL_HOURS), MONDAY, Infinity, () => NO_WORK));
    assert.equal(ends.add(minute(-1, "23:00"), 60), minute(0, "00:00"));
    assert.equal(ends.add(minute(-1, "23:00"), 61), FAR_FUTURE);
    assert.equal(ends.nextWork(minute(3, "00:00")), FAR_FUTURE);
    assert.equal(ends.previousWork(minute(3, "00:00")), minute(0, "00:00"));
    assert.equal(ends.subtract(minute(9, "00:00"), 60), minute(-1, "23:00"));
  });

  it("S3: all answers are those of walking minute by minute", () => {
    fc.assert(
      fc.property(segmentsArbitrary, instant, instant, (segments, a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const calendar = new SegmentedCalendar(segments);
        const judge = naive(segments);
        const minutes = judge.between(from, Math.min(to, from + 3000));
        assert.equal(calendar.between(from, Math.min(to, from + 3000)), minutes);
        assert.equal(calendar.isWorking(from), judge.works(from));
        let visited = 0;
        calendar.eachInterval(from, Math.min(to, from + 3000), (start, end) => {
          assert.ok(end > start && judge.works(start) && judge.works(end - 1));
          visited += end - start;
        });
        assert.equal(visited, minutes);
        if (minutes === 0) return;
        const end = calendar.add(from, minutes);
        assert.equal(judge.between(from, end), minutes);
        assert.ok(judge.works(end - 1), "add ends with a worked minute");
        const start = calendar.subtract(to, Math.min(minutes, calendar.between(from, to)));
        assert.ok(judge.works(start), "subtract begins with a worked minute");
        const next = calendar.nextWork(from);
        assert.ok(judge.works(next) && judge.between(from, next) === 0);
      }),
      { numRuns: 120, seed: 2026 },
    );
  });

  it("S3: add, subtract and between undo each other", () => {
    fc.assert(
      fc.property(segmentsArbitrary, instant, fc.integer({ min: 1, max: 200_000 }), (segments, from, work) => {
        const calendar = new SegmentedCalendar(segments);
        const last = segments.patterns[segments.patterns.length - 1]!;
        const first = segments.patterns[0]!;
        if (last.total > 0) assert.equal(calendar.between(from, calendar.add(from, work)), work);
        if (first.total > 0) assert.equal(calendar.between(calendar.subtract(from, work), from), work);
        if (last.total > 0 && first.total > 0) {
          const start = calendar.nextWork(from);
          assert.equal(calendar.subtract(calendar.add(start, work), work), start);
        }
      }),
      { numRuns: 120, seed: 2026 },
    );
  });

  it("S6: time common to two calendars is worked in both, minute by minute", () => {
    const both = (a: WeekPattern, b: WeekPattern): WeekPattern => combinePatterns(a, b, (x, y) => (y > 0 ? x : 0));
    fc.assert(
      fc.property(segmentsArbitrary, segmentsArbitrary, instant, (a, b, at) => {
        const common = naive(combineSegments(a, b, both));
        assert.equal(common.works(at), naive(a).works(at) && naive(b).works(at));
      }),
      { numRuns: 200, seed: 2026 },
    );
  });

  it("S7: weighted time rounds a finish up and a start down to a whole minute", () => {
    const third = new SegmentedCalendar(everyWeek(patternOf([[540, 1020, 3]])));
    assert.equal(third.add(minute(0, "09:00"), 10), minute(0, "09:04"));
    assert.equal(third.subtract(minute(0, "17:00"), 10), minute(0, "16:56"));
  });
});
