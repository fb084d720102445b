import type { Release } from "../../core/model/items";
import type { Plan, TaskNode } from "../../core/model/plan";
import type { Item } from "../../core/model/source";
import type { Analysis } from "../analysisTypes";
import { waitGraph, type WaitGraph } from "../edits/waitGraph";
import { sharedPlan } from "../rules/sharedPlan";
import { shown } from "../rules/wording";
import type { Snapshot } from "../snapshotTypes";
import type { Target } from "../schema/valueType";
import { MOST_ITEMS, plainItem, type CompletionItem } from "./completionItem";
import { SECTION_OF } from "./namedThing";
import { rankTasks, workersNear } from "./rankTasks";
import { datesOf, shortDay, shortSpan, todayOf } from "./taskWords";

/** Where ids are asked for. */
export interface IdRequest {
  readonly analysis: Analysis;
  readonly file: string;
  /** The keys that lead to the value. */
  readonly path: readonly string[];
  readonly offset: number;
}

const KIND_OF: Readonly<Partial<Record<Target, CompletionItem["kind"]>>> = {
  task: "task", release: "release", person: "person", team: "team", equipment: "equipment",
};

/** Ids of the kinds asked for, the likeliest first; `without` are left out, and of very many those that do not fit what is typed. */
export function completeIds(request: IdRequest, targets: readonly Target[], start: number, end: number, without: ReadonlySet<string> = new Set()): CompletionItem[] {
  const plan = request.analysis.snapshot.planOfFile(request.file);
  if (plan === undefined) return [];
  const own = ownId(plan, request.path);
  const text = request.analysis.snapshot.files.get(request.file)?.text ?? "";
  const typed = text.slice(start, Math.max(start, Math.min(request.offset, end))).toLowerCase();
  return targets.flatMap(target => ofTarget(request, plan, target, { own, without, start, end, typed })).slice(0, MOST_ITEMS);
}

interface Wish {
  readonly own: string | undefined;
  readonly without: ReadonlySet<string>;
  readonly start: number;
  readonly end: number;
  readonly typed: string;
}

function ofTarget(request: IdRequest, plan: Plan, target: Target, wish: Wish): CompletionItem[] {
  const { start, end } = wish;
  if (target === "plan") return [plainItem("plan", "word", start, end, "the whole plan")];
  if (target === "role") return [];
  if (target === "sprint") return sprintItems(plan, start, end);
  if (target === "task") return taskItems(request.analysis, plan, wish);
  const section = SECTION_OF.get(target);
  const shared = target === "person" || target === "team" || target === "equipment" || target === "calendar" ? sharedPlan(request.analysis.snapshot, plan) : undefined;
  const found = new Map<string, readonly [home: Plan, of: Item]>();
  for (const home of shared === undefined ? [plan] : [plan, shared]) {
    for (const [id, of] of home.byId) if (of.section === section && id !== wish.own && !wish.without.has(id) && !found.has(id)) found.set(id, [home, of]);
  }
  const items = [...found].map(([id, [home, of]]) => named(home, id, KIND_OF[target] ?? "id", detailOf(request.analysis, home, of), titleIn(of), wish));
  if (target !== "person" && target !== "team" && target !== "equipment") return items;
  const near = workersNear(plan, wish.own);
  return items.sort((a, b) => (near.get(b.label) ?? 0) - (near.get(a.label) ?? 0));
}

function named(plan: Plan, id: string, kind: CompletionItem["kind"], detail: string | undefined, title: string | undefined, { start, end }: Wish): CompletionItem {
  return { ...plainItem(id, kind, start, end, detail), names: { plan: plan.id, id }, ...(title === undefined ? {} : { filter: `${id} ${title}` }) };
}

/** Tasks, the likeliest first, with title, dates and who works on them. */
function taskItems(analysis: Analysis, plan: Plan, wish: Wish): CompletionItem[] {
  const all = rankTasks(plan, analysis.schedules.get(plan.id), wish.own).filter(({ item }) => !wish.without.has(item.id));
  const fitting = all.length <= MOST_ITEMS || wish.typed === "" ? all : fittingOf(all, wish.typed);
  return fitting.slice(0, MOST_ITEMS).map(({ item }) => named(plan, item.id, "task", detailOf(analysis, plan, item), titleIn(item), wish));
}

/** The first of those that fit what is typed: more than are shown are not looked for. */
function fittingOf(tasks: readonly TaskNode[], typed: string): readonly TaskNode[] {
  const found: TaskNode[] = [];
  for (const node of tasks) {
    if (found.length >= MOST_ITEMS) break;
    if (fits(node.item.id, typed) || fits(node.item.title ?? "", typed)) found.push(node);
  }
  return found;
}

/** True when a text holds the letters in their order. */
function fits(text: string, letters: string): boolean {
  const small = text.toLowerCase();
  let from = 0;
  for (const letter of letters) {
    const at = small.indexOf(letter, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

/** Title, dates and people of a task; name and roles of a person; title and date of a release. */
function detailOf(analysis: Analysis, plan: Plan, item: Item & { readonly role?: readonly string[] }): string | undefined {
  const title = titleIn(item);
  const dates = datesOf(analysis, plan, item.id);
  const parts = title === undefined ? [] : [title];
  if (dates !== undefined) {
    parts.push(dates.finished ? "finished" : dates.dropped ? "dropped" : shortSpan(dates, todayOf(analysis, plan)));
    if (dates.assignments.length > 0) parts.push(dates.assignments.slice(0, 3).map(({ resource }) => resource).join(", "));
  } else if (item.section === "people" && item.role !== undefined) parts.push(item.role.map(role => shown(role, 30)).join(", "));
  else if (item.section === "releases") {
    const { date } = item as Release;
    if (date !== undefined) parts.push(shortDay(date.day, todayOf(analysis, plan)));
  }
  return parts.length === 0 ? undefined : parts.join(" · ");
}

function sprintItems(plan: Plan, start: number, end: number): CompletionItem[] {
  const named = plan.tasks.flatMap(({ item }) => (item.sprint === undefined ? [] : [Number(/^sprint-(\d{1,4})$/.exec(item.sprint.id)?.[1] ?? 0)]));
  const last = Math.min(named.reduce((most, number) => Math.max(most, number), 0) + 2, 60);
  return Array.from({ length: last }, (_, index) => plainItem(`sprint-${String(index + 1)}`, "word", start, end));
}

function titleIn(item: Item & { readonly title?: string; readonly name?: string; readonly values?: ReadonlyMap<string, unknown> }): string | undefined {
  const kept = item.values?.get("title");
  const title = item.title ?? item.name ?? (typeof kept === "string" ? kept : undefined);
  return title === undefined ? undefined : shown(title);
}

/** The id of the item that a path leads into. */
export function ownId(plan: Plan, path: readonly string[]): string | undefined {
  for (let depth = path.length - 1; depth >= 0; depth -= 1) {
    const word = path[depth] ?? "";
    if (plan.byId.has(word) && depth > 0) return word;
  }
  return undefined;
}

const graphs = new WeakMap<Snapshot, WaitGraph>();

/** What a task must not wait for: itself, its summaries, what waits for it; `plan/id` for those of other plans. */
export function blockedFor(snapshot: Snapshot, plan: Plan, task: string): ReadonlySet<string> {
  return graphOf(snapshot).blockedFor(plan.id, task);
}

/** What a task that is yet to come into a summary must not wait for: the summary, its summaries, what waits for it. */
export function blockedBelow(snapshot: Snapshot, plan: Plan, summary: string): ReadonlySet<string> {
  return graphOf(snapshot).blockedBelow(plan.id, summary);
}

function graphOf(snapshot: Snapshot): WaitGraph {
  const graph = graphs.get(snapshot) ?? waitGraph(snapshot.plans);
  graphs.set(snapshot, graph);
  return graph;
}

/** Tasks and releases of another plan, as `plan/id`; without a plan's name, the names of the plans that have any. */
export function completeElsewhere({ analysis, file }: IdRequest, before: string, start: number, end: number, without: ReadonlySet<string>): CompletionItem[] {
  const own = analysis.snapshot.planOfFile(file);
  const others = analysis.snapshot.plans.filter(plan => plan.id !== own?.id && plan.tasks.length > 0);
  const slash = before.indexOf("/");
  if (slash < 0) return others.map(plan => plainItem(`${plan.id}/`, "word", start, end, shown(plan.title)));
  const plan = others.find(({ id }) => id === before.slice(0, slash));
  if (plan === undefined) return [];
  const named = [...plan.tasks.map(({ item }) => ["task", item] as const), ...[...plan.releases.values()].map(item => ["release", item] as const)];
  return named
    .map(([kind, item]) => ({ ...plainItem(`${plan.id}/${item.id}`, kind, start, end, titleIn(item)), names: { plan: plan.id, id: item.id } }))
    .filter(({ label }) => !without.has(label))
    .slice(0, MOST_ITEMS);
}
