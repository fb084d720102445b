import type { Plan } from "../../core/model/plan";
import type { Item, SectionName } from "../../core/model/source";
import { nearestWord } from "../parse/nearest";
import { code } from "../rules/wording";
import type { Snapshot } from "../snapshotTypes";
import type { CodeMark, CodeName } from "./scanCode";

/** An item that code may name, and its plan. */
export interface NamedItem {
  readonly plan: Plan;
  readonly item: Item;
}

/** What a name in code turned out to be; several items where plans share the id. */
export type CodeReference =
  | { readonly kind: "items"; readonly items: readonly NamedItem[] }
  | { readonly kind: "person"; readonly id: string }
  | { readonly kind: "tracker" }
  | { readonly kind: "dead" };

/** What code may refer to. */
const REFERABLE: ReadonlySet<SectionName> = new Set<SectionName>(["tasks", "risks", "backlog", "releases", "objectives"]);
const PEOPLE: ReadonlySet<SectionName> = new Set<SectionName>(["people", "teams"]);
/** `PAY-12`, as trackers name their issues. */
const TRACKER_KEY = /^[A-Z][A-Z0-9_]*-\d+$/;

/** What a name in a comment refers to: `id`, `plan/id`, a task's `key` in a tracker, or the person who wrote `TODO(ana)`. */
export function codeReference(snapshot: Snapshot, name: string): CodeReference {
  const slash = name.indexOf("/");
  const id = name.slice(slash + 1);
  const plans = slash < 0 ? snapshot.plans : snapshot.plans.filter(plan => plan.id === name.slice(0, slash));
  const named = plans.flatMap((plan): NamedItem[] => {
    const item = plan.byId.get(id);
    return item === undefined ? [] : [{ plan, item }];
  });
  const items = named.filter(({ item }) => REFERABLE.has(item.section));
  if (items.length > 0) return { kind: "items", items };
  const keyed = slash < 0 ? plans.flatMap(plan => keysOf(plan).get(id)?.map(item => ({ plan, item })) ?? []) : [];
  if (keyed.length > 0) return { kind: "items", items: keyed };
  if (slash < 0 && named.some(({ item }) => PEOPLE.has(item.section))) return { kind: "person", id };
  return slash < 0 && TRACKER_KEY.test(id) ? { kind: "tracker" } : { kind: "dead" };
}

const keys = new WeakMap<Plan, ReadonlyMap<string, readonly Item[]>>();

/** Tasks by their key in a tracker. */
function keysOf(plan: Plan): ReadonlyMap<string, readonly Item[]> {
  const known = keys.get(plan);
  if (known !== undefined) return known;
  const found = new Map<string, Item[]>();
  for (const { item } of plan.tasks) if (item.key !== undefined) found.set(item.key, [...(found.get(item.key) ?? []), item]);
  keys.set(plan, found);
  return found;
}

/** The names of a mark that refer to items, or to nothing; those of people and trackers are left out. */
export function referencesOf(snapshot: Snapshot, mark: CodeMark): readonly { readonly name: CodeName; readonly reference: CodeReference & { readonly kind: "items" | "dead" } }[] {
  return mark.names.flatMap(name => {
    const reference = codeReference(snapshot, name.text);
    return reference.kind === "items" || reference.kind === "dead" ? [{ name, reference }] : [];
  });
}

/** True when a mark names nothing of a plan, not even something that has gone: a thing to do that no plan knows. */
export function isWithoutId(snapshot: Snapshot, mark: CodeMark): boolean {
  return mark.word !== "plan" && mark.names.every(({ text }) => ["person"].includes(codeReference(snapshot, text).kind));
}

/** The id that was most likely meant by a name that leads nowhere. */
export function nearestReference(snapshot: Snapshot, name: string): string | undefined {
  const slash = name.indexOf("/");
  const plans = slash < 0 ? snapshot.plans : snapshot.plans.filter(plan => plan.id === name.slice(0, slash));
  const ids = plans.flatMap(plan => [...plan.byId.values()].filter(({ section }) => REFERABLE.has(section)).map(({ id }) => id));
  const nearest = nearestWord(name.slice(slash + 1), ids);
  return nearest === undefined ? undefined : name.slice(0, slash + 1) + nearest;
}

/** The sentence about a name that leads nowhere. */
export function deadReferenceMessage(name: string, nearest: string | undefined): string {
  if (nearest !== undefined) return `No plan has a task ${code(name)} (any more); did you mean ${code(nearest)}?`;
  return `No plan has a task ${code(name)} (any more): name another one, or make a backlog item of it.`;
}
