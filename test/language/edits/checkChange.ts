import assert from "node:assert/strict";
import type { PlanChange } from "../../../src/core/model/planChange";
import { applyEdits, changeToEdits } from "../../../src/language/edits/applyChange";
import { readPlan } from "../../../src/language/snapshot";
import type { Snapshot } from "../../../src/language/snapshotTypes";

/** A change without the plan's id, which is `p`. */
export type Change = PlanChange extends infer Each ? (Each extends PlanChange ? Omit<Each, "plan"> : never) : never;

export const FILE = "p.plan.yaml";

/** Minutes of a civil day and time, such as `2026-01-05 09:00`. */
export function instant(text: string): number {
  return Date.parse(`${text.replace(" ", "T")}${text.length > 10 ? ":00" : "T00:00:00"}Z`) / 60000;
}

/** The change as a change of the plan `p`. */
export function ofPlan(change: Change): PlanChange {
  return { ...change, plan: "p" } as PlanChange;
}

/** A plan of its own file with the body below its head. */
export function planOf(body: string): Snapshot {
  const head = body.startsWith("\ufeff") || /^(?:plan:|\{)/m.test(body) ? "" : "plan: P\nid: p\nas-of: none\nstart: 2026-01-05\n";
  return readPlan(head + body, FILE);
}

/** The text after a change; fails when it is refused. */
export function changed(snapshot: Snapshot, change: Change): string {
  const before = snapshot.files.get(FILE)?.text ?? "";
  const result = changeToEdits(snapshot, ofPlan(change));
  assert.equal(result.kind, "edits", result.kind === "refused" ? result.message : "");
  return result.kind === "edits" ? applyEdits(before, result.edits) : "";
}

/** Checks the text after a change, and that making it once more changes nothing. */
export function checkChange(name: string, body: string, change: Change, after: string): void {
  it(`${name}: ${JSON.stringify(body)}`, () => {
    const snapshot = planOf(body);
    const before = snapshot.files.get(FILE)?.text ?? "";
    const head = before.slice(0, before.length - body.length);
    assert.deepEqual(snapshot.problems.filter(({ severity }) => severity === "error").map(({ message }) => message), []);
    const once = changed(snapshot, change);
    assert.equal(once, head + after);
    const again = changeToEdits(readPlan(once, FILE), ofPlan(change));
    if (again.kind === "edits") assert.equal(applyEdits(once, again.edits), once, "a second time changes nothing");
    else assert.ok(["add-link", "add-task", "rename-id", "change-link"].includes(change.kind), again.message);
  });
}

/** Checks that a change is refused with a sentence that matches. */
export function checkRefused(name: string, body: string, change: Change, message: RegExp): void {
  it(`${name} is refused: ${JSON.stringify(body)}`, () => {
    const result = changeToEdits(planOf(body), ofPlan(change));
    assert.equal(result.kind, "refused", JSON.stringify(result));
    assert.match(result.kind === "refused" ? result.message : "", message);
    assert.match(result.kind === "refused" ? result.message : "", /[.!]$/);
  });
}
