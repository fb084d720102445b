import type { Plan, TaskNode } from "../../core/model/plan";
import type { Task } from "../../core/model/items";
import type { Item } from "../../core/model/source";
import { firstOther } from "../../core/schedule/matched";
import { PatchedMap } from "./patchedMap";
import type { ItemTree, SectionTree } from "./fileModel";

/** Tasks that change at once at most; beyond it a plan is put together anew. */
const MOST = 100;

/** What plans of one file without any fault were put together from. */
const sources = new WeakMap<Plan, readonly SectionTree[]>();

/** Notes what a plan was put together from, so that it can be patched. Only for plans of one file without faults. */
export function noteSource(plan: Plan, trees: readonly SectionTree[]): void {
  sources.set(plan, trees);
}

/** What a patch takes from the plan before. */
export type PatchedTasks = Pick<Plan, "tasks" | "taskIndex" | "byId">;

/**
 * The tasks of a plan in which some tasks say something else, but all ids stand where they stood; undefined when more
 * than that has changed. What is the same keeps its object.
 */
export function patchTasks(before: Plan, trees: readonly SectionTree[]): PatchedTasks | undefined {
  const old = sources.get(before);
  if (old?.length !== trees.length) return undefined;
  const changed: Change[] = [];
  for (let i = firstOther(old, trees, 0); i < trees.length; i = firstOther(old, trees, i + 1)) {
    const [a, b] = [old[i], trees[i]];
    if (a === undefined || b === undefined) continue;
    if (a.section !== "tasks" || b.section !== "tasks" || !sameShape(a.tree, b.tree, changed) || changed.length > MOST) return undefined;
  }
  return changed.length === 0 ? before : patched(before, changed);
}

interface Change {
  readonly old: Item;
  readonly now: Item;
}

/** True when the same ids stand in the same places; notes the items that are others. */
function sameShape(old: ItemTree, now: ItemTree, changed: Change[]): boolean {
  if (!old.valid || !now.valid || old.item.id !== now.item.id || old.children.length !== now.children.length) return false;
  if (old.item !== now.item) changed.push({ old: old.item, now: now.item });
  return now.children.every((child, i) => {
    const before = old.children[i];
    return before !== undefined && sameShape(before, child, changed);
  });
}

function patched(before: Plan, changed: readonly Change[]): PatchedTasks | undefined {
  const tasks: TaskNode[] = before.tasks.slice();
  const items = new Map<string, Item>();
  for (const { old, now } of changed) {
    const index = before.taskIndex.get(now.id);
    const node = index === undefined ? undefined : tasks[index];
    if (index === undefined || node === undefined || node.item !== old || before.byId.get(now.id) !== old) return undefined;
    tasks[index] = { ...node, item: now as Task };
    items.set(now.id, now);
  }
  return { tasks, taskIndex: before.taskIndex, byId: new PatchedMap(before.byId, items) };
}
