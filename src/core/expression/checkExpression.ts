import type { Span } from "../model/source";
import { isComparison, KIND_WORDS, type BinaryOperator, type Expression, type ExpressionFault, type Kind, type Outcome } from "./expression";

/** What an expression may speak of, with the kind of each figure. */
export interface Vocabulary {
  readonly names: ReadonlyMap<string, Kind>;
  /** Functions of one id, such as `slack(pay-api)`. */
  readonly things: ReadonlyMap<string, Kind>;
  /** Functions of one code of a problem, such as `count(overload)`. */
  readonly codes: ReadonlyMap<string, Kind>;
}

/** An expression of which every name and kind is known. */
export interface CheckedExpression {
  readonly kind: Kind;
  readonly expression: Expression;
}

/** Functions of figures, with how many they take. */
const FUNCTIONS: Readonly<Record<string, readonly [least: number, most: number, how: string]>> = {
  min: [1, 20, "`min` takes figures between its brackets, such as `min(value, 10)`"],
  max: [1, 20, "`max` takes figures between its brackets, such as `max(value, 1)`"],
  round: [1, 2, "`round` takes a figure and perhaps a number of places, such as `round(value, 1)`"],
  if: [3, 3, "`if` takes a condition and two figures, such as `if(votes > 10, 2, 1)`"],
};

/** Finds names that are not known and kinds that do not go together, in words; gives the kind of the whole. */
export function checkExpression(expression: Expression, vocabulary: Vocabulary): Outcome<CheckedExpression> {
  switch (expression.is) {
    case "literal":
      return { value: { kind: expression.value.kind, expression } };
    case "name":
      return checkName(expression, vocabulary);
    case "call":
      return checkCall(expression, vocabulary);
    case "unary":
      return checkUnary(expression, vocabulary);
    case "binary":
      return checkBinary(expression, vocabulary);
  }
}

type Of<I extends Expression["is"]> = Extract<Expression, { is: I }>;

function checkName(expression: Of<"name">, { names, things, codes }: Vocabulary): Outcome<CheckedExpression> {
  const { name, at } = expression;
  const kind = names.get(name);
  if (kind !== undefined) return { value: { kind, expression } };
  if (things.has(name) || codes.has(name) || Object.hasOwn(FUNCTIONS, name)) return wrong(`\`${name}\` stands for a figure of something; name it in brackets, such as \`${name}(${codes.has(name) ? "overload" : "plan"})\``, at);
  return unknown(name, at, [...names.keys(), ...[...things.keys(), ...codes.keys(), ...Object.keys(FUNCTIONS)]]);
}

function unknown(word: string, at: Span, among: readonly string[]): { readonly fault: ExpressionFault } {
  const shown = word.length > 40 ? `${word.slice(0, 39)}…` : word;
  const dash = word.includes("-") && word.split("-").some((part) => among.includes(part)) ? "; to subtract, put a space on either side of the sign" : "";
  return { fault: { message: `There is no figure \`${shown}\` here${dash}`, at, unknown: { word, among } } };
}

function checkCall(expression: Of<"call">, vocabulary: Vocabulary): Outcome<CheckedExpression> {
  const { name, nameAt, args, at } = expression;
  const kind = vocabulary.things.get(name) ?? vocabulary.codes.get(name);
  if (kind !== undefined) {
    const [arg] = args;
    if (args.length === 1 && arg?.is === "name") return { value: { kind, expression } };
    return wrong(vocabulary.codes.has(name) ? `\`${name}\` takes the code of a problem, such as \`${name}(overload)\`` : `\`${name}\` takes one id or \`plan\`, such as \`${name}(plan)\``, at);
  }
  const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (known === undefined) {
    if (vocabulary.names.has(name)) return wrong(`\`${name}\` is a figure and takes nothing in brackets`, nameAt);
    return unknown(name, nameAt, [...vocabulary.things.keys(), ...vocabulary.codes.keys(), ...Object.keys(FUNCTIONS)]);
  }
  const [least, most, how] = known;
  if (args.length < least || args.length > most) return wrong(how, at);
  const checked: CheckedExpression[] = [];
  for (const arg of args) {
    const one = checkExpression(arg, vocabulary);
    if ("fault" in one) return one;
    checked.push(one.value);
  }
  const settled = name === "round" ? checked : settledAll(checked);
  const result = kindOfFunction(name, settled, how);
  return typeof result === "string" ? { value: { kind: result as Kind, expression: { ...expression, args: settled.map((one) => one.expression) } } } : { fault: result };
}

function kindOfFunction(name: string, args: readonly CheckedExpression[], how: string): Kind | ExpressionFault {
  const [first, second] = args;
  if (first === undefined) return { message: how, at: { start: 0, end: 0 } };
  if (name === "round") {
    if (!isScalar(first.kind) && first.kind !== "duration") return { message: `${KIND_WORDS[first.kind]} cannot be rounded`, at: first.expression.at };
    return second === undefined || (second.kind === "number" && first.kind !== "duration") ? first.kind : { message: how, at: second.expression.at };
  }
  if (name === "if" && first.kind !== "truth") return { message: `The first part of \`if\` is a condition such as \`votes > 10\`, not ${KIND_WORDS[first.kind]}`, at: first.expression.at };
  const figures = name === "if" ? args.slice(1) : args;
  let kind = figures[0]?.kind ?? "number";
  for (const { kind: next, expression } of figures) {
    const both = commonKind(kind, next);
    if (both === undefined || (both === "truth" && name !== "if")) return { message: `\`${name}\` takes figures of one kind, not ${KIND_WORDS[kind]} and ${KIND_WORDS[next]}`, at: expression.at };
    kind = both;
  }
  return kind;
}

function checkUnary(expression: Of<"unary">, vocabulary: Vocabulary): Outcome<CheckedExpression> {
  const of = checkExpression(expression.of, vocabulary);
  if ("fault" in of) return of;
  const { kind } = of.value;
  const whole = { ...expression, of: of.value.expression };
  if (expression.operator === "not") return kind === "truth" ? { value: { kind, expression: whole } } : wrong(`\`not\` stands before a condition, not before ${KIND_WORDS[kind]}`, expression.at);
  return kind === "truth" || kind === "date" ? wrong(`${KIND_WORDS[kind]} has no sign; take the \`-\` away`, expression.at) : { value: { kind, expression: whole } };
}

function checkBinary(expression: Of<"binary">, vocabulary: Vocabulary): Outcome<CheckedExpression> {
  const { operator } = expression;
  const first = checkExpression(expression.left, vocabulary);
  if ("fault" in first) return first;
  const second = checkExpression(expression.right, vocabulary);
  if ("fault" in second) return second;
  const [left, right] = operator === "*" || operator === "/" ? [first.value, second.value] : (settledAll([first.value, second.value]) as [CheckedExpression, CheckedExpression]);
  const kind = kindOfOperator(operator, left.kind, right.kind);
  if (kind === undefined) return wrong(mismatch(operator, left.kind, right.kind), expression.at);
  return { value: { kind, expression: { ...expression, left: left.expression, right: right.expression } } };
}

/** `5m` beside money means millions, elsewhere minutes. */
function settledAll(all: readonly CheckedExpression[]): readonly CheckedExpression[] {
  if (!all.some(({ kind }) => kind === "money")) return all;
  return all.map((one): CheckedExpression => {
    const { expression } = one;
    if (expression.is !== "literal" || expression.money === undefined) return one;
    return { kind: "money", expression: { is: "literal", value: { kind: "money", amount: expression.money }, text: expression.text, at: expression.at } };
  });
}

function isScalar(kind: Kind): boolean {
  return kind === "number" || kind === "share" || kind === "money";
}

/** The kind of both where they can be compared or added up: a bare number goes with a share and with money. */
function commonKind(left: Kind, right: Kind): Kind | undefined {
  if (left === right) return left;
  if (left === "number" && isScalar(right)) return right;
  return right === "number" && isScalar(left) ? left : undefined;
}

/** The kind of a result; undefined where the two do not go together. */
function kindOfOperator(operator: BinaryOperator, left: Kind, right: Kind): Kind | undefined {
  if (operator === "and" || operator === "or") return left === "truth" && right === "truth" ? "truth" : undefined;
  if (left === "truth" || right === "truth") return undefined;
  if (isComparison(operator)) return commonKind(left, right) === undefined ? undefined : "truth";
  if (operator === "+" || operator === "-") {
    if (left === "date" || right === "date") return kindOfDates(operator, left, right);
    const common = commonKind(left, right);
    return common === "share" && left !== right ? "number" : common;
  }
  if (left === "date" || right === "date") return undefined;
  return operator === "*" ? kindOfProduct(left, right) : kindOfQuotient(left, right);
}

function kindOfDates(operator: "+" | "-", left: Kind, right: Kind): Kind | undefined {
  if (left === "date" && right === "duration") return "date";
  if (operator === "+") return left === "duration" ? "date" : undefined;
  return left === right ? "duration" : undefined;
}

function kindOfProduct(left: Kind, right: Kind): Kind | undefined {
  const plain = (kind: Kind): boolean => kind === "number" || kind === "share";
  if (plain(left) && plain(right)) return left === right ? left : "number";
  return plain(left) ? right : plain(right) ? left : undefined;
}

/** By a duration: per working day, so that `value / effort` is a number. */
function kindOfQuotient(left: Kind, right: Kind): Kind | undefined {
  if (left === right) return "number";
  if (right === "number" || right === "share") return left === "share" ? "number" : left;
  if (right === "duration") return left === "money" ? "money" : "number";
  return left === "number" || left === "share" ? "number" : undefined;
}

function mismatch(operator: BinaryOperator, left: Kind, right: Kind): string {
  if (operator === "and" || operator === "or") return `\`${operator}\` joins two conditions such as \`slack(plan) > 2d\`, not ${KIND_WORDS[left]} and ${KIND_WORDS[right]}`;
  const what = isComparison(operator) ? "be compared with" : operator === "+" ? "be added to" : operator === "-" ? "be taken away from" : operator === "*" ? "be multiplied by" : "be divided by";
  const [a, b] = operator === "+" || operator === "-" ? [right, left] : [left, right];
  const days = [left, right].includes("duration") && !isComparison(operator) && [left, right].some(isScalar) ? "; `effort / 1d` is its number of days" : "";
  const bare = left === right && left === "date" && operator === "+" ? "; add a duration such as `5d`" : "";
  return `${capital(KIND_WORDS[a])} cannot ${what} ${KIND_WORDS[b]}${days}${bare}`;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function wrong(message: string, at: Span): { readonly fault: ExpressionFault } {
  return { fault: { message: capital(message), at } };
}
