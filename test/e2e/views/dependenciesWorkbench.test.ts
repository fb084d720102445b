import { equal, ok } from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Frame } from "playwright-core";
import { pressInView } from "../support/pressInView";
import { savedText } from "../support/savedText";
import { useWorkbench } from "../support/useWorkbench";

const PLAN = "garden.plan.yaml";

describe("the dependencies in the workbench", () => {
  const stage = useWorkbench("test/fixtures/trees", { settings: { "gantry.development.now": "2026-01-12", "files.autoSave": "afterDelay" } });
  let graph: Frame;
  let begun = "";
  /** The text on the disk, once VS Code has saved it by itself and it is what is expected. */
  const saved = (expected: string): Promise<void> => savedText(stage(), PLAN, (text) => text === expected);
  const withPath = (): string => begun.replace("after: beds}   # by hand", "after: [beds, path]}   # by hand");

  before(async function () {
    this.timeout(120_000);
    const { workbench, folder } = stage();
    begun = await readFile(path.join(folder, PLAN), "utf8");
    ok(begun.includes("after: beds}   # by hand"));
    await workbench.openFile(PLAN);
    await workbench.goTo(begun.slice(0, begun.indexOf("planting:")).split("\n").length, 4);
    await workbench.runCommand("Gantry: Show Dependencies");
    graph = await workbench.webviewFrame('[data-gantry-ready="true"]', { timeout: 60_000 });
  });

  it("begins with the task at the cursor, and adds a link by keys that one undo takes back", async () => {
    const { workbench } = stage();
    await graph.locator('.item.center[data-id="planting"]').waitFor();
    await graph.locator('.item[data-id="planting"]').click();
    await workbench.press("a");
    await graph.locator(".link-dialog .field").waitFor();
    await workbench.typeText("gravel");
    await graph.locator('.link-dialog .choice[role="option"]').filter({ hasText: "Gravel path" }).waitFor();
    await workbench.press("Enter");
    await graph.locator('.item[data-id="path"]').waitFor();
    await saved(withPath());
    await pressInView(workbench, graph, "Control+z");
    await graph.locator('.item[data-id="path"]').waitFor({ state: "detached" });
    await saved(begun);
    await pressInView(workbench, graph, "Control+Shift+z");
    await graph.locator('.item[data-id="path"]').waitFor();
    await saved(withPath());
  });

  it("says before what would close a circle, and writes nothing", async () => {
    const { workbench } = stage();
    await graph.locator('.item[data-id="path"]').click();
    await workbench.press("a");
    await graph.locator(".link-dialog .field").waitFor();
    await workbench.typeText("planting");
    await graph.locator(".link-dialog .detail").filter({ hasText: "would close a circle" }).waitFor();
    await workbench.press("Enter");
    await graph.locator(".message").filter({ hasText: "would close a circle" }).waitFor();
    await workbench.press("Escape");
    await saved(withPath());
  });

  it("is there after a reload as it was, and cuts the link that is clicked on", async () => {
    const { workbench } = stage();
    await graph.locator('.item[data-id="planting"]').click();
    await graph.getByRole("button", { name: "1", exact: true }).click();
    await workbench.page.waitForTimeout(800);
    await workbench.runCommand("Developer: Reload Window");
    await workbench.page.waitForTimeout(2000);
    await workbench.waitForWorkbench();
    graph = await workbench.webviewFrame('[data-gantry-ready="true"]', { timeout: 60_000 });
    await graph.locator('.item.center[data-id="planting"]').waitFor();
    equal(await graph.getByRole("button", { name: "1", exact: true }).getAttribute("aria-pressed"), "true");
    await graph.locator('.item[data-id="planting"]').click();
    for (let step = 0; step < 4; step += 1) {
      await workbench.press("l");
      if ((await graph.locator("[role=status]").textContent())?.includes("Gravel path") === true) break;
    }
    await workbench.press("Delete");
    await graph.locator('.item[data-id="path"]').waitFor({ state: "detached" });
    await saved(begun.replace("after: beds}   # by hand", "after: [beds]}   # by hand"));
  });

  it("opens the text of a card with Enter", async () => {
    const { workbench } = stage();
    await graph.locator('.item[data-id="beds"]').click();
    await workbench.press("Enter");
    await workbench.until(() => workbench.page.evaluate(() => document.activeElement?.closest(".editor-instance, .monaco-editor") !== null), { what: "the keys in the text" });
    await graph.locator('.item.selected[data-id="beds"]').waitFor();
  });
});
