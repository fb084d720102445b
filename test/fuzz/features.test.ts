import fc from "fast-check";
import { createAnalyser } from "../../src/language/analysis";
import { completion } from "../../src/language/features/completion";
import { hover } from "../../src/language/features/hover";
import { selectionRanges } from "../../src/language/features/selectionRanges";
import { createWorkspace } from "../../src/language/workspace";
import { askEverything, FILE, showEverything } from "./support/askFeatures";
import { applyEdit, edits, everything } from "./support/planTexts";

const NOW = Date.UTC(2026, 1, 2, 9) / 60000;
const runs = Number(process.env["GANTRY_RUNS"] ?? 40);
const some = { numRuns: runs, seed: Number(process.env["GANTRY_SEED"] ?? 20260105) };

describe("every feature on any text", function () {
  this.timeout(600_000);
  it("never throws and stays inside the text while a plan is edited at random", () => {
    fc.assert(fc.property(edits, fc.array(fc.nat(1_000_000), { minLength: 4, maxLength: 4 }), (list, places) => {
      const workspace = createWorkspace();
      const analyser = createAnalyser();
      let text = everything;
      workspace.update(FILE, text);
      workspace.snapshot();
      for (const edit of list.slice(0, 6)) {
        text = applyEdit(text, edit);
        workspace.update(FILE, text);
        const analysis = analyser.analyse(workspace.snapshot(), { now: NOW });
        showEverything(analysis, text);
        for (const place of places) askEverything(analysis, text, place % (text.length + 1));
      }
    }), some);
  });

  it("never throws on places outside of the text, nor on a file that is not there", () => {
    const workspace = createWorkspace();
    workspace.update(FILE, everything);
    const analysis = createAnalyser().analyse(workspace.snapshot(), { now: NOW });
    for (const offset of [0, everything.length, everything.length + 10]) {
      completion(analysis, FILE, offset);
      hover(analysis, FILE, offset);
      selectionRanges(everything, offset);
      hover(analysis, "nowhere.plan.yaml", offset);
      completion(analysis, "nowhere.plan.yaml", offset);
    }
    showEverything(createAnalyser().analyse(createWorkspace().snapshot(), { now: NOW }), "");
  });
});
