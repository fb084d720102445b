import assert from "node:assert/strict";
import { predecessors, successors } from "../../../src/language/features/dependencyWalk";
import { hierarchyItemAt } from "../../../src/language/features/hierarchyItem";
import { childrenOf, parentOf } from "../../../src/language/features/workBreakdown";
import { analysed, FILE, HEAD, TASKS, withCursor } from "./planWithCursor";

const OTHER = { "app.plan.yaml": "plan: App\nid: app\ntasks:\n  go: {effort: 1d, after: checkout/api SS+2d}\n" };
const analysis = analysed({ ...OTHER, [FILE]: `${HEAD}${TASKS}  late: {effort: 1d, after: [beta, app/go]}\n` });
const before = (id: string): string[] => predecessors(analysis, "checkout", id).map(({ plan, id: of, detail }) => `${plan}/${of} ${detail}`);
const after = (id: string): string[] => successors(analysis, "checkout", id).map(({ plan, id: of, detail }) => `${plan}/${of} ${detail}`);

describe("the dependency walk", () => {
  it("goes back to predecessors with link, lag and dates", () => {
    assert.deepEqual(before("ui"), ["checkout/api SS+1d · Payment API · 5 Feb – 11 Feb · critical"]);
    assert.deepEqual(before("live").map(step => step.split(" ·")[0]), ["checkout/pay FS", "checkout/docs FS"]);
    assert.deepEqual(before("schema"), []);
  });
  it("goes on to successors", () => {
    assert.deepEqual(after("api").map(step => step.split(" ·")[0]), ["checkout/ui SS+1d", "checkout/docs FS", "checkout/live FS through pay", "checkout/late FS through beta", "app/go SS+2d"]);
  });
  it("goes through releases to what carries them", () => {
    assert.deepEqual(before("late").map(step => step.split(" ·")[0]), ["checkout/beta FS", "app/go FS"]);
    assert.deepEqual(before("beta").map(step => step.split(" ·")[0]), ["checkout/pay carries it"]);
    assert.deepEqual(after("beta").map(step => step.split(" ·")[0]), ["checkout/late FS"]);
  });
  it("names the summary through which a task waits", () => {
    const nested = analysed({ [FILE]: "plan: P\nid: p\ntasks:\n  a: {effort: 1d}\n  s:\n    after: a\n    tasks:\n      b: {effort: 1d}\n" });
    assert.deepEqual(predecessors(nested, "p", "b").map(({ id, detail }) => `${id} ${detail.split(" ·")[0] ?? ""}`), ["a FS through s"]);
    assert.deepEqual(successors(nested, "p", "a").map(({ id }) => id), ["s"]);
  });
  it("ends in a circle: each step gives the next ones only", () => {
    const circle = analysed({ [FILE]: "plan: P\nid: p\ntasks:\n  a: {effort: 1d, after: b}\n  b: {effort: 1d, after: a}\n" });
    assert.deepEqual(predecessors(circle, "p", "a").map(({ id }) => id), ["b"]);
    assert.deepEqual(successors(circle, "p", "a").map(({ id }) => id), ["b"]);
  });
  it("gives nothing for what is not there", () => {
    assert.deepEqual([...predecessors(analysis, "nope", "a"), ...successors(analysis, "checkout", "nope"), ...parentOf(analysis, "checkout", "nope"), ...childrenOf(analysis, "nope", "a")], []);
  });
  it("begins at an id, a reference, or anywhere in a task, and not at a person", () => {
    const at = (source: string): string | undefined => {
      const { analysis: here, offset } = withCursor(source);
      return hierarchyItemAt(here, FILE, offset)?.id;
    };
    assert.equal(at(`${HEAD}${TASKS.replace("  docs: {", "  do<|>cs: {")}`), "docs");
    assert.equal(at(`${HEAD}${TASKS.replace("after: schema", "after: sch<|>ema")}`), "schema");
    assert.equal(at(`${HEAD}${TASKS.replace("effort: 2d", "effort: 2<|>d")}`), "docs");
    assert.equal(at(`${HEAD}${TASKS}`.replace("  beta: {", "  be<|>ta: {")), "beta");
    assert.equal(at(`${HEAD}${TASKS}`.replace("  cai: {", "  ca<|>i: {")), undefined);
  });
});

describe("the work breakdown", () => {
  it("goes up to the summary and down to the tasks", () => {
    assert.deepEqual(parentOf(analysis, "checkout", "api").map(({ id, kind }) => `${id} ${kind}`), ["pay summary"]);
    assert.deepEqual(childrenOf(analysis, "checkout", "pay").map(({ id }) => id), ["schema", "api", "ui"]);
    assert.deepEqual(childrenOf(analysis, "checkout", "api"), []);
    assert.deepEqual(parentOf(analysis, "checkout", "pay"), []);
  });
  it("goes from an action to its risk and back", () => {
    const risky = analysed({ [FILE]: "plan: P\nid: p\nrisks:\n  r:\n    actions: {stub: {effort: 1d}}\n" });
    assert.deepEqual(parentOf(risky, "p", "stub").map(({ id }) => id), ["r"]);
    assert.deepEqual(childrenOf(risky, "p", "r").map(({ id }) => id), ["stub"]);
  });
});
