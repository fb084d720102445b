import { deepEqual, equal, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { roadmapData } from "../../../src/core/view/roadmap";
import { baselineOf } from "../../../src/core/tracking/baseline";
import { minute, scheduleOf } from "../../core/view/support";
import { faultsOf } from "./page/faults";
import type { ThemeName } from "./page/themes";
import { usePages } from "./page/usePages";
import type { PageOptions, ViewPage } from "./page/viewPage";

const NOW = minute("2026-02-16 11:00");
const product = readFileSync(path.join(process.cwd(), "examples/product.plan.yaml"), "utf8");
const themes: readonly ThemeName[] = ["dark", "light", "high-contrast", "high-contrast-light"];

const SHOP = `plan: Shop
start: 2026-02-16
as-of: 2026-02-16
people: {ana: {name: Ana Silva}, ben: {name: Ben Okoro}}
teams: {core: [ana], web: [ben]}
objectives: {sell: {title: Sell more}}
releases: {beta: {title: Beta, date: 2026-03-13, notes: For friends}, ga: {title: Everyone, date: 2026-06-30}}
tasks:
  pay:
    title: Payments
    release: beta
    tasks:
      api: {title: Payment API, effort: 30d, who: ana}
  page: {title: Page, effort: 5d, release: beta, who: ben, started: 2026-02-16, tags: [internal]}
  help: {title: Guide, effort: 3d, release: ga, not-before: 2026-04-06}
  over: {title: Drawings, effort: 1d, release: beta, started: 2026-02-02, finished: 2026-02-02}
backlog: {wallet: {title: Wallets, release: ga}}
risks: {vendor: {title: The vendor slips, probability: 30%, affects: api}}
`;

describe("the page of the roadmap", () => {
  const openPage = usePages();

  const note = (text: string, sequence = 1): unknown => ({ sequence, health: { errors: 0, warnings: 0 }, data: roadmapData(scheduleOf(text, NOW), NOW) });
  async function show(text: string, options: PageOptions = {}): Promise<ViewPage> {
    const view = await openPage("roadmap", options);
    await view.send("roadmap", note(text));
    await view.page.waitForSelector("html[data-gantry-ready]");
    return view;
  }
  const choose = (view: ViewPage, list: string, value: string): Promise<unknown> => view.page.getByLabel(list).selectOption(value);
  const columns = (view: ViewPage): Promise<void> => view.page.getByRole("button", { name: "Now, next, later" }).click();
  const requests = async (view: ViewPage, name: string): Promise<unknown[]> => (await view.said()).filter((one) => one.name === name && one.type === "request").map(({ body }) => (body as { change: unknown }).change);
  async function answer(view: ViewPage, name: string, body: unknown): Promise<void> {
    const last = (await view.said()).filter((one) => one.name === name && one.type === "request").at(-1);
    await view.page.evaluate(([id, of]) => { window.postMessage({ type: "answer", id, body: of }); }, [last?.id, body] as const);
    if (name === "change") await view.page.waitForFunction(() => document.querySelector(".waiting") === null);
  }
  const revealed = async (view: ViewPage): Promise<string[]> => (await view.said()).filter(({ name }) => name === "reveal").map(({ body }) => (body as { id: string }).id);
  const focused = (view: ViewPage): Promise<string> => view.page.evaluate(() => {
    const { id, release, lane, open: opened } = (document.activeElement as HTMLElement).dataset;
    return `${lane ?? ""} ${id ?? release ?? opened ?? ""}`.trim();
  });
  /** Presses on a piece and carries it over a point, without letting go. */
  async function carry(view: ViewPage, piece: string, to: { readonly over?: string; readonly by?: number }): Promise<void> {
    const [box, over] = [await view.page.locator(piece).boundingBox(), to.over === undefined ? null : await view.page.locator(to.over).boundingBox()];
    ok(box !== null);
    const from = { x: box.x + Math.min(6, box.width / 2), y: box.y + Math.min(12, box.height / 2) };
    await view.page.mouse.move(from.x, from.y);
    await view.page.mouse.down();
    await view.page.mouse.move(to.by === undefined && over !== null ? (to.over?.includes(".cell") === true ? over.x + 20 : from.x + 2) : from.x + (to.by ?? 0), over === null ? from.y + 2 : over.y + 30, { steps: 6 });
  }
  const tip = (view: ViewPage): Promise<string> => view.page.locator(".drag-tip").innerText();

  for (const theme of themes) {
    it(`can be read and used by all in every form, ${theme}`, async () => {
      const view = await show(product, { theme });
      await columns(view);
      deepEqual(await faultsOf(view), []);
      await view.page.locator(".fold").click();
      await view.page.locator('[data-open="beta"]').click();
      deepEqual(await faultsOf(view), []);
      await view.page.getByRole("button", { name: "Table" }).click();
      deepEqual(await faultsOf(view), []);
      await choose(view, "Whom it is shown to", "sponsor");
      await view.page.getByRole("button", { name: "Dates" }).click();
      deepEqual(await faultsOf(view), []);
    });
  }
  for (const width of [480, 1024, 1800]) {
    it(`does not overflow its window in columns, as a table and with a card open at ${String(width)} px`, async () => {
      const view = await show(product, { width, height: 640 });
      const size = (): Promise<number[]> => view.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight, document.querySelector(".toolbar")?.scrollWidth ?? 0]);
      for (const form of ["Now, next, later", "Table", "Dates"]) {
        await view.page.getByRole("button", { name: form }).click();
        deepEqual(await size(), [width, 640, width], form);
      }
      await view.page.locator('[data-open="beta"]').click();
      deepEqual(await size(), [width, 640, width]);
    });
  }

  it("says of a lane what is promised, forecast, in hand and in it", async () => {
    const view = await show(SHOP);
    const heading = (id: string): Promise<string[]> => view.page.locator(`.lane[data-lane="${id}"] .words`).evaluate((words) => [...words.children].map((line) => (line as HTMLElement).innerText.replace("\n", " ")));
    deepEqual(await heading("beta"), ["Beta", "For friends", "Promised 13 Mar", "Forecast 27 Mar", "Late +14d", "1 of 3 done · 1 open risk"]);
    deepEqual(await heading("ga"), ["Everyone", "Promised 30 Jun", "Forecast 8 Apr", "On track 83d in hand", "0 of 1 done"]);
    equal(await view.page.locator(".band.late .slip").innerText(), "+14d");
    equal(await view.page.getByRole("button", { name: "Payments 16 Feb – 27 Mar, 0 % done, late +14d, critical, Ana Silva", exact: true }).getAttribute("data-id"), "pay");
  });

  it("draws what is likely where it is known", async () => {
    const view = await show(SHOP);
    equal(await view.page.locator(".likely").count(), 0);
    const later = note(SHOP, 2) as { data: ReturnType<typeof roadmapData> };
    const release = later.data.lanes.release.map((lane) => ({ ...lane, band: { from: minute("2026-04-01"), to: minute("2026-05-01") } }));
    await view.send("roadmap", { ...later, data: { ...later.data, lanes: { ...later.data.lanes, release } } });
    await view.page.locator(".likely").first().waitFor();
    ok(((await view.page.locator(".likely").first().boundingBox())?.width ?? 0) > 50);
  });

  it("names in the card of a release what came and went since the baseline, what is still in the plan a click from its text", async () => {
    const view = await openPage("roadmap", {});
    const then = baselineOf(scheduleOf(SHOP.replace("  pay:", '  cut: {title: "Cut <i>x</i>", effort: 1d, release: beta}\n  pay:').replace(/ {2}help:.*\n/, ""), NOW), "then");
    await view.send("roadmap", { sequence: 1, health: { errors: 0, warnings: 0 }, data: roadmapData(scheduleOf(SHOP, NOW), NOW, undefined, then) });
    await view.page.waitForSelector("html[data-gantry-ready]");
    await view.page.locator('[data-open="ga"]').click();
    const added = view.page.locator(".lane-sheet h3", { hasText: "Added since the baseline: 1" }).locator("xpath=following-sibling::ul[1]");
    deepEqual(await added.locator("[data-item]").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-item"))), ["help"]);
    await added.locator("[data-item]").click();
    deepEqual(await revealed(view), ["help"]);
    deepEqual(await faultsOf(view), []);
    await view.page.keyboard.press("Escape");
    await view.page.locator('[data-open="beta"]').click();
    const dropped = view.page.locator(".lane-sheet h3", { hasText: "Dropped since the baseline: 1" }).locator("xpath=following-sibling::ul[1]");
    equal((await dropped.innerText()).replace(/\s+/g, " ").trim(), "Cut <i>x</i> no longer in the plan");
    equal(await dropped.locator("[data-item]").count(), 0, "what is gone has no text to go to");
  });

  it("says at the pointer where a card goes and what would be written, and asks for it when it is let go of", async () => {
    const view = await show(SHOP);
    await carry(view, '.piece[data-id="help"]', { over: '.lane[data-lane="beta"]' });
    equal(await tip(view), "Beta");
    equal(await view.page.locator(".lane.target").getAttribute("data-lane"), "beta");
    await view.page.waitForTimeout(200);
    deepEqual(await requests(view, "preview"), [{ kind: "to-roadmap", plan: "test", task: "help", lane: { by: "release", id: "beta", from: "ga" } }]);
    await answer(view, "preview", { kind: "effect", before: 1, after: 1, moved: [], count: 0, broken: [{ kind: "release", title: "Beta", due: 1, finish: 2 }], kept: [], overloads: [], writes: "release: beta" });
    await view.page.locator(".drag-tip .writes").filter({ hasText: "writes release: beta" }).waitFor();
    equal(await view.page.locator(".drag-tip .broken").innerText(), "Too late for Beta");
    await view.page.mouse.up();
    equal(await view.page.locator(".drag-tip, .ghost").locator("visible=true").count(), 0);
    deepEqual(await requests(view, "change"), await requests(view, "preview"));
    equal(await view.page.locator('.piece[data-id="help"].waiting').count(), 1);
    await answer(view, "change", { kind: "refused", message: "That cannot be." });
    await view.page.locator(".message").filter({ hasText: "That cannot be." }).waitFor();
    equal(await view.page.locator(".waiting").count(), 0);
    deepEqual(await revealed(view), [], "a drag is no click");
  });

  it("lets go of nothing on Escape, nor where it was told that it cannot be", async () => {
    const view = await show(SHOP);
    await carry(view, '.piece[data-id="help"]', { by: -80 });
    ok((await tip(view)).startsWith("from "));
    await view.page.waitForTimeout(200);
    await answer(view, "preview", { kind: "refused", message: "It waits for another." });
    await view.page.locator(".drag-tip.refused").filter({ hasText: "It waits for another." }).waitFor();
    await view.page.mouse.up();
    await view.page.locator(".message").filter({ hasText: "It waits for another." }).waitFor();
    await carry(view, '.piece[data-id="help"]', { by: 80 });
    await view.page.keyboard.press("Escape");
    equal(await view.page.locator(".ghost").count(), 0);
    await view.page.mouse.up();
    deepEqual(await requests(view, "change"), []);
  });

  it("moves the promise of a release by pointer and by keys, and opens the release from it", async () => {
    const view = await show(SHOP);
    await carry(view, '.promise-line[data-release="ga"]', { by: 40 });
    ok((await tip(view)).startsWith("Promised "));
    await view.page.mouse.up();
    const [first] = (await requests(view, "change")) as { task: string; at: number }[];
    equal(first?.task, "ga");
    ok((first?.at ?? 0) > minute("2026-06-30"));
    await answer(view, "change", { kind: "applied" });
    await view.page.locator('.promise-line[data-release="ga"]').focus();
    await view.page.keyboard.press("Alt+ArrowLeft");
    deepEqual((await requests(view, "change")).at(-1), { kind: "to-roadmap", plan: "test", task: "ga", at: minute("2026-06-23") });
    await view.page.keyboard.press("Enter");
    await view.page.getByRole("dialog", { name: "Everyone" }).waitFor();
  });

  it("walks and moves by keyboard along dates", async () => {
    const view = await show(SHOP);
    await view.page.locator('.piece[data-id="pay"]').focus();
    await view.page.keyboard.press("ArrowRight");
    equal(await focused(view), "beta page");
    await view.page.keyboard.press("ArrowUp");
    await view.page.keyboard.press("ArrowUp");
    equal(await focused(view), "beta beta", "the promise is above the cards");
    for (let step = 0; step < 5 && (await focused(view)) !== "ga help"; step += 1) await view.page.keyboard.press("ArrowDown");
    equal(await focused(view), "ga help");
    await view.page.keyboard.press("Alt+ArrowUp");
    await view.page.keyboard.press("Alt+ArrowUp");
    equal((await requests(view, "change")).length, 1, "the next waits for the one before");
    await answer(view, "change", { kind: "refused", message: "No." });
    await view.page.locator(".message").filter({ hasText: "No." }).waitFor();
    await view.page.keyboard.press("Alt+ArrowRight");
    deepEqual(await requests(view, "change"), [
      { kind: "to-roadmap", plan: "test", task: "help", lane: { by: "release", id: "beta", from: "ga" } },
      { kind: "to-roadmap", plan: "test", task: "help", at: minute("2026-04-13") },
    ]);
    await view.page.keyboard.press("Enter");
    equal((await revealed(view)).at(-1), "help");
  });

  it("has columns of now, next, later and done, and moves between them", async () => {
    const view = await show(SHOP);
    await columns(view);
    const cells = (): Promise<string[]> => view.page.locator('.lane[data-lane="beta"] .cell, .lane[data-lane="ga"] .cell').evaluateAll((all) => all.map((cell) => [...cell.querySelectorAll(".piece")].map((piece) => piece.getAttribute("data-id")).join(" ")));
    deepEqual(await cells(), ["page pay", "", "", "", "", "help", "wallet", ""]);
    await view.page.locator(".fold").click();
    deepEqual((await cells())[3], "over");
    await carry(view, '.piece[data-id="wallet"]', { over: '.lane[data-lane="ga"] .cell.next' });
    equal(await tip(view), "Next: from 1 Apr");
    await view.page.mouse.up();
    await answer(view, "change", { kind: "applied" });
    await view.page.locator('.piece[data-id="help"]').focus();
    await view.page.keyboard.press("Alt+ArrowLeft");
    await answer(view, "change", { kind: "applied" });
    await view.page.keyboard.press("Alt+ArrowRight");
    deepEqual(await requests(view, "change"), [
      { kind: "to-roadmap", plan: "test", task: "wallet", at: minute("2026-04-01") },
      { kind: "to-roadmap", plan: "test", task: "help", at: "soon" },
      { kind: "to-roadmap", plan: "test", task: "help", at: minute("2026-07-01") },
    ]);
    await carry(view, '.piece[data-id="page"]', { over: '.lane[data-lane="beta"] .cell.done' });
    await view.page.mouse.up();
    await view.page.locator(".message").filter({ hasText: "What is done is said on the board" }).waitFor();
    await choose(view, "How long now is", "month");
    deepEqual(await cells(), ["page pay", "", "", "over", "", "", "help wallet", ""]);
  });

  it("shows others no people, nothing internal, no critical marks, and lets them move nothing", async () => {
    const view = await show(SHOP);
    ok((await view.page.locator("body").innerText()).includes("BO"));
    await choose(view, "Whom it is shown to", "sponsor");
    const html = await view.page.locator(".roadmap").evaluate((root) => new XMLSerializer().serializeToString(root));
    for (const word of ["Ana", "Page", "critical", "+14d", ">BO<"]) equal(html.includes(word), false, word);
    equal(await view.page.locator('.lane[data-lane="beta"] .chip').innerText(), "At risk");
    await carry(view, '.piece[data-id="help"]', { over: '.lane[data-lane="beta"]' });
    equal(await view.page.locator(".ghost").count(), 0);
    await view.page.mouse.up();
    await view.page.locator('.piece[data-id="help"]').click();
    await view.page.keyboard.press("Alt+ArrowUp");
    deepEqual([await requests(view, "change"), await revealed(view)], [[], []]);
    await choose(view, "Whom it is shown to", "customer");
    deepEqual(await view.page.locator(".ring, .confidence, .scope, .band").count(), 0);
    const again = await show(SHOP, { state: await view.state() });
    equal(await again.page.getByLabel("Whom it is shown to").inputValue(), "customer", "remembered");
  });

  it("opens the card of a release with what is in it, follows the plan, and closes on Escape", async () => {
    const view = await show(SHOP);
    await view.page.locator('[data-open="beta"]').focus();
    await view.page.keyboard.press("Enter");
    const sheet = view.page.getByRole("dialog", { name: "Beta" });
    const items = (): Promise<string[]> => sheet.locator(".item").evaluateAll((all) => all.map((item) => [...item.children].map((part) => part.textContent).join(": ")));
    deepEqual(await items(), ["Payments: late +14d · 27 Mar", "Page: in progress · 20 Feb", "Drawings: done · 2 Feb", "The vendor slips: 30%"]);
    deepEqual(await sheet.locator("dd").allInnerTexts(), ["13 Mar", "27 Mar", "1 of 3 done"]);
    await sheet.locator('[data-item="vendor"]').click();
    deepEqual(await revealed(view), ["vendor"]);
    await view.send("roadmap", note(SHOP.replace("title: Page, effort: 5d", "title: Paper, effort: 6d"), 2));
    await sheet.getByText("Paper").waitFor();
    equal(await view.page.evaluate(() => document.activeElement?.getAttribute("data-item")), "vendor", "the keys stay where they were");
    await view.page.keyboard.press("Escape");
    equal(await sheet.count(), 0);
    equal(await focused(view), "beta");
    await view.page.keyboard.press("Enter");
    await view.send("roadmap", note("plan: Shop\nreleases: {ga: {date: 2026-06-30}}\n", 3));
    await sheet.waitFor({ state: "detached" }).catch(() => undefined);
    equal(await sheet.count(), 0, "what is gone has no card");
  });

  it("is a table with the same facts, which follows the cursor and leads to the text", async () => {
    const view = await show(SHOP);
    await view.page.getByRole("button", { name: "Table" }).click();
    const table = view.page.getByRole("table", { name: "Roadmap: Shop" });
    const row = (name: string): Promise<string[]> => table.getByRole("row").filter({ hasText: name }).first().locator("th, td").allInnerTexts();
    deepEqual(await table.locator("thead th").allInnerTexts(), ["What", "Begins", "Ends", "Promised", "Done", "State", "Who"]);
    deepEqual([await row("Beta"), await row("Payments"), await row("Wallets")], [
      ["Beta", "", "27 Mar", "13 Mar", "3 %", "Late +14d", ""],
      ["Payments", "16 Feb", "27 Mar", "", "0 %", "late +14d, critical", "Ana Silva"],
      ["Wallets", "", "", "", "", "idea", ""],
    ]);
    await view.send("cursor", { id: "api" });
    await view.page.locator('.piece-title.selected[data-id="pay"]').waitFor();
    await view.page.locator('.piece-title[data-id="pay"]').focus();
    await view.page.keyboard.press("ArrowDown");
    deepEqual([await focused(view), await revealed(view)], ["beta page", ["page"]]);
  });

  it("chooses the card of the work that the cursor stands in", async () => {
    const view = await show(SHOP);
    const chosen = (): Promise<string | null> => view.page.locator(".piece.selected").getAttribute("data-id");
    await view.send("cursor", { id: "api" });
    await view.page.locator(".piece.selected").waitFor();
    equal(await chosen(), "pay");
    await view.send("cursor", { id: "help" });
    await view.page.locator('.piece.selected[data-id="help"]').waitFor();
    await view.send("cursor", { id: "ana" });
    await view.send("cursor", { id: "ga" });
    await view.page.locator('.promise-line.selected[data-release="ga"]').waitFor();
  });

  it("keeps zoom, place, lanes and form over updates and a reload", async () => {
    const view = await show(SHOP);
    const width = (of: ViewPage): Promise<number> => of.page.locator(".track-area").first().evaluate((track) => track.clientWidth);
    const fit = await width(view);
    await choose(view, "How much time the window shows", "months");
    const wide = await width(view);
    ok(wide > fit, `${String(wide)} is more than ${String(fit)}`);
    await view.page.evaluate(() => { document.querySelector(".scroller")?.scrollTo(120, 0); });
    await view.page.waitForTimeout(400);
    await view.send("roadmap", note(SHOP.replace("title: Guide", "title: Handbook"), 2));
    await view.page.getByText("Handbook").first().waitFor();
    const left = (of: ViewPage): Promise<number | undefined> => of.page.evaluate(() => document.querySelector(".scroller")?.scrollLeft);
    deepEqual([await width(view), await left(view)], [wide, 120]);
    const again = await show(SHOP, { state: await view.state() });
    deepEqual([await width(again), await left(again), await again.page.getByLabel("How much time the window shows").inputValue()], [wide, 120, "months"]);
    await choose(again, "What the lanes stand for", "team");
    await columns(again);
    const third = await show(SHOP, { state: await again.state() });
    equal(await third.page.locator('.lane[data-lane="core"] .cell.now .piece').getAttribute("data-id"), "pay");
  });

  it("says in a sentence what is not there, and goes on when lanes go away", async () => {
    const view = await show(SHOP);
    await choose(view, "What the lanes stand for", "objective");
    await view.send("roadmap", note("plan: Shop\ntasks: {a: {effort: 1d}}\n", 2));
    await view.page.locator('.lane[data-lane=""] .piece[data-id="a"]').waitFor();
    await view.send("roadmap", note("plan: Shop\n", 3));
    await view.page.locator(".empty:not([hidden])").filter({ hasText: "nothing to put on a roadmap yet" }).waitFor();
  });

  it("is fluent with 10,000 tasks: few elements, more where it is scrolled to", async function () {
    this.timeout(60_000);
    const releases = Array.from({ length: 100 }, (_, at) => `r${String(at)}: {date: 2026-06-30}`).join(", ");
    const tasks = Array.from({ length: 10_000 }, (_, at) => `  t${String(at)}: {effort: 1d, release: r${String(at % 100)}}\n`).join("");
    const view = await show(`plan: Long\nas-of: none\nstart: 2026-03-02\nreleases: {${releases}}\ntasks:\n${tasks}`);
    const pieces = (): Promise<number> => view.page.locator(".piece").count();
    ok((await pieces()) < 500, String(await pieces()));
    await view.page.evaluate(() => { document.querySelector(".scroller")?.scrollTo(0, 1e9); });
    await view.page.waitForSelector('.lane[data-lane="r99"] .piece');
    ok((await pieces()) < 500, String(await pieces()));
    equal(await view.page.locator('.lane[data-lane="r0"] .piece').count(), 0, "what is out of sight is no longer drawn");
    equal(await view.page.locator('.piece[tabindex="0"]').count(), 1);
    await columns(view);
    ok((await pieces()) < 500, String(await pieces()));
    const first = view.page.locator('.lane[data-lane="r0"] .more');
    equal(await first.innerText(), "76 more");
    await first.click();
    equal(await view.page.locator('.lane[data-lane="r0"] .piece').count(), 100);
    await view.page.getByRole("button", { name: "Table" }).click();
    equal(await view.page.locator("tbody tr").count(), 300);
  });
});
