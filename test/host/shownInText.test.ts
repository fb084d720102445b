import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import {
  commands, ConfigurationTarget, MarkdownString, Range, workspace,
  type CodeLens, type InlayHint, type Position, type SelectionRange, type SemanticTokens, type SemanticTokensLegend, type SymbolInformation, type Uri,
} from "vscode";
import { open, until, withPlan } from "./support/plans";

const PLAN = `plan: Shown
id: shown
start: 2026-01-05
as-of: none
people:
  ana: {name: Ana Silva}
releases:
  beta: {date: 2026-01-30}
tasks:
  design:
    effort: 3d
    who: ana
  build: {title: Build it, effort: 5d, after: design, release: beta}
`;

const tried = (test: (uri: Uri, text: string) => Promise<void>): Promise<void> =>
  withPlan("shown.plan.yaml", PLAN, async (uri) => {
    await open(uri);
    await test(uri, PLAN);
  });

const hintsOf = (uri: Uri): Thenable<InlayHint[]> => commands.executeCommand<InlayHint[]>("vscode.executeInlayHintProvider", uri, new Range(0, 0, 100, 0));
const lensesOf = (uri: Uri): Thenable<CodeLens[]> => commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", uri);

/** Runs a test with a setting of Gantry's, and takes it away again. */
async function withSetting(name: string, value: unknown, test: () => Promise<void>): Promise<void> {
  const settings = workspace.getConfiguration("gantry");
  await settings.update(name, value, ConfigurationTarget.Workspace);
  try {
    await test();
  } finally {
    await settings.update(name, undefined, ConfigurationTarget.Workspace);
  }
}

describe("what the editor shows in the text", () => {
  it("hints at dates, with a card", async () => {
    await tried(async (uri) => {
      const hints = await hintsOf(uri);
      deepStrictEqual(hints.map(({ label }) => label), ["5 Jan – 7 Jan · critical", "8 Jan – 14 Jan · critical"]);
      deepStrictEqual(hints.map(({ position }) => position.line), [9, 12]);
    });
  });

  it("draws lenses that lead to views", async () => {
    await tried(async (uri) => {
      const lenses = await lensesOf(uri);
      deepStrictEqual(lenses.map(({ command }) => command?.title), [
        "forecast 14 Jan · 16 days to spare · 0 of 1 task finished · show in roadmap", "critical · 1 waiting · show in Gantt",
      ]);
      deepStrictEqual(lenses[1]?.command?.arguments, [{ plan: "shown", id: "design" }]);
    });
  });

  it("switches each of them off", async () => {
    await tried(async (uri) => {
      await withSetting("inlayHints.enabled", false, async () => { deepStrictEqual(await hintsOf(uri), []); });
      await withSetting("codeLens.enabled", false, async () => { deepStrictEqual(await lensesOf(uri), []); });
      await withSetting("codeLens.tasks", "all", async () => { strictEqual((await lensesOf(uri)).length, 3); });
      strictEqual((await hintsOf(uri)).length, 2);
    });
  });

  it("colours ids by what they stand for", async () => {
    await tried(async (uri, text) => {
      const legend = await commands.executeCommand<SemanticTokensLegend>("vscode.provideDocumentSemanticTokensLegend", uri);
      const { data } = await commands.executeCommand<SemanticTokens>("vscode.provideDocumentSemanticTokens", uri);
      const lines = text.split("\n");
      const told: string[] = [];
      let line = 0;
      let character = 0;
      for (let at = 0; at + 4 < data.length; at += 5) {
        const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = data.subarray(at, at + 5);
        character = down === 0 ? character + right : right;
        line += down;
        const styles = legend.tokenModifiers.filter((_, bit) => (modifiers & (1 << bit)) !== 0);
        told.push([`${(lines[line] ?? "").slice(character, character + length)}:${legend.tokenTypes[type] ?? ""}`, ...styles].join("."));
      }
      deepStrictEqual(told, [
        "ana:person.declaration", "beta:release.declaration", "design:task.declaration.critical", "ana:person",
        "build:task.declaration.critical", "design:task.critical", "beta:release",
      ]);
    });
  });

  it("grows a selection from word to item", async () => {
    await tried(async (uri, text) => {
      const document = await workspace.openTextDocument(uri);
      const position: Position = document.positionAt(text.indexOf("after: des") + "after: des".length);
      const [smallest] = await commands.executeCommand<SelectionRange[]>("vscode.executeSelectionRangeProvider", uri, [position]);
      const grown: string[] = [];
      for (let range = smallest; range !== undefined && grown.length < 20; range = range.parent) grown.push(document.getText(range.range));
      ok(grown.includes("after: design") && grown.includes("build: {title: Build it, effort: 5d, after: design, release: beta}"), grown.join("\n---\n"));
    });
  });

  it("finds items of all plans", async () => {
    await tried(async (uri) => {
      const found = await commands.executeCommand<SymbolInformation[]>("vscode.executeWorkspaceSymbolProvider", "build it");
      const own = found.filter(({ location }) => location.uri.toString() === uri.toString());
      deepStrictEqual(own.map(({ name }) => name), ["build Build it"]);
    });
  });

  it("follows a change of dates", async () => {
    await withPlan("shown.plan.yaml", PLAN, async (uri, { plans }) => {
      await open(uri);
      strictEqual((await plans.apply({ kind: "set-key", plan: "shown", id: "design", key: "effort", text: "1d" })).kind, "applied");
      await until("the new dates are analysed", () => plans.analysis.schedules.get("shown")?.tasks[0]?.duration === 480);
      deepStrictEqual((await hintsOf(uri)).map(({ label }) => label), ["5 Jan · critical", "6 Jan – 12 Jan · critical"]);
    });
  });

  it("gives the card of a hint when it is asked for", async () => {
    await tried(async (uri) => {
      const [hint] = await commands.executeCommand<InlayHint[]>("vscode.executeInlayHintProvider", uri, new Range(0, 0, 100, 0));
      ok(hint);
      ok(hint.tooltip === undefined || hint.tooltip instanceof MarkdownString);
    });
  });
});
