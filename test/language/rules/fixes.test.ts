import assert from "node:assert/strict";
import { applyEdits, fixToEdits } from "../../../src/language/edits/applyChange";
import { RULES } from "../../../src/language/rules/registry";
import { filesBelow, readRepositoryFile } from "../../support/repository";
import { analyse } from "./checkProblems";

const MAIN = "main.plan.yaml";

/** A problem with the item that has it and what it says: a fix may settle a part of it and so change what is said. */
function keysOf(text: string): string[] {
  const list = analyse(text).problems.get(MAIN) ?? [];
  return list.map(({ problem, range }) => `${problem.code} ${problem.at.item.id} ${text.slice(range.start, range.end)} ${problem.message}`);
}

/** Applies every fix of every problem of a plan, each to the plan as it is, and checks that its problem is gone. */
function everyFixHelps(text: string): number {
  const analysis = analyse(text);
  const before = keysOf(text);
  let tried = 0;
  (analysis.problems.get(MAIN) ?? []).forEach(({ problem }, index) => {
    for (const fix of problem.fixes ?? []) {
      const result = fixToEdits(analysis.snapshot, fix);
      assert.equal(result.kind, "edits", `${problem.code}: ${fix.title}: ${JSON.stringify(result)}`);
      const after = applyEdits(text, result.kind === "edits" ? result.edits : []);
      const key = before[index] ?? "";
      const count = (keys: readonly string[]): number => keys.filter(other => other === key).length;
      assert.ok(count(keysOf(after)) < count(before), `${key} is still there after "${fix.title}":\n${after}`);
      tried += 1;
    }
  });
  return tried;
}

describe("quick fixes of the rules", () => {
  const plans = filesBelow("test/plans/rules").map(file => [file, readRepositoryFile(file).replace(/\s*#! .*$/gm, "")] as const);
  const examples = RULES.filter(rule => rule.check !== undefined).map(rule => [rule.code, rule.doc.before] as const);
  for (const [name, text] of [...plans, ...examples]) it(`can be made and help: ${name}`, () => { everyFixHelps(text); });
  it("are there to be tried", () => assert.ok(plans.reduce((sum, [, text]) => sum + everyFixHelps(text), 0) >= 25));
});
