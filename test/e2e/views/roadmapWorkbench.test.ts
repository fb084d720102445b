import { equal, ok } from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Frame, Locator } from "playwright-core";
import { pressInView } from "../support/pressInView";
import { focusText } from "../support/focusText";
import { savedText } from "../support/savedText";
import { useWorkbench } from "../support/useWorkbench";

const PLAN = "garden.plan.yaml";

/** A second release, and a note that has to stay. */
const RELEASES = "  spring: {title: Spring, date: 2026-04-01}   # the fair\n  autumn: {title: Autumn, date: 2026-10-01}\n";

describe("the roadmap in the workbench", () => {
  const stage = useWorkbench("test/fixtures/trees", {
    settings: { "gantry.development.now": "2026-01-12", "files.autoSave": "afterDelay" },
    prepare: async (folder) => {
      const file = path.join(folder, PLAN);
      await writeFile(file, (await readFile(file, "utf8")).replace("  spring: {title: Spring, date: 2026-04-01}\n", RELEASES).replace("who: ben}", "who: ben, release: spring}"));
    },
  });
  let roadmap: Frame;

  /** The text on the disk, once VS Code has saved it by itself and it is what is expected. */
  const saved = (accept: (text: string) => boolean): Promise<void> => savedText(stage(), PLAN, accept);

  /** Presses on a piece and carries it, in steps, to a place that is said from its own. */
  async function carry(piece: Locator, to: (box: { x: number; y: number }) => { x: number; y: number }): Promise<void> {
    const { mouse } = stage().workbench.page;
    const box = await piece.boundingBox();
    if (box === null) throw new Error("what is carried is in sight");
    const from = { x: box.x + Math.min(8, box.width / 2), y: box.y + Math.min(14, box.height / 2) };
    const end = to(from);
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(end.x, end.y, { steps: 8 });
  }

  const lane = (id: string): Locator => roadmap.locator(`.lane[data-lane="${id}"]`);
  const tip = (): Locator => roadmap.locator(".drag-tip .writes");

  before(async function () {
    this.timeout(120_000);
    const { workbench } = stage();
    await workbench.openFile(PLAN);
    await workbench.runCommand("Gantry: Show Roadmap");
    roadmap = await workbench.webviewFrame('[data-gantry-ready="true"]', { timeout: 60_000 });
  });

  it("says what a card that is dragged to another release would write, writes it, and one undo takes it back", async () => {
    const { workbench, folder } = stage();
    const begun = await readFile(path.join(folder, PLAN), "utf8");
    const other = await lane("autumn").boundingBox();
    await carry(lane("spring").locator('.piece[data-id="path"]'), ({ x }) => ({ x, y: (other?.y ?? 0) + 40 }));
    await tip().filter({ hasText: "writes release: autumn" }).waitFor();
    equal(await readFile(path.join(folder, PLAN), "utf8"), begun, "nothing is written before it is let go of");
    await workbench.page.mouse.up();
    await lane("autumn").locator('.piece[data-id="path"]').waitFor();
    await saved((text) => text === begun.replace("release: spring}", "release: autumn}"));
    await focusText(workbench);
    await workbench.press("Control+z");
    await saved((text) => text === begun);
    await lane("spring").locator('.piece[data-id="path"]').waitFor();
  });

  it("moves the promise of a release along the dates and takes it back and again from the view", async () => {
    const { workbench, folder } = stage();
    const begun = await readFile(path.join(folder, PLAN), "utf8");
    await carry(roadmap.locator('.promise-line[data-release="spring"]'), ({ x, y }) => ({ x: x + 60, y: y + 2 }));
    await tip().filter({ hasText: "writes date: 2026-" }).waitFor();
    const date = ((await tip().textContent()) ?? "").replace("writes date: ", "");
    await workbench.page.mouse.up();
    const moved = begun.replace("date: 2026-04-01}   # the fair", `date: ${date}}   # the fair`);
    ok(date > "2026-04-01" && moved !== begun, date);
    await saved((text) => text === moved);
    await pressInView(workbench, roadmap, "Control+z");
    await saved((text) => text === begun);
    await pressInView(workbench, roadmap, "Control+Shift+z");
    await saved((text) => text === moved);
    await pressInView(workbench, roadmap, "Control+z");
    await saved((text) => text === begun);
  });

  it("says why something cannot be dropped there, and writes nothing", async () => {
    const { workbench, folder } = stage();
    const begun = await readFile(path.join(folder, PLAN), "utf8");
    await carry(roadmap.locator('.piece[data-id="planting"]'), ({ x, y }) => ({ x: x - 60, y }));
    await roadmap.locator(".drag-tip.refused").filter({ hasText: "cannot begin before" }).waitFor();
    await workbench.page.mouse.up();
    await roadmap.locator(".message").filter({ hasText: "`planting` cannot begin before" }).waitFor();
    equal(await readFile(path.join(folder, PLAN), "utf8"), begun);
  });

  it("makes work of an idea that is moved by keys from later to next, and is there after a reload as it was", async () => {
    const { workbench, folder } = stage();
    const begun = await readFile(path.join(folder, PLAN), "utf8");
    await roadmap.getByRole("button", { name: "Now, next, later" }).click();
    await roadmap.locator('.cell.later .piece[data-id="fence"]').focus();
    await workbench.press("Alt+ArrowLeft");
    await roadmap.locator('.cell.next .piece[data-id="fence"]').waitFor();
    await saved((text) => /\n {2}fence: \{title: New fence, effort: 1d, not-before: 2026-04-01\}/.test(text) && text.includes("# by hand") && text.includes("# bulbs first"));
    await workbench.runCommand("Developer: Reload Window");
    await workbench.page.waitForTimeout(2000);
    await workbench.waitForWorkbench();
    roadmap = await workbench.webviewFrame('[data-gantry-ready="true"]', { timeout: 60_000 });
    await roadmap.locator('.cell.next .piece[data-id="fence"]').waitFor();
    equal(await roadmap.getByRole("button", { name: "Now, next, later" }).getAttribute("aria-pressed"), "true");
    ok((await readFile(path.join(folder, PLAN), "utf8")) !== begun);
  });

  it("opens the card of a release, whose items lead to the text", async () => {
    const { workbench, folder } = stage();
    await roadmap.locator('[data-open="spring"]').click();
    const sheet = roadmap.getByRole("dialog", { name: "Spring" });
    await sheet.getByText("Promised").waitFor();
    await sheet.locator('[data-item="path"]').click();
    const line = (await readFile(path.join(folder, PLAN), "utf8")).split("\n").findIndex((text) => text.trimStart().startsWith("path:")) + 1;
    ok(line > 0);
    const active = workbench.page.locator(".line-numbers.active-line-number").first();
    await workbench.until(async () => (await active.textContent()) === String(line), { what: "the line of the item" });
    await sheet.locator('[data-item="path"]').focus();
    await workbench.press("Escape");
    await sheet.waitFor({ state: "hidden" });
  });
});
