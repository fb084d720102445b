import assert from "node:assert/strict";
import { inlayHints } from "../../../src/language/features/inlayHints";
import { afterTyping, analysed, FILE, HEAD, TASKS } from "./planWithCursor";

const AS_OF = "plan: P\nstart: 2026-01-05\nas-of: 2026-02-02\n";

/** The text with the hints written into it between « and ». */
function shown(text: string, analysis = analysed({ [FILE]: text })): string {
  return [...inlayHints(analysis, FILE)].sort((a, b) => b.offset - a.offset).reduce((all, { offset, text: hint }) => `${all.slice(0, offset)}«${hint}»${all.slice(offset)}`, text);
}

function check(name: string, tasks: string, expected: string): void {
  it(name, () => {
    assert.equal(shown(`${AS_OF}tasks:\n${tasks}`), `${AS_OF}tasks:\n${expected}`);
  });
}

describe("inlay hints", () => {
  check("dates and criticality", "  a: {effort: 3d}\n", "  a: {effort: 3d}«2 Feb – 4 Feb · critical»\n");
  check("slack", "  a: {effort: 3d}\n  b: {effort: 1d}\n", "  a: {effort: 3d}«2 Feb – 4 Feb · critical»\n  b: {effort: 1d}«2 Feb · slack 2d»\n");
  check("slack below a day in hours", "  a: {effort: 1d}\n  b: {effort: 5h}\n", "  a: {effort: 1d}«2 Feb · critical»\n  b: {effort: 5h}«2 Feb · slack 3h»\n");
  check("at the line of the id of a block", "  a:\n    effort: 3d\n    title: A\n", "  a:«2 Feb – 4 Feb · critical»\n    effort: 3d\n    title: A\n");
  check("behind a comment", "  a: {effort: 3d} # why\n", "  a: {effort: 3d} # why«2 Feb – 4 Feb · critical»\n");
  check("a milestone by its day", "  a: {effort: 3d}\n  m: {milestone: true, after: a}\n", "  a: {effort: 3d}«2 Feb – 4 Feb · critical»\n  m: {milestone: true, after: a}«4 Feb · critical»\n");
  check("a summary without slack", "  s:\n    tasks:\n      a: {effort: 1d}\n  z: {effort: 3d}\n", "  s:«2 Feb»\n    tasks:\n      a: {effort: 1d}«2 Feb · slack 2d»\n  z: {effort: 3d}«2 Feb – 4 Feb · critical»\n");
  check("lateness", "  a: {effort: 3d, due: 2026-02-02}\n", "  a: {effort: 3d, due: 2026-02-02}«2 Feb – 4 Feb · critical · 2 days late»\n");
  check("none for what is finished or dropped", "  a: {effort: 1d, started: 2026-01-05, finished: 2026-01-05}\n  b: {effort: 1d, status: dropped}\n",
    "  a: {effort: 1d, started: 2026-01-05, finished: 2026-01-05}\n  b: {effort: 1d, status: dropped}\n");
  check("the year when it is another", "  a: {duration: 60w}\n", "  a: {duration: 60w}«2 Feb – 26 Mar 2027 · critical»\n");
  check("each behind its own task where several share a line", "  s: {tasks: {a: {effort: 1d}, b: {effort: 1d}}}\n", "  s: {tasks: {a: {effort: 1d}«2 Feb · critical», b: {effort: 1d}«2 Feb · critical»}}«2 Feb · critical»\n");
  check("before the spaces at the end of a line", "  a: {effort: 1d}  \n", "  a: {effort: 1d}«2 Feb · critical»  \n");
  it("the rank and score of an idea, and that it is below the line", () => {
    const head = `${AS_OF}prioritize: value-effort\npeople: {ana: {}}\nreleases: {beta: {date: 2026-02-06}}\ntasks: {}\nbacklog:\n`;
    assert.equal(shown(`${head}  a: {value: 8, effort: 4d}\n  b: {value: 3, effort: 1d} # cheap\n  c: {value: 1}\n  d: {value: 1, effort: 2d}\n`),
      `${head}  a: {value: 8, effort: 4d}«#2 · score 2»\n  b: {value: 3, effort: 1d} # cheap«#1 · score 3»\n  c: {value: 1}\n  d: {value: 1, effort: 2d}«#3 · score 0.5 · below the line»\n`);
  });
  it("what a simulation adds, when there is one", () => {
    const analysis = analysed({ [FILE]: `${AS_OF}tasks:\n  a: {effort: 1d}\n` });
    const [hint] = inlayHints(analysis, FILE, 0, Infinity, () => ({ p80: 20500 * 1440 + 1020, criticality: 0.625 }));
    assert.equal(hint?.text, "2 Feb · critical · P80 16 Feb · 63 % critical");
  });
  it("only in the part that is asked for", () => {
    const text = `${HEAD}${TASKS}`;
    const from = text.indexOf("  docs:");
    assert.deepEqual(inlayHints(analysed({ [FILE]: text }), FILE, from, from + 70).map(({ task }) => task), ["docs"]);
  });
  it("stay with the last good state of a task that is being typed", () => {
    const before = `${AS_OF}tasks:\n  a: {effort: 3d}\n  b: {effort: 1d}\n`;
    const { analysis, text } = afterTyping(before, before.replace("{effort: 3d}", "{effort: 3d, after: [<|>"));
    assert.match(shown(text, analysis), /^ {2}a: \{effort: 3d, after: \[«2 Feb/m);
  });
  it("are none for a file that is not there", () => {
    assert.deepEqual(inlayHints(analysed({}), FILE), []);
  });
});
