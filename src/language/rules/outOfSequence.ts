import type { Task } from "../../core/model/items";
import type { Dependency } from "../../core/model/values";
import type { Predecessor, ScheduledNode } from "./facts";
import { refText, removeLink, replaceText } from "./fixes";
import { idPlace, placeAt } from "./places";
import type { Rule, RuleInput } from "./rule";
import { PROGRESS, SUMMARY } from "./taskTraits";
import { code, nameOf } from "./wording";

/** Started although a predecessor is open. */
export const outOfSequence: Rule = {
  code: "out-of-sequence",
  doc: {
    title: "Started although a predecessor is open",
    meaning:
      "A task has started, but something that it waits for has not finished (for SS links: not started) yet. Once a task has "
      + "started it no longer waits for these links, so its dates may be better than the work allows.",
    fix: "Write the actual dates of the predecessor, or change the link to what really holds (SS, a lead), or remove it.",
    before: `plan: Out of order
start: 2026-01-05
as-of: 2026-01-07
tasks:
  design: {duration: 5d, started: 2026-01-05, done: 40%}
  build: {duration: 5d, started: 2026-01-06, done: 10%, after: design}
`,
    after: `plan: Out of order
start: 2026-01-05
as-of: 2026-01-07
tasks:
  design: {duration: 5d, started: 2026-01-05, done: 40%}
  build: {duration: 5d, started: 2026-01-06, done: 10%, after: design SS}
`,
  },
  check(input, report) {
    for (const { task, dates } of input.facts.having(PROGRESS | SUMMARY)) {
      if (!dates.started || dates.dropped || task.after === undefined) continue;
      for (const dependency of task.after) {
        const open = openPredecessor(input, dependency);
        if (open === undefined) continue;
        const verb = dependency.type === "SS" ? "started" : "finished";
        report({
          message: `${nameOf(task)} has started although ${nameOf(open)} has not ${verb}; write its actual dates, or change the link`,
          at: placeAt(task, dependency.at),
          related: [{ message: `${nameOf(open)} is not ${verb} yet.`, at: idPlace(open) }],
          fixes: fixesOf(input, task, dependency),
        });
      }
    }
  },
};

function fixesOf(input: RuleInput, task: Task, dependency: Dependency): ReturnType<typeof removeLink>[] {
  const toStart = dependency.type === "FS" && isRunning(input, input.facts.predecessorOf(dependency))
    ? [replaceText(`Wait for the start of ${code(refText(dependency))} only`, placeAt(task, dependency.at), `${refText(dependency)} SS`)]
    : [];
  return [...toStart, removeLink(input.plan, task, dependency)];
}

/** The task (of a release the first) that has not got as far as the link asks. Leads and the other two link types never hold a start. */
function openPredecessor(input: RuleInput, dependency: Dependency): Task | undefined {
  if (dependency.type !== "FS" && dependency.type !== "SS") return undefined;
  const predecessor = input.facts.predecessorOf(dependency);
  const leads = dependency.lag !== undefined && (dependency.lag.kind === "time" ? dependency.lag.sign : dependency.lag.percent) < 0;
  const isOpen = ({ dates }: ScheduledNode): boolean =>
    !dates.dropped && (dependency.type === "SS" || leads ? !dates.started : !dates.finished);
  if (predecessor?.kind === "task") {
    const entry = input.facts.tasks[predecessor.index];
    return entry !== undefined && isOpen(entry) ? entry.task : undefined;
  }
  for (const index of predecessor?.tasks ?? []) {
    const entry = input.facts.tasks[index];
    if (entry !== undefined && isOpen(entry)) return entry.task;
  }
  return undefined;
}

function isRunning(input: RuleInput, predecessor: Predecessor | undefined): boolean {
  return predecessor?.kind === "task" && input.schedule.tasks[predecessor.index]?.started === true;
}
