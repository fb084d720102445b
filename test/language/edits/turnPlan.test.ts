import { deepEqual, equal, ok } from "node:assert/strict";
import { changeToEdits } from "../../../src/language/edits/applyChange";
import { applyReplacements } from "../../../src/language/edits/replacement";
import { turnPlan } from "../../../src/language/edits/turnPlan";
import { createWorkspace } from "../../../src/language/workspace";
import type { ForecastTurn } from "../../../src/core/view/forecastData";
import fc from "fast-check";

const TEXT = `plan: P          # by hand
start: 2026-01-05
people: {ana: {name: Ana}, ben: {capacity: {2026-01-01: 100%, 2026-02-01: 50%}}}
tasks:
  a: {duration: 2d/3d/6d}   # asked twice
  b: {effort: 4h..9h, who: ana}
  c: {duration: 3d}
  d: {duration: 2ed/3ed/4ed}
  e: {milestone: true}
risks:
  vendor: {probability: likely, impact: {time: 1d}, affects: a}
`;

function turned(turns: readonly ForecastTurn[]): string {
  const workspace = createWorkspace();
  workspace.update("p.plan.yaml", TEXT);
  const snapshot = workspace.snapshot();
  const plan = snapshot.planOfFile("p.plan.yaml");
  ok(plan !== undefined);
  const changes = turnPlan(plan, turns);
  if ("kind" in changes) return changes.message;
  const result = changeToEdits(snapshot, { kind: "all", plan: plan.id, changes }, { now: 0 });
  return result.kind === "refused" ? result.message : applyReplacements(TEXT, result.edits);
}

const cases: readonly (readonly [what: string, turns: readonly ForecastTurn[], from: string, to: string])[] = [
  ["a probability", [{ kind: "probability", id: "vendor", value: 0.35 }], "probability: likely", "probability: 35%"],
  ["less spread of three points", [{ kind: "spread", id: "a", value: 0.5 }], "2d/3d/6d", "2.5d/3d/4.5d"],
  ["no spread at all", [{ kind: "spread", id: "a", value: 0 }], "2d/3d/6d", "3d"],
  ["a longer task", [{ kind: "length", id: "a", value: 2 }], "2d/3d/6d", "4d/6d/12d"],
  ["both as one", [{ kind: "spread", id: "a", value: 2 }, { kind: "length", id: "a", value: 0.5 }], "2d/3d/6d", "0.5d/1.5d/4.5d"],
  ["a range by factors", [{ kind: "spread", id: "b", value: 0 }], "effort: 4h..9h", "effort: 6h"],
  ["a single figure", [{ kind: "length", id: "c", value: 0.5 }], "duration: 3d", "duration: 1.5d"],
  ["elapsed time", [{ kind: "length", id: "d", value: 0.5 }], "2ed/3ed/4ed", "1ed/1.5ed/2ed"],
  ["a capacity", [{ kind: "capacity", id: "ana", value: 1.5 }], "ana: {name: Ana}", "ana: {name: Ana, capacity: 150%}"],
];

describe("what is turned in a what-if", () => {
  for (const [what, turns, from, to] of cases) it(`writes ${what} and nothing else`, () => { equal(turned(turns), TEXT.replace(from, to)); });

  it("writes the correlation as a key of the plan", () => {
    const text = turned([{ kind: "correlation", id: "", value: 0.3 }]);
    ok(text.includes("\ncorrelation: 0.3\n"), text);
    equal(text.replace("correlation: 0.3\n", ""), TEXT);
  });

  it("says what cannot be turned", () => {
    deepEqual([
      turned([{ kind: "probability", id: "nobody", value: 1 }]), turned([{ kind: "length", id: "e", value: 2 }]), turned([{ kind: "capacity", id: "ben", value: 1 }]), turned([{ kind: "spread", id: "toString", value: 1 }]),
    ], [
      "There is no risk `nobody` in this plan.", "There is no task `e` with an estimate in this plan.", "The `capacity` of `ben` changes over time: write it in the plan.", "There is no task `toString` with an estimate in this plan.",
    ]);
  });

  it("writes estimates that the language reads, in order, whatever the sliders say", () => {
    const share = fc.double({ min: 0, max: 3, noNaN: true });
    fc.assert(fc.property(fc.constantFrom("a", "b", "c", "d"), share, share, (id, spread, length) => {
      const text = turned([{ kind: "spread", id, value: spread }, { kind: "length", id, value: length }]);
      const workspace = createWorkspace();
      workspace.update("p.plan.yaml", text);
      const plan = workspace.snapshot().planOfFile("p.plan.yaml");
      const item = plan?.tasks[plan.taskIndex.get(id) ?? -1]?.item;
      ok((item?.duration ?? item?.effort) !== undefined, text);
      deepEqual(workspace.snapshot().problems.map(({ message }) => message), []);
    }), { numRuns: 100 });
  });
});
