import type { TextEdit } from "../core/model/planChange";
import { applyReplacements } from "./edits/replacement";
import type { Snapshot } from "./snapshotTypes";
import { createWorkspace } from "./workspace";

/** The snapshot as it would be after edits of its texts; the given one stays as it is. */
export function readAgain(snapshot: Snapshot, edits: readonly TextEdit[]): Snapshot {
  const workspace = createWorkspace();
  for (const { path, text } of snapshot.files.values()) {
    const own = edits.filter(({ file }) => file === path);
    workspace.update(path, own.length === 0 ? text : applyReplacements(text, own));
  }
  return workspace.snapshot();
}
