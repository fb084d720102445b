import type { AddItems } from "../../core/model/planChange";
import type { Plan } from "../../core/model/plan";
import type { Snapshot } from "../snapshotTypes";
import { code } from "../rules/wording";
import { NOTHING_TO_DO, refuse, type Attempt } from "./attempt";
import { entryOf, rootMap } from "./findEntry";
import { idFault } from "./idFault";
import { addInside } from "./newEntry";
import { inFile } from "./replacement";
import { findTarget, isRefusal, keyOf, type Target } from "./target";

/** Adds items at the end of a section of the plan that is no work: in the file that has it, else in the plan's own. */
export function addItems(snapshot: Snapshot, { plan: planId, section, items }: AddItems): Attempt {
  if (items.length === 0) return NOTHING_TO_DO;
  const own = findTarget(snapshot, planId, "");
  if (isRefusal(own)) return own;
  const target = keyOf(own, section) === undefined ? (included(snapshot, own, section) ?? own) : own;
  const fault = idsFault(target.plan, items.map(({ id }) => id));
  if (fault !== undefined) return refuse(fault);
  const edits = addInside(target, section, items);
  if (edits === undefined) return refuse(`${code(section)} is written in a form that cannot be added to from here: add the item in the file.`);
  return { kind: "edits", edits: inFile(target.file.path, edits), intent: { added: { section, ids: items.map(({ id }) => id) } } };
}

/** The first included file of a plan that has a section of its own. */
function included(snapshot: Snapshot, own: Target, section: string): Target | undefined {
  for (const file of snapshot.files.values()) {
    const map = file.plan === own.plan.id && file !== own.file && file.text.includes(section) ? rootMap(file.text) : undefined;
    if (map !== undefined && entryOf(map, section) !== undefined) return { ...own, file, text: file.text, map };
  }
  return undefined;
}

function idsFault(plan: Plan, ids: readonly string[]): string | undefined {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) return `${code(twice)} would stand twice: ids are unique over all sections of a plan.`;
  return ids.map(id => idFault(plan, id)).find(fault => fault !== undefined);
}
