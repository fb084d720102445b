import { equal, match, ok } from "node:assert/strict";
import type { Frame } from "playwright-core";
import { useWorkbench } from "../support/useWorkbench";

const PLAN = "points.plan.yaml";

describe("the report in the workbench", () => {
  const stage = useWorkbench("test/plans/health", { settings: { "gantry.development.now": "2026-02-02" } });
  let report: Frame;

  before(async function () {
    this.timeout(120_000);
    const { workbench } = stage();
    await workbench.openFile(PLAN);
    await workbench.runCommand("Gantry: Show Report");
    report = await workbench.webviewFrame('[data-gantry-ready="true"]', { timeout: 60_000 });
  });

  it("opens for the team, with what is late", async () => {
    equal(await report.locator(".sheet h1").textContent(), "Points");
    match((await report.locator(".subtitle").textContent()) ?? "", /for the team/);
    ok(await report.locator('section[data-section="late"] tr[data-row="concept"]').isVisible());
  });

  it("has ways out below what has gone wrong, a moment after the report", async () => {
    await report.locator('section[data-section="overload"] tr[data-row="ben"] li', { hasText: "Start wiring on" }).first().waitFor();
  });

  it("is for sponsors when they are chosen", async () => {
    await report.locator('.toolbar button[title^="Whom"]').click();
    await report.getByRole("menuitemradio", { name: "Sponsors" }).click();
    await report.locator(".subtitle").filter({ hasText: /sponsors/i }).waitFor();
  });

  it("copies what is shown as Markdown", async () => {
    const { workbench } = stage();
    await report.locator('.toolbar button[title^="Copy the report"]').click();
    await workbench.runCommand("File: New Untitled Text File");
    await workbench.page.keyboard.press("Control+v");
    await workbench.until(() => workbench.page.evaluate(() => [...document.querySelectorAll(".view-line")].some((line) => line.textContent.replaceAll("\u00a0", " ") === "# Points")), { what: "the copied report" });
  });

  it("leads from a line to its place in the text", async () => {
    const { workbench } = stage();
    await workbench.runCommand("View: Revert and Close Editor");
    report = await workbench.webviewFrame('[data-gantry-ready="true"]', { timeout: 60_000 });
    await report.locator('.go[data-go="concept"]').first().click();
    await workbench.until(() => workbench.page.evaluate(() => [...document.querySelectorAll(".active-line-number")].some((line) => line.textContent === "13")), { what: "the text of the task" });
  });
});
