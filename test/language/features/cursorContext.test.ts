import assert from "node:assert/strict";
import fc from "fast-check";
import { cursorContext } from "../../../src/language/features/cursorContext";
import { marked } from "./marked";

/** `key a.b` or `value a.b: before`, with `[]` behind an element of a list. */
function describeContext(source: string): string {
  const { text, offset } = marked(source);
  const context = cursorContext(text, offset);
  if (context.position === "none") return "none";
  return `${context.position}${context.inList ? "[]" : ""} ${context.path.join(".")}|${context.before}^${context.after}`;
}

function check(source: string, expected: string): void {
  it(`${JSON.stringify(source)} is ${expected}`, () => {
    assert.equal(describeContext(source), expected);
  });
}

describe("where the cursor stands", () => {
  describe("block keys", () => {
    check("<|>", "key |^");
    check("pl<|>", "key |pl^");
    check("p<|>lan", "key |p^lan");
    check("plan: x\nta<|>", "key |ta^");
    check("plan: x\n<|>\ntasks:", "key |^");
    check("\ufeffpl<|>", "key |pl^");
    check("tasks:\n  <|>", "key tasks|^");
    check("tasks:\n  a<|>", "key tasks|a^");
    check("tasks:\n  a:\n    ef<|>", "key tasks.a|ef^");
    check("tasks:\r\n  a:\r\n    ef<|>", "key tasks.a|ef^");
    check("tasks:\n  a:\n    title: x\n    ef<|>", "key tasks.a|ef^");
    check("tasks:\n  a:\n    title: x\n\n    ef<|>\n  b:", "key tasks.a|ef^");
    check("tasks:\n  a:\n    title: x\n    # note\n    ef<|>", "key tasks.a|ef^");
    check("tasks:\n  a:\n    tasks:\n      b:\n        ef<|>", "key tasks.a.tasks.b|ef^");
    check("tasks:\n  a: {effort: 3d}\n  b<|>", "key tasks|b^");
    check("tasks:\n  a: {effort: 3d}\n  b:\n    <|>", "key tasks.b|^");
    check("tasks:\n    a:\n          du<|>", "key tasks.a|du^");
    check("tasks: # all\n  a: # one\n    du<|>", "key tasks.a|du^");
    check("\"tasks\":\n  'a':\n    du<|>", "key tasks.a|du^");
    check("calendar:\n  wee<|>", "key calendar|wee^");
    check("risks:\n  r:\n    impact:\n      ti<|>", "key risks.r.impact|ti^");
    check("tasks:\n  a:\n    due<|>: 2026-01-01", "key tasks.a|due^");
  });
  describe("block values", () => {
    check("plan: <|>", "value plan|^");
    check("plan:<|>", "value plan|^");
    check("plan: Check<|>out", "value plan|Check^out");
    check("tasks:\n  a:\n    after: <|>", "value tasks.a.after|^");
    check("tasks:\n  a:\n    after: b SS<|>", "value tasks.a.after|b SS^");
    check("tasks:\n  a:\n    after: b<|> SS+2d # c", "value tasks.a.after|b^ SS+2d");
    check("tasks:\n  a:\n    after:\n      - <|>", "value[] tasks.a.after|^");
    check("tasks:\n  a:\n    after:\n      - b\n      - c<|>", "value[] tasks.a.after|c^");
    check("tasks:\n  a:\n    after:\n    - b\n    - c<|>", "value[] tasks.a.after|c^");
    check("tasks:\n  a:\n    after:\n      -<|>", "value[] tasks.a.after|^");
    check("teams:\n  core:\n    - an<|>", "value[] teams.core|an^");
    check("start: 2026-<|>", "value start|2026-^");
  });
  describe("flow", () => {
    check("tasks:\n  a: {<|>", "key tasks.a|^");
    check("tasks:\n  a: {<|>}", "key tasks.a|^");
    check("tasks:\n  a: {ef<|>}", "key tasks.a|ef^");
    check("tasks:\n  a: {effort: <|>}", "value tasks.a.effort|^");
    check("tasks:\n  a: {effort: 3<|>d}", "value tasks.a.effort|3^d");
    check("tasks:\n  a: {effort: 3d, <|>}", "key tasks.a|^");
    check("tasks:\n  a: {effort: 3d, af<|>", "key tasks.a|af^");
    check("tasks:\n  a: {effort: 3d, after: <|>}", "value tasks.a.after|^");
    check("tasks:\n  a: {after: [<|>]}", "value[] tasks.a.after|^");
    check("tasks:\n  a: {after: [b, c<|>]}", "value[] tasks.a.after|c^");
    check("tasks:\n  a: {after: [b, c], <|>}", "key tasks.a|^");
    check("tasks:\n  a: {after: [b, c<|>", "value[] tasks.a.after|c^");
    check("tasks:\n  a:\n    after: [b, <|>", "value[] tasks.a.after|^");
    check("tasks:\n  a:\n    after: [b,\n      c<|>]", "value[] tasks.a.after|c^");
    check("tasks:\n  a: {\n    effort: 3d,\n    af<|>", "key tasks.a|af^");
    check("tasks:\n  a: {\n    effort: 3d,\n    after: b<|>\n  }", "value tasks.a.after|b^");
    check("tasks: {a: {effort: 3d}, b: {af<|>}}", "key tasks.b|af^");
    check("{tasks: {a: {<|>}}}", "key tasks.a|^");
    check("tasks:\n  a: {effort: 3d\n  b: {af<|>", "key tasks.b|af^");
    check("tasks:\n  a: {title: \"x, y: {\", ef<|>}", "key tasks.a|ef^");
    check("tasks:\n  a: {title: it's, ef<|>}", "key tasks.a|ef^");
    check("people:\n  ana: {leave: {2026-02-09..2026-02-13: Ski<|>}}", "value people.ana.leave.2026-02-09..2026-02-13|Ski^");
    check("calendar:\n  week: {mon-thu: 09:00-1<|>}", "value calendar.week.mon-thu|09:00-1^");
    check("tasks:\n  a: {who: ana, <|>due: 2026-01-01}", "key tasks.a|^due");
  });
  describe("nowhere", () => {
    check("# com<|>ment", "none");
    check("plan: x # com<|>ment", "none");
    check("plan: \"in<|> quotes\"", "none");
    check("tasks:\n  a:\n    notes: |\n      some <|>text", "none");
    check("tasks:\n  a:\n    notes: >-  # folded\n      some: <|>text", "none");
    check("tasks:\n  a: {title: 'open <|>", "none");
  });
  it("tells the other keys of a map", () => {
    const keys = (source: string): readonly string[] => {
      const { text, offset } = marked(source);
      return cursorContext(text, offset).siblings;
    };
    assert.deepEqual(keys("tasks:\n  a: {effort: 3d, <|>, after: b, who: {x: y}}"), ["effort", "after", "who"]);
    assert.deepEqual([...keys("tasks:\n  a:\n    effort: 3d\n    <|>\n    after: b\n  c:\n    due: x")].sort(), ["after", "effort"]);
    assert.deepEqual([...keys("plan: x\n<|>\ntasks:\n  a:\n")].sort(), ["plan", "tasks"]);
  });
  it("never throws and stays inside the text, whatever the text", () => {
    const piece = fc.constantFrom("a", "tasks", ":", ": ", " ", "\n", "\r\n", "  ", "{", "}", "[", "]", ",", "#", " #", "\"", "'", "-", "- ", "|", "\ufeff", "é", "\t");
    fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), fc.nat(), (pieces, at) => {
      const text = pieces.join("");
      const context = cursorContext(text, at % (text.length + 1));
      assert.ok(context.start >= 0 && context.start <= context.end && context.end <= text.length);
    }), { numRuns: Number(process.env["GANTRY_RUNS"] ?? 1000) });
  });
});
