/** A half-open range of UTF-16 offsets, counted from the start of the item's own text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a key stands in an item: the key itself and its value. */
export interface KeySpan {
  readonly key: Span;
  readonly value: Span;
}

/** Where the keys of an item stand, by path, in the order of the text. */
export interface KeyPlaces extends Iterable<readonly [path: string, at: KeySpan]> {
  readonly size: number;
  get(path: string): KeySpan | undefined;
  has(path: string): boolean;
  keys(): Iterable<string>;
  values(): Iterable<KeySpan>;
}

/**
 * What every thing read from a plan file has: an id, and where its keys stand.
 * Spans count from the start of the item's own segment, so an item that did not change keeps its object
 * when text before it grows or shrinks; the snapshot knows where the segment stands now.
 */
export interface Item {
  /** The section that it stands in, such as `tasks`, `people` or `plan` for the plan's own keys. */
  readonly section: SectionName;
  /** The id as written; the empty string for the plan's own keys. */
  readonly id: string;
  /** Where the id stands. */
  readonly idSpan: Span;
  /** From the first letter of the id to the end of the item's own text (without nested tasks and trailing blank lines). */
  readonly span: Span;
  /**
   * Every key that was written and understood, by path: `after`, `impact.time`, `after.1` for the second
   * element of a list. Elements of a list have the same span for key and value.
   */
  readonly keys: KeyPlaces;
  /** Keys that were written with a wrong value, which counts as not written. */
  readonly rejected?: readonly string[];
}

/** A place in a plan: a span of an item's text. The snapshot turns it into a file and offsets. */
export interface Place {
  readonly item: Item;
  readonly span: Span;
}

/** The top-level words of the language that hold items, and `plan` for the plan's own keys. */
export type SectionName =
  | "plan"
  | "calendars"
  | "people"
  | "teams"
  | "equipment"
  | "materials"
  | "fields"
  | "tasks"
  | "releases"
  | "objectives"
  | "metrics"
  | "backlog"
  | "feedback"
  | "research"
  | "stakeholders"
  | "personas"
  | "decisions"
  | "competitors"
  | "risks";
