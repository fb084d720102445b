import { durationMinutes } from "../calendar/durations";
import type { WorkCalendar } from "../calendar/workCalendar";
import { MINUTES_PER_DAY } from "../model/instant";
import type { Span } from "../model/source";
import type { DurationScale } from "../model/values";
import { isComparison, type Expression, type ExpressionFault, type Kind, type Literal } from "./expression";
import { printExpression } from "./printExpression";

/**
 * A figure: a share is 0..1, a duration working minutes, a date an instant, a truth 1 or 0. A date ends work, begins it,
 * or is a whole day, which is then compared by days.
 */
export interface Value {
  readonly kind: Kind;
  readonly figure: number;
  readonly edge?: "begin" | "end" | "day";
}

/** A figure that is not written, in words that say what lacks. */
export interface Missing {
  readonly missing: string;
  /** True where an id names nothing, which is a fault of its own. */
  readonly unknown?: true;
}

/** What an expression is evaluated on. */
export interface Facts {
  readonly scale: DurationScale;
  readonly calendar: WorkCalendar;
  /** The figure of a name. */
  name(name: string): Value | Missing;
  /** The figure that a function gives of an id or a code. */
  call(name: string, id: string): Value | Missing;
}

/** A value; what lacks for one; or why there can be none. */
export type Evaluated = { readonly value: Value } | (Missing & { readonly at: Span }) | { readonly fault: ExpressionFault };

/** A value that is written in an expression. */
export function literalValue(literal: Literal, scale: DurationScale): Value {
  if (literal.kind === "duration") return { kind: "duration", figure: durationMinutes(literal.duration, scale) };
  if (literal.kind !== "date") return { kind: literal.kind, figure: literal.amount };
  const { day, minute } = literal.date;
  return minute === undefined ? { kind: "date", figure: day * MINUTES_PER_DAY, edge: "day" } : { kind: "date", figure: day * MINUTES_PER_DAY + minute, edge: "end" };
}

/** The value of a checked expression. Never throws, and no figure of it is endless or no number. */
export function evaluate(expression: Expression, facts: Facts): Evaluated {
  switch (expression.is) {
    case "literal":
      return { value: literalValue(expression.value, facts.scale) };
    case "name":
      return found(facts.name(expression.name), expression.at);
    case "call":
      return evaluateCall(expression, facts);
    case "unary": {
      const of = evaluate(expression.of, facts);
      if (!("value" in of)) return of;
      return { value: { ...of.value, figure: expression.operator === "not" ? 1 - of.value.figure : -of.value.figure } };
    }
    case "binary":
      return evaluateBinary(expression, facts);
  }
}

type Of<I extends Expression["is"]> = Extract<Expression, { is: I }>;

function found(answer: Value | Missing, at: Span): Evaluated {
  return "missing" in answer ? { ...answer, at } : { value: answer };
}

function evaluateCall({ name, args, at }: Of<"call">, facts: Facts): Evaluated {
  const [first, second, third] = args;
  if (first === undefined) return { fault: { message: `\`${name}\` takes something in brackets`, at } };
  if (name === "if") {
    const condition = evaluate(first, facts);
    if (!("value" in condition)) return condition;
    return evaluate((condition.value.figure === 1 ? second : third) ?? first, facts);
  }
  if (name === "round") return rounded(evaluate(first, facts), second === undefined ? undefined : evaluate(second, facts), facts);
  if (name !== "min" && name !== "max") return first.is === "name" ? found(facts.call(name, first.name), at) : { fault: { message: `\`${name}\` takes one id`, at } };
  let best: Value | undefined;
  for (const arg of args) {
    const next = evaluate(arg, facts);
    if (!("value" in next)) return next;
    if (best === undefined || (name === "min" ? compareValues(next.value, best) < 0 : compareValues(next.value, best) > 0)) best = next.value;
  }
  return best === undefined ? { fault: { message: `\`${name}\` takes figures`, at } } : { value: best };
}

/** Halves away from zero; a duration to whole days. */
function rounded(of: Evaluated, places: Evaluated | undefined, { scale }: Facts): Evaluated {
  if (!("value" in of)) return of;
  if (places !== undefined && !("value" in places)) return places;
  const step = of.value.kind === "duration" ? scale.day : 10 ** -Math.min(9, Math.max(0, Math.trunc(places?.value.figure ?? 0)));
  const size = Math.abs(of.value.figure) / step;
  return { value: { ...of.value, figure: Math.sign(of.value.figure) * Number((Math.floor(size + 0.5 + 1e-9) * step).toPrecision(15)) } };
}

function evaluateBinary(expression: Of<"binary">, facts: Facts): Evaluated {
  const { operator } = expression;
  const left = evaluate(expression.left, facts);
  if (!("value" in left)) return left;
  if (operator === "and" && left.value.figure === 0) return left;
  if (operator === "or" && left.value.figure === 1) return left;
  const right = evaluate(expression.right, facts);
  if (!("value" in right)) return right;
  if (operator === "and" || operator === "or") return right;
  if (isComparison(operator)) return { value: { kind: "truth", figure: holds(operator, compareValues(left.value, right.value)) ? 1 : 0 } };
  if (operator === "/" && right.value.figure === 0) return { fault: { message: `This divides by zero: \`${shortened(printExpression(expression.right))}\` is 0`, at: expression.right.at } };
  const value = arithmetic(operator as Arithmetic, left.value, right.value, facts);
  if (Number.isFinite(value.figure)) return { value };
  return { fault: { message: "The figure becomes too large to count with", at: expression.at } };
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function holds(operator: string, order: number): boolean {
  if (operator === "<") return order < 0;
  if (operator === "<=") return order <= 0;
  if (operator === "=") return order === 0;
  return operator === ">=" ? order >= 0 : order > 0;
}

/** Negative, zero or positive. A whole day is compared with the day on which the other begins or ends; sums forgive the error of binary fractions. */
export function compareValues(left: Value, right: Value): number {
  if (left.edge === "day" || right.edge === "day") return dayOfValue(left) - dayOfValue(right);
  const difference = left.figure - right.figure;
  return Math.abs(difference) <= 1e-9 * Math.max(1, Math.abs(left.figure), Math.abs(right.figure)) && left.kind !== "date" ? 0 : difference;
}

function dayOfValue({ figure, edge }: Value): number {
  return edge === "end" ? Math.ceil(figure / MINUTES_PER_DAY) - 1 : Math.floor(figure / MINUTES_PER_DAY);
}

type Arithmetic = "+" | "-" | "*" | "/";

function arithmetic(operator: Arithmetic, left: Value, right: Value, facts: Facts): Value {
  if (left.kind === "date" || right.kind === "date") return withDates(operator, left, right, facts);
  const { day } = facts.scale;
  const figure = operator === "+" ? left.figure + right.figure : operator === "-" ? left.figure - right.figure : operator === "*" ? left.figure * right.figure : left.figure / right.figure;
  if (operator === "/") {
    if (right.kind === "duration" && left.kind !== "duration") return { kind: left.kind === "money" ? "money" : "number", figure: figure * day };
    return { kind: left.kind === right.kind || left.kind === "share" || right.kind === "money" ? "number" : left.kind, figure };
  }
  if (left.kind === right.kind) return { kind: left.kind, figure };
  const special = [left.kind, right.kind].find((kind) => kind === "money" || kind === "duration");
  return { kind: special ?? "number", figure };
}

function withDates(operator: Arithmetic, left: Value, right: Value, { calendar }: Facts): Value {
  if (left.kind === "date" && right.kind === "date") {
    const edge = left.edge === "day" ? right.edge : left.edge;
    return { kind: "duration", figure: calendar.between(instantOf(right, edge), instantOf(left, edge)) };
  }
  const [date, duration] = left.kind === "date" ? [left, right] : [right, left];
  const minutes = Math.trunc(operator === "-" ? -duration.figure : duration.figure);
  const at = instantOf(date, "end");
  const moved = minutes >= 0 ? calendar.add(at, minutes) : calendar.subtract(at, -minutes);
  return { kind: "date", figure: moved, edge: date.edge === "begin" ? "begin" : "end" };
}

/** A whole day as the instant at which it begins or ends. */
function instantOf({ figure, edge }: Value, as: Value["edge"]): number {
  return edge === "day" && as === "end" ? figure + MINUTES_PER_DAY : figure;
}
