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

  it("tells plans of one title apart by where they stand", async () => {
    await withPlan("one/twin.plan.yaml", "plan: Twin\nid: twin-1\ntasks: {a: {duration: 1d}}\n", async () => {
      await withPlan("two/twin.plan.yaml", "plan: Twin\nid: twin-2\ntasks: {a: {duration: 1d}}\n", async (_, { planTree, plans }) => {
        plans.current();
        const twins = await until("both", () => {
          const found = [...planTree.content.lines.values()].map((line) => line.item()).filter(({ label }) => label === "Twin");
          return found.length === 2 && found;
        });
        deepStrictEqual(twins.map(({ description }) => String(description).split(" · ")[0]).sort(), ["one/twin.plan.yaml", "two/twin.plan.yaml"]);
      });
    });
  });

  it("keeps what is written from right to left to itself", async () => {
    const plan = "plan: Bidi\nid: bidi\ntasks:\n  a: {duration: 1d, title: \"\u05e9\u05e8\u05d4 \u202e 1\"}\n";
    await withPlan("bidi.plan.yaml", plan, async (_, { planTree, plans }) => {
      plans.current();
      const line = await until("the task", () => planTree.content.lines.get("bidi/a"));
      strictEqual(line.item().label, "\u2068\u05e9\u05e8\u05d4  1\u2069");
    });
  });
});
