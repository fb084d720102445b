import fc from "fast-check";
import { planTextOf, randomTasks, type RandomTask } from "./randomPlan";

/** A plan as people have them: calendars, leave, part-time, teams, machines, choices, work that has begun, dates of all kinds. */
export const PRACTICAL_HEAD = `plan: Practical
start: 2026-01-05
calendar: {week: {mon-thu: 09:00-12:00 13:00-18:00, fri: 09:00-15:00}, holidays: {2026-01-06: Epiphany, 2026-01-20 12:00..2026-01-21 11:00: Move, 02-01..02-02: Yearly}, working: {2026-01-17: 10:00-14:00}}
calendars:
  nights: {week: {mon-fri: 00:00-06:00 22:00-24:00}}
  short: {week: {tue-thu: 10:00-15:00}, holidays: {2026-01-14: Off}}
  alone: {week: {mon-sun: 08:00-20:00}, based-on: none, holidays: {2026-01-11: Off}}
  evenings: {week: {mon-fri: 18:00-22:00}}
people:
  ana: {role: dev, leave: {2026-01-12..2026-01-13: Ski, 2026-01-22 13:00..2026-01-22 16:00: Dentist}}
  ben: {role: [dev, test], capacity: 80%, leave: {2026-01-07: Off}}
  cai: {role: test, calendar: short}
  dee: {capacity: {2026-01-05: 50%, 2026-01-19: 100%}, calendar: {2026-01-05: alone, 2026-01-26: short}}
  eve: {role: dev, available: 2026-01-08..2026-05-29}
  owl: {calendar: evenings}
  fay: {capacity: {2026-01-05: 100%, 2026-01-14: 40%}}
teams: {core: [ana, ben], all: [core, cai]}
equipment:
  lab: {capacity: 200%}
  rig: {calendar: alone, leave: {2026-01-15: Service}}`;

const who = fc.constantFrom(
  "who: ana", "who: ana", "who: ben", "who: cai", "who: dee", "who: eve", "who: ana 50%", "who: [ana, ben 50%]", "who: core", "who: all", "who: [dee, eve 30%]",
  "who: any of ana ben", "who: 2 of all", "who: role dev", "who: 2 of role test", "who: [ana, lab]", "who: [ben, rig]", "who: lab", "who: [ana 3h, ben 5h]", "who: lab 150%", "who: fay", "who: fay 60%", "who: [ana 50%, fay 50%]",
);
const work = fc.constantFrom(
  "effort: 4h", "effort: 1d", "effort: 13h", "effort: 3d", "effort: 20h", "effort: 2h/5h/9h", "effort: 3h..12h", "duration: 6h", "duration: 2d", "duration: 2ed", "milestone: true",
);
const dates = fc.constantFrom(
  "not-before: 2026-01-13", "not-finished-before: 2026-01-16", "start-on: 2026-01-14", "finish-on: 2026-01-19", "start-by: 2026-01-12", "finish-by: 2026-01-16", "due: 2026-01-15",
  "not-before: 2026-01-09 11:30", "calendar: nights", "calendar: alone", "calendar: short", "schedule: alap", "split: true", "pauses: {2026-01-08..2026-01-09: Wait}",
  "priority: 900", "priority: 100", "priority: 1000",
);
const progress = fc.constantFrom(
  "started: 2026-01-07", "started: 2026-01-05", "finished: 2026-01-08", "done: 50%", "remaining: 5h", "status: dropped", "status: done", "schedule: fixed", "start-on: 2026-01-13",
);

/** Keys of a task: mostly who and how long, sometimes a date, seldom progress. */
export const practicalKeys = fc.oneof(
  { arbitrary: who, weight: 6 }, { arbitrary: work, weight: 5 }, { arbitrary: dates, weight: 3 }, { arbitrary: progress, weight: 1 },
);

/** Keys that exclude each other, or ask for dates that cannot be checked without guessing, give way to what stands before them. */
function sound(keys: readonly string[]): readonly string[] {
  const named = new Map(keys.map(key => [key.split(":")[0] ?? "", key]));
  if (named.get("schedule") === "schedule: fixed") named.set("start-on", "start-on: 2026-01-13");
  if (named.has("milestone") || named.get("duration") === "duration: 2ed") named.delete("who");
  if (named.has("milestone")) for (const key of ["effort", "duration", "split", "pauses"]) named.delete(key);
  if (named.get("who")?.includes(" 3h") === true) for (const key of ["effort", "duration"]) named.delete(key);
  if (named.has("start-on")) named.delete("finish-on");
  if (named.has("finished")) named.delete("done");
  return [...named.values()];
}

function withoutLate(task: RandomTask, ...more: readonly (string | undefined)[]): RandomTask {
  const keys = [...more, ...task.keys].filter((key): key is string => key !== undefined && key !== "schedule: alap");
  return task.holds > 0 ? task : { ...task, keys: sound(keys) };
}

/** Tasks with some keys; each has work, most have one of the crews. */
function staffed(keys: fc.Arbitrary<string>, crews: fc.Arbitrary<string>): fc.Arbitrary<readonly RandomTask[]> {
  return randomTasks(keys).chain(tasks =>
    fc.array(fc.tuple(crews, work, fc.option(dates)), { minLength: tasks.length, maxLength: tasks.length }).map(more =>
      tasks.map((task, i) => {
        const [person = "", length = "", date] = more[i] ?? [];
        // How long a summary takes is counted before tasks are moved late: a share of it would be of another length.
        const sharesSummary = tasks.some(({ links }, k) => links.some(({ lag, to }) => lag === "+50%" && (tasks[to % k]?.holds ?? 0) > 0));
        if (sharesSummary) return withoutLate(task, person, length, date ?? undefined);
        return task.holds > 0 ? task : { ...task, keys: sound([person, length, ...(date === null || date === undefined ? [] : [date]), ...task.keys]) };
      })));
}

/** Tasks of a practical plan. */
export const practicalTasks = staffed(practicalKeys, who);

/** Tasks of people whose hours are not those of the plan, most of them as late as possible. */
export const lateTasks = staffed(
  fc.constantFrom("schedule: alap", "schedule: alap", "schedule: alap", "milestone: true", "not-before: 2026-01-13", "due: 2026-01-21"),
  fc.constantFrom("who: ana", "who: owl", "who: [ana 3h, owl 9h]", "who: [ana 9h, owl 3h]", "who: [ben, owl]", "who: [cai, dee]"),
);

/** The text of a practical plan. */
export function practicalText(tasks: readonly RandomTask[], head = ""): string {
  return planTextOf(`${PRACTICAL_HEAD}\n${head}`, tasks);
}
