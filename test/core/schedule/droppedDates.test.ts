import { equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { durationUntil, startWhenPutAt } from "../../../src/core/schedule/droppedDates";
import { schedulePlan } from "../../../src/core/schedule/schedule";
import type { ScheduledTask } from "../../../src/core/schedule/result";
import { applyEdits, changeToEdits } from "../../../src/language/edits/applyChange";
import { readPlan } from "../../../src/language/snapshot";
import { minute, NOW, scheduleOf } from "../view/support";

const HEAD = `plan: P
start: 2026-01-05
as-of: none
calendar: {week: {mon-thu: 09:00-12:00 13:00-18:00, fri: 09:00-12:00 13:00-16:00}, holidays: {2026-01-06: Epiphany}}
calendars: {three: {week: {mon-wed: 09:00-17:00}}, early: {week: {mon-fri: 07:00-15:00}}}
people: {ana: {}, cai: {calendar: three}, eve: {calendar: early}, ben: {leave: {2026-01-12..2026-01-16: Away}}}
tasks:
`;
const FILE = "test.plan.yaml";

function taskOf(text: string, id: string): ScheduledTask {
  const found = scheduleOf(text).tasks.find((task) => task.id === id);
  ok(found !== undefined);
  return found;
}

/** The text after a change. */
function changed(text: string, change: Parameters<typeof changeToEdits>[1]): string {
  const result = changeToEdits(readPlan(text, FILE), change);
  ok(result.kind === "edits", `the change is made: ${JSON.stringify(result)}`);
  return applyEdits(text, result.edits);
}

describe("a bar whose end is dropped at a date", () => {
  const cases: readonly (readonly [task: string, wanted: string])[] = [
    ["{duration: 3d}", "2026-01-14 18:00"], ["{effort: 3d, who: ana}", "2026-01-16 16:00"], ["{effort: 3d, who: cai}", "2026-01-14 17:00"],
    ["{effort: 3d, who: eve}", "2026-01-13 15:00"], ["{effort: 3d, who: ben}", "2026-01-20 18:00"], ["{duration: 3d, who: ben}", "2026-01-19 18:00"],
    ["{duration: 3d, calendar: three}", "2026-01-19 17:00"], ["{effort: 3d, who: [ana 50%]}", "2026-01-15 18:00"], ["{duration: 2ed}", "2026-01-10 09:00"],
    ["{effort: 6d, who: [ana, ben]}", "2026-01-15 18:00"],
  ];
  for (const [task, wanted] of cases) {
    it(`${task} ends on ${wanted}`, () => {
      const text = `${HEAD}  a: ${task}\n`;
      const duration = durationUntil(taskOf(text, "a"), minute(wanted));
      const after = taskOf(changed(text, { kind: "resize-task", plan: "test", task: "a", duration }), "a");
      equal(after.finish, minute(wanted));
    });
  }
});

describe("a bar that is dropped at a date", () => {
  const startOf = (task: string, at: string): [start: number, text: string] => {
    const text = `${HEAD}  a: ${task}\n`;
    const { plan } = scheduleOf(text);
    const start = startWhenPutAt(plan, taskOf(text, "a"), minute(at));
    const after = changed(text, { kind: "move-task", plan: "test", task: "a", start });
    return [taskOf(after, "a").start, /not-before: ([^,}]*)/.exec(after)?.[1] ?? ""];
  };
  const cases: readonly (readonly [task: string, at: string, start: string, written: string])[] = [
    ["{effort: 1d, who: ana}", "2026-01-10", "2026-01-12 09:00", "2026-01-12"],
    ["{effort: 1d, who: ana}", "2026-01-14 09:00", "2026-01-14 09:00", "2026-01-14"],
    ["{effort: 1d, who: ana}", "2026-01-14 14:00", "2026-01-14 14:00", "2026-01-14 14:00"],
    ["{effort: 1d, who: ana}", "2026-01-09 17:00", "2026-01-12 09:00", "2026-01-12"],
    ["{effort: 1d, who: cai}", "2026-01-08 09:00", "2026-01-12 09:00", "2026-01-12"],
    ["{effort: 1d, who: eve}", "2026-01-08 07:00", "2026-01-08 07:00", "2026-01-08 07:00"],
    ["{effort: 1d, who: ben}", "2026-01-13 09:00", "2026-01-19 09:00", "2026-01-19"],
    ["{milestone: true}", "2026-01-10", "2026-01-12 09:00", "2026-01-12"],
    ["{milestone: true}", "2026-01-14 18:00", "2026-01-14 18:00", "2026-01-14 18:00"],
    ["{duration: 2ed}", "2026-01-10", "2026-01-10 00:00", "2026-01-10 00:00"],
  ];
  for (const [task, at, start, written] of cases) it(`${task} at ${at} starts ${start}`, () => {
    const [got, text] = startOf(task, at);
    equal(got, minute(start));
    equal(text, written);
  });

  it("always starts in working time, at or after where it was dropped", () => {
    const schedule = schedulePlan(scheduleOf(`${HEAD}  a: {effort: 1d, who: cai}\n`).plan, { now: NOW });
    const [task] = schedule.tasks;
    ok(task !== undefined);
    fc.assert(fc.property(fc.integer({ min: minute("2025-06-01"), max: minute("2027-06-01") }), (at) => {
      const start = startWhenPutAt(schedule.plan, task, at);
      return start >= at - 1440 && task.clock.isWorking(start);
    }));
  });
});
