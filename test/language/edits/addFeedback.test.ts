import assert from "node:assert/strict";
import { dayNumber } from "../../../src/core/calendar/civil";
import { addFeedback, likelySubject, type NewFeedback } from "../../../src/language/edits/addFeedback";
import { changeToEdits } from "../../../src/language/edits/applyChange";
import { createWorkspace } from "../../../src/language/workspace";

const PLAN = "plan: P\nstart: 2026-01-05\ntasks:\n  t: {effort: 1d} # a note\nbacklog:\n  csv: {title: Export the orders as CSV}\n";

function after(said: Omit<NewFeedback, "day">, text = PLAN): string {
  const workspace = createWorkspace();
  workspace.update("p.plan.yaml", text);
  const snapshot = workspace.snapshot();
  const [plan] = snapshot.plans;
  assert.ok(plan);
  const change = addFeedback(snapshot, plan, { ...said, day: dayNumber(2026, 3, 2) });
  if (change.kind === "refused") return change.message;
  const result = changeToEdits(snapshot, change);
  if (result.kind === "refused") return result.message;
  return [...result.edits].sort((a, b) => b.start - a.start).reduce((now, { start, end, newText }) => now.slice(0, start) + newText + now.slice(end), text);
}

describe("feedback that is captured", () => {
  it("stands in a section that comes into being, and then behind the others", () => {
    const one = after({ text: "We retype the card: every time, really #42", from: "ACME", about: "csv" });
    assert.equal(one, PLAN + "\nfeedback:\n  acme-we-retype-the-card:\n    from: ACME\n    date: 2026-03-02\n    text: \"We retype the card: every time, really #42\"\n    about: csv\n");
    const two = after({ text: "Faster" }, one);
    assert.equal(two, one + "  faster: {date: 2026-03-02, text: Faster}\n");
  });

  it("has an id of its own, whatever was said before", () => {
    const one = after({ text: "Faster" });
    assert.match(after({ text: "Faster", from: "" }, one), /\n {2}faster: .*\n {2}faster-[a-z0-9]{4}: \{date: 2026-03-02, text: Faster\}\n$/);
    assert.match(after({ text: "日本語" }), /\n {2}feedback: \{date/);
  });

  it("is text, never markup or keys", () => {
    assert.match(after({ text: "x}\n  evil: {a: 1" }), /text: "x\}\\n {2}evil: \{a: 1"\}\n$/);
  });

  it("says what lacks or is too long", () => {
    assert.match(after({ text: "  …" }), /the text is missing/);
    assert.match(after({ text: "x".repeat(3000) }), /longer than 2000/);
    assert.match(after({ text: "x", from: "y".repeat(300) }), /longer than 200/);
    assert.match(after({ text: "x", about: "gone" }), /no longer in the plan/);
  });

  it("knows the idea that it sounds like", () => {
    const workspace = createWorkspace();
    workspace.update("p.plan.yaml", PLAN);
    const [plan] = workspace.snapshot().plans;
    assert.ok(plan);
    assert.equal(likelySubject(plan, "please export the ORDERS as csv"), "csv");
    assert.equal(likelySubject(plan, "dark theme"), undefined);
  });
});
