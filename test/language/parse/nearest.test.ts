import { equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { commonText } from "../../../src/language/parse/commonText";
import { editDistance, nearestWord } from "../../../src/language/parse/nearest";

const words = ["effort", "duration", "not-before", "not-finished-before", "start", "start-on", "start-by", "due", "done", "who", "after"];

describe("the word that was meant", () => {
  for (const [written, meant] of [
    ["effrt", "effort"], ["efort", "effort"], ["effotr", "effort"], ["Effort", "effort"], ["notBefore", "not-before"], ["not_before", "not-before"], ["starton", "start-on"], ["durations", "duration"], ["durat", "duration"],
    ["ower", undefined], ["x", undefined], ["", undefined], ["zzzzzz", undefined], ["wo", "who"], ["dne", "due"],
  ] as const) {
    it(`${written}: ${String(meant)}`, () => {
      equal(nearestWord(written, words), meant);
    });
  }
  it("distance is symmetric, zero for equals, and never above the longer length", () => {
    const word = fc.string({ maxLength: 8 });
    fc.assert(fc.property(word, word, (a, b) => {
      const there = editDistance(a, b, 99);
      equal(there, editDistance(b, a, 99));
      equal(there === 0, a === b);
      ok(there <= Math.max(a.length, b.length));
    }), { seed: 1, numRuns: 200 });
  });
});

describe("what two texts have in common", () => {
  it("is what an edit leaves", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 12 });
    fc.assert(fc.property(text, text, text, fc.boolean(), (head, middle, tail, long) => {
      const filler = long ? "x".repeat(5000) : "";
      const before = `${head}${filler}${tail}`;
      const after = `${head}${filler}${middle}${tail}`;
      const { prefix, suffix, growth } = commonText(before, after);
      equal(growth, middle.length);
      equal(prefix + suffix, before.length);
      equal(after.slice(0, prefix), before.slice(0, prefix));
      equal(after.slice(after.length - suffix), before.slice(before.length - suffix));
    }), { seed: 1, numRuns: 200 });
  });
});
