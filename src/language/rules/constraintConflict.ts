import { formatDay, formatInstant, startOfDay } from "../../core/calendar/civil";
import { MINUTES_PER_DAY } from "../../core/model/instant";
import type { Task } from "../../core/model/items";
import type { Fix, Related } from "../../core/model/problem";
import type { Driver, ScheduleFault } from "../../core/schedule/result";
import { reason } from "./drivingChain";
import { removeKey, setKey } from "./fixes";
import { idPlace, keyPlace, valuePlace } from "./places";
import type { Report, Rule, RuleInput } from "./rule";
import { SUMMARY } from "./taskTraits";
import { code, finishDay, finishInWords, finishWithTime, nameOf, startDay, startInWords, startWithTime } from "./wording";

type Conflict = Extract<ScheduleFault, { kind: "constraint-conflict" }>;

const BEGINNINGS: ReadonlySet<string> = new Set(["start-by", "start-on", "not-before", "schedule"]);

/** A date constraint that links or calendars cannot meet. */
export const constraintConflict: Rule = {
  code: "constraint-conflict",
  doc: {
    title: "A date constraint that cannot be met",
    meaning:
      "A task shall start or finish on or by a date, but what it waits for, or its calendar, does not allow it. Dates never "
      + "travel before the predecessors allow (unless the plan says `honour-constraints: true`; then, as for `schedule: fixed`, "
      + "the constraint holds and what it breaks is reported), and nothing finishes before it starts. The message names what pushes the task.",
    fix: "Move the date, remove the constraint, or speed up what the task waits for. A promise that should only be watched is a `due`.",
    before: `plan: Squeezed
start: 2026-01-05
as-of: none
tasks:
  design: {duration: 4d}
  build: {duration: 2d, after: design, start-on: 2026-01-07}
`,
    after: `plan: Squeezed
start: 2026-01-05
as-of: none
tasks:
  design: {duration: 4d}
  build: {duration: 2d, after: design, start-on: 2026-01-09}
`,
  },
  check(input, report) {
    const told = new Set<string>();
    for (const fault of input.schedule.faults) {
      if (fault.kind !== "constraint-conflict") continue;
      told.add(`${fault.task} ${fault.key}`);
      reportConflict(input, fault, report);
    }
    for (const fault of summariesBeyond(input)) if (!told.has(`${fault.task} ${fault.key}`)) reportConflict(input, fault, report);
  },
};

/** `finish-by` of a summary judges the last finish inside it. */
function* summariesBeyond(input: RuleInput): Iterable<Conflict> {
  for (const { node, task, dates } of input.facts.having(SUMMARY)) {
    if (!task.summary || task.finishBy === undefined || dates.dropped || dates.finished) continue;
    const { day, minute } = task.finishBy;
    const wanted = day * MINUTES_PER_DAY + (minute ?? MINUTES_PER_DAY);
    if (dates.finish <= wanted) continue;
    const last = input.schedule.tasks[input.facts.lastLeafOf(node.index)];
    yield { kind: "constraint-conflict", task: node.index, key: "finish-by", wanted, got: dates.finish, pushedBy: last?.drivers ?? [] };
  }
}

function reportConflict(input: RuleInput, fault: Conflict, report: Report): void {
  const { plan } = input;
  const task = plan.tasks[fault.task]?.item;
  if (task === undefined) return;
  const pushed = fault.pushedBy.slice(0, 5);
  // Fixed, or honoured over its links: it stands where it is wanted and the link is broken.
  const stays = fault.held === true;
  const pushedTask = task.summary ? plan.tasks[input.facts.lastLeafOf(fault.task)]?.item ?? task : task;
  const own = pushed[0]?.of === pushedTask.id ? `its last task is ${nameOf(pushedTask)}` : undefined;
  const why = pushed[0] === undefined ? "" : `: ${own ?? reason(input, pushedTask, pushed[0])}`;
  const begins = BEGINNINGS.has(fault.key);
  const dates = inWords(fault, begins);
  const move = fault.key === "schedule" ? [] : moveTo(input, fault, task, begins);
  const byLinks = pushed[0] === undefined || pushed[0].kind === "dependency";
  const related = pushed.flatMap(driver => relatedOf(input, fault, driver));
  const wish = stays ? `${begins ? "stays" : "ends"} on` : `should ${verb(fault.key)}`;
  report({
    message: stays && byLinks
      ? `${nameOf(task)} ${wish} ${dates.wanted}, but its links allow ${dates.got} at the earliest${why}; move it or cut the link`
      : `${nameOf(task)} ${wish} ${dates.wanted} but can only ${begins ? "start" : "finish"} on ${dates.got}${why}; move or remove ${code(fault.key)}`,
    at: valuePlace(task, fault.key),
    ...(related.length === 0 ? {} : { related }),
    fixes: [...move, removeKey(plan, task, fault.key)],
  });
}

/** Moves the constraint to the day at which it holds, with its time where the task begins amid its day. */
function moveTo({ plan, schedule }: RuleInput, { task: index, key, got, wanted }: Conflict, task: Task, begins: boolean): readonly Fix[] {
  const day = begins ? startDay(got) : finishDay(got);
  const amid = begins && schedule.tasks[index]?.clock.nextWork(startOfDay(day)) !== got;
  if (day === (begins ? startDay(wanted) : finishDay(wanted)) && !amid) return [];
  const words = amid ? startWithTime(got) : begins ? startInWords(got) : finishInWords(got);
  return [setKey(`Move ${code(key)} to ${words}`, plan, task, key, amid ? formatInstant(got).replace("T", " ") : formatDay(day))];
}

function verb(key: string): string {
  switch (key) {
    case "start-by": return "start by";
    case "finish-by": return "finish by";
    case "start-on": return "start on";
    case "finish-on": return "finish on";
    default: return "stand on";
  }
}

function inWords(fault: Conflict, begins: boolean): { readonly wanted: string; readonly got: string } {
  if (begins) {
    const words = startDay(fault.wanted) === startDay(fault.got) ? startWithTime : startInWords;
    return { wanted: words(fault.wanted), got: words(fault.got) };
  }
  const words = finishDay(fault.wanted) === finishDay(fault.got) ? finishWithTime : finishInWords;
  return { wanted: words(fault.wanted), got: words(fault.got) };
}

function relatedOf(input: RuleInput, fault: Conflict, driver: Driver): Related[] {
  const task = input.plan.tasks[fault.task]?.item;
  if (task === undefined) return [];
  const other = driver.of === undefined ? undefined : input.plan.byId.get(driver.of);
  const inside = task.summary && other !== undefined && driver.of === input.plan.tasks[input.facts.lastLeafOf(fault.task)]?.item.id;
  const message = inside ? `${nameOf(other)} finishes on ${finishInWords(driver.until)}.` : `${reason(input, task, driver)}.`;
  if (other !== undefined) return [{ message, at: idPlace(other) }];
  return driver.key === undefined || driver.key === fault.key ? [] : [{ message, at: keyPlace(task, driver.key) }];
}
