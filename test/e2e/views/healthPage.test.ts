import { deepEqual, equal, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Problem } from "../../../src/core/model/problem";
import { healthData } from "../../../src/core/view/health";
import { createAnalyser } from "../../../src/language/analysis";
import { healthFixes } from "../../../src/language/rules/health/healthFixes";
import { createWorkspace } from "../../../src/language/workspace";
import { minute } from "../../core/view/support";
import { faultsOf } from "./page/faults";
import type { ThemeName } from "./page/themes";
import { usePages } from "./page/usePages";
import type { PageOptions, ViewPage } from "./page/viewPage";

const NOW = minute("2026-02-02 11:00");
const POINTS = `${readFileSync(path.join(process.cwd(), "test/plans/health/points.plan.yaml"), "utf8")}risks:
  vendor: {title: The vendor slips, probability: 70%, impact: {level: severe}, owner: ana}
  rain: {title: It rains, status: happened}
`;

/** What the host would send of a plan's text. */
function dataOf(text: string): unknown {
  const workspace = createWorkspace();
  workspace.update("points.plan.yaml", text);
  const { schedules, problems } = createAnalyser().analyse(workspace.snapshot(), { now: NOW });
  const schedule = [...schedules.values()][0];
  ok(schedule !== undefined);
  const all: readonly Problem[] = [...problems.values()].flat().map(({ problem }) => problem);
  return healthData(schedule, { now: NOW, problems: all, fixesOf: (check, hit) => healthFixes(schedule.plan, schedule, check, hit).map(({ title }) => title) });
}

describe("the page of the health", () => {
  const openPage = usePages();

  async function show(text = POINTS, options: PageOptions = {}): Promise<ViewPage> {
    const view = await openPage("health", { width: 1200, height: 800, ...options });
    await send(view, text, 1);
    await view.page.waitForSelector("html[data-gantry-ready]");
    return view;
  }
  const send = (view: ViewPage, text: string, sequence: number): Promise<void> => view.send("health", { sequence, health: { errors: 0, warnings: 0 }, data: dataOf(text) });
  const row = (view: ViewPage, check: string): Promise<string> => view.page.locator(`tr[data-check="${check}"]`).innerText().then((text) => text.replace(/\s+/g, " ").trim());
  const open = (view: ViewPage, check: string): Promise<void> => view.page.locator(`[data-open="${check}"]`).click();
  const behind = (view: ViewPage): Promise<string[]> => view.page.locator(".hits tbody tr").allInnerTexts().then((rows) => rows.map((text) => text.replace(/\s+/g, " ").trim()));
  const asked = async (view: ViewPage): Promise<unknown[]> => (await view.said()).filter(({ name, type }) => name === "change" && type === "request").map(({ body }) => (body as { change: unknown }).change);

  for (const theme of ["dark", "light", "high-contrast", "high-contrast-light"] satisfies ThemeName[]) {
    it(`can be read and used by all with fixes and the register, ${theme}`, async () => {
      const view = await show(POINTS, { theme });
      await open(view, "lags");
      deepEqual(await faultsOf(view), []);
      await open(view, "register");
      deepEqual(await faultsOf(view), []);
    });
  }

  it("shows figure, limit and result of every check, and how many points keep their limits", async () => {
    const view = await show();
    equal(await row(view, "open-ends"), "1 Logic 22.2 % ≤ 5 % Beyond");
    equal(await row(view, "unassigned"), "10 Resources 25 % – Counted");
    equal(await row(view, "critical-path"), "12 Critical path test 100 % ≥ 90 % Within");
    equal(await row(view, "path-index"), "13 Critical path length index 1.91 ≥ 0.95 Within");
    equal(await row(view, "overload"), "Overload 1 0 Beyond");
    equal(await row(view, "register"), "Risks and issues 1 open 1 issue 2 problems");
    equal(await view.page.locator(".group th").first().textContent(), "The 14 points: 2 of 13 judged are within their limits");
    equal(await view.page.locator(".toolbar .figures").textContent(), "13 checks beyond");
  });

  it("begins with what is beyond its limit, and shows the tasks behind each check", async () => {
    const view = await show();
    equal(await view.page.locator(".detail h2").textContent(), "Logic");
    equal(await view.page.locator(".detail .result").textContent(), "22.2 %: 2 of 9. Limit: at most 5 %. Beyond.");
    deepEqual(await behind(view), ["Fence no successor Let Hand over the keys, the plan's last milestone, wait for it", "Gate neither predecessor nor successor Let Hand over the keys, the plan's last milestone, wait for it"]);
    await open(view, "leads");
    deepEqual(await behind(view), ["Paint shell -1d Take the lead -1d on shell away"]);
    await open(view, "high-slack");
    deepEqual(await behind(view), ["Gate 55 days Let the plan's high-slack be 55d"]);
    await open(view, "one-person");
    deepEqual(await behind(view), ["Concept Ana Silva alone", "Core Ana Silva alone"]);
  });

  it("jumps to the task, with the keys by keys", async () => {
    const view = await show();
    await view.page.getByRole("button", { name: "Fence", exact: true }).click();
    await view.page.getByRole("button", { name: "Gate", exact: true }).focus();
    await view.page.keyboard.press("Enter");
    const reveals = (await view.said()).filter(({ name }) => name === "reveal").map(({ body }) => body);
    deepEqual(reveals, [{ id: "fence", focus: false }, { id: "gate", focus: true }]);
  });

  it("asks for a fix by what it is of, where and what it is called", async () => {
    const view = await show();
    await open(view, "hard-constraints");
    await view.page.getByRole("button", { name: "Garden: Write not-before instead of start-on" }).click();
    await open(view, "register");
    await view.page.getByRole("button", { name: "The vendor slips: Write response: mitigate" }).click();
    deepEqual(await asked(view), [
      { kind: "apply-fix", plan: "points", of: "hard-constraints", id: "garden", title: "Write `not-before` instead of `start-on`" },
      { kind: "apply-fix", plan: "points", of: "risk-unanswered", id: "vendor", title: "Write `response: mitigate`" },
    ]);
  });

  it("sets a limit as it is typed, takes it away again, and leaves it with Escape", async () => {
    const view = await show();
    await open(view, "high-slack");
    const field = view.page.locator('[data-limit="high-slack"]');
    await field.fill("60d");
    await field.press("Enter");
    await send(view, POINTS.replace("level: false", "level: false\nhealth: {high-slack: 60d}"), 2);
    await view.page.getByRole("button", { name: "Usual: 44d" }).click();
    deepEqual(await asked(view), [
      { kind: "set-limit", plan: "points", limit: "high-slack", text: "60d" },
      { kind: "set-limit", plan: "points", limit: "high-slack", text: "" },
    ]);
    await field.fill("1d");
    await field.press("Escape");
    equal(await field.inputValue(), "60d");
    equal(await row(view, "high-slack"), "6 High float 0 % ≤ 5 % Within");
  });

  it("keeps what is being typed, the keys and the place when the plan changes", async () => {
    const view = await show();
    await open(view, "long-tasks");
    await view.page.locator('[data-limit="long-task"]').fill("7");
    await send(view, POINTS.replace("title: Core", "title: Kernel"), 2);
    await view.page.locator(".hits").getByText("Kernel").waitFor();
    equal(await view.page.locator('[data-limit="long-task"]').inputValue(), "7");
    equal(await view.page.evaluate(() => document.activeElement?.getAttribute("data-limit")), "long-task");
  });

  it("is walked by arrows, one stop for Tab", async () => {
    const view = await show();
    const { keyboard } = view.page;
    await view.page.locator('[data-open="open-ends"]').focus();
    await keyboard.press("ArrowDown");
    equal(await view.page.locator(".detail h2").textContent(), "Leads");
    await keyboard.press("End");
    equal(await view.page.locator(".detail h2").textContent(), "Risks and issues");
    await keyboard.press("Home");
    equal(await view.page.locator(".detail h2").textContent(), "Logic");
    equal(await view.page.locator('.open[tabindex="0"]').count(), 1);
  });

  it("leaves only what is beyond, and comes back so after a reload", async () => {
    const view = await show();
    await view.page.getByRole("button", { name: "Beyond limits" }).click();
    await open(view, "missed");
    equal(await view.page.locator('tr[data-check="critical-path"]').count(), 0);
    const again = await show(POINTS, { state: await view.state() });
    equal(await again.page.locator(".detail h2").textContent(), "Missed tasks");
    equal(await again.page.getByRole("button", { name: "Beyond limits" }).getAttribute("aria-pressed"), "true");
    equal(await again.page.locator('tr[data-check="critical-path"]').count(), 0);
  });

  it("says why there is no figure", async () => {
    const view = await show("plan: Small\nas-of: none\nstart: 2026-01-05\ntasks:\n  a: {duration: 1d}\n");
    await open(view, "path-index");
    equal(await view.page.locator(".detail .result").textContent(), "The plan names no target: write its `finish`.");
    await open(view, "missed");
    equal(await view.page.locator(".detail .result").textContent(), "The plan has no status date (`as-of: none`).");
  });

  it("has a column of ways out only where there is one", async () => {
    const view = await show();
    await open(view, "open-ends");
    deepEqual(await view.page.locator(".hits thead th").allTextContents(), ["Task", "What", "Way out"]);
    await open(view, "critical-path");
    deepEqual(await view.page.locator(".hits thead th").allTextContents(), ["Task", "What"]);
    equal(await view.page.locator(".hits tbody tr").first().locator("th, td").count(), 2);
  });

  it("lists the first 200 of thousands", async () => {
    const tasks = Array.from({ length: 10_000 }, (_, at) => `  t${String(at)}: {duration: 1d}\n`).join("");
    const view = await show(`plan: Huge\nstart: 2026-01-05\nas-of: none\nlevel: false\ntasks:\n${tasks}`);
    equal(await view.page.locator(".hits tbody tr").count(), 200);
    ok((await view.page.locator(".detail").innerText()).includes("The first 200 are listed."));
  });
});
