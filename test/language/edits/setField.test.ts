import assert from "node:assert/strict";
import { schedulePlan } from "../../../src/core/schedule/schedule";
import type { EditableField } from "../../../src/core/view/fields";
import { applyEdits, changeToEdits } from "../../../src/language/edits/applyChange";
import { setField } from "../../../src/language/edits/setField";
import { readPlan } from "../../../src/language/snapshot";
import { FILE, instant } from "./checkChange";

const today = instant("2026-02-18");
const head = "plan: P\nid: p\nstart: 2026-02-02\npeople: {ana: {name: Ana Silva}, ben: {}}\nteams: {core: {members: [ana, ben]}}\nreleases: {r: {title: First release, date: 2026-06-01}}\n";

/** The line of task `a` after something was typed into a column of it, or why that cannot be. */
function typed(keys: string, field: EditableField, text: string): string {
  const plan = `${head}tasks:\n  a: ${keys}  # kept\n`;
  const snapshot = readPlan(plan, FILE);
  const [read] = snapshot.plans;
  assert.ok(read);
  const changes = setField(schedulePlan(read, { now: today }), { task: "a", field, text }, today);
  if ("kind" in changes) return changes.message;
  const result = changeToEdits(snapshot, { kind: "all", plan: "p", changes });
  if (result.kind === "refused") return result.message;
  const after = applyEdits(plan, result.edits);
  assert.ok(after.startsWith(`${head}tasks:\n  a: `) && after.endsWith("  # kept\n"), after);
  return after.slice(`${head}tasks:\n  a: `.length, -"  # kept\n".length);
}

describe("typing into a column of a task", () => {
  const cases: readonly (readonly [field: EditableField, keys: string, text: string, after: string])[] = [
    ["title", "{title: Old, effort: 1d}", "New, and better: really", '{title: "New, and better: really", effort: 1d}'],
    ["title", "{effort: 1d}", " New ", "{title: New, effort: 1d}"],
    ["title", "{title: Old}", "", "A task needs a title."],
    ["title", "{title: Old}", "{{7*7}} <script>", '{title: "{{7*7}} <script>"}'],
    ["duration", "{duration: 3d}", "1w", "{duration: 1w}"],
    ["duration", "{duration: 3d}", "2,5", "{duration: 2.5d}"],
    ["duration", "{effort: 3d, who: ana}", "6d", "{effort: 6d, who: ana}"],
    ["duration", "{effort: 3d, who: [ana, ben]}", "3d", "{effort: 6d, who: [ana, ben]}"],
    ["duration", "{effort: 3d, who: ana}", "2d..4d", "`a` has its length from its effort: type a single figure such as 3d."],
    ["duration", "{duration: 3d}", "", "{}"],
    ["effort", "{effort: 3d, who: ana}", "2d..6d", "{effort: 2d..6d, who: ana}"],
    ["start", "{duration: 3d}", "9 mar", "{duration: 3d, not-before: 2026-03-09}"],
    ["start", "{duration: 3d, not-before: 2026-03-09}", "2026-03-16", "{duration: 3d, not-before: 2026-03-16}"],
    ["start", "{duration: 3d, not-before: 2026-03-09}", "", "{duration: 3d}"],
    ["start", "{duration: 3d}", "whenever", "`whenever` is no date: write one such as 2026-03-05, 12 mar, fri or in 2 weeks."],
    ["due", "{duration: 3d, due: 2026-01-15}", "20 jan", "{duration: 3d, due: 2026-01-20}"],
    ["start", "{duration: 3d, started: 2026-02-03}", "Feb 4", "{duration: 3d, started: 2026-02-04}"],
    ["due", "{duration: 3d}", "fri", "{duration: 3d, due: 2026-02-20}"],
    ["due", "{duration: 3d, due: 2026-02-20}", "", "{duration: 3d}"],
    ["people", "{effort: 3d}", "Ana silva 50%, ben", "{effort: 3d, who: [ana 50%, ben]}"],
    ["people", "{effort: 3d, who: ana}", "core", "{effort: 3d, who: core}"],
    ["people", "{effort: 3d, who: ana}", "zoe", "`zoe` is nobody of this plan: there are `ana` and `ben`."],
    ["people", "{effort: 3d, who: ana}", "", "{effort: 3d}"],
    ["progress", "{effort: 3d}", "40 %", "{effort: 3d, started: 2026-02-18, done: 40%}"],
    ["progress", "{effort: 3d}", "140", "Progress is a share between 0 % and 100 %."],
    ["priority", "{effort: 3d}", "800", "{effort: 3d, priority: 800}"],
    ["priority", "{effort: 3d}", "high", "A priority is a whole number from 0 to 1000."],
    ["release", "{effort: 3d}", "first RELEASE", "{effort: 3d, release: r}"],
    ["release", "{effort: 3d}", "second", "`second` is no release of this plan: there are `r`."],
    ["status", "{effort: 3d}", "doing", "{effort: 3d, started: 2026-02-18}"],
    ["status", "{effort: 3d}", "nonsense", "`nonsense` is no status of this plan."],
  ];
  for (const [field, keys, text, after] of cases) {
    it(`${field} ${JSON.stringify(text)} at ${keys}`, () => { assert.equal(typed(keys, field, text), after); });
  }

  it("of a length that the language does not know says why", () => {
    assert.equal(typed("{duration: 3d}", "duration", "three days"), "An estimate is written such as 5d, 3d..8d or 3d/5d/12d.");
  });
});
