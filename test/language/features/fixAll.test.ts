import assert from "node:assert/strict";
import type { ProblemCode } from "../../../src/core/model/problem";
import { createAnalyser } from "../../../src/language/analysis";
import { applyEdits } from "../../../src/language/edits/applyChange";
import { codeActions } from "../../../src/language/features/codeActions";
import { fixAll, fixableTogether } from "../../../src/language/features/fixAll";
import { readPlan } from "../../../src/language/snapshot";
import { FILE } from "../edits/checkChange";
import { NOON } from "../rules/checkProblems";

const HEAD = "plan: P\nid: p\nas-of: 2026-01-12\nstart: 2026-01-05\n";

function fixed(body: string, code?: ProblemCode): string {
  const text = HEAD + body;
  const result = fixAll(createAnalyser().analyse(readPlan(text, FILE), NOON), FILE, code);
  assert.equal(result.kind, "edits", result.kind === "refused" ? result.message : "");
  return applyEdits(text, result.kind === "edits" ? result.edits : []).slice(HEAD.length);
}

describe("fixing all that is certain", () => {
  const cases: readonly (readonly [what: string, before: string, after: string])[] = [
    ["quotes lost text", "tasks:\n  a: {effort: 1d}\n  b:\n    title: Fix #12\n    effort: 1d # why\n", "tasks:\n  a: {effort: 1d}\n  b:\n    title: \"Fix #12\"\n    effort: 1d # why\n"],
    ["writes the nearest key", "tasks:\n  a: {efort: 1d} # one\n  b: {effort: 1d, afer: a}\n", "tasks:\n  a: {effort: 1d} # one\n  b: {effort: 1d, after: a}\n"],
    ["writes the actual date that lacks", "tasks:\n  a: {effort: 3d, done: 40%}\n", "tasks:\n  a: {effort: 3d, started: 2026-01-05, done: 40%}\n"],
    ["leaves alone what has alternatives", "tasks:\n  a:\n  b: {effort: 1d, started: 2026-01-05, finished: 2026-01-06, done: 50%}\n", "tasks:\n  a:\n  b: {effort: 1d, started: 2026-01-05, finished: 2026-01-06, done: 50%}\n"],
    ["leaves alone what is fine", "tasks:\n  a: {effort: 1d}\n", "tasks:\n  a: {effort: 1d}\n"],
  ];
  for (const [what, before, after] of cases) {
    it(what, () => assert.equal(fixed(before), after));
    it(`${what}, once`, () => assert.equal(fixed(after), after));
  }

  it("puts right all problems of one code", () => {
    const body = "tasks:\n  x: {duration: 1d, status: dropped}\n  a: {duration: 1d, after: x}\n  b: {duration: 1d, after: [x, a]} # b\n";
    const analysis = createAnalyser().analyse(readPlan(HEAD + body, FILE), NOON);
    assert.ok(fixableTogether(analysis, FILE).has("dropped-predecessor"));
    assert.equal(fixed(body), body, "not without being asked for");
    assert.equal(fixed(body, "dropped-predecessor"), "tasks:\n  x: {duration: 1d, status: dropped}\n  a: {duration: 1d}\n  b: {duration: 1d, after: [a]} # b\n");
  });

  it("is preferred one by one, too", () => {
    const text = `${HEAD}tasks:\n  a: {efort: 1d}\n`;
    const actions = codeActions(createAnalyser().analyse(readPlan(text, FILE), NOON), FILE, 0, text.length);
    assert.deepEqual(actions.filter(({ preferred }) => preferred).map(({ title }) => title), ["Change to `effort`"]);
  });

  it("says what similar work took where an estimate lacks", () => {
    const text = `${HEAD}tasks:\n  a: {title: Payment page, effort: 2d, started: 2025-12-01, finished: 2025-12-02, tags: [web]}\n  b: {title: Basket, tags: [web]}\n`;
    const actions = codeActions(createAnalyser().analyse(readPlan(text, FILE), NOON), FILE, 0, text.length);
    assert.ok(actions.some(({ title }) => title === "Write `effort: 2d`, about what `a` took"), actions.map(({ title }) => title).join("; "));
  });
});
