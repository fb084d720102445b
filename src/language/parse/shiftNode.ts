import type { ScalarNode, SourceNode } from "./sourceNode";

/** The same nodes with every offset put through `shift`. */
export function shiftNode(node: SourceNode, shift: (offset: number) => number): SourceNode {
  if (node.kind === "scalar") return shiftScalar(node, shift);
  const range = { start: shift(node.start), end: shift(node.end) };
  if (node.kind === "list") return { ...node, ...range, items: node.items.map((item) => shiftNode(item, shift)) };
  const entries = node.entries.map(({ key, value }) => ({
    key: shiftScalar(key, shift),
    value: value === undefined ? undefined : shiftNode(value, shift),
  }));
  return { ...node, ...range, entries };
}

function shiftScalar(node: ScalarNode, shift: (offset: number) => number): ScalarNode {
  const inner = node.inner < 0 ? node.inner : shift(node.inner);
  return { ...node, start: shift(node.start), end: shift(node.end), inner };
}
