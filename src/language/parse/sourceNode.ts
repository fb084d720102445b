/**
 * What a plan file is made of once YAML's notation is gone: scalars, lists and maps with their places. All
 * offsets count from the start of the composed text. It is made by an item composer and read by the schema's types.
 */
export type SourceNode = ScalarNode | ListNode | MapNode;

/** How a scalar is written; `empty` is a place where a value could stand. */
export type ScalarStyle = "plain" | "quoted" | "block" | "empty";

/** A piece of text. */
export interface ScalarNode {
  readonly kind: "scalar";
  /** The text itself: as written when plain, without quotes and escapes when quoted, without final line breaks. */
  readonly text: string;
  readonly style: ScalarStyle;
  readonly start: number;
  readonly end: number;
  /** Where `text[0]` stands when `text` stands letter by letter in the file; -1 when it does not (folded, escaped, alias). */
  readonly inner: number;
  /** Set by an explicit tag, which the language does not have. */
  readonly tag?: string;
  /** Set where an alias stands; the node is then a copy at the alias's place. */
  readonly alias?: boolean;
  /** The name of an anchor that nothing refers to. */
  readonly anchor?: string;
}

/** A list in either notation. */
export interface ListNode {
  readonly kind: "list";
  readonly items: readonly SourceNode[];
  readonly flow: boolean;
  readonly start: number;
  readonly end: number;
  readonly tag?: string;
  readonly alias?: boolean;
}

/** A key and its value; `value` is undefined when not even a colon stands after the key. */
export interface MapEntry {
  readonly key: ScalarNode;
  readonly value: SourceNode | undefined;
}

/** A map in either notation, with repeated keys, in the order of the text. */
export interface MapNode {
  readonly kind: "map";
  readonly entries: readonly MapEntry[];
  readonly flow: boolean;
  readonly start: number;
  readonly end: number;
  readonly tag?: string;
  readonly alias?: boolean;
}

/** A fault found while composing, with its place in the composed text. */
export interface ComposeFault {
  readonly code: "yaml-syntax" | "invalid-value" | "lost-text" | "file-too-large";
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** Text that would put it right, with a title. */
  readonly fix?: { readonly title: string; readonly start: number; readonly end: number; readonly newText: string };
}

/** A text as nodes. */
export interface Composed {
  /** Undefined when there is nothing but blanks and comments. */
  readonly root: SourceNode | undefined;
  readonly faults: readonly ComposeFault[];
  /** An alias refers to an anchor that does not stand in this text. */
  readonly needsWhole: boolean;
}

/**
 * Turns the text of one segment (from the start of its first line) into nodes; never throws. A faster reader of the
 * plain subset can stand in front of the one made of `yaml` as long as both give the same nodes.
 */
export type ItemComposer = (text: string, anchorsElsewhere: (name: string) => boolean) => Composed;

/** An empty scalar at a place. */
export function emptyScalar(at: number): ScalarNode {
  return { kind: "scalar", text: "", style: "empty", start: at, end: at, inner: -1 };
}
