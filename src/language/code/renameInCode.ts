import type { Snapshot } from "../snapshotTypes";
import { codeReference } from "./codeReferences";
import { scanCode } from "./scanCode";
import type { StyleName } from "./commentStyles";

/** A replacement in the text of a source file. */
export interface CodeEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/**
 * The replacements in a source text that follow the rename of an item's id. `snapshot` is of before the rename. A bare id
 * that another plan has too keeps leading there, and is left alone; `plan/id` is always clear.
 */
export function renameInCode(
  snapshot: Snapshot, rename: { readonly plan: string; readonly id: string; readonly newId: string },
  text: string, style: StyleName, words: readonly string[],
): readonly CodeEdit[] {
  const edits: CodeEdit[] = [];
  for (const mark of scanCode(text, style, words)) {
    for (const { text: name, end } of mark.names) {
      if (name !== rename.id && name !== `${rename.plan}/${rename.id}`) continue;
      const found = codeReference(snapshot, name);
      if (found.kind !== "items" || found.items.length !== 1 || found.items[0]?.plan.id !== rename.plan) continue;
      edits.push({ start: end - rename.id.length, end, newText: rename.newId });
    }
  }
  return edits;
}
