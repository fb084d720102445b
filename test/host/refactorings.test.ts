import { ok, strictEqual } from "node:assert/strict";
import { CodeActionKind, commands, Position, Range, Selection, workspace, type CodeAction, type Uri } from "vscode";
import { open, problemAt, withPlan } from "./support/plans";

const PLAN = `plan: Shape
id: shape
start: 2026-01-05
as-of: none
tasks:
  # what matters
  design: {effort: 4d}   # first

  build: {effort: 5d, after: design}
`;

const actionsAt = (uri: Uri, range: Range, kind: CodeActionKind): Thenable<CodeAction[]> =>
  commands.executeCommand<CodeAction[]>("vscode.executeCodeActionProvider", uri, range, kind.value, 30);

describe("a refactoring of a plan", () => {
  it("is offered, applied and undone as one step", async () => {
    await withPlan("shape-a.plan.yaml", PLAN, async (uri) => {
      const { document } = await open(uri);
      const actions = await actionsAt(uri, new Range(6, 3, 6, 3), CodeActionKind.Refactor);
      const split = actions.find(({ title }) => title.startsWith("Split `design` into two of 2d"));
      ok(split?.edit, actions.map(({ title }) => title).join("\n"));
      ok(await workspace.applyEdit(split.edit));
      strictEqual(document.getText(), PLAN.replace("effort: 4d}   # first\n", "effort: 2d}   # first\n  design-2: {effort: 2d, after: design}\n").replace("5d, after: design}", "5d, after: design-2}"));
      await commands.executeCommand("undo");
      strictEqual(document.getText(), PLAN);
    });
  });

  it("moves a task by a command, the cursor with it", async () => {
    await withPlan("shape-b.plan.yaml", PLAN, async (uri) => {
      const { document, editor } = await open(uri);
      editor.selection = new Selection(new Position(8, 4), new Position(8, 4));
      await commands.executeCommand("gantry.moveTaskUp");
      ok(document.getText().indexOf("build:") < document.getText().indexOf("design:"), document.getText());
      ok(document.lineAt(editor.selection.active.line).text.includes("build:"));
      await commands.executeCommand("undo");
      strictEqual(document.getText(), PLAN);
    });
  });

  it("puts right what is certain in the whole file", async () => {
    await withPlan("shape-c.plan.yaml", PLAN.replace("after: design", "afer: design"), async (uri) => {
      const { document } = await open(uri);
      await problemAt(uri, "unknown-key");
      const [action] = await actionsAt(uri, new Range(0, 0, 0, 0), CodeActionKind.SourceFixAll.append("plan"));
      ok(action?.edit);
      ok(await workspace.applyEdit(action.edit));
      strictEqual(document.getText(), PLAN);
    });
  });
});
