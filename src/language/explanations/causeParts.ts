import type { Instant } from "../../core/model/instant";
import type { Cause, DateName, Explanation } from "../../core/schedule/explain/cause";
import { inheritedValue } from "../../core/schedule/explain/taskDates";
import type { Schedule, ScheduledTask } from "../../core/schedule/result";
import { nameOf as personName } from "../../core/view/people";
import { titleOf } from "../../core/view/titles";
import { scaleOf } from "../edits/workingDay";
import { ours, theirs, word, type HoverPart } from "../features/hoverParts";
import { shown } from "../rules/wording";
import { writeDuration, writeElapsed } from "../write/writeValues";
import { instantText } from "./instantText";

const VERBS: Readonly<Record<DateName, string>> = {
  "start": "starts",
  "finish": "finishes",
  "early-start": "can start",
  "early-finish": "can finish",
  "late-start": "has to start by",
  "late-finish": "has to finish by",
};

/** A date of a task with its strongest cause, as a sentence: `Payment API starts Mon 12 Jan 09:00 because Orders schema (schema) finishes Fri 9 Jan 17:00 (FS).` */
export function explanationParts(schedule: Schedule, explanation: Explanation): readonly HoverPart[] {
  const [cause] = explanation.causes;
  const head = [theirs(taskName(schedule, explanation.task)), ours(` ${dateText(schedule, explanation)}`)];
  return cause === undefined ? [...head, ours(".")] : [...head, ours(" because "), ...causeParts(schedule, explanation, cause), ours(".")];
}

/** What happens at a date and when: `starts Mon 12 Jan 09:00`. */
export function dateText(schedule: Schedule, { date, at, task }: Explanation): string {
  const milestone = schedule.tasks[task]?.kind === "milestone";
  const verb = milestone && (date === "start" || date === "finish") ? "stands on" : VERBS[date];
  return `${verb} ${instantText(at, schedule.start, date.endsWith("finish"))}`;
}

/** One cause as a clause, to follow "because". */
export function causeParts(schedule: Schedule, explanation: Explanation, cause: Cause): readonly HoverPart[] {
  const begin = instantText(cause.until, schedule.start);
  const end = instantText(cause.until, schedule.start, true);
  switch (cause.kind) {
    case "dependency": return dependencyParts(schedule, explanation.date, cause);
    case "resource": return resourceParts(schedule, cause);
    case "constraint": return constraintParts(schedule, explanation, cause);
    case "calendar": return [ours(`there is no working time for it before ${begin}`)];
    case "status-date": return [ours(statusText(schedule.tasks[explanation.task], explanation.date, begin))];
    case "plan-start": return [ours(`the plan starts ${begin}`)];
    case "plan-finish": return planFinishParts(schedule, cause.until, end);
    case "actual": return [ours(explanation.date.endsWith("finish") ? "it really finished then" : "it really started then")];
    case "work": return workParts(schedule, explanation, cause);
  }
}

/** Late dates are counted from the end without people, from the target, or from where each way ends. */
function planFinishParts({ plan: { settings: { slackTo } }, finish, levelledOrder, target }: Schedule, until: Instant, end: string): readonly HoverPart[] {
  if (slackTo === "ends") return [ours("nothing waits for it ("), word("slack-to: ends"), ours(")")];
  if (slackTo === "target" && target !== undefined) return [ours(`the plan has to finish by ${end}`)];
  if (until === finish) return [ours(`the plan finishes ${end}`)];
  return [ours(levelledOrder === undefined ? `the plan can finish ${end}` : `without waiting for people the plan finishes ${end}`)];
}

/** What has begun or is done without a date that says when did so by the status date. */
function statusText(task: ScheduledTask | undefined, date: DateName, at: string): string {
  if (task?.finished === true) return `it is done, by the status date, ${at}, at the latest`;
  if (date.endsWith("finish")) return `the work left goes on from the status date, ${at}`;
  return task?.started === true ? `it has begun, by the status date, ${at}, at the latest` : `it has not started and the status date is ${at}`;
}

/** A clause as plain text, with keys of the plan language between grave accents. */
export function partsText(parts: readonly HoverPart[]): string {
  return parts.map(({ kind, text }) => (kind === "code" ? `\`${text}\`` : text)).join("");
}

function dependencyParts(schedule: Schedule, date: DateName, cause: Cause): readonly HoverPart[] {
  const { link, of = "" } = cause;
  const type = `${link ?? "FS"}${cause.lag ?? ""}`;
  if (date.startsWith("late")) {
    const ends = link === "FF" || link === "SF";
    return [...nameParts(schedule, of), ours(` has to ${ends ? "finish" : "start"} by ${instantText(cause.until, schedule.start, ends)}${link === undefined ? "" : ` (${type})`}`)];
  }
  const ends = link !== "SS" && link !== "SF";
  // With a lag the other task's own date is before what the link asks.
  const other = cause.from === undefined ? undefined : schedule.tasks[cause.from.task];
  const early = date.startsWith("early");
  const at = other === undefined ? cause.until : ends ? (early ? other.earlyFinish : other.finish) : early ? other.earlyStart : other.start;
  return [...nameParts(schedule, of), ours(` ${early ? "can " : ""}${ends ? (early ? "finish" : "finishes") : early ? "start" : "starts"} ${instantText(at, schedule.start, ends)} (${type})`)];
}

function resourceParts(schedule: Schedule, { resource, of, until }: Cause): readonly HoverPart[] {
  // A queue of points that is of no team is that of the plan.
  const who = resource === undefined ? ours("its turn") : theirs(shown(personName(schedule.plan, resource)));
  const busy: readonly HoverPart[] = of === undefined ? [] : [ours(resource === undefined ? ", after " : schedule.plan.teams.has(resource) ? ", which is on " : ", who is on "), theirs(shown(of)), ours(priorityText(schedule, of))];
  return [ours("it waits for "), who, ours(` until ${instantText(until, schedule.start, true)}`), ...busy];
}

function priorityText({ plan }: Schedule, id: string): string {
  const index = plan.taskIndex.get(id);
  return index === undefined ? "" : ` (priority ${String(inheritedValue(plan, index, item => item.priority) ?? plan.settings.priority ?? 500)})`;
}

function constraintParts(schedule: Schedule, { task, date }: Explanation, { key = "not-before", until, of }: Cause): readonly HoverPart[] {
  if (key === "schedule" && inheritedValue(schedule.plan, task, item => item.schedule) !== "fixed") return [ours("it is planned as late as possible ("), word("schedule: alap"), ours(")")];
  const ends = date.endsWith("finish") || key.startsWith("finish") || key === "not-finished-before" || key === "due" || key === "date";
  const owner: readonly HoverPart[] = of === undefined ? [] : [ours(" of "), ...nameParts(schedule, of)];
  return [word(key), ...owner, ours(key === "repeat" ? " lays it out so" : ` is ${instantText(until, schedule.start, ends)}`)];
}

function workParts(schedule: Schedule, { task, date }: Explanation, { until }: Cause): readonly HoverPart[] {
  const own = schedule.tasks[task];
  const length = own === undefined ? "" : lengthText(schedule, task, own.duration);
  if (date.startsWith("late")) return [ours(`it has to finish by ${instantText(until, schedule.start, true)} and takes ${length}`)];
  return [ours(`it ${date === "early-finish" ? "can start" : "starts"} ${instantText(until, schedule.start)} and takes ${length}`)];
}

function lengthText({ plan }: Schedule, task: number, minutes: Instant): string {
  const duration = plan.tasks[task]?.item.duration;
  const elapsed = duration?.kind === "single" && duration.likely.elapsed;
  return elapsed ? writeElapsed(minutes) : writeDuration(minutes, scaleOf(plan));
}

/** A title with its id: `Orders schema (schema)`; the reference alone for what another plan has. */
function nameParts({ plan }: Schedule, id: string): readonly HoverPart[] {
  const index = plan.taskIndex.get(id);
  const node = index === undefined ? undefined : plan.tasks[index];
  const title = node === undefined ? plan.releases.get(id)?.title : titleOf(node);
  return title === undefined ? [theirs(shown(id))] : [theirs(shown(title, 60)), ours(" ("), theirs(shown(id)), ours(")")];
}

function taskName({ plan }: Schedule, index: number): string {
  const node = plan.tasks[index];
  return node === undefined ? "" : shown(titleOf(node), 60);
}
