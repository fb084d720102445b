import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import type { Location, Uri} from "vscode";
import {
  CodeActionKind, commands, languages, Position, Range, workspace, WorkspaceEdit,
  type CodeAction, type DocumentLink, type Hover, type TextDocument,
} from "vscode";
import { commitCompletion, terminalLinks } from "../../src/host/code/outsideCode";
import { itemsOfDocument } from "../../src/host/code/fileTasks";
import type { GantryApi } from "../../src/host/extension";
import { codeOf, fileAt, open, remove, until, withPlan, write } from "./support/plans";

const PLAN = `plan: Coded
id: coded
start: 2026-01-05
as-of: none

people:
  ana: {name: Ana}

tasks:
  pay-api: {title: Payment API, effort: 5d, files: ["src-code/pay/**"]}
  pay-ui: {effort: 2d, after: pay-api}
`;

/** Writes a plan and sources, runs the test with them, and takes them away again. */
async function withCode(name: string, sources: Readonly<Record<string, string>>, tried: (plan: Uri, api: GantryApi) => Promise<void>): Promise<void> {
  await withPlan(name, PLAN, async (plan, api) => {
    for (const [path, text] of Object.entries(sources)) await write(path, text);
    await api.code.index.reconcile();
    try {
      await tried(plan, api);
    } finally {
      await commands.executeCommand("workbench.action.closeAllEditors");
      await remove("src-code");
      await api.code.index.reconcile();
    }
  });
}

const deadAt = (uri: Uri): string[] => languages.getDiagnostics(uri).filter((one) => codeOf(one) === "dead-reference").map(({ message, range }) => `${String(range.start.line)}:${String(range.start.character)} ${message}`);

async function actionsAt(document: TextDocument, line: number): Promise<readonly CodeAction[]> {
  return await commands.executeCommand<CodeAction[]>("vscode.executeCodeActionProvider", document.uri, new Range(line, 4, line, 4), CodeActionKind.QuickFix.value);
}

describe("plan and code", () => {
  it("links, describes and finds what a comment names", async () => {
    await withCode("coded-a.plan.yaml", { "src-code/a.ts": "// TODO(pay-api): retry\nconst s = '// TODO(pay-api)';\n" }, async (plan, api) => {
      const uri = fileAt("src-code/a.ts");
      await open(uri);
      const links = await commands.executeCommand<DocumentLink[]>("vscode.executeLinkProvider", uri, 10);
      deepStrictEqual(links.map(({ range }) => [range.start.line, range.start.character, range.end.character]), [[0, 8, 15]]);
      match(String(links[0]?.target), /gantry\.openReference/);
      const hovers = await commands.executeCommand<Hover[]>("vscode.executeHoverProvider", uri, new Position(0, 10));
      const said = hovers.flatMap(({ contents }) => contents).map((one) => (typeof one === "object" && "value" in one ? one.value : one)).join("\n");
      match(said, /Payment API/);
      const homes = await commands.executeCommand<{ uri?: Uri; targetUri?: Uri }[]>("vscode.executeDefinitionProvider", uri, new Position(0, 10));
      ok(homes.some((one) => String(one.uri ?? one.targetUri) === plan.toString()), JSON.stringify(homes));
      strictEqual(api.code.places.of("coded", "pay-api").length, 1);
      await commands.executeCommand("gantry.openReference", { name: "pay-api" });
      const shown = await until("the plan is shown", () => workspace.textDocuments.find((one) => one.uri.toString() === plan.toString()));
      const { line, character } = shown.positionAt(shown.getText().indexOf("pay-api:"));
      const references = await commands.executeCommand<Location[]>("vscode.executeReferenceProvider", plan, new Position(line, character + 2));
      ok(references.some((one) => one.uri.toString() === uri.toString()), "references of the id in the plan list code");
      ok(references.some((one) => one.uri.toString() === plan.toString()), "and the plan");
    });
  });

  it("reports a name that leads nowhere, also in a file that is not open, and takes it back", async () => {
    await withCode("coded-b.plan.yaml", { "src-code/b.py": "# FIXME(pay-ap): x\n# TODO(ana): mine\n# TODO(PAY-12)\ns = '# TODO(nothing)'\n" }, async (_plan, api) => {
      const uri = fileAt("src-code/b.py");
      const [only] = await until("it is reported", () => (deadAt(uri).length === 1 ? deadAt(uri) : undefined));
      match(only ?? "", /^0:8 .*`pay-ap`.*did you mean `pay-api`\?$/);
      const { document } = await open(uri);
      const fix = (await actionsAt(document, 0)).find(({ title }) => title.includes("pay-api"));
      ok(fix?.edit);
      ok(await workspace.applyEdit(fix.edit));
      await until("it is gone", () => deadAt(uri).length === 0);
      strictEqual(api.code.places.of("coded", "pay-api").length, 1, "what is typed counts, not the disk");
      await document.save();
    });
  });

  it("follows an id that is renamed in the plan", async () => {
    await withCode("coded-c.plan.yaml", { "src-code/c.ts": "// TODO(pay-ui) plan:coded/pay-ui '// no'\n", "src-code/d.sh": "# plan:pay-ui\n" }, async (plan) => {
      const { document } = await open(plan);
      const at = document.positionAt(document.getText().indexOf("pay-ui:") + 2);
      const edit = await commands.executeCommand<WorkspaceEdit>("vscode.executeDocumentRenameProvider", plan, at, "pay-page");
      deepStrictEqual(edit.entries().map(([uri, edits]) => `${uri.path.slice(uri.path.lastIndexOf("/") + 1)} ${String(edits.length)}`).sort(), ["c.ts 2", "coded-c.plan.yaml 1", "d.sh 1"]);
      ok(await workspace.applyEdit(edit));
      strictEqual((await workspace.openTextDocument(fileAt("src-code/c.ts"))).getText(), "// TODO(pay-page) plan:coded/pay-page '// no'\n");
      await commands.executeCommand("workbench.action.files.saveAll");
    });
  });

  it("turns TODOs into backlog items, all with one edit", async () => {
    await withCode("coded-d.plan.yaml", { "src-code/d.ts": "// TODO: retry the call\nx();\n// TODO(ana): log it\n// TODO(pay-api): known\n", "src-code/e.py": "# FIXME time out\n" }, async (plan) => {
      const d = fileAt("src-code/d.ts");
      const ids = await commands.executeCommand<string[]>("gantry.todosToBacklog", { file: d.toString(true), plan: "coded" });
      deepStrictEqual(ids, ["retry-the-call", "log-it"]);
      strictEqual((await workspace.openTextDocument(d)).getText(), "// TODO(retry-the-call): retry the call\nx();\n// TODO(log-it): log it\n// TODO(pay-api): known\n");
      match((await workspace.openTextDocument(plan)).getText(), /\nbacklog:\n {2}retry-the-call: \{title: Retry the call\}\n {2}log-it: \{title: Log it, owner: ana\}\n$/);
      await commands.executeCommand("workbench.action.files.saveAll");
    });
  });

  it("turns none when its file has changed meanwhile", async () => {
    await withCode("coded-e.plan.yaml", { "src-code/f.ts": "// TODO: one\n" }, async (plan) => {
      const uri = fileAt("src-code/f.ts");
      const { document } = await open(uri);
      const typed = new WorkspaceEdit();
      typed.insert(uri, new Position(0, 0), "\n");
      ok(await workspace.applyEdit(typed));
      strictEqual(await commands.executeCommand("gantry.todosToBacklog", { file: uri.toString(true), start: 3, plan: "coded" }), undefined);
      strictEqual(document.getText(), "\n// TODO: one\n");
      strictEqual((await workspace.openTextDocument(plan)).getText(), PLAN);
      await document.save();
    });
  });

  it("knows the tasks of a file, by their patterns and by its comments", async () => {
    await withCode("coded-f.plan.yaml", { "src-code/pay/x.ts": "// plan:pay-ui\n", "src-code/y.ts": "x\n" }, async (_plan, { plans }) => {
      const document = await workspace.openTextDocument(fileAt("src-code/pay/x.ts"));
      deepStrictEqual(itemsOfDocument(plans, document).map(({ item }) => item.id), ["pay-api", "pay-ui"]);
      deepStrictEqual(itemsOfDocument(plans, await workspace.openTextDocument(fileAt("src-code/y.ts"))), []);
    });
  });

  it("offers ids in a commit message and links them in a terminal", async () => {
    await withCode("coded-g.plan.yaml", {}, async (_plan, { plans }) => {
      const message = await workspace.openTextDocument({ language: "plaintext", content: "Fix pa" });
      const token = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) };
      const offered = await commitCompletion(plans).provideCompletionItems(message, new Position(0, 6), token, { triggerKind: 0, triggerCharacter: undefined });
      const labels = (Array.isArray(offered) ? offered : []).map(({ insertText }) => insertText);
      ok(labels.includes("pay-api") && labels.includes("pay-ui"), labels.join());
      const links = await terminalLinks(plans).provideTerminalLinks({ line: "feat(pay-api): see src/pay-api.ts", terminal: undefined as never }, token);
      deepStrictEqual((links ?? []).map(({ startIndex, length, taskName }) => [startIndex, length, taskName]), [[5, 7, "pay-api"]]);
    });
  });

  it("reads nothing where a setting says so", async function () {
    this.timeout(120_000);
    await withCode("coded-h.plan.yaml", { "src-code/h.ts": "// TODO(gone)\n", "src-code/node_modules/i.ts": "// TODO(gone)\n", "src-code/bin.ts": "// TODO(gone)\u0000\n" }, async (_plan, { code }) => {
      const known = (): string[] => [...code.index.files.keys()].filter((file) => file.includes("src-code")).map((file) => file.slice(file.indexOf("src-code")));
      await until("not what is installed, and nothing that is no text", () => known().join() === "src-code/h.ts");
      const settings = workspace.getConfiguration("gantry");
      try {
        await settings.update("code.exclude", ["**/h.ts"], false);
        await until("it is left out", () => known().length === 0);
        await settings.update("code.exclude", undefined, false);
        await until("it is back", () => known().length === 1);
        await settings.update("code.enabled", false, false);
        await until("nothing is read", () => known().length === 0);
      } finally {
        await settings.update("code.exclude", undefined, false);
        await settings.update("code.enabled", undefined, false);
      }
      await until("it is back again", () => known().length === 1);
    });
  });

  it("is the disk after a storm: 3,000 files made, renamed, removed", async function () {
    this.timeout(300_000);
    const many = 3000;
    await withCode("coded-i.plan.yaml", {}, async (_plan, { code }) => {
      const known = (): number => [...code.index.files.keys()].filter((file) => file.includes("/src-code/")).length;
      const below = (folder: string): number => [...code.index.files.keys()].filter((file) => file.includes(`/src-code/${folder}/`)).length;
      const bytes = new TextEncoder().encode("// TODO(pay-api): x\n");
      for (let at = 0; at < many; at += 100) {
        await Promise.all(Array.from({ length: 100 }, (_, n) => workspace.fs.writeFile(fileAt(`src-code/one/f${String(at + n)}.ts`), bytes)));
      }
      // What the disk itself takes, when this machine is as busy as it is: to list all of them, look at each, read each.
      const plain = Date.now();
      const found = await workspace.findFiles("src-code/one/*.ts");
      strictEqual(found.length, many);
      for (let at = 0; at < many; at += 16) await Promise.all(found.slice(at, at + 16).map(async (uri) => workspace.fs.stat(uri).then(() => workspace.fs.readFile(uri))));
      const limit = Math.max(5000, 3 * (Date.now() - plain));
      const within = async (what: string, holds: () => boolean): Promise<void> => {
        await until(`${what} within ${String(limit)} ms (${String(known())} are)`, holds, limit);
      };
      await within("all are known", () => below("one") === many);
      await workspace.fs.rename(fileAt("src-code/one"), fileAt("src-code/two"));
      await within("all have moved", () => below("two") === many && below("one") === 0);
      await workspace.fs.delete(fileAt("src-code/two"), { recursive: true });
      await within("all have gone", () => known() === 0);
    });
  });
});
