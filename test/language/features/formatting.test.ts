import assert from "node:assert/strict";
import fc from "fast-check";
import { applyReplacements } from "../../../src/language/edits/replacement";
import { unintended } from "../../../src/language/edits/sameModel";
import { formatDocument, formatOnType, formatRange } from "../../../src/language/features/formatting";
import { plans } from "../edits/randomPlan";
import { analysed, FILE } from "./planWithCursor";
import { marked } from "./marked";

const formatted = (text: string, tabSize = 2): string => applyReplacements(text, formatDocument(text, { tabSize }));

function check(name: string, text: string, expected: string, tabSize?: number): void {
  it(name, () => {
    assert.equal(formatted(text, tabSize), expected);
    assert.equal(formatted(expected, tabSize), expected, "a second time changes nothing");
  });
}

function checkKept(name: string, text: string): void {
  check(name, text, text);
}

describe("formatting", () => {
  check("indents each level by two", "plan: P\ntasks:\n    a:\n          effort: 3d\n          tasks:\n            b: {}\n", "plan: P\ntasks:\n  a:\n    effort: 3d\n    tasks:\n      b: {}\n");
  check("indents by the editor's own width", "plan: P\ntasks:\n  a:\n    effort: 3d\n", "plan: P\ntasks:\n    a:\n        effort: 3d\n", 4);
  check("puts one space behind a colon", "plan:    P\ntasks:\n  a: {effort:  3d}\n", "plan: P\ntasks:\n  a: {effort: 3d}\n");
  check("puts one space behind commas and none inside brackets", "tasks:\n  a: { effort: 3d ,after: [ x,y ,  z ] }\n", "tasks:\n  a: {effort: 3d, after: [x, y, z]}\n");
  check("takes spaces at ends of lines away", "plan: P  \n  \ntasks:\t\n  a: {} \n", "plan: P\n\ntasks:\n  a: {}\n");
  check("leaves one blank line in a row, none at the top, one break at the end", "\n\nplan: P\n\n\n\ntasks:\n  a: {}\n\n\n", "plan: P\n\ntasks:\n  a: {}\n");
  check("ends a file that has no last line break", "plan: P", "plan: P\n");
  check("keeps line breaks of Windows", "plan:  P\r\n\r\n\r\ntasks:\r\n    a: {}\r\n\r\n", "plan: P\r\n\r\ntasks:\r\n  a: {}\r\n");
  check("moves comments with what they stand before", "tasks:\n      # about a\n      a: {}\n      # about b\n      b: {}\n# about people\npeople:\n      ana: {}\n", "tasks:\n  # about a\n  a: {}\n  # about b\n  b: {}\n# about people\npeople:\n  ana: {}\n");
  check("moves the lines of a literal text together", "tasks:\n    a:\n        notes: |\n            one\n              two\n\n\n            three\n        effort: 3d\n", "tasks:\n  a:\n    notes: |\n        one\n          two\n\n\n        three\n    effort: 3d\n");
  check("moves brackets over several lines together", "tasks:\n    a:\n        after: [\n            x,\n            y\n        ]\n", "tasks:\n  a:\n    after: [\n        x,\n        y\n    ]\n");
  check("moves block lists together", "tasks:\n    a:\n        after:\n            - x   \n            - y\n", "tasks:\n  a:\n    after:\n        - x\n        - y\n");
  checkKept("keeps spaces before a comment, which people align", "tasks:\n  a: {effort: 3d}     # short\n  b:   # why\n    effort: 3d         # long\n");
  checkKept("keeps spaces inside quotes", "plan: \"a  b: ,  c\"\ntasks:\n  a: {title: 'x  ,y', effort: 3d}\n");
  checkKept("keeps spaces inside plain text", "plan: one  two , three\n");
  checkKept("keeps spaces at ends of lines of a literal text", "tasks:\n  a:\n    notes: |\n      one  \n\n\n      two\n    effort: 3d\n");
  checkKept("keeps a text over several lines", "vision: one\n   two\n     three\nplan: P\n");
  checkKept("keeps what stands behind a times sign or in an address", "tasks:\n  a: {links: [https://example.org/a,b], not-before: 2026-03-05 14:30}\n".replace("a,b", "a"));
  check("puts the ends of lines in order while the rest is broken", "plan: P  \ntasks:\n     a: {effort: [3d\n   b:   x\n", "plan: P\ntasks:\n     a: {effort: [3d\n   b:   x\n");
  check("leaves the levels of a text with tabs alone", "plan: P  \ntasks:\n\ta: {}\n", "plan: P\ntasks:\n\ta: {}\n");
  check("leaves the levels of a merge conflict alone", "tasks:\n<<<<<<< HEAD\n     a: {}  \n=======\n   a: {x: 1}\n>>>>>>> other\n", "tasks:\n<<<<<<< HEAD\n     a: {}\n=======\n   a: {x: 1}\n>>>>>>> other\n");
  checkKept("keeps an empty file", "");

  it("keeps the meaning of any plan, and says the same a second time", () => {
    fc.assert(fc.property(plans, ({ text }) => {
      const after = formatted(text);
      assert.equal(after.replace(/\s+/g, ""), text.replace(/\s+/g, ""));
      const [before, now] = [analysed({ [FILE]: text }).snapshot, analysed({ [FILE]: after }).snapshot];
      for (const plan of before.plans) assert.equal(unintended(before, now, plan.id, {}), undefined, after);
      assert.equal(formatted(after), after);
    }), { numRuns: 40 });
  });
});

describe("formatting a range", () => {
  it("touches its lines alone", () => {
    const text = "tasks:\n    a: {effort:  3d}\n    b: {effort:  3d}\n    c: {effort:  3d}\n";
    const at = text.indexOf("b:");
    assert.equal(applyReplacements(text, formatRange(text, at, at + 3, { tabSize: 2 })), "tasks:\n    a: {effort:  3d}\n  b: {effort: 3d}\n    c: {effort:  3d}\n");
  });
});

describe("formatting while typing", () => {
  const typed = (source: string, sign: string): string => {
    const { text, offset } = marked(source);
    return applyReplacements(text, formatOnType(text, offset, sign));
  };
  it("puts a line in order when its bracket is closed", () => {
    assert.equal(typed("tasks:\n      a: { effort:  3d }<|>\n", "}"), "tasks:\n      a: {effort: 3d}\n");
  });
  it("puts the line before in order after a line break", () => {
    assert.equal(typed("tasks:\n  a: {effort:  3d,after: x}  \n  <|>\n", "\n"), "tasks:\n  a: {effort: 3d, after: x}\n  \n");
  });
  it("leaves the inside of a literal text alone", () => {
    assert.equal(typed("tasks:\n  a:\n    notes: |\n      {a ,b }<|>\n", "}"), "tasks:\n  a:\n    notes: |\n      {a ,b }\n");
  });
  it("does nothing while a bracket is open", () => {
    assert.equal(typed("tasks:\n  a: {after: [ x,y }<|>\n", "}"), "tasks:\n  a: {after: [ x,y }\n");
  });
});
