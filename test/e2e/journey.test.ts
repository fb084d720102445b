import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { copyFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Workbench } from "../../scripts/workbenchPage.mjs";
import { repositoryRoot } from "../support/repository";
import { takeAction } from "./support/takeAction";
import { useWorkbench } from "./support/useWorkbench";

/** Waits until the text of the editor satisfies the test. */
async function untilText(workbench: Workbench, accept: (text: string) => boolean): Promise<string> {
  let text = "";
  return workbench.until(async () => {
    text = await workbench.editorText();
    return accept(text) ? text : undefined;
  }, { what: "the expected text" }).catch((fault: unknown) => { throw new Error(`${String(fault)}, but it is:\n${text}`); });
}

/**
 * Types lines as a quick person does who takes nothing that is offered. VS Code leaves a line unindented, in every language,
 * when its break comes within a few milliseconds of the colon, as no hand can.
 */
async function typeLines(workbench: Workbench, lines: readonly string[]): Promise<void> {
  for (const [index, line] of lines.entries()) {
    if (index > 0) await workbench.press("Enter");
    await workbench.typeText(line, { delay: 50 });
    await untilText(workbench, text => text.split("\n").at(-1)?.trim() === line);
    await workbench.press("Escape");
    await workbench.page.waitForTimeout(50);
  }
}

/** Answers the box that is open at the top. */
async function answer(workbench: Workbench, text: string): Promise<void> {
  const input = workbench.page.locator(".quick-input-widget input").first();
  await input.waitFor({ state: "visible" });
  await input.fill(text);
  await workbench.press("Enter");
}

/** Waits until the editor knows the language's rules: VS Code reads them after it has opened the first file of the language. */
async function untilIndenting(workbench: Workbench): Promise<void> {
  const place = workbench.page.locator('[id="status.editor.selection"]');
  await workbench.until(async () => {
    await workbench.typeText("x:");
    await workbench.press("Escape");
    await workbench.press("Enter");
    await workbench.until(async () => (await place.innerText()).includes("Ln 2,"), { what: "the second line" });
    const indents = (await place.innerText()).includes("Col 3");
    await workbench.press("Control+KeyA");
    await workbench.press("Delete");
    await workbench.until(async () => (await place.innerText()).includes("Ln 1,"), { what: "the first line" });
    return indents;
  }, { what: "lines to be indented" });
}

const row = (workbench: Workbench, text: string) => workbench.page.locator(".pane-body .monaco-list-row").filter({ hasText: text }).first();
const tab = (workbench: Workbench, name: string) => workbench.page.locator(`.tab[data-resource-name="${name}"]`).first();

describe("the way through a plan", () => {
  const stage = useWorkbench("test/fixtures/journey", { settings: { "gantry.development.now": "2026-01-05" } });

  it("a line below a key is indented, so that a plan can be typed from nothing", async () => {
    const { workbench, folder } = stage();
    await writeFile(path.join(folder, "fresh.plan.yaml"), "");
    await workbench.openFile("fresh.plan.yaml");
    await workbench.page.locator(".editor-group-container.active .monaco-editor").first().click();
    await untilIndenting(workbench);
    await typeLines(workbench, ["plan: Fresh", "tasks:", "design:", "duration: 3d"]);
    strictEqual(await untilText(workbench, text => text.includes("3d")), "plan: Fresh\ntasks:\n  design:\n    duration: 3d");
    await workbench.press("Control+KeyS");
  });

  it("a fault is marked while it is typed, and a quick fix puts it right", async () => {
    const { workbench } = stage();
    await workbench.openFile("shop.plan.yaml");
    await workbench.waitForDiagnostics(({ errors }) => errors === 0);
    await workbench.goTo(12, 13);
    await workbench.typeText("x");
    await workbench.press("Escape");
    await workbench.waitForDiagnostics(({ errors }) => errors === 1);
    await workbench.page.waitForSelector(".editor-group-container.active .squiggly-error");
    await takeAction(workbench, "Write `ana`");
    await workbench.waitForDiagnostics(({ errors }) => errors === 0);
    await untilText(workbench, text => /who: ana\n/.test(text));
    await workbench.press("Control+KeyS");
  });

  it("an id is renamed in every file", async () => {
    const { workbench } = stage();
    await workbench.openFile("shop.plan.yaml");
    await workbench.goTo(9, 4);
    await workbench.press("F2");
    const input = workbench.page.locator(".rename-box input").first();
    await input.waitFor({ state: "visible" });
    await input.fill("wire");
    await workbench.press("Enter");
    await untilText(workbench, text => text.includes("  wire:\n") && text.includes("after: wire"));
    await workbench.openFile("depot.plan.yaml");
    await untilText(workbench, text => text.includes("after: shop/wire"));
    await workbench.waitForDiagnostics(({ errors }) => errors === 0);
    await workbench.runCommand("File: Save All Files");
  });

  it("a click in the tree shows the source", async () => {
    const { workbench } = stage();
    await workbench.runCommand("Gantry: Focus on Plan View");
    await row(workbench, "Check the orders").click();
    await tab(workbench, "shop.plan.yaml").waitFor();
    const line = workbench.page.locator(".editor-group-container.active .line-numbers.active-line-number");
    await workbench.until(async () => (await line.first().textContent())?.trim() === "13", { what: "the line of the task" });
  });

  it("a plan is created from a name", async () => {
    const { workbench } = stage();
    await workbench.runCommand("Gantry: Create a Plan");
    await answer(workbench, "Larger depot");
    await workbench.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: "Software release" }).first().waitFor();
    await workbench.press("Enter");
    await tab(workbench, "larger-depot.plan.yaml").waitFor();
    await untilText(workbench, text => text.startsWith("plan: Larger depot\nstart: 2026-01-05"));
    await workbench.runCommand("Gantry: Focus on Plan View");
    await row(workbench, "Larger depot").waitFor();
    const { errors, warnings } = await workbench.readDiagnosticsCount();
    deepStrictEqual({ errors, warnings }, { errors: 0, warnings: 0 });
  });

  it("a Microsoft Project file becomes a plan beside it", async () => {
    const { workbench, folder } = stage();
    await copyFile(path.join(repositoryRoot, "examples/office-move.xml"), path.join(folder, "office-move.xml"));
    await workbench.runCommand("Gantry: Import from Microsoft Project");
    // The box lists its folder a moment after it has opened, and then puts that folder's name in.
    await workbench.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: "office-move.xml" }).first().waitFor();
    await answer(workbench, path.join(folder, "office-move.xml"));
    // The second box asks where to write; what it offers is taken.
    await workbench.page.locator(".quick-input-widget .quick-input-title").filter({ hasText: "Save the imported plan" }).waitFor();
    await workbench.press("Enter");
    await tab(workbench, "office-move.plan.yaml").waitFor();
    await untilText(workbench, text => text.startsWith("plan: Office move"));
    ok((await readdir(folder)).includes("office-move.plan.yaml"));
    strictEqual((await workbench.readDiagnosticsCount()).errors, 0);
  });
});
