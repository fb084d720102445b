import { applyReplacements, type Replacement } from "./replacement";

/** A stretch of the first text, or text that is new. */
type Piece = { readonly from: number; readonly to: number } | { readonly text: string };

/** Says which replacements come next, for the text as it stands after the steps before; undefined: it cannot be done. */
export type EditStep = (text: string) => readonly Replacement[] | undefined;

/**
 * Makes one set of replacements out of several steps, each of which sees the text that the step before left. What no
 * step touches is in no replacement. Undefined when a step cannot be done.
 */
export function composeSteps(text: string, steps: readonly EditStep[]): Replacement[] | undefined {
  let pieces: Piece[] = [{ from: 0, to: text.length }];
  let current = text;
  for (const step of steps) {
    const replacements = step(current);
    if (replacements === undefined) return undefined;
    const sorted = [...replacements].sort((a, b) => b.start - a.start || b.end - a.end);
    for (const replacement of sorted) pieces = replaceInPieces(pieces, replacement);
    current = applyReplacements(current, replacements);
  }
  return asReplacements(pieces, text.length);
}

function lengthOf(piece: Piece): number {
  return "text" in piece ? piece.text.length : piece.to - piece.from;
}

function part(piece: Piece, start: number, end: number): Piece {
  return "text" in piece ? { text: piece.text.slice(start, end) } : { from: piece.from + start, to: piece.from + end };
}

function replaceInPieces(pieces: readonly Piece[], { start, end, newText }: Replacement): Piece[] {
  const before: Piece[] = [];
  const after: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const length = lengthOf(piece);
    if (at < start) before.push(part(piece, 0, Math.min(length, start - at)));
    if (at + length > end) after.push(part(piece, Math.max(0, end - at), length));
    at += length;
  }
  return [...before, { text: newText }, ...after].filter(piece => lengthOf(piece) > 0);
}

function asReplacements(pieces: readonly Piece[], length: number): Replacement[] {
  const replacements: Replacement[] = [];
  let at = 0;
  let newText = "";
  const close = (next: number): void => {
    if (next > at || newText !== "") replacements.push({ start: at, end: next, newText });
    newText = "";
  };
  for (const piece of pieces) {
    if ("text" in piece) newText += piece.text;
    else {
      close(piece.from);
      at = piece.to;
    }
  }
  close(length);
  return replacements;
}
