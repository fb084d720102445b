import assert from "node:assert/strict";
import * as fc from "fast-check";
import { createCalendarBook } from "../../../src/core/calendar/calendarBook";
import { checkExpression, type Vocabulary } from "../../../src/core/expression/checkExpression";
import { evaluate, type Facts, type Value } from "../../../src/core/expression/evaluate";
import type { Expression } from "../../../src/core/expression/expression";
import { parseExpression } from "../../../src/core/expression/parseExpression";
import { printExpression } from "../../../src/core/expression/printExpression";
import { readPlan } from "../../../src/language/snapshot";

const VOCABULARY: Vocabulary = {
  names: new Map([["value", "number"], ["effort", "duration"], ["confidence", "share"], ["budget", "money"], ["risk-reduction", "number"], ["lacking", "number"]]),
  things: new Map([["start", "date"], ["finish", "date"], ["slack", "duration"], ["cost", "money"]]),
  codes: new Map([["count", "number"]]),
};
const DAY = 1440;
const MONDAY = 20458; // 2026-01-05
const plan = readPlan("plan: P\ntasks: {}\n", "p.plan.yaml").plans[0];
assert.ok(plan);
const FACTS: Facts = {
  scale: { day: 480, week: 2400 },
  calendar: createCalendarBook(plan).plan,
  name(name): Value | { missing: string } {
    const figures: Record<string, Value> = {
      value: { kind: "number", figure: 8 }, effort: { kind: "duration", figure: 2 * 480 }, confidence: { kind: "share", figure: 0.5 },
      budget: { kind: "money", figure: 9000 }, "risk-reduction": { kind: "number", figure: 3 },
    };
    return figures[name] ?? { missing: name };
  },
  call(name): Value {
    if (name === "start") return { kind: "date", figure: MONDAY * DAY + 9 * 60, edge: "begin" };
    if (name === "finish") return { kind: "date", figure: (MONDAY + 1) * DAY + 17 * 60, edge: "end" };
    if (name === "slack") return { kind: "duration", figure: 960 };
    return { kind: name === "cost" ? "money" : "number", figure: name === "cost" ? 8000 : 2 };
  },
};

/** What an expression gives: its figure, what lacks, or what is wrong and at which part of the text. */
function outcome(text: string): string {
  const parsed = parseExpression(text);
  if ("fault" in parsed) return `${parsed.fault.message} @${text.slice(parsed.fault.at.start, parsed.fault.at.end)}`;
  const checked = checkExpression(parsed.value, VOCABULARY);
  if ("fault" in checked) return `${checked.fault.message} @${text.slice(checked.fault.at.start, checked.fault.at.end)}`;
  const result = evaluate(checked.value.expression, FACTS);
  if ("missing" in result) return `lacks ${result.missing} @${text.slice(result.at.start, result.at.end)}`;
  if ("fault" in result) return `${result.fault.message} @${text.slice(result.fault.at.start, result.fault.at.end)}`;
  assert.equal(result.value.kind, checked.value.kind, text);
  return `${result.value.kind} ${String(Number(result.value.figure.toPrecision(9)))}`;
}

describe("an expression", () => {
  const figures: readonly (readonly [text: string, gives: string])[] = [
    ["1 + 2 * 3", "number 7"], ["(1 + 2) * 3", "number 9"], ["10 - 4 - 3", "number 3"], ["24 / 4 / 2", "number 3"], ["-2 * -3", "number 6"], ["- (1 + 2)", "number -3"],
    ["value * confidence / effort", "number 2"], ["value + risk-reduction", "number 11"], ["value - 3", "number 5"], ["value -3", "number 5"], [".5 * 4", "number 2"],
    ["50% + 25%", "share 0.75"], ["confidence * 2", "number 1"], ["80% * 8k", "money 6400"], ["budget / 3", "money 3000"], ["budget / cost(plan)", "number 1.125"],
    ["budget + 1", "money 9001"], ["8k + 1m", "money 1008000"], ["budget <= 1.2m", "truth 1"], ["slack(a) > 5m", "truth 1"], ["slack(a) = 2d", "truth 1"],
    ["effort / 1d", "number 2"], ["effort * 2", "duration 1920"], ["1w 2d", "duration 3360"], ["1w 2d 30m = 3390m", "truth 1"], ["1mo = 4w", "truth 1"], ["8h = 1d", "truth 1"],
    ["budget / effort", "money 4500"], ["effort + 1d > 2.5d", "truth 1"],
    ["finish(a) <= 2026-01-06", "truth 1"], ["finish(a) < 2026-01-06", "truth 0"], ["finish(a) = 2026-01-06", "truth 1"], ["finish(a) <= 2026-01-05", "truth 0"],
    ["start(a) >= 2026-01-05", "truth 1"], ["start(a) > 2026-01-05", "truth 0"], ["finish(a) <= 2026-01-06 16:00", "truth 0"], ["finish(a) <= 2026-01-06T17:00", "truth 1"],
    ["finish(a) - start(a)", "duration 960"], ["start(a) + 2d = finish(a)", "truth 1"], ["finish(a) - 2d <= 2026-01-05", "truth 1"], ["2026-01-09 - finish(a) = 3d", "truth 1"],
    ["1 < 2 and 2 < 3", "truth 1"], ["1 > 2 or 2 > 1", "truth 1"], ["not 1 > 2", "truth 1"], ["not (1 < 2 and 2 < 3)", "truth 0"], ["1 > 2 and 2 > 1 or 3 > 2", "truth 1"],
    ["1 > 2 and lacking > 1", "truth 0"], ["1 < 2 or lacking > 1", "truth 1"],
    ["min(3, value, 5)", "number 3"], ["max(2d, effort, 1w)", "duration 2400"], ["max(start(a), finish(a)) = finish(a)", "truth 1"], ["round(2.5)", "number 3"], ["round(-2.5)", "number -3"],
    ["round(1.005, 2)", "number 1.01"], ["round(11h) = 1d", "truth 1"], ["if(value > 5, 10, 20)", "number 10"], ["if(slack(a) < 1d, 10, 20)", "number 20"], ["count(overload) <= 2", "truth 1"],
    ["slack(and) > 1d", "truth 1"], ["0.1 + 0.2 = 0.3", "truth 1"],
  ];
  for (const [text, gives] of figures) it(`${text} is ${gives}`, () => assert.equal(outcome(text), gives));

  const faults: readonly (readonly [text: string, says: string])[] = [
    ["", "Write an expression here @"], ["value *", "The expression ends where a figure or a name should follow @*"], ["(1 + 2", "This bracket is not closed @("], ["min(1, 2", "This bracket is not closed @("],
    ["1)", "This bracket closes none; take it away @)"], ["1 2", "A sign such as `+` or `and` is missing before `2` @2"], ["1 < 2 < 3", "Comparisons do not chain; join two of them with `and` @<"],
    ["value ^ 2", "`^` means nothing in an expression; take it away @^"], ["1 == 2", "`==` is no sign here; write `=` @=="], ["1 && 2", "`&&` is no sign here; write `and` @&&"],
    ["confidnce * 2", "There is no figure `confidnce` here @confidnce"], ["value-2", "There is no figure `value-2` here; to subtract, put a space on either side of the sign @value-2"],
    ["slak(plan)", "There is no figure `slak` here @slak"], ["slack", "`slack` stands for a figure of something; name it in brackets, such as `slack(plan)` @slack"],
    ["value(plan)", "`value` is a figure and takes nothing in brackets @value"], ["slack(1)", "`slack` takes one id or `plan`, such as `slack(plan)` @slack(1)"],
    ["value + effort", "A duration cannot be added to a number; `effort / 1d` is its number of days @value + effort"], ["value < effort", "A number cannot be compared with a duration @value < effort"],
    ["start(a) + finish(a)", "A date cannot be added to a date; add a duration such as `5d` @start(a) + finish(a)"], ["start(a) * 2", "A date cannot be multiplied by a number @start(a) * 2"],
    ["budget * budget", "Money cannot be multiplied by money @budget * budget"], ["not value", "`not` stands before a condition, not before a number @not value"],
    ["value and effort", "`and` joins two conditions such as `slack(plan) > 2d`, not a number and a duration @value and effort"], ["-start(a)", "A date has no sign; take the `-` away @-start(a)"],
    ["min()", "`min` takes figures between its brackets, such as `min(value, 10)` @min()"], ["min(1, 2d)", "`min` takes figures of one kind, not a number and a duration @2d"],
    ["if(value, 1, 2)", "The first part of `if` is a condition such as `votes > 10`, not a number @value"], ["2026-02-30 < start(a)", "There is no date `2026-02-30` @2026-02-30"],
    ["3x", "`3x` has no unit that is known; write 8, 80%, 8k, or a duration in m, h, d, w or mo @3x"], ["slack(a) > 3ed", "`3ed` is clock time; an expression counts in working time, such as `3d` @3ed"],
    ["value / 0", "This divides by zero: `0` is 0 @0"], ["8 / (value - 8)", "This divides by zero: `value - 8` is 0 @(value - 8)"], ["lacking + 1", "lacks lacking @lacking"],
    ["999999999999999 * 999999999999999 * 999999999999999".repeat(1) + " * 999999999999999".repeat(20), "The figure becomes too large to count with @" + "999999999999999 * 999999999999999 * 999999999999999" + " * 999999999999999".repeat(18)],
    ["not not 1 < 2", "Two `not` in a row; take both away @not"], ["process.exit(1)", "There is no figure `process.exit` here @process.exit"], ["constructor", "There is no figure `constructor` here @constructor"], ["toString(plan)", "There is no figure `toString` here @toString"],
  ];
  for (const [text, says] of faults) it(`${text.slice(0, 60)} is refused`, () => assert.equal(outcome(text), says));

  it("a text without end, brackets without bottom and parts without number are refused at once", () => {
    assert.match(outcome("1 + ".repeat(600) + "1"), /longer than the 2000 letters/);
    assert.match(outcome("(".repeat(200) + "1" + ")".repeat(200)), /nested more than 40 deep/);
    assert.match(outcome(`${"-".repeat(300)}1`), /nested more than 40 deep/);
    assert.match(outcome("1+".repeat(600) + "1"), /more than 500 figures/);
    assert.match(outcome("f(".repeat(200)), /nested more than 40 deep/);
  });

  it("any text at all is read or refused with one sentence at a place inside it", () => fc.assert(fc.property(
    fc.oneof(fc.string({ maxLength: 80 }), fc.array(fc.constantFrom("(", ")", "-", "not", "and", "1", "value", "min", ",", "<", "2026-01-05", "5m", "slack", "*"), { maxLength: 30 }).map((parts) => parts.join(" "))),
    (text) => {
      const parsed = parseExpression(text);
      const fault = "fault" in parsed ? parsed.fault : undefined;
      if (fault === undefined) return outcome(text) !== "";
      return fault.message !== "" && !fault.message.includes("\n") && fault.at.start >= 0 && fault.at.end <= text.length && fault.at.start <= fault.at.end;
    },
  ), { numRuns: 3000 }));
});

/** A tree without places. */
type Tree = { readonly literal: string } | { readonly name: string } | { readonly call: string; readonly args: readonly Tree[] } | { readonly unary: string; readonly of: Tree } | { readonly binary: string; readonly left: Tree; readonly right: Tree };

function treeOf(expression: Expression): Tree {
  switch (expression.is) {
    case "literal":
      return { literal: expression.text };
    case "name":
      return { name: expression.name };
    case "call":
      return { call: expression.name, args: expression.args.map(treeOf) };
    case "unary":
      return { unary: expression.operator, of: treeOf(expression.of) };
    case "binary":
      return { binary: expression.operator, left: treeOf(expression.left), right: treeOf(expression.right) };
  }
}

const NOWHERE = { start: 0, end: 0 };
const { number } = fc.letrec<{ number: Expression }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 5 },
    fc.integer({ min: 1, max: 99 }).map((amount): Expression => ({ is: "literal", value: { kind: "number", amount }, text: String(amount), at: NOWHERE })),
    fc.constant<Expression>({ is: "name", name: "value", at: NOWHERE }),
    fc.record({ operator: fc.constantFrom("+" as const, "-" as const, "*" as const, "/" as const), left: tie("number"), right: tie("number") }).map((parts): Expression => ({ is: "binary", at: NOWHERE, ...parts })),
    tie("number").map((of): Expression => ({ is: "unary", operator: "-", of, at: NOWHERE })),
    fc.tuple(tie("number"), tie("number")).map((args): Expression => ({ is: "call", name: "max", nameAt: NOWHERE, args, at: NOWHERE })),
  ),
}));
const comparison = fc.record({ operator: fc.constantFrom("<" as const, "<=" as const, "=" as const), left: number, right: number }).map((parts): Expression => ({ is: "binary", at: NOWHERE, ...parts }));
const { condition } = fc.letrec<{ condition: Expression }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    comparison,
    fc.record({ operator: fc.constantFrom("and" as const, "or" as const), left: tie("condition"), right: tie("condition") }).map((parts): Expression => ({ is: "binary", at: NOWHERE, ...parts })),
    comparison.map((of): Expression => ({ is: "unary", operator: "not", of, at: NOWHERE })),
  ),
}));

describe("laws of expressions", () => {
  it("what is printed reads as the same tree", () => fc.assert(fc.property(fc.oneof(number, condition), (expression) => {
    const text = printExpression(expression);
    const parsed = parseExpression(text);
    assert.ok("value" in parsed, text);
    assert.deepEqual(treeOf(parsed.value), treeOf(expression), text);
  }), { numRuns: 800 }));

  const valueOf = (expression: Expression): string => {
    const result = evaluate(expression, FACTS);
    return "value" in result ? String(result.value.figure) : "fault" in result ? "fault" : "missing";
  };
  it("brackets around the whole, and a double minus, change nothing", () => fc.assert(fc.property(number, (expression) => {
    assert.equal(outcome(`(${printExpression(expression)})`).split(" @")[0], outcome(printExpression(expression)).split(" @")[0]);
    const twice: Expression = { is: "unary", operator: "-", at: NOWHERE, of: { is: "unary", operator: "-", of: expression, at: NOWHERE } };
    assert.equal(valueOf(twice), valueOf(expression));
  })));
  it("sums and products commute; not (a and b) is not a or not b", () => fc.assert(fc.property(number, number, condition, condition, (a, b, c, d) => {
    for (const operator of ["+", "*"] as const) {
      const [one, other] = [valueOf({ is: "binary", operator, left: a, right: b, at: NOWHERE }), valueOf({ is: "binary", operator, left: b, right: a, at: NOWHERE })];
      assert.equal(one, other);
    }
    const not = (of: Expression): Expression => ({ is: "unary", operator: "not", of, at: NOWHERE });
    const left = valueOf(not({ is: "binary", operator: "and", left: c, right: d, at: NOWHERE }));
    const right = valueOf({ is: "binary", operator: "or", left: not(c), right: not(d), at: NOWHERE });
    assert.equal(left, right);
  })));
});
