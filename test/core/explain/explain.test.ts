import assert from "node:assert/strict";
import fc from "fast-check";
import { createCalendarBook } from "../../../src/core/calendar/calendarBook";
import type { Cause, DateName } from "../../../src/core/schedule/explain/cause";
import { chainOf, explain } from "../../../src/core/schedule/explain/explain";
import { dateOf } from "../../../src/core/schedule/explain/taskDates";
import type { Plan } from "../../../src/core/model/plan";
import type { Schedule } from "../../../src/core/schedule/result";
import { schedulePlan, type ScheduleMemory } from "../../../src/core/schedule/schedule";
import { planTextOf, randomTasks } from "../../support/randomPlan";
import { scheduleText, shortInstant, TEST_NOW } from "../../support/scheduleText";

const HEAD = "plan: P\nstart: 2026-01-05\nas-of: none\n";

function inShort(schedule: Schedule, { kind, of, link, lag, key, from, until }: Cause): string {
  const back = from === undefined ? "" : ` < ${schedule.tasks[from.task]?.id ?? ""} ${from.date}`;
  return [kind, of, link === undefined ? undefined : `${link}${lag ?? ""}`, key, shortInstant(until)].filter(part => part !== undefined).join(" ") + back;
}

/** The causes of a date, the strongest first, in short. */
function causes(text: string, id: string, date: DateName): readonly string[] {
  const { schedule, plan } = scheduleText(text);
  return (explain(schedule, plan.taskIndex.get(id) ?? -1, date)?.causes ?? []).map(cause => inShort(schedule, cause));
}

const THREE = `${HEAD}tasks:
  a: {duration: 2d}
  b: {duration: 3d, after: a +1d}
  c: {duration: 1d, after: a}
  d: {duration: 1d, after: [b, c]}
`;

const cases: readonly (readonly [what: string, text: string, id: string, date: DateName, expected: readonly string[]])[] = [
  ["S70: the plan's start", THREE, "a", "start", ["plan-start 01-05T09:00"]],
  ["S11: a link with its lag", THREE, "b", "start", ["dependency a FS+1d 01-07T17:00 < a finish"]],
  ["early dates", THREE, "d", "early-start", ["dependency b FS 01-12T17:00 < b early-finish"]],
  ["early dates of what waits for somebody", `${HEAD}people: {ana: {name: Ana}}\ntasks:\n  a: {effort: 2d, who: ana}\n  b: {effort: 1d, who: ana}\n`, "b", "early-start", ["plan-start 01-05T09:00"]],
  ["S71: the work behind a finish", THREE, "b", "finish", ["work 01-08T09:00 < b start"]],
  ["S30: what waits, behind a late finish", THREE, "c", "late-finish", ["dependency d FS 01-13T09:00 < d late-start"]],
  ["S30: through a lag", THREE, "a", "late-finish", ["dependency b FS+1d 01-08T09:00 < b late-start"]],
  ["S72: the work behind a late start", THREE, "c", "late-start", ["work 01-12T17:00 < c late-finish"]],
  ["the end of the plan", THREE, "d", "late-finish", ["plan-finish 01-13T17:00"]],
  ["S25: a deadline", `${HEAD}tasks:\n  a: {duration: 1d, due: 2026-01-07}\n  b: {duration: 9d}\n`, "a", "late-finish", ["constraint due 01-07T17:00"]],
  ["S25: a deadline of a summary", `${HEAD}tasks:\n  s: {due: 2026-01-07, tasks: {a: {duration: 4d}}}\n  b: {duration: 10d}\n`, "a", "late-finish", ["constraint s due 01-07T17:00"]],
  ["S25: a date of a summary", `${HEAD}tasks:\n  s: {due: 2026-01-08, finish-by: 2026-01-07, tasks: {a: {duration: 4d}}}\n  b: {duration: 10d}\n`, "a", "late-finish", ["constraint s finish-by 01-07T17:00"]],
  ["S72: the end of the plan, not the last minute before it on which the task could be worked on", `${HEAD}calendars: {short: {week: {mon-fri: 09:00-12:00}}}\ntasks:\n  a: {duration: 3h, calendar: short}\n  b: {duration: 2d}\n`, "a", "late-finish", ["plan-finish 01-06T17:00"]],
  ["S70: who interrupted work waited for", `${HEAD}people: {ana: {}}\ntasks:\n  a: {effort: 3d, who: ana, split: true}\n  b: {effort: 2d, who: ana, not-before: 2026-01-06, priority: 900}\n`, "a", "finish", ["resource b 01-07T17:00 < b finish", "work 01-05T09:00 < a start"]],
  ["S70: who is on what repeats", `${HEAD}people: {ana: {}}\ntasks:\n  a: {repeat: daily at 09:00 x3, duration: 15m, who: ana}\n  b: {effort: 1d, who: ana}\n`, "b", "start", ["resource a 01-05T09:15", "plan-start 01-05T09:00"]],
  ["S70: nobody is waited for who is on something else by choice", `${HEAD}calendars: {pt: {week: {tue-thu: 10:00-15:00}}}\npeople: {ana: {}, ben: {calendar: pt}, cai: {capacity: {2026-01-05: 50%, 2026-01-15: 100%}}}\ntasks:\n  a: {effort: 2d, duration: 3d, who: cai}\n  b: {duration: 2d, who: 2 of ana ben cai, after: a SF, started: 2026-01-06, done: 30%}\n`, "a", "start", ["resource 01-15T09:00"]],
  ["S25: a release's date", `${HEAD}releases: {r: {date: 2026-01-07}}\ntasks:\n  a: {duration: 1d, release: r}\n  b: {duration: 9d}\n`, "a", "late-finish", ["constraint r date 01-07T17:00"]],
  ["S20: a date", `${HEAD}tasks:\n  a: {duration: 1d, not-before: 2026-01-07}\n`, "a", "start", ["constraint not-before 01-07T09:00"]],
  ["S52: the status date", "plan: P\nstart: 2026-01-05\nas-of: 2026-01-08\ntasks:\n  a: {duration: 1d}\n", "a", "start", ["status-date 01-08T09:00"]],
  ["S51: the status date behind the finish of what runs", "plan: P\nstart: 2026-01-05\nas-of: 2026-01-08\ntasks:\n  a: {duration: 4d, started: 2026-01-05, done: 50%}\n", "a", "finish", ["status-date 01-08T09:00"]],
  ["S50: actual dates", `${HEAD}tasks:\n  a: {duration: 1d, started: 2026-01-06, finished: 2026-01-07}\n`, "a", "finish", ["actual 01-07T17:00"]],
  ["S11: a link to the finish", `${HEAD}tasks:\n  a: {duration: 4d}\n  b: {duration: 1d, after: a FF}\n`, "b", "finish", ["dependency a FF 01-08T17:00 < a finish", "work 01-08T09:00 < b start"]],
  ["S13: a summary as predecessor by its last leaf", `${HEAD}tasks:\n  s:\n    tasks:\n      a: {duration: 1d}\n      b: {duration: 2d}\n  c: {duration: 1d, after: s}\n`, "c", "start", ["dependency s FS 01-06T17:00 < b finish"]],
  ["S13: what waits for a summary, behind its leaf", `${HEAD}tasks:\n  s:\n    tasks:\n      a: {duration: 1d}\n      b: {duration: 2d}\n  c: {duration: 1d, after: s}\n`, "a", "late-finish", ["dependency c FS 01-07T09:00 < c late-start"]],
  ["S14: a release as predecessor", `${HEAD}releases: {r: {title: R}}\ntasks:\n  a: {duration: 1d, release: r}\n  b: {duration: 2d, release: r}\n  c: {duration: 1d, after: r}\n`, "c", "start", ["dependency r FS 01-06T17:00 < b finish"]],
  ["S28: as late as possible", `${HEAD}tasks:\n  a: {duration: 1d, schedule: alap}\n  b: {duration: 3d}\n`, "a", "start", ["constraint schedule 01-07T09:00"]],
  ["S60: a repetition", `${HEAD}tasks:\n  a: {duration: 1h, repeat: weekly on mon x3}\n`, "a", "finish", ["constraint repeat 01-19T10:00"]],
  ["a summary by the leaf that decides", `${HEAD}tasks:\n  s:\n    tasks:\n      a: {duration: 1d}\n      b: {duration: 2d}\n`, "s", "finish", ["work 01-05T09:00 < b start"]],
];

describe("explanations of dates", () => {
  for (const [what, text, id, date, expected] of cases) it(`gives ${what}`, () => assert.deepEqual(causes(text, id, date), expected));

  it("S73: walks from a finish to what begins it", () => {
    const { schedule, plan } = scheduleText(THREE);
    const steps = chainOf(schedule, plan.taskIndex.get("d") ?? -1, "finish").map(({ task, date }) => `${schedule.tasks[task]?.id ?? ""} ${date}`);
    assert.deepEqual(steps, ["d finish", "d start", "b finish", "b start", "a finish", "a start"]);
  });

  it("tells who is waited for where a person drives", () => {
    const { schedule } = scheduleText(THREE);
    const [a, b] = schedule.tasks;
    const driver = { kind: "resource", resource: "ana", of: "a", until: a?.finish ?? 0 } as const;
    const levelled: Schedule = { ...schedule, tasks: schedule.tasks.map(task => (task === b ? { ...task, drivers: [driver] } : task)) };
    assert.deepEqual(explain(levelled, 1, "start")?.causes, [{ ...driver, from: { task: 0, date: "finish" } }]);
  });

  const shared: readonly (readonly [what: string, people: string, who: string, chosen: readonly string[], early: readonly string[]])[] = [
    ["who has left a team then", "people: {ana: {}, ben: {leave: {2026-01-06..2026-01-08: Skiing}}, cyd: {}}\nteams: {core: [ana ..2026-01-09, ben]}\n", "core", ["ben"],
      ["dependency a FS 01-05T17:00 < a early-finish"]],
    ["who has left altogether", "calendars: {late: {week: {wed-fri: 09:00-17:00}}}\npeople: {ana: {calendar: late, available: 2026-01-01..2026-01-09}, cyd: {}}\n", "ana", ["ana"],
      ["calendar 01-07T09:00", "dependency a FS 01-05T17:00 < a early-finish", "plan-start 01-05T09:00"]],
  ];
  for (const [what, people, who, chosen, early] of shared) {
    it(`says why work could start early as it was found, also once the plan has been scheduled anew: ${what}`, () => {
      const planOf = (days: number): Plan => scheduleText(`${HEAD}${people}tasks:\n  x: {effort: 1d, who: cyd}\n  y: {effort: 1d, who: cyd}\n  a: {duration: ${String(days)}d}\n  b: {effort: 1d, who: ${who}, after: a}\n`).plan;
      const memory: ScheduleMemory = {};
      const [plan, longer] = [planOf(1), planOf(9)];
      const first = schedulePlan(plan, { now: TEST_NOW }, undefined, memory);
      const next = schedulePlan({ ...plan, tasks: plan.tasks.map((task, index) => (index === 2 ? longer.tasks[index]! : task)) }, { now: TEST_NOW }, undefined, memory);
      assert.deepEqual(next.tasks[3]?.assignments.map(({ resource }) => resource), chosen);
      assert.deepEqual((explain(first, 3, "early-start")?.causes ?? []).map(cause => inShort(first, cause)), early);
    });
  }

  it("has nothing to say of a summary that holds nothing", () => {
    const { schedule } = scheduleText(`${HEAD}tasks:\n  s: {tasks: {}}\n`);
    assert.equal(explain(schedule, 0, "start"), undefined);
    assert.deepEqual(chainOf(schedule, 0, "finish"), []);
  });

  const head = `${HEAD}calendar: {week: {mon-fri: 09:00-12:00 13:00-18:00}, holidays: {2026-01-08: Off}}`;
  it("every date has a cause, and no cause asks for more than the date", () => {
    fc.assert(
      fc.property(randomTasks(fc.constantFrom("priority: 500", "not-before: 2026-01-14", "due: 2026-01-20")), tasks => {
        const { schedule } = scheduleText(planTextOf(head, tasks));
        for (const { index, kind } of schedule.tasks) {
          if (kind === "summary") continue;
          for (const date of ["start", "finish", "early-start", "early-finish", "late-start", "late-finish"] as const) {
            assert.ok((explain(schedule, index, date)?.causes.length ?? 0) > 0, `${String(index)} ${date}`);
          }
          for (const { kind: of, until } of explain(schedule, index, "start")?.causes ?? []) if (of === "plan-start") assert.ok(until <= dateOf(schedule.tasks[index]!, "start"));
        }
      }),
      { numRuns: 60, seed: 2026 },
    );
  });

  it("a chain is continuous: no working time that is not work or lag lies between a date and the one that it follows from", () => {
    fc.assert(
      fc.property(randomTasks(fc.constant("priority: 500"), false), tasks => {
        const { schedule, plan } = scheduleText(planTextOf(head, tasks.map(task => ({ ...task, links: task.links.map(link => ({ ...link, lag: "" })) }))));
        const calendar = createCalendarBook(plan).plan;
        for (const { index } of schedule.tasks) {
          const chain = chainOf(schedule, index, "finish");
          chain.forEach(({ at, task, date, causes: found }, step) => {
            const next = chain[step + 1];
            if (next === undefined) return assert.ok((date === "start" || schedule.tasks[task]!.kind === "milestone") && found[0]?.kind === "plan-start", `t${String(task)} ${date} ends with ${found[0]?.kind ?? ""}`);
            if (next.task === task) return;
            const link = found[0]?.link;
            const ends = link === "FF" || link === "SF";
            const own = ends ? schedule.tasks[task]!.finish : at;
            assert.equal(calendar.between(next.at, own), 0, `t${String(task)} ${date} ${String(link)}`);
          });
        }
      }),
      { numRuns: 60, seed: 2026 },
    );
  });
});
