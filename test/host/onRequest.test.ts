import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import {
  CancellationTokenSource, commands, DataTransfer, DataTransferItem, DocumentPasteTriggerKind, Position, Range, Selection, Uri, workspace, WorkspaceEdit,
  type CallHierarchyIncomingCall, type CallHierarchyItem, type CallHierarchyOutgoingCall, type CompletionItem, type CompletionList, type TextEdit, type TypeHierarchyItem,
} from "vscode";
import { dropProvider } from "../../src/host/languageFeatures/drops";
import { pasteProvider } from "../../src/host/languageFeatures/pastes";
import { open, until, withPlan } from "./support/plans";

const PLAN = `plan: Asked
id: asked
start: 2026-01-05
as-of: none
tasks:
  design: {due: 2026-02-01,   effort: 3d}
  work:
    tasks:
        build: {effort: 5d, after: design SS+1d}
  ship: {milestone: true, after: work}
`;

const tried = (attempt: (uri: Uri) => Promise<void>): Promise<void> =>
  withPlan("asked.plan.yaml", PLAN, async (uri) => {
    await open(uri);
    await attempt(uri);
  });

/** The position of the first place of a word. */
function at(word: string): Position {
  const lines = PLAN.slice(0, PLAN.indexOf(word)).split("\n");
  return new Position(lines.length - 1, lines.at(-1)?.length ?? 0);
}

describe("what the editor does on request", () => {
  it("walks dependencies", async () => {
    await tried(async (uri) => {
      const [item] = await commands.executeCommand<CallHierarchyItem[]>("vscode.prepareCallHierarchy", uri, at("build:"));
      strictEqual(item?.name, "build");
      const incoming = await commands.executeCommand<CallHierarchyIncomingCall[]>("vscode.provideIncomingCalls", item);
      deepStrictEqual(incoming.map(({ from }) => `${from.name} ${from.detail ?? ""}`), ["design SS+1d · 5 Jan – 7 Jan · critical"]);
      const outgoing = await commands.executeCommand<CallHierarchyOutgoingCall[]>("vscode.provideOutgoingCalls", item);
      deepStrictEqual(outgoing.map(({ to }) => to.name), ["ship"]);
    });
  });

  it("walks the breakdown of work", async () => {
    await tried(async (uri) => {
      const [item] = await commands.executeCommand<TypeHierarchyItem[]>("vscode.prepareTypeHierarchy", uri, at("build:"));
      const [above] = await commands.executeCommand<TypeHierarchyItem[]>("vscode.provideSupertypes", item);
      strictEqual(above?.name, "work");
      deepStrictEqual((await commands.executeCommand<TypeHierarchyItem[]>("vscode.provideSubtypes", above)).map(({ name }) => name), ["build"]);
    });
  });

  it("formats white space alone", async () => {
    await tried(async (uri) => {
      const edits = await commands.executeCommand<TextEdit[]>("vscode.executeFormatDocumentProvider", uri, { tabSize: 2, insertSpaces: true });
      const edit = new WorkspaceEdit();
      edit.set(uri, edits);
      ok(await workspace.applyEdit(edit));
      const text = (await workspace.openTextDocument(uri)).getText();
      strictEqual(text, PLAN.replace(",   effort", ", effort").replace("        build", "      build"));
    });
  });

  it("puts keys in order by a command", async () => {
    await tried(async (uri) => {
      const { editor, document } = await open(uri);
      editor.selection = new Selection(at("design:"), at("design:"));
      await commands.executeCommand("gantry.sortKeys");
      await until("the keys are in order", () => document.getText().includes("design: {effort: 3d,   due: 2026-02-01}"));
    });
  });

  it("makes tasks of pasted rows, and links of dropped files", async () => {
    await withPlan("asked.plan.yaml", PLAN, async (uri, { plans }) => {
      const { document } = await open(uri);
      const end = document.positionAt(document.getText().length);
      const never = new CancellationTokenSource().token;
      const rows = new DataTransfer();
      rows.set("text/plain", new DataTransferItem("Task\tEffort\nWrite it\t2d\nPrint it\t1d\n"));
      const context = { only: undefined, triggerKind: DocumentPasteTriggerKind.Automatic };
      const pasted = await pasteProvider(plans).provideDocumentPasteEdits?.(document, [new Range(end, end)], rows, context, never);
      deepStrictEqual(pasted?.map(({ insertText, title }) => [insertText, title]), [
        ["  write-it: {title: Write it, effort: 2d}\n  print-it: {title: Print it, effort: 1d}", "Insert as 2 tasks"],
      ]);
      const files = new DataTransfer();
      files.set("text/uri-list", new DataTransferItem(Uri.joinPath(uri, "..", "src", "pay.ts").toString()));
      const dropped = await dropProvider(plans).provideDocumentDropEdits(document, at("effort: 3d"), files, never);
      const [drop] = Array.isArray(dropped) ? dropped : [dropped];
      ok(drop?.additionalEdit?.get(uri).some(({ newText }) => newText.includes("files: [src/pay.ts]")));
    });
  });

  it("offers dates in words, and cards beside ids", async () => {
    await withPlan("asked.plan.yaml", PLAN, async (uri) => {
      const { document } = await open(uri);
      const edit = new WorkspaceEdit();
      edit.replace(uri, new Range(at("2026-02-01"), at(",   effort")), "end of q2");
      ok(await workspace.applyEdit(edit));
      const after = document.positionAt(document.getText().indexOf("end of q2") + "end of q2".length);
      const dates = await commands.executeCommand<CompletionList>("vscode.executeCompletionItemProvider", uri, after);
      ok(dates.items.some(({ label }) => /^\d{4}-06-30$/.test(labelOf(label))), dates.items.map(({ label }) => labelOf(label)).join(" "));
      const inAfter = document.positionAt(document.getText().indexOf("after: work") + "after: ".length);
      const ids = await commands.executeCommand<CompletionList>("vscode.executeCompletionItemProvider", uri, inAfter, undefined, 5);
      ok(ids.items.some(({ label, documentation }) => labelOf(label) === "build" && documentation !== undefined));
    });
  });
});

function labelOf(label: CompletionItem["label"]): string {
  return typeof label === "string" ? label : label.label;
}
