import type { Plan } from "../../core/model/plan";
import type { Item, SectionName } from "../../core/model/source";
import type { Snapshot, FileRange } from "../snapshotTypes";
import { idRange, refsInChecks, refsOf } from "../references";
import { sharedPlan } from "../rules/sharedPlan";
import type { Target } from "../schema/valueType";
import { cursorContext } from "./cursorContext";
import { elementType, schemaAt } from "./schemaAt";

/** An id under the cursor, where it is defined or where it is named. */
export interface NamedThing {
  readonly plan: Plan;
  readonly item: Item;
  /** The id as it stands under the cursor, without the name of a plan before it. */
  readonly range: FileRange;
  readonly isDefinition: boolean;
}

/** The sections that each kind of reference may point at. */
export const SECTION_OF: ReadonlyMap<Target, SectionName> = new Map<Target, SectionName>([
  ["task", "tasks"], ["release", "releases"], ["person", "people"], ["team", "teams"], ["equipment", "equipment"],
  ["calendar", "calendars"], ["objective", "objectives"], ["metric", "metrics"], ["backlog", "backlog"], ["risk", "risks"],
  ["material", "materials"], ["field", "fields"], ["feedback", "feedback"], ["stakeholder", "stakeholders"], ["persona", "personas"],
]);

/** The item whose id the offset stands on; undefined on anything else. Holds for broken text as far as the word tells. */
export function namedThingAt(snapshot: Snapshot, path: string, offset: number): NamedThing | undefined {
  const text = snapshot.files.get(path)?.text;
  const plan = snapshot.planOfFile(path);
  if (text === undefined || plan === undefined) return undefined;
  const word = wordAt(text, offset);
  if (word === undefined) return undefined;
  const context = cursorContext(text, word.start);
  if (context.position === "key") return definitionAt(plan, path, word, context.path);
  const range = { file: path, start: word.start + word.text.lastIndexOf("/") + 1, end: word.end };
  const named = refersTo(context.position, context.path) || isRead(snapshot, path, offset, range.start)
    || refsInChecks(snapshot, plan).some(check => check.range.file === path && check.range.start === range.start);
  if (!named) return undefined;
  const found = resolve(snapshot, plan, word.text);
  return found === undefined ? undefined : { ...found, range, isDefinition: false };
}

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The id, or `plan/id`, that the offset stands in or at the edge of. */
function wordAt(text: string, offset: number): Word | undefined {
  let start = Math.min(offset, text.length);
  let end = start;
  while (start > 0 && /[A-Za-z0-9_./-]/.test(text[start - 1] ?? "")) start -= 1;
  while (end < text.length && /[A-Za-z0-9_./-]/.test(text[end] ?? "")) end += 1;
  while (end > start && /[._/-]/.test(text[end - 1] ?? "")) end -= 1;
  while (start < end && !/[A-Za-z]/.test(text[start] ?? "")) start += 1;
  return start < end && offset >= start && offset <= end ? { text: text.slice(start, end), start, end } : undefined;
}

/** An item by its id, or `plan/id`; people and calendars also where the plan shares them. */
export function resolve(snapshot: Snapshot, plan: Plan, id: string): { readonly plan: Plan; readonly item: Item } | undefined {
  const slash = id.indexOf("/");
  const home = slash < 0 ? plan : snapshot.planById(id.slice(0, slash));
  const item = home?.byId.get(id.slice(slash + 1));
  if (home !== undefined && item !== undefined) return { plan: home, item };
  const shared = slash < 0 ? sharedPlan(snapshot, plan) : undefined;
  const other = shared?.byId.get(id);
  return shared === undefined || other === undefined || !/^(people|teams|equipment|calendars)$/.test(other.section) ? undefined : { plan: shared, item: other };
}

/** A key that is the id of an item: its definition, or the amount of a material, the value of an own field, how much a person's estimates go together. */
function definitionAt(plan: Plan, path: string, word: Word, above: readonly string[]): NamedThing | undefined {
  const item = plan.byId.get(word.text);
  if (item === undefined) return undefined;
  const range = { file: path, start: word.start, end: word.end };
  if (schemaAt(above)?.kind === "items") return { plan, item, range, isDefinition: true };
  const last = above.at(-1);
  const keyed = last === "materials" || last === "fields" || (last === "people" && above.at(-2) === "correlation");
  return last === item.section && keyed ? { plan, item, range, isDefinition: false } : undefined;
}

function refersTo(position: string, path: readonly string[]): boolean {
  if (position !== "value") return false;
  const place = schemaAt(path);
  return place?.kind === "value" && (elementType(place.type).refersTo ?? []).length > 0;
}

/** True when the model read a reference there, whatever the text around it looks like. */
function isRead(snapshot: Snapshot, path: string, offset: number, start: number): boolean {
  const item = snapshot.itemAt(path, offset);
  return item !== undefined && refsOf(item).some(ref => {
    const range = idRange(snapshot, item, ref);
    return range.file === path && range.start === start;
  });
}
