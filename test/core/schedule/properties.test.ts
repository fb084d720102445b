import assert from "node:assert/strict";
import fc from "fast-check";
import { createCalendarBook } from "../../../src/core/calendar/calendarBook";
import type { Schedule, ScheduledTask } from "../../../src/core/schedule/result";
import { schedulePlan } from "../../../src/core/schedule/schedule";
import { readPlan } from "../../../src/language/snapshot";
import { planTextOf, randomTasks } from "../../support/randomPlan";
import { scheduleText, TEST_NOW } from "../../support/scheduleText";

const HEAD = "plan: Random\nstart: 2026-01-05\nas-of: none\ncalendar: {week: {mon-fri: 09:00-12:00 13:00-18:00}, holidays: {2026-01-08: Off}}";
const LENGTHS: Readonly<Record<string, number>> = { "": 0, "+1d": 480, "+3h": 180, "-1d": -480, "-2h": -120, "+1w": 2400 };
const none = fc.constant("priority: 500");

const leavesOf = (schedule: Schedule): readonly ScheduledTask[] => schedule.tasks.filter(({ kind }) => kind !== "summary");

describe("laws of the schedule", () => {
  it("S11: every link that is not cut is respected", () => {
    fc.assert(
      fc.property(randomTasks(none), tasks => {
        const { schedule, plan } = scheduleText(planTextOf(HEAD, tasks));
        const calendar = createCalendarBook(plan).plan;
        for (const { from, to, type, lag, cut } of schedule.links) {
          const length = LENGTHS[lag];
          const [a, b] = [schedule.tasks[from]!, schedule.tasks[to]!];
          if (cut || length === undefined || (b.kind === "summary" && (type === "FF" || type === "SF"))) continue;
          const asked = calendar.add(type === "FS" || type === "FF" ? a.finish : a.start, length);
          const got = type === "FS" || type === "SS" ? b.start : b.finish;
          assert.ok(got >= asked || calendar.between(got, asked) === 0, `${a.id} ${type}${lag} ${b.id}`);
        }
      }),
      { numRuns: 60, seed: 2026 },
    );
  });

  it("S31: early dates are not after late dates, and slack is not negative, where nothing is promised", () => {
    fc.assert(
      fc.property(randomTasks(fc.constantFrom("not-before: 2026-01-14", "schedule: alap", "calendar: nights", "who: ana")), tasks => {
        const head = `${HEAD}\ncalendars: {nights: {week: {mon-sun: 00:00-06:00}}}\npeople: {ana: {leave: {2026-01-12..2026-01-20: Off}}}`;
        for (const task of leavesOf(scheduleText(planTextOf(head, tasks)).schedule)) {
          assert.ok(task.totalSlack >= 0, `${task.id} has slack ${String(task.totalSlack)}`);
          assert.ok(task.freeSlack >= 0);
          assert.ok(task.earlyStart <= task.earlyFinish && task.start <= task.finish);
        }
      }),
      { numRuns: 60, seed: 2026 },
    );
  });

  it("S33: a plan that nothing but its network holds has a critical task", () => {
    fc.assert(
      fc.property(randomTasks(none), tasks => {
        const { schedule } = scheduleText(planTextOf(HEAD, tasks));
        if (leavesOf(schedule).length > 0) assert.ok(schedule.tasks.some(({ critical }) => critical));
      }),
      { numRuns: 60, seed: 2026 },
    );
  });

  it("S10: a shorter task never makes the plan longer", () => {
    const positive = randomTasks(none).map(tasks =>
      tasks.map(task => ({ ...task, links: task.links.filter(({ lag, type }) => !lag.includes("%") && (type === "FS" || type === "SS")) })),
    );
    fc.assert(
      fc.property(positive, fc.nat(), (tasks, pick) => {
        const at = pick % tasks.length;
        const shorter = tasks.map((task, i) => (i === at ? { ...task, days: Math.floor(task.days / 2) } : task));
        const before = scheduleText(planTextOf(HEAD, tasks)).schedule.finish;
        assert.ok(scheduleText(planTextOf(HEAD, shorter)).schedule.finish <= before);
      }),
      { numRuns: 60, seed: 2026 },
    );
  });

  it("the dates do not depend on the order of the file", () => {
    fc.assert(
      fc.property(randomTasks(none, false), tasks => {
        const lines = planTextOf(HEAD, tasks).trimEnd().split("\n");
        const first = lines.indexOf("tasks:") + 1;
        const reversed = [...lines.slice(0, first), ...lines.slice(first).reverse()].join("\n");
        const dates = (text: string): ReadonlyMap<string, string> =>
          new Map(scheduleText(text).schedule.tasks.map(task => [task.id, [task.start, task.finish, task.lateStart, task.totalSlack, task.freeSlack].join()]));
        assert.deepEqual(new Map([...dates(reversed)].sort()), new Map([...dates(lines.join("\n"))].sort()));
      }),
      { numRuns: 60, seed: 2026 },
    );
  });

  it("S13: a summary spans what is in it", () => {
    fc.assert(
      fc.property(randomTasks(none), tasks => {
        const { schedule, plan } = scheduleText(planTextOf(HEAD, tasks));
        for (const { item, index, end } of plan.tasks) {
          // A summary without tasks has a place of its own, which counts as well.
          const inside = plan.tasks.filter(node => node.index > index && node.index < end && node.end === node.index + 1).map(node => schedule.tasks[node.index]!);
          if (!item.summary || inside.length === 0) continue;
          const summary = schedule.tasks[index]!;
          assert.equal(summary.start, Math.min(...inside.map(task => task.start)));
          assert.equal(summary.finish, Math.max(...inside.map(task => task.finish)));
          assert.equal(summary.effort, inside.reduce((sum, task) => sum + task.effort, 0));
        }
      }),
      { numRuns: 60, seed: 2026 },
    );
  });

  it("S16: whatever waits for whatever, all is scheduled, and cuts are exactly what was needed", () => {
    fc.assert(
      fc.property(randomTasks(none), tasks => {
        const { schedule } = scheduleText(planTextOf(HEAD, tasks, true));
        const cut = schedule.links.filter(link => link.cut).length;
        const cycles = schedule.faults.filter(({ kind }) => kind === "cycle");
        assert.equal(cycles.length, cut);
        assert.equal(schedule.tasks.length, tasks.length);
        for (const fault of cycles) assert.ok(fault.kind === "cycle" && fault.tasks.length > 0 && new Set(fault.tasks).size === fault.tasks.length);
        assertFinite(schedule);
      }),
      { numRuns: 60, seed: 2026 },
    );
  });
});

/** Keys that a careless or hostile author writes. */
const wild = fc.constantFrom(
  "effort: 0d", "effort: 999999999w", "duration: 3ed", "duration: 99999999ed", "milestone: true", "points: 5", "points: 0",
  "started: 2026-01-02", "finished: 2026-01-01", "finished: 9999-12-31", "started: 0001-01-01", "done: 40%", "done: 100%", "remaining: 0d",
  "remaining: 99w", "status: done", "status: dropped", "status: doing", "schedule: fixed", "schedule: alap", "start-on: 2026-02-30",
  "start-on: 9999-12-31", "finish-on: 0001-01-01", "finish-by: 2026-01-01", "start-by: 2025-01-01", "not-before: 2026-01-10",
  "due: 2026-01-01", "who: ana", "who: [ana, ben 50%]", "who: any of ana ben gone", "who: 2 of crew", "who: role qa", "who: [ana 3d, ben 1d]",
  "who: ghost", "who: lab", "who: [lab, ana]", "who: ben 0%", "who: nocap", "calendar: empty", "calendar: loop", "calendar: nights",
  "release: beta", "sprint: sprint-3", "sprint: sprint-0", "spent: 3d", "spent: {ana: 1d}", "cost: 1k", "priority: 0", "pauses: {2026-01-06..: Off}",
  "repeat: daily", "repeat: weekly on mon at 10:00 x5", "repeat: monthly on 31 x40", "repeat: every 3w until 2027-01-01", "repeat: monthly on last fri",
);
const WILD_HEAD = `plan: Wild
sprints: {start: 2026-01-05, length: 2w, velocity: {crew: 10}}
calendars:
  empty: {week: {}, based-on: none}
  loop: {based-on: loop}
  nights: {week: {mon-fri: 00:00-06:00 22:00-24:00}, holidays: {12-24..01-02: Off, 02-29: Leap}}
people:
  ana: {rate: {2026-01-05: 10/h, 2026-01-07: 300/use}, capacity: {2026-01-06: 33%}}
  ben: {available: 2026-01-12..2026-01-13, role: qa, leave: {2026-01-12 13:00..: Off}}
  nocap: {capacity: 0%}
  gone: {available: ..2020-01-01, calendar: {2026-01-05: empty, 2026-01-09: nights}}
teams: {crew: [ana, ben, crew], dead: []}
equipment: {lab: {calendar: empty, rate: 5/h}}
releases: {beta: {date: 2026-01-15}}`;

/** Parts of a schedule that are not its figures: the plan, and calendars, which have no ends. */
const NO_FIGURES: ReadonlySet<string> = new Set(["plan", "clock"]);

/** No figure of a schedule is NaN or infinite. */
function assertFinite(value: unknown, at = "schedule"): void {
  if (typeof value === "number") assert.ok(Number.isFinite(value), `${at} is ${String(value)}`);
  else if (Array.isArray(value)) value.forEach((part, i) => { assertFinite(part, `${at}[${String(i)}]`); });
  else if (typeof value === "object" && value !== null && !(value instanceof Map)) {
    for (const [key, part] of Object.entries(value)) if (!NO_FIGURES.has(key)) assertFinite(part, `${at}.${key}`);
  }
}

describe("a schedule of anything", () => {
  const plain = ["", "as-of: none", "as-of: 2026-01-20", "schedule: alap\nfinish: 2026-06-30", "honour-constraints: true\nas-of: none",
    "slack-to: ends", "slack-to: target\nfinish: 2026-02-01", "calendar: {week: {}}", "hours-per-day: 0.01\nhours-per-week: 1000000", "start: 9999-12-31", "start: 0001-01-01"];

  it("is there, finite, complete and the same twice", () => {
    fc.assert(
      fc.property(fc.constantFrom(...plain), randomTasks(wild), fc.boolean(), (head, tasks, anyOrder) => {
        const plan = readPlan(planTextOf(`${WILD_HEAD}\n${head}`, tasks, anyOrder)).plans[0]!;
        const schedule = schedulePlan(plan, { now: TEST_NOW });
        assertFinite(schedule);
        assert.equal(schedule.tasks.length, plan.tasks.length);
        for (const task of schedule.tasks) assert.ok(task.start <= task.finish, `${task.id} ends before it begins`);
        assert.equal(text(schedulePlan(plan, { now: TEST_NOW })), text(schedule));
      }),
      { numRuns: 100, seed: 2026 },
    );
  });

  it("stops when it is cancelled", () => {
    const plan = readPlan(planTextOf(HEAD, [{ days: 1, links: [], keys: [], holds: 0 }])).plans[0]!;
    assert.deepEqual(schedulePlan(plan, { now: TEST_NOW }, { cancelled: true }).tasks, []);
  });
});

function text(schedule: Schedule): string {
  return JSON.stringify({ ...schedule, plan: undefined });
}
