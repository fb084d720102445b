import type { Plan, TaskNode } from "../../core/model/plan";
import type { Item } from "../../core/model/source";
import type { PlanFile, Snapshot } from "../snapshotTypes";
import { code } from "../rules/wording";
import { refuse, type Refusal } from "./attempt";
import { entryOf, findEntry, mapOf, rootMap } from "./findEntry";
import type { EntrySource, MapSource, ValueSource } from "./sourceTree";

/** An item where it stands in the text. */
export interface Target {
  readonly kind: "target";
  readonly plan: Plan;
  readonly item: Item;
  /** Its place among the tasks, when it is one. */
  readonly node?: TaskNode;
  readonly file: PlanFile;
  readonly text: string;
  /** The id with its value; undefined for the plan's own keys. */
  readonly owner?: { readonly entry: EntrySource; readonly map: MapSource };
  /** The item's keys; undefined when it has none yet. */
  readonly map?: MapSource;
}

/** The plan with an id, or the sentence that there is none. */
export function findPlan(snapshot: Snapshot, id: string): Plan | Refusal {
  return snapshot.planById(id) ?? refuse(`There is no plan ${code(id)} here (any more).`);
}

/** True for a refusal. */
export function isRefusal(value: { readonly kind?: unknown }): value is Refusal {
  return value.kind === "refused";
}

/** Finds an item's place in the text; the empty id stands for the plan's own keys. */
export function findTarget(snapshot: Snapshot, planId: string, id: string): Target | Refusal {
  const plan = findPlan(snapshot, planId);
  if (isRefusal(plan as { kind?: unknown })) return plan as Refusal;
  return id === "" ? planTarget(snapshot, plan as Plan) : itemTarget(snapshot, plan as Plan, id);
}

/** Finds a task's place in the text. */
export function findTask(snapshot: Snapshot, planId: string, id: string): (Target & { readonly node: TaskNode }) | Refusal {
  const target = findTarget(snapshot, planId, id);
  if (target.kind === "refused") return target;
  const { node } = target;
  return node === undefined ? refuse(`${code(id)} is not a task.`) : { ...target, node };
}

function planTarget(snapshot: Snapshot, plan: Plan): Target | Refusal {
  const file = snapshot.files.get(plan.file);
  const map = file === undefined ? undefined : rootMap(file.text);
  if (file === undefined || map === undefined) return refuse(`The keys of the plan ${code(plan.id)} cannot be found in its file.`);
  return { kind: "target", plan, item: plan.settings, file, text: file.text, map };
}

function itemTarget(snapshot: Snapshot, plan: Plan, id: string): Target | Refusal {
  const item = plan.byId.get(id);
  if (item === undefined) return refuse(`There is no ${code(id)} in this plan (any more).`);
  const index = plan.taskIndex.get(id);
  const node = index === undefined ? undefined : plan.tasks[index];
  const file = snapshot.fileOf(item);
  if (file.faulty.has(item)) return refuse(`The text of ${code(id)} has a fault that hides what it says: put that right first.`);
  const found = findEntry(file.text, snapshot.locate({ item, span: item.idSpan }).start);
  if (found?.entry.key !== id) return refuse(`${code(id)} cannot be found in its file as keys and values: edit it there.`);
  const { entry, map: ownerMap } = found;
  if (entry.value.kind === "other") return refuse(whyNot(id, entry.value.why));
  const map = mapOf(file.text, entry.value);
  if (map === undefined && entry.value.kind !== "none") return refuse(`${code(id)} is written in a form that cannot be changed from here: edit it in the file.`);
  return {
    kind: "target", plan, item, file, text: file.text,
    owner: { entry, map: ownerMap },
    ...(node === undefined || node.item !== item ? {} : { node }),
    ...(map === undefined ? {} : { map }),
  };
}

function whyNot(id: string, why: (ValueSource & { kind: "other" })["why"]): string {
  switch (why) {
    case "alias":
      return `${code(id)} is a copy of another item (an alias): change the one that it points to, or write it out.`;
    case "unclosed":
      return `${code(id)} is not closed yet: finish its bracket or quote first.`;
    default:
      return `${code(id)} is written in a form that cannot be changed from here: edit it in the file.`;
  }
}

/** The entry of a key of the item, when it is written. */
export function keyOf(target: Target, key: string): EntrySource | undefined {
  return target.map === undefined ? undefined : entryOf(target.map, key);
}

/** The text of a key's value as written; undefined when the key is not written. */
export function writtenValue(target: Target, key: string): string | undefined {
  const value = keyOf(target, key)?.value;
  return value === undefined || value.kind === "none" ? undefined : target.text.slice(value.range.start, value.range.end);
}
