import { formatDay } from "../../core/calendar/civil";
import type { DateValue } from "../../core/model/instant";
import type { Item } from "../../core/model/source";
import { removeKey, setKey } from "./fixes";
import { valuePlace } from "./places";
import type { Report, Rule, RuleInput } from "./rule";
import { PROGRESS } from "./taskTraits";
import { code, dateInWords, dayInWords, nameOf } from "./wording";

/** Something is said to have happened after the status date. */
export const futureActual: Rule = {
  code: "future-actual",
  doc: {
    title: "Happened after the status date",
    meaning:
      "`started`, `finished` or `released` says what has happened, but its day lies after the status date (`as-of`, else today). "
      + "The date is taken as it is written. With `as-of: none` nothing is in the future.",
    fix: "Correct the date, move `as-of` on, or write a plan instead of a fact: `start-on`, `finish-on`, `due`, `date`.",
    before: `plan: Ahead of time
start: 2026-01-05
as-of: 2026-01-07
tasks:
  build: {duration: 3d, started: 2026-01-08, done: 0%}
`,
    after: `plan: Ahead of time
start: 2026-01-05
as-of: 2026-01-08
tasks:
  build: {duration: 3d, started: 2026-01-08, done: 0%}
`,
  },
  check(input, report) {
    for (const { task } of input.facts.having(PROGRESS)) {
      if (task.summary) continue;
      checkDate(input, task, "started", task.started, report);
      checkDate(input, task, "finished", task.finished, report);
    }
    for (const release of input.plan.releases.values()) checkDate(input, release, "released", release.released, report);
  },
};

function checkDate(input: RuleInput, item: Item, key: string, date: DateValue | undefined, report: Report): void {
  const { plan, statusDay } = input;
  if (date === undefined || statusDay === undefined || date.day <= statusDay) return;
  report({
    message: `${nameOf(item)} cannot have ${key === "released" ? "been released" : key} on ${dateInWords(date)}, after the status date ${dayInWords(statusDay)}; correct the date or move ${code("as-of")} on`,
    at: valuePlace(item, key),
    fixes: [
      setKey(`Write ${dayInWords(statusDay)}, the status date`, plan, item, key, formatDay(statusDay)),
      ...(plan.settings.asOf === undefined || plan.settings.asOf === "none"
        ? []
        : [setKey(`Move ${code("as-of")} to ${dayInWords(date.day)}`, plan, plan.settings, "as-of", formatDay(date.day))]),
      removeKey(plan, item, key),
    ],
  });
}
