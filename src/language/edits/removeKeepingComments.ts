import { commentsIn } from "./comments";
import { lineBreakAt } from "./lineStyle";
import { entryRange } from "./mapEdits";
import { removeFromFlow, removeLines } from "./removeFromText";
import type { Replacement } from "./replacement";
import { skipBlanks } from "./scanText";
import type { EntrySource, MapSource } from "./sourceTree";

/** Takes an entry away; its comments stay as lines of their own (in braces, behind one another where it stood). */
export function removeKeepingComments(text: string, map: MapSource, entry: EntrySource): readonly Replacement[] {
  const comments = commentsIn(text, entry.keyRange.start, entry.end);
  if (map.style === "flow") {
    const removed = removeFromFlow(text, map.range, map.entries.map(entryRange), map.entries.indexOf(entry));
    const [first, ...rest] = removed;
    const lineBreak = lineBreakAt(text, entry.keyRange.start);
    return first === undefined || comments.length === 0 ? removed : [{ ...first, newText: comments.map(comment => `${comment}${lineBreak}`).join("") + first.newText }, ...rest];
  }
  const removed = removeLines(text, entry.keyRange.start, entry.end);
  const behind = text.slice(skipBlanks(text, entry.end), removed.end);
  const last = removed.newText === "" && removed.end > entry.end && behind.startsWith("#") ? [behind.trimEnd()] : [];
  const all = [...comments, ...last];
  if (all.length === 0) return [removed];
  const lineBreak = lineBreakAt(text, entry.keyRange.start);
  const indent = " ".repeat(map.indent);
  const ends = /[\r\n]$/.test(text.slice(removed.start, removed.end));
  const inLine = removed.start === entry.keyRange.start;
  if (inLine) return [{ ...removed, newText: all.map(comment => `${comment}${lineBreak}${indent}`).join("") }];
  const lines = all.map(comment => `${indent}${comment}`).join(lineBreak);
  return [{ ...removed, newText: ends ? lines + lineBreak : lineBreak + lines }];
}
