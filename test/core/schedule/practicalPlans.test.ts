import assert from "node:assert/strict";
import fc from "fast-check";
import { formatInstant } from "../../../src/core/calendar/civil";
import type { Schedule, ScheduledTask } from "../../../src/core/schedule/result";
import { checkSchedule } from "../../support/checkSchedule";
import { lateTasks, PRACTICAL_HEAD, practicalTasks, practicalText } from "../../support/practicalPlan";
import { planTextOf, randomTasks } from "../../support/randomPlan";
import { scheduleText } from "../../support/scheduleText";

/** A slice of what GANTRY_RUNS asks for. */
const RUNS = Number(process.env["GANTRY_RUNS"] ?? 15);
const SEED = Number(process.env["GANTRY_SEED"] ?? 20260105);
const DATES = ["as-of: none", "as-of: 2026-01-09", "as-of: 2026-01-09 11:15\nslack-to: ends"];

/** Small plans that were once levelled wrongly. */
const LEVELLED = [
  ["S91: running work that its links move has its place first", "  a: {effort: 1d, who: ben, priority: 900}\n  b: {effort: 2d, who: ben}\n  c: {after: b, tasks: {d: {effort: 3d, who: ana, spent: 1d}}}\n  e: {effort: 4d, who: ana, priority: 900}"],
  ["S91, S97: what keeps its place goes late only where its people are free", "  a: {who: ana, effort: 4h}\n  b: {who: ana, effort: 12h, schedule: alap, priority: 1000}\n  c: {who: ana, effort: 4h, after: d}\n  d: {who: ben, effort: 60h}\n  e: {who: ana, effort: 4h}"],
  ["S96: whoever leaves a task for the night is free for another", "  a: {who: ana, effort: 20h, split: true, priority: 100}\n  b: {who: ana, effort: 4h, calendar: nights}"],
  ["S96: a task in pieces leaves its people free up to its finish", "  m: {milestone: true, not-before: 2026-01-08 19:00}\n  a: {who: ana, effort: 4h, after: m FF, split: true}\n  b: {who: ana, effort: 2h, calendar: evenings, not-before: 2026-01-08, priority: 900}"],
  ["S92: free time up to a finish that a link asks for is held", "  a: {duration: 2ed, not-finished-before: 2026-01-16}\n  b: {after: a FS, who: ana, effort: 4h, calendar: alone}\n  c: {after: b FF, who: ana, effort: 4h}\n  d: {who: ana, effort: 4h}\n  e: {who: ana, effort: 4h}"],
  ["S11: people on different calendars reach a date", "  a: {who: 2 of role test, duration: 2d, not-finished-before: 2026-01-16}\n  b: {duration: 15h, who: [ana, lab]}\n  c: {duration: 8h, who: lab 150%}"],
  ["S28, S97: who begins late by an instant of free time begins before it, however their shares round the finish",
    "  a: {who: ben, effort: 20h}\n  b: {after: a FF, who: 2 of role test, effort: 4h, schedule: alap}\n  c: {who: ana, effort: 3d, after: a FS+3h}\n  d: {after: b SF+1w, who: ana, effort: 4h, calendar: nights}"],
  ["S91, S97: what stands where pinned work has moved onto it stays when other work has moved late",
    "  t0: {who: [ana 50%, fay 50%], duration: 6h, start-on: 2026-01-14, split: true}\n  t1: {after: [t0 FF+1d], effort: 1d, pauses: {2026-01-08..2026-01-09: Wait}, who: lab 150%}\n  t2: {after: [t1 SS+2ed, t1 FS-2h, t0 FS-2h], who: [ben, rig], effort: 4h, not-finished-before: 2026-01-16, duration: 2d, split: true}\n  t3: {after: [t2 SF+50%], who: fay 60%, effort: 5h, priority: 900, split: true}\n  t4: {after: [t0 FS+1d, t2 SF, t3 FS], effort: 3d, priority: 1000, started: 2026-01-07, not-finished-before: 2026-01-16, who: lab}\n  t5: {after: [t0 FF+50%], who: ben, effort: 13h, split: true}\n  t6:\n    after: [t0 SS-2h, t2 FS]\n    tasks:\n      t7: {after: [t4 FS, t3 FS], milestone: true, not-before: 2026-01-09 11:30}\n      t8:\n        tasks:\n          t9:\n            after: [t0 FS, t3 FS, t0 FS+2ed]\n            tasks:\n              t10: {milestone: true, schedule: alap, priority: 100}\n              t11: {after: [t10 FS+3h, t4 SS-2h], who: all, duration: 6h, calendar: alone, split: true}"],
  ["S91: pinned work that its links move has its place first",
    "  a: {who: 2 of role test, effort: 1d, not-before: 2026-01-09 11:30}\n  b: {after: a FF+50%, who: ana, effort: 13h, start-on: 2026-01-13}\n  c: {duration: 5d, who: ben, priority: 900}\n  d: {duration: 20h, after: a FS-1d, who: ana 50%}"],
] as const;

/** As late as possible, and what waits for its start with a lag is due after a leave of its person. */
const ALAP_BEFORE_LEAVE = "  a: {who: ana, effort: 4h, schedule: alap}\n  b: {milestone: true, not-before: 2026-01-13, after: a SS+3h}\n  c: {who: ana, effort: 4h}\n  d: {who: ana, effort: 4h}\n  e: {who: ben, effort: 60h}";

const OTHER_HOURS = "plan: Hours\nstart: 2026-01-05\nas-of: 2026-01-05\ncalendars: {late: {week: {mon-fri: 17:00-21:00}}}\npeople: {ana: {}, ben: {calendar: late}, cy: {}}\ntasks:\n  a: {effort: 3d, who: [ana 1d, ben 2d], schedule: alap}\n";

/** What waits for work of people of other hours that is planned as late as possible, and where that then stands. */
const MOVED_LATE = [
  ["a start that somebody waits for", "  b: {milestone: true, after: a SS+1h}\n  c: {effort: 6d, who: ana, after: b}", "2026-01-05T09:00"],
  ["a start that somebody waits for, where nobody is moved", "  b: {milestone: true, after: a SS+1h}\n  c: {effort: 6d, who: cy, after: b}", "2026-01-05T09:00"],
  ["a lag that is a share of the work, which is shorter where it would be moved to", "  b: {effort: 2d, who: cy, after: a FS-50%}", "2026-01-05T09:00"],
  ["a lag that is a share of the work, with time left", "  b: {effort: 2d, who: cy, after: a FS-50%, not-before: 2026-01-08}", "2026-01-05T17:00"],
] as const;

const leavesOf = (schedule: Schedule): readonly ScheduledTask[] => schedule.tasks.filter(({ kind }) => kind !== "summary");

describe("practical plans", function () {
  this.timeout(600_000);

  for (const level of ["level: false", "level: true"]) {
    it(`are scheduled as they are written, by a count of every minute (${level})`, () => {
      fc.assert(
        fc.property(practicalTasks, fc.constantFrom(...DATES), (tasks, dates) => {
          const text = practicalText(tasks, `${dates}\n${level}`);
          const { plan, schedule } = scheduleText(text);
          assert.deepEqual(checkSchedule(plan, schedule), [], text);
        }),
        { numRuns: RUNS, seed: SEED },
      );
    });
  }

  for (const level of ["level: false", "level: true"]) {
    it(`S28, S97: keep every link when work of people of other hours is moved late (${level})`, () => {
      fc.assert(
        fc.property(lateTasks, tasks => {
          const text = practicalText(tasks, `as-of: none\n${level}`);
          const { plan, schedule } = scheduleText(text);
          assert.deepEqual(checkSchedule(plan, schedule), [], text);
        }),
        { numRuns: 4 * RUNS, seed: SEED },
      );
    });
  }

  for (const [what, tasks] of LEVELLED) {
    it(`are levelled as they are written: ${what}`, () => {
      const { plan, schedule } = scheduleText(`${PRACTICAL_HEAD}\nas-of: none\ntasks:\n${tasks}\n`);
      assert.ok(schedule.levelling !== undefined);
      assert.deepEqual(checkSchedule(plan, schedule), []);
    });
  }

  it("S70, S97: wait for whom they say, until the task ends that has them", () => {
    fc.assert(
      fc.property(fc.oneof(practicalTasks, lateTasks), fc.constantFrom("as-of: none", "as-of: none\nschedule: alap"), (tasks, head) => {
        const text = practicalText(tasks, head);
        const { plan, schedule } = scheduleText(text);
        for (const { id, drivers } of leavesOf(schedule)) {
          for (const { kind, of, until } of drivers) {
            const task = kind === "resource" && of !== undefined ? schedule.tasks[plan.taskIndex.get(of) ?? -1] : undefined;
            if (task === undefined) continue;
            assert.ok((task.segments ?? [[task.start, task.finish]]).some(([, finish]) => finish === until), `${id} waits for ${task.id} until ${formatInstant(until)}\n${text}`);
          }
        }
      }),
      { numRuns: 8 * RUNS, seed: SEED },
    );
  });

  it("S97: begin when people are free who were to do work that has been moved late", () => {
    const { plan, schedule } = scheduleText("plan: Free\nstart: 2026-01-05\nas-of: none\npeople: {ana: {}, ben: {}, cy: {}}\ntasks:\n  a: {effort: 2d, who: ana, schedule: alap, priority: 900}\n  b: {effort: 2d, who: ana}\n  c: {effort: 1d, who: ben, after: b}\n  d: {effort: 1d, who: ana, priority: 100}\n  e: {effort: 9d, who: cy}\n");
    assert.deepEqual(schedule.tasks.map(({ id, start, finish, drivers: [why] }) => [id, formatInstant(start), formatInstant(finish), why?.kind, why?.of ?? why?.key ?? ""].join(" ")), [
      "a 2026-01-14T09:00 2026-01-15T17:00 constraint schedule", "b 2026-01-05T09:00 2026-01-06T17:00 plan-start ", "c 2026-01-07T09:00 2026-01-07T17:00 dependency b",
      "d 2026-01-07T09:00 2026-01-07T17:00 resource b", "e 2026-01-05T09:00 2026-01-15T17:00 plan-start ",
    ]);
    assert.deepEqual(checkSchedule(plan, schedule), []);
  });

  it("S97: what misses its date since somebody is busy keeps it when they are moved late", () => {
    const { schedule } = scheduleText("plan: Back\nstart: 2026-01-05\nfinish: 2026-02-06\nschedule: alap\nas-of: none\npeople: {ana: {}}\ntasks:\n  a: {effort: 3d, who: ana, priority: 900}\n  b: {effort: 2d, who: ana, finish-by: 2026-01-07}\n");
    assert.deepEqual(schedule.tasks.map(({ start, finish }) => [start, finish].map(formatInstant).join(" ")), ["2026-02-04T09:00 2026-02-06T17:00", "2026-01-06T09:00 2026-01-07T17:00"]);
    assert.deepEqual(schedule.faults, []);
  });

  it("S28, S97: what is planned as late as possible begins before a leave, not after it, when somebody waits for its start", () => {
    const { plan, schedule } = scheduleText(`${PRACTICAL_HEAD}\nas-of: none\ntasks:\n${ALAP_BEFORE_LEAVE}\n`);
    assert.ok(schedule.levelling !== undefined && schedule.levelling.schedules > 0);
    assert.deepEqual(checkSchedule(plan, schedule), []);
    assert.equal(formatInstant((schedule.tasks[1] as ScheduledTask).start), "2026-01-13T09:00");
  });

  for (const [what, tasks, start] of MOVED_LATE) {
    it(`S12, S28, S97: keep ${what}`, () => {
      const { plan, schedule } = scheduleText(`${OTHER_HOURS}${tasks}\n`);
      assert.deepEqual(checkSchedule(plan, schedule), []);
      assert.equal(formatInstant((schedule.tasks[0] as ScheduledTask).start), start);
    });
  }

  it("S34: have the same early and late dates and slack whoever waits for whom", () => {
    fc.assert(
      fc.property(practicalTasks, tasks => {
        const figures = (level: string): readonly unknown[] => scheduleText(practicalText(tasks, `as-of: 2026-01-09\n${level}`)).schedule.tasks
          .map(({ id, earlyStart, earlyFinish, lateStart, lateFinish, totalSlack, freeSlack, critical }) => [id, earlyStart, earlyFinish, lateStart, lateFinish, totalSlack, freeSlack, critical]);
        assert.deepEqual(figures("level: true"), figures("level: false"));
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it("S34: an empty summary has the early and late dates of what it waits for, whoever is booked", () => {
    const text = `${PRACTICAL_HEAD}\nas-of: none\ntasks:\n  a: {who: ana, effort: 8h}\n  b: {who: ana, effort: 8h}\n  c:\n    after: b\n    tasks:\n`;
    const [first, second, empty] = scheduleText(text).schedule.tasks;
    assert.ok(first && second && empty && second.start > second.earlyStart && second.earlyFinish === first.finish);
    assert.deepEqual([empty.start, empty.earlyStart, empty.lateFinish], [second.finish, second.earlyFinish, second.earlyFinish]);
  });

  it("have the same dates for the same text", () => {
    fc.assert(
      fc.property(practicalTasks, tasks => {
        const dates = (): readonly string[] => scheduleText(practicalText(tasks, "as-of: 2026-01-09")).schedule.tasks.map(({ id, start, finish }) => [id, start, finish].join(" "));
        assert.deepEqual(dates(), dates());
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });
});

describe("an overload", () => {
  it("S46: ends where the calendar of a task gives somebody hours in which all fits", () => {
    const days = ["a: {who: ana, effort: 8h, start-on: 2026-01-07}", "b: {who: ana, effort: 8h, start-on: 2026-01-07}", "c: {who: ana, effort: 2h, calendar: nights, start-on: 2026-01-07 22:00}",
      "d: {who: ana, effort: 8h, start-on: 2026-01-08}", "e: {who: ana, effort: 8h, start-on: 2026-01-08}"];
    const text = `${PRACTICAL_HEAD}\nas-of: none\nlevel: false\ntasks:\n${days.map(day => `  ${day}\n`).join("")}`;
    const { plan, schedule } = scheduleText(text);
    assert.deepEqual(checkSchedule(plan, schedule), []);
    assert.equal(schedule.overloads.length, 2);
  });
});

describe("a plan that nothing but its links holds", () => {
  const HEAD = "plan: Links\nstart: 2026-01-05\nas-of: none\ncalendar: {week: {mon-fri: 09:00-12:00 13:00-18:00}}";
  const plain = randomTasks(fc.constant("priority: 500"), false)
    .map(tasks => tasks.map(task => ({ ...task, days: task.days + 1, links: task.links.filter(({ lag, type }) => lag === "" || (lag === "+3h" && type === "FS")) })));

  it("S31, S32: has no more free slack than total slack", () => {
    fc.assert(
      fc.property(plain, tasks => {
        for (const { id, totalSlack, freeSlack } of leavesOf(scheduleText(planTextOf(HEAD, tasks)).schedule)) {
          assert.ok(freeSlack <= totalSlack, `${id} has ${String(freeSlack)} of ${String(totalSlack)}`);
        }
      }),
      { numRuns: 4 * RUNS, seed: SEED },
    );
  });

  it("S33: has a critical path without a gap, from the plan's start to its finish", () => {
    fc.assert(
      fc.property(plain, tasks => {
        const text = planTextOf(HEAD, tasks);
        const { schedule } = scheduleText(text);
        const open = leavesOf(schedule).filter(({ finish, critical }) => critical && finish === schedule.finish).map(({ index }) => index);
        const seen = new Set<number>();
        for (let at = open.pop(); at !== undefined; at = open.pop()) {
          if (seen.has(at)) continue;
          seen.add(at);
          open.push(...schedule.links.filter(({ to, driving, critical }) => to === at && driving && critical).map(({ from }) => from));
        }
        assert.ok([...seen].some(index => schedule.tasks[index]?.start === schedule.start), text);
      }),
      { numRuns: 4 * RUNS, seed: SEED },
    );
  });
});
