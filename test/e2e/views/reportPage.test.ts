import { deepEqual, equal, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { ENGLISH_DATES } from "../../../src/core/view/picture/pictureWords";
import { reportData } from "../../../src/core/view/report/report";
import { reportDocument } from "../../../src/core/view/report/reportDocument";
import { withOptions } from "../../../src/core/view/report/reportOptions";
import { reportHtml } from "../../../src/core/view/report/reportHtml";
import { sayEnglish } from "../../../src/core/view/report/reportWords";
import { minute, scheduleOf } from "../../core/view/support";
import { faultsOf } from "./page/faults";
import { usePages } from "./page/usePages";
import type { PageOptions, ViewPage } from "./page/viewPage";

const NOW = minute("2026-02-16 11:00");
const PLAN = readFileSync(path.resolve("examples/report.plan.yaml"), "utf8");
const PAYLOAD = "<img src=http://evil.test/x onerror=window.hit=1><script>window.hit=1</script>&amp;\\\"'";
const HOSTILE = `plan: "${PAYLOAD}"\nstart: 2026-02-02\nas-of: 2026-02-16\npeople: {p: {name: "${PAYLOAD}"}}\nreleases: {r: {title: "${PAYLOAD}", date: 2026-02-17}}\nupdates: {2026-02-16: {by: p, text: "${PAYLOAD}"}}\nstakeholders: {s: {title: "${PAYLOAD}"}}\ntasks: {a: {title: "${PAYLOAD}", effort: 30d, who: p, release: r, due: 2026-02-17, status: blocked, notes: "${PAYLOAD}"}}\n`;

describe("the page of the report", () => {
  const openPage = usePages();

  async function show(text: string, options: PageOptions = {}): Promise<ViewPage> {
    const view = await openPage("report", { width: 1024, height: 760, ...options });
    await view.send("report", { sequence: 1, health: { errors: 0, warnings: 0 }, data: reportData(scheduleOf(text, NOW), NOW, { most: 200 }) });
    await view.page.waitForSelector("html[data-gantry-ready]");
    return view;
  }
  const given = async (view: ViewPage): Promise<readonly { kind: string; text: string }[]> => (await view.said()).filter(({ name }) => name === "export").map(({ body }) => body as { kind: string; text: string });
  const revealed = async (view: ViewPage): Promise<unknown[]> => (await view.said()).filter(({ name }) => name === "reveal").map(({ body }) => (body as { id: string }).id);

  for (const theme of ["dark", "light", "high-contrast", "high-contrast-light"] as const) {
    it(`can be read and used by all, ${theme}`, async () => { deepEqual(await faultsOf(await show(PLAN, { theme })), []); });
  }

  for (const width of [480, 1024, 1800]) {
    it(`does not overflow its window at ${String(width)} px`, async () => {
      const view = await show(PLAN, { width, height: 640 });
      deepEqual(await view.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]), [width, 640]);
    });
  }

  for (const width of [480, 760, 1024]) {
    it(`fills every row of figures at ${String(width)} px`, async () => {
      const view = await show(PLAN, { width });
      const ends = await view.page.locator(".tiles li").evaluateAll((tiles) => {
        const rows = new Map<number, number>();
        for (const tile of tiles) rows.set(tile.getBoundingClientRect().top, Math.round(tile.getBoundingClientRect().right));
        return [...rows.values()];
      });
      deepEqual(new Set(ends).size, 1, ends.join(" "));
    });
  }

  it("shows stakeholders in the grid of power and interest, each a way to its text", async () => {
    const view = await show(PLAN);
    deepEqual(await view.page.locator(".quarters h3").allTextContents(), ["Keep satisfied", "Manage closely", "Monitor", "Keep informed"]);
    await view.page.locator(".quarters .go", { hasText: "Partner shops" }).click();
    deepEqual(await revealed(view), ["shops"]);
  });

  it("keeps its place and the focus when ways out come", async () => {
    const view = await show(PLAN, { height: 500 });
    await view.page.locator('section[data-section="risks"] .go').first().focus();
    const top = await view.page.evaluate(() => document.querySelector(".report")?.scrollTop);
    ok((top ?? 0) > 0);
    const schedule = scheduleOf(PLAN, NOW);
    const data = withOptions(reportData(schedule, NOW, { most: 200 }), new Map([["blocked receipt", ["Wait a while"]], ["task pay-api", ["Ask Cai"]]]));
    await view.send("report", { sequence: 2, health: { errors: 0, warnings: 0 }, data });
    await view.page.locator('section[data-section="blocked"] li', { hasText: "Wait a while" }).waitFor();
    await view.page.locator('section[data-section="late"] li', { hasText: "Ask Cai" }).waitFor();
    deepEqual(await view.page.evaluate(() => [document.querySelector(".report")?.scrollTop, document.activeElement?.textContent]), [top, "The vendor's sandbox slips"]);
  });

  it("leads from a tile and from a line to the text, with the keys too", async () => {
    const view = await show(PLAN);
    await view.page.locator(".tile", { hasText: "Next milestone" }).click();
    await view.page.locator('section[data-section="late"] .go').focus();
    await view.page.keyboard.press("Enter");
    await view.page.locator('section[data-section="risks"] .go').first().click();
    deepEqual(await revealed(view), ["beta-live", "pay-api", "vendor"]);
    await view.page.locator(".tile", { hasText: "Overbooked" }).click();
    equal(await view.page.evaluate(() => document.activeElement?.textContent), "Overbooked");
    await view.page.locator('section[data-section="updates"] .go').first().click();
    ok((await view.said()).some(({ name }) => name === "openPlan"));
  });

  it("is made for another reader, copied, saved, and keeps the reader", async () => {
    const view = await show(PLAN);
    await view.page.locator(".tool", { hasText: "For" }).click();
    await view.page.getByRole("menuitemradio", { name: "Partner shops" }).click();
    await view.page.keyboard.press("Escape");
    deepEqual(await view.page.locator(".sheet h2").allTextContents(), ["Releases"]);
    await view.page.locator(".tool", { hasText: "Copy" }).click();
    await view.page.getByRole("button", { name: "Save" }).click();
    await view.page.getByRole("menuitem", { name: "Save as a page (HTML)" }).click();
    const [copied, saved] = await given(view);
    deepEqual([copied?.kind, saved?.kind], ["copy", "html"]);
    ok(copied?.text.startsWith("# Checkout rewrite\n\nStatus report of 16 Feb, for Partner shops\n"), copied?.text);
    ok(saved?.text.startsWith("<!DOCTYPE html>"));
    const again = await show(PLAN, { state: await view.state() });
    deepEqual(await again.page.locator(".sheet h2").allTextContents(), ["Releases"]);
  });

  it("says so when there is nothing to report", async () => {
    ok(((await (await show("plan: Empty\n")).page.locator(".empty p").textContent()) ?? "").includes("nothing to report"));
  });

  it("shows hostile text as text", async () => {
    const view = await show(HOSTILE);
    equal(await view.page.evaluate(() => "hit" in window), false);
    equal(await view.page.locator("img, .sheet script").count(), 0);
    equal(await view.page.locator("h1").textContent(), PAYLOAD.replace("\\\"", "\""));
  });

  it("follows light and dark, and is dark on white on paper, where nothing is cut", async () => {
    const { page } = await show(PLAN);
    const long = PLAN.replace("Payment API", "Donaudampfschifffahrtsgesellschaftskapitaen".repeat(4)).replaceAll("Ana Silva", "Hohenzollern-Sigmaringen".repeat(4));
    for (const text of [PLAN, long]) {
      const html = reportHtml(reportDocument(reportData(scheduleOf(text, NOW), NOW), { say: sayEnglish, dates: ENGLISH_DATES }), { say: sayEnglish, language: "en" });
      const fresh = await page.context().newPage();
      await fresh.setContent(html);
      const back = (): Promise<string> => fresh.evaluate(() => getComputedStyle(document.body).backgroundColor);
      await fresh.emulateMedia({ colorScheme: "dark" });
      equal(await back(), "rgb(13, 17, 23)");
      await fresh.emulateMedia({ colorScheme: "light" });
      equal(await back(), "rgb(255, 255, 255)");
      await fresh.emulateMedia({ colorScheme: "dark", media: "print" });
      equal(await back(), "rgb(255, 255, 255)");
      // A4 and Letter less the margins of 16 mm.
      for (const width of [673, 695]) {
        await fresh.setViewportSize({ width, height: 900 });
        ok((await fresh.evaluate(() => document.documentElement.scrollWidth)) <= width, String(width));
      }
      deepEqual(await fresh.evaluate(() => [getComputedStyle(document.querySelector("tbody tr") ?? document.body).breakInside, getComputedStyle(document.querySelector("h2") ?? document.body).breakAfter]), ["avoid", "avoid"]);
      await fresh.close();
    }
  });

  it("shows a plan of ten thousand tasks, and one with errors", async () => {
    const tasks = Array.from({ length: 10_000 }, (_, at) => `  t${String(at)}: {duration: 9d, due: 2026-02-17, status: blocked}\n`).join("");
    const view = await show(`plan: Big\nstart: 2026-02-02\nas-of: 2026-02-16\ntasks:\n${tasks}`);
    deepEqual(await view.page.locator(".sheet .more").allTextContents(), ["and 9990 more", "and 9990 more"]);
    equal(await (await show("plan: Broken\nas-of: 2026-02-16\ntasks: {a: {effort: 3x, after: nowhere}, b: {duration: 2d, after: b}}\n")).page.locator("h1").textContent(), "Broken");
  });

  it("is a page that runs nothing and asks for nothing, whatever the plan says", async () => {
    const { page } = await show(PLAN);
    const fresh = await page.context().newPage();
    const asked: string[] = [];
    const refused: string[] = [];
    fresh.on("request", (request) => asked.push(request.url()));
    fresh.on("console", (message) => refused.push(message.text()));
    const html = reportHtml(reportDocument(reportData(scheduleOf(HOSTILE, NOW), NOW), { say: sayEnglish, dates: ENGLISH_DATES }), { say: sayEnglish, language: "en" });
    await fresh.route("http://report.test/", (route) => route.fulfill({ contentType: "text/html", body: html }));
    await fresh.goto("http://report.test/");
    deepEqual(asked, ["http://report.test/"]);
    deepEqual(refused, []);
    equal(await fresh.evaluate(() => "hit" in window), false);
    equal(await fresh.locator("img, script").count(), 0);
    equal(await fresh.evaluate(() => getComputedStyle(document.querySelector(".tiles") ?? document.body).display), "grid");
  });
});
