import assert from "node:assert/strict";
import fc from "fast-check";
import { applyEdits, changeToEdits } from "../../../src/language/edits/applyChange";
import { readPlan } from "../../../src/language/snapshot";
import { checkChange, checkRefused, FILE } from "./checkChange";
import { plans } from "./randomPlan";

const sort = (id: string) => ({ kind: "sort-keys", id }) as const;

describe("putting keys in order", () => {
  checkChange("in braces", "tasks:\n  a: {due: 2026-02-01, effort: 1d, title: A}\n", sort("a"), "tasks:\n  a: {title: A, effort: 1d, due: 2026-02-01}\n");
  checkChange("keeps odd spaces in their places", "tasks:\n  a: { due: 2026-02-01 ,title:  A }\n", sort("a"), "tasks:\n  a: { title:  A ,due: 2026-02-01 }\n");
  checkChange("a key a line", "tasks:\n  a:\n    due: 2026-02-01\n    effort: 1d\n    title: A\n  b: {}\n", sort("a"), "tasks:\n  a:\n    title: A\n    effort: 1d\n    due: 2026-02-01\n  b: {}\n");
  checkChange("with the comments above and behind a key", "tasks:\n  a:\n    due: 2026-02-01 # promised\n    # a guess\n    effort: 1d\n", sort("a"), "tasks:\n  a:\n    # a guess\n    effort: 1d\n    due: 2026-02-01 # promised\n");
  checkChange("with all lines of a text, and tasks last", "tasks:\n  a:\n    tasks:\n      b: {}\n    notes: |\n      one\n      two\n    title: A\n", sort("a"), "tasks:\n  a:\n    title: A\n    notes: |\n      one\n      two\n    tasks:\n      b: {}\n");
  checkChange("that are in order already", "tasks:\n  a: {title: A, effort: 1d}\n", sort("a"), "tasks:\n  a: {title: A, effort: 1d}\n");
  checkChange("of a person", "people:\n  ana: {rate: 90/h, name: Ana}\ntasks: {}\n", sort("ana"), "people:\n  ana: {name: Ana, rate: 90/h}\ntasks: {}\n");
  checkChange("of the plan", "id: p\nstart: 2026-01-05\nplan: P\ntasks:\n  a: {effort: 1d}\n", sort(""), "plan: P\nid: p\nstart: 2026-01-05\ntasks:\n  a: {effort: 1d}\n");
  checkRefused("with a comment between brackets", "tasks:\n  a: {due: 2026-02-01, # why\n    title: A}\n", sort("a"), /put them in order in the file/);
  checkRefused("of what is not there", "tasks:\n  a: {}\n", sort("ghost"), /no `ghost`/);

  it("changes nothing but their order, in any plan", () => {
    fc.assert(fc.property(plans, ({ text }) => {
      const snapshot = readPlan(text, FILE);
      for (const plan of snapshot.plans) {
        for (const id of plan.byId.keys()) {
          const result = changeToEdits(snapshot, { kind: "sort-keys", plan: plan.id, id });
          if (result.kind === "refused" || result.edits.length === 0) continue;
          const letters = (of: string): string => [...of.replace(/\s/g, "")].sort().join("");
          assert.equal(letters(applyEdits(text, result.edits)), letters(text));
        }
      }
    }), { numRuns: 30 });
  });
});
