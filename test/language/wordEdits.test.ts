import assert from "node:assert/strict";
import { samePlanWork, sameWork } from "../../src/core/schedule/wordEdits";
import { createAnalyser } from "../../src/language/analysis";
import { readPlan } from "../../src/language/snapshot";
import { createWorkspace } from "../../src/language/workspace";

const FILE = "p.plan.yaml";
const HEAD = "plan: P\nid: p\nstart: 2026-01-05\nas-of: none\npeople: {ana: {}, ben: {capacity: 50%}}\n";
const TASKS = "tasks:\n  s:\n    title: All\n    tasks:\n      a: {title: First, effort: 3d, who: ana, tags: [x], notes: Long}\n      b: {effort: 2d, who: ana, after: a SS+1d}\n  c:\n    effort: 4d\n    who: any of ana ben\n  d: {duration: 1d, cost: 100}\n";

function planOf(text: string) {
  const plan = readPlan(text, FILE).planById("p");
  assert.ok(plan);
  return plan;
}

/** The schedules of two texts, the second after the first. */
function inTurn(before: string, after: string) {
  const workspace = createWorkspace();
  const analyser = createAnalyser();
  const read = (text: string) => {
    workspace.update(FILE, text);
    const schedule = analyser.analyse(workspace.snapshot(), { now: 0 }).schedules.get("p");
    assert.ok(schedule);
    return schedule;
  };
  return [read(before), read(after)] as const;
}

const words: readonly (readonly [what: string, from: string, to: string])[] = [
  ["a title", "First", "First of all"],
  ["a title of a summary", "title: All", "title: All work"],
  ["a new title", "b: {", "b: {title: Second, "],
  ["tags", "[x]", "[x, y]"],
  ["notes", "notes: Long", "notes: Longer"],
  ["a comment", "tasks:\n  s:", "tasks:\n  # All of it\n  s:"],
];
const work: readonly (readonly [what: string, from: string, to: string])[] = [
  ["an estimate", "effort: 3d", "effort: 4d"],
  ["a lag", "SS+1d", "SS+2d"],
  ["who", "effort: 2d, who: ana", "effort: 2d, who: ben"],
  ["a choice", "any of ana ben", "[ana, ben]"],
  ["a priority", "cost: 100", "cost: 100, priority: 700"],
  ["a cost", "cost: 100", "cost: 200"],
  ["a due date", "tags: [x]", "due: 2026-02-02"],
  ["an id", "d: {", "e: {"],
  ["a status", "tags: [x]", "status: dropped"],
];

/** The schedules of the plan and of the plan with something else in it. */
function changed(from: string, to: string) {
  assert.ok(TASKS.includes(from));
  return inTurn(HEAD + TASKS, HEAD + TASKS.replace(from, to));
}

describe("other words in a plan", () => {
  for (const [what, from, to] of words) {
    it(`${what}: the dates that were found stand`, () => {
      const [before, after] = changed(from, to);
      assert.equal(after.tasks, before.tasks);
      assert.equal(after.levelledOrder, before.levelledOrder);
      assert.ok(samePlanWork(before.plan, after.plan));
    });
  }
  for (const [what, from, to] of work) {
    it(`${what} is no word: dates are found anew`, () => {
      const [before, after] = changed(from, to);
      assert.notEqual(after.tasks, before.tasks);
      assert.ok(!samePlanWork(before.plan, after.plan));
    });
  }
  it("the plan shows the words as they are now", () => {
    const [, after] = inTurn(HEAD + TASKS, HEAD + TASKS.replace("First", "Changed"));
    assert.equal(after.plan.tasks[1]?.item.title, "Changed");
  });
  it("figures of the plan itself are no words", () => {
    assert.ok(!samePlanWork(planOf(HEAD + TASKS), planOf(HEAD.replace("50%", "60%") + TASKS)));
  });
  it("a task is the same work as itself, wherever it stands", () => {
    const one = planOf(HEAD + TASKS).tasks[2]?.item;
    const other = planOf(`${HEAD}# more\n\n${TASKS.replace("b: {", "b:   {")}`).tasks[2]?.item;
    assert.ok(one && other && one !== other && sameWork(one, other));
  });
});
