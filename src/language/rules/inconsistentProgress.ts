import { formatDay, formatTime } from "../../core/calendar/civil";
import type { DateValue } from "../../core/model/instant";
import type { Task } from "../../core/model/items";
import type { Plan } from "../../core/model/plan";
import type { PlanChange } from "../../core/model/planChange";
import type { Fix } from "../../core/model/problem";
import type { Duration, StatusKind } from "../../core/model/values";
import type { ScheduledNode } from "./facts";
import { removeKey, setKey } from "./fixes";
import { valuePlace } from "./places";
import type { Rule, RuleInput } from "./rule";
import { PROGRESS } from "./taskTraits";
import { code, dateInWords, dayInWords, finishDay, nameOf, startDay } from "./wording";

interface Contradiction {
  readonly key: string;
  readonly message: string;
  readonly fixes: readonly Fix[];
}

/** `status`, `done`, `started`, `finished` contradict each other or lack a date. */
export const inconsistentProgress: Rule = {
  code: "inconsistent-progress",
  doc: {
    title: "Status, progress and actual dates disagree",
    meaning:
      "Actual dates decide. What is written beside them contradicts them (`finished` with 80 % done, `status: todo` with "
      + "`started`), or a date is missing that the rest implies: done without `finished`, under way or finished without "
      + "`started`. Until it is written the schedule has to assume one. So does `status: done` of a summary contradict work in it that is open.",
    fix: "Write the missing date, or correct what contradicts it. The quick fix writes the date that the schedule assumes.",
    before: `plan: Half told
start: 2026-01-05
as-of: 2026-01-12
tasks:
  build: {duration: 3d, done: 100%}
`,
    after: `plan: Half told
start: 2026-01-05
as-of: 2026-01-12
tasks:
  build: {duration: 3d, started: 2026-01-05, finished: 2026-01-07}
`,
  },
  check(input, report) {
    for (const entry of input.facts.having(PROGRESS)) {
      if (entry.dates.dropped) continue;
      const found = entry.task.summary ? ofSummary(input, entry) : contradictionOf(input, entry);
      if (found !== undefined) report({ message: found.message, at: valuePlace(entry.task, found.key), fixes: found.fixes });
    }
  },
};

/** Done by its status, although work in it is open. */
function ofSummary({ plan, schedule, facts }: RuleInput, { node, task, dates }: ScheduledNode): Contradiction | undefined {
  if (dates.finished || facts.writtenStatus(task) !== "done") return undefined;
  const open = schedule.tasks.slice(node.index + 1, node.end).find(({ kind, finished, dropped }) => kind !== "summary" && !finished && !dropped);
  const item = plan.tasks[open?.index ?? -1]?.item;
  return item === undefined ? undefined : {
    key: "status", message: `${nameOf(task)} has the status done, but ${nameOf(item)} in it is not finished; finish that or change the status`,
    fixes: [removeKey(plan, task, "status")],
  };
}

/** The first contradiction of a task: one at a time, since putting it right may settle the others. */
function contradictionOf(input: RuleInput, entry: ScheduledNode): Contradiction | undefined {
  const status = input.facts.writtenStatus(entry.task);
  if (entry.task.finished !== undefined) return ofFinished(input, entry, status);
  return ofComplete(input, entry, status) ?? ofRunning(input, entry, status);
}

function ofFinished(input: RuleInput, { task, dates }: ScheduledNode, status: StatusKind | undefined): Contradiction | undefined {
  const { plan } = input;
  const name = nameOf(task);
  const { started, finished, done, remaining } = task;
  if (finished === undefined) return undefined;
  const on = dateInWords(finished);
  if (started !== undefined && isAfter(started.day, started.minute, finished.day, finished.minute)) {
    return { key: "finished", message: `${name} finished on ${on}, before it started on ${dateInWords(started)}; correct one of the dates`, fixes: [swapDates(plan, task), removeKey(plan, task, "finished")] };
  }
  if (done !== undefined && done < 1) {
    return {
      key: "done",
      message: `${name} finished on ${on} but is not done to 100 %; write ${code("done: 100%")} or take ${code("finished")} away`,
      fixes: [setKey(`Write ${code("done: 100%")}`, plan, task, "done", "100%"), removeKey(plan, task, "finished")],
    };
  }
  if (remaining !== undefined && !isZero(remaining)) {
    return {
      key: "remaining", message: `${name} finished on ${on} but has work remaining; remove ${code("remaining")} or ${code("finished")}`,
      fixes: [removeKey(plan, task, "remaining"), removeKey(plan, task, "finished")],
    };
  }
  if (status !== undefined && status !== "done") {
    return {
      key: "status", message: `${name} finished on ${on}, but its status says otherwise; write ${code("status: done")} or remove the status`,
      fixes: [removeKey(plan, task, "status"), removeKey(plan, task, "finished")],
    };
  }
  if (started === undefined && dates.kind !== "milestone") {
    const day = startDay(dates.start);
    return {
      key: "finished", message: `${name} finished on ${on}, but when did it start? Write ${code("started")}`,
      fixes: [setKey(`Write ${code("started")}, ${dayInWords(day)}`, plan, task, "started", formatDay(day))],
    };
  }
  return undefined;
}

/** The two dates stand in each other's place. */
function swapDates(plan: Plan, task: Task): Fix {
  const text = ({ day, minute }: DateValue): string => `${formatDay(day)}${minute === undefined ? "" : ` ${formatTime(minute)}`}`;
  const { started, finished } = task;
  const changes: PlanChange[] = started === undefined || finished === undefined ? [] : [
    { kind: "set-key", plan: plan.id, id: task.id, key: "started", text: text(finished) },
    { kind: "set-key", plan: plan.id, id: task.id, key: "finished", text: text(started) },
  ];
  return { title: `Swap ${code("started")} and ${code("finished")}`, change: { kind: "all", plan: plan.id, changes } };
}

/** Complete by what is written, but without `finished`. */
function ofComplete(input: RuleInput, { task, dates }: ScheduledNode, status: StatusKind | undefined): Contradiction | undefined {
  const { plan } = input;
  if (status === "done" && task.done !== undefined && task.done < 1) {
    return {
      key: "done", message: `${nameOf(task)} has the status done but is not done to 100 %; correct one of them`,
      fixes: [setKey(`Write ${code("done: 100%")}`, plan, task, "done", "100%"), removeKey(plan, task, "status")],
    };
  }
  const left = task.remaining !== undefined && !isZero(task.remaining);
  const key = status === "done" ? "status"
    : left ? undefined
      : task.done !== undefined && task.done >= 1 ? "done"
        : task.remaining !== undefined ? "remaining" : undefined;
  if (key === undefined) return undefined;
  const day = finishDay(dates.finish);
  return {
    key, message: `${nameOf(task)} is done, but when did it finish? Write ${code("finished")}`,
    fixes: [setKey(`Write ${code("finished")}, ${dayInWords(day)}`, plan, task, "finished", formatDay(day))],
  };
}

/** Under way by what is written, but without `started`; or started although the status says that it is not. */
function ofRunning(input: RuleInput, { task, dates }: ScheduledNode, status: StatusKind | undefined): Contradiction | undefined {
  const { plan } = input;
  if (task.started !== undefined) {
    if (status !== "todo") return undefined;
    return {
      key: "status", message: `${nameOf(task)} started on ${dateInWords(task.started)}, but its status is still to do; change or remove the status`,
      fixes: [removeKey(plan, task, "status"), removeKey(plan, task, "started")],
    };
  }
  const key = task.done !== undefined && task.done > 0 ? "done"
    : task.remaining !== undefined ? "remaining"
      : task.spent !== undefined ? "spent"
        : status === "doing" || status === "review" ? "status" : undefined;
  if (key === undefined) return undefined;
  const day = startDay(dates.start);
  return {
    key, message: `${nameOf(task)} is under way, but when did it start? Write ${code("started")}`,
    fixes: [setKey(`Write ${code("started")}, ${dayInWords(day)}`, plan, task, "started", formatDay(day))],
  };
}

function isZero(duration: Duration): boolean {
  return duration.minutes === 0 && duration.days === 0 && duration.weeks === 0 && duration.months === 0;
}

/** True when a beginning lies after an end; a bare day begins at 00:00 and ends at 24:00. */
function isAfter(startedDay: number, startedMinute: number | undefined, finishedDay: number, finishedMinute: number | undefined): boolean {
  return startedDay > finishedDay || (startedDay === finishedDay && (startedMinute ?? 0) > (finishedMinute ?? 1440));
}
