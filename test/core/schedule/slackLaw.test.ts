import assert from "node:assert/strict";
import fc from "fast-check";
import { formatInstant } from "../../../src/core/calendar/civil";
import type { Schedule } from "../../../src/core/schedule/result";
import { hoursOf } from "../../support/check/planHours";
import { scheduleText } from "../../support/scheduleText";

const RUNS = Number(process.env["GANTRY_RUNS"] ?? 15);
const SEED = Number(process.env["GANTRY_SEED"] ?? 20260105);
const HEAD = "plan: Slack\nstart: 2026-01-05\nas-of: none\nlevel: false\ncalendar: {week: {mon-fri: 09:00-12:00 13:00-17:00}, holidays: {2026-01-08: Off}}\ncalendars: {late: {week: {mon-fri: 14:00-22:00}}, days: {week: {mon-sun: 08:00-16:00}}}\npeople: {ana: {leave: {2026-01-06: Off}}, owl: {calendar: late}}\ntasks:\n";

const LAGS = ["", "", "+3h", "+1d", "-2h", "-1d", "+2eh", "+9eh", "+1ed", "+3ed", "-3eh", "-1ed", "-40eh", "+50%"];
const link = fc.record({ to: fc.nat(30), type: fc.constantFrom("FS", "SS", "FF", "SF"), lag: fc.constantFrom(...LAGS) });
const task = fc.record({
  keys: fc.constantFrom("duration: 2h", "duration: 5h", "duration: 1d", "duration: 2d", "duration: 3d", "duration: 1ed", "milestone: true", "who: owl, duration: 3h", "who: ana, effort: 5h"),
  calendar: fc.constantFrom("", "", "", "", ", calendar: late", ", calendar: days"), links: fc.array(link, { maxLength: 2 }),
});

type Tasks = readonly { readonly keys: string; readonly calendar: string; readonly links: readonly { readonly to: number; readonly type: string; readonly lag: string }[] }[];

/** The text of a plan, one of its tasks held back until an instant. */
function textOf(tasks: Tasks, held = -1, until = 0): string {
  return HEAD + tasks.map(({ keys, calendar, links }, i) => {
    const after = i === 0 ? [] : links.map(({ to, type, lag }) => `t${String(to % i)} ${type}${lag}`);
    return `  t${String(i)}: {${keys}${calendar}${after.length === 0 ? "" : `, after: [${after.join(", ")}]`}${i === held ? `, not-before: ${formatInstant(until)}` : ""}}\n`;
  }).join("");
}

const othersOf = ({ tasks }: Schedule, but: number): readonly string[] => tasks.filter(({ index }) => index !== but).map(({ start, finish }) => `${formatInstant(start)}..${formatInstant(finish)}`);

describe("total slack", function () {
  this.timeout(600_000);

  it("S31, S32: is the working time by which a start can be delayed without moving the plan's end, and no minute more; free slack moves nothing else", () => {
    fc.assert(fc.property(fc.array(task, { minLength: 2, maxLength: 6 }), tasks => {
      const { plan, schedule } = scheduleText(textOf(tasks));
      const hours = hoursOf(plan, schedule.start - 30 * 1440, schedule.finish + 60 * 1440);
      for (const { index, kind, start, totalSlack, freeSlack } of schedule.tasks) {
        const { keys, calendar } = tasks[index]!;
        const named = calendar === "" ? undefined : calendar.slice(", calendar: ".length);
        const clock = keys.endsWith("ed") ? hours.elapsed : keys.startsWith("who") ? hours.ofResource(keys.slice(5, 8), named) : named === undefined ? hours.plan : hours.named(named);
        const heldFor = (delay: number): number => (kind === "milestone" ? clock.after(start, delay) : clock.next(clock.after(start, delay)));
        const delayed = (delay: number): Schedule => scheduleText(textOf(tasks, index, heldFor(delay))).schedule;
        if (totalSlack > 0) assert.equal(formatInstant(delayed(totalSlack).finish), formatInstant(schedule.finish), `t${String(index)} has ${String(totalSlack)}:\n${textOf(tasks)}`);
        if (freeSlack > 0) assert.deepEqual(othersOf(delayed(freeSlack), index), othersOf(schedule, index), `t${String(index)} has ${String(freeSlack)} of free slack:\n${textOf(tasks)}`);
        assert.ok(delayed(totalSlack + 1).finish > schedule.finish, `t${String(index)} has more than ${String(totalSlack)}:\n${textOf(tasks)}`);
      }
    }), { numRuns: 12 * RUNS, seed: SEED });
  });
});
