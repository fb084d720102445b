import assert from "node:assert/strict";
import fc from "fast-check";
import { createCalendarBook } from "../../../src/core/calendar/calendarBook";
import { criticalPath, drivingPath, nearCritical } from "../../../src/core/schedule/paths/drivingPath";
import { rankedPaths } from "../../../src/core/schedule/paths/rankedPaths";
import type { Schedule } from "../../../src/core/schedule/result";
import { planTextOf, randomTasks } from "../../support/randomPlan";
import { scheduleText } from "../../support/scheduleText";

const HEAD = "plan: P\nstart: 2026-01-05\nas-of: none\n";
const ids = (schedule: Schedule, tasks: readonly number[] | undefined): string => (tasks ?? []).map(index => schedule.tasks[index]?.id ?? "?").join(" ");

/** Ranked paths in short: `0h: a b`, `8h: c > b`. */
function ranked(text: string, id: string): readonly string[] {
  const { schedule } = scheduleText(text);
  return rankedPaths(schedule, id, 9).map(({ float, tasks, into }) => `${String(float / 60)}h: ${ids(schedule, tasks)}${into === undefined ? "" : ` > ${ids(schedule, [into])}`}`);
}

const DIAMOND = `${HEAD}releases: {r: {title: R}}\ntasks:
  a: {duration: 1d}
  b: {duration: 3d, after: a}
  c: {duration: 1d, after: a}
  d: {duration: 1d, after: [b, c], release: r}
  e: {duration: 2d}
`;

describe("paths", () => {
  const { schedule } = scheduleText(DIAMOND);

  it("S75: the driving path to a task, a release, the plan", () => {
    assert.equal(ids(schedule, drivingPath(schedule, "d")?.tasks), "a b d");
    assert.equal(ids(schedule, drivingPath(schedule, "r")?.tasks), "a b d");
    assert.equal(ids(schedule, drivingPath(schedule, "c")?.tasks), "a c");
    assert.equal(ids(schedule, drivingPath(schedule, "")?.tasks), "a b d");
    assert.equal(drivingPath(schedule, "d")?.begins.causes[0]?.kind, "plan-start");
    assert.equal(drivingPath(schedule, "nobody"), undefined);
  });
  it("S77: a float is in the working time of the one who slips", () => {
    const text = `${HEAD}people: {cai: {calendar: late}}\ncalendars: {late: {week: {wed-fri: 09:00-17:00}}}\ntasks:\n  a: {duration: 1d}\n  b: {effort: 1d, who: cai, after: a}\n`;
    assert.deepEqual(ranked(text, "b"), ["0h: b", "8h: a > b"]);
  });
  it("S76: the critical path and what is near it", () => {
    assert.equal(ids(schedule, criticalPath(schedule)?.tasks), "a b d");
    assert.equal(ids(schedule, nearCritical(schedule, 960)), "c");
    assert.equal(ids(schedule, nearCritical(schedule, 959)), "");
    assert.equal(criticalPath(scheduleText(`${HEAD}tasks: {}\n`).schedule), undefined);
  });

  const cases: readonly (readonly [what: string, text: string, id: string, expected: readonly string[]])[] = [
    ["ranked by float", DIAMOND, "d", ["0h: a b d", "16h: c > d"]],
    ["of the plan, open ends too", DIAMOND, "", ["0h: a b d", "16h: c > d", "24h: e"]],
    ["through lags", `${HEAD}tasks:\n  a: {duration: 1d}\n  b: {duration: 1d}\n  c: {duration: 1d, after: [a +2d, b +1d]}\n`, "c", ["0h: a c", "8h: b > c"]],
    ["into a summary", `${HEAD}tasks:\n  a: {duration: 1d}\n  b: {duration: 2d}\n  s:\n    after: [a, b]\n    tasks:\n      c: {duration: 1d}\n`, "c", ["0h: b c", "8h: a > c"]],
    ["out of a summary", `${HEAD}tasks:\n  s:\n    tasks:\n      a: {duration: 1d}\n      b: {duration: 2d}\n  c: {duration: 1d, after: s}\n`, "c", ["0h: b c", "8h: a > c"]],
    ["floats that add up", `${HEAD}tasks:\n  a: {duration: 1d}\n  b: {duration: 2d}\n  c: {duration: 1d, after: [a, b]}\n  d: {duration: 4d}\n  e: {duration: 1d, after: [c, d]}\n`, "e", ["0h: d e", "8h: b c > e", "16h: a > c"]],
    ["with the finish itself at their end", `${HEAD}tasks:\n  a: {duration: 1d}\n  b: {duration: 2d, after: a}\n  m: {milestone: true, after: b}\n`, "m", ["0h: a b m"]],
    ["to the plan's end through a milestone that stands there", `${HEAD}tasks:\n  a: {duration: 2d}\n  b: {duration: 2d, after: a}\n  s: {after: b, tasks: {m: {milestone: true}}}\n  n: {milestone: true, after: s}\n  o: {duration: 1d}\n`, "", ["0h: a b m n", "24h: o"]],
    ["without what no longer waits", `${HEAD}tasks:\n  a: {duration: 3d}\n  b: {duration: 9d, after: a, started: 2026-01-05}\n`, "b", ["0h: b"]],
  ];
  for (const [what, text, id, expected] of cases) it(`S77: ${what}`, () => assert.deepEqual(ranked(text, id), expected));
  it("S77: no more than are asked for", () => assert.equal(rankedPaths(schedule, "", 2).length, 2));
  it("S75, S77: who is waited for leads to a finish as a link does", () => {
    const text = `${HEAD}people: {ana: {name: Ana}}\ntasks:\n  a: {effort: 2d, who: ana, priority: 900}\n  b: {effort: 1d, who: ana}\n  c: {duration: 1d, after: b}\n`;
    const { schedule: levelled } = scheduleText(text);
    assert.equal(ids(levelled, drivingPath(levelled, "c")?.tasks), "a b c");
    assert.deepEqual(ranked(text, "c"), ["0h: a b c"]);
  });
  it("S75, S77: who interrupted work waited for leads to its finish, what repeats to none", () => {
    const text = `${HEAD}people: {ana: {}}\ntasks:\n  a: {effort: 3d, who: ana, split: true}\n  b: {effort: 2d, who: ana, not-before: 2026-01-06, priority: 900}\n  m: {repeat: daily at 09:00 x3, duration: 15m, who: ana}\n`;
    const { schedule: levelled } = scheduleText(text);
    assert.equal(ids(levelled, drivingPath(levelled, "a")?.tasks), "b a");
    assert.deepEqual(ranked(text, "a"), ["0h: b a"]);
    const meeting = scheduleText(`${HEAD}people: {ana: {}}\ntasks:\n  m: {repeat: daily at 09:00 x3, duration: 15m, who: ana}\n  a: {duration: 1d}\n  b: {effort: 1d, who: ana, after: a}\n`).schedule;
    assert.equal(meeting.tasks[2]?.drivers[0]?.of, "m");
    assert.equal(ids(meeting, drivingPath(meeting, "b")?.tasks), "a b");
  });
  it("S77: what was not scheduled here has no paths", () => assert.deepEqual(rankedPaths({ ...schedule }, "d", 5), []));

  const head = `${HEAD}calendar: {week: {mon-fri: 09:00-12:00 13:00-18:00}, holidays: {2026-01-08: Off}}`;
  it("S75..S77: laws of random plans", () => {
    fc.assert(
      fc.property(randomTasks(fc.constantFrom("priority: 500", "not-before: 2026-01-14")), tasks => {
        const { schedule: all, plan } = scheduleText(planTextOf(head, tasks));
        const least = Math.min(...all.tasks.filter(({ kind }) => kind !== "summary").map(({ totalSlack }) => totalSlack));
        for (const index of criticalPath(all)?.tasks ?? []) assert.equal(all.tasks[index]?.totalSlack, least);
        const path = drivingPath(all, "");
        if (path !== undefined) assert.ok(["plan-start", "constraint", "actual"].includes(path.begins.causes[0]?.kind ?? ""), path.begins.causes[0]?.kind);
        const paths = rankedPaths(all, "", 99);
        const members = paths.flatMap(one => one.tasks);
        assert.equal(new Set(members).size, members.length, "a task is in one path");
        assert.equal(members.length, plan.tasks.filter(({ item }) => !item.summary).length, "every leaf leads to the end of the plan");
        paths.forEach(({ float }, i) => assert.ok(float >= (paths[i - 1]?.float ?? 0), "the least float first"));
        if (paths.length > 0) assert.equal(paths[0]?.float, 0);
      }),
      { numRuns: 60, seed: 2026 },
    );
  });
  it("S77: a path with one day of float can slip by a day, and no more, without moving the finish", () => {
    const text = (days: number): string => `${HEAD}tasks:\n  a: {duration: ${String(1 + days)}d}\n  b: {duration: 2d}\n  c: {duration: 1d, after: [a, b]}\n`;
    const finish = (days: number): number => scheduleText(text(days)).schedule.finish;
    assert.equal(createCalendarBook(scheduleText(text(0)).plan).plan.between(finish(0), finish(1)), 0);
    assert.ok(finish(2) > finish(0));
    assert.deepEqual(ranked(text(0), ""), ["0h: b c", "8h: a > c"]);
  });
});
