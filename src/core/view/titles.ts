import type { TaskNode } from "../model/plan";

/** The title, else the id in words: `pay-api` is "Pay api". */
export function titleOf(node: TaskNode): string {
  if (node.item.title !== undefined) return node.item.title;
  const words = node.item.id.replace(/[-_.]+/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
