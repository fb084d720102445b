import assert from "node:assert/strict";
import { formatInstant } from "../../../src/core/calendar/civil";
import { checkSchedule } from "../../support/checkSchedule";
import { scheduleText } from "../../support/scheduleText";

const BOTH = "people: {ana: {role: dev}, cai: {role: dev}}";
const textOf = (people: string, tasks: readonly string[], more = ""): string => ["plan: Stays", "start: 2026-01-05", `as-of: 2026-01-08${more}`, people, "tasks:", ...tasks.map(task => `  ${task}`), ""].join("\n");

/** People, tasks that levelling does not move, and who does each of them. */
const PINNED = [
  ["at priority 1000", BOTH, ["a: {effort: 2d, who: any of ana cai, priority: 1000}", "b: {effort: 2d, who: any of ana cai, priority: 1000}"], ["a ana", "b cai"]],
  ["the more important first", BOTH, ["a: {effort: 2d, who: any of ana cai, start-on: 2026-01-12}", "b: {effort: 2d, who: any of ana cai, start-on: 2026-01-12, priority: 600}"], ["a cai", "b ana"]],
  ["the earlier first", BOTH, ["a: {effort: 2d, who: any of ana cai, start-on: 2026-01-13}", "b: {effort: 2d, who: any of ana cai, start-on: 2026-01-12}"], ["a cai", "b ana"]],
  ["beside who is named", BOTH, ["b: {effort: 2d, who: any of ana cai, start-on: 2026-01-12}", "a: {who: ana, effort: 2d, start-on: 2026-01-12}"], ["b cai", "a ana"]],
  ["by role, fixed", BOTH, ["a: {who: ana, effort: 2d, start-on: 2026-01-12}", "c: {effort: 2d, who: role dev, schedule: fixed, start-on: 2026-01-12}"], ["a ana", "c cai"]],
  ["started", BOTH, ["a: {who: ana, effort: 4d, started: 2026-01-07, done: 25%}", "e: {effort: 4d, who: any of ana cai, started: 2026-01-07, done: 50%}"], ["a ana", "e cai"]],
  ["some of several", "people: {ana: {}, ben: {}, cai: {}}", ["a: {who: ana, effort: 2d, start-on: 2026-01-12}", "c: {effort: 4d, who: 2 of ana ben cai, start-on: 2026-01-12}"], ["a ana", "c ben cai"]],
  ["part of somebody", BOTH, ["a: {who: ana 60%, duration: 2d, start-on: 2026-01-12}", "c: {duration: 2d, who: any of ana cai 50%, start-on: 2026-01-12}"], ["a ana", "c cai"]],
  ["what repeats", BOTH, ["a: {who: ana, effort: 2d, start-on: 2026-01-12}", "m: {duration: 1h, who: any of ana cai, repeat: weekly on mon at 10:00 x3}"], ["a ana", "m cai"]],
  ["what ends by a date, in the same time", "people: {ana: {}, ben: {capacity: 50%}, cai: {}}", ["a: {who: ana, effort: 2d, start-on: 2026-01-12}", "c: {effort: 2d, who: any of ana ben cai, schedule: fixed, finish-on: 2026-01-13}"], ["a ana", "c cai"]],
  ["with other work that then waits for nobody", BOTH, ["a: {who: ana, effort: 2d, start-on: 2026-01-12}", "b: {effort: 2d, who: any of ana cai, start-on: 2026-01-12}", "f: {effort: 2d, who: ana}", "g: {effort: 1d, who: ana}"], ["a ana", "b cai", "f ana", "g ana"]],
] as const;

const crewsOf = (text: string): { readonly crews: readonly string[]; readonly schedule: ReturnType<typeof scheduleText>["schedule"] } => {
  const { plan, schedule } = scheduleText(text);
  assert.deepEqual(checkSchedule(plan, schedule), []);
  return { crews: schedule.tasks.map(({ id, assignments }) => [id, ...assignments.map(({ resource }) => resource)].join(" ")), schedule };
};

describe("choices of work that levelling does not move", () => {
  for (const [what, people, tasks, crews] of PINNED) {
    it(`S95: goes to who is free: ${what}`, () => {
      const { crews: found, schedule } = crewsOf(textOf(people, tasks));
      assert.deepEqual(found, crews);
      assert.deepEqual(schedule.overloads, []);
      // It stands where it stood.
      const without = scheduleText(textOf(people, tasks, "\nlevel: false")).schedule;
      schedule.tasks.forEach(({ id, start, finish }, i) => {
        if (!["f", "g"].includes(id)) assert.deepEqual([start, finish].map(formatInstant), [without.tasks[i]?.start, without.tasks[i]?.finish].map(at => formatInstant(at ?? 0)));
      });
      assert.ok(without.overloads.length > 0);
    });
  }

  it("S95: stays with who does it in time, and with the usual one where all are as busy", () => {
    const a = "a: {who: ana, effort: 2d, start-on: 2026-01-12}";
    const b = "b: {effort: 2d, who: any of ana cai, start-on: 2026-01-12}";
    assert.deepEqual(crewsOf(textOf("people: {ana: {}, cai: {capacity: 50%}}", [a, b])).crews, ["a ana", "b ana"]);
    assert.deepEqual(crewsOf(textOf(BOTH, [a, b, "c: {who: cai, effort: 2d, start-on: 2026-01-12}"])).crews, ["a ana", "b ana", "c cai"]);
    assert.deepEqual(crewsOf(textOf(BOTH, [b, "c: {who: cai, effort: 2d, start-on: 2026-01-12}"])).crews, ["b ana", "c cai"]);
  });

  it("S92, S95: who is chosen for what repeats is away for it, nobody else", () => {
    const { schedule } = scheduleText(textOf(BOTH, [
      "a: {who: ana, effort: 1d, start-on: 2026-01-12}", "m: {duration: 1h, who: any of ana cai, repeat: weekly on mon at 10:00 x3}", "c: {who: cai, effort: 1d, not-before: 2026-01-12}",
    ]));
    assert.deepEqual(schedule.tasks.map(({ assignments: [one] }) => one?.resource), ["ana", "cai", "cai"]);
    assert.equal(formatInstant(schedule.tasks[2]?.finish ?? 0), "2026-01-13T10:00");
    assert.deepEqual(schedule.overloads, []);
  });
});
