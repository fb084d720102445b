import { equal } from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Frame } from "playwright-core";
import { pressInView } from "../support/pressInView";
import { focusText } from "../support/focusText";
import { savedText } from "../support/savedText";
import { useWorkbench } from "../support/useWorkbench";

const PLAN = "garden.plan.yaml";

describe("the board in the workbench", () => {
  const stage = useWorkbench("test/fixtures/trees", { settings: { "gantry.development.now": "2026-01-12", "files.autoSave": "afterDelay" } });
  let board: Frame;
  /** The text on the disk, once VS Code has saved it by itself and it is what is expected. */
  const saved = (accept: (text: string) => boolean): Promise<void> => savedText(stage(), PLAN, accept);

  before(async function () {
    this.timeout(120_000);
    const { workbench } = stage();
    await workbench.openFile(PLAN);
    await workbench.runCommand("Gantry: Show Board");
    board = await workbench.webviewFrame('[data-gantry-ready="true"]', { timeout: 60_000 });
  });

  it("writes the status of a card that is dragged, and one undo takes it back", async () => {
    const { workbench, folder } = stage();
    const begun = await readFile(path.join(folder, PLAN), "utf8");
    const [card, doing] = [await board.locator('.task[data-id="path"]').boundingBox(), await board.locator('.cell[data-column="doing"]').boundingBox()];
    if (card === null || doing === null) throw new Error("card and column are in sight");
    const { mouse } = workbench.page;
    await mouse.move(card.x + 20, card.y + 12);
    await mouse.down();
    await mouse.move(doing.x + 30, doing.y + 30, { steps: 8 });
    await mouse.up();
    await board.locator('.cell[data-column="doing"] .task[data-id="path"]').waitFor();
    await saved((text) => text.includes("path: {title: Gravel path, effort: 3d, who: ben, started: 2026-01-12}"));
    await focusText(workbench);
    await workbench.press("Control+z");
    await saved((text) => text === begun);
    await board.locator('.cell[data-column="todo"] .task[data-id="path"]').waitFor();
  });

  it("moves a card by keys to another person, takes it back and again from the view, and is there after a reload as it was", async () => {
    const { workbench } = stage();
    await board.getByRole("button", { name: "People" }).click();
    await board.locator('.cell[data-lane="ben"] .task[data-id="path"]').focus();
    await workbench.press("Alt+ArrowUp");
    await board.locator('.cell[data-lane="ana"] .task[data-id="path"]').waitFor();
    await pressInView(workbench, board, "Control+z");
    await board.locator('.cell[data-lane="ben"] .task[data-id="path"]').waitFor();
    await pressInView(workbench, board, "Control+Shift+z");
    await board.locator('.cell[data-lane="ana"] .task[data-id="path"]').waitFor();
    await saved((text) => text.includes("path: {title: Gravel path, effort: 3d, who: ana}"));
    await workbench.runCommand("Developer: Reload Window");
    await workbench.page.waitForTimeout(2000);
    await workbench.waitForWorkbench();
    board = await workbench.webviewFrame('[data-gantry-ready="true"]', { timeout: 60_000 });
    await board.locator('.cell[data-lane="ana"] .task[data-id="path"]').waitFor();
    equal(await board.getByRole("button", { name: "People" }).getAttribute("aria-pressed"), "true");
  });

  it("leaves alone what was typed since: that is taken back in the text", async () => {
    const { workbench } = stage();
    const card = board.locator('.cell[data-lane="ana"] .task[data-id="path"]');
    await card.click();
    await workbench.press("Alt+ArrowRight");
    await board.locator('.cell[data-lane="ana"][data-column="doing"] .task[data-id="path"]').waitFor();
    await focusText(workbench);
    await workbench.press("Control+End");
    await workbench.typeText("# typed since");
    await workbench.press("Escape");
    await card.click();
    await pressInView(workbench, board, "Control+z");
    await workbench.page.waitForTimeout(1500);
    await saved((text) => text.endsWith("# typed since") && text.includes("who: ana, started: 2026-01-12}"));
  });
});
