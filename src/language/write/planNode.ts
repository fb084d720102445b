/**
 * Plan text to be, as a tree. `word` is written as it is (ids, dates, durations, references); `text` is
 * quoted where it must be; a map knows whether it has to stand as a block.
 */
export type PlanNode = WordNode | TextNode | ListNode | MapNode;

/** Plan text written as it is. */
export interface WordNode {
  readonly kind: "word";
  readonly word: string;
}

/** Free text, quoted where plan text needs it. */
export interface TextNode {
  readonly kind: "text";
  readonly text: string;
}

/** A list: `[a, b]`, or an item a line when it is long. */
export interface ListNode {
  readonly kind: "list";
  readonly items: readonly PlanNode[];
}

/** A map with its keys in the order to write them. */
export interface MapNode {
  readonly kind: "map";
  readonly entries: readonly (readonly [key: string, value: PlanNode])[];
  /** `block`: a key a line whatever its size (sections). Default: one line when it is short. */
  readonly layout?: "block";
}

/** A value that is plan text already. */
export function word(value: string): WordNode {
  return { kind: "word", word: value };
}

/** Free text. */
export function text(value: string): TextNode {
  return { kind: "text", text: value };
}

/** A list of values. */
export function list(items: readonly PlanNode[]): ListNode {
  return { kind: "list", items };
}

/** One value as itself, several as a list. */
export function oneOrMany(items: readonly PlanNode[]): PlanNode {
  const [only] = items;
  return only !== undefined && items.length === 1 ? only : list(items);
}

/** A map that may stand on one line. */
export function map(entries: readonly (readonly [key: string, value: PlanNode])[]): MapNode {
  return { kind: "map", entries };
}

/** A map that stands as a block. */
export function section(entries: readonly (readonly [key: string, value: PlanNode])[]): MapNode {
  return { kind: "map", entries, layout: "block" };
}
