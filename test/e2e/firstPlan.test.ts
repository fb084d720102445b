import { match } from "node:assert/strict";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { useWorkbench } from "./support/useWorkbench";

describe("a folder without a plan", () => {
  const stage = useWorkbench("test/fixtures/code", {
    settings: { "gantry.development.now": "2026-02-02" },
    prepare: (folder) => rm(path.join(folder, "shop.plan.yaml")),
  });

  it("gets its first one from the TODOs of the code, from the welcome of the Plan view", async () => {
    const { workbench, folder } = stage();
    const { page } = workbench;
    await workbench.runCommand("Gantry: Focus on Plan View");
    await page.locator(".welcome-view-content a").filter({ hasText: "TODOs in your code" }).first().click();
    const rows = page.locator(".quick-input-list .monaco-list-row");
    await rows.filter({ hasText: "write a log line for each call" }).first().waitFor();
    await rows.filter({ hasText: "write a log line for each call" }).first().click();
    await workbench.press("Enter");
    const name = page.locator(".quick-input-widget input[type=text]").first();
    await page.locator(".quick-input-title").filter({ hasText: "Create a plan" }).waitFor();
    await name.fill("Vendor calls");
    await workbench.press("Enter");
    await page.locator('.tab[data-resource-name="vendor-calls.plan.yaml"]').waitFor();
    await workbench.until(async () => (await workbench.editorText()).includes("backlog:"), { what: "the backlog in the plan" });
    await workbench.runCommand("File: Save All Files");
    await workbench.until(async () => (await readFile(path.join(folder, "src/pay.go"), "utf8")).includes("TODO(write-a-log-line-for-each-call)"), { what: "the id in the comment" });
    match(await readFile(path.join(folder, "vendor-calls.plan.yaml"), "utf8"), /^plan: Vendor calls\n[^]*\nbacklog:\n[^]* {2}write-a-log-line-for-each-call: \{title: Write a log line for each call\}\n/);
  });
});
