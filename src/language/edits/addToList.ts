import type { AddToList, SwapInList } from "../../core/model/planChange";
import type { Item } from "../../core/model/source";
import type { Snapshot } from "../snapshotTypes";
import { code } from "../rules/wording";
import { quoteText } from "../write/quoteText";
import { NOTHING_TO_DO, refuse, type Attempt } from "./attempt";
import { addElement, elementsOf, removeElement } from "./listEdits";
import { removeEntry } from "./mapEdits";
import { inFile, type Replacement } from "./replacement";
import { isWritten, setKeyEdits } from "./setKey";
import type { ElementSource } from "./sourceTree";
import { findTarget, keyOf, type Target } from "./target";

/** Adds a text to a list of an item, behind what stands there; writes the list where there is none. */
export function addToList(snapshot: Snapshot, { plan, id, key, text }: AddToList): Attempt {
  const target = findTarget(snapshot, plan, id);
  if (target.kind === "refused") return target;
  const quoted = quoteText(text, "flow");
  const value = keyOf(target, key)?.value;
  const listed = value === undefined ? [] : elementsOf(target.text, value);
  if (listed?.some(({ range }) => [text, quoted].includes(target.text.slice(range.start, range.end))) === true) return NOTHING_TO_DO;
  const edits = value === undefined ? setKeyEdits(target, key, `[${quoted}]`) : addElement(target.text, value, quoted);
  if (edits === undefined) return refuse(`${code(key)} is written in a form that cannot be added to from here: add to it in the file.`);
  return { kind: "edits", edits: inFile(target.file.path, edits), intent: { keys: [{ id, key, holds: item => isWritten(item, key) }] } };
}

/** Puts one tag in the place of another; the others stay as they are written, with their comments. */
export function swapInList(snapshot: Snapshot, change: SwapInList): Attempt {
  const { plan, id, key, take, put } = change;
  const target = findTarget(snapshot, plan, id);
  if (target.kind === "refused") return target;
  const before = tagsOf(target.item);
  const hasNew = put === "" || before.includes(put);
  if (take === put || (before.includes(put) && !before.includes(take))) return NOTHING_TO_DO;
  if (take !== "" && !before.includes(take)) return refuse(`${code(id)} has ${code(take)} from the summary above it: change it there.`);
  const edits = editsFor(target, change, hasNew);
  if (edits === undefined) return refuse(`${code(key)} is written in a form that cannot be changed from here: change it in the file.`);
  const holds = (item: Item): boolean => (take === "" || !tagsOf(item).includes(take)) && (put === "" || tagsOf(item).includes(put));
  return { kind: "edits", edits: inFile(target.file.path, edits), intent: { keys: [{ id, key, holds }] } };
}

function editsFor(target: Target, { key, take, put }: SwapInList, hasNew: boolean): Replacement[] | undefined {
  const { text } = target;
  const quoted = quoteText(put, "flow");
  const entry = keyOf(target, key);
  const { map } = target;
  if (entry === undefined || map === undefined) return setKeyEdits(target, key, `[${quoted}]`);
  const elements = elementsOf(text, entry.value);
  if (elements === undefined) return undefined;
  if (take === "") return addElement(text, entry.value, quoted);
  const at = elements.findIndex((element) => says(text, element, take));
  const old = elements[at];
  if (old === undefined) return undefined;
  if (!hasNew) return [{ ...old.range, newText: quoted }];
  return elements.length === 1 ? removeEntry(text, target.owner?.entry, map, entry, "{}") : removeElement(text, entry.value, elements, at);
}

function says(text: string, { range }: ElementSource, tag: string): boolean {
  return [tag, quoteText(tag, "flow"), JSON.stringify(tag), `'${tag}'`].includes(text.slice(range.start, range.end).trim());
}

/** The tags of a task or an idea. */
function tagsOf(item: Item): readonly string[] {
  const { tags } = item as { readonly tags?: unknown };
  return Array.isArray(tags) ? tags.filter((tag): tag is string => typeof tag === "string") : [];
}
