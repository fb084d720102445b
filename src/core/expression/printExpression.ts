import { formatDay, formatTime } from "../calendar/civil";
import type { Duration } from "../model/values";
import { BINDING, isComparison, type Expression, type Literal } from "./expression";

/** The text of an expression, with the fewest brackets that keep its meaning; reading it gives the same tree again. */
export function printExpression(expression: Expression): string {
  switch (expression.is) {
    case "literal":
      return expression.text === "" ? printLiteral(expression.value) : expression.text;
    case "name":
      return expression.name;
    case "call":
      return `${expression.name}(${expression.args.map(printExpression).join(", ")})`;
    case "unary":
      return expression.operator === "-" ? `-${within(expression.of, 7)}` : `not ${within(expression.of, 4)}`;
    case "binary": {
      const binding = BINDING[expression.operator];
      const left = within(expression.left, isComparison(expression.operator) ? binding + 1 : binding);
      return `${left} ${expression.operator} ${within(expression.right, binding + 1)}`;
    }
  }
}

function within(expression: Expression, least: number): string {
  const text = printExpression(expression);
  return bindingOf(expression) < least ? `(${text})` : text;
}

function bindingOf(expression: Expression): number {
  if (expression.is === "binary") return BINDING[expression.operator];
  if (expression.is === "unary") return expression.operator === "not" ? 3 : 7;
  return 8;
}

/** A figure as it is written in an expression. */
export function printLiteral(value: Literal): string {
  switch (value.kind) {
    case "number":
    case "money":
      return String(value.amount);
    case "share":
      return `${String(value.amount * 100)}%`;
    case "duration":
      return durationText(value.duration);
    case "date":
      return value.date.minute === undefined ? formatDay(value.date.day) : `${formatDay(value.date.day)} ${formatTime(value.date.minute)}`;
  }
}

function durationText({ minutes, days, weeks, months }: Duration): string {
  const parts = [[months, "mo"], [weeks, "w"], [days, "d"], [minutes, "m"]] as const;
  const written = parts.filter(([amount]) => amount !== 0).map(([amount, unit]) => `${String(amount)}${unit}`);
  return written.length === 0 ? "0d" : written.join(" ");
}
