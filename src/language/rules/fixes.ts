import type { Plan } from "../../core/model/plan";
import type { Fix } from "../../core/model/problem";
import type { Item, Place } from "../../core/model/source";
import type { Dependency } from "../../core/model/values";
import { code } from "./wording";

/** Writes a key of an item. */
export function setKey(title: string, plan: Plan, item: Item, key: string, text: string): Fix {
  return { title, change: { kind: "set-key", plan: plan.id, id: item.id, key, text } };
}

/** Takes a key away. */
export function removeKey(plan: Plan, item: Item, key: string): Fix {
  return { title: `Remove ${code(key)}`, change: { kind: "remove-key", plan: plan.id, id: item.id, key } };
}

/** Cuts a link. */
export function removeLink(plan: Plan, task: Item, dependency: Dependency): Fix {
  const on = refText(dependency);
  return { title: `Stop ${code(task.id)} waiting for ${code(on)}`, change: { kind: "remove-link", plan: plan.id, task: task.id, on } };
}

/** Puts other text at a place. */
export function replaceText(title: string, at: Place, newText: string): Fix {
  return { title, change: { kind: "replace-text", at, newText } };
}

/** A dependency's reference as it is written. */
export function refText(dependency: Dependency): string {
  const { plan, id } = dependency.on;
  return plan === undefined ? id : `${plan}/${id}`;
}
