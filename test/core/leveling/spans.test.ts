import { deepStrictEqual } from "node:assert/strict";
import fc from "fast-check";
import { dayNumber } from "../../../src/core/calendar/civil";
import { SegmentedCalendar } from "../../../src/core/calendar/segmentedCalendar";
import { NO_WORK, patternOfWeek } from "../../../src/core/calendar/weekPattern";
import { changeDays, everyWeek } from "../../../src/core/calendar/weekSegments";
import { createSpans, rememberSpans, spanBy, spanFrom } from "../../../src/core/schedule/leveling/dated/spans";

const MONDAY = dayNumber(2026, 1, 5);
const WEEK = patternOfWeek([[[540, 1020]], [[540, 1020]], [[600, 720]], [[540, 1020]], [[540, 900]], [], []]);
const calendars = [everyWeek(WEEK), changeDays(everyWeek(WEEK), MONDAY + 3, MONDAY + 9, () => NO_WORK)].map(segments => new SegmentedCalendar(segments));

describe("where work lies that is asked for again and again", () => {
  for (const many of [false, true]) {
    it(many ? "is remembered for many" : "is remembered for the last one", () => {
      const spans = createSpans();
      if (many) rememberSpans(spans);
      const instant = fc.integer({ min: -2_000, max: 20_000 }).map(minutes => MONDAY * 1440 + minutes);
      fc.assert(fc.property(fc.nat({ max: 200 }), instant, fc.boolean(), (node, at, late) => {
        // Each leaf has its calendar and its work.
        const calendar = calendars[node % 2] as SegmentedCalendar;
        const amount = 30 * node;
        const cells = late ? spans.by : spans.from;
        const cell = (late ? spanBy : spanFrom)(cells, calendar, node, at, amount);
        const work = calendar.workAt(at);
        const [start, finish] = late ? [work - amount, work] : [work, work + amount];
        deepStrictEqual([...cells.subarray(cell, cell + 3)], [at, calendar.startOfWork(start), calendar.endOfWork(finish)]);
      }), { numRuns: 2_000 });
    });
  }
});
