import type { ListNode, MapNode, PlanNode } from "./planNode";
import { quoteText, suitsBlockScalar } from "./quoteText";

/** A map of more keys than this stands a key a line. */
const MAX_KEYS_ON_A_LINE = 4;
/** A line longer than this is broken up where the language allows. */
const MAX_LINE = 120;
/** A list of more items than this stands an item a line. */
const MAX_ITEMS_ON_A_LINE = 6;

/**
 * Plan text from nothing: sections apart by a blank line, a map of up to four short keys on one line, else a
 * key a line; long lists an item a line. The same tree always gives the same text, which ends in a line break.
 */
export function writePlan(root: MapNode): string {
  const lines: string[] = [];
  let afterSection = false;
  for (const [key, value] of root.entries) {
    const from = lines.length;
    writeEntry(lines, key, value, 0);
    const isSection = lines.length - from > 1;
    if (from > 0 && (isSection || afterSection)) lines.splice(from, 0, "");
    afterSection = isSection;
  }
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}

/** One entry `key: value` as lines, indented by `depth` steps of two spaces; for text put into an existing plan. */
export function writeEntryLines(key: string, value: PlanNode, depth: number): string[] {
  const lines: string[] = [];
  writeEntry(lines, key, value, depth);
  return lines;
}

/** A value on one line, as it stands inside `{ }` and `[ ]`. */
export function writeInline(node: PlanNode): string {
  switch (node.kind) {
    case "word":
      return node.word;
    case "text":
      return quoteText(node.text, "flow");
    case "list":
      return `[${node.items.map(writeInline).join(", ")}]`;
    case "map":
      return `{${node.entries.map(([key, value]) => `${key}: ${writeInline(value)}`).join(", ")}}`;
  }
}

function writeEntry(lines: string[], key: string, node: PlanNode, depth: number): void {
  const head = `${"  ".repeat(depth)}${key}:`;
  switch (node.kind) {
    case "word":
      lines.push(node.word === "" ? head : `${head} ${node.word}`);
      return;
    case "text":
      writeText(lines, head, node.text, depth);
      return;
    case "list":
      writeList(lines, head, node, depth);
      return;
    case "map":
      writeMap(lines, head, node, depth);
  }
}

function writeText(lines: string[], head: string, value: string, depth: number): void {
  if (!suitsBlockScalar(value)) {
    lines.push(`${head} ${quoteText(value, "block")}`);
    return;
  }
  const indent = "  ".repeat(depth + 1);
  lines.push(`${head} |-`);
  for (const line of value.split("\n")) lines.push(line === "" ? "" : indent + line);
}

function writeList(lines: string[], head: string, node: ListNode, depth: number): void {
  const inline = `${head} ${writeInline(node)}`;
  if (node.items.length <= MAX_ITEMS_ON_A_LINE && inline.length <= MAX_LINE) {
    lines.push(inline);
    return;
  }
  lines.push(head);
  const indent = `${"  ".repeat(depth + 1)}- `;
  for (const item of node.items) {
    lines.push(indent + (item.kind === "text" ? quoteText(item.text, "block") : writeInline(item)));
  }
}

function writeMap(lines: string[], head: string, node: MapNode, depth: number): void {
  const inline = canStandOnALine(node) ? `${head} ${writeInline(node)}` : undefined;
  if (inline !== undefined && (inline.length <= MAX_LINE || node.entries.length === 0)) {
    lines.push(inline);
    return;
  }
  lines.push(head);
  for (const [key, value] of node.entries) writeEntry(lines, key, value, depth + 1);
}

function canStandOnALine(node: PlanNode): boolean {
  switch (node.kind) {
    case "word":
      return true;
    case "text":
      return !suitsBlockScalar(node.text);
    case "list":
      return node.items.length <= MAX_ITEMS_ON_A_LINE && node.items.every(canStandOnALine);
    case "map":
      if (node.layout === "block" && node.entries.length > 0) return false;
      return node.entries.length <= MAX_KEYS_ON_A_LINE && node.entries.every(([, value]) => canStandOnALine(value));
  }
}
