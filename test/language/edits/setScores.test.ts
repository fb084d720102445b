import assert from "node:assert/strict";
import { applyEdits, changeToEdits } from "../../../src/language/edits/applyChange";
import { setScores, type TypedScore } from "../../../src/language/edits/setScores";
import { createWorkspace } from "../../../src/language/workspace";

const FILE = "main.plan.yaml";
const PLAN = `plan: Shop
backlog:
  # Ideas of the winter
  gifts: {title: Gift cards, value: 4, effort: 8d..15d}   # by hand
  search:
    title: Search
    value: 6 # of ten
    effort: 3d/5d/9d
  carts: {title: Saved carts}
tasks:
  a: {duration: 1d}
`;

/** The text after the figures were written, or why they were not. */
function after(id: string, scores: readonly TypedScore[], text = PLAN): string {
  const workspace = createWorkspace();
  workspace.update(FILE, text);
  const snapshot = workspace.snapshot();
  const plan = snapshot.plans[0];
  assert.ok(plan);
  const changes = setScores(plan, id, scores);
  if ("kind" in changes) return changes.message;
  if (changes.length === 0) return text;
  const made = changeToEdits(snapshot, { kind: "all", plan: plan.id, changes });
  if (made.kind === "refused") return made.message;
  return made.edits.length === 0 ? text : applyEdits(text, made.edits);
}

/** The one line that differs. */
function check(name: string, id: string, scores: readonly TypedScore[], was: string, now: string): void {
  it(name, () => {
    assert.ok(PLAN.includes(was), was);
    assert.equal(after(id, scores), PLAN.replace(was, now));
  });
}

describe("figures of an idea", () => {
  check("a value alone changes its own letters", "gifts", [{ key: "value", text: "5" }], "value: 4", "value: 5");
  check("a comment beside stays", "search", [{ key: "value", text: "7,5" }], "value: 6 # of ten", "value: 7.5 # of ten");
  check("value and effort together", "carts", [{ key: "value", text: "3" }, { key: "effort", text: "4" }], "{title: Saved carts}", "{title: Saved carts, value: 3, effort: 4d}");
  check("a range that is dragged keeps its spread", "gifts", [{ key: "effort", text: "", minutes: 2 * Math.sqrt(8 * 15) * 480 }], "8d..15d", "16d..30d");
  check("of three points the likely one moves", "search", [{ key: "effort", text: "", minutes: 7 * 480 }], "3d/5d/9d", "3d/7d/9d");
  check("and pushes the others where it passes them", "search", [{ key: "effort", text: "", minutes: 12 * 480 }], "3d/5d/9d", "3d/12d/12d");
  check("confidence without a sign is percent", "carts", [{ key: "confidence", text: "80" }], "{title: Saved carts}", "{title: Saved carts, confidence: 80%}");
  check("empty text takes a figure away", "gifts", [{ key: "value", text: "" }], ", value: 4", "");
  it("empty text where nothing is written does nothing", () => assert.equal(after("carts", [{ key: "reach", text: " " }]), PLAN));

  const refused: readonly (readonly [key: TypedScore["key"], text: string, says: string])[] = [
    ["value", "many", "`value` takes a number, not `many`."], ["reach", "-3", "`reach` takes a number of zero or more, not `-3`."], ["confidence", "180%", "`confidence` takes a share from 0% to 100%, not `180%`."],
    ["moscow", "perhaps", "`moscow` takes `must`, `should`, `could`, `wont`, not `perhaps`."], ["cost-of-delay", "2k", "`cost-of-delay` takes money by the time, such as 2k/w, not `2k`."],
  ];
  for (const [key, text, says] of refused) it(`${key}: ${text} is refused`, () => assert.equal(after("carts", [{ key, text }]), says));
  it("an effort that is none is refused", () => assert.match(after("carts", [{ key: "effort", text: "3 cows" }]), /^An estimate is written such as 5d/));
  it("an idea that is not there is refused", () => assert.equal(after("nobody", [{ key: "value", text: "1" }]), "There is no backlog item `nobody` in this plan (any more)."));
});
