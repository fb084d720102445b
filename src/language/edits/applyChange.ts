import type { AllChanges, PlanChange, TextEdit } from "../../core/model/planChange";
import type { Fix } from "../../core/model/problem";
import type { ScheduleContext } from "../../core/schedule/result";
import type { Snapshot } from "../snapshotTypes";
import { addItems } from "./addItems";
import { addTask } from "./addTask";
import { addToList, swapInList } from "./addToList";
import { composeChanges } from "./allChanges";
import type { Attempt } from "./attempt";
import { backlogToTask, taskToBacklog } from "./backlogWork";
import { changeLink } from "./changeLink";
import { checkAttempt } from "./checkAttempt";
import { addLink, removeLink } from "./links";
import { moveTask } from "./moveTask";
import { redirectReferences } from "./redirectReferences";
import { relocateTask } from "./relocateTask";
import { removeItem } from "./removeItem";
import { removeKey } from "./removeKey";
import { linksToCut, removeTask } from "./removeTask";
import { renameId } from "./renameId";
import { applyReplacements } from "./replacement";
import { resizeTask } from "./resizeTask";
import { setKey } from "./setKey";
import { setProgress } from "./setProgress";
import { sortKeys } from "./sortKeys";

/** A change as edits of the text (none when the text says it already), or one sentence why it cannot be made. */
export type EditResult =
  | { readonly kind: "edits"; readonly edits: readonly TextEdit[] }
  | { readonly kind: "refused"; readonly message: string };

/**
 * Turns a change into the smallest edits of the text, which keep every comment, blank line and the order. Each result
 * is made on a copy and read again: when anything but what was asked for would change, it is refused. `context` is what
 * the dates on screen were computed with; a change of length may need it. Never throws.
 */
export function changeToEdits(snapshot: Snapshot, change: PlanChange, context?: ScheduleContext): EditResult {
  const make = (now: Snapshot, one: PlanChange): EditResult => changeToEdits(now, one, context);
  if (change.kind === "all") return movesTogether(snapshot, change) ?? composeChanges(snapshot, change.changes, make);
  const first = change.kind === "remove-task" ? linksToCut(snapshot, change) : [];
  if ("kind" in first) return first;
  if (first.length > 0) return composeChanges(snapshot, [...first, change], make);
  return oneChange(snapshot, change, context);
}

/**
 * Moves of different tasks write to different places: they are made on one text and judged once, however many they are.
 * Undefined when the changes are others, or meet in one place.
 */
function movesTogether(snapshot: Snapshot, { plan, changes }: AllChanges): EditResult | undefined {
  const moves = changes.filter(change => change.kind === "move-task");
  if (moves.length < 2 || moves.length < changes.length || new Set(moves.map(({ task }) => task)).size < moves.length) return undefined;
  const attempts = moves.map(move => moveTask(snapshot, move));
  const refused = attempts.find(attempt => attempt.kind === "refused");
  if (refused !== undefined) return refused;
  const made = attempts.flatMap(attempt => (attempt.kind === "edits" ? [attempt] : []));
  const edits = made.flatMap(attempt => attempt.edits);
  if (edits.length === 0) return { kind: "edits", edits };
  if (meet(edits)) return undefined;
  const keys = made.flatMap(({ intent }) => intent.keys ?? []);
  const fault = checkAttempt(snapshot, { kind: "all", plan, changes }, { kind: "edits", edits, intent: { keys } });
  return fault === undefined ? { kind: "edits", edits } : { kind: "refused", message: fault };
}

/** True when two edits touch or overlap: one after the other they might mean something else. */
function meet(edits: readonly TextEdit[]): boolean {
  const sorted = [...edits].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.start - b.start));
  return sorted.some((edit, at) => {
    const before = sorted[at - 1];
    return before !== undefined && before.file === edit.file && before.end >= edit.start;
  });
}

type OneChange = Exclude<PlanChange, { readonly kind: "all" }>;

function oneChange(snapshot: Snapshot, change: OneChange, context: ScheduleContext | undefined): EditResult {
  const attempt = attemptChange(snapshot, change, context);
  if (attempt.kind === "refused" || attempt.edits.length === 0) return attempt.kind === "refused" ? attempt : { kind: "edits", edits: [] };
  const fault = checkAttempt(snapshot, change, attempt);
  return fault === undefined ? { kind: "edits", edits: attempt.edits } : { kind: "refused", message: fault };
}

/** Turns a problem's fix into edits: its change, or the text that it puts at a place. */
export function fixToEdits(snapshot: Snapshot, fix: Fix, context?: ScheduleContext): EditResult {
  const { change } = fix;
  if (change.kind !== "replace-text") return changeToEdits(snapshot, change, context);
  const range = snapshot.locate(change.at);
  const text = snapshot.files.get(range.file)?.text;
  if (text === undefined) return { kind: "refused", message: "The file of this problem is no longer there." };
  return { kind: "edits", edits: text.slice(range.start, range.end) === change.newText ? [] : [{ ...range, newText: change.newText }] };
}

/** The text of one file after those of the edits that are its own. */
export function applyEdits(text: string, edits: readonly TextEdit[], file?: string): string {
  return applyReplacements(text, file === undefined ? edits : edits.filter(edit => edit.file === file));
}

function attemptChange(snapshot: Snapshot, change: OneChange, context: ScheduleContext | undefined): Attempt {
  switch (change.kind) {
    case "move-task":
      return moveTask(snapshot, change);
    case "resize-task":
      return resizeTask(snapshot, change, context);
    case "set-key":
      return setKey(snapshot, change);
    case "remove-key":
      return removeKey(snapshot, change);
    case "add-link":
      return addLink(snapshot, change);
    case "remove-link":
      return removeLink(snapshot, change);
    case "change-link":
      return changeLink(snapshot, change);
    case "set-progress":
      return setProgress(snapshot, change);
    case "add-task":
      return addTask(snapshot, change);
    case "add-items":
      return addItems(snapshot, change);
    case "relocate-task":
      return relocateTask(snapshot, change);
    case "backlog-to-task":
      return backlogToTask(snapshot, change);
    case "task-to-backlog":
      return taskToBacklog(snapshot, change);
    case "remove-task":
      return removeTask(snapshot, change);
    case "remove-item":
      return removeItem(snapshot, change);
    case "rename-id":
      return renameId(snapshot, change);
    case "redirect-references":
      return redirectReferences(snapshot, change);
    case "sort-keys":
      return sortKeys(snapshot, change);
    case "add-to-list":
      return addToList(snapshot, change);
    case "swap-in-list":
      return swapInList(snapshot, change);
  }
}
