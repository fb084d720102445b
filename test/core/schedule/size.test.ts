import assert from "node:assert/strict";
import { buildNetwork } from "../../../src/core/schedule/buildNetwork";
import { frameOf } from "../../../src/core/schedule/frame";
import { inherit } from "../../../src/core/schedule/inheritance";
import { schedulePlan } from "../../../src/core/schedule/schedule";
import { readPlan } from "../../../src/language/snapshot";

const HEAD = "plan: Large\nstart: 2026-01-05\nas-of: none\nreleases: {beta: {}}\ntasks:\n";
const many = (count: number, line: (i: number) => string): string => Array.from({ length: count }, (_, i) => line(i)).join("\n");

/** Edges and links of a plan's network. */
function sizes(text: string): { readonly edges: number; readonly links: number } {
  const plan = readPlan(text).plans[0]!;
  const frame = frameOf(plan, { now: 0 });
  const { network } = buildNetwork(frame, inherit(plan));
  return { edges: network.inFrom.length, links: schedulePlan(plan, { now: 0 }).links.length };
}

describe("the size of the network", () => {
  it("S14: grows with the tasks of a release, not with their product", () => {
    const text = (count: number): string =>
      `${HEAD}${many(count, i => `  a${String(i)}: {duration: 1d, release: beta}`)}\n${many(count, i => `  b${String(i)}: {duration: 1d, after: beta}`)}`;
    assert.deepEqual(sizes(text(20)), { edges: 60, links: 20 });
    assert.deepEqual(sizes(text(200)), { edges: 600, links: 200 });
  });

  it("S13: grows with the tasks of two summaries, not with their product", () => {
    const text = (count: number): string =>
      `${HEAD}  a:\n    tasks:\n${many(count, i => `      a${String(i)}: {duration: 1d}`)}\n  b:\n    after: a\n    tasks:\n${many(count, i => `      b${String(i)}: {duration: 1d}`)}`;
    assert.deepEqual(sizes(text(200)), { edges: 1201, links: 1 });
  });

  it("S16: a thousand cycles through a thousand tasks are cut and told briefly", () => {
    const text = `${HEAD}  t0: {duration: 1d, after: [${many(999, i => `t${String(i + 1)}`).replaceAll("\n", ", ")}]}\n${many(999, i => `  t${String(i + 1)}: {duration: 1d, after: t${String(i)}}`)}`;
    const { faults, tasks } = schedulePlan(readPlan(text).plans[0]!, { now: 0 });
    assert.equal(faults.length, 999);
    assert.ok(faults.every(fault => fault.kind === "cycle" && fault.tasks.length <= 101));
    assert.equal(tasks.length, 1000);
  });
});
