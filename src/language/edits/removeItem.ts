import type { RemoveItem } from "../../core/model/planChange";
import { code } from "../rules/wording";
import type { Snapshot } from "../snapshotTypes";
import { NOTHING_TO_DO, refuse, type Attempt } from "./attempt";
import { findEntry } from "./findEntry";
import { removeEntry } from "./mapEdits";
import { inFile } from "./replacement";
import { findPlan } from "./target";

/** Takes an item away: its id, its keys, and its lines where it has lines of its own. */
export function removeItem(snapshot: Snapshot, change: RemoveItem): Attempt {
  const plan = findPlan(snapshot, change.plan);
  if ("message" in plan) return plan;
  const item = plan.byId.get(change.id);
  if (item === undefined) return NOTHING_TO_DO;
  if (item.section === "tasks") return refuse(`${code(change.id)} is work: take it away in the file.`);
  const file = snapshot.fileOf(item);
  const found = findEntry(file.text, snapshot.locate({ item, span: item.idSpan }).start);
  if (found?.entry.key !== change.id) return refuse(`${code(change.id)} cannot be found in its file as keys and values: take it away there.`);
  const edits = removeEntry(file.text, found.parents.at(-1)?.entry, found.map, found.entry, "{}");
  return { kind: "edits", edits: inFile(file.path, edits), intent: { removed: [change.id] } };
}
