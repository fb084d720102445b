import type { Snapshot } from "./snapshotTypes";
import { createWorkspace } from "./workspace";

/** Reads one plan file on its own: for tests, and where there is only one. Never throws. */
export function readPlan(text: string, path = "plan.plan.yaml"): Snapshot {
  const workspace = createWorkspace();
  workspace.update(path, text);
  return workspace.snapshot();
}
