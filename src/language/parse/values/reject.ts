import type { Fix } from "../../../core/model/problem";
import type { ProblemCode } from "../../../core/model/problem";
import type { Span } from "../../../core/model/source";
import type { Reading } from "../../schema/valueType";
import { MAX_ITEM_PROBLEMS } from "../limits";
import { quoteText } from "../quoteText";
import type { ScalarNode, SourceNode } from "../sourceNode";

/** A node's span, from the item's start. */
export function spanOf(node: { readonly start: number; readonly end: number }, reading: Reading): Span {
  return { start: node.start - reading.base, end: node.end - reading.base };
}

/** The span of a part of a scalar's text; the whole scalar's where the text does not stand letter by letter in the file. */
export function partOf(node: ScalarNode, from: number, to: number, reading: Reading): Span {
  if (node.inner < 0) return spanOf(node, reading);
  return { start: node.inner + from - reading.base, end: node.inner + to - reading.base };
}

/** A fix that replaces a span of the item's text. */
export function replacement(title: string, at: Span, newText: string, reading: Reading): Fix {
  return { title, change: { kind: "replace-text", at: { item: reading.item, span: at }, newText } };
}

/** Adds an error; beyond a hundred an item's faults are no longer listed one by one. */
export function report(reading: Reading, code: ProblemCode, at: Span, message: string, fixes: readonly Fix[] = []): undefined {
  if (reading.problems.length > MAX_ITEM_PROBLEMS) return undefined;
  reading.problems.push({
    code,
    severity: code === "lost-text" ? "warning" : "error",
    message: message.replace(/\s+/g, " "),
    at: { item: reading.item, span: at },
    ...(fixes.length === 0 ? {} : { fixes }),
  });
  return undefined;
}

/** Says that a value is wrong, what its key takes, and the correction where one is known. */
export function reject(reading: Reading, node: SourceNode, accepts: string, better?: string): undefined {
  const at = spanOf(node, reading);
  const fixes = better === undefined ? [] : [replacement(`Write \`${better}\``, at, asWritten(node, better), reading)];
  return report(reading, "invalid-value", at, `\`${reading.path}\` takes ${accepts}, ${notWhat(node)}.`, fixes);
}

/** Says that a value is wrong in a sentence of its own. */
export function rejectWith(reading: Reading, node: SourceNode, message: string, better?: string): undefined {
  const at = spanOf(node, reading);
  const fixes = better === undefined ? [] : [replacement(`Write \`${better}\``, at, asWritten(node, better), reading)];
  return report(reading, "invalid-value", at, message, fixes);
}

/** Says that a value is wrong in a sentence of its own and offers other plan text in its place. */
export function rejectRewritten(reading: Reading, node: SourceNode, message: string, text: string): undefined {
  const at = spanOf(node, reading);
  return report(reading, "invalid-value", at, message, [replacement(`Write \`${text}\``, at, text, reading)]);
}

function asWritten(node: SourceNode, better: string): string {
  return node.kind === "scalar" && node.style === "quoted" ? quoteText(better) : better;
}

function notWhat(node: SourceNode): string {
  if (node.kind === "list") return "not a list";
  if (node.kind === "map") return "not keys of its own";
  if (node.style === "empty") return "and nothing stands here";
  return `not \`${shortened(node.text)}\``;
}

/** Text for a message: one line, not endless. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
