import type { Plan } from "../core/model/plan";
import type { Item, SectionName, Span } from "../core/model/source";
import type { Ref } from "../core/model/values";
import { sharedPlan } from "./rules/sharedPlan";
import type { FileRange, Snapshot } from "./snapshotTypes";

/** One place where an item names another. */
export interface Reference {
  /** The item that names. */
  readonly item: Item;
  /** The plan of the item named, when it is written or known. */
  readonly plan?: string;
  readonly id: string;
  /** Where the id stands, without the name of a plan before it. */
  readonly range: FileRange;
}

const known = new WeakMap<Item, readonly Ref[]>();

/** Everything that an item refers to, as read; in no particular order. */
export function refsOf(item: Item): readonly Ref[] {
  const cached = known.get(item);
  if (cached !== undefined) return cached;
  const refs: Ref[] = [];
  for (const [key, value] of Object.entries(item)) {
    if (key !== "keys" && key !== "actions") collectRefs(value, refs);
  }
  collectKeyRefs(item, refs);
  known.set(item, refs);
  return refs;
}

function collectRefs(value: unknown, refs: Ref[]): void {
  if (typeof value !== "object" || value === null) return;
  if (value instanceof Map) {
    for (const inner of value.values()) collectRefs(inner, refs);
    return;
  }
  if (isRef(value)) {
    refs.push(value);
    return;
  }
  for (const inner of Array.isArray(value) ? value as unknown[] : Object.values(value)) collectRefs(inner, refs);
}

function isRef(value: object): value is Ref {
  if (!("id" in value) || !("at" in value) || typeof value.id !== "string") return false;
  return typeof value.at === "object" && value.at !== null && "start" in value.at && "end" in value.at;
}

const KEYED_REFS = ["materials.", "fields."];

const KEYED_PEOPLE = "correlation.people.";

/** Ids that stand as keys: `materials: {concrete: 40}`, `fields: {area: A1}`, `correlation: {people: {ana: 0.4}}`. */
function collectKeyRefs(item: Item, refs: Ref[]): void {
  for (const [path, { key }] of item.keys) {
    const prefix = KEYED_REFS.find(word => path.startsWith(word));
    if (item.section === "plan" && path.startsWith(KEYED_PEOPLE)) refs.push({ id: path.slice(KEYED_PEOPLE.length), at: key });
    if (prefix !== undefined && item.section !== "fields" && item.section !== "materials") refs.push({ id: path.slice(prefix.length), at: key });
  }
}

/** Where the id of a reference stands in its file. */
export function idRange(snapshot: Snapshot, item: Item, ref: { readonly id: string; readonly at: Span }): FileRange {
  const range = snapshot.locate({ item, span: ref.at });
  const text = snapshot.files.get(range.file)?.text.slice(range.start, range.end) ?? "";
  const quoted = /^["']/.test(text) ? 1 : 0;
  const begin = text.endsWith(ref.id, text.length - quoted) ? text.length - quoted - ref.id.length : text.lastIndexOf(ref.id);
  const start = range.start + Math.max(0, begin);
  return { file: range.file, start, end: Math.min(range.end, start + ref.id.length) };
}

const SHARED: readonly SectionName[] = ["people", "teams", "equipment", "calendars"];

/** Every place in every plan file that names the item with the id in the plan; not its definition. */
export function referencesTo(snapshot: Snapshot, plan: Plan, id: string): readonly Reference[] {
  const found: Reference[] = [];
  const section = plan.byId.get(id)?.section;
  for (const file of snapshot.files.values()) {
    const own = snapshot.planOfFile(file.path);
    if (own === undefined) continue;
    const near = own.id === plan.id || (section !== undefined && SHARED.includes(section) && !own.byId.has(id) && sharedPlan(snapshot, own) === plan);
    for (const item of file.items) {
      for (const ref of refsOf(item)) {
        if (ref.id !== id || (ref.plan === undefined ? !near : ref.plan !== plan.id)) continue;
        found.push({ item, plan: plan.id, id, range: idRange(snapshot, item, ref) });
      }
    }
  }
  found.push(...refsInChecks(snapshot, plan).filter(reference => reference.id === id));
  return distinct(found);
}

/** The plan's assertions name ids inside parentheses: `P80(ga) <= 2026-06-26`. */
export function refsInChecks(snapshot: Snapshot, plan: Plan): readonly Reference[] {
  const { settings } = plan;
  const found: Reference[] = [];
  for (const [path, { value }] of settings.keys) {
    if (!path.startsWith("checks.")) continue;
    const range = snapshot.locate({ item: settings, span: value });
    const text = snapshot.files.get(range.file)?.text.slice(range.start, range.end) ?? "";
    for (const match of text.matchAll(/\(\s*([A-Za-z][A-Za-z0-9_.-]*)\s*\)/g)) {
      const id = match[1] ?? "";
      const start = range.start + match.index + match[0].indexOf(id);
      found.push({ item: settings, plan: plan.id, id, range: { file: range.file, start, end: start + id.length } });
    }
  }
  return found;
}

function distinct(references: readonly Reference[]): Reference[] {
  const seen = new Set<string>();
  return references.filter(({ range }) => {
    const key = `${range.file} ${String(range.start)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
