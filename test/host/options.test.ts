import { ok, strictEqual } from "node:assert/strict";
import { CodeActionKind, commands, Range, workspace, type CodeAction, type Uri } from "vscode";
import { open, problemAt, withPlan } from "./support/plans";

const PLAN = `plan: Late
id: late
start: 2026-01-05
as-of: none
people:
  ana: {role: dev, rate: 100/h}
  ben: {role: dev, rate: 90/h}
tasks:
  # what matters
  design: {effort: 3d, who: ana}   # first
  build: {effort: 5d, who: ana, after: [design +1d], due: 2026-01-14}
`;

async function actionsAt(uri: Uri, range: Range): Promise<CodeAction[]> {
  const found = await commands.executeCommand<CodeAction[]>("vscode.executeCodeActionProvider", uri, range, CodeActionKind.QuickFix.value, 20);
  return found;
}

describe("ways out of a missed date", () => {
  it("are offered with their effect, applied and undone as one step", async () => {
    await withPlan("options-a.plan.yaml", PLAN, async (uri) => {
      const { document } = await open(uri);
      const problem = await problemAt(uri, "missed-deadline");
      const actions = await actionsAt(uri, problem.range);
      const option = actions.find(({ title }) => /^Add `ben` to `build`: finishes \d days? earlier/.test(title));
      ok(option?.edit, actions.map(({ title }) => title).join("\n"));
      ok(await workspace.applyEdit(option.edit));
      ok(document.getText().includes("build: {effort: 5d, who: [ana, ben], after: [design +1d], due: 2026-01-14}"), document.getText());
      await commands.executeCommand("undo");
      strictEqual(document.getText(), PLAN);
    });
  });

  it("are not offered elsewhere", async () => {
    await withPlan("options-b.plan.yaml", PLAN, async (uri) => {
      await open(uri);
      await problemAt(uri, "missed-deadline");
      const actions = await actionsAt(uri, new Range(0, 0, 0, 0));
      strictEqual(actions.filter(({ title }) => title.includes("earlier")).length, 0);
    });
  });
});
