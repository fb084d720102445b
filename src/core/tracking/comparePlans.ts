import type { WorkCalendar } from "../calendar/workCalendar";
import type { Instant, Minutes } from "../model/instant";
import type { Baseline, BaselineTask } from "../model/baseline";
import { sameByTitle } from "../model/renamed";

/** A date then and now. */
export interface DateShift {
  readonly from: Instant;
  readonly to: Instant;
  /** Working minutes on the plan's calendar by which it is later; negative: earlier. */
  readonly slip: Minutes;
}

/** A figure then and now. */
export interface FigureShift {
  readonly from: number;
  readonly to: number;
}

/** One task that both states have. A figure that one of them lacks is absent. */
export interface TaskVariance {
  readonly id: string;
  /** Its id then, where it was found again by its title. */
  readonly before: string;
  readonly title: string;
  readonly summary: boolean;
  readonly start?: DateShift;
  readonly finish?: DateShift;
  readonly effort?: FigureShift;
  readonly estimate?: FigureShift;
  readonly cost?: FigureShift;
  /** Its release then and now, where that is another one. */
  readonly release?: { readonly from?: string; readonly to?: string };
}

/** A task that came or went, with what it weighs. */
export interface ScopeTask {
  readonly id: string;
  readonly title: string;
  readonly summary: boolean;
  readonly effort: Minutes;
  readonly cost: number;
  readonly release?: string;
}

/** What became of a release. */
export interface ReleaseVariance {
  readonly id: string;
  readonly title: string;
  readonly promise?: DateShift;
  /** Last finish of what carries it. */
  readonly finish?: DateShift;
  readonly added: readonly ScopeTask[];
  readonly dropped: readonly ScopeTask[];
}

/** What differs between two states of one plan. */
export interface PlanVariance {
  readonly start?: DateShift;
  readonly finish?: DateShift;
  /** Of all leaves. */
  readonly effort: FigureShift;
  readonly cost: FigureShift;
  /** What both have, in the order of the later state. */
  readonly tasks: readonly TaskVariance[];
  readonly added: readonly ScopeTask[];
  readonly dropped: readonly ScopeTask[];
  readonly renamed: readonly { readonly from: string; readonly to: string; readonly title: string }[];
  /** In the order of the later state, those that are gone last. */
  readonly releases: readonly ReleaseVariance[];
}

/** What differs from one state of a plan to a later one. Slips are counted on a calendar, best the plan's own. Linear in both. */
export function comparePlans(before: Baseline, after: Baseline, calendar: Pick<WorkCalendar, "between">): PlanVariance {
  const summaries = new Set([...before.tasks, ...after.tasks].filter(({ kind }) => kind === "summary").map(({ id }) => id));
  const isSummary = (task: BaselineTask): boolean => task.kind === "summary" || (task.kind === undefined && summaries.has(task.id));
  const old = inScope(before.tasks);
  const now = inScope(after.tasks);
  const renamed = renamedTasks(old, now);
  const beforeOf = new Map(renamed.map(({ from, to }) => [to, from]));
  const gone = new Set(renamed.map(({ from }) => from));
  const tasks: TaskVariance[] = [];
  for (const [id, task] of now) {
    const then = old.get(id) ?? old.get(beforeOf.get(id) ?? "");
    if (then !== undefined) tasks.push(taskVariance(then, task, isSummary(task), calendar));
  }
  const added = [...now.values()].filter(({ id }) => !old.has(id) && !beforeOf.has(id)).map((task) => scopeOf(task, isSummary(task)));
  const dropped = [...old.values()].filter(({ id }) => !now.has(id) && !gone.has(id)).map((task) => scopeOf(task, isSummary(task)));
  const leaves = (list: ReadonlyMap<string, BaselineTask>): readonly BaselineTask[] => [...list.values()].filter((task) => !isSummary(task));
  const total = (list: ReadonlyMap<string, BaselineTask>, key: "effort" | "cost"): number => leaves(list).reduce((sum, task) => sum + (task[key] ?? 0), 0);
  return {
    ...dates("start", before.start, after.start, calendar),
    ...dates("finish", before.finish, after.finish, calendar),
    effort: { from: total(old, "effort"), to: total(now, "effort") },
    cost: { from: wholeCost(before, total(old, "cost")), to: wholeCost(after, total(now, "cost")) },
    tasks, added, dropped, renamed,
    releases: releaseVariances({ before, after, old: leaves(old), now: leaves(now), added, dropped, tasks }, calendar),
  };
}

/** What stands on summaries themselves counts too, where it is known. */
function wholeCost({ tasks }: Baseline, leaves: number): number {
  return tasks.reduce((sum, { kind, planned, dropped }) => (kind === "summary" && dropped !== true ? sum + (planned ?? 0) : sum), leaves);
}

/** By id, without what is dropped. */
function inScope(tasks: readonly BaselineTask[]): ReadonlyMap<string, BaselineTask> {
  return new Map(tasks.filter(({ dropped }) => dropped !== true).map((task) => [task.id, task]));
}

function renamedTasks(old: ReadonlyMap<string, BaselineTask>, now: ReadonlyMap<string, BaselineTask>): PlanVariance["renamed"] {
  const renamed = sameByTitle([...old.values()], [...now.values()].map(({ kind, ...task }) => ({ ...task, summary: kind === "summary" })));
  return [...renamed].map(([from, to]) => ({ from, to, title: now.get(to)?.title ?? to }));
}

function taskVariance(then: BaselineTask, now: BaselineTask, summary: boolean, calendar: Pick<WorkCalendar, "between">): TaskVariance {
  const release = then.release === now.release || then.kind === undefined ? undefined : {
    ...(then.release === undefined ? {} : { from: then.release }), ...(now.release === undefined ? {} : { to: now.release }),
  };
  return {
    id: now.id, before: then.id, title: now.title ?? then.title ?? now.id, summary,
    ...dates("start", then.start, now.start, calendar),
    ...dates("finish", then.finish, now.finish, calendar),
    ...figures("effort", then.effort, now.effort),
    ...figures("estimate", then.estimate, now.estimate),
    ...figures("cost", then.cost, now.cost),
    ...(release === undefined ? {} : { release }),
  };
}

function dates<K extends string>(key: K, from: Instant | undefined, to: Instant | undefined, calendar: Pick<WorkCalendar, "between">): Partial<Record<K, DateShift>> {
  if (from === undefined || to === undefined) return {};
  return { [key]: { from, to, slip: slipBetween(from, to, calendar) } } as Partial<Record<K, DateShift>>;
}

function figures<K extends string>(key: K, from: number | undefined, to: number | undefined): Partial<Record<K, FigureShift>> {
  return from === undefined || to === undefined ? {} : { [key]: { from, to } } as Partial<Record<K, FigureShift>>;
}

/** Working minutes from one instant to another; negative when the other is earlier. */
export function slipBetween(from: Instant, to: Instant, calendar: Pick<WorkCalendar, "between">): Minutes {
  return to >= from ? calendar.between(from, to) : -calendar.between(to, from);
}

function scopeOf({ id, title, effort, cost, release }: BaselineTask, summary: boolean): ScopeTask {
  return { id, title: title ?? id, summary, effort: effort ?? 0, cost: cost ?? 0, ...(release === undefined ? {} : { release }) };
}

interface Sides {
  readonly before: Baseline;
  readonly after: Baseline;
  /** Leaves. */
  readonly old: readonly BaselineTask[];
  readonly now: readonly BaselineTask[];
  readonly added: readonly ScopeTask[];
  readonly dropped: readonly ScopeTask[];
  readonly tasks: readonly TaskVariance[];
}

function releaseVariances({ before, after, old, now, added, dropped, tasks }: Sides, calendar: Pick<WorkCalendar, "between">): readonly ReleaseVariance[] {
  const [then, later] = [lastFinishes(old), lastFinishes(now)];
  const known = new Map([...before.releases, ...after.releases].map((release) => [release.id, release.title]));
  const order = new Set([...after.releases, ...before.releases].map(({ id }) => id));
  const promise = ({ releases }: Baseline, id: string): Instant | undefined => releases.find((release) => release.id === id)?.promise;
  const [cameIn, wentOut] = [new Map<string, ScopeTask[]>(), new Map<string, ScopeTask[]>()];
  const put = (into: Map<string, ScopeTask[]>, release: string | undefined, task: ScopeTask): void => {
    if (release === undefined || task.summary) return;
    const list = into.get(release);
    if (list === undefined) into.set(release, [task]);
    else list.push(task);
  };
  for (const task of added) put(cameIn, task.release, task);
  for (const task of dropped) put(wentOut, task.release, task);
  for (const { id, title, summary, effort, cost, release } of tasks) {
    if (release === undefined) continue;
    const moved = { id, title, summary, effort: effort?.to ?? 0, cost: cost?.to ?? 0 };
    put(cameIn, release.to, moved);
    put(wentOut, release.from, moved);
  }
  return [...order].map((id) => ({
    id, title: known.get(id) ?? id,
    ...dates("promise", promise(before, id), promise(after, id), calendar),
    ...dates("finish", then.get(id), later.get(id), calendar),
    added: cameIn.get(id) ?? [], dropped: wentOut.get(id) ?? [],
  }));
}

function lastFinishes(leaves: readonly BaselineTask[]): ReadonlyMap<string, Instant> {
  const last = new Map<string, Instant>();
  for (const { release, finish } of leaves) {
    if (release !== undefined && finish !== undefined) last.set(release, Math.max(last.get(release) ?? finish, finish));
  }
  return last;
}
