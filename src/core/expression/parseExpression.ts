import type { Span } from "../model/source";
import { BINDING, DEEPEST_EXPRESSION, isComparison, type BinaryOperator, type Expression, type ExpressionFault, type Outcome } from "./expression";
import { tokensOf, type Token } from "./tokens";

/** Words that are no names outside of parentheses that hold an id. */
const RESERVED: ReadonlySet<string> = new Set(["and", "or", "not"]);

/**
 * Reads the text of an expression: figures, names, calls, `+ - * /`, comparisons, `and or not` and parentheses. Only
 * reads, never runs anything; a text that is too long or too deep is refused with a sentence.
 */
export function parseExpression(text: string): Outcome<Expression> {
  const tokens = tokensOf(text);
  if ("fault" in tokens) return tokens;
  const reader = new Reader(tokens.value, text.length);
  const expression = reader.operators(1, 0);
  if ("fault" in expression) return expression;
  const rest = reader.next;
  return rest === undefined ? expression : wrong(restMessage(rest), rest.at);
}

function restMessage({ is, text }: Token): string {
  if (text === ")") return "This bracket closes none; take it away";
  if (is === "sign") return `Nothing can follow here but a sign of arithmetic, not \`${text}\``;
  return `A sign such as \`+\` or \`and\` is missing before \`${text.slice(0, 40)}\``;
}

/** Goes through the parts once, from left to right. */
class Reader {
  private place = 0;
  private readonly tokens: readonly Token[];
  private readonly end: number;

  constructor(tokens: readonly Token[], end: number) {
    this.tokens = tokens;
    this.end = end;
  }

  get next(): Token | undefined {
    return this.tokens[this.place];
  }

  /** Figures joined by operators that bind at least so tightly. */
  operators(least: number, depth: number): Outcome<Expression> {
    let left = this.unary(depth, least);
    for (let operator = this.operator(); operator !== undefined && BINDING[operator] >= least; operator = this.operator()) {
      if ("fault" in left) return left;
      const sign = this.tokens[this.place];
      this.place += 1;
      const right = this.operators(BINDING[operator] + 1, depth);
      if ("fault" in right) return right;
      if (isComparison(operator) && isChained(left.value)) return wrong("Comparisons do not chain; join two of them with `and`", sign?.at ?? right.value.at);
      left = { value: { is: "binary", operator, left: left.value, right: right.value, at: { start: left.value.at.start, end: right.value.at.end } } };
    }
    return left;
  }

  private operator(): BinaryOperator | undefined {
    const { next } = this;
    return next !== undefined && next.is !== "literal" && Object.hasOwn(BINDING, next.text) ? (next.text as BinaryOperator) : undefined;
  }

  private unary(depth: number, least: number): Outcome<Expression> {
    const { next } = this;
    if (next?.text === "not" && next.is === "word" && least <= 3) return this.signed("not", next, depth, () => this.operators(4, depth + 1));
    if (next?.text === "-" && next.is === "sign") return this.signed("-", next, depth, () => this.unary(depth + 1, 7));
    return this.primary(depth);
  }

  private signed(operator: "-" | "not", { at }: Token, depth: number, read: () => Outcome<Expression>): Outcome<Expression> {
    if (depth >= DEEPEST_EXPRESSION) return tooDeep(at);
    this.place += 1;
    const { next } = this;
    if (operator === "not" && next?.text === "not" && next.is === "word") return wrong("Two `not` in a row; take both away", next.at);
    const of = read();
    return "fault" in of ? of : { value: { is: "unary", operator, of: of.value, at: { start: at.start, end: of.value.at.end } } };
  }

  private primary(depth: number): Outcome<Expression> {
    const { next } = this;
    if (next === undefined) return wrong(this.tokens.length === 0 ? "Write an expression here" : "The expression ends where a figure or a name should follow", { start: Math.max(0, this.end - 1), end: this.end });
    if (depth >= DEEPEST_EXPRESSION) return tooDeep(next.at);
    this.place += 1;
    if (next.is === "literal") return { value: { is: "literal", value: next.value, text: next.text, at: next.at, ...(next.money === undefined ? {} : { money: next.money }) } };
    if (next.text === "(") return this.bracketed(next, depth);
    if (next.is === "sign" || RESERVED.has(next.text)) return wrong(`A figure or a name should stand here, not \`${next.text}\``, next.at);
    if (this.next?.text === "(") return this.call(next, depth);
    return { value: { is: "name", name: next.text, at: next.at } };
  }

  private bracketed({ at }: Token, depth: number): Outcome<Expression> {
    const inner = this.operators(1, depth + 1);
    if ("fault" in inner) return inner;
    const close = this.next;
    if (close?.text !== ")") return wrong("This bracket is not closed", at);
    this.place += 1;
    return { value: { ...inner.value, at: { start: at.start, end: close.at.end } } };
  }

  private call(name: Token, depth: number): Outcome<Expression> {
    const open = this.next ?? name;
    this.place += 1;
    const args: Expression[] = [];
    while (this.next?.text !== ")") {
      const arg = this.argument(depth + 1);
      if ("fault" in arg) return arg;
      args.push(arg.value);
      const { next } = this;
      if (next?.text === ",") this.place += 1;
      else if (next?.text !== ")") return wrong("This bracket is not closed", open.at);
    }
    const { end } = this.next.at;
    this.place += 1;
    return { value: { is: "call", name: name.text, nameAt: name.at, args, at: { start: name.at.start, end } } };
  }

  /** An id may be any word, `and` and `or` too. */
  private argument(depth: number): Outcome<Expression> {
    const { next } = this;
    const after = this.tokens[this.place + 1];
    if (next?.is === "word" && after?.text === ")" && after.is === "sign") {
      this.place += 1;
      return { value: { is: "name", name: next.text, at: next.at } };
    }
    return this.operators(1, depth);
  }
}

/** True for a comparison that stands open to another one; one in brackets has a wider span than its parts. */
function isChained(left: Expression): boolean {
  return left.is === "binary" && isComparison(left.operator) && left.at.start === left.left.at.start && left.at.end === left.right.at.end;
}

function tooDeep(at: Span): { readonly fault: ExpressionFault } {
  return wrong(`Brackets and signs are nested more than ${String(DEEPEST_EXPRESSION)} deep; split the expression`, at);
}

function wrong(message: string, at: Span): { readonly fault: ExpressionFault } {
  return { fault: { message, at } };
}
