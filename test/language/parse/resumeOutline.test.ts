import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { commonText } from "../../../src/language/parse/commonText";
import { resumeOutline } from "../../../src/language/parse/resumeOutline";
import { scanOutline } from "../../../src/language/parse/scanOutline";
import { createWorkspace } from "../../../src/language/workspace";
import { saidBy } from "../../fuzz/support/sameReading";
import { everything } from "../../fuzz/support/planTexts";
import { plans } from "../edits/randomPlan";
import { applyChange, changes, type Change } from "./support/textChanges";

const runs = Number(process.env["GANTRY_RUNS"] ?? 300);
const some = { numRuns: runs, seed: Number(process.env["GANTRY_SEED"] ?? 11) };

const texts = fc.oneof(fc.constant(everything), plans.map(({ text }) => text));
const stories = fc.tuple(texts, changes);

/** Follows an outline through changes of its text; how many were resumed. Each must be the outline of the whole text. */
function followOutline(text: string, list: readonly Change[]): number {
  let resumed = 0;
  let now = text;
  let outline = scanOutline(now);
  for (const change of list) {
    const next = applyChange(now, change);
    const found = resumeOutline(outline, next, commonText(now, next));
    const whole = scanOutline(next);
    if (found !== undefined) {
      resumed += 1;
      deepEqual(found.outline, whole, JSON.stringify([now, next]));
    }
    outline = whole;
    now = next;
  }
  return resumed;
}

/** Reads a text and its changes in one workspace; where nothing is faulty, it must say what a fresh reading says. */
function followReading(text: string, list: readonly Change[]): number {
  const workspace = createWorkspace();
  let compared = 0;
  let now = text;
  workspace.update("a.plan.yaml", now);
  workspace.snapshot();
  for (const change of list) {
    const before = now;
    now = applyChange(now, change);
    workspace.update("a.plan.yaml", now);
    const snapshot = workspace.snapshot();
    const fresh = createWorkspace();
    fresh.update("a.plan.yaml", now);
    const anew = fresh.snapshot();
    if ([...anew.files.values()].some(({ faulty }) => faulty.size > 0) || anew.problems.some(({ code }) => code === "yaml-syntax")) {
      // Broken: taken back before the next one.
      now = before;
      continue;
    }
    compared += 1;
    deepEqual(saidBy(snapshot), saidBy(anew), JSON.stringify([before, now]));
  }
  return compared;
}

describe("an outline that is resumed", function () {
  this.timeout(600_000);

  it("is the outline of the whole text after any changes", () => {
    let resumed = 0;
    fc.assert(fc.property(stories, ([text, list]) => {
      resumed += followOutline(text, list);
    }), some);
    ok(resumed > runs, `only ${resumed} were resumed`);
  });

  it("keeps the segments that stand before and behind a change", () => {
    const text = `plan: x\ntasks:\n${Array.from({ length: 50 }, (_, i) => `  t${i}:\n    effort: 1d\n`).join("")}`;
    const next = text.replace("t20:\n    effort: 1d", "t20:\n    title: Longer\n    effort: 2d");
    const before = scanOutline(text);
    const found = resumeOutline(before, next, commonText(text, next));
    deepEqual(found?.outline, scanOutline(next));
    equal(found?.outline.segments.filter((segment, i) => segment !== before.segments[i]).length, 1);
  });
});

describe("reading again after changes", function () {
  this.timeout(600_000);

  it("says what a fresh reading says", () => {
    let compared = 0;
    fc.assert(fc.property(stories, ([text, list]) => {
      compared += followReading(text, list);
    }), some);
    ok(compared > runs, `only ${compared} were compared`);
  });

  it("keeps the objects of items that a change does not touch, wherever they move", () => {
    const text = `plan: x\ntasks:\n${Array.from({ length: 50 }, (_, i) => `  t${i}:\n    effort: 1d\n`).join("")}`;
    const workspace = createWorkspace();
    workspace.update("a.plan.yaml", text);
    const before = workspace.snapshot().plans[0];
    workspace.update("a.plan.yaml", text.replace("t20:\n", "new:\n    effort: 3d\n  t20:\n    title: Longer\n"));
    const after = workspace.snapshot();
    deepEqual(after.plans[0]?.tasks.filter(({ item }) => before?.byId.get(item.id) !== item).map(({ item }) => item.id), ["new", "t20"]);
    for (const { item } of after.plans[0]?.tasks ?? []) {
      const { start } = after.locate({ item, span: item.span });
      ok(after.files.get("a.plan.yaml")?.text.startsWith(`${item.id}:`, start), item.id);
    }
  });
});
