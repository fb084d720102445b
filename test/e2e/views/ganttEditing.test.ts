import { deepEqual, equal, match, ok } from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Frame } from "playwright-core";
import { useWorkbench } from "../support/useWorkbench";

const PLAN = "shed.plan.yaml";

describe("editing in the Gantt", () => {
  const stage = useWorkbench("test/fixtures/ganttEditing", { settings: { "files.autoSave": "afterDelay", "gantry.development.now": "2026-03-04" } });
  let gantt: Frame;

  const bar = (id: string) => gantt.locator(`.bar-row[data-id="${id}"] [data-part="bar"]`);
  const row = (id: string) => gantt.locator(`.row[data-id="${id}"]`);
  const text = (): Promise<string> => readFile(path.join(stage().folder, PLAN), "utf8");
  /** The lines of the file that are others than before, once VS Code has saved them by itself. */
  async function changed(before: string, count: number): Promise<readonly string[]> {
    const lines = (after: string): readonly string[] => after.split("\n").filter((line, at) => line !== before.split("\n")[at]);
    let found: readonly string[] = [];
    await stage().workbench.until(async () => {
      const after = await text();
      // While it is being written, a file is empty.
      if (after === "") return false;
      found = lines(after);
      return found.length === count;
    }, { what: `${String(count)} other lines` }).catch((fault: unknown) => { throw new Error(`${String(fault)}, but they are:\n${found.join("\n")}`); });
    return found;
  }
  /** Back to the text as it was, by the view's own undo. */
  async function undo(before: string): Promise<void> {
    await row("floor").click();
    await stage().workbench.press("Control+z");
    await changed(before, 0);
    await stage().workbench.until(async () => (await picture()) === begun, { what: "the picture as it was" });
  }
  /** What the picture says of every task. */
  const picture = (): Promise<string> => gantt.evaluate(() => [...document.querySelectorAll<HTMLElement>(".row[data-id]")].filter((one) => one.style.display !== "none").map((one) => one.getAttribute("aria-label") ?? "").sort().join("\n"));
  let begun = "";
  async function centre(id: string): Promise<{ readonly x: number; readonly y: number; readonly width: number }> {
    const box = await bar(id).boundingBox();
    ok(box !== null, `the bar of ${id} is in sight`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width };
  }
  /** Presses at a place, moves sideways and stays there. */
  async function pull(x: number, y: number, by: number, down = 0): Promise<void> {
    const { mouse } = stage().workbench.page;
    await mouse.move(x, y);
    await mouse.down();
    await mouse.move(x + by, y + down, { steps: 8 });
  }
  const days = async (count: number): Promise<number> => Math.round(Number(await gantt.locator(".gantt").getAttribute("data-px-per-day")) * count);
  const tip = async (): Promise<string> => (await gantt.locator(".tip").innerText()).replace(/\s+/g, " ");
  /** What the tip says once the host has told of it. */
  const tipWith = (words: string): Promise<string> => stage().workbench.until(async () => ((await tip()).includes(words) ? tip() : undefined), { what: `a tip with ${words}` });

  // A test that fails in the middle of a drag lets go for those that come after it.
  afterEach(async () => {
    await stage().workbench.press("Escape");
    await stage().workbench.page.mouse.up();
  });

  before(async function () {
    this.timeout(120_000);
    const { workbench } = stage();
    await workbench.openFile(PLAN);
    await workbench.runCommand("Gantry: Show Gantt");
    gantt = await workbench.webviewFrame('[data-gantry-ready="true"]', { timeout: 60_000 });
    await row("walls").waitFor();
    await row("floor").click();
    await workbench.page.waitForTimeout(600);
    begun = await picture();
  });

  it("shows what a drag would move and break before it is dropped, and Escape leaves all as it was", async () => {
    const before = await text();
    const { x, y } = await centre("walls");
    await pull(x, y, await days(7));
    match(await tipWith("Too late for Roof"), /1 other moves .*The plan finishes 20 Mar \(\+1d\).*Too late for Roof, due 18 Mar/);
    equal(await gantt.locator(".ghost.also").count(), 1);
    await stage().workbench.press("Escape");
    await stage().workbench.page.mouse.up();
    equal(await gantt.locator(".ghost").count(), 0);
    await stage().workbench.page.waitForTimeout(1500);
    equal(await text(), before);
  });

  it("moves several tasks that are selected together as one change", async () => {
    const before = await text();
    await row("walls").click();
    await row("paint").click({ modifiers: ["ControlOrMeta"] });
    equal(await gantt.locator('.row[aria-selected="true"]').count(), 2);
    const { x, y } = await centre("paint");
    await pull(x, y, await days(7));
    ok((await tip()).includes("with the other that is selected"));
    await stage().workbench.page.mouse.up();
    deepEqual(await changed(before, 2), ["  walls: {title: Walls, duration: 4d, after: floor, not-before: 2026-03-13}", "  paint: {title: Paint, duration: 2d, who: ben, not-before: 2026-03-09}"]);
    await undo(before);
  });

  it("says how far a task is by pulling the end of what is done", async () => {
    const before = await text();
    const { x, y } = await centre("paint");
    await stage().workbench.page.mouse.move(x, y);
    const wedge = await gantt.locator('.handle[data-part="progress"]').boundingBox();
    ok(wedge !== null);
    const { width } = await centre("paint");
    await pull(wedge.x + wedge.width / 2, wedge.y + 6, width / 2);
    match(await tip(), /^(45|50|55) % done/);
    await stage().workbench.page.mouse.up();
    match((await changed(before, 1))[0] ?? "", /^ {2}paint: \{title: Paint, duration: 2d, who: ben, started: 2026-03-04, done: (45|50|55)%\}$/);
    await undo(before);
  });

  it("pulls a link to another lag, and by keys, and cuts it", async () => {
    const before = await text();
    const box = await bar("walls").boundingBox();
    ok(box !== null);
    // The last upright stretch of the link, before it enters the bar.
    await pull(box.x - 8, box.y + box.height / 2 - 9, await days(1));
    await tipWith("FS with a lag of +1d");
    await stage().workbench.page.mouse.up();
    deepEqual(await changed(before, 1), ["  walls: {title: Walls, duration: 4d, after: floor FS+1d}"]);
    await undo(before);
    await row("roof").click();
    await stage().workbench.press("d");
    await stage().workbench.press("Alt+ArrowRight");
    deepEqual(await changed(before, 1), ["  roof: {title: Roof, duration: 2d, after: walls FS+1d, due: 2026-03-18}"]);
    await undo(before);
    await row("roof").click();
    await stage().workbench.press("d");
    await stage().workbench.press("Delete");
    deepEqual(await changed(before, 1), ["  roof: {title: Roof, duration: 2d, due: 2026-03-18}"]);
    await undo(before);
  });

  it("types into cells: title, then by Tab the length", async () => {
    const before = await text();
    const { workbench } = stage();
    await gantt.locator('button[title="Columns, groups and order"]').click();
    await gantt.getByRole("menuitemcheckbox", { name: "Slack", exact: true }).click();
    await workbench.press("Escape");
    await row("paint").click();
    await workbench.press("F2");
    const field = gantt.locator(".cell-editor");
    await field.waitFor();
    await workbench.page.waitForTimeout(300);
    await workbench.press("Control+a");
    await workbench.typeText("Paint: white");
    await workbench.press("Tab");
    // At once: the title is still being written.
    await gantt.waitForFunction(() => (document.activeElement as HTMLInputElement | null)?.value === "2d");
    await workbench.press("Control+a");
    await workbench.typeText("3d");
    await workbench.press("Enter");
    await workbench.until(async () => (await text()).includes("  paint: {title: \"Paint: white\", duration: 3d, who: ben}\n"), { what: "title and length in the file" });
    await workbench.page.waitForTimeout(600);
    await row("paint").click();
    await workbench.press("Control+z");
    await workbench.until(async () => (await text()).includes("duration: 2d, who: ben}"), { what: "the length as it was" });
    await undo(before);
    await gantt.locator('button[title="Columns, groups and order"]').click();
    await gantt.getByRole("menuitem", { name: "The usual columns" }).click();
  });

  it("refuses before the drop: a link that a fixed date cannot keep, a finished task, and writes nothing", async () => {
    const before = await text();
    const from = await centre("roof");
    const { mouse } = stage().workbench.page;
    await row("roof").click();
    await stage().workbench.press("d");
    const handleAt = async (id: string): Promise<{ x: number; y: number }> => {
      const { x, y } = await centre(id);
      await mouse.move(x, y);
      const handle = await gantt.locator('.handle[data-part="link-finish"]').boundingBox();
      ok(handle !== null);
      return { x: handle.x + 3, y: handle.y + 3 };
    };
    const start = await handleAt("roof");
    const finished = await centre("dug");
    await pull(start.x, start.y, finished.x - start.x, finished.y - start.y);
    ok((await tip()).includes("Dug is finished: it waits for nothing any more."));
    await mouse.up();
    // Roof is over on the 17th; when it waits a week more, the hall cannot.
    await pull(from.x, from.y, await days(7));
    await mouse.up();
    await changed(before, 1);
    const late = await text();
    await stage().workbench.until(async () => (await picture()) !== begun, { what: "the picture with the later roof" });
    await stage().workbench.page.waitForTimeout(300);
    const again = await handleAt("roof");
    const party = await bar("party").boundingBox();
    ok(party !== null);
    await pull(again.x, again.y, party.x + 3 - again.x, party.y + 7 - again.y);
    ok((await tipWith("start-on")).includes("Party is held to a date by its start-on"));
    await mouse.up();
    await stage().workbench.page.waitForTimeout(1500);
    equal(await text(), late);
    await undo(before);
  });

  it("sorts by the head of a column, groups by a menu, and is so after a reload", async () => {
    const { workbench } = stage();
    const order = async (): Promise<string> => (await gantt.locator(".row:visible .title .words").allInnerTexts()).join();
    await gantt.locator('.outline-head [data-column="title"]').click();
    await workbench.until(async () => (await gantt.locator('[role="columnheader"][aria-sort="ascending"]').count()) === 1, { what: "the sorted head" });
    const rows = await gantt.locator(".row").evaluateAll((all) => all.filter((one) => (one as HTMLElement).style.display !== "none").sort((a, b) => Number(a.getAttribute("aria-rowindex")) - Number(b.getAttribute("aria-rowindex"))).map((one) => one.getAttribute("data-id")));
    deepEqual(rows, ["dug", "floor", "paint", "party", "roof", "walls"]);
    await gantt.locator('button[title="Columns, groups and order"]').click();
    await gantt.getByRole("menuitemradio", { name: "Person" }).click();
    await workbench.press("Escape");
    await workbench.until(async () => (await order()).includes("Nobody"), { what: "the groups" });
    await workbench.page.waitForTimeout(800);
    await workbench.runCommand("Developer: Reload Window");
    await workbench.page.waitForTimeout(2000);
    await workbench.waitForWorkbench();
    gantt = await workbench.webviewFrame('[data-gantry-ready="true"]', { timeout: 60_000 });
    await workbench.until(async () => (await order()).includes("Nobody"), { what: "the groups after the reload" });
  });
});
