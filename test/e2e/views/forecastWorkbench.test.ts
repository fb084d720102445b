import { ok } from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Frame } from "playwright-core";
import { pressInView } from "../support/pressInView";
import { savedText } from "../support/savedText";
import { useWorkbench } from "../support/useWorkbench";

const PLAN = "shop.plan.yaml";

describe("the forecast in the workbench", () => {
  const stage = useWorkbench("test/fixtures/forecast", { settings: { "gantry.development.now": "2026-01-12", "files.autoSave": "afterDelay" } });
  let forecast: Frame;
  let begun = "";
  /** The text on the disk, once VS Code has saved it by itself and it is what is expected. */
  const saved = (expected: string): Promise<void> => savedText(stage(), PLAN, (text) => text === expected);
  const accepted = (): string => begun.replace("probability: 30%", "probability: 0%").replace("duration: 2d/3d/6d", "duration: 1d/1.5d/3d");

  before(async function () {
    this.timeout(120_000);
    const { workbench, folder } = stage();
    begun = await readFile(path.join(folder, PLAN), "utf8");
    await workbench.openFile(PLAN);
    await workbench.runCommand("Gantry: Show Forecast");
    forecast = await workbench.webviewFrame('[data-gantry-ready="true"]', { timeout: 60_000 });
  });

  it("shows the simulation of the plan beside its text once it has come", async () => {
    await forecast.locator(".toolbar .figures").filter({ hasText: /P80 \d+ (Jan|Feb)/ }).waitFor({ state: "attached", timeout: 30_000 });
    await forecast.locator(".promises tbody tr").filter({ hasText: "Shop" }).waitFor();
    ok(await forecast.locator(".tornado .chart").filter({ hasText: "Payment API" }).count() === 1);
  });

  it("tries what is turned without a word in the text, writes it when it is accepted, and takes it back as one", async () => {
    const { workbench } = stage();
    await forecast.locator('.slider input[data-turn="probability vendor"]').fill("0");
    await forecast.locator('.slider input[data-turn="length schema"]').fill("50");
    await forecast.locator(".what-if .words").filter({ hasText: "writes" }).filter({ hasText: "duration: 1d/1.5d/3d" }).waitFor({ timeout: 30_000 });
    await saved(begun);
    await forecast.locator(".what-if .buttons vscode-button").click();
    await saved(accepted());
    await forecast.locator(".what-if:not(.active)").waitFor();
    await pressInView(workbench, forecast, "Control+z");
    await saved(begun);
    await pressInView(workbench, forecast, "Control+Shift+z");
    await saved(accepted());
  });

  it("is there after a reload with what was chosen", async () => {
    const { workbench } = stage();
    await forecast.getByLabel("What is spread").selectOption("item api");
    await forecast.locator(".distribution h2").filter({ hasText: "Payment API" }).waitFor();
    await workbench.page.waitForTimeout(800);
    await workbench.runCommand("Developer: Reload Window");
    await workbench.page.waitForTimeout(2000);
    await workbench.waitForWorkbench();
    forecast = await workbench.webviewFrame('[data-gantry-ready="true"]', { timeout: 60_000 });
    await forecast.locator(".distribution h2").filter({ hasText: "Payment API" }).waitFor({ timeout: 30_000 });
  });
});
