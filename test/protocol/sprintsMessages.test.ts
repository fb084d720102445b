import { equal } from "node:assert/strict";
import fc from "fast-check";
import { baselineOf } from "../../src/core/tracking/baseline";
import { sprintsData } from "../../src/core/view/sprints";
import { isBaseline } from "../../src/protocol/engineMessages";
import { isSprintsData } from "../../src/protocol/sprintsMessages";
import { NOW, scheduleOf } from "../core/view/support";

const PLAN = "plan: P\nstart: 2026-02-02\nas-of: 2026-02-16\nsprints: {start: 2026-02-02, length: 1w, velocity: 5}\nreleases: {ga: {date: 2026-03-02}}\ntasks: {a: {points: 3, sprint: sprint-1, release: ga}, b: {points: 5}}\n";

describe("the guard of the sprints' data", () => {
  const data = sprintsData(scheduleOf(PLAN), NOW);
  const cases: readonly (readonly [what: string, data: unknown, fine: boolean])[] = [
    ["the data as it is", data, true],
    ["a plan without sprints", sprintsData(scheduleOf("plan: P\n"), NOW), true],
    ["a sprint of no known state", { ...data, sprints: [{ ...data.sprints[0], state: "soon" }] }, false],
    ["an item without points", { ...data, items: [{ ...data.items[0], points: undefined }] }, false],
    ["a target with half a date", { ...data, targets: [{ ...data.targets[0], p50: { sprint: 3 } }] }, false],
    ["points that are no number", { ...data, left: Number.NaN }, false],
  ];
  for (const [what, value, fine] of cases) it(`${fine ? "accepts" : "refuses"} ${what}`, () => { equal(isSprintsData(value), fine); });
  it("never throws", () => { fc.assert(fc.property(fc.anything(), (value) => { isSprintsData(value); isBaseline(value); })); });
});

describe("the guard of a baseline", () => {
  it("accepts what the engine makes and refuses what it does not", () => {
    const made = baselineOf(scheduleOf(PLAN), "kickoff", "revision", NOW);
    equal(isBaseline(made), true);
    equal(isBaseline(structuredClone(made)), true);
    equal(isBaseline({ ...made, source: "dream" }), false);
    equal(isBaseline({ ...made, tasks: [{ id: 3 }] }), false);
  });
});
