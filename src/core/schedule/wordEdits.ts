import type { Task } from "../model/items";
import type { Plan } from "../model/plan";
import type { Compiled, CompiledBefore } from "./compiled";
import type { Found } from "./found";
import type { PlanFrame } from "./frame";
import { sameInherited, type Inherited } from "./inheritance";
import type { Leaf } from "./leaf";
import type { Network } from "./network";
import type { ScheduleContext } from "./result";

/** What of a task no date, cost or booking depends on: its words, and where it stands in the text. */
const WORDS: ReadonlySet<string> = new Set(["title", "notes", "tags", "links", "files", "key", "fields", "allow", "raci", "idSpan", "span", "keys"]);

/** True when two tasks ask for the same work: they may differ in their words alone. */
export function sameWork(a: Task, b: Task): boolean {
  if (a === b) return true;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const key of keys) if (!WORDS.has(key) && !sameValue(a[key as keyof Task], b[key as keyof Task])) return false;
  return true;
}

/** True when two readings of a plan ask for the same work: the same sections but for tasks, whose words alone may differ. */
export function samePlanWork(a: Plan, b: Plan): boolean {
  if (a === b) return true;
  if (a.settings !== b.settings || a.tasks.length !== b.tasks.length) return false;
  const sections = (plan: Plan): readonly ReadonlyMap<string, unknown>[] => [plan.calendars, plan.people, plan.teams, plan.equipment, plan.releases, plan.risks, ...plan.kept.values()];
  const [mine, theirs] = [sections(a), sections(b)];
  if (mine.length !== theirs.length || !mine.every((section, index) => sameItems(section, theirs[index]))) return false;
  return a.tasks.every((one, index) => {
    const other = b.tasks[index];
    return other !== undefined && one.parent === other.parent && one.end === other.end && one.risk === other.risk && sameWork(one.item, other.item);
  });
}

function sameItems(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown> | undefined): boolean {
  if (b === undefined || a.size !== b.size) return false;
  for (const [id, item] of a) if (b.get(id) !== item) return false;
  return true;
}

/** What was made of the text before, and for each task the place at which the same item stood then, or -1. */
export interface WordsBefore extends CompiledBefore {
  readonly found: Found;
}

/**
 * What was found before, with the tasks as they are written now, where they differ in words alone and the context asks
 * for the same; undefined where dates may be others.
 */
export function foundAgain(frame: PlanFrame, inherited: readonly Inherited[], before: WordsBefore): { readonly compiled: Compiled; readonly found: Found } | undefined {
  const { compiled, found } = before;
  if (!sameQuestion(frame, compiled.frame) || !compiled.patchable) return undefined;
  const changed = changedWords(frame.plan, inherited, before);
  if (changed === undefined) return undefined;
  const leaves = compiled.leaves.slice();
  for (const index of changed) {
    const leaf = leaves[index];
    if (leaf !== undefined) leaves[index] = { ...leaf, item: (frame.plan.tasks[index] as { readonly item: Task }).item };
  }
  const network = withLeaves(compiled.network, leaves, changed);
  const forecast = { ...found.forecast, network: found.forecast.network === compiled.network ? network : withItems(found.forecast.network, frame.plan, changed), memory: memoryOf(found, compiled.network, network) };
  const own = compiled.inherited;
  return { compiled: { ...compiled, frame, leaves, network }, found: { ...found, frame, inherited: own, network, forecast } };
}

/** What levelling remembers of a network, as that of the same one with other words. */
function memoryOf({ forecast: { memory } }: Found, before: Network, now: Network): Found["forecast"]["memory"] {
  return memory?.network === before ? { ...memory, network: now } : memory;
}

/** The tasks whose words are others; undefined where more has changed. */
function changedWords({ tasks }: Plan, inherited: readonly Inherited[], { compiled, match }: WordsBefore): readonly number[] | undefined {
  const { tasks: old } = compiled.frame.plan;
  if (tasks.length !== old.length) return undefined;
  const changed: number[] = [];
  for (let index = 0; index < tasks.length; index++) {
    const now = tasks[index];
    const then = old[index];
    if (now === undefined || then === undefined || now.parent !== then.parent || now.end !== then.end || now.risk !== then.risk) return undefined;
    const mine = inherited[index];
    const before = compiled.inherited[index];
    if (match[index] === index) {
      if (mine !== before) return undefined;
    } else {
      if (mine === undefined || before === undefined || !sameInherited(mine, before) || !sameWork(now.item, then.item)) return undefined;
      changed.push(index);
    }
  }
  return changed;
}

/** True when two contexts ask for the same of plans that name nothing of other plans. */
function sameQuestion(now: PlanFrame, then: PlanFrame): boolean {
  const [a, b] = [now.context, then.context];
  return a.effort === b.effort && a.noLevel === b.noLevel && a.staff === b.staff && a.booked === undefined && b.booked === undefined && orderOf(a, now.plan) === orderOf(b, then.plan);
}

function orderOf(context: ScheduleContext, plan: Plan): unknown {
  return context.levelled?.(plan);
}

function withLeaves(network: Network, leaves: readonly (Leaf | undefined)[], changed: readonly number[]): Network {
  const own = network.leaves.slice();
  for (const index of changed) {
    const node = network.firstNode[index] as number;
    if (own[node] !== undefined) own[node] = leaves[index];
  }
  return { ...network, leaves: own };
}

/** Of a network with leaves of its own, as levelling makes it, those with other words. */
function withItems(network: Network, { tasks }: Plan, changed: readonly number[]): Network {
  const own = network.leaves.slice();
  for (const index of changed) {
    const node = network.firstNode[index] as number;
    const leaf = own[node];
    if (leaf !== undefined) own[node] = { ...leaf, item: (tasks[index] as { readonly item: Task }).item };
  }
  return { ...network, leaves: own };
}

/** True when two values of a plan say the same, as deep as they go, wherever in the text they stand (`at`). */
function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (a instanceof Map || b instanceof Map) {
    return a instanceof Map && b instanceof Map && a.size === b.size && [...a].every(([key, value]) => b.has(key) && sameValue(value, b.get(key)));
  }
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [mine, theirs] = [Object.keys(a), Object.keys(b)];
  return mine.length === theirs.length && mine.every((key) => {
    const [one, other] = [(a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]];
    return isSpan(key, one) && isSpan(key, other) || (Object.hasOwn(b, key) && sameValue(one, other));
  });
}

/** Where in the text a value stands. */
function isSpan(key: string, value: unknown): boolean {
  return key === "at" && typeof value === "object";
}
