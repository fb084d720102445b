import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { commands, ConfigurationTarget, EndOfLine, Selection, window, workspace, WorkspaceEdit, type Uri } from "vscode";
import { open, until, withPlan } from "./support/plans";

const PLAN = `plan: Edits      # kept
id: edits
start: 2026-01-05
as-of: none

tasks:
  # a comment above
  design: {effort: 3d}          # and one beside
  build:
    effort: 5d

    after: design   # waits
`;

const textOf = async (uri: Uri): Promise<string> => (await workspace.openTextDocument(uri)).getText();

describe("an edit through the plan service", () => {
  it("changes exactly its bytes, in a file that was not open", async () => {
    await withPlan("edit-a.plan.yaml", PLAN, async (uri, { plans }) => {
      strictEqual((await plans.apply({ kind: "set-key", plan: "edits", id: "build", key: "effort", text: "8d" })).kind, "applied");
      strictEqual(await textOf(uri), PLAN.replace("effort: 5d", "effort: 8d"));
      await until("the new text is analysed", () => plans.analysis.snapshot.files.get(plans.fileOf(uri))?.text.includes("8d"));
    });
  });

  it("is undone by the editor’s undo", async () => {
    await withPlan("edit-b.plan.yaml", PLAN, async (uri, { plans }) => {
      const { document } = await open(uri);
      await plans.apply({ kind: "set-key", plan: "edits", id: "design", key: "effort", text: "4d" });
      ok(document.getText().includes("4d"));
      await commands.executeCommand("undo");
      strictEqual(document.getText(), PLAN);
    });
  });

  it("is written twice as once", async () => {
    await withPlan("edit-c.plan.yaml", PLAN, async (uri, { plans }) => {
      const change = { kind: "set-key", plan: "edits", id: "design", key: "effort", text: "4d" } as const;
      strictEqual((await plans.apply(change)).kind, "applied");
      const once = await textOf(uri);
      deepStrictEqual(await plans.apply(change), { kind: "unchanged" });
      strictEqual(await textOf(uri), once);
    });
  });

  it("keeps the line ends of the file", async () => {
    await withPlan("edit-d.plan.yaml", PLAN.replaceAll("\n", "\r\n"), async (uri, { plans }) => {
      const { document } = await open(uri);
      strictEqual(document.eol, EndOfLine.CRLF);
      await plans.apply({ kind: "set-key", plan: "edits", id: "build", key: "due", text: "2026-03-01" });
      ok(document.getText().includes("due: 2026-03-01"));
      strictEqual(/(^|[^\r])\n/.test(document.getText()), false);
    });
  });

  it("is computed on the text as it is, however much was typed since", async () => {
    await withPlan("edit-e.plan.yaml", PLAN, async (uri, { plans }) => {
      await open(uri);
      const typed = new WorkspaceEdit();
      typed.insert(uri, (await workspace.openTextDocument(uri)).positionAt(0), "# typed just now\n\n");
      ok(await workspace.applyEdit(typed));
      await plans.apply({ kind: "set-key", plan: "edits", id: "build", key: "effort", text: "8d" });
      strictEqual(await textOf(uri), `# typed just now\n\n${PLAN.replace("effort: 5d", "effort: 8d")}`);
    });
  });

  it("waits for its turn: of many at once none is lost", async () => {
    const tasks = Array.from({ length: 20 }, (_, n) => `  t${String(n)}: {effort: 1d}\n`).join("");
    await withPlan("edit-f.plan.yaml", `plan: Many\nid: edits-many\nas-of: none\ntasks:\n${tasks}`, async (uri, { plans }) => {
      const results = await Promise.all(Array.from({ length: 20 }, (_, n) =>
        plans.apply({ kind: "set-key", plan: "edits-many", id: `t${String(n)}`, key: "effort", text: `${String(n + 2)}d` })));
      ok(results.every(({ kind }) => kind === "applied"));
      const text = await textOf(uri);
      for (let n = 0; n < 20; n++) ok(text.includes(`t${String(n)}: {effort: ${String(n + 2)}d}`), text);
    });
  });

  it("and typing at the same time both arrive", async () => {
    await withPlan("edit-g.plan.yaml", PLAN, async (uri, { plans }) => {
      const { editor, document } = await open(uri);
      const changes = Array.from({ length: 10 }, (_, n) => plans.apply({ kind: "set-key", plan: "edits", id: "build", key: "effort", text: `${String(n + 6)}d` }));
      for (let n = 0; n < 10; n++) {
        await editor.edit(builder => { builder.insert(document.positionAt(0), "#\n"); });
      }
      deepStrictEqual((await Promise.all(changes)).map(({ kind }) => kind), changes.map(() => "applied"));
      const text = document.getText();
      strictEqual(text.replace(/^(#\n)+/, ""), PLAN.replace("effort: 5d", "effort: 15d"));
      ok(text.startsWith("#\n"));
    });
  });

  it("is refused where the settings keep a file from being changed", async () => {
    await withPlan("edit-kept.plan.yaml", PLAN, async (uri, { plans }) => {
      const change = { kind: "set-key", plan: "edits", id: "build", key: "effort", text: "8d" } as const;
      const settings = workspace.getConfiguration("files");
      try {
        await settings.update("readonlyInclude", { "**/edit-kept.plan.yaml": true }, ConfigurationTarget.Global);
        const outcome = await plans.apply(change);
        ok(outcome.kind === "refused" && outcome.message.includes("files.readonlyInclude"), JSON.stringify(outcome));
      } finally {
        await settings.update("readonlyInclude", undefined, ConfigurationTarget.Global);
      }
      strictEqual(await textOf(uri), PLAN);
    });
  });

  it("is refused with a sentence when the task has gone", async () => {
    await withPlan("edit-h.plan.yaml", PLAN, async (uri, { plans }) => {
      const result = await plans.apply({ kind: "set-key", plan: "edits", id: "nobody", key: "effort", text: "8d" });
      ok(result.kind === "refused" && result.message.length > 10);
      strictEqual(await textOf(uri), PLAN);
    });
  });

  it("renames across files in one step", async () => {
    await withPlan("rename-part.plan.yaml", "tasks:\n  ship: {effort: 1d, after: build}\n", async part => {
      await withPlan("rename-root.plan.yaml", PLAN.replace("start:", "include: rename-part.plan.yaml\nstart:"), async (root, { plans }) => {
        await until("the part belongs to the plan", () => plans.current().snapshot.planOfFile(plans.fileOf(part))?.id === "edits");
        strictEqual((await plans.apply({ kind: "rename-id", plan: "edits", id: "build", newId: "make" })).kind, "applied");
        ok((await textOf(root)).includes("\n  make:\n"));
        strictEqual(await textOf(part), "tasks:\n  ship: {effort: 1d, after: make}\n");
      });
    });
  });
});

describe("the cursor", () => {
  it("names the task that it stands in", async () => {
    await withPlan("cursor.plan.yaml", PLAN, async (uri, { plans }) => {
      const { editor, document } = await open(uri);
      const at = document.positionAt(PLAN.indexOf("after: design"));
      editor.selection = new Selection(at, at);
      await until("the cursor is in build", () => plans.cursor?.id === "build" && plans.cursor.plan === "edits");
    });
  });

  it("is brought to a task by reveal", async () => {
    await withPlan("reveal.plan.yaml", PLAN, async (uri, { plans }) => {
      // The plans of the tests before have the same id: the last of them may be there a moment longer.
      await until("this plan alone has the id", () => plans.current().snapshot.planById("edits")?.file === plans.fileOf(uri));
      await plans.reveal("edits", "design");
      const editor = window.activeTextEditor;
      strictEqual(editor?.document.uri.toString(), uri.toString());
      strictEqual(editor.document.getText(editor.selection), "design");
    });
  });
});
