import { equal } from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Frame, Locator } from "playwright-core";
import { focusText } from "../support/focusText";
import { pressInView } from "../support/pressInView";
import { savedText } from "../support/savedText";
import { useWorkbench } from "../support/useWorkbench";

const PLAN = "cellar.plan.yaml";

describe("the risk matrix in the workbench", () => {
  const stage = useWorkbench("test/fixtures/risks", { settings: { "gantry.development.now": "2026-01-12", "files.autoSave": "afterDelay", "files.readonlyInclude": { "**/far.plan.yaml": true } } });
  let matrix: Frame;
  let begun = "";
  const saved = (expected: string): Promise<void> => savedText(stage(), PLAN, (text) => text === expected);
  const cell = (row: number, column: number): string => `.cell[data-kind="threats"][data-row="${String(row)}"][data-column="${String(column)}"]`;
  /** In a narrow view the button has its icon alone. */
  const side = (name: "before" | "after"): Locator => matrix.getByTitle(`Where risks stand ${name} the response`);
  const carry = async (id: string, row: number, column: number): Promise<void> => {
    const { workbench } = stage();
    // A picture that comes meanwhile puts others in their place.
    const { risk, target } = await workbench.until(async () => {
      const [risk, target] = [await matrix.locator(`.risk[data-id="${id}"] .number`).boundingBox(), await matrix.locator(cell(row, column)).boundingBox()];
      return risk !== null && target !== null && { risk, target };
    }, { what: "the risk and the cell" });
    const { mouse } = workbench.page;
    await mouse.move(risk.x + 8, risk.y + 8);
    await mouse.down();
    await mouse.move(target.x + target.width / 2, target.y + target.height / 2, { steps: 8 });
  };

  before(async function () {
    this.timeout(120_000);
    const { workbench, folder } = stage();
    begun = await readFile(path.join(folder, PLAN), "utf8");
    await workbench.openFile(PLAN);
    await workbench.runCommand("Gantry: Show Risk Matrix");
    matrix = await workbench.webviewFrame('[data-gantry-ready="true"]', { timeout: 60_000 });
  });

  it("writes the cell that a risk is dragged to, one figure each, and takes it back from the view", async () => {
    const { workbench } = stage();
    await carry("water", 4, 3);
    await matrix.locator(".tip").filter({ hasText: "writes probability: 90%, impact.level: severe" }).waitFor();
    await workbench.page.mouse.up();
    await saved(begun.replace("probability: 35%   # from", "probability: 90%   # from").replace("{level: minor, time: 5d}", "{level: severe, time: 5d}"));
    await matrix.locator(`${cell(4, 3)} .risk[data-id="water"]`).waitFor();
    await pressInView(workbench, matrix, "Control+z");
    await saved(begun);
    await matrix.locator(`${cell(1, 0)} .risk[data-id="water"]`).waitFor();
  });

  it("writes the residual on the other side, by keys", async () => {
    const { workbench } = stage();
    await side("after").click();
    await matrix.locator(`${cell(0, 0)} .risk[data-id="water"]`).focus();
    await workbench.press("Alt+ArrowUp");
    await saved(begun.replace("residual: {probability: rare}", "residual: {probability: unlikely}"));
    await pressInView(workbench, matrix, "Control+z");
    await saved(begun);
    await side("before").click();
  });

  it("refuses before the drop what stands in a file that can only be read", async () => {
    const { workbench } = stage();
    await carry("quake", 2, 2);
    await matrix.locator(".cell.denied").waitFor();
    await workbench.page.mouse.up();
    await matrix.locator(".message").filter({ hasText: "files.readonlyInclude" }).waitFor();
    await saved(begun);
  });

  it("adds a risk in a cell at the end of the register, changes its owner and closes it", async () => {
    const { workbench } = stage();
    await matrix.locator(cell(2, 1)).dblclick({ position: { x: 30, y: 30 } });
    await workbench.typeText("Gas: an old pipe");
    await workbench.press("Enter");
    const line = (more: string): string => begun.replace("  # by the map\n", `  # by the map\n  gas-an-old-pipe: {title: "Gas: an old pipe", probability: possible, impact: {level: moderate}${more}}\n`);
    await saved(line(""));
    await matrix.locator(".details h2").filter({ hasText: "Gas: an old pipe" }).waitFor();
    await matrix.getByLabel("Owner").selectOption("ben");
    await saved(line(", owner: ben"));
    await matrix.getByLabel("Status").selectOption("closed");
    await matrix.locator('tr.closed[data-row-id="gas-an-old-pipe"]').waitFor();
    equal(await matrix.locator('.risk[data-id="gas-an-old-pipe"]').count(), 0);
  });

  it("follows the cursor of the text, and is there after a reload as it was", async () => {
    const { workbench } = stage();
    await focusText(workbench);
    await workbench.press("Control+Home");
    await workbench.goTo(12, 8);
    await matrix.locator('.risk.selected[data-id="water"]').waitFor();
    await side("after").click();
    await matrix.locator(`${cell(0, 0)} .risk[data-id="water"]`).waitFor();
    await workbench.runCommand("Developer: Reload Window");
    await workbench.page.waitForTimeout(2000);
    await workbench.waitForWorkbench();
    matrix = await workbench.webviewFrame('[data-gantry-ready="true"]', { timeout: 60_000 });
    await matrix.locator(`${cell(0, 0)} .risk.selected[data-id="water"]`).waitFor();
  });
});
