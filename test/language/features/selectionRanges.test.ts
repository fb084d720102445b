import assert from "node:assert/strict";
import { selectionRanges } from "../../../src/language/features/selectionRanges";
import { marked } from "./marked";

function check(name: string, source: string, expected: readonly string[]): void {
  it(name, () => {
    const { text, offset } = marked(source);
    const ranges = selectionRanges(text, offset).map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(ranges.slice(0, expected.length), expected);
    assert.equal(ranges.at(-1), text, "the last is the whole text");
    for (const [at, range] of ranges.entries()) assert.ok(at === 0 || range.length > (ranges[at - 1] ?? "").length);
  });
}

describe("selection grows", () => {
  check("from a word of an id to the task", "tasks:\n  a: {effort: 3d, after: pay-a<|>pi}\n  b: {}\n", [
    "api", "pay-api", "after: pay-api", "effort: 3d, after: pay-api", "{effort: 3d, after: pay-api}", "a: {effort: 3d, after: pay-api}",
    "a: {effort: 3d, after: pay-api}\n  b: {}", "tasks:\n  a: {effort: 3d, after: pay-api}\n  b: {}",
  ]);
  check("through a list", "tasks:\n  a: {after: [x, y<|> SS+1d]}\n", ["y", "y SS+1d", "x, y SS+1d", "[x, y SS+1d]", "after: [x, y SS+1d]"]);
  check("through a block list", "tasks:\n  a:\n    after:\n      - x\n      - y<|> SS\n", ["y", "y SS", "- y SS", "- x\n      - y SS", "after:\n      - x\n      - y SS"]);
  check("from a key", "tasks:\n  a:\n    eff<|>ort: 3d\n    due: 2026-03-05\n", ["effort", "effort: 3d", "effort: 3d\n    due: 2026-03-05", "a:\n    effort: 3d\n    due: 2026-03-05"]);
  check("from a quoted text", "plan: \"My pl<|>an\"\nstart: 2026-01-05\n", ["plan", "\"My plan\"", "plan: \"My plan\""]);
  check("in broken text by words and lines", "tasks:\n  a: {effort: [3<|>d\n", ["3d"]);
  check("at the end of the text", "plan: P<|>", ["P", "plan: P"]);
  it("in an empty text", () => {
    assert.deepEqual(selectionRanges("", 0), [{ start: 0, end: 0 }]);
  });
});
