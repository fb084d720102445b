import assert from "node:assert/strict";
import { dayNumber } from "../../../src/core/calendar/civil";
import { applyEdits } from "../../../src/language/edits/applyChange";
import { taskOfLine } from "../../../src/language/quickAdd/taskOfLine";
import { readPlan } from "../../../src/language/snapshot";
import { marked } from "../features/marked";

const FILE = "p.plan.yaml";
const TODAY = dayNumber(2026, 2, 4);
const HEAD = "plan: P\nid: p\nas-of: none\nstart: 2026-01-05\npeople:\n  ana: {name: Ana}\n";

function outcome(source: string): string | undefined {
  const { text, offset } = marked(HEAD + source);
  const result = taskOfLine(readPlan(text, FILE), FILE, offset, TODAY);
  if (result === undefined) return undefined;
  return result.kind === "refused" ? `refused: ${result.message}` : applyEdits(text, result.edits).slice(HEAD.length);
}

function check(name: string, source: string, after: string): void {
  it(name, () => { assert.equal(outcome(source), after); });
}

function none(name: string, source: string): void {
  it(`${name} is no task`, () => { assert.equal(outcome(source), undefined); });
}

function refused(name: string, source: string, message: RegExp): void {
  it(`${name} is refused`, () => { assert.match(outcome(source) ?? "", message); });
}

describe("a task of a line", () => {
  check("at the end", "tasks:\n  a: {effort: 1d}\n  Payment check 5d after a @ana due fri<|>\n", "tasks:\n  a: {effort: 1d}\n  payment-check: {effort: 5d, who: ana, after: a, due: 2026-02-06}\n");
  check("without a line break", "tasks:\n  a: {effort: 1d}\n  Payment check 5d<|>", "tasks:\n  a: {effort: 1d}\n  payment-check: {effort: 5d}");
  check("between others", "tasks:\n  a: {effort: 1d}\n  Payment <|>check 5d\n\n  # b\n  b: {effort: 1d}\n", "tasks:\n  a: {effort: 1d}\n  payment-check: {effort: 5d}\n\n  # b\n  b: {effort: 1d}\n");
  check("the first", "tasks:\n  <|>Payment check 5d\n", "tasks:\n  payment-check: {effort: 5d}\n");
  check("in a summary", "tasks:\n  s:\n    title: S\n    tasks:\n      a: {effort: 1d}\n      Check 2d<|>\n  b: {effort: 1d}\n", "tasks:\n  s:\n    title: S\n    tasks:\n      a: {effort: 1d}\n      check: {effort: 2d}\n  b: {effort: 1d}\n");
  check("that waits for its neighbour", "tasks:\n  s:\n    tasks:\n      a: {effort: 1d}\n      Check 2d after a<|>\n      b: {effort: 1d}\n", "tasks:\n  s:\n    tasks:\n      a: {effort: 1d}\n      check: {effort: 2d, after: a}\n      b: {effort: 1d}\n");
  check("of many keys", "tasks:\n  a: {effort: 1d}\n  Cards, wallets 5d after a @ana due fri #x<|>\n", "tasks:\n  a: {effort: 1d}\n  cards-wallets:\n    title: Cards, wallets\n    effort: 5d\n    who: ana\n    after: a\n    due: 2026-02-06\n    tags: [x]\n");
  check("with CRLF", "tasks:\r\n  a: {effort: 1d}\r\n  Cards, wallets 5d after a @ana due fri<|>\r\n", "tasks:\r\n  a: {effort: 1d}\r\n  cards-wallets:\r\n    title: Cards, wallets\r\n    effort: 5d\r\n    who: ana\r\n    after: a\r\n    due: 2026-02-06\r\n");
  check("that goes elsewhere", "tasks:\n  s:\n    tasks:\n      a: {effort: 1d}\n  b: {effort: 1d}\n  Check 2d in s<|>\n", "tasks:\n  s:\n    tasks:\n      a: {effort: 1d}\n      check: {effort: 2d}\n  b: {effort: 1d}\n");
  check("an idea", "tasks: {}\nbacklog:\n  x: {title: X}\n  One click value 8<|>\n", "tasks: {}\nbacklog:\n  x: {title: X}\n  one-click: {title: One click, value: 8}\n");
  check("an action of a risk", "tasks: {}\nrisks:\n  r:\n    probability: 10%\n    actions:\n      a: {effort: 1d}\n      Build a stub 2d<|>\n", "tasks: {}\nrisks:\n  r:\n    probability: 10%\n    actions:\n      a: {effort: 1d}\n      build-a-stub: {effort: 2d}\n");
  none("an entry", "tasks:\n  a<|>: {effort: 1d}\n");
  none("an empty entry", "tasks:\n  a:<|>\n");
  none("a comment", "tasks:\n  # Check 2d<|>\n  a: {effort: 1d}\n");
  none("an empty line", "tasks:\n  a: {effort: 1d}\n<|>\n");
  none("a key of a task", "tasks:\n  a:\n    effort<|>\n");
  none("a person", "people2:\n  ana silva<|>\n");
  none("inside braces", "tasks: {\n  a: {effort: 1d},\n  Check 2d<|>\n}\n");
  none("a block of text", "tasks:\n  a:\n    notes: |\n      Check 2d<|>\n");
  refused("an unknown name", "tasks:\n  schema: {effort: 1d}\n  Check after schma<|>\n", /did you mean `schema`/);
});
