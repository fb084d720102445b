import { equal, ok } from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Frame } from "playwright-core";
import { pressInView } from "../support/pressInView";
import { savedText } from "../support/savedText";
import { useWorkbench } from "../support/useWorkbench";

const PLAN = "garden.plan.yaml";

describe("the resources in the workbench", () => {
  const stage = useWorkbench("test/fixtures/trees", { settings: { "gantry.development.now": "2026-01-12", "files.autoSave": "afterDelay" } });
  let resources: Frame;
  let begun = "";
  /** The text on the disk, once VS Code has saved it by itself and it is what is expected. */
  const saved = (expected: string): Promise<void> => savedText(stage(), PLAN, (text) => text === expected);
  const handedOver = (): string => begun.replace("path: {title: Gravel path, effort: 3d, who: ben}", "path: {title: Gravel path, effort: 3d, who: ana}");

  before(async function () {
    this.timeout(120_000);
    const { workbench, folder } = stage();
    begun = await readFile(path.join(folder, PLAN), "utf8");
    await workbench.openFile(PLAN);
    await workbench.runCommand("Gantry: Show Resources");
    resources = await workbench.webviewFrame('[data-gantry-ready="true"]', { timeout: 60_000 });
  });

  it("shows what would come of a task that is dragged, writes who does it, and takes it back", async () => {
    const { workbench } = stage();
    await resources.locator('.row[data-row="person ben"] .load').first().click();
    const [task, cell] = [await resources.locator('.detail .task[data-id="path"]').boundingBox(), await resources.locator('.row[data-row="person ana"] .load').first().boundingBox()];
    ok(task !== null && cell !== null, "task and cell are in sight");
    const { mouse } = workbench.page;
    await mouse.move(task.x + 90, task.y + 10);
    await mouse.down();
    await mouse.move(cell.x + 20, cell.y + 12, { steps: 8 });
    await resources.locator(".tip").filter({ hasText: "Ana Silva, 12 Jan – 14 Jan: 24 h → 40 h of 40 h" }).waitFor();
    await resources.locator(".tip").filter({ hasText: "Ben Okoro, 12 Jan – 14 Jan: 24 h → 0 h of 40 h" }).waitFor();
    await mouse.up();
    await saved(handedOver());
    await resources.locator('.row[data-row="person ana"] .load').first().filter({ hasText: "40" }).waitFor();
    await pressInView(workbench, resources, "Control+z");
    await saved(begun);
  });

  it("tries another capacity without a word in the text, and writes it when it is applied", async () => {
    const field = resources.locator(".what-if input[type=number]");
    await resources.locator('.row[data-row="person ben"] .load').first().click();
    await field.fill("50");
    await resources.locator('.row[data-row="person ben"] .load').first().filter({ hasText: "20" }).waitFor();
    await resources.locator(".what-if .words").filter({ hasText: "The plan finishes" }).waitFor();
    await saved(begun);
    await resources.getByText("Apply", { exact: true }).click();
    await saved(begun.replace("ben: {name: Ben Okoro}", "ben: {name: Ben Okoro, capacity: 50%}"));
    await resources.locator(".what-if:not(.active)").waitFor();
    equal(await field.inputValue(), "50");
  });
});
