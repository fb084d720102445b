import { formatDay } from "../../core/calendar/civil";
import { daysBetweenUpdates, updatesOf } from "../../core/tracking/updates";
import { setKey } from "./fixes";
import { valuePlace } from "./places";
import type { Rule } from "./rule";
import { code, counted, dayInWords } from "./wording";

/** The newest entry of the status log is older than the plan allows. */
export const staleUpdate: Rule = {
  code: "stale-update",
  doc: {
    title: "The last status update is old",
    meaning:
      "The plan keeps a status log in `updates`, but at the status date its newest entry is older than `update-every` (two weeks where nothing is written). "
      + "Reports would tell an old story. Plans without `updates` are left alone.",
    fix: "Write what there is to say of today, or give the plan another rhythm with `update-every`.",
    before: `plan: Silent
start: 2026-01-05
as-of: 2026-02-02
people:
  ana: {}
tasks:
  build: {effort: 30d, who: ana, started: 2026-01-05, done: 60%}
updates:
  2026-01-09: {by: ana, health: on-track, text: A good start}
`,
    after: `plan: Silent
start: 2026-01-05
as-of: 2026-02-02
people:
  ana: {}
tasks:
  build: {effort: 30d, who: ana, started: 2026-01-05, done: 60%}
updates:
  2026-01-09: {by: ana, health: on-track, text: A good start}
  2026-01-30: {by: ana, health: on-track, text: Half of it works}
`,
  },
  check({ plan, schedule, statusDay }, report) {
    const newest = updatesOf(plan).find(({ day }) => statusDay !== undefined && day <= statusDay);
    const every = daysBetweenUpdates(plan);
    if (newest === undefined || statusDay === undefined || statusDay - newest.day <= every || isOver(schedule)) return;
    const health = newest.health ?? "on-track";
    report({
      message: `The last status update is of ${dayInWords(newest.day)}, ${counted(statusDay - newest.day, "day")} before the status date; write a new one or change ${code("update-every")}`,
      at: valuePlace(plan.settings, "updates"),
      fixes: [setKey(`Say that nothing has changed: still ${health}`, plan, plan.settings, `updates.${formatDay(statusDay)}`, `{health: ${health}, text: No change}`)],
    });
  },
};

/** Of a plan whose work is all finished nobody has to be told any more. */
function isOver({ tasks }: { readonly tasks: readonly { readonly finished: boolean; readonly dropped: boolean; readonly kind: string }[] }): boolean {
  return tasks.length > 0 && tasks.every(({ finished, dropped, kind }) => finished || dropped || kind === "summary");
}
