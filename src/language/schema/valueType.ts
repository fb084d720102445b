import type { Item } from "../../core/model/source";
import type { Problem } from "../../core/model/problem";
import type { KeyList } from "../parse/keyPlaces";
import type { SourceNode } from "../parse/sourceNode";

/** A JSON Schema, as far as plan files need one. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What a reference may name: the kinds that completion offers and rules look up. */
export type Target =
  | "task" | "release" | "person" | "team" | "equipment" | "calendar" | "objective" | "metric" | "backlog" | "sprint"
  | "risk" | "persona" | "plan" | "role" | "material" | "field" | "feedback" | "stakeholder";

/** What one item's reading adds up to: where its keys stand and what is wrong. */
export interface Reading {
  readonly item: Item;
  /** Offset of the item's first letter in the composed text; spans count from there. */
  readonly base: number;
  readonly text: string;
  readonly keys: KeyList;
  readonly problems: Problem[];
  /** The path of the key that is being read, such as `impact.time`. */
  path: string;
}

/**
 * A kind of value: what it is called, what it accepts in words, and how it is read. The one place that says so:
 * the reader, completion, hover, the JSON Schema and the reference page all ask it.
 */
export interface ValueType<T> {
  /** The field's name for it, such as `duration`. */
  readonly name: string;
  /** What is accepted, to follow "takes": `a duration such as 3d, 4h or 1w 2d`. */
  readonly accepts: string;
  readonly examples: readonly string[];
  readonly json: JsonSchema;
  /** All words that may stand here, when they are a closed list (a default first where there is one). */
  readonly words?: readonly string[];
  /** What ids it refers to. */
  readonly refersTo?: readonly Target[];
  /** Keys that a map of this type takes. */
  readonly keys?: Readonly<Record<string, KeySpec<unknown>>>;
  /** The type of a list's elements or a map's values. */
  readonly of?: ValueType<unknown>;
  /** True for free text, in which a comment sign or a comma is more likely lost text than notation. */
  readonly text?: boolean;
  /** The value, or undefined after the fault was added to `reading.problems`. Never throws. */
  read(node: SourceNode, reading: Reading): T | undefined;
}

/** A key of the language: its type and everything that is said about it. */
export interface KeySpec<T> {
  readonly type: ValueType<T>;
  /** One or two sentences for the reader of a plan. */
  readonly doc: string;
  /** The name in the file where it is not the property's in kebab-case. */
  readonly name?: string;
  /** What holds without it, in words or as plan text. */
  readonly default?: string;
  /** Plan text of a value, where the type's own examples are not telling. */
  readonly example?: string;
  /** Tasks below take it over when they lack it. */
  readonly inherited?: boolean;
  /** Keys that cannot stand beside it. */
  readonly excludes?: readonly string[];
  /** A key and the word at which they can after all. */
  readonly excludesUnless?: readonly [key: string, word: string];
  /** It has no effect on a summary. */
  readonly leafOnly?: boolean;
}

/** One specification for each property of T: a property without one does not compile. */
export type KeyTable<T> = { readonly [K in keyof T]-?: KeySpec<Exclude<T[K], undefined>> };

/** `notBefore` as it is written: `not-before`. */
export function kebabCase(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
