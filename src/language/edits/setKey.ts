import type { SetKey } from "../../core/model/planChange";
import type { Item } from "../../core/model/source";
import type { Snapshot } from "../snapshotTypes";
import { code } from "../rules/wording";
import { NOTHING_TO_DO, refuse, type Attempt } from "./attempt";
import { keyOrder } from "./keyOrder";
import { entryOf, mapOf } from "./findEntry";
import { insertEntry, replaceValue, setFirstEntry } from "./mapEdits";
import { inFile, type Replacement } from "./replacement";
import type { EntrySource, MapSource } from "./sourceTree";
import { findTarget, type Target } from "./target";

/** Writes a key of an item; a path such as `impact.time` writes inside the map of the first key. */
export function setKey(snapshot: Snapshot, change: SetKey): Attempt {
  const target = findTarget(snapshot, change.plan, change.id);
  if (target.kind === "refused") return target;
  const text = change.text.trim();
  if (text === "") return refuse(`${code(change.key)} needs a value: to take it away, remove the key.`);
  const edits = setKeyEdits(target, change.key, text);
  if (edits === undefined) return refuse(`${code(change.key)} cannot be written here from outside: edit it in the file.`);
  const made = inFile(target.file.path, edits);
  if (made.length === 0) return NOTHING_TO_DO;
  const keys = [{ id: change.id, key: change.key, holds: (item: Item) => isWritten(item, change.key) }];
  // A task of a release must not wait for that release.
  const circles = change.key === "release" && target.node !== undefined ? { freeOfCircles: change.id } : {};
  return { kind: "edits", edits: made, intent: { keys, ...circles } };
}

/** True when the key was read with a value that the language understands. */
export function isWritten(item: Item, key: string): boolean {
  return item.keys.has(key);
}

/** The replacements that write a key of the item; undefined when the text does not allow it. */
export function setKeyEdits(target: Target, key: string, value: string): Replacement[] | undefined {
  return setAtPath(target.text, target.owner, target.map, key.split("."), value, keyOrder(target.item.section, target.node !== undefined || target.item.section === "tasks"));
}

type Owner = { readonly entry: EntrySource; readonly map: MapSource } | undefined;

/** The replacements that write a value at a path of keys below a map. */
export function setAtPath(
  text: string, owner: Owner, map: MapSource | undefined, path: readonly string[], value: string, order: readonly string[],
): Replacement[] | undefined {
  const [key = "", ...rest] = path;
  const nested = rest.reduceRight((inner, word) => `{${word}: ${inner}}`, value);
  if (map === undefined) return owner === undefined ? undefined : setFirstEntry(text, owner.entry, owner.map, key, nested);
  const entry = entryOf(map, key);
  if (entry === undefined) return insertEntry(text, owner?.entry, map, key, nested, order);
  if (rest.length === 0) return replaceValue(text, map, entry, value);
  const inner = mapOf(text, entry.value);
  if (inner === undefined && entry.value.kind !== "none") return undefined;
  return setAtPath(text, { entry, map }, inner, rest, value, []);
}
