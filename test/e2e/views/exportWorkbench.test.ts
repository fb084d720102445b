import { deepEqual, ok } from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Frame } from "playwright-core";
import { readPicture } from "../../core/view/picture/support";
import { useWorkbench } from "../support/useWorkbench";

describe("exports in the workbench", () => {
  const stage = useWorkbench("test/fixtures/trees", { settings: { "gantry.development.now": "2026-01-12" } });
  let view: Frame;

  before(async function () {
    this.timeout(120_000);
    const { workbench } = stage();
    await workbench.openFile("garden.plan.yaml");
    await workbench.runCommand("Gantry: Show Roadmap");
    view = await workbench.webviewFrame('[data-gantry-ready="true"]', { timeout: 60_000 });
  });

  /** Chooses a line of the menu, takes the name that is proposed, and gives the file once it is there. */
  async function saved(label: string, name: string): Promise<Buffer> {
    const { workbench, folder } = stage();
    await view.locator(".tool.export").click();
    await view.getByRole("menuitem", { name: label }).click();
    const field = workbench.page.locator(".quick-input-widget input").first();
    await workbench.until(async () => (await field.isVisible()) && (await field.inputValue()).endsWith(name), { what: `the proposed name ${name}` });
    await workbench.page.locator(".quick-input-widget .monaco-button", { hasText: /Save|OK/ }).first().click();
    // While it is being written, a file is empty.
    return workbench.until(async () => {
      const bytes = await readFile(path.join(folder, name)).catch(() => undefined);
      return bytes === undefined || bytes.length === 0 ? undefined : bytes;
    }, { what: `the file ${name}` });
  }

  it("write a drawing of the view beside the plan", async () => {
    const { texts } = readPicture((await saved("Save as SVG", "garden-roadmap.svg")).toString("utf8"));
    ok(texts.includes("Garden") && texts.includes("Spring"), texts.join());
  });

  it("write an image of it", async () => {
    deepEqual([...(await saved("Save as PNG", "garden-roadmap.png")).subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  });
});
