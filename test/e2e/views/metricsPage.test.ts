import { deepEqual, equal, ok } from "node:assert/strict";
import { metricsData } from "../../../src/core/view/metrics";
import type { MetricReading } from "../../../src/core/model/metric";
import { readPicture } from "../../core/view/picture/support";
import { scheduleOf } from "../../core/view/support";
import { faultsOf } from "./page/faults";
import { PAGE_NOW } from "./page/kinds";
import type { ThemeName } from "./page/themes";
import { usePages } from "./page/usePages";
import type { PageOptions, ViewPage } from "./page/viewPage";

const PLAN = `plan: Shop
start: 2026-01-05
as-of: 2026-02-16
objectives:
  pay: {title: Half the drop-off, period: 2026-01-01..2026-06-30, results: {all: {metric: conversion, from: 60%, target: 95%}, half: {metric: conversion, from: 60%, target: 66%, by: 2026-03-31}}}
  stay: {title: Shops stay, results: {kept: {metric: kept, from: 55%, target: 65%}}}
releases:
  next: {title: Next, date: 2026-03-16}
  one: {title: One click, date: 2026-01-26, released: 2026-01-27}
metrics:
  conversion: {title: Paid checkouts, kind: conversion, history: {2026-01-05: 60%, 2026-01-12: 61%, 2026-01-19: 62%, 2026-01-26: 63%, 2026-02-02: 65%, 2026-02-09: 65%}}
  kept: {title: Shops that come back, kind: retention, cohorts: {2026-01-05: [100%, 60%, 40%], 2026-01-12: [100%, 70%]}}
  score: {title: Recommend, kind: nps, history: {2026-01-05: -5, 2026-02-05: 12}}
  lost: {title: Support tickets, file: lost.csv}
  later: {title: Time to first order}
tasks: {build: {duration: 3d}}
`;
const LOST: MetricReading = { kind: "missing", metric: "lost", message: "There is no file lost.csv" };
const READ: MetricReading = { kind: "read", metric: "lost", points: Array.from({ length: 10_000 }, (_, at) => ({ day: 10_500 + at, value: 100 + (at % 97) })) };

describe("the page of the metrics", () => {
  const openPage = usePages();

  const send = (view: ViewPage, text: string, sequence: number, readings: readonly MetricReading[] = [LOST]): Promise<void> => view.send("metrics", { sequence, health: { errors: 0, warnings: 0 }, data: metricsData(scheduleOf(text, PAGE_NOW), PAGE_NOW, readings) });
  async function show(text = PLAN, options: PageOptions = {}, readings: readonly MetricReading[] = [LOST]): Promise<ViewPage> {
    const view = await openPage("metrics", { width: 1200, height: 800, ...options });
    await send(view, text, 1, readings);
    await view.page.waitForSelector("html[data-gantry-ready]");
    return view;
  }
  const card = (view: ViewPage, id: string): Promise<string> => view.page.locator(`[data-metric="${id}"]`).innerText().then((text) => text.replace(/[\s\u00a0]+/g, " ").trim());
  const choose = (view: ViewPage, id: string): Promise<void> => view.page.locator(`[data-metric="${id}"]`).click();
  const chosen = (view: ViewPage): Promise<string> => view.page.locator(".chosen-metric h2").innerText();
  const tip = (view: ViewPage): Promise<string> => view.page.locator(".tip:visible").innerText().then((text) => text.replace(/[\s\u00a0]+/g, " ").trim());
  const reveals = async (view: ViewPage): Promise<unknown[]> => (await view.said()).filter(({ name }) => name === "reveal").map(({ body }) => body);

  for (const theme of ["dark", "light", "high-contrast", "high-contrast-light"] satisfies ThemeName[]) {
    it(`can be read and used by all: chart, cohorts and tables, ${theme}`, async () => {
      const view = await show(PLAN, { theme });
      await view.page.getByRole("button", { name: "Tables" }).click();
      deepEqual(await faultsOf(view), []);
      await choose(view, "kept");
      deepEqual(await faultsOf(view), []);
      await choose(view, "lost");
      deepEqual(await faultsOf(view), []);
    });
  }

  it("has a card for each metric: figure, change, how it stands in words, and when by the trend", async () => {
    const view = await show();
    equal(await card(view, "conversion"), "Paid checkouts Conversion 65% 0 pt since 2 Feb Off track Target 95% by 30 Jun · 1 more By the trend on 7 Sep, 69 days late");
    equal(await card(view, "kept"), "Shops that come back Retention 70% ▲ +10 pt since 5 Jan Reached Target 65%");
    equal(await card(view, "score"), "Recommend NPS +12 ▲ +17 since 5 Jan No key result uses it");
    equal(await card(view, "lost"), "Support tickets – There is no file lost.csv");
    equal(await card(view, "later"), "Time to first order – No figures yet");
    equal(await view.page.locator(".toolbar .figures").textContent(), "5 metrics1 off track");
  });

  it("has the chart of the chosen one, its key results, and what releases went together with", async () => {
    const view = await show();
    const said = await view.page.locator(".plot svg").getAttribute("aria-label");
    ok(said?.startsWith("Paid checkouts, 65% on 9 Feb") === true && said.includes("Off track"), said ?? "");
    for (const text of ["Target 95% by 30 Jun", "Target 66% by 31 Mar", "Status 16 Feb", "One click +3\u00a0pt"]) ok((await view.page.locator(".plot text").allTextContents()).includes(text), text);
    deepEqual((await view.page.locator(".results tbody tr").allInnerTexts()).map((text) => text.replace(/[\s\u00a0]+/g, " ").trim()), [
      "Half the drop-off all 60% → 95% by 30 Jun 14% Off track By the trend on 7 Sep, 69 days late", "Half the drop-off half 60% → 66% by 31 Mar 83% On track By the trend on 16 Feb, 43 days early",
    ]);
    deepEqual((await view.page.locator(".compared tbody tr").allInnerTexts()).map((text) => text.replace(/[\s\u00a0]+/g, " ").trim()), ["Next promised 16 Mar – – –", "One click 27 Jan 62% 65% +3 pt"]);
  });

  it("has the retention of cohorts as curves and as a triangle", async () => {
    const view = await show();
    await choose(view, "kept");
    equal(await view.page.locator(".marks .cohort").count(), 3);
    deepEqual((await view.page.locator(".cohorts tbody tr").allInnerTexts()).map((text) => text.replace(/\s+/g, " ").trim()), ["Mean 100% 65% 40%", "12 Jan 100% 70%", "5 Jan 100% 60% 40%"]);
  });

  it("reads a figure out under the pointer, and behind the last the trend", async () => {
    const view = await show();
    const box = await view.page.locator(".plot svg").boundingBox();
    const dot = await view.page.locator(".plot .point").first().boundingBox();
    ok(box !== null && dot !== null);
    await view.page.mouse.move(dot.x + dot.width / 2, box.y + box.height / 3);
    equal(await tip(view), "60% 5 Jan");
    await view.page.mouse.move(box.x + box.width - 40, box.y + box.height / 3);
    ok((await tip(view)).startsWith("by the trend "));
    await view.page.mouse.move(box.x + box.width / 2, box.y - 40);
    equal(await view.page.locator(".tip:visible").count(), 0);
  });

  it("reads figures out by keys, each as the words of a slider", async () => {
    const view = await show();
    const plot = view.page.locator(".plot");
    await plot.focus();
    await plot.press("Home");
    equal(await plot.getAttribute("aria-valuetext"), "60%, 5 Jan");
    await plot.press("ArrowRight");
    equal((await plot.getAttribute("aria-valuetext"))?.replaceAll("\u00a0", " "), "61%, 12 Jan, +1 pt since 5 Jan");
    equal(await tip(view), "61% 12 Jan +1 pt since 5 Jan");
    await plot.press("End");
    equal(await plot.getAttribute("aria-valuenow"), "5");
    await plot.press("Escape");
    equal(await view.page.locator(".tip:visible").count(), 0);
  });

  it("is walked by arrows, one stop for Tab, and leads to the text", async () => {
    const view = await show();
    const { keyboard } = view.page;
    equal(await view.page.locator('.metric[tabindex="0"]').count(), 1);
    await view.page.locator('[data-metric="conversion"]').focus();
    await keyboard.press("ArrowRight");
    equal(await chosen(view), "Shops that come back");
    await keyboard.press("End");
    equal(await chosen(view), "Time to first order");
    await keyboard.press("Home");
    await keyboard.press("Enter");
    deepEqual((await reveals(view)).at(-1), { id: "conversion", focus: true });
    await view.page.getByRole("button", { name: "Half the drop-off" }).first().click();
    deepEqual((await reveals(view)).at(-1), { id: "pay", focus: true });
    await view.page.locator('.plot [data-go="one"] text').click();
    deepEqual((await reveals(view)).at(-1), { id: "one", focus: true });
  });

  it("follows the cursor to a metric, and to one that an objective uses", async () => {
    const view = await show();
    await view.send("cursor", { id: "score" });
    equal(await chosen(view), "Recommend");
    await view.send("cursor", { id: "stay" });
    equal(await chosen(view), "Shops that come back");
    await view.send("cursor", { id: "build" });
    equal(await chosen(view), "Shops that come back");
  });

  it("shows what passes the filters, and comes back so after a reload", async () => {
    const view = await show();
    await view.page.getByRole("combobox", { name: "Objective" }).selectOption("stay");
    deepEqual(await view.page.locator(".metric .title").allTextContents(), ["Shops that come back"]);
    await view.page.getByRole("combobox", { name: "Objective" }).selectOption("");
    await view.page.getByRole("button", { name: "Off track" }).click();
    deepEqual(await view.page.locator(".metric .title").allTextContents(), ["Paid checkouts"]);
    await view.page.getByRole("button", { name: "Off track" }).click();
    await view.page.locator(".toolbar .filter input").fill("recom");
    deepEqual(await view.page.locator(".metric .title").allTextContents(), ["Recommend"]);
    const again = await show(PLAN, { state: await view.state() });
    deepEqual(await again.page.locator(".metric .title").allTextContents(), ["Recommend"]);
    await again.page.locator(".toolbar .filter input").fill("nothing of it");
    ok(await again.page.getByText("No metric passes the filter.").isVisible());
  });

  it("keeps what is chosen and where the keys are when the plan changes", async () => {
    const view = await show();
    await choose(view, "kept");
    await view.page.locator(".plot").focus();
    await send(view, PLAN.replace("title: Shops that come back", "title: Shops that stay"), 2);
    await view.page.locator(".chosen-metric h2").getByText("Shops that stay").waitFor();
    equal(await view.page.evaluate(() => document.activeElement?.className), "plot");
    equal(await view.page.locator('.metric[aria-selected="true"]').getAttribute("data-metric"), "kept");
  });

  it("says how to add the first metric", async () => {
    const view = await show("plan: Shop\nstart: 2026-01-05\ntasks: {build: {duration: 3d}}\n");
    ok((await view.page.locator(".empty").innerText()).includes("Write the first under metrics, such as signups:"));
  });

  it("draws 10,000 figures as a line that is thinned, and three hundred metrics", async () => {
    const view = await show(PLAN, {}, [READ]);
    await choose(view, "lost");
    const d = await view.page.locator(".plot .curve").first().getAttribute("d");
    ok(d !== null && d.split("L").length > 500 && d.split("L").length < 4 * 1200, String(d?.split("L").length));
    ok((await view.page.locator(".history").textContent())?.includes("The newest 200 of 10000 figures."));
    const many = await show(`plan: Many\nmetrics:\n${Array.from({ length: 300 }, (_, at) => `  m${String(at)}: {title: Metric ${String(at)}, history: {2026-01-05: 1, 2026-02-02: ${String(at)}}}\n`).join("")}`);
    equal(await many.page.locator(".metric").count(), 300);
    await many.page.locator(".metric").first().focus();
    await many.page.keyboard.press("End");
    equal(await chosen(many), "Metric 299");
  });

  it("shows the strings of a stranger as text, and keeps them inside", async () => {
    const hostile = PLAN.replace("title: Paid checkouts", `title: "<img src=x onerror=alert(1)> ${"x".repeat(3000)}", unit: "<b>${"u".repeat(200)}</b>"`).replace("title: Half the drop-off", `title: "${"o".repeat(3000)}"`);
    const view = await show(hostile, { width: 480 });
    equal(await view.page.locator(".metrics img, .metrics b").count(), 0);
    const wide = await view.page.evaluate(() => [".list", ".chosen-metric"].map((name) => document.querySelector(name)).map((node) => (node === null ? 0 : node.scrollWidth - node.clientWidth)));
    deepEqual(wide, [0, 0]);
  });

  it("has a picture: the chosen metric and what the filter lets through", async () => {
    const view = await show();
    await choose(view, "kept");
    await view.page.locator(".tool.export").click();
    await view.page.getByRole("menuitem", { name: "Save as SVG" }).click();
    const asked = await view.page.waitForFunction(() => (window as unknown as { said: { type: string; name?: string; body?: { text?: string } }[] }).said.find(({ type, name }) => type === "request" && name === "export")?.body?.text);
    const { texts } = readPicture(await asked.jsonValue() ?? "");
    ok(texts.includes("mean of the cohorts") && texts.includes("Paid checkouts"), texts.join(" | "));
  });
});
