import { deepEqual, equal } from "node:assert/strict";
import { loadOf } from "../../../src/core/schedule/load/load";
import type { ScheduledTask } from "../../../src/core/schedule/result";
import { checkSchedule } from "../../support/checkSchedule";
import { scheduleText } from "../../support/scheduleText";

const HEAD = "plan: Bookings\nid: b\nstart: 2026-01-05\nas-of: 2026-01-05\n";
const task = (text: string, id: string): ScheduledTask => scheduleText(`${HEAD}${text}`).schedule.tasks.find(one => one.id === id) as ScheduledTask;
const efforts = ({ assignments }: ScheduledTask): Record<string, number> => Object.fromEntries(assignments.map(({ resource, effort }) => [resource, effort]));

describe("who does how much of the work", () => {
  it("S40: comes to the effort in whole minutes", () => {
    deepEqual(efforts(task("people: {ana: {}, ben: {}}\ntasks:\n  a: {effort: 100m, who: [ana, ben 60%]}\n", "a")), { ana: 63, ben: 37 });
  });

  it("S42, S43, S90: own parts of effort over a stated duration, and the rest, each book what they ask of it", () => {
    const { plan, schedule } = scheduleText(`${HEAD}people: {ana: {}, ben: {}}
tasks:
  q: {effort: 4d, duration: 4d, who: [ana 1d, ben]}
  r: {effort: 2d, who: ben 50%}
  s: {effort: 1d, who: ana 75%}
  t: {effort: 1d, who: ben 25%}
`);
    const [q, r, s, t] = schedule.tasks;
    deepEqual(q?.assignments, [{ resource: "ana", units: 0.25, effort: 480 }, { resource: "ben", units: 0.75, effort: 1440 }]);
    // Who has room beside it begins, who has not waits.
    deepEqual([s?.start, t?.start], [q.start, q.start]);
    equal((r?.start ?? 0) >= q.finish, true);
    deepEqual([schedule.overloads, checkSchedule(plan, schedule)], [[], []]);
    for (const { id, booked } of loadOf(schedule, "day").rows) for (const minutes of booked) equal(minutes <= 480, true, id);
  });

  it("S47, S80: of work that is interrupted goes by the time that each has in its pieces, not in the gaps", () => {
    const y = task(`people:
  ana: {rate: 100/h}
  ben: {rate: 10/h, leave: {2026-01-07..2026-01-30: away}}
tasks:
  x: {effort: 1d, who: [ana, ben], not-before: 2026-01-06, priority: 900}
  y: {effort: 5d, who: [ana, ben], split: true}
`, "y");
    equal(y.segments?.length, 2);
    // Ben is there on 5 January and for four hours of the 6th; ana does the rest.
    deepEqual(efforts(y), { ana: 1680, ben: 720 });
    equal(y.cost, 28 * 100 + 12 * 10);
  });

  it("S47: of work that recurs goes by who is there at each time", () => {
    const u = task(`people: {ana: {}, cy: {leave: {2026-01-12: off}}}
tasks:
  u: {repeat: weekly on mon at 14:00 x3, effort: 2h, who: [ana, cy]}
`, "u");
    deepEqual(efforts(u), { ana: 60 + 120 + 60, cy: 60 + 60 });
  });

  it("S80: counts for a team what is worked while somebody is in it, by weeks as by days", () => {
    const { schedule } = scheduleText(`${HEAD}people: {ana: {}, ben: {}}
teams: {t: [ana, ben 2026-01-08..]}
tasks:
  a: {effort: 1d, who: ana}
  b: {effort: 2d, who: ben, not-before: 2026-01-08}
  c: {effort: 1d, who: ben}
`);
    for (const step of ["day", "week", "month"] as const) equal(loadOf(schedule, step).rows.find(({ id }) => id === "t")?.booked.reduce((sum, minutes) => sum + minutes), 24 * 60, step);
  });

  it("S82: an own part of the effort costs the rates of the days on which it is done", () => {
    const text = `people: {ana: {rate: {2026-01-01: 60/h, 2026-01-09: 120/h}}, ben: {rate: 60/h}}
tasks:
  a: {effort: 7d, who: [ana 2d, ben 5d]}
`;
    // Ana is done on 6 January, before her rate rises.
    equal(task(text, "a").cost, 7 * 8 * 60);
    const { schedule } = scheduleText(`${HEAD}${text}`);
    deepEqual(loadOf(schedule, "day").rows.find(({ id }) => id === "ana")?.booked.slice(0, 4), Float64Array.of(480, 480, 0, 0));
  });

  it("S80, S82: an own part of somebody whose capacity falls takes them until it is done", () => {
    const t = `people: {dee: {capacity: {2026-01-05: 60%, 2026-01-06: 20%}, rate: {2026-01-05: 100/h, 2026-01-06: 10/h}}, eve: {}}
tasks:
  t: {who: [eve 1h, dee 8h]}
`;
    const { schedule } = scheduleText(`${HEAD}${t}`);
    deepEqual([...loadOf(schedule, "day").rows[0]?.booked ?? []], [288, 96, 96]);
    equal(schedule.tasks[0]?.cost, 480 + 16 + 16);
  });
});
