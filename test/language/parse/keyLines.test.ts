import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import { keyLines } from "../../../src/language/parse/keyLines";
import { newScan, outlineOf, scanLine, scanOutline } from "../../../src/language/parse/scanOutline";
import { hostileFiles } from "../../fuzz/support/hostileFiles";
import { everything } from "../../fuzz/support/planTexts";
import { plans } from "../edits/randomPlan";
import { mutated } from "./plain/support/randomItems";

const some = { numRuns: Number(process.env["GANTRY_RUNS"] ?? 400), seed: Number(process.env["GANTRY_SEED"] ?? 23) };

/** Cuts a text looking at every line by itself. */
function lineByLine(text: string): unknown {
  const scan = newScan(text);
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let first = true;
  while (at < text.length) {
    const newline = text.indexOf("\n", at);
    const end = newline === -1 ? text.length : newline + 1;
    first = scanLine(scan, at, end, first);
    at = end;
  }
  return outlineOf(scan);
}

function check(text: string): void {
  deepEqual(scanOutline(text), lineByLine(text), JSON.stringify(text));
}

const line = fc.constantFrom(
  "title: x", "title: x # y", "effort: 3d", "after: [a, b]", "after: [a,", "b]", "after: [\"a\"]", "after: [a] # x", "who: {ana: 50%}", "tasks:", "tasks: {}", "tags: [x]", "target: x", "x:", "x", "- x", "a: - x", "a: &x y", "a: !t", "b:\tx", "key:x", "key : x",
  "notes: |", "notes: >-", "\"q\": x", "? x", "# x", "", "\tx: y", "A: x", "a-b: x\r", "a: \r", `long: ${"x".repeat(300)}`, `${"k".repeat(60)}: x`, "{", "}", "[", "]", "<<<<<<< a", "---", "after: [a]]", "title: [a] b", "title: x]",
);
/** Lines below tasks, mostly as deep as keys of items stand. */
const texts = fc.tuple(
  fc.constantFrom("tasks:\n  one:\n", "plan: x\ntasks:\n  one:\n", "risks:\n  one:\n", "tasks:\n    one:\n", "tasks:\n one: {a: b}\n"),
  fc.array(fc.tuple(fc.constantFrom(4, 4, 4, 4, 4, 2, 0, 3, 6, 8, 1, 50), line), { maxLength: 14 }), fc.constantFrom("\n", "\n", "\r\n"), fc.boolean(),
).map(([head, lines, end, ends]) => head + lines.map(([depth, each]) => " ".repeat(depth) + each).join(end) + (ends ? end : ""));

describe("lines of keys that are gone over together", function () {
  this.timeout(600_000);

  it("are simple ones, as deep as was asked for", () => {
    const taken = (text: string): number => {
      const pattern = keyLines(4);
      if (pattern === undefined) return -1;
      pattern.lastIndex = 0;
      return pattern.test(text) ? pattern.lastIndex : 0;
    };
    equal(taken("    title: x\n    after: [a, b]\n    who: {a: b}\n"), 31);
    for (const other of ["   title: x\n", "     title: x\n", "    tasks: x\n", "    a: - x\n", "    a: [x\n", "    a:\n", "    a:x\n", "    # a: x\n", "\ta: x\n"]) equal(taken(other), 0, other);
    equal(keyLines(41), undefined);
  });

  it("make no difference: the plan of every section, hostile files, deep ones", () => {
    check(everything);
    for (const [, text] of hostileFiles) if (text.length < 50_000) check(text);
    check(`tasks:\n${" ".repeat(41)}a:\n${`${" ".repeat(45)}title: x\n`.repeat(3)}`);
    check(`tasks:\n  a:\n${"    title: x\n".repeat(200)}  b:\n    title: y`);
    check("tasks:\n  a:\n  - x\n  b: y\n  c:\n    title: z\n");
  });

  it("make no difference: random lines", () => {
    fc.assert(fc.property(texts, check), { ...some, numRuns: some.numRuns * 10 });
    fc.assert(fc.property(fc.tuple(texts, texts).map(([a, b]) => a + b), check), some);
  });

  it("make no difference: plans in many styles, also changed", () => {
    fc.assert(fc.property(mutated(plans.map(({ text }) => text), 3), check), some);
    fc.assert(fc.property(mutated(texts, 3), check), some);
  });
});
