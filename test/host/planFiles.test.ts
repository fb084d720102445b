import { ok, strictEqual } from "node:assert/strict";
import { TreeItemCollapsibleState, window, workspace, WorkspaceEdit } from "vscode";
import { fileAt, gantry, open, remove, until, withPlan, write } from "./support/plans";

/** Files of the storm. */
const STORM = 3000;
/** Five seconds on a machine of one's own; a busy one is given more. */
const patience = 60000;

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
    const { plans, planTree } = await gantry();
    const count = 300;
    const known = (): number => [...plans.analysis.snapshot.files.keys()].filter(file => file.includes("/storm/")).length;
    await Promise.all(Array.from({ length: count }, (_, n) => write(`storm/s${String(n)}.plan.yaml`, plan(`storm-${String(n)}`))));
    await until(`all ${String(count)} are there, not ${String(known())}`, () => known() === count, 15000);
    await Promise.all(Array.from({ length: count }, (_, n) => write(`storm/s${String(n)}.plan.yaml`, `${plan(`storm-${String(n)}`)}  b: {effort: 1d}\n`)));
    await until("all changes", () => plans.analysis.snapshot.plans.filter(one => one.id.startsWith("storm-") && one.taskIndex.has("b")).length === count, 15000);
    await until("so many plans begin closed in the tree", () => {
      const { roots, lines } = planTree.content;
      return roots.length >= count && roots.every(root => lines.get(root)?.item().collapsibleState === TreeItemCollapsibleState.Collapsed);
    });
    await remove("storm");
    await until("all are gone", () => known() === 0, 15000);
  });

  it("in a storm of thousands, renamed and changed like a branch, are what the disk holds", async function () {
    this.timeout(400000);
    const { plans } = await gantry();
    const count = STORM;
    const inTurns = async (work: (n: number) => PromiseLike<unknown>): Promise<void> => {
      for (let from = 0; from < count; from += 100) await Promise.all(Array.from({ length: Math.min(100, count - from) }, (_, n) => work(from + n)));
    };
    const known = (folder: string): number => [...plans.analysis.snapshot.files.keys()].filter(file => file.includes(`/${folder}/`)).length;
    await inTurns(n => write(`flood/f${String(n)}.plan.yaml`, plan(`flood-${String(n)}`)));
    await until(`${String(count)} files, not ${String(known("flood"))}`, () => known("flood") === count, patience);
    await workspace.fs.rename(fileAt("flood"), fileAt("ebb"));
    await until("all under the new name", () => known("ebb") === count && known("flood") === 0, patience);

    // What a change of branch does: some go, some come, some say something else.
    await inTurns(n => (n % 3 === 0 ? remove(`ebb/f${String(n)}.plan.yaml`) : n % 3 === 1 ? write(`ebb/f${String(n)}.plan.yaml`, `${plan(`flood-${String(n)}`)}  b: {effort: 1d}\n`) : write(`ebb/g${String(n)}.plan.yaml`, plan(`new-${String(n)}`))));
    const third = Math.ceil(count / 3);
    const changed = Array.from({ length: count }, (_, n) => n).filter(n => n % 3 === 1).length;
    const added = count - third - changed;
    await until("the other branch", () => known("ebb") === count - third + added
      && plans.analysis.snapshot.plans.filter(({ id, taskIndex }) => id.startsWith("flood-") && taskIndex.has("b")).length === changed, patience);
    await remove("ebb");
    await until("nothing left", () => known("ebb") === 0, patience);

    // The editor tells of a storm for a while; what comes after it is noticed all the same.
    const has = (): boolean => plans.analysis.snapshot.planById("after-storm") !== undefined;
    await write("calm/after.plan.yaml", plan("after-storm"));
    await until("the next file", has, patience);
    await remove("calm");
    await until("the next file gone", () => !has(), patience);
  });

  it("that go while something is typed into them stay to be seen and saved", async () => {
    await withPlan("leaving.plan.yaml", plan("leaving"), async (uri, { plans }) => {
      const { document } = await open(uri);
      const edit = new WorkspaceEdit();
      edit.insert(uri, document.positionAt(document.getText().length), "  typed: {effort: 1d}\n");
      ok(await workspace.applyEdit(edit));
      await remove("leaving.plan.yaml");
      await plans.refresh();
      ok(plans.current().snapshot.planById("leaving")?.taskIndex.has("typed"), "what was typed");
      await document.save();
      await until("it is on the disk again", () => plans.analysis.snapshot.planById("leaving")?.taskIndex.has("typed"));
    });
  });

  it("that come with a save and go again at once are forgotten, though no event tells", async () => {
    await withPlan("fleeting.plan.yaml", plan("fleeting"), async (uri, { plans }) => {
      const { document } = await open(uri);
      const edit = new WorkspaceEdit();
      edit.insert(uri, document.positionAt(document.getText().length), "  typed: {effort: 1d}\n");
      ok(await workspace.applyEdit(edit));
      await remove("fleeting.plan.yaml");
      await plans.refresh();
      ok(plans.current().snapshot.planById("fleeting")?.taskIndex.has("typed"), "what was typed");
      await document.save();
      await remove("fleeting.plan.yaml");
      await plans.refresh();
      strictEqual(plans.current().snapshot.planById("fleeting"), undefined);
    });
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
