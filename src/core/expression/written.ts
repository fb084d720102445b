import type { Span } from "../model/source";
import type { CheckedExpression } from "./checkExpression";
import type { Expression } from "./expression";

/** An expression of a plan that was read without a fault. */
export interface WrittenExpression extends CheckedExpression {
  readonly text: string;
  /** Where its text stands in its item; as long as the text where that stands letter by letter in the file. */
  readonly at: Span;
}

/** True for what the language reads where an expression is written. */
export function isWrittenExpression(value: unknown): value is WrittenExpression {
  return typeof value === "object" && value !== null && "text" in value && "at" in value && "expression" in value && "kind" in value;
}

/** True where the text stands in the file as it was read, without quotes or breaks inside. */
export function standsLetterByLetter({ text, at }: Pick<WrittenExpression, "text" | "at">): boolean {
  return at.end - at.start === text.length;
}

/** Where a part of a written expression stands in its item: the whole of it where it is not in the file letter by letter. */
export function placeInItem(written: Pick<WrittenExpression, "text" | "at">, part: Span): Span {
  const { at } = written;
  return standsLetterByLetter(written) ? { start: at.start + part.start, end: at.start + part.end } : at;
}

/** Every name in an expression that stands for a figure, once each, in the order of its text. */
export function namesIn(expression: Expression, into: string[] = []): readonly string[] {
  switch (expression.is) {
    case "literal":
      break;
    case "name":
      if (!into.includes(expression.name)) into.push(expression.name);
      break;
    case "call":
      for (const arg of expression.args) namesIn(arg, into);
      break;
    case "unary":
      namesIn(expression.of, into);
      break;
    case "binary":
      namesIn(expression.left, into);
      namesIn(expression.right, into);
      break;
  }
  return into;
}
