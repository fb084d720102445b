import assert from "node:assert/strict";
import fc from "fast-check";
import { formatInstant } from "../../../src/core/calendar/civil";
import { overloadLine, scheduleText, shortInstant, TEST_NOW } from "../../support/scheduleText";

const HEAD = `plan: Placement
start: 2026-01-05
as-of: none
level: false
calendars: {early: {week: {mon-fri: 06:00-12:00}}, days: {week: {tue-thu: 10:00-15:00}}}
people: {ana: {leave: {2026-01-12..2026-01-13: Ski}}, ben: {calendar: early}, cai: {}, dee: {calendar: days}}
tasks:`;

/** Dates of a task of a plan. */
function dates(tasks: string, id: string): string {
  const task = scheduleText(`${HEAD}\n${tasks}\n`).schedule.tasks.find(one => one.id === id);
  return task === undefined ? "nothing" : `${shortInstant(task.start)}..${shortInstant(task.finish)}`;
}

describe("placing a task", () => {
  it("S11, S43: of people on different calendars the one who can begin first reaches what a link asks of the finish", () => {
    assert.equal(dates("  a: {duration: 1w}\n  b: {duration: 4h, who: [ben, cai], after: a FF}", "b"), "01-09T08:01..01-12T06:01");
  });

  it("S20: and what a date asks of it", () => {
    assert.equal(dates("  b: {duration: 4h, who: [ben, cai], finish-on: 2026-01-09 16:00}", "b"), "01-09T08:01..01-12T06:01");
  });

  it("S11: what is asked for later never lets work begin earlier, and it begins no later than that takes", () => {
    const crews = fc.constantFrom("duration: 7h, who: [ben, cai]", "duration: 9h, who: [cai, dee]", "who: [ben 3h, cai 13h]", "who: [cai 20h, dee 2h]", "who: [ben 1h, cai 2h, dee 5h]", "duration: 3h, who: [ana, dee, ben]");
    const instants = fc.array(fc.integer({ min: 0, max: 10 * 24 }), { minLength: 8, maxLength: 8 });
    fc.assert(fc.property(crews, instants, fc.constantFrom("2026-01-05", "2026-01-09 11:00"), (crew, hours, from) => {
      const asked = [...hours].sort((a, b) => a - b).map(hour => TEST_NOW + hour * 60);
      const tasks = asked.map((at, i) => `  t${String(i)}: {${crew}, not-before: ${from}, not-finished-before: ${formatInstant(at)}}\n`);
      const [free, ...found] = scheduleText(`${HEAD}\n  free: {${crew}, not-before: ${from}}\n${tasks.join("")}`).schedule.tasks;
      found.forEach(({ start, finish }, i) => {
        assert.ok(start >= (found[i - 1]?.start ?? 0), `${crew} from ${from}: ${String(i - 1)} of ${tasks.join("")}`);
        if (asked[i]! <= free!.finish) assert.deepEqual([start, finish], [free!.start, free!.finish], `${crew} from ${from} ends after ${formatInstant(asked[i]!)} anyway`);
      });
    }), { numRuns: 60, seed: 20260105 });
  });

  it("S11, S40: shares that do not divide a minute do not end it a minute short", () => {
    assert.equal(dates("  a: {duration: 423m}\n  b: {effort: 4h, who: [dee, cai 30%], after: a FF+2d}", "b"), "01-07T12:10..01-07T16:04");
    const [, b] = scheduleText(`${HEAD}\n  a: {duration: 423m}\n  b: {effort: 4h, who: [dee, cai 30%], after: a FF+2d}\n`).schedule.tasks;
    assert.deepEqual(b!.drivers.map(({ kind, of, link }) => [kind, of, link]), [["dependency", "a", "FF"]], "and that is why it starts then");
  });

  it("S11, S40: nor keep it from ending behind free time, where the link asks it to", () => {
    assert.equal(dates("  a: {milestone: true, not-before: 2026-01-05}\n  b: {effort: 4h, who: [ana, cai 80%], after: a SF+1ed}", "b"), "01-05T14:46..01-06T09:00");
  });

  it("S28: a late start in free time is one before it, not the next", () => {
    const tasks = "  a: {effort: 1d, who: ana, schedule: alap}\n  b: {duration: 1d, after: a SS+1w, finish-by: 2026-01-19}\n  end: {milestone: true, after: b}";
    const after = scheduleText(`${HEAD}\n${tasks}\n`).schedule.tasks;
    assert.ok(after[1]!.start >= after[0]!.start + 7 * 1440, "b keeps a week from the start of a");
  });

  it("S28: so is a late finish that a lead lets pass over free time", () => {
    const [a, b] = scheduleText(`${HEAD}\n  a: {duration: 23h, schedule: alap}\n  b: {after: a FS-2h, duration: 2ed, schedule: alap}\n  c: {milestone: true, start-on: 2026-01-12 03:00, after: b}\n  d: {duration: 3w}\n`).schedule.tasks;
    assert.deepEqual([a, b].map(task => `${shortInstant(task!.start)}..${shortInstant(task!.finish)}`), ["01-07T11:59..01-12T10:59", "01-10T03:00..01-12T03:00"]);
  });

  it("S13, S17: a summary of which all is dropped is dropped, and holds nobody", () => {
    const tasks = "  a: {duration: 2h}\n  s:\n    after: a\n    tasks:\n      b: {duration: 4h}\n      t:\n        tasks:\n          c: {duration: 1d, status: dropped}";
    assert.equal(dates(tasks, "s"), "01-05T11:00..01-05T15:00");
    assert.equal(scheduleText(`${HEAD}\n${tasks}\n`).schedule.tasks.find(({ id }) => id === "t")?.status, "dropped");
  });
});

describe("a task whose people were not there before", () => {
  const HEAD = "plan: Since\nstart: 2026-01-05\nas-of: none\nlevel: false\npeople: {eve: {available: 2026-01-08..}}\ntasks:";
  const first = (task: string): { readonly dates: string; readonly late: string; readonly faults: readonly string[] } => {
    const { schedule } = scheduleText(`${HEAD}\n  a: ${task}\n`);
    const a = schedule.tasks[0]!;
    return { dates: `${shortInstant(a.start)}..${shortInstant(a.finish)}`, late: shortInstant(a.lateStart), faults: schedule.faults.map(({ kind }) => kind) };
  };

  it("S5, S50: finished, began by the plan's calendar", () => {
    assert.deepEqual(first("{effort: 13h, who: eve, finished: 2026-01-08}"), { dates: "01-07T12:00..01-08T17:00", late: "01-07T12:00", faults: [] });
  });

  it("S5, S24: fixed, has nobody", () => {
    assert.deepEqual(first("{effort: 13h, who: eve, schedule: fixed, finish-on: 2026-01-08}"), { dates: "01-07T12:00..01-08T17:00", late: "01-07T12:00", faults: ["no-capacity"] });
  });

  it("S30: has no late start before they come", () => {
    assert.deepEqual(first("{effort: 13h, who: eve, due: 2026-01-08}"), { dates: "01-08T09:00..01-09T14:00", late: "01-08T09:00", faults: [] });
  });
});

describe("overload", () => {
  it("S46: is seen where two tasks are worked on at night, on a calendar of their own", () => {
    const { schedule } = scheduleText(`plan: Nights
start: 2026-01-05
as-of: none
level: false
calendars: {nights: {week: {mon-fri: 00:00-06:00}}}
people: {ana: {}}
tasks:
  a: {effort: 6h, who: ana, calendar: nights}
  b: {effort: 3h, who: ana, calendar: nights}
  c: {effort: 8h, who: ana, not-before: 2026-01-06 09:00}
`);
    assert.deepEqual(schedule.overloads.map(overload => overloadLine(schedule, overload)), ["overload ana 01-06T00:00..01-06T03:00 200% of 100%: a b"]);
  });
});

describe("free slack", () => {
  it("S32: of people on different calendars is no more than the total slack", () => {
    const [a] = scheduleText(`${HEAD}\n  a: {duration: 6h, who: [dee, cai]}\n  b: {duration: 5d}\n`).schedule.tasks;
    assert.deepEqual([a!.totalSlack, a!.freeSlack], [1260, 1260]);
  });
});

describe("a summary", () => {
  it("S100: in which something is critical is not resource-critical as well", () => {
    const [s, ...below] = scheduleText(`plan: P\nstart: 2026-01-05\nas-of: none\npeople: {ana: {}}\ntasks:\n  s:\n    tasks:\n      a: {effort: 3d, who: ana}\n      b: {effort: 2d, who: ana}\n`).schedule.tasks;
    assert.deepEqual(below.map(task => [task.critical, task.resourceCritical]), [[true, false], [false, true]]);
    assert.deepEqual([s!.critical, s!.resourceCritical], [true, false]);
  });
});

describe("late dates", () => {
  const late = (start: string, task: string): { readonly late: number; readonly early: number } => {
    const { schedule } = scheduleText(`plan: Long\nstart: ${start}\nas-of: none\ntasks:\n  a: ${task}\n`);
    return { late: schedule.tasks[0]!.lateStart, early: schedule.tasks[0]!.earlyStart };
  };

  it("S30: a promise that would need a start before 1970 is shown to need one in 1970", () => {
    assert.equal(late("2026-01-05", "{effort: 30000d, due: 2026-01-08}").late, 0);
  });

  it("S30: a plan before 1970 has its own late dates", () => {
    const old = late("1960-01-04", "{effort: 1d, due: 1960-01-04}");
    assert.ok(old.late < 0 && old.late === old.early, String(old.late));
  });
});
