import assert from "node:assert/strict";
import type { Baseline } from "../../../src/core/model/baseline";
import { baselineLine } from "../../../src/language/features/baselineLine";
import { analyse, NOON } from "../rules/checkProblems";

const PLAN = "plan: P\nstart: 2026-01-05\nas-of: none\ntasks:\n  a: {duration: 5d}\n  b: {duration: 1d}\n  c: {duration: 1d}\n";
const at = (day: string): number => Date.parse(`${day}T17:00Z`) / 60_000;
const then: Baseline = { name: "kickoff", source: "table", releases: [], tasks: [{ id: "a", finish: at("2026-01-07") }, { id: "b", finish: at("2026-01-05") }] };

function lineOf(id: string, name = "kickoff"): string | undefined {
  const analysis = analyse(PLAN, {}, { ...NOON, baselines: () => [{ kind: "missing", name: "gone", message: "Gone" }, { kind: "read", name, baseline: then }] });
  const [plan] = analysis.snapshot.plans;
  assert.ok(plan);
  return baselineLine(analysis, plan, id)?.map(({ text }) => text).join("");
}

describe("a task against its baseline, in its hover", () => {
  it("says the slip", () => assert.equal(lineOf("a"), "Baseline kickoff: finish on 7 Jan 2026, 2 days later now"));
  it("says that nothing has moved", () => assert.equal(lineOf("b", "baseline"), "Baseline: finish on 5 Jan 2026, as then"));
  it("says that it is new", () => assert.equal(lineOf("c"), "Baseline kickoff: it was not in it"));
  it("is nothing without one", () => {
    const analysis = analyse(PLAN);
    const [plan] = analysis.snapshot.plans;
    assert.ok(plan);
    assert.equal(baselineLine(analysis, plan, "a"), undefined);
  });
});
