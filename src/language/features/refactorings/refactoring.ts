import type { Task } from "../../../core/model/items";
import type { Plan, TaskNode } from "../../../core/model/plan";
import type { PlanChange } from "../../../core/model/planChange";
import type { Item } from "../../../core/model/source";
import type { Schedule } from "../../../core/schedule/result";
import type { Snapshot } from "../../snapshotTypes";

/** What a refactoring is, as editors group them. */
export type RefactoringKind = "extract" | "inline" | "move" | "rewrite";

/** A refactoring offered at a place; its edits are made by `changeToEdits` when it is chosen, or refused with a sentence. */
export interface Refactoring {
  readonly title: string;
  readonly kind: RefactoringKind;
  readonly change: PlanChange;
}

/** Where a refactoring is asked for. */
export interface RefactorPlace {
  readonly snapshot: Snapshot;
  readonly plan: Plan;
  readonly schedule: Schedule | undefined;
  readonly path: string;
  readonly start: number;
  readonly end: number;
  /** The task that the selection begins in, the innermost. */
  readonly node: TaskNode | undefined;
  /** The item that the selection begins in, of any section. */
  readonly item: Item | undefined;
  /** Tasks beside each other whose ids are inside the selection; those below them left out. */
  readonly selected: readonly TaskNode[];
}

/** Offers refactorings of one kind; cheap, and never throws. */
export type RefactoringMaker = (place: RefactorPlace) => readonly Refactoring[];

/** The text of a key's value as written, when it stands on one line. */
export function written(snapshot: Snapshot, item: Item, key: string): string | undefined {
  const at = item.keys.get(key);
  if (at === undefined) return undefined;
  const range = snapshot.locate({ item, span: at.value });
  const text = snapshot.files.get(range.file)?.text.slice(range.start, range.end).trim() ?? "";
  return text === "" || /[\r\n]/.test(text) ? undefined : text;
}

/** True for work that has not begun and has no tasks below it. */
export function isOpenLeaf(item: Task): boolean {
  return !item.summary && item.milestone !== true && item.started === undefined && item.finished === undefined && item.done === undefined
    && item.remaining === undefined && item.spent === undefined && item.repeat === undefined;
}

/** Tasks that wait for another one, with the plan that they are of. */
export function waiting(snapshot: Snapshot, plan: Plan, id: string): readonly { readonly plan: Plan; readonly task: Task; readonly link: NonNullable<Task["after"]>[number] }[] {
  return snapshot.plans.flatMap(own => own.tasks.flatMap(({ item }) => (item.after ?? [])
    .filter(({ on }) => on.id === id && (on.plan ?? own.id) === plan.id)
    .map(link => ({ plan: own, task: item, link }))));
}

/** The lag of a link as it is written, with its sign; the empty text without one. */
export function lagOf(snapshot: Snapshot, task: Task, link: NonNullable<Task["after"]>[number]): string {
  if (link.lag === undefined) return "";
  const range = snapshot.locate({ item: task, span: link.at });
  const text = snapshot.files.get(range.file)?.text.slice(range.start, range.end) ?? "";
  return /([+-][^\s"']+)["']?$/.exec(text)?.[1] ?? "";
}

/** An id that is free in the plan: the wanted one, else with a number. */
export function freeId(plan: Plan, wanted: string): string {
  const taken = (id: string): boolean => plan.byId.has(id) || plan.id === id;
  if (!taken(wanted)) return wanted;
  let number = 2;
  while (taken(`${wanted}-${String(number)}`)) number += 1;
  return `${wanted}-${String(number)}`;
}

/** Several changes as one. */
export function all(plan: Plan, ...changes: readonly PlanChange[]): PlanChange {
  return { kind: "all", plan: plan.id, changes };
}
