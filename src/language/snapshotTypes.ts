import type { PlanSettings } from "../core/model/items";
import type { Item, Place } from "../core/model/source";
import type { Plan } from "../core/model/plan";
import type { Problem } from "../core/model/problem";

/** A range in a file, in UTF-16 offsets of its whole text. */
export interface FileRange {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** One plan file at one version. Paths use `/` and are workspace-relative or whatever the caller names files by. */
export interface PlanFile {
  readonly path: string;
  readonly text: string;
  /** The plan's own keys that stand in this file. */
  readonly settings: PlanSettings;
  /** Items of this file in document order, the plan's own keys first when there are any. */
  readonly items: readonly Item[];
  /** Offset of the first character of an item's segment in `text`. */
  startOf(item: Item): number;
  /** Offset of each line's first character. */
  readonly lineStarts: readonly number[];
  /** Which plan it belongs to (as root or included); undefined when it belongs to none. */
  readonly plan?: string;
  /** Items whose text cannot be read at the moment: they show what was read last, and their spans may lie elsewhere. */
  readonly faulty: ReadonlySet<Item>;
}

/** All plan files of the workspace, parsed, at one version. Immutable; what did not change keeps its object. */
export interface Snapshot {
  readonly files: ReadonlyMap<string, PlanFile>;
  readonly plans: readonly Plan[];
  /** Found while reading: syntax, keys, values, duplicate ids, includes. References and dates are the rules' part. */
  readonly problems: readonly Problem[];
  planById(id: string): Plan | undefined;
  planOfFile(path: string): Plan | undefined;
  /** The file that an item stands in. */
  fileOf(item: Item): PlanFile;
  /** Where a place stands now. Always inside the text. */
  locate(place: Place): FileRange;
  /** The item whose text holds the offset, the innermost one. */
  itemAt(path: string, offset: number): Item | undefined;
  /** The same plans with other texts for some of the files: a preview, in which what does not change keeps its object. */
  withTexts?(texts: ReadonlyMap<string, string>): Snapshot;
}

/** A problem with its place in a file; what editors, the command line and tests read. */
export interface LocatedProblem {
  readonly problem: Problem;
  readonly range: FileRange;
  readonly related: readonly { readonly message: string; readonly range: FileRange }[];
}
