import type { AddTask } from "../../core/model/planChange";
import type { Plan } from "../../core/model/plan";
import type { Snapshot } from "../snapshotTypes";
import { code } from "../rules/wording";
import { refuse, type Attempt, type Refusal } from "./attempt";
import { addAfter } from "./addToFlow";
import { entryOf, mapOf } from "./findEntry";
import { idFault } from "./idFault";
import { keyOrder } from "./keyOrder";
import { indentStep, lineBreakAt } from "./lineStyle";
import { entryRange, insertEntry, insertLine, replaceValue, setFirstEntry, valueInStyle } from "./mapEdits";
import { inFile, type Replacement } from "./replacement";
import { isBreak, lineEnd, nextLine, skipBlanks, skipFlow } from "./scanText";
import type { EntrySource, MapSource } from "./sourceTree";
import { findPlan, findTarget, findTask, isRefusal, type Target } from "./target";

/** A map of more keys than this stands a key a line. */
const MOST_KEYS_ON_A_LINE = 4;
const LONGEST_LINE = 110;

/** Adds a task behind a sibling, at the end of a summary, or at the end of the plan's tasks. */
export function addTask(snapshot: Snapshot, change: AddTask): Attempt {
  const plan = findPlan(snapshot, change.plan);
  if (isRefusal(plan as { kind?: unknown })) return plan as Refusal;
  const fault = idFault(plan as Plan, change.id);
  if (fault !== undefined) return refuse(fault);
  const place = placeOf(snapshot, change);
  if (place.kind === "refused") return place;
  const edits = place.edits;
  if (edits === undefined) return refuse("The tasks there are written in a form that cannot be added to from here: add the task in the file.");
  const parent = place.parent === undefined ? {} : { parent: place.parent };
  return { kind: "edits", edits: inFile(place.file, edits), intent: { added: { id: change.id, ...parent } } };
}

type Placed = { readonly kind: "placed"; readonly file: string; readonly parent?: string; readonly edits: Replacement[] | undefined };

function placeOf(snapshot: Snapshot, change: AddTask): Placed | Refusal {
  const { plan, afterSibling, parent } = change;
  if (afterSibling !== undefined) {
    const sibling = findTask(snapshot, plan, afterSibling);
    if (sibling.kind === "refused") return sibling;
    const above = sibling.plan.tasks[sibling.node.parent]?.item.id ?? sibling.node.risk;
    const edits = sibling.owner === undefined ? undefined : behind(sibling.text, undefined, sibling.owner.map, sibling.owner.entry, change);
    return { kind: "placed", file: sibling.file.path, edits, ...(above === undefined ? {} : { parent: above }) };
  }
  const target = findTarget(snapshot, plan, parent ?? "");
  if (target.kind === "refused") return target;
  if (parent !== undefined && target.node === undefined && target.item.section !== "risks") return refuse(`${code(parent)} is neither a task nor a risk.`);
  if (parent !== undefined && target.map !== undefined && entryOf(target.map, "include") !== undefined) {
    return refuse(`The tasks of ${code(parent)} stand in another file: add the task there, after one of its tasks.`);
  }
  return { kind: "placed", file: target.file.path, edits: inside(target, change), ...(parent === undefined ? {} : { parent }) };
}

/** At the end of the `tasks` of a task or the plan (of the `actions` of a risk), which come into being where there are none. */
function inside(target: Target, change: AddTask): Replacement[] | undefined {
  const { text, map, owner, item } = target;
  const tasksKey = item.section === "risks" && target.node === undefined ? "actions" : "tasks";
  if (map === undefined) {
    if (owner === undefined) return undefined;
    if (owner.map.style === "flow") return setFirstEntry(text, owner.entry, owner.map, tasksKey, `{${flowTask(change)}}`);
    return replaceValue(text, owner.map, owner.entry, `\n${tasksKey}:\n${indented(blockTask(change, indentStep(text)), indentStep(text))}`);
  }
  const entry = entryOf(map, tasksKey);
  const value = map.style === "flow" ? `{${flowTask(change)}}` : `\n${blockTask(change, indentStep(text))}`;
  if (entry === undefined) return withBlankLine(text, owner?.entry, map, insertEntry(text, owner?.entry, map, tasksKey, value, keyOrder(item.section, target.node !== undefined)));
  if (entry.value.kind === "none") return replaceValue(text, map, entry, value);
  const tasks = mapOf(text, entry.value);
  return tasks === undefined ? undefined : behind(text, entry, tasks, tasks.entries.at(-1), change);
}

/** Top-level sections that stand apart by blank lines get one before the new section, too. */
function withBlankLine(text: string, owner: EntrySource | undefined, map: MapSource, edits: Replacement[] | undefined): Replacement[] | undefined {
  const [first] = edits ?? [];
  const apart = /\n[ \t]*\r?\n[^\s#]/.test(text) || map.entries.some(({ value }) => value.kind === "block-map");
  if (owner !== undefined || first === undefined || map.style === "flow" || !apart || !/^[\r\n]/.test(first.newText)) return edits;
  return [{ ...first, newText: lineBreakAt(text, first.start) + first.newText }];
}

/** Behind an entry of a map of tasks; on top where there is none. */
function behind(text: string, owner: EntrySource | undefined, map: MapSource, entry: EntrySource | undefined, change: AddTask): Replacement[] | undefined {
  if (map.style === "flow") return addAfter(text, map.range, map.entries.map(entryRange), entry === undefined ? -1 : map.entries.indexOf(entry), flowTask(change));
  const lineBreak = lineBreakAt(text, entry?.end ?? map.range.start);
  const lines = indented(blockTask(change, indentStep(text)), map.indent).trimStart().replace(/\n/g, lineBreak);
  const line = insertLine(text, owner, map, entry, lines, lineBreak);
  const at = entry === undefined ? line.start : endWithComments(text, entry, map.indent);
  return [{ ...line, start: at, end: at }];
}

/** End of an entry with the comments below it that are deeper than its key: they are about it. */
function endWithComments(text: string, entry: EntrySource, indent: number): number {
  let end = lineEnd(text, entry.end);
  let line = nextLine(text, end);
  while (line < text.length) {
    const begin = skipBlanks(text, line);
    if (text[begin] === "#" && begin - line > indent) end = lineEnd(text, begin);
    else if (!isBreak(text[begin])) break;
    line = nextLine(text, begin);
  }
  return end;
}

function indented(text: string, column: number): string {
  return text.split("\n").map(line => (line === "" ? line : " ".repeat(column) + line)).join("\n");
}

/** The new task as an entry of a flow map. */
function flowTask({ id, keys }: AddTask): string {
  return `${id}: {${keys.map(([key, value]) => `${key}: ${valueInStyle(value.trim(), "flow") ?? value}`).join(", ")}}`;
}

/** The new task as an entry of a block map: on one line while it is short. */
function blockTask(change: AddTask, step: number): string {
  const { id, keys } = change;
  if (keys.length === 0) return `${id}:`;
  const inline = flowTask(change);
  const closed = skipFlow(inline, id.length + 2) === inline.length;
  if (keys.length <= MOST_KEYS_ON_A_LINE && inline.length <= LONGEST_LINE && !inline.includes("\n") && closed) return inline;
  const lines = keys.map(([key, value]) => `${key}: ${value.trim()}`);
  return `${id}:\n${indented(lines.join("\n"), step)}`;
}
