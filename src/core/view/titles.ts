import type { TaskNode } from "../model/plan";

/** The title, else the id in words: `pay-api` is "Pay api". */
export function titleOf(node: TaskNode): string {
  return node.item.title ?? wordsOfId(node.item.id);
}

/** An id in words. */
export function wordsOfId(id: string): string {
  const words = id.replace(/[-_.]+/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
