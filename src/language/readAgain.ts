import type { TextEdit } from "../core/model/planChange";
import { applyReplacements } from "./edits/replacement";
import type { Snapshot } from "./snapshotTypes";
import { createWorkspace } from "./workspace";

/** What was read last: whoever makes an edit checks it on a copy first and then looks at the same copy. */
const known = new WeakMap<readonly TextEdit[], { readonly of: Snapshot; readonly copy: Snapshot }>();

/** The plans as they would be after edits of their texts; the snapshot stays as it is, and what the edits do not touch is the same object in both. */
export function readAgain(snapshot: Snapshot, edits: readonly TextEdit[]): Snapshot {
  const last = known.get(edits);
  if (last?.of === snapshot) return last.copy;
  const texts = new Map<string, string>();
  for (const { path, text } of snapshot.files.values()) {
    const own = edits.filter(({ file }) => file === path);
    if (own.length > 0) texts.set(path, applyReplacements(text, own));
  }
  const copy = snapshot.withTexts === undefined ? readAfresh(snapshot, texts) : snapshot.withTexts(texts);
  known.set(edits, { of: snapshot, copy });
  return copy;
}

function readAfresh(snapshot: Snapshot, texts: ReadonlyMap<string, string>): Snapshot {
  const workspace = createWorkspace();
  for (const { path, text } of snapshot.files.values()) workspace.update(path, texts.get(path) ?? text);
  return workspace.snapshot();
}
