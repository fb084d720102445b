import assert from "node:assert/strict";
import { schedulePlan } from "../../../src/core/schedule/schedule";
import { applyEdits, changeToEdits } from "../../../src/language/edits/applyChange";
import type { Refusal } from "../../../src/language/edits/attempt";
import { rebook, type Rebooking } from "../../../src/language/edits/rebook";
import { setCapacities, type CapacityOf } from "../../../src/language/edits/setCapacity";
import type { PlanChange } from "../../../src/core/model/planChange";
import type { Schedule } from "../../../src/core/schedule/result";
import { readPlan } from "../../../src/language/snapshot";
import { FILE, instant } from "./checkChange";

const today = instant("2026-02-18");
const head = "plan: P\nid: p\nstart: 2026-02-02\nas-of: none\n";
const people = "people: {ana: {}, ben: {capacity: 80%}, dee: {capacity: {2026-02-02: 50%, 2026-03-02: 100%}}}\nteams: {core: [ana, ben]}\nequipment: {lab: {}, rig: {}}\n";

/** The text after changes, without its head; or why they are refused. */
function changed(body: string, make: (schedule: Schedule) => readonly PlanChange[] | Refusal): string {
  const text = head + body;
  const snapshot = readPlan(text, FILE);
  const plan = snapshot.plans[0];
  assert.ok(plan);
  const changes = make(schedulePlan(plan, { now: today }));
  if ("kind" in changes) return `refused: ${changes.message}`;
  const result = changeToEdits(snapshot, { kind: "all", plan: "p", changes });
  return result.kind === "refused" ? `refused: ${result.message}` : applyEdits(text, result.edits).slice(head.length);
}

describe("booking a task otherwise", () => {
  const cases: readonly (readonly [what: string, task: string, move: Omit<Rebooking, "task">, after: string])[] = [
    ["on another person", "{effort: 3d, who: ana}", { person: { from: "ana", to: "ben" } }, "{effort: 3d, who: ben}"],
    ["in the place of one of several, with the share", "{effort: 3d, who: [ana 50%, ben]}", { person: { from: "ana", to: "dee" } }, "{effort: 3d, who: [dee 50%, ben]}"],
    ["on another machine", "{duration: 3d, who: lab}", { person: { from: "lab", to: "rig" } }, "{duration: 3d, who: rig}"],
    ["not before another day", "{effort: 3d, who: ana}", { start: instant("2026-02-09 09:00") }, "{effort: 3d, who: ana, not-before: 2026-02-09}"],
    ["on another person and day as one", "{effort: 3d, who: ana}", { person: { from: "ana", to: "ben" }, start: instant("2026-02-09 09:00") }, "{effort: 3d, who: ben, not-before: 2026-02-09}"],
    ["from one day to another", "{effort: 3d, who: ana, not-before: 2026-02-04}", { start: instant("2026-02-10 09:00") }, "{effort: 3d, who: ana, not-before: 2026-02-10}"],
    ["on the same person", "{effort: 3d, who: ana}", { person: { from: "ana", to: "ana" } }, "{effort: 3d, who: ana}"],
    ["on nobody that there is", "{effort: 3d, who: ana}", { person: { from: "ana", to: "zoe" } }, "refused: There is nobody `zoe` in this plan."],
    ["on a machine in place of a person", "{effort: 3d, who: ana}", { person: { from: "ana", to: "lab" } }, "refused: A person cannot do what a machine does, nor the other way round."],
    ["that is finished", "{effort: 3d, who: ana, started: 2026-02-02, finished: 2026-02-04}", { person: { from: "ana", to: "ben" } }, "refused: `a` is finished: who did it, and when, are facts."],
    ["that has begun, on another day", "{effort: 3d, who: ana, started: 2026-02-02}", { start: instant("2026-02-09 09:00") }, "refused: `a` has begun: its start is a fact."],
    ["that has begun, on another person", "{effort: 3d, who: ana, started: 2026-02-02}", { person: { from: "ana", to: "ben" } }, "{effort: 3d, who: ben, started: 2026-02-02}"],
    ["that starts on a day", "{effort: 3d, who: ana, start-on: 2026-02-04}", { start: instant("2026-02-09 09:00") }, "refused: `a` is held to a date by its `start-on`: change that in the plan."],
    ["that finishes on a day", "{effort: 3d, who: ana, finish-on: 2026-02-06}", { start: instant("2026-02-09 09:00") }, "refused: `a` is held to a date by its `finish-on`: change that in the plan."],
    ["that is given to a team", "{effort: 3d, who: core}", { person: { from: "ana", to: "dee" } }, "refused: `a` is given to a team, a choice, or by the summary above it: write who does it in the plan."],
  ];
  for (const [what, task, move, after] of cases) {
    it(what, () => {
      const text = changed(`${people}tasks:\n  a: ${task}\n`, schedule => rebook(schedule, { task: "a", ...move }, today));
      assert.equal(text.replace(`${people}tasks:\n  a: `, "").trimEnd(), after);
    });
  }
  it("that is not there", () => {
    assert.equal(changed(`${people}tasks: {a: {effort: 1d}}\n`, schedule => rebook(schedule, { task: "b" }, today)), "refused: There is no task `b` in this plan (any more).");
  });
});

describe("another capacity", () => {
  const given = (of: readonly CapacityOf[]): string => changed(`${people}tasks: {a: {effort: 1d}}\n`, ({ plan }) => setCapacities(plan, of)).replace("\ntasks: {a: {effort: 1d}}\n", "");
  it("is written where there was none, and in the place of another", () => {
    assert.equal(given([{ id: "ana", share: 0.5 }, { id: "ben", share: 1.2 }]), people.trimEnd().replace("ana: {}", "ana: {capacity: 50%}").replace("capacity: 80%", "capacity: 120%"));
  });
  it("writes nothing where it is as it is", () => { assert.equal(given([{ id: "ana", share: 1 }, { id: "ben", share: 0.8 }]), people.trimEnd()); });
  it("is refused to nobody, and to what changes over time", () => {
    assert.equal(given([{ id: "zoe", share: 1 }]), "refused: There is nobody `zoe` in this plan.");
    assert.equal(given([{ id: "dee", share: 1 }]), "refused: The `capacity` of `dee` changes over time: write it in the plan.");
  });
});
