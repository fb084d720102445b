import assert from "node:assert/strict";
import { createAnalyser } from "../../../src/language/analysis";
import { applyEdits, changeToEdits } from "../../../src/language/edits/applyChange";
import { refactorings } from "../../../src/language/features/refactorings";
import { readPlan } from "../../../src/language/snapshot";
import { FILE } from "../edits/checkChange";
import { NOON } from "../rules/checkProblems";

const HEAD = "plan: P\nid: p\nas-of: none\nstart: 2026-01-05\n";

/** A plan with `|` at the cursor, or two of them around a selection. */
function marked(body: string): { readonly text: string; readonly start: number; readonly end: number } {
  const whole = body.startsWith("\ufeff") ? `\ufeff${HEAD}${body.slice(1)}` : HEAD + body;
  const start = whole.indexOf("|");
  const last = whole.lastIndexOf("|");
  return { text: whole.replaceAll("|", ""), start, end: last === start ? start : last - 1 };
}

/** The text after the refactoring whose title begins so; fails when it is not offered or refused. */
function refactored(body: string, title: string): string {
  const { text, start, end } = marked(body);
  const snapshot = readPlan(text, FILE);
  const offers = refactorings(createAnalyser().analyse(snapshot, NOON), FILE, start, end);
  const offer = offers.find(each => each.title.startsWith(title));
  assert.ok(offer, `${title} is not among ${offers.map(each => each.title).join("; ")}`);
  const result = changeToEdits(snapshot, offer.change, NOON);
  assert.equal(result.kind, "edits", result.kind === "refused" ? result.message : "");
  const after = applyEdits(text, result.kind === "edits" ? result.edits : []);
  assert.deepEqual(readPlan(after, FILE).problems.filter(({ severity }) => severity === "error"), []);
  const head = after.startsWith("\ufeff") ? 1 + HEAD.length : HEAD.length;
  return (after.startsWith("\ufeff") ? "\ufeff" : "") + after.slice(head);
}

/** Checks the exact text after a refactoring; with CRLF and behind a byte order mark it is the same. */
function turns(name: string, before: string, title: string, after: string): void {
  it(name, () => {
    assert.equal(refactored(before, title), after);
    assert.equal(refactored(`\ufeff${before}`, title), `\ufeff${after}`);
  });
  it(`${name}, with CRLF`, () => {
    const { text, start, end } = marked(before);
    const crlf = text.replace(/\n/g, "\r\n");
    const at = (offset: number): number => offset + (text.slice(0, offset).split("\n").length - 1);
    const snapshot = readPlan(crlf, FILE);
    const offer = refactorings(createAnalyser().analyse(snapshot, NOON), FILE, at(start), at(end)).find(each => each.title.startsWith(title));
    const result = offer === undefined ? undefined : changeToEdits(snapshot, offer.change, NOON);
    assert.equal(result?.kind, "edits");
    assert.equal(applyEdits(crlf, result?.kind === "edits" ? result.edits : []), (HEAD + after).replace(/\n/g, "\r\n"));
  });
}

/** Checks that a refactoring is not offered. */
function notOffered(name: string, body: string, title: string): void {
  it(name, () => {
    const { text, start, end } = marked(body);
    const titles = refactorings(createAnalyser().analyse(readPlan(text, FILE), NOON), FILE, start, end).map(each => each.title);
    assert.equal(titles.find(each => each.startsWith(title)), undefined);
  });
}

describe("refactorings", () => {
  describe("split a task", () => {
    turns("into halves, the second awaited", "tasks:\n  # why\n  |a: {effort: 10d, who: ana}   # first\n\n  b: {effort: 1d, after: a}\n  c: {after: a +2d}\npeople: {ana: {}}\n",
      "Split `a` into two of 5d", "tasks:\n  # why\n  a: {effort: 5d, who: ana}   # first\n  a-2: {effort: 5d, after: a, who: ana}\n\n  b: {effort: 1d, after: a-2}\n  c: {after: a-2 FS+2d}\npeople: {ana: {}}\n");
    turns("on lines, with what is due at the end", "tasks:\n  a|:\n    title: Build # it\n    effort: 2d..6d\n    due: 2026-03-01\n    notes: >-\n      text\n",
      "Split `a`", "tasks:\n  a:\n    title: Build # it\n    effort: 1d..3d\n    notes: >-\n      text\n  a-2: {title: Build (2), effort: 1d..3d, after: a, due: 2026-03-01}\n");
    turns("by person", "people: {ana: {}, ben: {}}\ntasks:\n  a|: {effort: 6d, who: [ana, ben 50%]}\n  b: {effort: 1d, after: a}\n",
      "Split `a` by person", "people: {ana: {}, ben: {}}\ntasks:\n  a: {effort: 4d, who: ana}\n  a-ben: {effort: 2d, who: ben 50%}\n  b: {effort: 1d, after: [a, a-ben]}\n");
    notOffered("not when it has begun", "tasks:\n  |a: {effort: 4d, started: 2026-01-05}\n", "Split");
    notOffered("not a summary", "tasks:\n  |s:\n    tasks:\n      a: {effort: 2d}\n", "Split");
  });
  describe("extract", () => {
    turns("selected keys", "tasks:\n  a:\n    effort: 3d\n|    cost: 800 # fee\n    tags: [x]\n|    # the end\n  b: {after: a}\n",
      "Extract `cost` and `tags` of `a`", "tasks:\n  a:\n    effort: 3d\n    # fee\n    # the end\n  a-2: {cost: 800, tags: [x], after: a}\n  b: {after: a}\n");
    turns("a summary of selected tasks", "tasks:\n  a: {effort: 1d}\n\n  # b and c\n  |b: {effort: 2d} # two\n  c:\n    effort: 3d|\n  d: {effort: 4d, after: b}\n",
      "Extract a summary: put 2 tasks", "tasks:\n  a: {effort: 1d}\n\n  group:\n    tasks:\n      # b and c\n      b: {effort: 2d} # two\n      c:\n        effort: 3d\n  d: {effort: 4d, after: b}\n");
    notOffered("no summary without a selection", "tasks:\n  |a: {effort: 1d}\n", "Extract a summary");
  });
  describe("inline", () => {
    turns("into its predecessor", "tasks:\n  a: {effort: 3d}   # one\n  # about b\n  |b: {effort: 2d, after: a, tags: [x]} # two\n  c: {effort: 1d, after: [a, b]}\n  d: {after: b SS+1d}\nrisks:\n  r: {affects: b}\n",
      "Merge `b` into `a`", "tasks:\n  a: {effort: 5d, tags: [x]}   # one\n  # about b\n  # two\n  c: {effort: 1d, after: [a]}\n  d: {after: a SS+1d}\nrisks:\n  r: {affects: a}\n");
    notOffered("not where keys contradict", "people: {ana: {}, ben: {}}\ntasks:\n  a: {effort: 3d, who: ana}\n  |b: {effort: 2d, after: a, who: ben}\n", "Merge");
    turns("a summary", "tasks:\n  |s: # parts\n    title: S\n    tasks:\n      a: {effort: 1d} # one\n\n      b: {effort: 2d}\n  c: {effort: 1d, after: a}\n",
      "Dissolve the summary `s`", "tasks:\n  a: {effort: 1d} # one\n  b: {effort: 2d}\n  # parts\n\n  c: {effort: 1d, after: a}\n");
    notOffered("not a summary that is named", "tasks:\n  |s:\n    tasks:\n      a: {effort: 1d}\n  b: {after: s}\n", "Dissolve");
  });
  describe("move", () => {
    const tree = "tasks:\n  s:\n    tasks:\n      a: {effort: 1d} # one\n  |b: {effort: 2d}\n  c: {effort: 3d}\n";
    turns("up", tree, "Move `b` up", "tasks:\n  b: {effort: 2d}\n  s:\n    tasks:\n      a: {effort: 1d} # one\n  c: {effort: 3d}\n");
    turns("down", tree, "Move `b` down", "tasks:\n  s:\n    tasks:\n      a: {effort: 1d} # one\n  c: {effort: 3d}\n  b: {effort: 2d}\n");
    turns("into the summary above", tree, "Move `b` into `s`", "tasks:\n  s:\n    tasks:\n      a: {effort: 1d} # one\n      b: {effort: 2d}\n  c: {effort: 3d}\n");
    turns("out", "tasks:\n  s:\n    tasks:\n      a: {effort: 1d}\n      |b: {effort: 2d} # two\n", "Move `b` out of `s`", "tasks:\n  s:\n    tasks:\n      a: {effort: 1d}\n  b: {effort: 2d} # two\n");
    turns("a backlog item to work", "tasks:\n  a: {effort: 1d}\nbacklog:\n  |i: {title: I, effort: 2d}\n", "Turn `i` into work", "tasks:\n  a: {effort: 1d}\n  i: {title: I, effort: 2d}\nbacklog: {}\n");
    turns("work to the backlog", "tasks:\n  a: {effort: 1d}\n  |b: {title: B, effort: 2d}\nbacklog:\n  i: {title: I}\n", "Put `b` back", "tasks:\n  a: {effort: 1d}\nbacklog:\n  i: {title: I}\n  b: {title: B, effort: 2d}\n");
  });
  describe("rewrite", () => {
    turns("a duration as effort", "people: {ana: {}, ben: {}}\ntasks:\n  |a: {duration: 4d, who: [ana, ben 50%]} # d\n", "Write `effort: 6d`", "people: {ana: {}, ben: {}}\ntasks:\n  a: {effort: 6d, who: [ana, ben 50%]} # d\n");
    turns("effort as a duration", "people: {ana: {}, ben: {}}\ntasks:\n  |a: {effort: 6d, who: [ana, ben 50%]}\n", "Write `duration: 4d`", "people: {ana: {}, ben: {}}\ntasks:\n  a: {duration: 4d, who: [ana, ben 50%]}\n");
    turns("a link on a summary as links on its last tasks", "tasks:\n  s:\n    tasks:\n      a: {effort: 1d}\n      b: {effort: 2d, after: a}\n      c: {effort: 3d}\n  |d: {effort: 1d, after: s +1d} # wait\n",
      "Wait for 2 tasks of `s`", "tasks:\n  s:\n    tasks:\n      a: {effort: 1d}\n      b: {effort: 2d, after: a}\n      c: {effort: 3d}\n  d: {effort: 1d, after: [b FS+1d, c FS+1d]} # wait\n");
    turns("a milestone", "tasks:\n  |s:\n    title: Beta # b\n    tasks:\n      a: {effort: 1d}\n  b: {effort: 1d}\n", "Add a milestone behind `s`",
      "tasks:\n  s:\n    title: Beta # b\n    tasks:\n      a: {effort: 1d}\n  s-done: {title: Beta done, milestone: true, after: s}\n  b: {effort: 1d}\n");
  });
});
