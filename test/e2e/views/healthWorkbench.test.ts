import { equal, ok } from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Frame } from "playwright-core";
import { pressInView } from "../support/pressInView";
import { savedText } from "../support/savedText";
import { useWorkbench } from "../support/useWorkbench";

const PLAN = "points.plan.yaml";

describe("the health in the workbench", () => {
  const stage = useWorkbench("test/plans/health", { settings: { "gantry.development.now": "2026-02-02", "files.autoSave": "afterDelay" } });
  let health: Frame;
  let begun = "";
  const saved = (expected: string): Promise<void> => savedText(stage(), PLAN, (text) => text === expected);

  before(async function () {
    this.timeout(120_000);
    const { workbench, folder } = stage();
    begun = await readFile(path.join(folder, PLAN), "utf8");
    await workbench.openFile(PLAN);
    await workbench.runCommand("Gantry: Show Health");
    health = await workbench.webviewFrame('[data-gantry-ready="true"]', { timeout: 60_000 });
  });

  it("applies a fix with exactly its bytes, and takes it back", async () => {
    const { workbench } = stage();
    await health.locator('[data-open="hard-constraints"]').click();
    await health.locator(".fix").filter({ hasText: "Write not-before instead of start-on" }).click();
    await saved(begun.replace("after: concept, start-on: 2026-02-23}", "after: concept, not-before: 2026-02-23}"));
    await health.locator('.hits tr[data-row="garden"]').waitFor({ state: "detached" });
    await pressInView(workbench, health, "Control+z");
    await health.locator('.hits tr[data-row="garden"]').waitFor();
    await saved(begun);
  });

  it("writes a limit into the plan, refuses one that is none, and takes it away again", async () => {
    const field = health.locator('[data-limit="high-slack"]');
    await health.locator('[data-open="high-slack"]').click();
    await field.fill("much");
    await field.press("Enter");
    await health.locator(".message").waitFor();
    await saved(begun);
    await field.fill("60d");
    await field.press("Enter");
    await health.locator('tr.kept[data-check="high-slack"]').waitFor();
    await savedText(stage(), PLAN, (text) => text !== begun && text.replace(/^health: \{high-slack: 60d\}\n/m, "") === begun);
    await health.locator('[data-usual="high-slack"]').click();
    await health.locator('tr.broken[data-check="high-slack"]').waitFor();
  });

  it("shows the text of a task, and is there after a reload as it was", async () => {
    const { workbench } = stage();
    await health.locator('[data-open="long-tasks"]').click();
    await health.locator('.go[data-id="core"]').click();
    await workbench.until(() => workbench.page.evaluate(() => [...document.querySelectorAll(".view-line")].some((line) => line.textContent.includes("Core"))), { what: "the text of the task" });
    await workbench.page.waitForTimeout(500);
    await workbench.runCommand("Developer: Reload Window");
    await workbench.page.waitForTimeout(2000);
    await workbench.waitForWorkbench();
    health = await workbench.webviewFrame('[data-gantry-ready="true"]', { timeout: 60_000 });
    equal(await health.locator(".detail h2").textContent(), "High duration");
    ok(await health.locator('.go[data-id="core"]').isVisible());
  });
});
