import type { Instant, Minutes } from "./instant";
import type { LinkType } from "./values";

/**
 * What a person wants changed, stated by a view, a quick fix, a tree or the command line.
 * `language/edits` turns it into the smallest text edit. Ids are of the plan with id `plan`.
 */
export type PlanChange =
  | MoveTask
  | ResizeTask
  | SetKey
  | RemoveKey
  | AddLink
  | RemoveLink
  | ChangeLink
  | SetProgress
  | AddTask
  | AddItems
  | RelocateTask
  | BacklogToTask
  | TaskToBacklog
  | RemoveTask
  | RemoveItem
  | RenameId
  | RedirectReferences
  | SortKeys
  | AddToList
  | SwapInList
  | AllChanges;

/** Start a task not before an instant: writes `not-before`, or moves `start-on` or `started` where one stands. */
export interface MoveTask {
  readonly kind: "move-task";
  readonly plan: string;
  readonly task: string;
  readonly start: Instant;
}

/** Give a task another length: changes the written `duration` or `effort` (in the unit it is written in). */
export interface ResizeTask {
  readonly kind: "resize-task";
  readonly plan: string;
  readonly task: string;
  /** The new duration on the task's own calendar, in working minutes (elapsed where the task's is). */
  readonly duration: Minutes;
}

/** Write a key of an item (of the plan itself when `id` is empty), in place or in the usual order; `text` is plan text. */
export interface SetKey {
  readonly kind: "set-key";
  readonly plan: string;
  readonly id: string;
  readonly key: string;
  readonly text: string;
}

/** Take a key and its value away. */
export interface RemoveKey {
  readonly kind: "remove-key";
  readonly plan: string;
  readonly id: string;
  readonly key: string;
}

/** Make a task wait for another. */
export interface AddLink {
  readonly kind: "add-link";
  readonly plan: string;
  /** The task that waits. */
  readonly task: string;
  /** The reference as it is written in `after`. */
  readonly on: string;
  readonly type: LinkType;
  /** The lag as written with its sign, such as `+2d`. */
  readonly lag?: string;
}

/** Cut a link. */
export interface RemoveLink {
  readonly kind: "remove-link";
  readonly plan: string;
  readonly task: string;
  readonly on: string;
}

/** Write a link that is there another way: another type or lag, or to wait for something else. */
export interface ChangeLink {
  readonly kind: "change-link";
  readonly plan: string;
  /** The task that waits. */
  readonly task: string;
  readonly on: string;
  /** The type that it has, to tell several links to the same task apart. */
  readonly oldType?: LinkType;
  /** What it waits for from now on, where that is something else. */
  readonly newOn?: string;
  readonly type: LinkType;
  /** The lag as written with its sign, such as `+2d`. */
  readonly lag?: string;
}

/** Say how far a task is; 1 writes `finished`, 0 takes progress away. */
export interface SetProgress {
  readonly kind: "set-progress";
  readonly plan: string;
  readonly task: string;
  /** 0..1 */
  readonly done: number;
  /** The day to write for `started` or `finished` where they lack. */
  readonly on: Instant;
}

/** Add a task at the end of a summary, after a sibling, or at the end of the plan. */
export interface AddTask {
  readonly kind: "add-task";
  readonly plan: string;
  readonly id: string;
  readonly parent?: string;
  readonly afterSibling?: string;
  /** Keys and their plan text, in the order to write them. */
  readonly keys: readonly (readonly [key: string, text: string])[];
}

/** Add items to a section that is no work: the backlog, the risk register, feedback; it comes into being where there is none. */
export interface AddItems {
  readonly kind: "add-items";
  readonly plan: string;
  readonly section: "backlog" | "risks" | "feedback";
  /** Each with its keys and their plan text, in the order to write them. */
  readonly items: readonly { readonly id: string; readonly keys: readonly (readonly [key: string, text: string])[] }[];
}

/** A place among the tasks: before or behind a task, or at the end of those below a task (of the plan, when it is empty). */
export type TaskPlace = { readonly before: string } | { readonly behind: string } | { readonly into: string };

/** Put a task, with all below it, to another place of the tree; its id and dates stay, what it inherits may change. */
export interface RelocateTask {
  readonly kind: "relocate-task";
  readonly plan: string;
  readonly task: string;
  readonly to: TaskPlace;
}

/** Make work of an idea of the backlog: it keeps its id and whatever a task may have; its figures stay in a comment. */
export interface BacklogToTask {
  readonly kind: "backlog-to-task";
  readonly plan: string;
  readonly id: string;
  readonly to: TaskPlace;
}

/**
 * Make an idea of the backlog of a task that has not begun and that nothing waits for; the reverse of `backlog-to-task`.
 * What is an idea already only goes before the other one.
 */
export interface TaskToBacklog {
  readonly kind: "task-to-backlog";
  readonly plan: string;
  readonly id: string;
  /** The idea to put it before; at the end of the backlog when it is left out. */
  readonly before?: string;
}

/** Take a task away, with all below it and the links of others to them. */
export interface RemoveTask {
  readonly kind: "remove-task";
  readonly plan: string;
  readonly task: string;
  /** Leaves its comments where it stood, for whoever merges it into another. */
  readonly keepComments?: boolean;
}

/** Several changes as one, each made on what those before it left: all of them or none. */
export interface AllChanges {
  readonly kind: "all";
  readonly plan: string;
  readonly changes: readonly PlanChange[];
}

/** Take an item that nothing refers to away, with all its keys; work (tasks) is not taken away like this. */
export interface RemoveItem {
  readonly kind: "remove-item";
  readonly plan: string;
  readonly id: string;
}

/** Rename an id at its definition and at every reference, in all files. */
export interface RenameId {
  readonly kind: "rename-id";
  readonly plan: string;
  readonly id: string;
  readonly newId: string;
}

/** Let everything that refers to one item refer to another of its kind, in all files. */
export interface RedirectReferences {
  readonly kind: "redirect-references";
  readonly plan: string;
  readonly id: string;
  readonly instead: string;
}

/** Put the keys of an item (of the plan itself when `id` is empty) into their usual order. */
export interface SortKeys {
  readonly kind: "sort-keys";
  readonly plan: string;
  readonly id: string;
}

/** Add a text to a list of an item, such as `files` or `links`; the text is quoted where it must be. */
export interface AddToList {
  readonly kind: "add-to-list";
  readonly plan: string;
  readonly id: string;
  readonly key: "files" | "links";
  readonly text: string;
}

/** Put one text in the place of another in the list of an item's tags; without one to take it is added, without one to put it is taken away. */
export interface SwapInList {
  readonly kind: "swap-in-list";
  readonly plan: string;
  readonly id: string;
  readonly key: "tags";
  readonly take: string;
  readonly put: string;
}

/** A replacement in one file, in UTF-16 offsets of the text that it was computed on. */
export interface TextEdit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}
