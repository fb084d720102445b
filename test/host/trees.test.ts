import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { TreeItemCollapsibleState, type ThemeIcon } from "vscode";
import { SHOW_ALL } from "../../src/host/trees/planFilter";
import { until, withPlan } from "./support/plans";

const PLAN = `plan: Trees
id: trees
start: 2026-01-05
as-of: 2026-01-12
tasks:
  group:
    title: Group of things
    tasks:
      first: {effort: 1d, started: 2026-01-05, finished: 2026-01-05}
      second: {effort: 20d, after: first, due: 2026-01-14, who: ana}
  stuck: {effort: 1d, status: blocked}
people:
  ana: {name: Ana Silva}
`;

describe("the Plan tree", () => {
  it("shows the structure with dates, people and states", async () => {
    await withPlan("trees.plan.yaml", PLAN, async (_, { planTree, plans }) => {
      plans.current();
      const line = (id: string) => planTree.content.lines.get(`trees/${id}`);
      const group = await until("the group", () => line("group"));
      deepStrictEqual(group.children, ["trees/first", "trees/second"]);
      strictEqual(line("second")?.parent, "trees/group");
      const second = line("second")?.item();
      strictEqual(second?.label, "Second");
      ok(String(second.description).includes("Ana Silva") && String(second.description).includes("late"), String(second.description));
      strictEqual((second.iconPath as ThemeIcon).id, "warning");
      strictEqual((line("first")?.item().iconPath as ThemeIcon).id, "pass-filled");
      strictEqual((line("stuck")?.item().iconPath as ThemeIcon).id, "stop-circle");
      strictEqual(group.item().collapsibleState, TreeItemCollapsibleState.Expanded);
      strictEqual(second.command?.command, "gantry.revealInPlan");
    });
  });

  it("shows a part of it, with whoever holds it", async () => {
    await withPlan("filter.plan.yaml", PLAN, async (_, { planTree, plans }) => {
      plans.current();
      const shown = () => [...planTree.content.lines.keys()].filter(key => key.startsWith("trees/")).sort();
      try {
        planTree.setFilter({ kind: "late" });
        deepStrictEqual(shown(), ["trees/group", "trees/second"]);
        planTree.setFilter({ kind: "unfinished" });
        deepStrictEqual(shown(), ["trees/group", "trees/second", "trees/stuck"]);
        planTree.setFilter({ kind: "text", text: "ANA" });
        deepStrictEqual(shown(), ["trees/group", "trees/second"]);
      } finally {
        planTree.setFilter(SHOW_ALL);
      }
      deepStrictEqual(shown(), ["trees/first", "trees/group", "trees/second", "trees/stuck"]);
    });
  });
});
