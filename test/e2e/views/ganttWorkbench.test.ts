import { deepEqual, equal, ok } from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Frame } from "playwright-core";
import { focusText } from "../support/focusText";
import { useWorkbench } from "../support/useWorkbench";

const PLAN = "drag.plan.yaml";

describe("the Gantt in the workbench", () => {
  const stage = useWorkbench("test/fixtures/gantt");
  let gantt: Frame;

  const fileText = (): Promise<string> => readFile(path.join(stage().folder, PLAN), "utf8");
  const bar = (id: string) => gantt.locator(`.bar-row[data-id="${id}"] [data-part="bar"]`);
  /** The lines that differ between two texts of as many lines. */
  const changedLines = (before: string, after: string): readonly (readonly [string, string])[] => {
    const [old, now] = [before.split("\n"), after.split("\n")];
    equal(now.length, old.length, "as many lines as before");
    return old.flatMap((line, at) => (line === now[at] ? [] : [[line, now[at] ?? ""] as const]));
  };
  /** Presses on a bar, moves by pixels and lets go, as a hand does. */
  async function drag(id: string, pixels: number, from: "middle" | "end" = "middle"): Promise<void> {
    const box = await bar(id).boundingBox();
    ok(box !== null, `the bar of ${id} is in sight`);
    const x = from === "middle" ? box.x + box.width / 2 : box.x + box.width - 1;
    const y = box.y + box.height / 2;
    const { mouse } = stage().workbench.page;
    await mouse.move(x, y);
    await mouse.down();
    for (let step = 1; step <= 8; step += 1) await mouse.move(x + (pixels * step) / 8, y);
    await mouse.up();
  }
  const pxPerDay = async (): Promise<number> => Number(await gantt.locator(".gantt").getAttribute("data-px-per-day"));
  async function save(): Promise<string> {
    const { workbench } = stage();
    const before = await fileText();
    await workbench.runCommand("File: Save All Files").catch(() => workbench.runCommand("Save All"));
    // While it is being written, a file is empty.
    return workbench.until(async () => {
      const text = await fileText();
      return text !== before && text !== "" ? text : undefined;
    }, { what: "the saved change" });
  }

  before(async function () {
    this.timeout(120_000);
    const { workbench } = stage();
    await workbench.openFile(PLAN);
    await workbench.runCommand("Gantry: Show Gantt");
    gantt = await workbench.webviewFrame('[data-gantry-ready="true"]', { timeout: 60_000 });
  });

  it("moves a bar: one key of the text changes, comments stay", async () => {
    const before = await fileText();
    await drag("build", Math.round((await pxPerDay()) * 7));
    const after = await save();
    deepEqual(changedLines(before, after), [
      ["  build: {title: Build, effort: 5d, not-before: 2026-03-09} # after the holidays", "  build: {title: Build, effort: 5d, not-before: 2026-03-16} # after the holidays"],
    ]);
  });

  it("takes the change back with the editor's undo", async () => {
    const { workbench } = stage();
    const before = await fileText();
    await focusText(workbench);
    await workbench.press("Control+z");
    const after = await save();
    equal(changedLines(before, after)[0]?.[1], "  build: {title: Build, effort: 5d, not-before: 2026-03-09} # after the holidays");
    await gantt.waitForFunction(() => document.querySelector('.row[data-id="build"]')?.getAttribute("aria-label")?.includes("9 Mar"));
  });

  it("pulls the end of a bar: its written length changes, in its own unit", async () => {
    const before = await fileText();
    await drag("test", Math.round(await pxPerDay()), "end");
    const after = await save();
    deepEqual(changedLines(before, after), [["    duration: 2d # two people", "    duration: 3d # two people"]]);
  });

  it("pulls the end of a bar to a day off of its person: it ends on the next day that she works", async () => {
    const before = await fileText();
    await drag("fit", Math.round((await pxPerDay()) * 2), "end");
    const after = await save();
    deepEqual(changedLines(before, after), [
      ["  fit: {title: Fitting, effort: 2d, who: cai, not-before: 2026-03-09}  # three days a week", "  fit: {title: Fitting, effort: 4d, who: cai, not-before: 2026-03-09}  # three days a week"],
    ]);
    await gantt.waitForFunction(() => document.querySelector('.row[data-id="fit"]')?.getAttribute("aria-label")?.includes("9 Mar – 16 Mar"));
  });

  it("pulls a link from the end of a bar to the beginning of another", async () => {
    const before = await fileText();
    const { mouse } = stage().workbench.page;
    const [from, to] = [await bar("design").boundingBox(), await bar("build").boundingBox()];
    ok(from !== null && to !== null);
    await mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    const handle = await gantt.locator('.handle[data-part="link-finish"]').boundingBox();
    ok(handle !== null, "the hovered bar has a handle at its end");
    await mouse.move(handle.x + 3, handle.y + 3);
    await mouse.down();
    for (let step = 1; step <= 8; step += 1) await mouse.move(handle.x + ((to.x + 4 - handle.x) * step) / 8, handle.y + ((to.y + 7 - handle.y) * step) / 8);
    await mouse.up();
    const after = await save();
    deepEqual(changedLines(before, after), [
      ["  build: {title: Build, effort: 5d, not-before: 2026-03-09} # after the holidays", "  build: {title: Build, effort: 5d, after: design, not-before: 2026-03-09} # after the holidays"],
    ]);
  });

  it("leaves the text alone when a drag is escaped, or dropped where it began", async () => {
    const before = await fileText();
    const box = await bar("build").boundingBox();
    ok(box !== null);
    const { mouse, keyboard } = stage().workbench.page;
    await mouse.move(box.x + 10, box.y + 7);
    await mouse.down();
    await mouse.move(box.x + 90, box.y + 7, { steps: 4 });
    equal(await gantt.locator(".gestures .ghost:not(.also)").count(), 1, "a ghost shows where it would go");
    await keyboard.press("Escape");
    equal(await gantt.locator(".gestures .ghost").count(), 0);
    await mouse.up();
    await stage().workbench.page.waitForTimeout(400);
    equal(await stage().workbench.page.locator(".tab.dirty").count(), 0, "nothing to save");
    equal(await fileText(), before);
  });

  it("refuses a link that would close a circle, with the reason", async () => {
    const { mouse } = stage().workbench.page;
    const [from, to] = [await bar("test").boundingBox(), await bar("design").boundingBox()];
    ok(from !== null && to !== null);
    await mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    const handle = await gantt.locator('.handle[data-part="link-finish"]').boundingBox();
    ok(handle !== null);
    await mouse.move(handle.x + 3, handle.y + 3);
    await mouse.down();
    await mouse.move(to.x + 4, to.y + 7, { steps: 6 });
    const reason = await gantt.locator(".tip .invalid").textContent();
    await mouse.up();
    equal(reason, "Test already waits for Design: the link would close a circle.");
  });

  it("follows the text cursor, and the cursor follows a click", async () => {
    const { workbench } = stage();
    await focusText(workbench);
    await workbench.goTo(10, 5);
    await gantt.waitForSelector('.row[data-id="test"][aria-selected="true"]');
    await gantt.locator('.row[data-id="design"]').click();
    await workbench.until(async () => (await workbench.page.locator(".line-numbers.active-line-number").first().textContent()) === "8", { what: "the cursor at line 8" });
  });

  it("moves a bar by keyboard", async () => {
    const before = await fileText();
    await gantt.locator('.row[data-id="build"]').click();
    await stage().workbench.page.keyboard.press("Alt+ArrowRight");
    const after = await save();
    equal(changedLines(before, after)[0]?.[1].includes("not-before: 2026-03-10"), true);
  });

  it("comes back after a reload, as it was", async () => {
    const { workbench } = stage();
    await gantt.locator('.row[data-id="test"]').click();
    await gantt.locator(".gantt").press("-");
    await workbench.page.waitForTimeout(800);
    const zoom = await pxPerDay();
    await workbench.runCommand("Developer: Reload Window");
    await workbench.page.waitForTimeout(2000);
    await workbench.waitForWorkbench();
    gantt = await workbench.webviewFrame('[data-gantry-ready="true"]', { timeout: 60_000 });
    equal(await gantt.locator('.row[data-id="test"]').getAttribute("aria-selected"), "true");
    ok(Math.abs((await pxPerDay()) - zoom) < 0.01, `zoom ${zoom} is kept`);
  });
});
