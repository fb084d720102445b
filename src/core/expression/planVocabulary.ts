import type { Vocabulary } from "./checkExpression";
import type { Expression } from "./expression";

/** Percentiles that a simulation gives, by the word for them. */
export const PERCENTILE_WORDS = { P10: "p10", P50: "p50", P80: "p80", P90: "p90", P95: "p95" } as const;

/** What `checks` may speak of. */
export const CHECK_VOCABULARY: Vocabulary = {
  names: new Map([["overload", "number"]]),
  things: new Map([
    ["start", "date"], ["finish", "date"], ["slack", "duration"], ["cost", "money"], ["effort", "duration"], ["done", "share"],
    ["P10", "date"], ["P50", "date"], ["P80", "date"], ["P90", "date"], ["P95", "date"], ["chance", "share"],
  ]),
  codes: new Map([["count", "number"]]),
};

/** True for a function that only a simulation answers. */
export function needsForecast(name: string): boolean {
  return name === "chance" || Object.hasOwn(PERCENTILE_WORDS, name);
}

/** Calls `visit` with each name in the brackets of a function of one thing or one code. */
export function eachArgument(expression: Expression, visit: (call: string, argument: Extract<Expression, { is: "name" }>) => void): void {
  switch (expression.is) {
    case "literal":
    case "name":
      break;
    case "unary":
      eachArgument(expression.of, visit);
      break;
    case "binary":
      eachArgument(expression.left, visit);
      eachArgument(expression.right, visit);
      break;
    case "call": {
      const { name, args } = expression;
      const [arg] = args;
      if ((CHECK_VOCABULARY.things.has(name) || CHECK_VOCABULARY.codes.has(name)) && arg?.is === "name") visit(name, arg);
      else for (const one of args) eachArgument(one, visit);
      break;
    }
  }
}
