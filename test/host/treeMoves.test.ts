import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { commands, TreeItemCheckboxState, workspace, type Uri } from "vscode";
import type { GantryApi } from "../../src/host/extension";
import type { TreeItemThing } from "../../src/host/trees/treeThing";
import { open, until, withPlan } from "./support/plans";

const PLAN = `plan: Moves      # kept
id: moves
start: 2026-01-05
as-of: 2026-01-12
prioritize: value-effort
people:
  ana: {name: Ana Silva}
  ben: {}
releases:
  beta: {title: Beta, date: 2026-03-01}
tasks:
  group:
    title: Group
    tasks:
      first: {effort: 1d, who: ana}
  # about second
  second: {effort: 2d, who: ana}   # beside it
  third: {effort: 3d, who: ben, after: group}

backlog:
  small: {title: Small, value: 2, effort: 2d}
  great: {title: Great, value: 8, effort: 1d}
  vague: {title: Vague}
`;

const task = (id: string, more: object = {}): TreeItemThing => ({ kind: "task", plan: "moves", id, summary: id === "group", ...more });
const idea = (id: string): TreeItemThing => ({ kind: "idea", plan: "moves", id });
const textOf = async (uri: Uri): Promise<string> => (await workspace.openTextDocument(uri)).getText();

/** Runs a test with the plan, in groups or not, and leaves the view as it was. */
async function tried(test: (uri: Uri, api: GantryApi) => Promise<void>): Promise<void> {
  await withPlan("moves.plan.yaml", PLAN, async (uri, api) => {
    await open(uri);
    api.plans.current();
    await until("the tree", () => api.planTree.content.lines.has("moves/second"));
    try {
      await test(uri, api);
    } finally {
      api.planTree.setGrouping("structure");
    }
  });
}

describe("dragging in the trees", () => {
  it("puts several tasks into a summary with one undo", async () => {
    await tried(async (uri, { planTree }) => {
      strictEqual(await planTree.dragAndDrop.dropThings([task("second"), task("first")], "moves/group"), true);
      ok((await textOf(uri)).includes("      # about second\n      second: {effort: 2d, who: ana}   # beside it\n      first: {effort: 1d, who: ana}\n"), await textOf(uri));
      await commands.executeCommand("undo");
      strictEqual(await textOf(uri), PLAN);
    });
  });

  it("puts a task before another, and at the end of the plan", async () => {
    await tried(async (uri, { planTree }) => {
      await planTree.dragAndDrop.dropThings([task("third")], "moves/second");
      ok((await textOf(uri)).includes("  third: {effort: 3d, who: ben, after: group}\n  # about second\n"));
      await planTree.dragAndDrop.dropThings([task("first")], undefined);
      ok((await textOf(uri)).includes("    tasks: {}\n"));
    });
  });

  it("writes nothing when one of several cannot be moved", async () => {
    await tried(async (uri, { planTree }) => {
      strictEqual(await planTree.dragAndDrop.dropThings([task("second"), task("third")], "moves/group"), false, "third waits for the group");
      strictEqual(await planTree.dragAndDrop.dropThings([task("group")], "moves/first"), false);
      strictEqual(await planTree.dragAndDrop.dropThings([task("second"), { ...task("second"), plan: "hello" }], "moves/group"), false);
      strictEqual(await textOf(uri), PLAN);
    });
  });

  it("gives a task to a person, a release, a status, a time", async () => {
    await tried(async (uri, { planTree, plans }) => {
      const drop = async (grouping: "person" | "release" | "status" | "due", from: string, id: string, to: string): Promise<string> => {
        planTree.setGrouping(grouping);
        const line = (group: string) => [...planTree.content.lines.values()].find(({ what }) => what?.kind === "group" && what.plan === "moves" && what.group.id === group)?.key;
        await planTree.dragAndDrop.dropThings([task(id, { group: { by: grouping, id: from } })], line(to));
        plans.current();
        return textOf(uri);
      };
      ok((await drop("person", "ana", "second", "ben")).includes("second: {effort: 2d, who: ben}   # beside it"));
      ok((await drop("release", "", "second", "beta")).includes("second: {effort: 2d, who: ben, release: beta}   # beside it"));
      ok((await drop("status", "todo", "second", "doing")).includes("started: 2026-01-12"));
      ok(/second: \{.*due: \d{4}-\d\d-\d\d/.test(await drop("due", "undated", "second", "today")));
    });
  });

  it("turns an idea into work and back, with the same id", async () => {
    await tried(async (uri, { planTree, backlogTree, plans }) => {
      await planTree.dragAndDrop.dropThings([idea("great")], "moves/second");
      ok((await textOf(uri)).includes("  # backlog: {value: 8}\n  great: {title: Great, effort: 1d}\n  # about second\n"), await textOf(uri));
      plans.current();
      await backlogTree.dragAndDrop.dropThings([task("great")], "moves/vague");
      strictEqual(await textOf(uri), PLAN);
    });
  });
});

describe("the lines of the trees", () => {
  it("stand in the groups that a person chooses, and the choice is remembered", async () => {
    await tried(async (_, { planTree }) => {
      planTree.setGrouping("person");
      const group = [...planTree.content.lines.values()].find(({ what }) => what?.kind === "group" && what.plan === "moves" && what.group.id === "ana");
      deepStrictEqual(group?.children, ["moves/first@person:ana", "moves/second@person:ana"]);
      strictEqual(group.item().label, "Ana Silva");
      strictEqual(planTree.content.lineOf("moves", "second"), "moves/second@person:ana");
      strictEqual(planTree.grouping, "person");
    });
  });

  it("are ticked when a task is done, and opened again", async () => {
    await tried(async (uri, { planTree, plans }) => {
      const box = () => planTree.content.lines.get("moves/second")?.item().checkboxState as { state: TreeItemCheckboxState } | undefined;
      strictEqual(box()?.state, TreeItemCheckboxState.Unchecked);
      strictEqual(planTree.content.lines.get("moves/group")?.item().checkboxState, undefined);
      await planTree.setDone([task("second"), task("first")], true);
      const text = await textOf(uri);
      ok(/second: \{effort: 2d, who: ana, started: 2026-01-\d\d, finished: 2026-01-12\}   # beside it/.test(text), text);
      ok(/first: \{effort: 1d, who: ana, started: 2026-01-\d\d, finished: 2026-01-12\}/.test(text), text);
      plans.current();
      await until("the tick", () => box()?.state === TreeItemCheckboxState.Checked);
      await planTree.setDone([task("second")], false);
      ok(/second: \{effort: 2d, who: ana, started: 2026-01-\d\d\}/.test(await textOf(uri)));
    });
  });

  it("of ideas stand as the plan ranks them", async () => {
    await tried(async (_, { backlogTree }) => {
      const lines = await until("the ideas", () => {
        const found = [...backlogTree.content.lines.values()].filter(({ what }) => what?.kind === "idea" && what.plan === "moves");
        return found.length === 3 && found;
      });
      deepStrictEqual(lines.map(({ what }) => what?.kind === "idea" && what.id), ["great", "small", "vague"]);
      ok(String(lines[0]?.item().description).startsWith("#1 (8)"), String(lines[0]?.item().description));
      ok(String(lines[2]?.item().description).includes("value, effort"));
    });
  });

  it("can be deleted, and the links of others to them are cut", async () => {
    await tried(async (uri, { plans }) => {
      void commands.executeCommand("gantry.deleteItems", "moves/group");
      await until("the group is gone", () => plans.current().snapshot.planById("moves")?.taskIndex.has("group") === false);
      ok((await textOf(uri)).includes("third: {effort: 3d, who: ben}"));
      await commands.executeCommand("undo");
      strictEqual(await textOf(uri), PLAN);
    });
  });

  it("of ideas can be moved by command, too", async () => {
    await tried(async (uri) => {
      await commands.executeCommand("gantry.toPlan", "moves/small");
      ok((await textOf(uri)).includes("after: group}\n  # backlog: {value: 2}\n  small: {title: Small, effort: 2d}\n"), await textOf(uri));
    });
  });
});
