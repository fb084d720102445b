import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { commands, languages, window, workspace, DiagnosticSeverity, type Uri } from "vscode";
import { fileAt, gantry, remove, until, withPlan, write } from "./support/plans";

type Asking = "showInputBox" | "showQuickPick" | "showSaveDialog" | "showOpenDialog";

/** Answers what a command asks instead of the person, for as long as the work takes. */
async function answering<T>(answers: Partial<Record<Asking, (...asked: unknown[]) => unknown>>, work: () => PromiseLike<T>): Promise<T> {
  const host = window as unknown as Record<string, unknown>;
  const before = Object.keys(answers).map((name) => [name, host[name]] as const);
  for (const [name, answer] of Object.entries(answers)) host[name] = (...asked: unknown[]) => Promise.resolve(answer(...asked));
  try {
    return await work();
  } finally {
    for (const [name, own] of before) host[name] = own;
  }
}

const textOf = async (uri: Uri): Promise<string> => new TextDecoder().decode(await workspace.fs.readFile(uri));

describe("commands", () => {
  it("are all there", async () => {
    await gantry();
    const known = await commands.getCommands(true);
    for (const id of ["showGantt", "showRoadmap", "newPlan", "importProject", "revealInPlan", "refresh", "filterPlan", "clearFilter", "showLog"]) {
      ok(known.includes(`gantry.${id}`), id);
    }
  });

  it("create a plan without a fault in it, and never over another file", async () => {
    const { plans } = await gantry();
    const create = () => answering({ showInputBox: () => "Brand new" }, () => commands.executeCommand<Uri>("gantry.newPlan", { template: "release" }));
    const first = await create();
    strictEqual(first.path, fileAt("brand-new.plan.yaml").path);
    const second = await create();
    strictEqual(second.path, fileAt("brand-new-2.plan.yaml").path);
    await remove("brand-new-2.plan.yaml");
    const plan = await until("the plan is there", () => plans.analysis.snapshot.planById("brand-new"));
    strictEqual(plan.title, "Brand new");
    ok(plan.tasks.length > 3);
    const bad = languages.getDiagnostics(first).filter(({ severity }) => severity <= DiagnosticSeverity.Warning);
    deepStrictEqual(bad.map(({ message }) => message), []);
    await commands.executeCommand("workbench.action.closeAllEditors");
    await remove("brand-new.plan.yaml");
  });

  it("create nothing when the person thinks better of it", async () => {
    const made = await answering({ showInputBox: () => undefined }, () => commands.executeCommand("gantry.newPlan"));
    strictEqual(made, undefined);
  });

  it("import a Microsoft Project file into a plan", async () => {
    const source = await write("small.xml", `<?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/project"><Name>Small</Name>
      <StartDate>2026-01-05T08:00:00</StartDate><Tasks><Task><UID>1</UID><ID>1</ID><Name>Dig</Name><OutlineLevel>1</OutlineLevel>
      <Duration>PT16H0M0S</Duration></Task></Tasks></Project>`);
    const target = await answering({ showSaveDialog: () => fileAt("dug.plan.yaml") }, () => commands.executeCommand<Uri>("gantry.importProject", source));
    ok((await textOf(target)).includes("Dig"));
    await commands.executeCommand("workbench.action.closeAllEditors");
    await remove("small.xml");
    await remove("dug.plan.yaml");
  });

  it("say why a file cannot be imported, and write nothing", async () => {
    const source = await write("bad.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><Project/>");
    let said = "";
    const host = window as unknown as Record<string, unknown>;
    const own = host["showErrorMessage"];
    host["showErrorMessage"] = (message: string) => {
      said = message;
      return Promise.resolve(undefined);
    };
    try {
      await answering({ showSaveDialog: () => fileAt("bad.plan.yaml") }, () => commands.executeCommand("gantry.importProject", source));
    } finally {
      host["showErrorMessage"] = own;
    }
    ok(said.startsWith("bad.xml could not be imported"), said);
    strictEqual(await workspace.fs.stat(fileAt("bad.plan.yaml")).then(() => true, () => false), false);
    await remove("bad.xml");
  });

  it("filter the tree by a choice", async () => {
    const { planTree } = await gantry();
    const pick = (kind: string) => (items: unknown) => (items as { filter: string }[]).find(({ filter }) => filter === kind);
    await answering({ showQuickPick: pick("late") }, () => commands.executeCommand("gantry.filterPlan"));
    deepStrictEqual(planTree.filter, { kind: "late" });
    await answering({ showQuickPick: pick("text"), showInputBox: () => " api " }, () => commands.executeCommand("gantry.filterPlan"));
    deepStrictEqual(planTree.filter, { kind: "text", text: "api" });
    await commands.executeCommand("gantry.clearFilter");
    deepStrictEqual(planTree.filter, { kind: "all" });
  });

  it("go to a task that is named, and leave wrong arguments alone", async () => {
    await withPlan("goto.plan.yaml", "plan: Goto\nid: goto\nas-of: none\ntasks:\n  here: {effort: 1d}\n", async () => {
      await commands.executeCommand("gantry.revealInPlan", { plan: "goto", id: "here" });
      const editor = window.activeTextEditor;
      strictEqual(editor?.document.getText(editor.selection), "here");
      await answering({ showQuickPick: () => undefined }, async () => {
        for (const wrong of [{ plan: 1, id: [] }, null, "x", { plan: "goto" }]) await commands.executeCommand("gantry.revealInPlan", wrong);
      });
    });
  });
});
