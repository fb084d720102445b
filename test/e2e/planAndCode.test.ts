import { ok } from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { takeAction } from "./support/takeAction";
import { useWorkbench } from "./support/useWorkbench";

describe("quick add and the comments of the code, by hand", () => {
  const stage = useWorkbench("test/fixtures/code");
  const lines = async (): Promise<string> => (await stage().workbench.page.locator(".quick-input-list .monaco-list-row").allInnerTexts()).join("\n");

  it("adds a task from one line, says what it understood, and takes it back with one undo", async () => {
    const { workbench } = stage();
    await workbench.openFile("shop.plan.yaml");
    await workbench.runCommand("Gantry: Add Task…");
    await workbench.page.locator(".quick-input-widget input").first().waitFor();
    await workbench.until(async () => (await lines()).includes("after schema, wireframes"), { what: "the hints" });
    await workbench.typeText("Vendor check 2d after schma @ana due fri in pay");
    await workbench.until(async () => (await lines()).includes("did you mean `schema`?"), { what: "the sentence about the unknown name" });
    await workbench.press("Enter");
    await workbench.until(async () => /effort 2d · after schema · who ana · due Fri/.test(await lines()) && (await lines()).includes("in Payments"), { what: "the preview" });
    await workbench.press("Enter");
    await workbench.until(async () => (await workbench.editorText()).includes("vendor-check:"), { what: "the task in the plan" });
    // The box gives the keys back to the editor a moment later.
    await workbench.page.locator(".editor-group-container.active .monaco-editor.focused").waitFor();
    await workbench.press("Control+z");
    await workbench.until(async () => !(await workbench.editorText()).includes("vendor-check:"), { what: "the plan as before" });
  });

  it("makes a task of a line of words", async () => {
    const { workbench } = stage();
    await workbench.openFile("shop.plan.yaml");
    await workbench.goTo(14, 200);
    await workbench.press("Enter");
    await workbench.typeText("Load test for 3d after pay-api");
    await workbench.press("Escape");
    await takeAction(workbench, "Make the task load-test of this line");
    await workbench.until(async () => (await workbench.editorText()).includes("load-test: {duration: 3d, after: pay-api}"), { what: "the task in place of the words" });
    await workbench.press("Control+s");
  });

  it("shows what a comment names, and turns a TODO into a backlog item", async () => {
    const { workbench, folder } = stage();
    await workbench.openFile("pay.go");
    await workbench.until(async () => (await workbench.page.locator(".part.statusbar").innerText()).includes("pay-api"), { what: "the task of the file in the status bar" });
    await workbench.runCommand("Gantry: Focus on Code View");
    const rows = workbench.page.locator(".pane-body .monaco-list-row");
    await workbench.until(async () => (await rows.allInnerTexts()).join("\n").includes("Lead nowhere"), { what: "the tree of the code" });
    await workbench.openFile("pay.go");
    await workbench.goTo(7, 8);
    await takeAction(workbench, "Make a backlog item of this TODO");
    await workbench.until(async () => (await workbench.editorText()).includes("TODO(write-a-log-line-for-each-call):"), { what: "the id in the comment" });
    await workbench.runCommand("File: Save All Files");
    await workbench.until(async () => (await readFile(path.join(folder, "shop.plan.yaml"), "utf8")).includes("backlog:"), { what: "the plan on the disk" });
    const plan = await readFile(path.join(folder, "shop.plan.yaml"), "utf8");
    ok(plan.includes("  write-a-log-line-for-each-call: {title: Write a log line for each call}"), plan);
  });

  it("renames a task in plan and code, after a preview of all places", async () => {
    const { workbench, folder } = stage();
    const read = (file: string): Promise<string> => readFile(path.join(folder, file), "utf8");
    await workbench.openFile("shop.plan.yaml");
    const line = (await read("shop.plan.yaml")).split("\n").findIndex((text) => text.trim().startsWith("pay-api:")) + 1;
    await workbench.goTo(line, 8);
    await workbench.press("F2");
    const input = workbench.page.locator(".rename-box input").first();
    await input.waitFor({ state: "visible" });
    await input.fill("payments-api");
    await workbench.press("Control+Enter");
    const preview = workbench.page.locator(".bulk-edit-panel");
    await workbench.until(async () => (await preview.locator("input[type=checkbox]:checked, .monaco-checkbox.checked").count()) === 6, { what: "both files with their places in the preview, all of them ticked" });
    await preview.locator(".monaco-button").filter({ hasText: "Apply" }).first().click();
    await workbench.until(async () => (await workbench.editorText()).includes("payments-api:"), { what: "the new id in the plan" });
    await workbench.runCommand("File: Save All Files");
    await workbench.until(async () => {
      const code = await read("src/pay.go");
      return code.includes("plan:payments-api") && code.includes("TODO(payments-api):") && !code.includes("pay-api)");
    }, { what: "the new id in the code" });
  });
});
