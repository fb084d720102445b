import type { AddLink, RemoveLink } from "../../core/model/planChange";
import type { Task } from "../../core/model/items";
import type { Snapshot } from "../snapshotTypes";
import { code } from "../rules/wording";
import { writeDependency } from "../write/writeValues";
import { NOTHING_TO_DO, refuse, type Attempt, type Intent, type Refusal } from "./attempt";
import { addElement, elementsOf, removeElement } from "./listEdits";
import { removeKeyEdits } from "./removeKey";
import { inFile, type Replacement } from "./replacement";
import { setKeyEdits } from "./setKey";
import { findTask, keyOf, type Target } from "./target";
import { waitGraph } from "./waitGraph";

/** True for a lag with its sign, such as `+2d`. */
export function isLag(text: string): boolean {
  return LAG.test(text);
}

const LAG = /^[+-](?:\d+(?:\.\d+)?(?:%|e?[mhdw]|mo))$/;

/** Makes a task wait for another: a first `after`, one more in its list, or a list in place of the single one. */
export function addLink(snapshot: Snapshot, change: AddLink): Attempt {
  const target = findTask(snapshot, change.plan, change.task);
  if (target.kind === "refused") return target;
  const obstacle = linkObstacle(snapshot, target, change);
  if (obstacle !== undefined) return obstacle;
  const written = writeDependency(change.on, change.type, change.lag ?? "");
  const entry = keyOf(target, "after");
  const edits = entry === undefined || entry.value.kind === "none"
    ? setKeyEdits(target, "after", written)
    : addElement(target.text, entry.value, written);
  if (edits === undefined) return refuse(`The ${code("after")} of ${code(change.task)} is written in a form that cannot be changed from here: edit it in the file.`);
  const own = ownId(change.plan, change.on);
  const count = (target.node.item.after ?? []).length;
  const holds = (item: object): boolean => {
    const after = (item as Task).after ?? [];
    const last = after.at(-1);
    return after.length === count + 1 && last !== undefined && ownId(change.plan, refText(last.on)) === own && last.type === change.type;
  };
  return { kind: "edits", edits: inFile(target.file.path, edits), intent: intentOf(change.task, holds) };
}

function intentOf(id: string, holds: (item: object) => boolean): Intent {
  return { keys: [{ id, key: "after", holds }] };
}

/** A reference without the plan's own name: `checkout/pay` in the plan `checkout` is `pay`. */
export function ownId(plan: string, on: string): string {
  return on.startsWith(`${plan}/`) ? on.slice(plan.length + 1) : on;
}

/** A reference as it is written. */
export function refText(ref: { readonly plan?: string; readonly id: string }): string {
  return ref.plan === undefined ? ref.id : `${ref.plan}/${ref.id}`;
}

/** Why a task cannot wait for something, in one sentence; undefined when it can. */
export function linkObstacle(snapshot: Snapshot, target: Target & { readonly node: { readonly item: Task } }, change: Pick<AddLink, "plan" | "task" | "on" | "lag">): Refusal | undefined {
  const { plan, task } = change;
  const on = ownId(plan, change.on);
  const [otherPlan, otherId] = on.includes("/") ? [on.slice(0, on.indexOf("/")), on.slice(on.indexOf("/") + 1)] : [plan, on];
  const other = snapshot.planById(otherPlan);
  if (on === task) return refuse(`${code(task)} cannot wait for itself.`);
  if (other === undefined) return refuse(`There is no plan ${code(otherPlan)} to wait for.`);
  if (!other.taskIndex.has(otherId) && !other.releases.has(otherId)) return refuse(`There is no task or release ${code(on)} to wait for.`);
  if (change.lag !== undefined && change.lag !== "" && !LAG.test(change.lag)) return refuse(`${code(change.lag)} is not a lag: write it with its sign, such as +2d or -50%.`);
  const known = target.node.item.after?.some(link => ownId(plan, refText(link.on)) === on);
  if (known === true) return refuse(`${code(task)} waits for ${code(on)} already.`);
  if (otherPlan === plan && isAbove(target, otherId)) return refuse(`${code(task)} is part of ${code(on)} and cannot wait for it.`);
  if (waitGraph(snapshot.plans).blockedFor(plan, task).has(on)) return refuse(`${code(on)} already waits for ${code(task)}, so the link would close a circle.`);
  return undefined;
}

function isAbove(target: Target, id: string): boolean {
  let index = target.node?.parent ?? -1;
  while (index >= 0) {
    const node = target.plan.tasks[index];
    if (node === undefined) return false;
    if (node.item.id === id) return true;
    index = node.parent;
  }
  return false;
}

/** Cuts a link; with the last one the key goes. */
export function removeLink(snapshot: Snapshot, change: RemoveLink): Attempt {
  const target = findTask(snapshot, change.plan, change.task);
  if (target.kind === "refused") return target;
  const on = ownId(change.plan, change.on);
  const links = target.node.item.after ?? [];
  const gone = links.map((link, index) => ({ link, index })).filter(({ link }) => ownId(change.plan, refText(link.on)) === on);
  if (gone.length === 0) return NOTHING_TO_DO;
  const edits = cutEdits(snapshot, target, gone.map(({ index }) => index));
  if (edits === undefined) return refuse(`The ${code("after")} of ${code(change.task)} is written in a form that cannot be changed from here: edit it in the file.`);
  const holds = (item: object): boolean => {
    const after = (item as Task).after ?? [];
    return after.length === links.length - gone.length && after.every(link => ownId(change.plan, refText(link.on)) !== on);
  };
  return { kind: "edits", edits: inFile(target.file.path, edits), intent: intentOf(change.task, holds) };
}

/** Cuts the links with the places in the model's list. */
function cutEdits(snapshot: Snapshot, target: Target & { readonly node: { readonly item: Task } }, indices: readonly number[]): Replacement[] | undefined {
  const value = keyOf(target, "after")?.value;
  const elements = value === undefined ? undefined : elementsOf(target.text, value);
  const places = placesOfLinks(snapshot, target, indices);
  if (value === undefined || elements === undefined || places === undefined) return undefined;
  if (places.length >= elements.length) return removeKeyEdits(target, "after");
  const [first] = places;
  return places.length === 1 && first !== undefined ? removeElement(target.text, value, elements, first) : undefined;
}

/** The places in the text's list of links with places in the model's list, each found by where it was read. */
export function placesOfLinks(snapshot: Snapshot, target: Target & { readonly node: { readonly item: Task } }, indices: readonly number[]): readonly number[] | undefined {
  const value = keyOf(target, "after")?.value;
  const elements = value === undefined ? undefined : elementsOf(target.text, value);
  if (elements === undefined) return undefined;
  const { item } = target.node;
  const places = indices.map(index => {
    const link = item.after?.[index];
    const start = link === undefined ? -1 : snapshot.locate({ item, span: link.at }).start;
    return elements.findIndex(({ range }) => range.start <= start && start < range.end);
  });
  return places.some(place => place < 0) ? undefined : places;
}
