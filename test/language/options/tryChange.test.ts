import assert from "node:assert/strict";
import type { PlanChange } from "../../../src/core/model/planChange";
import { shortAmount } from "../../../src/language/options/effectText";
import { tryChange, type Effect } from "../../../src/language/options/tryChange";
import { readPlan } from "../../../src/language/snapshot";
import { NOON } from "../rules/checkProblems";

const HEAD = "plan: P\nid: p\nstart: 2026-01-05\nas-of: none\nlevel: false\n";
const TWO = `${HEAD}people:
  ana: {name: Ana Silva, rate: 100/h}
  ben: {rate: 250/h}
tasks:
  build: {effort: 3d, who: ana}  # first
  docs: {effort: 2d, who: ana}
`;

/** What a change of a plan does, which must be possible. */
function effectOf(text: string, change: PlanChange, about = ""): Effect {
  const effect = tryChange(readPlan(text), NOON, change, { about });
  if (effect.kind === "none") assert.fail(effect.message);
  return effect;
}

const set = (id: string, key: string, text: string): PlanChange => ({ kind: "set-key", plan: "p", id, key, text });

describe("trying a change", () => {
  it("states figures before and after", () => {
    const { before, after } = effectOf(TWO, set("docs", "who", "ben"), "docs");
    assert.deepEqual([...before.overloads.keys()], ["ana"]);
    assert.deepEqual([...after.overloads.keys()], []);
    assert.deepEqual([before.cost, after.cost], [4000, 6400]);
    assert.equal(before.item?.finish, after.item?.finish);
  });

  const cases: readonly (readonly [what: string, text: string, change: PlanChange, about: string, expected: string])[] = [
    ["another person", TWO, set("docs", "who", "ben"), "docs", "nobody overloaded, same finish, +2.4k"],
    ["a wait", TWO, { kind: "add-link", plan: "p", task: "docs", on: "build", type: "FS" }, "docs", "nobody overloaded, finishes 3 days later, the plan 2 days later"],
    ["of the plan when nothing else is asked about", TWO, { kind: "add-link", plan: "p", task: "docs", on: "build", type: "FS" }, "", "nobody overloaded, finishes 2 days later"],
    ["less of an overload", TWO, set("docs", "who", "ana 50%"), "docs", "Ana Silva less overloaded, finishes 2 days later, the plan 1 day later"],
    ["a cut of work", TWO, set("docs", "effort", "1d"), "docs", "Ana Silva less overloaded, finishes 1 day earlier, -800"],
    ["a promise broken", `${HEAD}tasks:\n  a: {duration: 2d, due: 2026-01-06}\n`, set("a", "duration", "4d"), "a", "finishes 2 days later, the plan 2 days later, too late for `a`"],
    ["a promise kept", `${HEAD}releases:\n  r: {title: Beta, date: 2026-01-06}\ntasks:\n  a: {duration: 4d, release: r}\n`, set("a", "duration", "1d"), "r",
      "finishes 3 days earlier, the plan 3 days earlier, in time for Beta"],
    ["more on somebody", `${HEAD}people:\n  ana:\ntasks:\n  a: {duration: 4d, who: ana}\n  b: {duration: 1d}\n`, set("b", "who", "ana"), "b", "overloads `ana`, same finish"],
  ];
  for (const [what, text, change, about, expected] of cases) it(`says ${what}`, () => assert.equal(effectOf(text, change, about).text, expected));

  it("leaves the snapshot and its text alone", () => {
    const snapshot = readPlan(TWO);
    tryChange(snapshot, NOON, set("docs", "who", "ben"));
    assert.equal(snapshot.files.get("plan.plan.yaml")?.text, TWO);
  });
  it("says why it cannot", () => {
    const snapshot = readPlan(TWO);
    assert.equal(tryChange(snapshot, NOON, set("nobody", "who", "ben")).kind, "none");
    assert.equal(tryChange(snapshot, NOON, set("docs", "who", "ana")).kind, "none");
    assert.equal(tryChange(snapshot, NOON, set("docs", "who", "ben"), { cancellation: { cancelled: true } }).kind, "none");
  });
  it("says money in a few characters", () => {
    assert.deepEqual([0, 0.4, 999.4, 999.5, 1240, 99_949, 120_000, 999_940, 999_950, 3_440_000].map(shortAmount),
      ["0", "0", "999", "1k", "1.2k", "99.9k", "120k", "1000k", "1m", "3.4m"]);
  });
});
