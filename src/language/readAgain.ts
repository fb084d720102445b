import type { TextEdit } from "../core/model/planChange";
import { applyReplacements } from "./edits/replacement";
import type { Snapshot } from "./snapshotTypes";
import { createWorkspace, type Workspace } from "./workspace";

/** Plans read from the same texts before and after edits; what the edits do not touch is the same object in both. */
export interface Reread {
  readonly before: Snapshot;
  readonly after: Snapshot;
}

/**
 * A workspace of its own, in which texts that are not the editor's are read. It remembers items from one time to the
 * next, so that reading again costs what changed; it may be forgotten at any time.
 */
let trial: WeakRef<Workspace> | undefined;
let trialPaths: ReadonlySet<string> = new Set();

/** Reads the plans as they are and as they would be after edits of their texts; the given snapshot stays as it is. */
export function readAgain(snapshot: Snapshot, edits: readonly TextEdit[]): Reread {
  const workspace = trial?.deref() ?? createWorkspace();
  for (const path of trialPaths) if (!snapshot.files.has(path)) workspace.remove(path);
  for (const { path, text } of snapshot.files.values()) workspace.update(path, text);
  const before = workspace.snapshot();
  for (const { path, text } of snapshot.files.values()) {
    const own = edits.filter(({ file }) => file === path);
    if (own.length > 0) workspace.update(path, applyReplacements(text, own));
  }
  trial = new WeakRef(workspace);
  trialPaths = new Set(snapshot.files.keys());
  return { before, after: workspace.snapshot() };
}
