import type { Task } from "../model/items";
import type { Plan, TaskNode } from "../model/plan";
import type { Assignment, Duration, StatusKind } from "../model/values";
import { firstOther } from "./matched";

/** What a task has from itself or from the summaries above it. */
export interface Inherited {
  readonly who: readonly Assignment[] | undefined;
  readonly calendar: string | undefined;
  readonly priority: number;
  readonly schedule: "asap" | "alap" | "fixed";
  readonly release: string | undefined;
  readonly objective: string | undefined;
  readonly sprint: string | undefined;
  readonly owner: string | undefined;
  readonly dropped: boolean;
}

/** What tasks inherited before, and for each task the place at which the same item stood then, or -1. */
export interface InheritedBefore {
  readonly plan: Plan;
  readonly inherited: readonly Inherited[];
  readonly match: Int32Array;
}

/**
 * Resolves inheritance for every task, parents before children. What is as it was before, in a plan with the same keys
 * of its own, keeps its object.
 */
export function inherit(plan: Plan, before?: InheritedBefore): readonly Inherited[] {
  const top: Inherited = {
    who: undefined,
    calendar: undefined,
    priority: plan.settings.priority ?? 500,
    schedule: plan.settings.schedule ?? "asap",
    release: undefined,
    objective: undefined,
    sprint: undefined,
    owner: undefined,
    dropped: false,
  };
  const again = before === undefined ? undefined : inheritedAgain(plan, top, before);
  if (again !== undefined) return again;
  const result: Inherited[] = [];
  const { tasks } = plan;
  for (let index = 0; index < tasks.length; index++) {
    const { item, parent } = tasks[index] as TaskNode;
    const above = parent < 0 ? top : (result[parent] as Inherited);
    const was = before?.match[index] ?? -1;
    result.push(was >= 0 && before !== undefined ? keptAt(plan, item, above, was, parent < 0, before) : ownOf(plan, item, above));
  }
  return result;
}

/** So many tasks may be others for what all of them inherit to be taken over at once. */
const MOST_CHANGED = 100;

/** What was inherited before, with that of the changed tasks, where none of them hands down anything else; undefined where one may. */
function inheritedAgain(plan: Plan, top: Inherited, { inherited, match, plan: { tasks: old } }: InheritedBefore): readonly Inherited[] | undefined {
  if (old.length !== plan.tasks.length) return undefined;
  const changed: number[] = [];
  for (let index = firstOther(old, plan.tasks, 0); index < match.length; index = firstOther(old, plan.tasks, index + 1)) {
    if (changed.push(index) > MOST_CHANGED) return undefined;
  }
  let result = inherited;
  let others: Inherited[] | undefined;
  for (const index of changed) {
    const [now, then] = [plan.tasks[index], old[index]];
    if (now === undefined || then === undefined || now.parent !== then.parent) return undefined;
    const own = ownOf(plan, now.item, now.parent < 0 ? top : (result[now.parent] as Inherited));
    if (!sameInherited(own, inherited[index] as Inherited)) return undefined;
    // What the tasks below have is taken from an equal object. The same people, where they are written by a task above, stand where they stood.
    if (match[index] === index || own.who === inherited[index]?.who) continue;
    result = others ??= inherited.slice();
    others[index] = own;
  }
  return result;
}

/** What a task has whose item is as before: the same object where what is above it says the same as well. */
function keptAt(plan: Plan, item: Task, above: Inherited, was: number, isTop: boolean, { inherited, plan: planBefore }: InheritedBefore): Inherited {
  const old = inherited[was] as Inherited;
  const parent = planBefore.tasks[was]?.parent ?? -1;
  // Above the tasks at the top are the plan's own keys, which are as before.
  if (parent < 0 ? isTop : inherited[parent] === above) return old;
  const now = ownOf(plan, item, above);
  return sameInherited(old, now) ? old : now;
}

function ownOf(plan: Plan, item: Task, above: Inherited): Inherited {
  if (!saysOwn(item)) return above;
  const calendar = item.calendar?.id;
  return {
    who: item.who !== undefined && item.who.length > 0 ? item.who : above.who,
    calendar: calendar !== undefined && plan.calendars.has(calendar) ? calendar : above.calendar,
    priority: item.priority ?? above.priority,
    schedule: item.schedule ?? above.schedule,
    release: item.release?.id ?? above.release,
    objective: item.objective?.id ?? above.objective,
    sprint: item.sprint?.id ?? above.sprint,
    owner: item.owner?.id ?? above.owner,
    dropped: above.dropped || statusMeaning(plan, item.status) === "dropped",
  };
}

/** True when two tasks have the same from above and of their own. */
export function sameInherited(a: Inherited, b: Inherited): boolean {
  return (
    sameWho(a.who, b.who) && a.calendar === b.calendar && a.priority === b.priority && a.schedule === b.schedule &&
    a.release === b.release && a.objective === b.objective && a.sprint === b.sprint && a.owner === b.owner && a.dropped === b.dropped
  );
}

/** True when two lists say the same, wherever they stand. */
function sameWho(a: readonly Assignment[] | undefined, b: readonly Assignment[] | undefined): boolean {
  if (a === b) return true;
  return a !== undefined && b !== undefined && a.length === b.length && a.every((one, i) => sameAssignment(one, b[i]));
}

function sameAssignment(a: Assignment, b: Assignment | undefined): boolean {
  return (
    b !== undefined && a.choose === b.choose && a.role === b.role && a.share === b.share && sameDuration(a.part, b.part) &&
    a.of.length === b.of.length && a.of.every(({ id, plan }, i) => id === b.of[i]?.id && plan === b.of[i]?.plan)
  );
}

/** True when two durations are written alike, or neither is. */
export function sameDuration(a: Duration | undefined, b: Duration | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.minutes === b.minutes && a.days === b.days && a.weeks === b.weeks && a.months === b.months && a.elapsed === b.elapsed;
}

/** True when a task has a key of its own that tasks below it inherit; most have none and share what is above. */
function saysOwn(item: Task): boolean {
  return (
    item.who !== undefined || item.calendar !== undefined || item.priority !== undefined || item.schedule !== undefined ||
    item.release !== undefined || item.objective !== undefined || item.sprint !== undefined || item.owner !== undefined ||
    item.status !== undefined
  );
}

const STATUS_WORDS: readonly StatusKind[] = ["todo", "doing", "review", "blocked", "done", "dropped"];

/** What a status word means: one of the six, or what the plan's board says of its own column. */
export function statusMeaning(plan: Plan, status: string | undefined): StatusKind | undefined {
  if (status === undefined) return undefined;
  const column = plan.settings.board?.find(({ name }) => name === status);
  return column?.is ?? STATUS_WORDS.find(word => word === status);
}
