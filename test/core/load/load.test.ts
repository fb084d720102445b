import assert from "node:assert/strict";
import fc from "fast-check";
import { formatDay, dayOf } from "../../../src/core/calendar/civil";
import { costOverTime, materialsOverTime, taskCost } from "../../../src/core/schedule/load/costOverTime";
import { loadOf, type LoadRow } from "../../../src/core/schedule/load/load";
import { periodsOf, type PeriodStep } from "../../../src/core/schedule/load/periods";
import { planTextOf, randomTasks } from "../../support/randomPlan";
import { scheduleText } from "../../support/scheduleText";

const HEAD = "plan: P\nstart: 2026-01-05\nas-of: none\nlevel: false\n";
const sum = (values: Iterable<number>): number => [...values].reduce((all, value) => all + value, 0);
const near = (a: number, b: number): void => assert.ok(Math.abs(a - b) < 1e-6 * Math.max(1, Math.abs(b)), `${String(a)} is not ${String(b)}`);

/** Booked and available hours of a row by period, `8/8 0/8`. */
function hours(text: string, id: string, step: PeriodStep = "day"): string {
  const row = loadOf(scheduleText(text).schedule, step).rows.find(one => one.id === id);
  assert.ok(row, `there is a row for ${id}`);
  return [...row.booked].map((booked, period) => `${String(Math.round(booked / 0.6) / 100)}/${String(Math.round((row.capacity[period] ?? 0) / 0.6) / 100)}`).join(" ");
}

/** On which tasks in which periods, in hours. */
function parts(text: string, id: string, step: PeriodStep): string {
  const { schedule } = scheduleText(text);
  const row = loadOf(schedule, step).rows.find(one => one.id === id);
  return (row?.parts ?? []).map(({ task, period, minutes }) => `${String(period)}:${schedule.tasks[task]?.id ?? ""} ${String(minutes / 60)}`).join(", ");
}

describe("the parts of a load", () => {
  it("S80: name repeating work once a period, and a task of a team once for all of its members", () => {
    assert.equal(parts(`${HEAD}people: {ana: }\ntasks:\n  a: {effort: 2h, who: ana, repeat: daily x6}\n`, "ana", "week"), "0:a 10, 1:a 2");
    assert.equal(parts(`${HEAD}people: {ana: , ben: }\nteams: {core: [ana, ben]}\ntasks:\n  a: {effort: 2d, who: core}\n`, "core", "week"), "0:a 16");
  });
});

const cases: readonly (readonly [what: string, text: string, id: string, step: PeriodStep, expected: string])[] = [
  ["someone beyond capacity", "people: {ana: }\ntasks:\n  a: {effort: 2d, who: ana}\n  b: {effort: 1d, who: ana}\n", "ana", "day", "16/8 8/8"],
  ["a share", "people: {ana: }\ntasks:\n  a: {effort: 1d, who: ana 50%}\n", "ana", "day", "4/8 4/8"],
  ["a capacity below full time", "people: {ana: {capacity: 50%}}\ntasks:\n  a: {effort: 1d, who: ana}\n", "ana", "day", "4/4 4/4"],
  ["a capacity that changes", "people: {ana: {capacity: {2026-01-05: 50%, 2026-01-06: 100%}}}\ntasks:\n  a: {effort: 12h, who: ana}\n", "ana", "day", "4/4 8/8"],
  ["leave", "people: {ana: {leave: {2026-01-06: Off}}}\ntasks:\n  a: {effort: 2d, who: ana}\n", "ana", "day", "8/8 0/0 8/8"],
  ["a part-time calendar", "calendars: {half: {week: {mon-fri: 09:00-13:00}}}\npeople: {ana: {calendar: half}}\ntasks:\n  a: {effort: 1d, who: ana}\n", "ana", "day", "4/4 4/4"],
  ["a pause", "people: {ana: }\ntasks:\n  a: {effort: 2d, who: ana, pauses: {2026-01-06: Wait}}\n", "ana", "day", "8/8 0/8 8/8"],
  ["two of one pot", "people: {ana: , ben: {leave: {2026-01-05: Off}}}\ntasks:\n  a: {effort: 3d, who: [ana, ben]}\n", "ben", "day", "0/0 8/8"],
  ["an own part, over when it is done", "people: {ana: , ben: }\ntasks:\n  a: {who: [ana 2d, ben 1d]}\n", "ben", "day", "8/8 0/8"],
  ["equipment, for as long as the task runs", "equipment: {lab: {capacity: 200%}}\ntasks:\n  a: {duration: 2d, who: lab}\n", "lab", "day", "8/16 8/16"],
  ["equipment by the calendar of the task, which it follows", "calendars: {nights: {week: {mon-fri: 20:00-24:00}}}\npeople: {ana: }\nequipment: {lab: {leave: {2026-01-06: Off}}}\ntasks:\n  a: {effort: 1d, who: [ana, lab], calendar: nights}\n", "lab", "day", "4/12 0/0 4/12"],
  ["a week from Monday", "people: {ana: }\ntasks:\n  a: {effort: 6d, who: ana}\n", "ana", "week", "40/40 8/40"],
  ["a month", "people: {ana: }\ntasks:\n  a: {effort: 20d, who: ana, not-before: 2026-01-26}\n", "ana", "month", "40/176 120/160"],
  ["a team", "people: {ana: , ben: }\nteams: {core: [ana, ben]}\ntasks:\n  a: {effort: 1d, who: ana}\n", "core", "day", "8/16"],
  ["a team that someone joins later", "people: {ana: , ben: }\nteams: {core: [ana, ben 2026-01-06..]}\ntasks:\n  a: {effort: 2d, who: ben}\n", "core", "day", "0/8 8/16"],
  ["a role", "people: {ana: {role: dev}, ben: {role: [dev, ops]}}\ntasks:\n  a: {effort: 1d, who: ben}\n", "dev", "day", "8/16"],
  ["occurrences alone", "people: {ana: }\ntasks:\n  a: {effort: 2h, who: ana, repeat: daily x2}\n", "ana", "day", "2/8 2/8"],
  ["what nobody can ever do not at all", "people: {ana: {available: 2026-01-05..2026-01-06}}\ntasks:\n  a: {effort: 3d, who: ana}\n  b: {effort: 1d, who: ana}\n", "ana", "day", "8/8 0/8 0/0"],
  ["work by the calendar of a task, which there is time for then", "calendars: {sat: {week: {sat: 09:00-17:00}}}\npeople: {ana: }\ntasks:\n  a: {effort: 1d, who: ana, calendar: sat, not-before: 2026-01-09}\n  b: {effort: 2d, who: ana, not-before: 2026-01-09}\n", "ana", "day", "8/8 8/8 0/0 8/8"],
  ["work by the calendars of two tasks at once", "calendars: {sat: {week: {sat: 09:00-17:00}}, late: {week: {sat: 13:00-21:00}}}\npeople: {ana: }\nteams: {core: [ana]}\ntasks:\n  a: {effort: 1d, who: ana, calendar: sat}\n  b: {effort: 1d, who: ana, calendar: late}\n", "core", "week", "16/52"],
  ["dropped work not at all", "people: {ana: }\ntasks:\n  a: {effort: 1d, who: ana, status: dropped}\n  b: {duration: 1d}\n", "ana", "day", "0/8"],
];

describe("load against capacity", () => {
  for (const [what, text, id, step, expected] of cases) it(`S80: counts ${what}`, () => assert.equal(hours(HEAD + text.replace(/(ana|ben): (?=[,}])/g, "$1: {capacity: 100%}"), id, step), expected));

  it("S80: counts levelled work for whom it was chosen and in the pieces that it was cut into", () => {
    const levelled = "plan: P\nstart: 2026-01-05\nas-of: none\npeople: {ana: {capacity: 100%}, ben: {capacity: 100%}}\ntasks:\n  a: {effort: 1d, who: ana, priority: 900}\n  b: {effort: 1d, who: any of ana ben}\n";
    assert.equal(hours(levelled, "ana"), "8/8");
    assert.equal(hours(levelled, "ben"), "8/8");
    const split = "plan: P\nstart: 2026-01-05\nas-of: none\npeople: {ana: {capacity: 100%}}\ntasks:\n  a: {effort: 1d, who: ana, priority: 900, start-on: 2026-01-06}\n  b: {effort: 2d, who: ana, split: true}\n";
    assert.equal(hours(split, "ana"), "8/8 8/8 8/8");
    assert.deepEqual(scheduleText(split).schedule.tasks.map(({ effort }) => effort), [480, 960], "pieces share the effort");
  });

  it("S80: equipment costs while it is worked with, not between the pieces of a task or the times of one that repeats", () => {
    const costs = (text: string): readonly number[] => scheduleText(`plan: P\nstart: 2026-01-05\nas-of: none\npeople: {ana: {rate: {2026-01-05: 100/h, 2026-01-07: 200/h}}}\nequipment: {lab: {rate: 10/h}}\ntasks:\n${text}`).schedule.tasks.map(({ cost }) => cost);
    assert.deepEqual(costs("  a: {effort: 1d, who: ana, priority: 900, start-on: 2026-01-06}\n  b: {duration: 2d, who: [ana, lab], split: true}\n"), [800, 8 * 100 + 8 * 200 + 16 * 10]);
    assert.deepEqual(costs("  c: {duration: 1h, repeat: every 2w x3, who: lab}\n"), [30]);
  });

  it("names the tasks of each period", () => {
    const { rows } = loadOf(scheduleText(`${HEAD}people: {ana: {capacity: 100%}}\ntasks:\n  a: {effort: 1d, who: ana}\n  b: {effort: 4h, who: ana, after: a}\n`).schedule, "day");
    assert.deepEqual(rows[0]?.parts, [{ task: 0, period: 0, minutes: 480 }, { task: 1, period: 1, minutes: 240 }]);
  });

  const PEOPLE = "people: {ana: {capacity: 80%, rate: 90/h, leave: {2026-01-08: Off}}, ben: {rate: {2026-01-05: 100/h, 2026-01-12: 120/h}}}\nequipment: {lab: {rate: [15/h, 50/use]}}\n";
  const work = fc.constantFrom("effort: 9h", "who: ana", "who: [ana, ben 50%]", "who: [ben, lab]", "cost: 700", "done: 40%", "pauses: {2026-01-06..2026-01-07: Off}", "spent: {effort: 4h, cost: 100}");
  for (const step of ["day", "week", "month"] as const) {
    it(`S80, S82: by ${step}, work adds up to the effort and cost to the cost`, () => {
      fc.assert(
        fc.property(randomTasks(work), tasks => {
          const { schedule } = scheduleText(planTextOf((tasks.length % 2 === 0 ? HEAD : HEAD.replace("level: false", "level: true")) + PEOPLE, tasks));
          const { rows, periods } = loadOf(schedule, step);
          for (const row of rows.filter((one): one is LoadRow => one.kind === "person")) {
            const effort = sum(schedule.tasks.flatMap(task => (task.dropped ? [] : task.assignments.filter(({ resource }) => resource === row.id).map(one => one.effort))));
            near(sum(row.booked), effort);
            near(sum(row.parts.map(({ minutes }) => minutes)), effort);
          }
          for (const task of schedule.tasks) if (task.kind !== "summary" && !task.dropped) near(sum(taskCost(schedule, task.index, periods)), task.cost);
          near(sum(costOverTime(schedule, periods)), sum(schedule.tasks.filter((_, index) => schedule.plan.tasks[index]?.parent === -1).map(({ cost }) => cost)));
        }),
        { numRuns: 25, seed: 2026 },
      );
    });
  }
});

describe("cost and materials over time", () => {
  const costs = (text: string, step: PeriodStep = "day"): readonly number[] => {
    const { schedule } = scheduleText(HEAD + text);
    return [...costOverTime(schedule, periodsOf(schedule.start, schedule.finish, step))].map(value => Math.round(value * 100) / 100);
  };
  it("S82: takes the rate of each day", () =>
    assert.deepEqual(costs("people: {ana: {rate: {2026-01-05: 100/h, 2026-01-06: 150/h}}}\ntasks:\n  a: {effort: 2d, who: ana}\n"), [800, 1200]));
  it("S82: takes a rate per use at the start", () => assert.deepEqual(costs("equipment: {lab: {rate: [10/h, 50/use]}}\ntasks:\n  a: {duration: 2d, who: lab}\n"), [130, 80]));
  it("S82: lets a fixed cost fall evenly over the task", () => assert.deepEqual(costs("tasks:\n  a: {duration: 12h, cost: 900}\n"), [600, 300]));
  it("S82: lets what a summary costs fall evenly over it", () => assert.deepEqual(costs("tasks:\n  s:\n    cost: 800\n    tasks:\n      a: {duration: 2d}\n"), [400, 400]));
  it("S82: puts what a milestone costs on its day", () => assert.deepEqual(costs("tasks:\n  a: {duration: 1d}\n  m: {milestone: true, cost: 99, not-before: 2026-01-06}\n"), [0, 99]));
  it("S83: counts materials", () => {
    const { schedule } = scheduleText(`${HEAD}materials: {concrete: {unit: m3, price: 10}}\ntasks:\n  a: {duration: 2d, materials: {concrete: 40}}\n`);
    assert.deepEqual([...(materialsOverTime(schedule, periodsOf(schedule.start, schedule.finish, "day")).get("concrete") ?? [])], [20, 20]);
  });
  it("S83: counts those of a summary, evenly over its working time, and none of dropped work", () => {
    const { schedule } = scheduleText(`${HEAD}materials: {iron: {unit: t, price: 100}}\ntasks:\n  s: {materials: {iron: 3}, tasks: {a: {duration: 1d, materials: {iron: 1}}, b: {duration: 2d, after: a}}}\n  d: {materials: {iron: 9}, status: dropped, tasks: {c: {duration: 1d}}}\n`);
    assert.deepEqual([...(materialsOverTime(schedule, periodsOf(schedule.start, schedule.finish, "day")).get("iron") ?? [])], [2, 1, 1]);
  });
});

describe("periods", () => {
  const days = (from: string, to: string, step: PeriodStep): readonly string[] => {
    const at = (day: string): number => Date.parse(`${day}T12:00Z`) / 60_000;
    return [...periodsOf(at(from), at(to), step).bounds].map(bound => formatDay(dayOf(bound)));
  };
  it("begin with their whole first day, week or month", () => {
    assert.deepEqual(days("2026-01-07", "2026-01-08", "day"), ["2026-01-07", "2026-01-08", "2026-01-09"]);
    assert.deepEqual(days("2026-01-07", "2026-01-14", "week"), ["2026-01-05", "2026-01-12", "2026-01-19"]);
    assert.deepEqual(days("2025-12-31", "2026-02-01", "month"), ["2025-12-01", "2026-01-01", "2026-02-01", "2026-03-01"]);
  });
  it("are longer where there would be too many", () => {
    assert.equal(periodsOf(0, 6000 * 1440, "day").step, "week");
    assert.equal(periodsOf(0, 60_000 * 1440, "day").step, "month");
  });
});
