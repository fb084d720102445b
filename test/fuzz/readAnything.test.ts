import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import { createWorkspace } from "../../src/language/workspace";
import { applyEdit, applyLineEdits, edits, everything, lineEdits, randomYaml } from "./support/planTexts";
import { checkPlaces, problemsOf, readFresh, readNext, saidBy } from "./support/sameReading";

const runs = Number(process.env["GANTRY_RUNS"] ?? 40);
const some = { numRuns: runs, seed: Number(process.env["GANTRY_SEED"] ?? 20260105) };

describe("reading any text", function () {
  this.timeout(600_000);
  it("reads the plan of every section without a problem", () => {
    deepEqual(problemsOf(readFresh(everything)), []);
    checkPlaces(readFresh(everything));
  });

  it("never throws and keeps every place inside the text: random letters", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      checkPlaces(readFresh(text));
    }), some);
  });

  it("never throws and keeps every place inside the text: bits of YAML", () => {
    fc.assert(fc.property(randomYaml, (text) => {
      checkPlaces(readFresh(text));
    }), some);
  });

  it("never throws and keeps every place inside the text: a plan with edits, read after each", () => {
    fc.assert(fc.property(edits, (list) => {
      const workspace = createWorkspace();
      let text = everything;
      checkPlaces(readNext(workspace, text));
      for (const edit of list) {
        text = applyEdit(text, edit);
        checkPlaces(readNext(workspace, text));
      }
    }), some);
  });
});

describe("reading again after edits", function () {
  this.timeout(600_000);
  it("says the same as a fresh reading wherever the text is in order", () => {
    fc.assert(fc.property(fc.oneof(edits.map((list) => list.reduce(applyEdit, everything)), lineEdits.map((list) => applyLineEdits(everything, list))), (text) => {
      const workspace = createWorkspace();
      readNext(workspace, everything);
      const again = readNext(workspace, text);
      const fresh = readFresh(text);
      if ([...again.files.values()].some(({ faulty }) => faulty.size > 0) || fresh.problems.some(({ code }) => code === "yaml-syntax")) return;
      deepEqual(saidBy(again), saidBy(fresh));
    }), some);
  });

  it("says what it said before once an edit is undone, with the same plan", () => {
    fc.assert(fc.property(edits, (list) => {
      const workspace = createWorkspace();
      const before = saidBy(readNext(workspace, everything));
      readNext(workspace, list.reduce(applyEdit, everything));
      deepEqual(saidBy(readNext(workspace, everything)), before);
    }), some);
  });

  it("keeps the objects of items that an edit does not touch", () => {
    const workspace = createWorkspace();
    const before = readNext(workspace, everything);
    const after = readNext(workspace, everything.replace("title: 'Payment API'", "title: 'Payment APIs'"));
    const changed = before.plans[0]?.tasks.filter((node, i) => after.plans[0]?.tasks[i]?.item !== node.item).map(({ item }) => item.id);
    // The summary has a key behind its tasks, whose place moves with them.
    deepEqual(changed, ["payments", "pay-api"]);
    equal(after.plans[0]?.people.get("ben"), before.plans[0]?.people.get("ben"));
    equal(after.plans[0]?.settings.calendar, before.plans[0]?.settings.calendar);
  });
});
