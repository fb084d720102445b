import type { Span } from "../../../core/model/source";
import type { JsonSchema, Reading, Target, ValueType } from "../../schema/valueType";
import type { ScalarNode } from "../sourceNode";
import { reject, rejectRewritten, rejectWith, partOf } from "./reject";

/** Why a text is no value, as a sentence of its own, and a text that would be one. */
export interface Wrong {
  readonly wrong?: string;
  readonly better?: string;
  /** Plan text in place of the scalar that is no scalar itself, such as a list. */
  readonly rewrite?: string;
}

/** A parsed value, or why not. */
export type Parsed<T> = { readonly value: T } | Wrong;

/** Where a part of the text stands, as a span of the item. */
export type PartSpan = (from: number, to: number) => Span;

/** How to describe and parse a scalar of a kind. */
export interface ScalarSpec<T> {
  readonly name: string;
  readonly accepts: string;
  readonly examples: readonly string[];
  readonly json?: JsonSchema;
  readonly words?: readonly string[];
  readonly refersTo?: readonly Target[];
  readonly text?: boolean;
  parse(text: string, span: PartSpan): Parsed<T>;
}

/** Characters beyond which a value other than free text is not looked at: patterns then cost nothing to speak of. */
const MAX_SCALAR = 500;

const NOWHERE: PartSpan = () => ({ start: 0, end: 0 });

function placesIn(node: ScalarNode, reading: Reading): PartSpan {
  return (from, to) => partOf(node, from, to, reading);
}

/** Figures have at most so many digits, the most that any kind of value takes. */
const MOST_DIGITS = 15;
/** Shorter ones are no amounts: days of a month, hours. */
const FEWEST_DIGITS = 4;

/** So many digits the figures of a text may have that is right but for longer ones; 0 for any other text. */
function mostDigits(text: string, { parse }: ScalarSpec<unknown>): number {
  for (let most = MOST_DIGITS; most >= FEWEST_DIGITS; most--) {
    const less = text.replace(/\d+/g, figure => figure.slice(0, most));
    if (less !== text && "value" in parse(less, NOWHERE)) return most;
  }
  return 0;
}

/** A type whose values are one scalar; a correction is offered only when it parses. */
export function scalarType<T>(spec: ScalarSpec<T>): ValueType<T> {
  // Most kinds of value have no parts whose place counts.
  const hasParts = spec.parse.length > 1;
  return {
    name: spec.name,
    accepts: spec.accepts,
    examples: spec.examples,
    json: spec.json ?? { type: "string" },
    ...(spec.words === undefined ? {} : { words: spec.words }),
    ...(spec.refersTo === undefined ? {} : { refersTo: spec.refersTo }),
    ...(spec.text === undefined ? {} : { text: spec.text }),
    read(node, reading: Reading) {
      if (node.kind !== "scalar" || (node.style === "empty" && node.alias !== true)) return reject(reading, node, spec.accepts);
      if (node.style === "empty") return undefined;
      if (spec.text !== true && node.text.length > MAX_SCALAR) return reject(reading, node, spec.accepts);
      const parsed = spec.parse(node.text, hasParts ? placesIn(node, reading) : NOWHERE);
      if ("value" in parsed) return parsed.value;
      const better = parsed.better !== undefined && "value" in spec.parse(parsed.better, NOWHERE) ? parsed.better : undefined;
      if (parsed.rewrite !== undefined) return rejectRewritten(reading, node, parsed.wrong ?? spec.accepts, parsed.rewrite);
      if (parsed.wrong !== undefined) return rejectWith(reading, node, parsed.wrong, better);
      const most = better === undefined ? mostDigits(node.text, spec) : 0;
      return reject(reading, node, most > 0 ? `figures of at most ${String(most)} digits` : spec.accepts, better);
    },
  };
}
