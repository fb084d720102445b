import type { TaskPlace, TextEdit } from "../../core/model/planChange";
import type { Snapshot } from "../snapshotTypes";
import { code } from "../rules/wording";
import { refuse, type Refusal } from "./attempt";
import { chunkOf, cutEntry, putBeside, putInto, type Chunk } from "./chunk";
import { composeSteps, type EditStep } from "./composeEdits";
import { entryAt, entryOf, findEntry, mapOf, pathOf, rootMap } from "./findEntry";
import { keyOrder } from "./keyOrder";
import { inFile, type Replacement } from "./replacement";
import { findTarget, findTask, type Target } from "./target";

/** Where a task goes: a file, and how to put the task's text into that file's text. */
export interface Landing {
  readonly kind: "landing";
  readonly file: string;
  readonly text: string;
  /** Id of the summary that it will stand in. */
  readonly parent: string | undefined;
  put(text: string, chunk: Chunk): Replacement[] | undefined;
}

/** The edits that take an item's text out and put it, as `reshape` makes it, where it lands. */
export function moveText(target: Target, landing: Landing, reshape: (chunk: Chunk) => Chunk | undefined): TextEdit[] | undefined {
  const found = target.owner === undefined ? undefined : findEntry(target.text, target.owner.entry.keyRange.start);
  const chunk = found === undefined ? undefined : reshape(chunkOf(target.text, found));
  if (found === undefined || chunk === undefined) return undefined;
  const { path: file } = target.file;
  const cut = cutEntry(target.text, found);
  const put: EditStep = text => landing.put(text, chunk);
  if (landing.file === file) {
    const both = composeSteps(target.text, [() => cut, put]);
    return both === undefined ? undefined : inFile(file, both);
  }
  const into = composeSteps(landing.text, [put]);
  return into === undefined ? undefined : [...inFile(file, cut), ...inFile(landing.file, into)];
}

/** The id that a place is named by. */
export function anchorOf(to: TaskPlace): string {
  return "before" in to ? to.before : "behind" in to ? to.behind : to.into;
}

/** Finds where in which file a place among the tasks is. */
export function landingOf(snapshot: Snapshot, planId: string, to: TaskPlace): Landing | Refusal {
  if ("into" in to) return insideOf(snapshot, planId, to.into);
  const anchor = findTask(snapshot, planId, anchorOf(to));
  if (anchor.kind === "refused") return anchor;
  if (anchor.node.risk !== undefined) return refuse(`${code(anchor.item.id)} is an action of a risk: other work cannot stand beside it.`);
  const found = anchor.owner === undefined ? undefined : findEntry(anchor.text, anchor.owner.entry.keyRange.start);
  if (found === undefined) return refuse(`${code(anchor.item.id)} cannot be found in its file.`);
  const path = pathOf(found);
  const side = "before" in to ? "before" : "behind";
  return {
    kind: "landing", file: anchor.file.path, text: anchor.text, parent: anchor.plan.tasks[anchor.node.parent]?.item.id,
    put(text, chunk) {
      const entry = entryAt(text, path);
      return entry === undefined ? undefined : putBeside(text, entry, side, chunk);
    },
  };
}

function insideOf(snapshot: Snapshot, planId: string, id: string): Landing | Refusal {
  const target = id === "" ? findTarget(snapshot, planId, "") : findTask(snapshot, planId, id);
  if (target.kind === "refused") return target;
  if (target.node?.risk !== undefined) return refuse(`${code(id)} is an action of a risk: other work cannot stand in it.`);
  if (id !== "" && target.map !== undefined && entryOf(target.map, "include") !== undefined) {
    return refuse(`The tasks of ${code(id)} stand in another file: put it before or behind one of them.`);
  }
  const found = target.owner === undefined ? undefined : findEntry(target.text, target.owner.entry.keyRange.start);
  const path = found === undefined ? undefined : pathOf(found);
  const order = keyOrder(target.item.section, id !== "");
  return {
    kind: "landing", file: target.file.path, text: target.text, parent: id === "" ? undefined : id,
    put: (text, chunk) => putInPlace(text, path, "tasks", order, chunk),
  };
}

/** Puts a chunk below a key of the item with a path (of the plan without one). */
export function putInPlace(text: string, path: readonly string[] | undefined, key: string, order: readonly string[], chunk: Chunk): Replacement[] | undefined {
  if (path === undefined) return putInto(text, { owner: undefined, ownerMap: undefined, map: rootMap(text) }, key, order, chunk);
  const found = entryAt(text, path);
  if (found === undefined) return undefined;
  return putInto(text, { owner: found.entry, ownerMap: found.map, map: mapOf(text, found.entry.value) }, key, order, chunk);
}
