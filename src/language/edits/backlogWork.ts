import type { Task } from "../../core/model/items";
import type { Plan } from "../../core/model/plan";
import type { BacklogToTask, TaskToBacklog } from "../../core/model/planChange";
import { statusMeaning } from "../../core/schedule/inheritance";
import { code } from "../rules/wording";
import { referencesTo } from "../references";
import { sections } from "../schema/language";
import type { Snapshot } from "../snapshotTypes";
import { NOTHING_TO_DO, refuse, type Attempt, type Intent, type Refusal } from "./attempt";
import { putBeside, type Chunk } from "./chunk";
import { entryAt, entryOf, findEntry, mapOf, pathOf, rootMap, type FoundEntry } from "./findEntry";
import { flowEntry } from "./flowText";
import { keyOrder } from "./keyOrder";
import { landingOf, moveText, putInPlace, type Landing } from "./landing";
import { removeEntry } from "./mapEdits";
import { readFlowMap } from "./readFlow";
import { isAt } from "./relocateTask";
import { applyReplacements, type Replacement } from "./replacement";
import { lineEnd, skipFlow } from "./scanText";
import { setAtPath } from "./setKey";
import type { EntrySource } from "./sourceTree";
import { findTarget, findTask, type Target } from "./target";

type Side = "tasks" | "backlog";

/** Makes work of an idea: what a task may have goes with it, its figures stay in a comment above it. */
export function backlogToTask(snapshot: Snapshot, change: BacklogToTask): Attempt {
  const target = findTarget(snapshot, change.plan, change.id);
  if (target.kind === "refused") return target;
  if (target.node !== undefined) return NOTHING_TO_DO;
  if (target.item.section !== "backlog") return refuse(`${code(change.id)} is no idea of the backlog.`);
  const named = namedBy(snapshot, target.plan, change.id, "becomes work");
  if (named !== undefined) return named;
  const landing = landingOf(snapshot, change.plan, change.to);
  if (landing.kind === "refused") return landing;
  const added = { section: "tasks" as const, ids: [change.id], ...(landing.parent === undefined ? {} : { parent: landing.parent }) };
  return convert(target, landing, "tasks", { added, freeOfCircles: change.id, holds: plan => isAt(plan, change.id, change.to) });
}

/** Makes an idea of a task that has not begun: what only work has stays in a comment above it. */
export function taskToBacklog(snapshot: Snapshot, change: TaskToBacklog): Attempt {
  if (snapshot.planById(change.plan)?.backlog.has(change.id) === true) return reorder(snapshot, change);
  const target = findTask(snapshot, change.plan, change.id);
  if (target.kind === "refused") return target;
  const obstacle = whyWork(target.plan, target.node.item, target.node.risk) ?? namedBy(snapshot, target.plan, change.id, "goes back");
  if (obstacle !== undefined) return obstacle;
  const landing = backlogLanding(snapshot, target.plan, change.before);
  if (landing.kind === "refused") return landing;
  return convert(target, landing, "backlog", { holds: plan => plan.backlog.has(change.id) });
}

/** Puts an idea before another. */
function reorder(snapshot: Snapshot, change: TaskToBacklog): Attempt {
  const target = findTarget(snapshot, change.plan, change.id);
  if (target.kind === "refused") return target;
  const { before } = change;
  const isThere = (plan: Plan): boolean => {
    const ids = [...plan.backlog.keys()];
    return before === undefined || before === change.id || ids[ids.indexOf(change.id) + 1] === before;
  };
  if (isThere(target.plan)) return NOTHING_TO_DO;
  const landing = backlogLanding(snapshot, target.plan, before);
  const edits = landing.kind === "refused" ? undefined : moveText(target, landing, chunk => chunk);
  if (edits === undefined) return landing.kind === "refused" ? landing : refuse(`${code(change.id)} or its new place is written in a form that cannot be changed from here: move it in the file.`);
  return { kind: "edits", edits, intent: { moved: { section: "backlog", id: change.id }, holds: isThere } };
}

function whyWork(plan: Plan, task: Task, risk: string | undefined): Refusal | undefined {
  const name = code(task.id);
  if (risk !== undefined) return refuse(`${name} is an action of the risk ${code(risk)} and cannot be an idea.`);
  if (task.summary) return refuse(`${name} holds other tasks: move those to the backlog one by one.`);
  const status = statusMeaning(plan, task.status);
  const begun = task.started !== undefined || task.finished !== undefined || (task.done ?? 0) > 0 || task.spent !== undefined;
  if (begun || (status !== undefined && status !== "todo" && status !== "dropped")) return refuse(`${name} has begun, so it stays work.`);
  return undefined;
}

/** Feedback and research may be about anything; whoever else names the item would name nothing any more. */
function namedBy(snapshot: Snapshot, plan: Plan, id: string, what: string): Refusal | undefined {
  const other = referencesTo(snapshot, plan, id).find(({ item }) => item.id !== id && item.section !== "feedback" && item.section !== "research");
  if (other === undefined) return undefined;
  const who = other.item.section === "plan" ? "The plan" : code(other.item.id);
  return refuse(`${who} names ${code(id)}: take it out there before ${code(id)} ${what}.`);
}

function backlogLanding(snapshot: Snapshot, plan: Plan, before: string | undefined): Landing | Refusal {
  const sibling = before ?? [...plan.backlog.keys()].at(-1);
  if (sibling === undefined) {
    const target = findTarget(snapshot, plan.id, "");
    if (target.kind === "refused") return target;
    const put: Landing["put"] = (text, chunk) => putInPlace(text, undefined, "backlog", keyOrder("plan"), chunk);
    return { kind: "landing", file: target.file.path, text: target.text, parent: undefined, put };
  }
  const anchor = findTarget(snapshot, plan.id, sibling);
  if (anchor.kind === "refused") return anchor;
  const found = anchor.owner === undefined ? undefined : findEntry(anchor.text, anchor.owner.entry.keyRange.start);
  if (found === undefined || anchor.item.section !== "backlog") return refuse(`${code(sibling)} is no idea of the backlog.`);
  const path = pathOf(found);
  const put: Landing["put"] = (text, chunk) => {
    const entry = entryAt(text, path);
    return entry === undefined ? undefined : putBeside(text, entry, before === undefined ? "behind" : "before", chunk);
  };
  return { kind: "landing", file: anchor.file.path, text: anchor.text, parent: undefined, put };
}

function convert(target: Target, landing: Landing, to: Side, intent: Omit<Intent, "removed">): Attempt {
  const { item } = target;
  const edits = moveText(target, landing, chunk => reshaped(chunk.lines, to));
  if (edits === undefined) return refuse(`${code(item.id)} or its new place is written in a form that cannot be changed from here: move it in the file.`);
  const holds = (plan: Plan): boolean => sameKeys(item as Shared, plan.byId.get(item.id) as Shared | undefined) && intent.holds?.(plan) !== false;
  return { kind: "edits", edits, intent: { ...intent, added: intent.added ?? { section: "backlog", ids: [item.id] }, removed: [item.id], holds } };
}

const SIDES: Readonly<Record<Side, Side>> = { tasks: "backlog", backlog: "tasks" };

/**
 * The text of an item as it stands in the other section: keys that are not known there go into a comment above it,
 * those of such a comment from before come back.
 */
function reshaped(whole: string, to: Side): Chunk | undefined {
  const known = sections.get(to)?.keys;
  const { lines, keys } = withoutNote(whole, to);
  const entry = rootMap(lines)?.entries[0];
  if (known === undefined || entry === undefined) return undefined;
  const leaving = (mapOf(lines, entry.value)?.entries ?? []).filter(({ key }) => !known.has(key));
  if (leaving.some(each => hasInnerComment(lines, each))) return undefined;
  const notes = leaving.map(each => flowEntry(lines, each));
  if (notes.includes(undefined)) return undefined;
  const rest = leaving.reduce((text, { key }) => edited(text, [entry.key, key], ({ entry: gone, map, parents }) => removeEntry(text, parents.at(-1)?.entry, map, gone, "{}")), lines);
  const restored = noteEntries(keys).reduce((text, [key, value]) => withKey(text, entry.key, key, value, to), rest);
  if (notes.length > 0) return { lines: `# ${SIDES[to]}: {${notes.join(", ")}}\n${restored}`, inline: undefined };
  const only = rootMap(restored)?.entries[0];
  return { lines: restored, inline: only === undefined || /(?:^|\s)#/.test(restored) ? undefined : flowEntry(restored, only) };
}

/** A comment in or behind a value of several lines would be lost with them. */
function hasInnerComment(text: string, { keyRange, end }: EntrySource): boolean {
  return text.slice(keyRange.start, end).includes("\n") && /(?:^|\s)#/.test(text.slice(keyRange.start, lineEnd(text, end)));
}

function edited(text: string, path: readonly string[], edit: (found: FoundEntry) => Replacement[] | undefined): string {
  const found = entryAt(text, path);
  return found === undefined ? text : applyReplacements(text, edit(found) ?? []);
}

function withKey(text: string, id: string, key: string, value: string, to: Side): string {
  return edited(text, [id], ({ entry, map }) => {
    const inner = mapOf(text, entry.value);
    return inner !== undefined && entryOf(inner, key) !== undefined ? [] : setAtPath(text, { entry, map }, inner, [key], value, keyOrder(to));
  });
}

/** The lines without the comment that says what the item was in the section that it goes back to. */
function withoutNote(lines: string, section: Side): { readonly lines: string; readonly keys: string } {
  const found = new RegExp(`^((?:#.*\\n)*?)# ${section}: (\\{.*\\})[ \\t]*\\n`).exec(lines);
  if (found === null) return { lines, keys: "" };
  return { lines: `${found[1] ?? ""}${lines.slice(found[0].length)}`, keys: found[2] ?? "" };
}

/** The keys of such a comment with their values. */
function noteEntries(keys: string): (readonly [key: string, value: string])[] {
  const map = skipFlow(keys, 0) === keys.length ? readFlowMap(keys, { start: 0, end: keys.length }) : undefined;
  return (map?.entries ?? []).flatMap(({ key, value }) => (value.kind === "none" ? [] : [[key, keys.slice(value.range.start, value.range.end)] as const]));
}

type Shared = Partial<Pick<Task, "title" | "release" | "objective" | "owner" | "notes" | "tags" | "links">>;

/** What both sections know says the same in both. */
function sameKeys(before: Shared, after: Shared | undefined): boolean {
  const texts = (of: Shared): unknown[] => [of.title, of.release?.id, of.objective?.id, of.owner?.id, of.notes, of.tags?.join("\n"), of.links?.join("\n")];
  const old = texts(before);
  return after !== undefined && texts(after).every((value, index) => value === old[index]);
}
