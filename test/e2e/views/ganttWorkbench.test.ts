import { deepEqual, equal, ok } from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Frame } from "playwright-core";
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
    await workbench.until(async () => (await fileText()) !== before, { what: "the saved change" });
    return fileText();
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
});
