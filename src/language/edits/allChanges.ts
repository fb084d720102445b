import type { PlanChange, TextEdit } from "../../core/model/planChange";
import { readAgain } from "../readAgain";
import type { Snapshot } from "../snapshotTypes";
import type { Refusal } from "./attempt";
import { composeSteps } from "./composeEdits";
import { inFile } from "./replacement";

/** The edits of a change, or why it is not made. */
type Made = { readonly kind: "edits"; readonly edits: readonly TextEdit[] } | Refusal;

const MOST_CHANGES = 1000;

/** Makes changes one after the other, each on what those before it left, as edits of the text as it is now; all or none. */
export function composeChanges(
  snapshot: Snapshot, changes: readonly PlanChange[], make: (snapshot: Snapshot, change: PlanChange) => Made,
): Made {
  if (changes.length > MOST_CHANGES) return { kind: "refused", message: `These are more than ${String(MOST_CHANGES)} changes: make them in smaller parts.` };
  const steps = new Map<string, TextEdit[][]>();
  let now = snapshot;
  for (const change of changes) {
    const result = make(now, change);
    if (result.kind === "refused") return result;
    if (result.edits.length === 0) continue;
    now = readAgain(now, result.edits);
    for (const file of new Set(result.edits.map(edit => edit.file))) {
      const own = steps.get(file) ?? [];
      own.push(result.edits.filter(edit => edit.file === file));
      steps.set(file, own);
    }
  }
  return { kind: "edits", edits: [...steps].flatMap(([file, sets]) => composed(snapshot, file, sets)) };
}

function composed(snapshot: Snapshot, file: string, sets: readonly (readonly TextEdit[])[]): TextEdit[] {
  const text = snapshot.files.get(file)?.text ?? "";
  return inFile(file, composeSteps(text, sets.map(set => () => set)) ?? []);
}
