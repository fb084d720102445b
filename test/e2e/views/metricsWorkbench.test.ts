import { equal, ok } from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Frame } from "playwright-core";
import { useWorkbench } from "../support/useWorkbench";

const PLAN = "shop.plan.yaml";

describe("the metrics in the workbench", () => {
  const stage = useWorkbench("test/fixtures/metrics", { settings: { "gantry.development.now": "2026-02-16", "files.autoSave": "afterDelay" } });
  let metrics: Frame;
  let begun = "";
  const lineOf = (part: string): number => begun.slice(0, begun.indexOf(part)).split("\n").length;
  const card = (id: string): ReturnType<Frame["locator"]> => metrics.locator(`[data-metric="${id}"]`);
  /** The line that the text cursor stands in, as the status bar tells it. */
  const cursorIn = (line: number): Promise<unknown> => stage().workbench.until(() => stage().workbench.page.evaluate((wanted) => [...document.querySelectorAll(".statusbar-item")].some((item) => item.textContent.includes(`Ln ${String(wanted)},`)), line), { what: `the cursor in line ${String(line)}` });

  before(async function () {
    this.timeout(120_000);
    const { workbench, folder } = stage();
    begun = await readFile(path.join(folder, PLAN), "utf8");
    await workbench.openFile(PLAN);
    await workbench.runCommand("Gantry: Show Metrics");
    metrics = await workbench.webviewFrame('[data-gantry-ready="true"]', { timeout: 60_000 });
  });

  it("shows figures of the plan and of a table beside it, and takes what is written into the table", async () => {
    await card("conversion").filter({ hasText: "Off track" }).waitFor();
    await card("orders").filter({ hasText: "121\u00a0orders" }).waitFor();
    const { folder } = stage();
    await writeFile(path.join(folder, "orders.csv"), `${await readFile(path.join(folder, "orders.csv"), "utf8")}2026-02-16,207\n`);
    await card("orders").filter({ hasText: "207\u00a0orders" }).filter({ hasText: "Reached" }).waitFor();
  });

  it("takes what is typed into the plan, and says of a table that is gone where it is missed", async () => {
    const { folder } = stage();
    await writeFile(path.join(folder, PLAN), begun.replace("2026-02-09: 65%", "2026-02-09: 86%").replace("orders.csv", "gone.csv"));
    await card("conversion").filter({ hasText: "86%" }).filter({ hasText: "Reached" }).waitFor();
    await card("orders").filter({ hasText: "gone.csv" }).waitFor();
    await writeFile(path.join(folder, PLAN), begun);
    await card("conversion").filter({ hasText: "Off track" }).waitFor();
  });

  it("follows the cursor in the text, and leads to the text of metrics, objectives and releases", async () => {
    const { workbench } = stage();
    await card("orders").click();
    await metrics.locator(".results .go").filter({ hasText: "Sell more" }).click();
    await cursorIn(lineOf("sell: {title"));
    await metrics.locator(".compared .go").filter({ hasText: "One click" }).click();
    await cursorIn(lineOf("one: {title"));
    await workbench.goTo(lineOf("conversion: {title"), 6);
    await metrics.locator(".chosen-metric h2").filter({ hasText: "Paid checkouts" }).waitFor();
    await workbench.goTo(lineOf("sell: {title"), 6);
    await metrics.locator(".chosen-metric h2").filter({ hasText: "Orders a day" }).waitFor();
    await workbench.goTo(lineOf("build: {title"), 6);
    await metrics.locator(".metric[aria-selected=true]").filter({ hasText: "Orders a day" }).waitFor();
  });

  it("is there after a reload as it was", async () => {
    const { workbench } = stage();
    await card("orders").click();
    await metrics.getByTitle("The figures as a table, for reading").click();
    await workbench.page.waitForTimeout(500);
    await workbench.runCommand("Developer: Reload Window");
    await workbench.page.waitForTimeout(2000);
    await workbench.waitForWorkbench();
    metrics = await workbench.webviewFrame('[data-gantry-ready="true"]', { timeout: 60_000 });
    equal(await metrics.locator(".chosen-metric h2").innerText(), "Orders a day");
    ok(await metrics.locator(".history tbody tr").first().isVisible());
  });
});
