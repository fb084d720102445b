import assert from "node:assert/strict";
import fc from "fast-check";
import { dayNumber, formatInstant } from "../../../src/core/calendar/civil";
import type { Schedule } from "../../../src/core/schedule/result";
import { schedulePlan } from "../../../src/core/schedule/schedule";
import { scheduleText } from "../../support/scheduleText";

const SEED = Number(process.env["GANTRY_SEED"] ?? 20260105);
const RUNS = 8 * Number(process.env["GANTRY_RUNS"] ?? 12);

const at = (instant: number): string => formatInstant(instant).replace("2026-", "");
const textOf = (people: string, tasks: readonly string[]): string =>
  ["plan: Repeats", "start: 2026-01-05", "as-of: 2026-01-05", "finish: 2026-06-30", "calendar: {week: {mon-fri: 09:00-17:00}}", people, "tasks:", ...tasks, ""].join("\n");
const saidOf = ({ tasks }: Schedule): readonly string[] => tasks.map(({ id, start, finish, effort, cost, assignments, segments = [] }) =>
  [id, at(start), at(finish), effort, cost, ...assignments.map(one => `${one.resource}:${String(one.effort)}`), ...segments.map(([from, to]) => `${at(from)}/${at(to)}`)].join(" "));

/** People, tasks, and what is said of them. */
const PLANS = [
  ["a weekly meeting", "people: {ana: {rate: 10/h}}", ["  standup: {duration: 1h, repeat: weekly on mon at 10:00, who: ana}", "  build: {effort: 10d, who: ana}"],
    ["standup 01-05T10:00 06-29T11:00 1560 260 ana:1560", "build 01-05T09:00 01-19T12:00 4800 800 ana:4800"]],
  ["a daily meeting, and work for a duration", "people: {ana: {rate: 10/h}}", ["  standup: {duration: 30m, repeat: daily at 09:00, who: ana}", "  build: {duration: 2d, who: ana}"],
    ["standup 01-05T09:00 06-30T09:30 3810 635 ana:3810", "build 01-05T09:30 01-07T10:30 960 160 ana:960"]],
  ["one of two is away", "people: {ana: {rate: 10/h}, ben: {rate: 20/h}}", ["  standup: {duration: 2h, repeat: weekly on mon at 09:00, who: ana}", "  build: {effort: 14h, who: [ana, ben]}"],
    ["standup 01-05T09:00 06-29T11:00 3120 520 ana:3120", "build 01-05T09:00 01-05T17:00 840 220 ana:360 ben:480"]],
  ["who is not away is chosen", "people: {ana: {}, ben: {}}", ["  standup: {duration: 2h, repeat: weekly on mon at 09:00, who: ana}", "  build: {effort: 1d, who: any of ana ben}"],
    ["standup 01-05T09:00 06-29T11:00 3120 0 ana:3120", "build 01-05T09:00 01-05T17:00 480 0 ben:480"]],
  ["a room", "people: {ana: {}}\nequipment: {room: {rate: 5/h}}", ["  standup: {duration: 2h, repeat: weekly on mon at 09:00, who: room}", "  build: {effort: 1d, who: [ana, room]}"],
    ["standup 01-05T09:00 06-29T11:00 0 260 room:0", "build 01-05T11:00 01-06T11:00 480 40 ana:480 room:0"]],
  ["work that may be interrupted", "people: {ana: {}}", ["  standup: {duration: 1h, repeat: daily at 12:00, who: ana}", "  other: {effort: 2h, who: ana, start-on: 2026-01-05 14:00}", "  build: {effort: 1d, who: ana, split: true}"],
    ["standup 01-05T12:00 06-30T13:00 7620 0 ana:7620", "other 01-05T14:00 01-05T16:00 120 0 ana:120", "build 01-05T09:00 01-06T12:00 480 0 ana:480 01-05T09:00/01-05T14:00 01-05T16:00/01-06T12:00"]],
  ["the work is to end early, though the meetings go on", "people: {ana: {}, ben: {}, cai: {}}",
    ["  standup: {duration: 30m, repeat: daily at 10:00, who: [ana, ben, cai]}", "  a: {effort: 6d, who: ana}", "  b: {effort: 2d, who: ana}", "  c: {effort: 10d, who: ben, after: b}", "  d: {effort: 3d, who: cai, after: a}"],
    ["standup 01-05T10:00 06-30T10:30 11430 0 ana:3810 ben:3810 cai:3810", "a 01-07T10:30 01-15T13:30 2880 0 ana:2880", "b 01-05T09:00 01-07T10:00 960 0 ana:960", "c 01-07T10:30 01-21T15:30 4800 0 ben:4800", "d 01-15T13:30 01-20T15:00 1440 0 cai:1440"]],
  ["half of the time is left beside it", "people: {ana: {}}", ["  duty: {duration: 1w, repeat: every 2w, who: ana 50%}", "  build: {effort: 5d, who: ana 50%}"],
    ["duty 01-05T09:00 06-26T17:00 15600 0 ana:15600", "build 01-05T09:00 01-16T17:00 2400 0 ana:2400"]],
] as const;

/** Two plans alike but for the meetings: repeating work of some, or leave of the same people at the same time. */
const MEETINGS = [["ana", "mon", "10:00", 60], ["ben", "tue", "09:30", 120], ["cai", "wed", "13:00", 30], ["ana", "thu", "14:00", 180]] as const;
const task = fc.record({
  who: fc.constantFrom("ana", "ben", "cai", "ana 50%", "[ana, ben 50%]", "[ana, ben, cai]", "any of ana ben", "2 of ana ben cai", "[ana, rig]", "[ana 3h, ben 5h]"),
  work: fc.constantFrom("effort: 4h", "effort: 1d", "effort: 13h", "effort: 3d", "duration: 6h", "duration: 2d", "duration: 2d, effort: 1d"),
  more: fc.constantFrom("", "", "", ", split: true", ", calendar: nights", ", priority: 900", ", due: 2026-01-15", ", pauses: {2026-01-08..2026-01-09: Wait}", ", not-before: 2026-01-14", ", schedule: alap"),
  after: fc.option(fc.nat()),
  type: fc.constantFrom("", " SS", " FF", " +3h"),
});

function twoTexts(tasks: readonly (typeof task extends fc.Arbitrary<infer T> ? T : never)[]): readonly [repeats: string, leave: string] {
  const rows = tasks.map(({ who, work, more, after, type }, i) => {
    const length = who.includes(" 3h") ? "" : `${work}, `;
    return `  t${String(i)}: {${length}who: ${who}${more}${after === null || i === 0 ? "" : `, after: t${String(after % i)}${type}`}}`;
  });
  const spans = (who: string): string => MEETINGS.flatMap(([person, day, from, length]) => person !== who ? [] : Array.from({ length: 9 }, (_, week) => {
    const begin = (dayNumber(2026, 1, 5) + 7 * week + ["mon", "tue", "wed", "thu"].indexOf(day)) * 1440 + Number(from.slice(0, 2)) * 60 + Number(from.slice(3));
    return `${[begin, begin + length].map(one => formatInstant(one).replace("T", " ")).join("..")}: Meeting`;
  })).join(", ");
  const text = (withLeave: boolean): string => [
    "plan: Two", "start: 2026-01-05", "as-of: 2026-01-05", "finish: 2026-03-31", "calendar: {week: {mon-fri: 09:00-17:00}}", "calendars: {nights: {week: {mon-fri: 00:00-06:00 22:00-24:00}}}",
    `people: {${["ana", "ben", "cai"].map(who => `${who}: {rate: 10/h${withLeave ? `, leave: {${spans(who)}}` : ""}}`).join(", ")}}`, "equipment: {rig: {}}", "tasks:",
    ...MEETINGS.map(([who, day, from, length], i) => `  m${String(i)}: {duration: ${String(length)}m, repeat: weekly on ${day} at ${from} x9${withLeave ? "" : `, who: ${who}`}}`), ...rows, "",
  ].join("\n");
  return [text(false), text(true)];
}

describe("levelling around what repeats", function () {
  this.timeout(300_000);

  for (const [what, people, tasks, said] of PLANS) {
    it(`S92: goes on after occurrences, as around leave: ${what}`, () => {
      const { schedule } = scheduleText(textOf(people, tasks));
      assert.deepEqual(saidOf(schedule), said);
      assert.deepEqual(schedule.overloads, []);
      assert.deepEqual(schedule.faults, []);
    });
  }

  it("S34, S92: early and late dates, and the work of fixed tasks, do not go around them", () => {
    const { schedule } = scheduleText(textOf("people: {ana: {}}", [
      "  standup: {duration: 1h, repeat: weekly on mon at 10:00, who: ana}", "  build: {effort: 1d, who: ana}", "  held: {effort: 1d, who: ana, schedule: fixed, start-on: 2026-01-12}",
    ]));
    const [, build, held] = schedule.tasks;
    assert.deepEqual([build?.finish, build?.earlyFinish].map(one => at(one ?? 0)), ["01-06T10:00", "01-05T17:00"]);
    assert.deepEqual([held?.start, held?.finish].map(one => at(one ?? 0)), ["01-12T09:00", "01-12T17:00"]);
    assert.deepEqual(schedule.overloads.map(({ from, to, tasks }) => [at(from), at(to), tasks]), [["01-12T10:00", "01-12T11:00", [0, 2]]]);
    assert.equal(schedule.levelling?.optimal, true);
  });

  it("S92, S99: the end without limits is no bound where work begins earlier to reach a finish around them", () => {
    const { schedule } = scheduleText(textOf("people: {ana: {}, ben: {}}", [
      "  standup: {duration: 1h, repeat: daily at 10:00 until 2026-03-31, who: ana}", "  a: {effort: 2d, who: ana, not-finished-before: 2026-01-16}", "  b: {effort: 60d, who: ben, after: a SS}",
    ]));
    const [, , b] = schedule.tasks;
    assert.deepEqual([b?.earlyFinish, b?.finish, schedule.levelling?.lowerBound].map(one => at(one ?? 0)), ["04-08T17:00", "04-08T15:00", "03-30T10:00"]);
  });

  it("S92, S99: gives the dates, the effort and the cost of the same order with leave instead", () => {
    let levelled = 0;
    fc.assert(fc.property(fc.array(task, { minLength: 1, maxLength: 10 }), tasks => {
      const [repeats, leave] = twoTexts(tasks);
      const { schedule } = scheduleText(repeats);
      const order = schedule.levelledOrder;
      if (order === undefined) return;
      levelled++;
      const { plan } = scheduleText(leave);
      const other = schedulePlan(plan, { now: 0, levelled: () => order });
      // With leave nobody may be booked twice from the start: then no order was followed.
      if (other.levelledOrder === undefined) return;
      assert.deepEqual(saidOf(schedule).slice(MEETINGS.length), saidOf(other).slice(MEETINGS.length), repeats);
      // Work that nobody can ever do stands where it is, meeting or not.
      if (schedule.faults.length === 0) assert.deepEqual(schedule.overloads, other.overloads, repeats);
    }), { numRuns: RUNS, seed: SEED });
    assert.ok(levelled > RUNS / 2);
  });
});
