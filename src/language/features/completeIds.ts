import type { Plan } from "../../core/model/plan";
import type { Item } from "../../core/model/source";
import type { Analysis } from "../analysisTypes";
import { waitGraph, type WaitGraph } from "../edits/waitGraph";
import { sharedPlan } from "../rules/sharedPlan";
import { shown } from "../rules/wording";
import type { Snapshot } from "../snapshotTypes";
import type { Target } from "../schema/valueType";
import { plainItem, type CompletionItem } from "./completionItem";
import { SECTION_OF } from "./namedThing";

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

/** More would only be scrolled through. */
const MOST_ITEMS = 1000;

/** Ids of the kinds asked for, the nearest in the text first; `without` are left out. */
export function completeIds(request: IdRequest, targets: readonly Target[], start: number, end: number, without: ReadonlySet<string> = new Set()): CompletionItem[] {
  const plan = request.analysis.snapshot.planOfFile(request.file);
  if (plan === undefined) return [];
  const own = ownId(plan, request.path);
  const items = targets.flatMap(target => ofTarget(request, plan, target, { own, without, start, end }));
  return items.slice(0, MOST_ITEMS);
}

interface Wish {
  readonly own: string | undefined;
  readonly without: ReadonlySet<string>;
  readonly start: number;
  readonly end: number;
}

function ofTarget(request: IdRequest, plan: Plan, target: Target, wish: Wish): CompletionItem[] {
  const { start, end } = wish;
  if (target === "plan") return [plainItem("plan", "word", start, end, "the whole plan")];
  if (target === "role") return [];
  if (target === "sprint") return sprintItems(plan, start, end);
  const item = (id: string, of: Item): CompletionItem => plainItem(id, KIND_OF[target] ?? "id", start, end, titleIn(of));
  if (target === "task") return nearestTasks(plan, wish).map(node => item(node.id, node));
  const section = SECTION_OF.get(target);
  const shared = target === "person" || target === "team" || target === "equipment" || target === "calendar" ? sharedPlan(request.analysis.snapshot, plan) : undefined;
  const found = new Map<string, Item>();
  for (const home of shared === undefined ? [plan] : [plan, shared]) {
    for (const [id, of] of home.byId) if (of.section === section && id !== wish.own && !wish.without.has(id) && !found.has(id)) found.set(id, of);
  }
  return [...found].map(([id, of]) => item(id, of));
}

/** Tasks by their distance in the outline from the task asked for; the ones before it first at equal distance. */
function nearestTasks(plan: Plan, { own, without }: Wish): Item[] {
  const at = (own === undefined ? undefined : plan.taskIndex.get(own)) ?? plan.tasks.length;
  return plan.tasks
    .filter(({ item, index }) => item.id !== own && !without.has(item.id) && plan.taskIndex.get(item.id) === index)
    .sort((a, b) => Math.abs(a.index - at) - Math.abs(b.index - at) || a.index - b.index)
    .map(({ item }) => item);
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
  const graph = graphs.get(snapshot) ?? waitGraph(snapshot.plans);
  graphs.set(snapshot, graph);
  return graph.blockedFor(plan.id, task);
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
    .map(([kind, item]) => plainItem(`${plan.id}/${item.id}`, kind, start, end, titleIn(item)))
    .filter(({ label }) => !without.has(label))
    .slice(0, MOST_ITEMS);
}
