import { FAR_FUTURE } from "../../core/calendar/civil";
import { MINUTES_PER_DAY } from "../../core/model/instant";
import type { Assignment } from "../../core/model/values";
import type { ScheduleFault } from "../../core/schedule/result";
import { placeOf } from "./drivingChain";
import { removeKey } from "./fixes";
import { idPlace, placeAt, valuePlace } from "./places";
import type { Report, Rule, RuleInput } from "./rule";
import { code, finishInWords, listed, nameOf } from "./wording";

/** The people or the calendar of a task never have the time. */
export const noCapacity: Rule = {
  code: "no-capacity",
  doc: {
    title: "Nobody ever has the time",
    meaning:
      "The people, the equipment or the calendar of a task never have working time for it: a calendar without hours, a "
      + "capacity of 0 %, pauses without end, or availability that has ended. The task gets no honest date and books nobody. A task that leads the plan "
      + "more than 50 years beyond its start is reported too, what only follows it is not.",
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

type NoCapacity = Extract<ScheduleFault, { readonly kind: "no-capacity" }>;

/** Nobody plans further ahead than this many years: what ends later is a slip of a figure or a date. */
const MOST_YEARS = 50;
const DAYS_PER_YEAR = 365.25;

/** What may put a task so far away, the likeliest first. */
const FAR_KEYS = ["start-on", "finish-on", "not-before", "not-finished-before", "effort", "duration", "points", "repeat"] as const;

/** Reports the tasks that lead the plan beyond its horizon: not those that only follow one of them, or that are as late as they can be. */
function reportHorizon(input: RuleInput, report: Report): void {
  const { plan, schedule: { start, finish, tasks } } = input;
  const begins = Math.min(start, (plan.settings.start?.day ?? Infinity) * MINUTES_PER_DAY);
  const horizon = Math.min(begins + MOST_YEARS * DAYS_PER_YEAR * MINUTES_PER_DAY, FAR_FUTURE - 1);
  if (finish <= horizon) return;
  const isBeyond = (id: string | undefined): boolean => id !== undefined && (plan.releases.has(id) || (tasks[plan.taskIndex.get(id) ?? -1]?.finish ?? 0) > horizon);
  const beyond = tasks.filter(task => task.kind !== "summary" && !task.dropped && task.finish > horizon);
  const leading = beyond.filter(({ drivers, start: at, earlyStart }) =>
    !drivers.some(({ of, until, key }) => (until > horizon && isBeyond(of)) || (key === "schedule" && earlyStart < at)));
  const told = new Set<string>();
  for (const dates of leading.length > 0 ? leading : beyond.slice(0, 1)) {
    const task = plan.tasks[dates.index]?.item;
    if (task === undefined) continue;
    const key = FAR_KEYS.find(name => task.keys.has(name));
    // A summary's date, or the status date, holds all that is below it: that is said once, and there.
    const above = dates.drivers.find(driver => driver.until > horizon && (driver.kind === "status-date" || (driver.key === "not-before" && !task.keys.has(driver.key))));
    const at = above !== undefined ? placeOf(input, dates.index, above) : key === undefined ? idPlace(task) : valuePlace(task, key);
    const place = `${at.item.id} ${String(at.span.start)}`;
    if (told.has(place)) continue;
    told.add(place);
    const when = dates.finish >= FAR_FUTURE ? "after the year 9999" : `on ${finishInWords(dates.finish)}, more than ${String(MOST_YEARS)} years after the plan starts`;
    report({ message: `${nameOf(task)} ends ${when}; correct its estimate, or the date or link that holds it`, at });
  }
}

function reportFault(input: RuleInput, { task: index, resources, key: own }: NoCapacity, report: Report): void {
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
  report({
    message: `${listed(items.map(nameOf))} never ${items.length === 1 ? "has" : "have"} the time for ${nameOf(task)}`
      + "; change the capacity, calendar or availability, or who does it",
    at: who === undefined || at === undefined ? idPlace(task) : placeAt(who.item, at.at),
    related: items.slice(0, 5).map(item => ({ message: `${nameOf(item)} is described here.`, at: idPlace(item) })),
  });
}

function names(assignment: Assignment, resources: readonly string[]): boolean {
  return assignment.of.some(ref => resources.includes(ref.id));
}
