import type { Problem } from "../../core/model/problem";
import type { Span } from "../../core/model/source";
import type { CommonText } from "./commonText";
import { estimatedNodes } from "./estimatedNodes";
import { LARGE_FILE, MAX_FILE, MAX_NODES } from "./limits";
import { settingsPlaceholder } from "./readSettings";

/** Whether and how a file's text is read. */
export interface FileCheck {
  readonly refused: boolean;
  /** The text as it is read: of the same length. */
  readonly readable: string;
  readonly problems: readonly { readonly problem: Problem; readonly span: Span }[];
}

/** Looks at size, number of values and letters before anything is composed. `common` compares with the text checked before. */
export function checkFile(text: string, last: LastEstimate, common: CommonText): FileCheck {
  const end = Math.min(text.length, firstLineEnd(text));
  const nul = text.indexOf("\0");
  if (nul !== -1) return refuse("yaml-syntax", "This file is not text: it holds zero bytes. A plan is UTF-8 text.", nul, nul + 1);
  const size = megabytes(text.length);
  if (text.length > MAX_FILE) return refuse("file-too-large", `This file has ${size} million characters; a plan of more than 8 million is not read. Split it with \`include\`.`, 0, end);
  // A value takes a letter at least.
  if (text.length > MAX_NODES && tooManyNodes(text, last, common)) {
    return refuse("file-too-large", "This file has more than a million values and is not read. Split it with `include`.", 0, end);
  }
  const problems: { problem: Problem; span: Span }[] = [];
  if (text.length < 1000 && text.split("\n").every(saysNothing)) {
    problems.push(note("yaml-syntax", "information", "This file is empty. A plan begins with its name, such as `plan: Checkout rewrite`.", 0, 0));
  }
  if (text.length > LARGE_FILE) problems.push(note("file-too-large", "hint", `This file has ${size} million characters; splitting it with \`include\` keeps editing quick.`, 0, end));
  const lost = text.indexOf("\uFFFD");
  if (lost !== -1) problems.push(note("lost-text", "warning", "A letter here could not be read: the file is not UTF-8. Save it as UTF-8.", lost, lost + 1));
  return { refused: false, readable: text, problems };
}

/** Blanks, or a comment. */
function saysNothing(line: string): boolean {
  const said = line.trim();
  return said === "" || said.startsWith("#");
}

/** What is known of the text that was checked before. */
export interface LastEstimate {
  /** An upper estimate of its values; 0 when nothing is known. */
  nodes: number;
}

/** Counts anew only when the changed part could have brought the text over the limit. */
function tooManyNodes(text: string, last: LastEstimate, { prefix, suffix }: CommonText): boolean {
  const upper = last.nodes + 2 * (text.length - prefix - suffix);
  if (last.nodes > 0 && upper <= MAX_NODES) {
    last.nodes = upper;
    return false;
  }
  const nodes = estimatedNodes(text);
  if (nodes <= MAX_NODES) last.nodes = nodes;
  return nodes > MAX_NODES;
}

function refuse(code: Problem["code"], message: string, start: number, end: number): FileCheck {
  return { refused: true, readable: "", problems: [note(code, "error", message, start, end)] };
}

function note(code: Problem["code"], severity: Problem["severity"], message: string, start: number, end: number) {
  return { problem: { code, severity, message, at: { item: settingsPlaceholder, span: { start, end } } }, span: { start, end } };
}

function firstLineEnd(text: string): number {
  const newline = text.indexOf("\n");
  return Math.min(newline === -1 ? text.length : newline, 200);
}

function megabytes(length: number): string {
  return (length / 1_000_000).toFixed(1);
}
