import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import type { Snapshot } from "../../src/language/snapshotTypes";
import { createWorkspace } from "../../src/language/workspace";
import { applyEdit, applyLineEdits, edits, everything, lineEdits, randomYaml } from "./support/planTexts";
import { readFresh, saidBy } from "./support/sameReading";

const some = { numRuns: Number(process.env["GANTRY_RUNS"] ?? 40), seed: Number(process.env["GANTRY_SEED"] ?? 7) };

function readWhole(text: string): Snapshot {
  const workspace = createWorkspace({ byItems: false });
  workspace.update("a.plan.yaml", text);
  return workspace.snapshot();
}

/** Reads a text by segments and as a whole; both must say the same, save that broken YAML need only be an error to both. */
function check(text: string): void {
  // A line of tabs alone is blank when read by lines, and bad indentation to the parser in some places.
  if (/^ *\t[ \t]*$/m.test(text)) return;
  const parts = readFresh(text);
  const whole = readWhole(text);
  const broken = ({ problems }: Snapshot) => problems.some(({ code }) => code === "yaml-syntax");
  const wrong = ({ problems }: Snapshot) => problems.some(({ severity }) => severity === "error");
  if (broken(whole) || broken(parts)) {
    equal(wrong(parts), wrong(whole), `${JSON.stringify(saidBy(parts))} ${JSON.stringify(saidBy(whole))}`);
    return;
  }
  deepEqual({ ...(saidBy(parts) as object) }, { ...(saidBy(whole) as object) });
}

describe("reading by segments", function () {
  this.timeout(600_000);
  it("says the same as reading the whole: the plan of every section", () => {
    equal(readWhole(everything).problems.length, 0);
    check(everything);
  });

  it("says the same as reading the whole: whole lines changed", () => {
    fc.assert(fc.property(lineEdits, (list) => {
      check(applyLineEdits(everything, list));
    }), some);
  });

  it("says the same as reading the whole: letters changed", () => {
    fc.assert(fc.property(edits, (list) => {
      check(list.reduce(applyEdit, everything));
    }), some);
  });

  it("says the same as reading the whole: bits of YAML", () => {
    fc.assert(fc.property(randomYaml, check), some);
  });
});
