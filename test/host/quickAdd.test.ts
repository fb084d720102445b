import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { CodeActionKind, commands, Range, workspace, type CodeAction, type Uri } from "vscode";
import { open, withPlan } from "./support/plans";

const PLAN = `plan: Quick
id: quick
start: 2026-01-05
as-of: none

people:
  ana: {name: Ana}

tasks:
  # what comes first
  schema: {title: Orders schema, effort: 3d}   # kept
  pay:
    title: Payments
    tasks:
      ui: {effort: 2d}
`;

const textOf = async (uri: Uri): Promise<string> => (await workspace.openTextDocument(uri)).getText();

/** Runs a command that asks with a box, presses Enter once the box is there, and answers what it gives. */
async function accepted(command: string, argument: unknown): Promise<{ plan: string; id: string } | undefined> {
  let given: { readonly id: { plan: string; id: string } | undefined } | undefined;
  void commands.executeCommand<{ plan: string; id: string } | undefined>(command, argument).then((id) => { given = { id }; });
  for (let round = 0; round < 100 && given === undefined; round++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
  }
  return given?.id;
}

describe("quick add", () => {
  it("writes one line into the plan as a task, with one undo", async () => {
    await withPlan("quick-a.plan.yaml", PLAN, async (uri) => {
      const { document } = await open(uri);
      const added = await accepted("gantry.addTask", { plan: "quick", text: "Payment API 5d after orders schema @ana #backend" });
      deepStrictEqual(added, { plan: "quick", id: "payment-api" });
      const text = document.getText();
      ok(text.startsWith(PLAN.trimEnd()), text);
      ok(text.endsWith("\n  payment-api:\n    title: Payment API\n    effort: 5d\n    who: ana\n    after: schema\n    tags: [backend]\n"), text);
      await commands.executeCommand("undo");
      strictEqual(document.getText(), PLAN);
    });
  });

  it("writes below and inside a task that a tree names", async () => {
    await withPlan("quick-b.plan.yaml", PLAN, async (uri) => {
      strictEqual((await accepted("gantry.addTaskBelow", { plan: "quick", id: "schema", text: "Check 2d" }))?.id, "check");
      strictEqual((await accepted("gantry.addTaskInside", { plan: "quick", id: "pay", text: "Test 1d" }))?.id, "test");
      const text = await textOf(uri);
      match(text, /# kept\n {2}check: \{effort: 2d\}\n {2}pay:/);
      match(text, /ui: \{effort: 2d\}\n {6}test: \{effort: 1d\}\n/);
    });
  });

  it("writes an idea into a backlog that was not there", async () => {
    await withPlan("quick-c.plan.yaml", PLAN, async (uri) => {
      strictEqual((await accepted("gantry.addBacklogItem", { plan: "quick", text: "One-click order value 8" }))?.id, "one-click-order");
      ok((await textOf(uri)).endsWith("\n\nbacklog:\n  one-click-order: {title: One-click order, value: 8}\n"), await textOf(uri));
    });
  });

  it("writes nothing while a name is unknown", async () => {
    await withPlan("quick-d.plan.yaml", PLAN, async (uri) => {
      const asked = commands.executeCommand("gantry.addTask", { plan: "quick", text: "Check after xyzzy" });
      for (let round = 0; round < 5; round++) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      }
      await commands.executeCommand("workbench.action.closeQuickOpen");
      strictEqual(await asked, undefined);
      strictEqual(await textOf(uri), PLAN);
    });
  });

  it("takes the name that is offered instead of an unknown one", async () => {
    await withPlan("quick-e.plan.yaml", PLAN, async (uri) => {
      strictEqual((await accepted("gantry.addTask", { plan: "quick", text: "Check 2d after schma" }))?.id, "check");
      match(await textOf(uri), /check: \{effort: 2d, after: schema\}/);
    });
  });

  it("makes a task of a line of words", async () => {
    await withPlan("quick-f.plan.yaml", `${PLAN}      Payment API 5d after schema\n`, async (uri) => {
      const { document } = await open(uri);
      const line = document.lineCount - 2;
      const actions = await commands.executeCommand<CodeAction[]>("vscode.executeCodeActionProvider", uri, new Range(line, 8, line, 8), CodeActionKind.QuickFix.value);
      const action = actions.find(({ title }) => title.includes("payment-api"));
      ok(action?.edit, JSON.stringify(actions.map(({ title }) => title)));
      ok(await workspace.applyEdit(action.edit));
      strictEqual(document.getText(), `${PLAN}      payment-api: {title: Payment API, effort: 5d, after: schema}\n`);
    });
  });
});
