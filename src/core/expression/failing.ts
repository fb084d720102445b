import { isComparison, type Expression } from "./expression";
import { evaluate, type Facts, type Value } from "./evaluate";

/** A comparison that did not come out as it should, with the figures on both sides. */
export interface FailingPart {
  readonly expression: Extract<Expression, { is: "binary" }>;
  readonly left: Value;
  readonly right: Value;
  /** False under a `not`: it holds and should not. */
  readonly wanted: boolean;
}

/** The comparisons because of which a condition does not hold, in the order of its text. */
export function failingParts(expression: Expression, facts: Facts, wanted = true): readonly FailingPart[] {
  if (expression.is === "unary") return failingParts(expression.of, facts, !wanted);
  if (expression.is !== "binary") return [];
  const { operator, left, right } = expression;
  if (isComparison(operator)) {
    const first = evaluate(left, facts);
    const second = evaluate(right, facts);
    return "value" in first && "value" in second && comesOut(expression, facts) !== wanted ? [{ expression, left: first.value, right: second.value, wanted }] : [];
  }
  return comesOut(expression, facts) === wanted ? [] : [...failingParts(left, facts, wanted), ...failingParts(right, facts, wanted)];
}

function comesOut(expression: Expression, facts: Facts): boolean | undefined {
  const outcome = evaluate(expression, facts);
  return "value" in outcome ? outcome.value.figure === 1 : undefined;
}
