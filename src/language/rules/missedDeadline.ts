import { formatDay } from "../../core/calendar/civil";
import type { Instant } from "../../core/model/instant";
import type { Related } from "../../core/model/problem";
import type { Release } from "../../core/model/items";
import { MARK, taskMarks } from "../../core/health/taskMarks";
import { drivingChain, lagFixes, type ChainStep } from "./drivingChain";
import type { ScheduledNode } from "./facts";
import { setKey } from "./fixes";
import { valuePlace } from "./places";
import type { Report, Rule, RuleInput } from "./rule";
import { code, counted, distance, finishDay, finishInWords, finishWithTime, nameOf } from "./wording";

/** A forecast beyond `due`, a release's `date` or the plan's `finish`. */
export const missedDeadline: Rule = {
  code: "missed-deadline",
  doc: {
    title: "Forecast beyond the promised date",
    meaning:
      "By its forecast a task ends after its `due`, a release after its `date`, or the plan after its `finish`. The message "
      + "says how late; the related places are the chain of work that causes it, the last link first. Finished and dropped "
      + "work is not reported.",
    fix: "Shorten or overlap the work of the chain, put more people on it, move scope out, or move the promise.",
    before: `plan: Late
start: 2026-01-05
as-of: none
tasks:
  design: {duration: 3d}
  build: {duration: 5d, after: design, due: 2026-01-09}
`,
    after: `plan: Late
start: 2026-01-05
as-of: none
tasks:
  design: {duration: 3d}
  build: {duration: 5d, after: design, due: 2026-01-14}
`,
  },
  check(input, report) {
    const late = new Map<string, ScheduledNode[]>();
    const { marks } = taskMarks(input.schedule);
    for (let at = 0; at < marks.length; at++) {
      if (((marks[at] as number) & MARK.late) === 0) continue;
      const [node, dates] = [input.plan.tasks[at], input.schedule.tasks[at]];
      if (node === undefined || dates?.due === undefined) continue;
      const entry: ScheduledNode = { node, task: node.item, dates };
      const { task } = entry;
      if (dates.due.from === "due") reportTask(input, entry, dates.due.at, report);
      else if (!task.summary && dates.release !== undefined) collect(late, dates.release, entry);
    }
    for (const [id, entries] of late) {
      const release = input.plan.releases.get(id);
      if (release?.released === undefined && release !== undefined) reportRelease(input, release, entries, report);
    }
    reportPlan(input, report);
  },
};

function collect(late: Map<string, ScheduledNode[]>, release: string, entry: ScheduledNode): void {
  const list = late.get(release);
  if (list === undefined) late.set(release, [entry]);
  else list.push(entry);
}

function reportTask(input: RuleInput, entry: ScheduledNode, due: Instant, report: Report): void {
  const { task, dates } = entry;
  const chain = drivingChain(input, entry.node.index);
  const days = apart(due, dates.finish);
  report({
    message: `${nameOf(task)} is due on ${days.from} but finishes on ${days.to}, ${distance(due, dates.finish)} late`
      + `; ${chain[0]?.driver.kind === "dependency" ? "speed up what it waits for" : "speed it up"} or move the due date`,
    at: valuePlace(task, "due"),
    ...related(chain),
    fixes: [
      ...lagFixes(chain),
      setKey(`Move ${code("due")} to ${finishInWords(dates.finish)}, the forecast`, input.plan, task, "due", forecastText(dates.finish, due)),
    ],
  });
}

function reportRelease(input: RuleInput, release: Release, entries: readonly ScheduledNode[], report: Report): void {
  const last = latest(entries);
  const due = last?.dates.due?.at;
  if (last === undefined || due === undefined) return;
  const chain = drivingChain(input, last.node.index);
  const days = apart(due, last.dates.finish);
  const them = entries.length > 1 ? "them" : "it";
  const others = entries.length > 1 ? ` and ${counted(entries.length - 1, "other task")}` : "";
  report({
    message: `${nameOf(release)} is promised for ${days.from} but ready on ${days.to}, ${distance(due, last.dates.finish)} late`
      + `, because of ${nameOf(last.task)}${others}; speed ${them} up, move ${them} to a later release or move the date`,
    at: valuePlace(release, "date"),
    ...related(chain),
    fixes: [
      ...lagFixes(chain),
      setKey(`Move ${code("date")} to ${finishInWords(last.dates.finish)}, the forecast`, input.plan, release, "date", forecastText(last.dates.finish, due)),
    ],
  });
}

function reportPlan(input: RuleInput, report: Report): void {
  const { plan, schedule } = input;
  const { target, finish } = schedule;
  if (target === undefined || plan.settings.finish === undefined || finish <= target) return;
  const open = input.facts.tasks.filter(({ task, dates }) => !task.summary && !dates.dropped && !dates.finished && dates.finish > target);
  const last = latest(open);
  if (last === undefined) return;
  const chain = drivingChain(input, last.node.index);
  const days = apart(target, finish);
  report({
    message: `The plan's target is ${days.from} but its last task, ${nameOf(last.task)}, finishes on ${days.to}`
      + `, ${distance(target, finish)} late; shorten the chain that leads there or move the target`,
    at: valuePlace(plan.settings, "finish"),
    ...related(chain),
    fixes: [
      ...lagFixes(chain),
      setKey(`Move ${code("finish")} to ${finishInWords(finish)}, the forecast`, plan, plan.settings, "finish", forecastText(finish, target)),
    ],
  });
}

function related(chain: readonly ChainStep[]): { related?: readonly Related[] } {
  return chain.length === 0 ? {} : { related: chain.map(step => step.related) };
}

function latest(entries: readonly ScheduledNode[]): ScheduledNode | undefined {
  let last: ScheduledNode | undefined;
  for (const entry of entries) if (last === undefined || entry.dates.finish > last.dates.finish) last = entry;
  return last;
}

/** Two finishes in words, with times where the days are the same. */
function apart(from: Instant, to: Instant): { readonly from: string; readonly to: string } {
  const inWords = finishDay(from) === finishDay(to) ? finishWithTime : finishInWords;
  return { from: inWords(from), to: inWords(to) };
}

/** The forecast as plan text: its day, with the minute where the day alone would still be before it. */
function forecastText(forecast: Instant, before: Instant): string {
  const day = formatDay(finishDay(forecast));
  if (finishDay(forecast) !== finishDay(before)) return day;
  return `${day} ${finishWithTime(forecast).slice(-5)}`;
}
