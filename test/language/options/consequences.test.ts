import assert from "node:assert/strict";
import type { PlanChange } from "../../../src/core/model/planChange";
import { consequencesOf, type Consequences } from "../../../src/language/options/consequences";
import { tryChange } from "../../../src/language/options/tryChange";
import { readPlan } from "../../../src/language/snapshot";
import { NOON } from "../rules/checkProblems";

const PLAN = `plan: P
id: p
start: 2026-01-05
as-of: none
level: false
people: {ana: {name: Ana Silva}, ben: {}}
releases: {r: {title: Beta, date: 2026-01-14}}
tasks:
  all:
    title: All of it
    tasks:
      a: {title: First, duration: 3d, who: ana}
      b: {title: Second, duration: 2d, after: a, due: 2026-01-12}
  c: {duration: 2d, after: b, release: r, who: ben}
`;

function consequences(change: PlanChange, text = PLAN): Consequences {
  const effect = tryChange(readPlan(text), NOON, change);
  if (effect.kind === "none") assert.fail(effect.message);
  return consequencesOf(effect);
}

const set = (id: string, key: string, text: string): PlanChange => ({ kind: "set-key", plan: "p", id, key, text });

describe("what a change comes to", () => {
  it("names what moves, in document order, and what stays not", () => {
    assert.deepEqual(consequences(set("a", "duration", "4d")).moved.map(({ id }) => id), ["all", "a", "b", "c"]);
  });

  it("names promises that break, with their titles", () => {
    const { broken, kept } = consequences(set("a", "duration", "9d"));
    assert.deepEqual(broken.map(({ kind, title }) => `${kind} ${title}`), ["task Second", "release Beta"]);
    assert.deepEqual(kept, []);
  });

  it("names promises that are kept again", () => {
    const { broken, kept } = consequences(set("a", "duration", "1d"), PLAN.replace("duration: 3d", "duration: 9d"));
    assert.deepEqual([broken, kept.map(({ title }) => title)], [[], ["Second", "Beta"]]);
  });

  it("names a fixed date that its links would break", () => {
    const fixed = PLAN.replace("after: b, release", "start-on: 2026-01-12, release");
    assert.deepEqual(consequences({ kind: "add-link", plan: "p", task: "c", on: "b", type: "FS" }, fixed).conflicts, []);
    const late = consequences({ kind: "add-link", plan: "p", task: "c", on: "b", type: "FS", lag: "+2w" }, fixed).conflicts;
    assert.deepEqual(late.map(({ id, key }) => `${id} ${key}`), ["c start-on"]);
  });

  it("names who has more to do, and who less", () => {
    const { overloads } = consequences(set("c", "who", "ana"), PLAN.replace("after: b, ", ""));
    assert.deepEqual(overloads.map(({ resource, title, before, after }) => [resource, title, before, after > 0]), [["ana", "Ana Silva", 0, true]]);
  });
});
