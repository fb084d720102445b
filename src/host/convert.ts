import { Position, Range, Selection, type TextDocument } from "vscode";
import type { FileRange, PlanFile, Snapshot } from "../language/snapshotTypes";

/** The line of an offset, by binary search in the offsets of the lines. */
function lineOf(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where an offset of a plan file stands. */
export function positionIn(file: PlanFile, offset: number): Position {
  const inside = Math.max(0, Math.min(offset, file.text.length));
  const line = lineOf(file.lineStarts, inside);
  return new Position(line, inside - (file.lineStarts[line] ?? 0));
}

/** A range of offsets of a plan file as the editor counts. */
export function rangeIn(file: PlanFile, start: number, end: number): Range {
  return new Range(positionIn(file, start), positionIn(file, end));
}

/** A range of the snapshot as the editor counts; undefined when its file has gone. */
export function rangeOf(snapshot: Snapshot, range: FileRange): Range | undefined {
  const file = snapshot.files.get(range.file);
  return file === undefined ? undefined : rangeIn(file, range.start, range.end);
}

/** A range of offsets of an open document. */
export function documentRange(document: TextDocument, start: number, end: number): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}

/** A range as a selection, the cursor at its end. */
export function selectionOf(range: Range): Selection {
  return new Selection(range.start, range.end);
}
