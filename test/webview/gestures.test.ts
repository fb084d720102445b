import { deepEqual, equal } from "node:assert/strict";
import { changeFor, heldBy, movedBy, movedByDays, reasonAgainst, resizedBy, resizedByDays } from "../../webview/gantt/gestures/dragMath";
import type { DragScene } from "../../webview/gantt/gestures/dragMath";
import { linkRules, linkTypeOf } from "../../webview/gantt/gestures/linkRules";
import type { GanttModel } from "../../webview/gantt/model";
import { minute, modelOf, row, scaleOf } from "./support";

function scene(model: GanttModel, pxPerDay = 10): DragScene {
  return { model, scale: scaleOf(model, pxPerDay) };
}

describe("moving a bar", () => {
  const model = modelOf("{a: {effort: 2d}, e: {duration: 2ed}, m: {milestone: true, start-on: 2026-03-03}, b: {effort: 20d}}");
  const starts = (id: string, days: number): number => movedByDays(scene(model), row(model, id), days).start;
  it("goes by whole working days", () => {
    equal(starts("a", 1), minute("2026-03-03 09:00"));
    equal(starts("a", 5), minute("2026-03-09 09:00"), "Saturday becomes Monday");
    equal(starts("a", -1), minute("2026-02-27 09:00"), "Sunday becomes Friday");
  });
  it("keeps the working time of the task", () => { equal(movedByDays(scene(model), 0, 4).finish, minute("2026-03-09 17:00")); });
  it("keeps the clock time of an elapsed task", () => {
    const { start, finish } = movedByDays(scene(model), row(model, "e"), 2);
    equal(finish - start, 2 * 1440);
  });
  it("snaps pixels to days, and with Alt to hours", () => {
    equal(movedBy(scene(model), 0, 14, false).start, minute("2026-03-03 09:00"));
    equal(movedBy(scene(model, 1440), 0, 130, true).start, minute("2026-03-02 11:15"));
    equal(movedBy(scene(model, 600), 0, 50, true).start, minute("2026-03-02 11:00"));
  });
  it("asks for nothing when it ends where it began", () => {
    equal(changeFor(model, 0, "move", movedBy(scene(model), 0, 3, false)), undefined);
    deepEqual(changeFor(model, 0, "move", movedByDays(scene(model), 0, 1)), { kind: "move-task", plan: "test", task: "a", start: minute("2026-03-03 09:00") });
  });
});

describe("pulling the end of a bar", () => {
  const model = modelOf("{a: {effort: 2d}, e: {duration: 2ed}, b: {effort: 20d}}");
  const length = (id: string, days: number): number => resizedByDays(scene(model), row(model, id), days).duration;
  it("adds and takes working days", () => {
    equal(length("a", 1), 3 * 480);
    equal(length("a", 3), 5 * 480);
    equal(length("a", 4), 6 * 480, "Saturday becomes Monday");
    equal(length("a", -1), 480);
  });
  it("leaves at least a day, with Alt an hour", () => {
    equal(length("a", -9), 480);
    equal(resizedBy(scene(model, 600), 0, -2000, true).duration, 60);
  });
  it("changes clock time by clock time", () => { equal(length("e", 1), 3 * 1440); });
  it("asks for the new end", () => { deepEqual(changeFor(model, 0, "resize", resizedByDays(scene(model), 0, 1)), { kind: "finish-at", plan: "test", task: "a", finish: minute("2026-03-04 17:00") }); });
});

describe("the working time of a bar's own people", () => {
  const model = modelOf(
    "{part: {effort: 2d, who: cai}, away: {effort: 2d, who: ben}, own: {effort: 2d, calendar: weekend}, all: {effort: 2d}, late: {effort: 2d, after: half}, half: {effort: 4h}}",
    "calendar: {week: {mon-thu: 09:00-17:00, fri: 09:00-15:00}}\nhours-per-day: 8\ncalendars: {three: {week: {mon-wed: 09:00-17:00}}, weekend: {week: {sat-sun: 10:00-16:00}}}\npeople: {cai: {calendar: three}, ben: {leave: {2026-03-05..2026-03-10: Away}}}\n",
  );
  const end = (id: string, days: number): number => resizedByDays(scene(model), row(model, id), days).finish;
  const start = (id: string, days: number): number => movedByDays(scene(model), row(model, id), days).start;
  const cases: readonly (readonly [what: string, got: () => number, wanted: string])[] = [
    ["an end pulled to a day that cai has free goes on to her next one", () => end("part", 2), "2026-03-09 17:00"],
    ["an end pulled to a day that cai works ends there", () => end("part", 1), "2026-03-04 17:00"],
    ["an end pulled into leave goes on to its end", () => end("away", 2), "2026-03-11 17:00"],
    ["an end with the day stays one on a shorter day", () => end("all", 3), "2026-03-06 15:00"],
    ["a bar moved to a day that cai has free starts on her next one", () => start("part", 3), "2026-03-09 09:00"],
    ["a bar moved back to a day that cai has free starts on the one before", () => start("part", -1), "2026-02-25 09:00"],
    ["a task of weekends moves to a weekend", () => start("own", 1), "2026-03-08 10:00"],
    ["a task that begins at noon is put to the beginning of a day", () => start("late", 1), "2026-03-03 09:00"],
  ];
  for (const [what, got, wanted] of cases) it(what, () => { equal(got(), minute(wanted)); });
  it("counts the length that is shown on it", () => { equal(resizedByDays(scene(model), row(model, "part"), 2).duration, 4 * 480); });
});

describe("what cannot be dragged", () => {
  const model = modelOf("{s: {tasks: {a: {effort: 1d}}}, f: {effort: 1d, started: 2026-03-02, finished: 2026-03-02}, d: {effort: 1d, status: dropped}, m: {milestone: true, after: a}}");
  const cases: readonly (readonly [id: string, gesture: "move" | "resize", allowed: boolean])[] = [
    ["a", "move", true], ["a", "resize", true], ["s", "move", false], ["f", "move", false], ["d", "move", false], ["m", "move", true], ["m", "resize", false],
  ];
  for (const [id, gesture, allowed] of cases) it(`${id} ${allowed ? "allows" : "refuses"} ${gesture}`, () => { equal(reasonAgainst(model, row(model, id), gesture) === undefined, allowed); });
  it("says what holds a task back", () => {
    const linked = modelOf("{a: {title: First, effort: 2d}, b: {effort: 1d, after: a}}");
    equal(heldBy(linked, 1, movedByDays(scene(linked), 1, -1)), "Waits for First: it cannot start before that.");
    equal(heldBy(linked, 1, movedByDays(scene(linked), 1, 1)), "");
  });
});

describe("pulling a link", () => {
  const model = modelOf("{a: {effort: 1d}, s: {tasks: {b: {effort: 1d, after: a}, c: {effort: 1d}}}, d: {effort: 1d, after: s}, e: {effort: 1d}}");
  const allowed = (from: string, to: string): boolean => linkRules(model, row(model, from)).reasonAgainst(row(model, to), "FS") === undefined;
  const cases: readonly (readonly [from: string, to: string, fine: boolean, why: string])[] = [
    ["a", "e", true, "nothing against it"], ["a", "a", false, "itself"], ["a", "b", false, "already there"], ["b", "a", false, "a circle of two"],
    ["d", "a", false, "a circle through a summary"], ["d", "b", false, "in the summary that it waits for"], ["d", "s", false, "the summary that it waits for"],
    ["s", "b", false, "its own part"], ["b", "s", false, "its own summary"], ["e", "s", true, "a summary"], ["b", "c", true, "a sibling"], ["c", "b", true, "a sibling, backwards"],
  ];
  for (const [from, to, fine, why] of cases) it(`from ${from} to ${to} is ${fine ? "allowed" : "refused"}: ${why}`, () => { equal(allowed(from, to), fine); });
  it("refuses the finish of a summary as a target", () => {
    const rules = linkRules(model, row(model, "e"));
    equal(rules.reasonAgainst(row(model, "s"), "FF") === undefined, false);
  });
  it("names its type by its ends", () => {
    deepEqual([linkTypeOf("finish", "start"), linkTypeOf("start", "start"), linkTypeOf("finish", "finish"), linkTypeOf("start", "finish")], ["FS", "SS", "FF", "SF"]);
  });
});
