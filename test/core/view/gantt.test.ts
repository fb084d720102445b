import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import type { Baseline } from "../../../src/core/model/baseline";
import { ganttData } from "../../../src/core/view/gantt";
import { DRIVER_KINDS, LINK_TYPES, NO_INSTANT, ROW_FLAG } from "../../../src/core/view/ganttData";
import { joinTexts, splitTexts } from "../../../src/core/view/joined";
import { initialsOf } from "../../../src/core/view/people";
import { usualDay } from "../../../src/core/view/workingTime";
import { isGanttData } from "../../../src/protocol/ganttMessages";
import { minute, NOW, scheduleOf } from "./support";

const head = "plan: P\nstart: 2026-03-02\nas-of: none\n";

function dataOf(text: string) {
  return ganttData(scheduleOf(text), { now: NOW });
}

/** The flags of a row by name. */
function flagsOf(text: string, id: string): string[] {
  const data = dataOf(text);
  const row = splitTexts(data.rows.ids, data.rows.count).indexOf(id);
  return Object.entries(ROW_FLAG).filter(([, bit]) => ((data.rows.flags[row] ?? 0) & bit) !== 0).map(([name]) => name).sort();
}

describe("the rows of the Gantt", () => {
  it("has a row for each task in document order, with its place in the tree", () => {
    const { rows } = dataOf(`${head}tasks:\n  a:\n    tasks:\n      b: {effort: 1d}\n      c: {effort: 1d}\n  d: {effort: 1d}\n`);
    deepEqual(splitTexts(rows.ids, rows.count), ["a", "b", "c", "d"]);
    deepEqual([...rows.parent], [-1, 0, 0, -1]);
    deepEqual([...rows.end], [3, 2, 3, 4]);
  });

  it("gives an id in words where there is no title", () => {
    const { rows } = dataOf(`${head}tasks: {pay-api: {effort: 1d}, b: {title: Build it, effort: 1d}}\n`);
    deepEqual(splitTexts(rows.titles, rows.count), ["Pay api", "Build it"]);
  });

  it("gives dates, lengths and progress", () => {
    const { rows, dayMinutes } = dataOf(`${head}tasks: {a: {effort: 3d, started: 2026-03-02, done: 50%}}\n`);
    equal(dayMinutes, 480);
    equal(rows.start[0], minute("2026-03-02 09:00"));
    equal(rows.finish[0], minute("2026-03-04 17:00"));
    equal(rows.duration[0], 1440);
    equal(rows.progress[0], 50);
  });

  const flags: readonly (readonly [what: string, text: string, id: string, expected: readonly string[]])[] = [
    ["a summary", "{a: {tasks: {b: {effort: 5d}}}}", "a", ["critical", "summary"]],
    ["a milestone", "{a: {effort: 5d}, m: {milestone: true, after: a}}", "m", ["critical", "milestone"]],
    ["finished", "{a: {effort: 5d, started: 2026-03-02, finished: 2026-03-06}, b: {effort: 9d}}", "a", ["finished", "started"]],
    ["dropped", "{a: {effort: 5d, status: dropped}, b: {effort: 9d}}", "a", ["dropped"]],
    ["late", "{a: {effort: 5d, due: 2026-03-03}, b: {effort: 20d}}", "a", ["critical", "late"]],
    ["with much slack", "{a: {effort: 1d}, b: {effort: 9d}}", "a", []],
    ["with two days of slack", "{a: {effort: 7d}, b: {effort: 9d}}", "a", ["nearCritical"]],
    ["with three days of slack", "{a: {effort: 6d}, b: {effort: 9d}}", "a", []],
    ["measured by the clock", "{a: {duration: 3ed}, b: {effort: 20d}}", "a", ["elapsed"]],
    ["blocked", "{a: {effort: 1d, status: blocked}, b: {effort: 20d}}", "a", ["blocked"]],
  ];
  for (const [what, tasks, id, expected] of flags) {
    it(`flags what is ${what}`, () => { deepEqual(flagsOf(`${head}tasks: ${tasks}\n`, id), [...expected]); });
  }

  it("says how late a task is in working minutes, and when it had to be done", () => {
    const { rows } = dataOf(`${head}tasks: {a: {effort: 5d, due: 2026-03-03}}\n`);
    equal(rows.due[0], minute("2026-03-03 17:00"));
    equal(rows.lateBy[0], 3 * 480);
  });

  it("has no deadline where none is written", () => {
    const { rows } = dataOf(`${head}tasks: {a: {effort: 5d}}\n`);
    equal(rows.due[0], NO_INSTANT);
    equal(rows.lateBy[0], 0);
  });

  it("marks a deadline that comes from the release", () => {
    deepEqual(flagsOf(`${head}releases: {r: {date: 2026-06-01}}\ntasks: {a: {effort: 1d, release: r}, b: {effort: 30d}}\n`, "a"), ["dueOfRelease"]);
  });

  it("names who works on a task, with shares and initials", () => {
    const { rows } = dataOf(`${head}people: {ana: {name: Ana Silva}, ben: {name: Ben Ito}}\ntasks: {a: {effort: 5d, who: [ana, ben 50%]}}\n`);
    equal(rows.people, "Ana Silva, Ben Ito 50%");
    equal(rows.initials, "AS BI");
  });

  it("says what holds a task back", () => {
    const { rows } = dataOf(`${head}tasks: {a: {effort: 5d}, b: {effort: 1d, after: a}, c: {effort: 1d, not-before: 2026-04-01}}\n`);
    equal(DRIVER_KINDS[rows.driver[1] ?? 255], "dependency");
    equal(rows.driverRow[1], 0);
    equal(DRIVER_KINDS[rows.driver[2] ?? 255], "constraint");
    equal(splitTexts(rows.driverKeys, 3)[2], "not-before");
  });

  it("gives links with type and lag", () => {
    const { links } = dataOf(`${head}tasks: {a: {effort: 5d}, b: {effort: 1d, after: a SS+2d}}\n`);
    equal(links.count, 1);
    deepEqual([links.from[0], links.to[0], LINK_TYPES[links.type[0] ?? 9], links.lags], [0, 1, "SS", "+2d"]);
  });

  it("gives working time and named holidays around the plan", () => {
    const data = dataOf(`${head}calendar: {week: {mon-fri: 08:00-12:00 13:00-16:00}, holidays: {2026-03-04: Carnival, 12-25: Christmas}}\ntasks: {a: {effort: 3d}}\n`);
    deepEqual([data.dayOpens, data.dayCloses], [480, 960]);
    const at = [...data.holidays].indexOf(minute("2026-03-04"));
    equal(data.holidays[at + 1], minute("2026-03-05"));
    equal(splitTexts(data.holidayNames, data.holidays.length / 2)[at / 2], "Carnival");
    for (let pair = 0; pair < data.work.length; pair += 2) equal(data.work[pair]! < data.work[pair + 1]!, true);
    equal([...data.work].includes(minute("2026-03-04 08:00")), false);
    equal([...data.work].includes(minute("2026-03-05 08:00")), true);
  });

  it("takes the worst problem of a row from outside", () => {
    const data = ganttData(scheduleOf(`${head}tasks: {a: {effort: 1d}, b: {effort: 30d}}\n`), { now: NOW, severityOf: (id) => (id === "a" ? "error" : undefined) });
    equal((data.rows.flags[0]! & ROW_FLAG.error) !== 0, true);
    equal((data.rows.flags[1]! & ROW_FLAG.error) !== 0, false);
  });

  it("is understood by its own guard, whatever the plan", () => {
    for (const text of [head, `${head}tasks:\n`, `${head}tasks: {a: {effort: 1d, after: b}, b: {effort: 1d, after: a}}\n`]) equal(isGanttData(dataOf(text)), true, text);
  });
});

describe("joined texts", () => {
  it("come back as they were, but for the separator", () => {
    fc.assert(fc.property(fc.array(fc.string(), { minLength: 1 }), (texts) => {
      deepEqual(splitTexts(joinTexts(texts), texts.length), texts.map((text) => text.replaceAll("\u001f", " ")));
    }));
  });
  it("of no rows are none", () => { deepEqual(splitTexts(joinTexts([]), 0), []); });
  it("of a wrong number are cut or filled", () => { deepEqual(splitTexts("a", 2), ["a", ""]); });
});

describe("initials", () => {
  for (const [name, expected] of [["Ana Silva", "AS"], ["Ana Maria da Silva", "AS"], ["ana", "An"], ["x", "X"], ["device-lab", "DL"], ["", ""]] as const) {
    it(`of "${name}" are "${expected}"`, () => { equal(initialsOf(name), expected); });
  }
});

describe("the usual day", () => {
  const day = (number: number, from: number, to: number): number[] => [number * 1440 + from, number * 1440 + to];
  it("is the most common opening and closing", () => {
    deepEqual(usualDay(Int32Array.from([...day(0, 540, 720), ...day(0, 780, 1080), ...day(1, 540, 1080), ...day(2, 540, 900)])), { opens: 540, closes: 1080 });
  });
  it("is the whole day when nothing is worked", () => { deepEqual(usualDay(new Int32Array()), { opens: 0, closes: 1440 }); });
});

describe("the baseline of the Gantt", () => {
  const plan = `${head}tasks:\n  a: {title: One, effort: 3d}\n  fresh: {title: Two, effort: 1d}\n  c: {effort: 1d}\n`;
  const then = (name: string, day: string): Baseline => ({
    name, source: "table", releases: [], tasks: [{ id: "a", start: minute(`${day} 09:00`), finish: minute(`${day} 17:00`) }, { id: "b", title: "Two", finish: minute(`${day} 12:00`) }, { id: "gone", finish: minute(day) }],
  });
  const baselines = [then("kickoff", "2026-03-02"), then("signed", "2026-03-04")];
  const shown = (baseline?: string) => ganttData(scheduleOf(plan), { now: NOW, baselines, ...(baseline === undefined ? {} : { baseline }) });

  it("is the first where none is chosen; a task that was renamed stands under its title", () => {
    const { rows, baselines: known } = shown();
    deepEqual([...rows.baselineFinish], [minute("2026-03-02 17:00"), minute("2026-03-02 12:00"), NO_INSTANT]);
    deepEqual(known, { count: 2, names: joinTexts(["kickoff", "signed"]), chosen: 0 });
    equal(isGanttData(shown()), true);
  });

  it("is another by its name, and none with an empty or unknown one", () => {
    equal(shown("signed").rows.baselineFinish[0], minute("2026-03-04 17:00"));
    for (const name of ["", "nope"]) deepEqual([shown(name).baselines?.chosen, shown(name).rows.baselineFinish[0]], [-1, NO_INSTANT]);
  });

  it("is not spoken of where there are none", () => equal(ganttData(scheduleOf(plan), { now: NOW }).baselines, undefined));
});
