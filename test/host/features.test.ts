import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import {
  commands,
  MarkdownString,
  Position,
  type CompletionList,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type Location,
  type LocationLink,
  type Uri,
  type WorkspaceEdit,
} from "vscode";
import { open, withPlan } from "./support/plans";

const PLAN = `plan: Features
id: features
start: 2026-01-05
as-of: none
tasks:
  design:
    title: Design <img src=https://example.invalid/x.png> **bold** [click](command:gantry.showLog)
    effort: 3d
  build:
    effort: 5d
    after: design
    who: ana
    links: [https://example.org/42]
  ship: {milestone: true, after: [build, design]}
people:
  ana: {name: Ana Silva}
`;

/** The position after `before`, the first place where `before` + `rest` stands. */
function at(before: string, rest = ""): Position {
  const offset = PLAN.indexOf(before + rest) + before.length;
  const lines = PLAN.slice(0, offset).split("\n");
  return new Position(lines.length - 1, lines.at(-1)?.length ?? 0);
}

const withFeatures = (tried: (uri: Uri) => Promise<void>): Promise<void> =>
  withPlan("features.plan.yaml", PLAN, async (uri) => {
    await open(uri);
    await tried(uri);
  });

const hoverText = (hovers: Hover[]): string =>
  hovers.flatMap(({ contents }) => contents).map((part) => (part instanceof MarkdownString ? part.value : typeof part === "string" ? part : part.value)).join("\n");

describe("the editor", () => {
  it("hovers an id with its dates, and shows text of the file as text", async () => {
    await withFeatures(async (uri) => {
      const hovers = await commands.executeCommand<Hover[]>("vscode.executeHoverProvider", uri, at("after: de", "sign"));
      const text = hoverText(hovers);
      ok(text.includes("design"), text);
      ok(text.includes("Jan"), text);
      // A long title wraps: its words stay apart by spaces that may break.
      ok(/bold\S* \S*click/.test(text), text);
      ok(text.includes("\\<img") && !/[^\\](?:<img|\[click|\*\*bold|:\/\/)/.test(text), text);
      ok(hovers.every(({ contents }) => contents.every((part) => !(part instanceof MarkdownString) || (part.isTrusted !== true && part.supportHtml !== true))));
    });
  });

  it("hovers a key with what it means", async () => {
    await withFeatures(async (uri) => {
      const text = hoverText(await commands.executeCommand<Hover[]>("vscode.executeHoverProvider", uri, at("eff", "ort: 3d")));
      ok(/work|effort/i.test(text), text);
    });
  });

  it("goes from a reference to the definition", async () => {
    await withFeatures(async (uri) => {
      const [found] = await commands.executeCommand<(Location | LocationLink)[]>("vscode.executeDefinitionProvider", uri, at("after: de", "sign"));
      ok(found);
      const range = "targetSelectionRange" in found ? (found.targetSelectionRange ?? found.targetRange) : "range" in found ? found.range : undefined;
      strictEqual(range?.start.line, at("  ", "design:").line);
    });
  });

  it("finds all references", async () => {
    await withFeatures(async (uri) => {
      const found = await commands.executeCommand<Location[]>("vscode.executeReferenceProvider", uri, at("  de", "sign:"));
      deepStrictEqual(found.map(({ range }) => range.start.line).sort((a, b) => a - b), [at("  ", "design:").line, at("after: ", "design").line, at("[build, ", "design").line]);
    });
  });

  it("renames an id everywhere, and refuses a name that is taken", async () => {
    await withFeatures(async (uri) => {
      const edit = await commands.executeCommand<WorkspaceEdit>("vscode.executeDocumentRenameProvider", uri, at("  de", "sign:"), "draft");
      deepStrictEqual(edit.get(uri).map(({ newText }) => newText), ["draft", "draft", "draft"]);
      const refused = await commands.executeCommand("vscode.executeDocumentRenameProvider", uri, at("  de", "sign:"), "build").then(() => undefined, (fault: unknown) => fault);
      ok(refused instanceof Error && refused.message.length > 5);
    });
  });

  it("completes keys and ids", async () => {
    await withFeatures(async (uri) => {
      const labels = async (position: Position): Promise<string[]> =>
        (await commands.executeCommand<CompletionList>("vscode.executeCompletionItemProvider", uri, position)).items.map(({ label }) => (typeof label === "string" ? label : label.label));
      ok((await labels(at("who: ", "ana"))).includes("ana"));
      const after = await labels(at("after: ", "design\n"));
      ok(after.includes("design"), after.join(" "));
      ok(!after.includes("build"), "a task cannot wait for itself");
    });
  });

  it("outlines the plan", async () => {
    await withFeatures(async (uri) => {
      const symbols = await commands.executeCommand<DocumentSymbol[]>("vscode.executeDocumentSymbolProvider", uri);
      const tasks = symbols.find(({ name }) => name === "tasks");
      deepStrictEqual(tasks?.children.length, 3);
    });
  });

  it("folds tasks", async () => {
    await withFeatures(async (uri) => {
      const ranges = await commands.executeCommand<FoldingRange[]>("vscode.executeFoldingRangeProvider", uri);
      ok(ranges.some(({ start, end }) => start === at("  ", "build:").line && end === at("  ", "ship:").line - 1), JSON.stringify(ranges));
    });
  });

  it("links addresses", async () => {
    await withFeatures(async (uri) => {
      const links = await commands.executeCommand<DocumentLink[]>("vscode.executeLinkProvider", uri);
      ok(links.some(({ target }) => target?.toString(true) === "https://example.org/42"));
    });
  });
});
