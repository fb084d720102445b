import type { AddToList } from "../../core/model/planChange";
import type { Snapshot } from "../snapshotTypes";
import { code } from "../rules/wording";
import { quoteText } from "../write/quoteText";
import { NOTHING_TO_DO, refuse, type Attempt } from "./attempt";
import { addElement, elementsOf } from "./listEdits";
import { inFile } from "./replacement";
import { isWritten, setKeyEdits } from "./setKey";
import { findTarget, keyOf } from "./target";

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
