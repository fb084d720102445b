import type { RemoveKey } from "../../core/model/planChange";
import type { Item } from "../../core/model/source";
import type { Snapshot } from "../snapshotTypes";
import { code } from "../rules/wording";
import { NOTHING_TO_DO, refuse, type Attempt } from "./attempt";
import { entryOf, mapOf } from "./findEntry";
import { removeEntry } from "./mapEdits";
import { inFile, type Replacement } from "./replacement";
import type { EntrySource, MapSource } from "./sourceTree";
import { findTarget, type Target } from "./target";

/** Takes a key of an item and its value away; a path such as `impact.time` takes it out of the map of the first key. */
export function removeKey(snapshot: Snapshot, change: RemoveKey): Attempt {
  const target = findTarget(snapshot, change.plan, change.id);
  if (target.kind === "refused") return target;
  if (change.key === "tasks") return refuse(`${code("tasks")} holds work: take its tasks away in the file.`);
  const edits = removeKeyEdits(target, change.key);
  if (edits === undefined) return NOTHING_TO_DO;
  const gone = change.key.split(".");
  const holds = (item: Pick<Item, "keys">): boolean => !item.keys.has(change.key);
  return { kind: "edits", edits: inFile(target.file.path, edits), intent: { keys: [{ id: change.id, key: gone[0] ?? "", holds }] } };
}

/** The replacements that take a key away; undefined when it is not written. */
export function removeKeyEdits(target: Target, key: string): Replacement[] | undefined {
  let owner: EntrySource | undefined = target.owner?.entry;
  let map: MapSource | undefined = target.map;
  let entry: EntrySource | undefined;
  const path = key.split(".");
  for (const [depth, word] of path.entries()) {
    entry = map === undefined ? undefined : entryOf(map, word);
    if (map === undefined || entry === undefined) return undefined;
    if (depth === path.length - 1) break;
    owner = entry;
    map = mapOf(target.text, entry.value);
  }
  if (map === undefined || entry === undefined) return undefined;
  return removeEntry(target.text, owner, map, entry, target.node !== undefined && path.length === 1 ? "" : "{}");
}
