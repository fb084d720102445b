import { FAR_FUTURE } from "../../core/calendar/civil";
import { MINUTES_PER_DAY, type Instant } from "../../core/model/instant";
import type { Task } from "../../core/model/items";
import type { Assignment } from "../../core/model/values";
import type { NoCapacity } from "../../core/schedule/result";
import { placeOf } from "./drivingChain";
import { removeKey } from "./fixes";
import { idPlace, placeAt, valuePlace } from "./places";
import type { Report, Rule, RuleInput } from "./rule";
import { code, finishInWords, listed, nameOf, startInWords } from "./wording";

/** The people or the calendar of a task never have the time. */
export const noCapacity: Rule = {
  code: "no-capacity",
  doc: {
    title: "Nobody ever has the time",
    meaning:
      "The people, the equipment or the calendar of a task never have working time for it: a calendar without hours, a "
      + "capacity of 0 %, pauses without end, or availability that has ended; or each has time, but they are never there together long enough. The task gets no "
      + "honest date and books nobody. A task that leads the plan more than 50 years beyond its start, or stands as long before it, is reported too, what only follows it is not.",
    fix: "Give the calendar hours, the person capacity or availability, or the task to somebody else.",
    before: `plan: Nobody there
start: 2026-01-05
as-of: none
people:
  ana: {name: Ana Silva, capacity: 0%}
tasks:
  build: {effort: 3d, who: ana}
`,
    after: `plan: Nobody there
start: 2026-01-05
as-of: none
people:
  ana: {name: Ana Silva, capacity: 50%}
tasks:
  build: {effort: 3d, who: ana}
`,
  },
  check(input, report) {
    for (const fault of input.schedule.faults) {
      if (fault.kind === "no-capacity") reportFault(input, fault, report);
    }
    reportHorizon(input, report);
  },
};

/** Nobody plans further ahead than this many years: what ends later is a slip of a figure or a date. */
const MOST_YEARS = 50;
const HORIZON = MOST_YEARS * 365.25 * MINUTES_PER_DAY;

/** What of a task puts it so far away: a date, else its length. */
function farKey(task: Task, isFar: (at: Instant) => boolean): string {
  const { started, finished, startOn, finishOn, notBefore, notFinishedBefore } = task;
  const dates = { started, finished, "start-on": startOn, "finish-on": finishOn, "not-before": notBefore, "not-finished-before": notFinishedBefore };
  const far = Object.entries(dates).find(([, date]) => date !== undefined && isFar(date.day * MINUTES_PER_DAY));
  return far?.[0] ?? ["repeat", "effort", "duration", "points"].find(name => task.keys.has(name)) ?? "";
}

/** Reports the tasks that lead the plan beyond its horizon on either side: not those that only follow one of them, or that are as late as they can be. */
function reportHorizon(input: RuleInput, report: Report): void {
  const { plan, statusDay, schedule: { start, finish, tasks } } = input;
  const written = plan.settings.start?.day;
  // A plan that names no start begins with its earliest date, and that may be the wrong one.
  if (written === undefined && finish - start <= HORIZON) return;
  const day = written ?? statusDay;
  const begins = day === undefined ? start : day * MINUTES_PER_DAY;
  const beginning = written === day ? "the plan starts" : "the status date";
  if (start < begins - HORIZON) reportEarly(input, begins - HORIZON, beginning, report);
  const horizon = Math.min(begins + HORIZON, FAR_FUTURE - 1);
  if (finish <= horizon) return;
  const isBeyond = (id: string | undefined): boolean => id !== undefined && (plan.releases.has(id) || (tasks[plan.taskIndex.get(id) ?? -1]?.finish ?? 0) > horizon);
  const beyond = tasks.filter(task => task.kind !== "summary" && !task.dropped && task.finish > horizon);
  const leading = beyond.filter(({ drivers, start: at, earlyStart }) =>
    !drivers.some(({ of, until, key }) => (until > horizon && isBeyond(of)) || (key === "schedule" && earlyStart < at)));
  const told = new Set<string>();
  for (const dates of leading.length > 0 ? leading : beyond.slice(0, 1)) {
    const task = plan.tasks[dates.index]?.item;
    if (task === undefined) continue;
    // A summary's date, or the status date, holds all that is below it: that is said once, and there. A lag is said at its link.
    const cause = dates.drivers.find(({ kind, key: name, until }) =>
      until > horizon && (kind === "status-date" || (kind === "dependency" && dates.start > horizon) || (name === "not-before" && !task.keys.has(name))));
    const place = cause === undefined ? valuePlace(task, farKey(task, at => at > horizon)) : placeOf(input, dates.index, cause);
    const spot = `${place.item.id} ${String(place.span.start)}`;
    if (told.has(spot)) continue;
    told.add(spot);
    const when = dates.finish >= FAR_FUTURE ? "after the year 9999" : `on ${finishInWords(dates.finish)}, more than ${String(MOST_YEARS)} years after ${beginning}`;
    report({ message: `${nameOf(task)} ends ${when}; correct its estimate, or the date or link that holds it`, at: place });
  }
}

/** Reports the tasks that stand before an instant, at the date that puts them there. */
function reportEarly({ plan, schedule: { tasks } }: RuleInput, first: Instant, beginning: string, report: Report): void {
  for (const dates of tasks) {
    const task = dates.start < first && dates.kind !== "summary" && !dates.dropped ? plan.tasks[dates.index]?.item : undefined;
    if (task === undefined) continue;
    report({
      message: `${nameOf(task)} starts on ${startInWords(dates.start)}, more than ${String(MOST_YEARS)} years before ${beginning}; correct its date or its estimate`,
      at: valuePlace(task, farKey(task, at => at < first)),
    });
  }
}

function reportFault(input: RuleInput, { task: index, resources, key: own, together }: NoCapacity, report: Report): void {
  const { plan, facts } = input;
  const task = plan.tasks[index]?.item;
  if (task === undefined) return;
  const items = resources.flatMap(id => plan.people.get(id) ?? plan.equipment.get(id) ?? []);
  if (items.length === 0) {
    const key = own === "pauses" ? own : task.calendar === undefined ? undefined : "calendar";
    report({
      message: own === "pauses"
        ? `The pauses of ${nameOf(task)} leave it no working time; shorten them`
        : `The calendar of ${nameOf(task)} never has working time for it; give the calendar a ${code("week")} with hours`,
      at: key === undefined ? idPlace(task) : valuePlace(task, key),
      fixes: key === undefined ? [] : [removeKey(plan, task, key)],
    });
    return;
  }
  const who = facts.whoOf(index);
  const at = who?.who.find(assignment => names(assignment, resources)) ?? who?.who[0];
  const one = items.length === 1;
  const hours = own === "calendar" ? " in the hours of the task's calendar" : one && together === true ? " in the plan's hours" : "";
  report({
    message: `${listed(items.map(nameOf))} never ${one ? "has" : "have"} the time ${one || together === undefined ? "" : "together "}for ${nameOf(task)}${hours}`
      + "; change the capacity, calendar or availability, or who does it",
    at: who === undefined || at === undefined ? idPlace(task) : placeAt(who.item, at.at),
    related: items.slice(0, 5).map(item => ({ message: `${nameOf(item)} is described here.`, at: idPlace(item) })),
  });
}

function names(assignment: Assignment, resources: readonly string[]): boolean {
  return assignment.of.some(ref => resources.includes(ref.id));
}
