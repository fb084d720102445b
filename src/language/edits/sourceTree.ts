/** A half-open range of offsets in a file's text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What a written value is. `other`: a form that is never edited inside (an alias, a tag, something unclosed). */
export type ValueSource =
  | { readonly kind: "none"; readonly at: number }
  | { readonly kind: "scalar"; readonly range: Range; readonly multiline: boolean }
  | { readonly kind: "block-map"; readonly range: Range; readonly indent: number }
  | { readonly kind: "block-list"; readonly range: Range; readonly indent: number }
  | { readonly kind: "flow-map"; readonly range: Range }
  | { readonly kind: "flow-list"; readonly range: Range }
  | { readonly kind: "other"; readonly range: Range; readonly why: "alias" | "tag" | "unclosed" | "unknown" };

/** One key of a map as it stands in the text. */
export interface EntrySource {
  /** The key without quotes. */
  readonly key: string;
  readonly keyRange: Range;
  /** Offset after the colon, or the key's end where a flow map leaves the colon out. */
  readonly colon: number;
  readonly value: ValueSource;
  /** True when an anchor (`&name`) stands before the value. */
  readonly anchored: boolean;
  /** Offset after the last character of the value, before a comment behind it; the colon when there is no value. */
  readonly end: number;
}

/** A map as it stands in the text. */
export interface MapSource {
  readonly style: "block" | "flow";
  /** Column of the keys of a block map. */
  readonly indent: number;
  /** A flow map from its `{` to after its `}`; a block map from its first key to the end of its last value. */
  readonly range: Range;
  readonly entries: readonly EntrySource[];
}

/** One element of a list as it stands in the text. */
export interface ElementSource {
  /** The element's own text. */
  readonly range: Range;
  /** Offset of its `-` in a block list; the element's start in a flow list. */
  readonly mark: number;
}
