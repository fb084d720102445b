import type { ItemSection } from "../schema/language";

/** A run of characters. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/**
 * A part of the file that is composed on its own: an item's own lines (without the block of tasks below it), a
 * top-level key with its lines, or lines that are neither (`junk`). All its offsets, and those of the segments below
 * it, count from the first line of the segment that stands at the top, so that they hold wherever that one moves.
 */
export interface Segment {
  readonly kind: "item" | "key" | "junk";
  /** The section that an item stands in; undefined for keys of the plan. */
  readonly section: ItemSection | undefined;
  /** The key as it begins the segment's first line, without quotes; empty for junk. */
  readonly name: string;
  /** Where the first line begins, and how far in the text begins. */
  readonly lineStart: number;
  readonly indent: number;
  /** Own lines, in order: one piece, or more where blocks of tasks stand between them. */
  readonly pieces: Piece[];
  /** Items of the block of tasks below it. */
  children: readonly Segment[];
  /** A `tasks:` block stands in it, so that it is a summary although the composed text shows no tasks. */
  hasBlock: boolean;
  /** It stands less deep than the first of its neighbours. */
  readonly misaligned: boolean;
}

/** A file cut into segments. */
export interface Outline {
  readonly segments: readonly Segment[];
  /** Where each of these begins in the file. */
  readonly starts: readonly number[];
  /** The places of those that are sections with a value on the key's own line; ascending. */
  readonly inline: readonly number[];
  /** Headers of item sections that hold blocks: the key with its place. Needed for keys that stand twice. */
  readonly headers: readonly SectionHeader[];
  /** Something that only a parse of the whole can judge: a document marker in the middle, tabs, anchored sections. */
  readonly irregular: boolean;
  /** Lines of git's conflict markers. */
  readonly conflicts: readonly Piece[];
}

/** The line that begins a section. */
export interface SectionHeader {
  readonly name: ItemSection;
  readonly start: number;
  readonly end: number;
  /** True when the section stands a second time: its items do not count. */
  readonly again: boolean;
}
