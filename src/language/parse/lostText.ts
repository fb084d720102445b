import type { Reading } from "../schema/valueType";
import { quoteText } from "./quoteText";
import type { MapEntry, SourceNode } from "./sourceNode";
import { replacement, report, spanOf } from "./values/reject";

/**
 * Text behind ` #` is a comment to YAML. `title: Fix #12` means text; `title: Fix # see below` a comment: the sign is
 * taken for text when a letter or digit follows it at once.
 */
export function lostInComment(node: SourceNode, reading: Reading): void {
  if (node.kind !== "scalar" || node.alias === true || (node.style !== "plain" && node.style !== "empty")) return;
  if (!commentFollows(reading.text, node.end)) return;
  const rest = /^[ \t]*(#[^\s#][^\r\n]*)/.exec(reading.text.slice(node.end, node.end + 500));
  if (rest === null || !startsComment(reading.text, node.end)) return;
  const end = node.end + rest[0].trimEnd().length;
  const whole = reading.text.slice(node.start, end).trim();
  const start = end - whole.length;
  const at = spanOf({ start, end }, reading);
  report(reading, "lost-text", at, `YAML takes what follows \`#\` for a comment; quote the text to keep \`${(rest[1] ?? "").trimEnd().slice(0, 40)}\`.`, [
    replacement("Put quotes around the text", at, quoteText(whole), reading),
  ]);
}

function commentFollows(text: string, from: number): boolean {
  let at = from;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at += 1;
  return text.charCodeAt(at) === 35;
}

/** `title: &co more` gives the value a name instead of a text, unless something refers to the name. */
export function lostAnchor(node: SourceNode, reading: Reading): void {
  if (node.kind !== "scalar" || node.anchor === undefined || node.alias === true || reading.text.includes(`*${node.anchor}`)) return;
  const start = reading.text.lastIndexOf(`&${node.anchor}`, node.start);
  const end = node.style === "empty" ? start + node.anchor.length + 1 : node.end;
  const whole = reading.text.slice(start, end);
  if (start === -1 || whole.includes("\n")) return;
  const at = spanOf({ start, end }, reading);
  report(reading, "lost-text", at, `\`&${node.anchor}\` is an anchor to YAML and not part of the text; quote the text to keep it.`, [
    replacement("Put quotes around the text", at, quoteText(whole), reading),
  ]);
}

function startsComment(text: string, at: number): boolean {
  return /[ \t:]/.test(text.charAt(at)) || /[ \t]/.test(text.charAt(at - 1));
}

/** A key without a colon inside `{ }`: a comma split a text, or the space after the colon lacks. */
export function lostKey(entry: MapEntry, reading: Reading): undefined {
  const key = entry.key;
  const at = spanOf(key, reading);
  const glued = /^([A-Za-z][\w-]*):(\S.*)$/s.exec(key.text);
  if (glued !== null && key.style === "plain") {
    const written = `${glued[1] ?? ""}: ${glued[2] ?? ""}`;
    return report(reading, "lost-text", at, `\`${key.text.slice(0, 60)}\` is one word to YAML: put a space after the colon.`, [
      replacement(`Write \`${written}\``, at, written, reading),
    ]);
  }
  const fixes = quotedWithBefore(entry, reading);
  return report(reading, "lost-text", at, `\`${key.text.slice(0, 60)}\` stands here as a key without a value; quote the text if the comma belongs to it.`, fixes);
}

/** Quotes what a comma split: from the plain text before the comma to the stray word, when both stand on one line. */
function quotedWithBefore(entry: MapEntry, reading: Reading) {
  const line = reading.text.slice(Math.max(0, entry.key.start - 300), entry.key.end);
  const before = /[{,]\s*[A-Za-z][\w-]*:\s+([^,{}[\]"'\r\n]+(?:,[^,:{}[\]"'\r\n]+)*)$/.exec(line);
  const text = before?.[1];
  if (text === undefined || !text.includes(",") || entry.key.alias === true) return [];
  const at = spanOf({ start: entry.key.end - text.length, end: entry.key.end }, reading);
  return [replacement("Put quotes around the text", at, quoteText(text), reading)];
}
