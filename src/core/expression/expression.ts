import type { DateValue } from "../model/instant";
import type { Span } from "../model/source";
import type { Duration } from "../model/values";

/** What a figure is. A date is an instant of the plan's clock, a duration working time, money in the plan's currency, a truth holds or does not. */
export type Kind = "number" | "share" | "money" | "duration" | "date" | "truth";

/** A figure as it is written in an expression; a share is 0..1 for 0..100 %. */
export type Literal =
  | { readonly kind: "number" | "share" | "money"; readonly amount: number }
  | { readonly kind: "duration"; readonly duration: Duration }
  | { readonly kind: "date"; readonly date: DateValue };

/** Operators that stand between two figures. */
export type BinaryOperator = "or" | "and" | "<" | "<=" | "=" | ">=" | ">" | "+" | "-" | "*" | "/";

/**
 * An expression as a tree. Spans count from the first letter of its text. `5m` alone may be minutes or millions:
 * `money` is then the amount that it stands for beside money.
 */
export type Expression =
  | { readonly is: "literal"; readonly value: Literal; readonly money?: number; readonly text: string; readonly at: Span }
  | { readonly is: "name"; readonly name: string; readonly at: Span }
  | { readonly is: "call"; readonly name: string; readonly nameAt: Span; readonly args: readonly Expression[]; readonly at: Span }
  | { readonly is: "unary"; readonly operator: "-" | "not"; readonly of: Expression; readonly at: Span }
  | { readonly is: "binary"; readonly operator: BinaryOperator; readonly left: Expression; readonly right: Expression; readonly at: Span };

/** What is wrong with an expression, and where in its text. */
export interface ExpressionFault {
  /** One sentence, without its full stop. */
  readonly message: string;
  readonly at: Span;
  /** A name that is not known, and those that could have been meant. */
  readonly unknown?: { readonly word: string; readonly among: readonly string[] };
}

/** A value, or why there is none. */
export type Outcome<T> = { readonly value: T } | { readonly fault: ExpressionFault };

/** A text of an expression longer than this is not read. */
export const LONGEST_EXPRESSION = 2000;
/** Parentheses, calls and signs deeper than this are not read. */
export const DEEPEST_EXPRESSION = 40;
/** More figures, names and operators than this are not read. */
export const MOST_PARTS = 500;

/** What a kind is called, with its article. */
export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  number: "a number", share: "a share", money: "money", duration: "a duration", date: "a date", truth: "a condition",
};

/** How tightly an operator binds; a larger number binds tighter. */
export const BINDING: Readonly<Record<BinaryOperator, number>> = { or: 1, and: 2, "<": 4, "<=": 4, "=": 4, ">=": 4, ">": 4, "+": 5, "-": 5, "*": 6, "/": 6 };

/** True for an operator that compares two figures. */
export function isComparison(operator: BinaryOperator): boolean {
  return BINDING[operator] === 4;
}
