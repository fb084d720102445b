import { ok, strictEqual } from "node:assert/strict";
import { window, workspace, WorkspaceEdit } from "vscode";
import { fileAt, gantry, open, remove, until, withPlan, write } from "./support/plans";

const plan = (name: string): string => `plan: ${name}\nid: ${name}\nas-of: none\ntasks:\n  a: {effort: 1d}\n`;

describe("plan files", () => {
  it("are found, changed and forgotten as the disk says", async () => {
    const { plans } = await gantry();
    await write("seen.plan.yml", plan("seen"));
    await until("the plan is there", () => plans.analysis.snapshot.planById("seen"));
    await write("seen.plan.yml", plan("other"));
    await until("the change is there", () => plans.analysis.snapshot.planById("other"));
    await remove("seen.plan.yml");
    await until("the plan is gone", () => plans.analysis.snapshot.planById("other") === undefined);
  });

  it("in a folder that is renamed are found under the new name", async () => {
    const { plans } = await gantry();
    await write("team/one.plan.yaml", plan("team-one"));
    const before = plans.fileOf(fileAt("team/one.plan.yaml"));
    await until("the plan is there", () => plans.analysis.snapshot.files.has(before));
    await workspace.fs.rename(fileAt("team"), fileAt("crew"));
    const after = plans.fileOf(fileAt("crew/one.plan.yaml"));
    await until("the new name", () => plans.analysis.snapshot.files.has(after) && !plans.analysis.snapshot.files.has(before));
    await remove("crew");
    await until("the plan is gone", () => !plans.analysis.snapshot.files.has(after));
  });

  it("are what the editor shows, not what the disk holds", async () => {
    await withPlan("overlay.plan.yaml", plan("overlay"), async (uri, { plans }) => {
      const { document } = await open(uri);
      const edit = new WorkspaceEdit();
      edit.insert(uri, document.positionAt(document.getText().length), "  typed: {effort: 1d}\n");
      ok(await workspace.applyEdit(edit));
      await until("what was typed", () => plans.analysis.snapshot.planById("overlay")?.taskIndex.has("typed"));
      await plans.refresh();
      ok(plans.current().snapshot.planById("overlay")?.taskIndex.has("typed"));
      await document.save();
    });
  });

  it("come in hundreds without one being lost", async function () {
    this.timeout(60000);
    const { plans } = await gantry();
    const count = 300;
    const known = (): number => [...plans.analysis.snapshot.files.keys()].filter(file => file.includes("/storm/")).length;
    await Promise.all(Array.from({ length: count }, (_, n) => write(`storm/s${String(n)}.plan.yaml`, plan(`storm-${String(n)}`))));
    await until(`all ${String(count)} are there, not ${String(known())}`, () => known() === count, 15000);
    await Promise.all(Array.from({ length: count }, (_, n) => write(`storm/s${String(n)}.plan.yaml`, `${plan(`storm-${String(n)}`)}  b: {effort: 1d}\n`)));
    await until("all changes", () => plans.analysis.snapshot.plans.filter(one => one.id.startsWith("storm-") && one.taskIndex.has("b")).length === count, 15000);
    await remove("storm");
    await until("all are gone", () => known() === 0, 15000);
  });

  it("without a folder of their own count while they are open", async () => {
    const { plans } = await gantry();
    const document = await workspace.openTextDocument({ language: "plan", content: plan("unsaved") });
    await window.showTextDocument(document);
    await until("the plan is there", () => plans.analysis.snapshot.planById("unsaved"));
    strictEqual(document.isUntitled, true);
  });

  it("of node_modules are other people’s", async () => {
    const { plans } = await gantry();
    await write("node_modules/x/y.plan.yaml", plan("foreign"));
    await plans.refresh();
    strictEqual(plans.analysis.snapshot.planById("foreign"), undefined);
    await remove("node_modules");
  });
});

describe("the name of a file", () => {
  it("keeps spaces and signs as people write them, there and back", async () => {
    const { plans } = await gantry();
    const uri = await write("a b/caf\u00e9 100%.plan.yaml", plan("signs"));
    const file = plans.fileOf(uri);
    ok(file.endsWith("/a b/caf\u00e9 100%.plan.yaml"), file);
    await until("the plan is there", () => plans.analysis.snapshot.planById("signs"));
    strictEqual(plans.uriOf(file).toString(), uri.toString());
    await remove("a b");
    await until("the plan is gone", () => plans.analysis.snapshot.planById("signs") === undefined);
  });
});
