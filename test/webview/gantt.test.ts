import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { barMarks } from "../../src/core/view/picture/barLayout";
import { clampOutline, columnsFor, hasOtherYears } from "../../webview/gantt/columns";
import { linkIndex } from "../../webview/gantt/linkIndex";
import { linkPath, linkPoints } from "../../src/core/view/picture/linkRoute";
import { NO_FILTER, visibleRows } from "../../webview/gantt/visibleRows";
import { addWorked, isWorkingDay, nextWorked, previousWorked, workedBetween } from "../../webview/gantt/workTime";
import { axisOver } from "../../src/core/view/axis";
import { civilOf, dateFormat, dateWords, durationText, slipText } from "../../webview/shared/dates";
import { instantAt, xOf } from "../../webview/shared/timeScale";
import type { TimeScale } from "../../webview/shared/timeScale";
import { minute, modelOf, row, scaleOf, timeOf } from "./support";

const words = dateWords("en-GB");
const narrow = (): number => 10;
const wide = (): number => 1000;

describe("the scale of time", () => {
  const scale: TimeScale = { origin: minute("2026-03-02"), pxPerDay: 10, opens: 540, closes: 1020 };
  it("gives a working day its whole width when zoomed out", () => {
    equal(xOf(scale, minute("2026-03-02 09:00")), 0);
    equal(xOf(scale, minute("2026-03-02 17:00")), 10);
    equal(xOf(scale, minute("2026-03-02 13:00")), 5);
    equal(xOf(scale, minute("2026-03-02 23:00")), 10);
  });
  it("is true to the minute when zoomed to hours", () => { equal(xOf({ ...scale, pxPerDay: 1440 }, minute("2026-03-03 10:30")), 1440 + 630); });
  it("never runs backwards, and comes back to the same x, at any zoom", () => {
    fc.assert(fc.property(fc.integer({ min: -500_000, max: 5_000_000 }), fc.integer({ min: 0, max: 5000 }), fc.double({ min: 0.02, max: 1920, noNaN: true }), (from, later, pxPerDay) => {
      const zoomed = { ...scale, pxPerDay };
      const [a, b] = [xOf(zoomed, scale.origin + from), xOf(zoomed, scale.origin + from + later)];
      ok(b >= a - 1e-9);
      ok(Math.abs(xOf(zoomed, instantAt(zoomed, a)) - a) <= pxPerDay / 400 + 1e-6, `${a}`);
    }));
  });
});

describe("the axis", () => {
  const lines = (pxPerDay: number): readonly [upper: string | undefined, lower: string | undefined] => {
    const axis = axisOver(pxPerDay, minute("2026-03-05"), minute("2026-03-06"), words);
    return [axis.upper[0]?.label, axis.lower[0]?.label];
  };
  const cases: readonly (readonly [pxPerDay: number, upper: string, lower: string])[] = [
    [1440, "Thu 5 Mar 2026", "00:00"], [60, "March 2026", "Thu 5"], [24, "March 2026", "5"], [8, "March 2026", "2 Mar"], [4, "March 2026", "2"],
    [2, "Q1 2026", "Mar"], [0.5, "2026", "Q1"], [0.2, "2020–2029", "2026"], [0.05, "2000–2049", "2020–2029"],
  ];
  for (const [pxPerDay, upper, lower] of cases) it(`at ${pxPerDay} px a day is ${upper} over ${lower}`, () => { deepEqual(lines(pxPerDay), [upper, lower]); });

  it("covers the time without gaps, in order", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 40_000_000 }), fc.integer({ min: 1, max: 500_000 }), fc.double({ min: 0.1, max: 1500, noNaN: true }), (from, length, pxPerDay) => {
      const { upper, lower } = axisOver(pxPerDay, from, from + Math.min(length, (3000 / pxPerDay) * 1440), words);
      for (const line of [upper, lower]) {
        ok((line[0]?.from ?? 1) <= from);
        line.slice(1).forEach((tick, at) => { equal(tick.from, line[at]?.to); });
      }
    }));
  });
});

describe("dates in words", () => {
  const dates = dateFormat(words, minute("2026-02-16"));
  const cases: readonly (readonly [got: string, expected: string])[] = [
    [dates.day(minute("2026-03-12 09:00")), "12 Mar"],
    [dates.day(minute("2027-03-12")), "12 Mar 2027"],
    [dates.end(minute("2026-03-12")), "11 Mar"],
    [dates.end(minute("2026-03-12 17:00")), "12 Mar"],
    [dates.span(minute("2026-03-12 09:00"), minute("2026-03-12 17:00")), "12 Mar"],
    [dates.span(minute("2026-03-12 09:00"), minute("2026-03-14")), "12 Mar – 13 Mar"],
    [durationText(480, 480), "1d"], [durationText(720, 480), "1.5d"], [durationText(240, 480), "4h"], [durationText(45, 480), "45m"], [durationText(0, 480), "0d"], [durationText(-960, 480), "−2d"],
    [slipText(1, 480), "+1d"], [slipText(480, 480), "+1d"], [slipText(481, 480), "+2d"],
  ];
  for (const [got, expected] of cases) it(expected, () => { equal(got, expected); });
  it("knows weekdays", () => { equal(civilOf(minute("2026-03-02")).weekday, 0); });
});

describe("the rows that are shown", () => {
  const model = modelOf("{a: {title: Alpha, tasks: {b: {title: Beta, effort: 1d}, c: {tasks: {d: {title: Delta, effort: 9d}}}}}, e: {effort: 1d}}");
  const shown = (collapsed: string[], text = "", critical = false): string =>
    [...visibleRows(model, new Set(collapsed), { ...NO_FILTER, text, critical }).rows].map((at) => model.ids[at]).join("");
  const cases: readonly (readonly [got: string, expected: string, what: string])[] = [
    [shown([]), "abcde", "all"],
    [shown(["a"]), "ae", "without what is in a collapsed one"],
    [shown(["c"]), "abce", "without what is deep in a collapsed one"],
    [shown([], "delta"), "acd", "a match with what it stands in"],
    [shown([], "DELTA alpha"), "", "nothing when words match in different rows"],
    [shown([], "nothing"), "", "nothing without a match"],
    [shown([], "", true), "acd", "the critical path"],
    [shown(["c"], "delta"), "ac", "a match in a collapsed one stays inside"],
  ];
  for (const [got, expected, what] of cases) it(`are ${what}`, () => { equal(got, expected); });
  it("know their positions", () => { deepEqual([...visibleRows(model, new Set(["c"]), NO_FILTER).positions], [0, 1, 2, -1, 3]); });
});

describe("the index of links", () => {
  it("finds the links that touch or cross a window, as a walk over all does", () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 60 }), fc.nat(30), fc.nat(10), (pairs, first, more) => {
      const last = first + more;
      const links = { count: pairs.length, from: Int32Array.from(pairs, ([a]) => a), to: Int32Array.from(pairs, ([, b]) => b) };
      const positions = Int32Array.from({ length: 31 }, (_, at) => at);
      const index = linkIndex({ data: { links } } as unknown as Parameters<typeof linkIndex>[0], { rows: positions, positions, matches: 31 });
      const found: number[] = [];
      index.each(first, last, (link) => found.push(link));
      const expected = pairs.flatMap(([a, b], at) => (Math.max(a, b) >= first && Math.min(a, b) <= last ? [at] : []));
      deepEqual(found.sort((a, b) => a - b), expected);
    }));
  });
});

describe("the way of a link", () => {
  const at = (x: number, y: number) => ({ x, y });
  it("goes right and down when there is room", () => { deepEqual(linkPoints(at(10, 13), at(60, 65), "FS", 26), [[10, 13], [18, 13], [18, 65], [60, 65]]); });
  it("goes back through the gap between rows when there is none", () => {
    deepEqual(linkPoints(at(60, 13), at(40, 65), "FS", 26), [[60, 13], [68, 13], [68, 52], [32, 52], [32, 65], [40, 65]]);
  });
  it("goes around the outside for ends of one side", () => {
    deepEqual(linkPoints(at(60, 13), at(90, 65), "FF", 26)[1], [98, 13]);
    deepEqual(linkPoints(at(60, 13), at(40, 65), "SS", 26)[1], [32, 13]);
  });
  it("has only right angles, and an arrow at its end", () => {
    fc.assert(fc.property(fc.nat(900), fc.nat(900), fc.nat(40), fc.nat(40), fc.constantFrom("FS", "SS", "FF", "SF"), (x1, x2, r1, r2, type) => {
      const points = linkPoints(at(x1, r1 * 26 + 13), at(x2, r2 * 26 + 13), type, 26);
      points.slice(1).forEach(([x, y], index) => { ok(x === points[index]?.[0] || y === points[index]?.[1]); });
      ok(!linkPath(at(x1, 13), at(x2, 39), type, 26).includes("NaN"));
    }));
  });
});

describe("the marks of a bar", () => {
  it("stands where its dates are, its title inside where it fits", () => {
    const model = modelOf("{a: {effort: 5d}}");
    const marks = barMarks(model, 0, scaleOf(model), narrow);
    deepEqual([marks.left, marks.right, marks.inside], [0, 50, true]);
    equal(barMarks(model, 0, scaleOf(model), wide).inside, false);
  });
  it("is a diamond of 12 px around a milestone's instant", () => {
    const model = modelOf("{a: {effort: 5d}, m: {milestone: true, after: a}}");
    const marks = barMarks(model, 1, scaleOf(model), narrow);
    deepEqual([marks.kind, marks.left, marks.right], ["milestone", 44, 56]);
  });
  it("shows how late it is from the deadline on", () => {
    const model = modelOf("{a: {effort: 5d, due: 2026-03-04}}");
    const marks = barMarks(model, 0, scaleOf(model), narrow);
    deepEqual([marks.lateFrom, marks.due, marks.slip], [30, 30, "+2d"]);
    ok(marks.state.includes("late"));
  });
  it("has a line of slack to where it would delay the plan", () => {
    const model = modelOf("{a: {effort: 1d}, b: {effort: 5d}}");
    equal(barMarks(model, 0, scaleOf(model), narrow).slack, 50);
    equal(barMarks(model, 1, scaleOf(model), narrow).slack, undefined);
  });
  it("fills with progress", () => {
    const model = modelOf("{a: {effort: 5d, started: 2026-03-02, done: 40%}}");
    equal(barMarks(model, 0, scaleOf(model), narrow).done, 20);
  });
  it("writes before the deadline's flag where there is room, else behind it", () => {
    const model = modelOf("{a: {effort: 1d, due: 2026-03-31}, b: {effort: 30d}}");
    equal(barMarks(model, 0, scaleOf(model), narrow).label < 30, true);
    equal(barMarks(model, 0, scaleOf(model), wide).label > 300, true);
  });
});

describe("working time in the view", () => {
  const time = timeOf(modelOf("{a: {effort: 30d}}", "calendar: {holidays: {2026-03-11: Off}}\n"));
  it("knows days off", () => { deepEqual(["2026-03-06", "2026-03-07", "2026-03-11", "2026-03-12"].map((day) => isWorkingDay(time, minute(day))), [true, false, false, true]); });
  it("counts, adds and snaps", () => {
    equal(workedBetween(time, minute("2026-03-06 09:00"), minute("2026-03-12 17:00")), 4 * 480);
    equal(addWorked(time, minute("2026-03-06 09:00"), 4 * 480), minute("2026-03-12 17:00"));
    equal(nextWorked(time, minute("2026-03-07 11:00")), minute("2026-03-09 09:00"));
    equal(previousWorked(time, minute("2026-03-08 11:00")), minute("2026-03-06 17:00"));
  });
  it("adds what it counts", () => {
    fc.assert(fc.property(fc.nat(20_000), fc.integer({ min: 1, max: 8000 }), (offset, work) => {
      const from = nextWorked(time, minute("2026-03-02") + offset);
      equal(workedBetween(time, from, addWorked(time, from, work)), work);
    }));
  });
});

describe("the columns", () => {
  it("appear as there is room, in one order", () => {
    deepEqual([200, 274, 340, 400, 460, 530].map((width) => columnsFor(width).map((column) => column.name).join(" ")), [
      "", "finish", "start finish", "duration start finish", "duration start finish slack", "duration start finish slack people",
    ]);
  });
  it("have room for the year where dates are written with it", () => {
    const years = (finish: string): boolean => hasOtherYears({ now: minute("2026-02-16"), start: minute("2026-03-02"), finish: minute(finish) });
    deepEqual([years("2026-12-31"), years("2027-01-01")], [false, true]);
    const widths = (withYears: boolean): number[] => columnsFor(400, withYears).map((column) => column.width);
    ok(widths(false).every((width, at) => width <= (widths(true)[at] ?? Infinity)));
    deepEqual(columnsFor(274, true).map((column) => column.name), ["finish"]);
  });
  it("leave room for the bars", () => { deepEqual([clampOutline(900, 800), clampOutline(10, 800)], [680, 120]); });
});

it("finds rows by id", () => { equal(row(modelOf("{a: {effort: 1d}, b: {effort: 1d}}"), "b"), 1); });
