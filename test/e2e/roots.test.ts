import { deepStrictEqual } from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { useWorkbench } from "./support/useWorkbench";

describe("a workspace of several folders", () => {
  const stage = useWorkbench("test/fixtures/roots", { workspace: "both.code-workspace" });
  // `missing-estimate` is an error by the settings of one folder, and an information in the other.
  const expected = { errors: 1, warnings: 0, infos: 1 };

  // The server build now and then opens a workspace file before it can read it, and shows no folder then: opened again, it does.
  before(async function () {
    this.timeout(120_000);
    const { page } = stage().workbench;
    const folder = page.locator(".explorer-viewlet .monaco-list-row, .explorer-folders-view .monaco-list-row").filter({ hasText: "depot" }).first();
    for (let attempt = 1; ; attempt += 1) {
      if (await folder.waitFor({ timeout: 15_000 }).then(() => true, () => false)) return;
      if (attempt === 4) throw new Error("The folders of the workspace do not appear");
      await page.reload();
      await stage().workbench.waitForWorkbench();
    }
  });

  it("knows the plans of all of them, with references across, and each folder's own settings", async () => {
    const { workbench } = stage();
    await workbench.openFile("depot.plan.yaml");
    await workbench.waitForDiagnostics(({ errors, infos }) => errors === expected.errors && infos === expected.infos);
    await workbench.runCommand("Gantry: Focus on Plan View");
    const rows = workbench.page.locator(".pane-body .monaco-list-row");
    for (const title of ["Shop", "Depot"]) await rows.filter({ hasText: title }).first().waitFor();
  });

  it("a rename in one folder reaches the plan in the other", async () => {
    const { workbench, folder } = stage();
    await workbench.openFile("shop.plan.yaml");
    await workbench.goTo(6, 4);
    await workbench.press("F2");
    const input = workbench.page.locator(".rename-box input").first();
    await input.waitFor({ state: "visible" });
    await input.fill("drawings");
    await workbench.press("Enter");
    await workbench.until(async () => (await workbench.editorText()).includes("  drawings:"), { what: "the new id" });
    await workbench.runCommand("File: Save All Files");
    const read = (file: string): Promise<string> => readFile(path.join(folder, file), "utf8");
    await workbench.until(async () => (await read("depot/depot.plan.yaml")).includes("after: shop/drawings"), { what: "the reference in the other folder" });
    await workbench.until(async () => (await read("shop/shop.plan.yaml")).includes("  drawings: {duration: 3d}"), { what: "the id on the disk" });
    deepStrictEqual(await workbench.readDiagnosticsCount(), expected);
  });
});
