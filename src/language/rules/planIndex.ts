import type { Task } from "../../core/model/items";
import type { Plan, TaskNode } from "../../core/model/plan";
import type { Ref } from "../../core/model/values";
import { matchTasks } from "../../core/schedule/matched";
import { otherReferences, referencesOfTask, type Target } from "./references";
import { has } from "./sections";
import { ABROAD, RESOLVED, traitsOf } from "./taskTraits";

/** What tasks say that rules look for, and who refers to what; it goes along from one plan to the next. */
export interface PlanIndex {
  /** What the index is of. */
  readonly plan: Plan;
  /** By task, the bits of `taskTraits`. */
  readonly traits: Uint16Array;
  /** True when something in the plan refers to its own thing of this id. */
  refersTo(id: string): boolean;
  /** True when a task waits for this id. */
  waitsFor(id: string): boolean;
  /** True when a task asks for somebody of this role. */
  asksFor(role: string): boolean;
  /** Ids of the other plans that the plan refers to, in the order of its text. */
  readonly foreign: ReadonlySet<string>;
}

/** Keeps the index of the plan of one file. */
export interface IndexKeeper {
  /** The index of a plan; that of the plan before holds no longer. */
  indexOf(plan: Plan): PlanIndex;
}

interface State {
  plan: Plan;
  traits: Uint16Array;
  /** How often tasks refer to an id of the plan other than by waiting for it, and ask for a role. */
  readonly ids: Map<string, number>;
  /** How often they wait for an id; counted when somebody asks for an id that is not among the others. */
  awaited: Map<string, number> | undefined;
  readonly roles: Map<string, number>;
  /** Tasks of which a reference names a plan. */
  abroad: number;
}

/** A keeper that knows nothing yet. */
export function createIndexKeeper(): IndexKeeper {
  let state: State | undefined;
  let index: PlanIndex | undefined;
  return {
    indexOf(plan) {
      if (index?.plan === plan) return index;
      state = state?.plan.id === plan.id ? movedTo(state, plan) : fresh(plan);
      index = viewOf(state);
      return index;
    },
  };
}

function fresh(plan: Plan): State {
  const state: State = { plan, traits: new Uint16Array(plan.tasks.length), ids: new Map(), awaited: undefined, roles: new Map(), abroad: 0 };
  for (let index = 0; index < plan.tasks.length; index++) state.traits[index] = add(state, (plan.tasks[index] as TaskNode).item, 1);
  return state;
}

/** Counts what changed from one plan to the next. */
function movedTo(state: State, plan: Plan): State {
  const before = state.plan;
  const match = matchTasks(before.tasks, plan.tasks);
  const old = state.traits;
  const gone = goneFrom(before.tasks, match);
  const lost = gone.filter(({ item }) => !plan.taskIndex.has(item.id));
  if (lost.length > 0) awaitedIn(state);
  for (const { item } of gone) add(state, item, -1);
  state.plan = plan;
  const kept = sameSections(before, plan) && lost.every(({ item }) => !isNamed(state, item.id)) ? ~0 : ~RESOLVED;
  state.traits = new Uint16Array(match.length);
  for (let index = 0; index < match.length; index++) {
    const was = match[index] as number;
    const traits = was < 0 ? 0 : (old[was] as number) & kept;
    if ((traits & RESOLVED) !== 0) {
      state.traits[index] = traits;
      continue;
    }
    const { item } = plan.tasks[index] as TaskNode;
    state.traits[index] = was < 0 ? add(state, item, 1) : traits | resolved(plan, item);
  }
  return state;
}

/** The tasks of before that are nowhere now. */
function goneFrom(before: readonly TaskNode[], match: Int32Array): readonly TaskNode[] {
  const stays = new Uint8Array(before.length);
  for (const was of match) if (was >= 0) stays[was] = 1;
  const gone: TaskNode[] = [];
  for (let i = stays.indexOf(0); i >= 0; i = stays.indexOf(0, i + 1)) gone.push(before[i] as TaskNode);
  return gone;
}

/** True when no section but the tasks has changed. */
export function sameSections(a: Plan, b: Plan): boolean {
  const names = ["calendars", "people", "teams", "equipment", "releases", "objectives", "backlog", "risks"] as const;
  if (a.settings !== b.settings || a.kept.size !== b.kept.size || !names.every(name => sameEntries(a[name], b[name]))) return false;
  for (const [name, section] of a.kept) if (!sameEntries(section, b.kept.get(name) ?? new Map<string, unknown>())) return false;
  return true;
}

function sameEntries(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const [id, item] of a) if (b.get(id) !== item) return false;
  return true;
}

/** Counts the references of a task in or out; gives its traits. */
function add(state: State, item: Task, sign: 1 | -1): number {
  const { plan, ids, awaited, roles } = state;
  let abroad = false;
  let lead = sign > 0;
  referencesOfTask(item, (_item, ref, key, targets) => {
    if (ref.plan !== undefined) abroad = true;
    if (lead && !leadsTo(plan, ref, targets)) lead = false;
    const counts = key === WAITS ? awaited : ids;
    if (counts !== undefined && (ref.plan === undefined || ref.plan === plan.id)) count(counts, ref.id, sign);
  });
  if (item.who !== undefined) for (const { role } of item.who) if (role !== undefined) count(roles, role, sign);
  if (abroad) state.abroad += sign;
  return sign < 0 ? 0 : traitsOf(item) | (abroad ? ABROAD : 0) | (lead ? RESOLVED : 0);
}

/** The key of references to what a task waits for. */
const WAITS = "after";

/** How often the tasks of the plan wait for an id. */
function awaitedIn(state: State): ReadonlyMap<string, number> {
  if (state.awaited !== undefined) return state.awaited;
  const { plan } = state;
  const awaited = state.awaited = new Map<string, number>();
  for (const { item } of plan.tasks) {
    referencesOfTask(item, (_item, ref, key) => {
      if (key === WAITS && (ref.plan === undefined || ref.plan === plan.id)) count(awaited, ref.id, 1);
    });
  }
  return awaited;
}

/** True when a task refers to an id of the plan. */
function isNamed(state: State, id: string): boolean {
  return state.ids.has(id) || awaitedIn(state).has(id);
}

function count(counts: Map<string, number>, id: string, sign: 1 | -1): void {
  const now = (counts.get(id) ?? 0) + sign;
  if (now === 0) counts.delete(id);
  else counts.set(id, now);
}

/** `RESOLVED` when every reference of a task leads to something of the plan itself that fits. */
function resolved(plan: Plan, item: Task): number {
  let all = true;
  referencesOfTask(item, (_item, ref, _key, targets) => {
    if (all && !leadsTo(plan, ref, targets)) all = false;
  });
  return all ? RESOLVED : 0;
}

/** True when a reference leads to something of the plan itself that fits. */
export function leadsTo(plan: Plan, ref: Ref, targets: readonly Target[]): boolean {
  if (ref.plan !== undefined && ref.plan !== plan.id) return false;
  const known = plan.byId.get(ref.id);
  return (known !== undefined && (targets as readonly string[]).includes(known.section)) || targets.some(target => has(plan, target, ref.id));
}

function viewOf(state: State): PlanIndex {
  const { plan, traits, roles, abroad } = state;
  const others = new Set<string>();
  const foreign = new Set<string>();
  const see = ({ plan: other }: Ref): void => {
    if (other !== undefined && other !== plan.id) foreign.add(other);
  };
  if (abroad > 0) for (const { item, index } of plan.tasks) if (((traits[index] as number) & ABROAD) !== 0) referencesOfTask(item, (_item, ref) => { see(ref); });
  otherReferences(plan, (_item, ref) => {
    see(ref);
    if (ref.plan === undefined || ref.plan === plan.id) others.add(ref.id);
  });
  return { plan, traits, refersTo: id => others.has(id) || isNamed(state, id), waitsFor: id => awaitedIn(state).has(id), asksFor: role => roles.has(role), foreign };
}
