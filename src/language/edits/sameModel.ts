import type { Plan } from "../../core/model/plan";
import type { Item } from "../../core/model/source";
import type { Snapshot } from "../snapshotTypes";
import type { Intent } from "./attempt";

/** Where things stand is not what they mean. */
const PLACES: ReadonlySet<string> = new Set(["at", "span", "idSpan", "keys", "actions", "rejected"]);

/** The field of an item that a key is read into. */
function fieldOf(item: Item, key: string): string {
  const word = key.split(".", 1)[0] ?? key;
  if (item.section === "plan" && word === "plan") return "title";
  if (item.section === "plan" && word === "id") return "planId";
  return word.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * Compares the plans before and after an edit: undefined when nothing differs but what was intended, else the id of
 * an item that does (the empty string for a plan's own keys or its structure).
 */
export function unintended(before: Snapshot, after: Snapshot, planId: string, intent: Intent): string | undefined {
  if (before.plans.length !== after.plans.length) return "";
  for (const [index, plan] of before.plans.entries()) {
    const other = after.plans[index];
    if (other === undefined || other.id !== plan.id || other.file !== plan.file) return "";
    const touched = plan.id === planId;
    const difference = planDifference(plan, other, touched ? intent : namesOnly(intent), touched);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

/** What may differ in other plans: the names by which they refer to this one's items. */
function namesOnly({ renamed, redirected }: Intent): Intent {
  return { ...(renamed === undefined ? {} : { renamed }), ...(redirected === undefined ? {} : { redirected }) };
}

function planDifference(plan: Plan, other: Plan, intent: Intent, touched: boolean): string | undefined {
  const added: ReadonlySet<string> = new Set(intent.added?.ids);
  const removed: ReadonlySet<string> = new Set(intent.removed);
  const moved = branch(plan, intent.moved?.id);
  if (intent.moved !== undefined && branchText(plan, intent.moved.id) !== branchText(other, intent.moved.id)) return intent.moved.id;
  if (treeOf(plan, new Set([...removed, ...moved]), touched ? intent.renamed : undefined) !== treeOf(other, new Set([...added, ...moved]), undefined)) return "";
  const items = [plan.settings, ...[...plan.byId.values()].filter(item => !removed.has(item.id))];
  const others = [other.settings, ...[...other.byId.values()].filter(item => !added.has(item.id))];
  if (items.length !== others.length) return "";
  for (const [index, item] of items.entries()) {
    const now = intent.moved === undefined || index === 0 ? others[index] : other.byId.get(item.id);
    if (now === undefined || !sameItem(item, now, intent)) return item.id;
  }
  return undefined;
}

/** The ids of a task and all below it. */
export function branch(plan: Plan, id: string | undefined): ReadonlySet<string> {
  const node = id === undefined ? undefined : plan.tasks[plan.taskIndex.get(id) ?? -1];
  return new Set(node === undefined ? [] : plan.tasks.slice(node.index, node.end).map(({ item }) => item.id));
}

/** What stands below a task, in words. */
function branchText(plan: Plan, id: string): string {
  const node = plan.tasks[plan.taskIndex.get(id) ?? -1];
  if (node === undefined) return "";
  return plan.tasks.slice(node.index + 1, node.end).map(({ item, parent }) => `${item.id}<${plan.tasks[parent]?.item.id ?? ""}`).join("\n");
}

/** The tree of tasks in words; some are left out, a renamed id stands under its new name. */
function treeOf(plan: Plan, without: ReadonlySet<string>, renamed: Intent["renamed"]): string {
  const name = (id: string): string => (id === renamed?.from ? renamed.to : id);
  return plan.tasks
    .filter(({ item }) => !without.has(item.id))
    .map(({ item, parent, risk }) => `${name(item.id)}<${name(plan.tasks[parent]?.item.id ?? risk ?? "")}`)
    .join("\n");
}

function sameItem(item: Item, now: Item, intent: Intent): boolean {
  if (item === now) return (intent.keys ?? []).every(({ id }) => id !== item.id);
  const { renamed } = intent;
  if (item.section !== now.section || (item.id !== now.id && (item.id !== renamed?.from || now.id !== renamed.to))) return false;
  const changed = (intent.keys ?? []).filter(({ id }) => id === item.id);
  if (!changed.every(({ holds }) => holds(now))) return false;
  const fields = new Set([...changed.map(({ key }) => fieldOf(item, key)), "id"]);
  if ((intent.added?.parent === item.id || intent.moved?.parent === item.id) && item.section !== "plan") fields.add("summary");
  const words = new Set(changed.map(({ key }) => key.split(".", 1)[0] ?? key));
  return sameFields(item, now, { skip: fields, words, renamed: renamed ?? intent.redirected });
}

interface Comparison {
  readonly skip: ReadonlySet<string>;
  /** Keys whose entry in a map of kept values may differ. */
  readonly words: ReadonlySet<string>;
  readonly renamed: Intent["renamed"];
}

const NO_FIELDS: ReadonlySet<string> = new Set();

function sameFields(a: object, b: object, comparison: Comparison): boolean {
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  for (const field of new Set([...Object.keys(a), ...Object.keys(b)])) {
    if (PLACES.has(field) || comparison.skip.has(field)) continue;
    const words = field === "kept" || field === "values" ? comparison.words : NO_FIELDS;
    if (!sameValue(left[field], right[field], { skip: NO_FIELDS, words, renamed: comparison.renamed })) return false;
  }
  return true;
}

function sameValue(a: unknown, b: unknown, comparison: Comparison): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a === "string" && typeof b === "string") return comparison.renamed !== undefined && renamedText(a, comparison.renamed) === b;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (a instanceof Map && b instanceof Map) return sameMap(a, b, comparison);
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((value, index) => sameValue(value, b[index], comparison));
  return sameFields(a, b, comparison);
}

/** What a text becomes when an id in it is renamed: the id itself, or inside an assertion. */
function renamedText(text: string, { from, to }: { readonly from: string; readonly to: string }): string {
  return text.split(/([A-Za-z][A-Za-z0-9_.-]*)/).map(part => (part === from ? to : part)).join("");
}

function sameMap(a: ReadonlyMap<unknown, unknown>, b: ReadonlyMap<unknown, unknown>, comparison: Comparison): boolean {
  const keys = [...a.keys()].filter(key => !comparison.words.has(String(key)));
  const others = [...b.keys()].filter(key => !comparison.words.has(String(key)));
  return keys.length === others.length && keys.every((key, index) => sameValue(key, others[index], comparison) && sameValue(a.get(key), b.get(others[index]), comparison));
}
