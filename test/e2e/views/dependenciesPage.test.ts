import { deepEqual, equal, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Locator } from "playwright-core";
import { dependenciesData } from "../../../src/core/view/dependencies";
import { minute, scheduleOf } from "../../core/view/support";
import { faultsOf } from "./page/faults";
import type { ThemeName } from "./page/themes";
import { usePages } from "./page/usePages";
import type { PageOptions, ViewPage } from "./page/viewPage";

const NOW = minute("2026-02-16 11:00");
const product = readFileSync(path.join(process.cwd(), "examples/product.plan.yaml"), "utf8");

const PLAN = `plan: House
start: 2026-03-02
as-of: none
level: false
people: {ana: {name: Ana Silva}}
releases: {beta: {title: Beta, date: 2026-03-09}}
tasks:
  draw: {title: Drawings, effort: 2d, who: ana}
  permit: {title: Permit, duration: 5d, after: draw}
  order: {title: Order the wood, effort: 1d, after: draw SS+1d}
  build: {title: Build, effort: 3d, after: [permit, order], release: beta}
  paint: {title: Paint, effort: 2d, after: build}
  garden: {title: Garden, effort: 1d, after: build}
  party: {title: Party, milestone: true, after: [paint, garden]}
  shed: {title: Shed, effort: 1d}
`;

describe("the page of the dependencies", () => {
  const openPage = usePages();

  async function show(text: string, center?: string, options: PageOptions = {}): Promise<ViewPage> {
    const view = await openPage("dependencies", { width: 1400, height: 700, ...options });
    await send(view, text, 1);
    await view.page.waitForSelector("html[data-gantry-ready]");
    if (center !== undefined) await view.send("cursor", { id: center });
    if (center !== undefined) await view.page.locator(`.item.center[data-id="${center}"]`).waitFor();
    return view;
  }
  async function send(view: ViewPage, text: string, sequence: number): Promise<void> {
    await view.send("dependencies", { sequence, health: { errors: 0, warnings: 0 }, data: dependenciesData(scheduleOf(text, NOW), NOW) });
  }
  const ids = (view: ViewPage): Promise<string> => view.page.locator(".item").evaluateAll((all) => all.map((one) => one.getAttribute("data-id") ?? "").sort().join(" "));
  const focused = (view: ViewPage): Promise<string | null> => view.page.evaluate(() => document.activeElement?.getAttribute("data-id") ?? null);
  const card = (view: ViewPage, id: string): Locator => view.page.locator(`.item[data-id="${id}"]`);
  const box = async (of: Locator): Promise<{ x: number; y: number; width: number; height: number }> => {
    const found = await of.boundingBox();
    ok(found !== null, "it is in sight");
    return found;
  };
  const asked = async (view: ViewPage): Promise<unknown[]> => (await view.said()).filter(({ name, type }) => name === "change" && type === "request").map(({ body }) => (body as { change: unknown }).change);
  const said = (view: ViewPage): Promise<string | null> => view.page.locator("[role=status]").textContent();
  const kept = async (view: ViewPage): Promise<Record<string, unknown>> => {
    await view.page.waitForTimeout(400);
    return (await view.state()) as Record<string, unknown>;
  };

  for (const theme of ["dark", "light", "high-contrast", "high-contrast-light"] satisfies ThemeName[]) {
    it(`can be read and used by all with its list, its dialog and a circle, ${theme}`, async () => {
      const view = await show(PLAN.replace("title: Drawings, effort: 2d", "title: Drawings, effort: 2d, after: [party, else/thing]"), "build", { theme });
      deepEqual(await faultsOf(view), []);
      await view.page.getByRole("button", { name: "List" }).click();
      await card(view, "build").focus();
      await view.page.keyboard.press("a");
      await view.page.locator(".link-dialog .choice[role=option]").first().waitFor();
      deepEqual(await faultsOf(view), []);
    });
  }

  it("shows predecessors to the left, successors to the right, as far as is wanted", async () => {
    const view = await show(PLAN, "build");
    equal(await ids(view), "beta build draw garden order paint party permit");
    await view.page.getByRole("button", { name: "1", exact: true }).click();
    equal(await ids(view), "beta build garden order paint permit");
    const x = async (id: string): Promise<number> => (await box(card(view, id))).x;
    ok((await x("permit")) < (await x("build")) && (await x("build")) < (await x("paint")));
    await view.page.getByRole("button", { name: "Before", exact: true }).click();
    equal(await ids(view), "build order permit");
    await view.page.getByRole("button", { name: "All", exact: true }).click();
    await view.page.getByRole("button", { name: "Driving" }).click();
    equal(await ids(view), "build draw permit");
    equal(await view.page.locator(".toolbar .figures").textContent(), "3 shown");
  });

  it("says on cards and links what they are", async () => {
    const view = await show(PLAN, "build");
    deepEqual((await card(view, "build").innerText()).split("\n").filter((line) => line !== ""), ["Build", "11 Mar – 13 Mar", "+4d late", "Late, critical"]);
    deepEqual((await card(view, "beta").innerText()).split("\n").filter((line) => line !== ""), ["Beta", "Release · 13 Mar", "+4d late", "Late, critical"]);
    deepEqual(await view.page.locator(".label").allTextContents(), ["SS +1d"]);
    deepEqual(await view.page.locator(".list tbody tr").allInnerTexts().then((rows) => rows.map((row) => row.replace(/\s+/g, " ").trim())), [
      "Permit FS 4 Mar – 10 Mar Not started, critical", "Order the wood FS 3 Mar Not started, 1d slack", "Paint FS 16 Mar – 17 Mar Not started, critical", "Garden FS 16 Mar Not started, 1d slack", "Beta FS 13 Mar Late, +4d late",
    ]);
  });

  it("walks by arrows, and opens what is hidden on the way", async () => {
    const view = await show(PLAN, "build");
    const { keyboard } = view.page;
    await view.page.getByRole("button", { name: "1", exact: true }).click();
    await card(view, "build").focus();
    await keyboard.press("ArrowLeft");
    equal(await focused(view), "permit", "what decides the date comes first");
    await keyboard.press("ArrowDown");
    equal(await focused(view), "order");
    await keyboard.press("ArrowLeft");
    equal(await focused(view), "draw");
    await keyboard.press("ArrowRight");
    equal(await focused(view), "order", "the way back is the way that one has come");
    await keyboard.press("Home");
    equal(await focused(view), "build");
    await keyboard.press("Shift+ArrowRight");
    ok(!(await ids(view)).includes("paint"));
    equal(await said(view), "3 hidden");
    await keyboard.press("Shift+ArrowRight");
    ok((await ids(view)).includes("paint"));
    await keyboard.press("Enter");
    ok((await view.said()).some(({ name, body }) => name === "reveal" && (body as { id: string; focus: boolean }).id === "build" && (body as { focus: boolean }).focus));
  });

  it("takes another centre by Space, and goes back and forward", async () => {
    const view = await show(PLAN, "build");
    const { keyboard } = view.page;
    const center = (): Promise<string | null> => view.page.locator(".item.center").getAttribute("data-id");
    await card(view, "build").focus();
    await keyboard.press("ArrowRight");
    await keyboard.press(" ");
    equal(await center(), "paint");
    equal(await ids(view), "build order paint party permit");
    const [stage, item] = [await box(view.page.locator(".stage")), await box(card(view, "paint"))];
    await view.page.waitForTimeout(300);
    ok(Math.abs(stage.x + stage.width / 2 - (await box(card(view, "paint"))).x - item.width / 2) < 2, "it stands in the middle");
    deepEqual(await view.page.locator(".crumb").allTextContents(), ["Build", "Paint"]);
    await keyboard.press("Alt+ArrowLeft");
    equal(await center(), "build");
    await keyboard.press("Alt+ArrowRight");
    equal(await center(), "paint");
    await view.page.locator("button.crumb").click();
    equal(await center(), "build");
    await card(view, "party").dblclick();
    equal(await center(), "party");
  });

  it("finds by name", async () => {
    const view = await show(PLAN, "build");
    await card(view, "build").focus();
    await view.page.keyboard.press("/");
    await view.page.keyboard.type("she");
    deepEqual(await view.page.locator(".toolbar .choice .title").allTextContents(), ["Shed"]);
    await view.page.keyboard.press("Enter");
    equal(await ids(view), "shed");
    equal(await focused(view), "shed");
    await view.page.keyboard.press("/");
    await view.page.keyboard.press("Escape");
    equal(await focused(view), "shed");
  });

  it("adds a link by keys, and says before what would close a circle", async () => {
    const view = await show(PLAN, "build");
    const { keyboard } = view.page;
    await card(view, "build").focus();
    await keyboard.press("a");
    await keyboard.type("party");
    equal(await view.page.locator(".link-dialog .choice .detail").first().textContent(), "Party already waits for Build: the link would close a circle.");
    await keyboard.press("Enter");
    deepEqual(await asked(view), []);
    await view.page.locator(".message").filter({ hasText: "would close a circle" }).waitFor();
    for (let key = 0; key < 5; key += 1) await keyboard.press("Backspace");
    await keyboard.type("shed");
    await keyboard.press("Enter");
    equal(await view.page.locator(".link-dialog").count(), 0);
    equal(await focused(view), "build", "the keys are back where they were");
    await keyboard.press("Shift+A");
    await view.page.getByRole("button", { name: "SS" }).click();
    await keyboard.type("shed");
    await keyboard.press("Enter");
    deepEqual(await asked(view), [
      { kind: "add-link", plan: "test", task: "build", on: "shed", type: "FS" },
      { kind: "add-link", plan: "test", task: "shed", on: "build", type: "SS" },
    ]);
    await keyboard.press("a");
    await keyboard.press("Escape");
    equal(await view.page.locator(".link-dialog").count(), 0);
  });

  it("cuts the link that is chosen, and none that is not written", async () => {
    const view = await show(PLAN, "build");
    const { keyboard } = view.page;
    await card(view, "build").focus();
    await keyboard.press("Delete");
    await view.page.locator(".message").filter({ hasText: "Choose a link first" }).waitFor();
    for (let step = 0; step < 5; step += 1) {
      await keyboard.press("l");
      if ((await said(view))?.startsWith("Link: Build starts after Order the wood") === true) break;
    }
    await keyboard.press("Delete");
    deepEqual(await asked(view), [{ kind: "remove-link", plan: "test", task: "build", on: "order" }]);
    for (let step = 0; step < 9 && (await said(view))?.includes("is part of") !== true; step += 1) await keyboard.press("l");
    await keyboard.press("Delete");
    await view.page.locator(".message").filter({ hasText: "Build is part of Beta" }).waitFor();
    equal((await asked(view)).length, 1);
  });

  it("draws a link by pointer from the right edge of a card, and lets go on Escape", async () => {
    const view = await show(PLAN, "build");
    const [from, to] = [await box(card(view, "order")), await box(card(view, "garden"))];
    const { mouse, keyboard } = view.page;
    const drag = async (end: { x: number; y: number }): Promise<void> => {
      await mouse.move(from.x + from.width - 5, from.y + from.height / 2);
      await mouse.down();
      await mouse.move(end.x + 20, end.y + 20, { steps: 6 });
    };
    await drag(to);
    equal(await view.page.locator(".tip").textContent(), "Garden starts after Order the wood");
    await keyboard.press("Escape");
    await mouse.up();
    deepEqual(await asked(view), []);
    await drag(await box(card(view, "draw")));
    equal(await view.page.locator(".tip .invalid").textContent(), "Order the wood already waits for Drawings: the link would close a circle.");
    await mouse.up();
    deepEqual(await asked(view), []);
    await drag(to);
    await mouse.up();
    deepEqual(await asked(view), [{ kind: "add-link", plan: "test", task: "garden", on: "order", type: "FS" }]);
    equal(await view.page.locator(".thread").count(), 0);
  });

  it("says before a link is made what would come of it, at the pointer and below the list", async () => {
    const view = await show(PLAN, "build");
    const effect = { kind: "effect", before: minute("2026-03-17 17:00"), after: minute("2026-03-18 17:00"), moved: [{ id: "garden", start: minute("2026-03-18 09:00"), finish: minute("2026-03-18 17:00") }, { id: "party", start: minute("2026-03-18 17:00"), finish: minute("2026-03-18 17:00") }], count: 2, broken: [{ kind: "release", title: "Beta", due: minute("2026-03-10"), finish: minute("2026-03-19") }], kept: [], overloads: [], writes: "" };
    const answer = async (body: unknown): Promise<unknown> => {
      const last = (await view.said()).filter(({ name }) => name === "preview").at(-1);
      await view.page.evaluate(([id, of]) => { window.postMessage({ type: "answer", id, body: of }); }, [last?.id, body] as const);
      return (last?.body as { change?: unknown } | undefined)?.change;
    };
    const [from, to] = [await box(card(view, "paint")), await box(card(view, "garden"))];
    const { mouse, keyboard } = view.page;
    await mouse.move(from.x + from.width - 5, from.y + from.height / 2);
    await mouse.down();
    await mouse.move(to.x + 20, to.y + 20, { steps: 4 });
    deepEqual(await answer(effect), { kind: "add-link", plan: "test", task: "garden", on: "paint", type: "FS" });
    await view.page.locator(".tip .invalid").first().waitFor();
    deepEqual(await view.page.locator(".tip > div").allTextContents(), ["Garden starts after Paint", "Then 18 Mar", "1 other moves", "The plan finishes 18 Mar, not 17 Mar", "Too late for Beta, due 9 Mar"]);
    await keyboard.press("Escape");
    await mouse.up();
    await card(view, "build").focus();
    await keyboard.press("a");
    await keyboard.type("shed");
    await view.page.waitForTimeout(100);
    await answer({ kind: "refused", message: "The file is read-only." });
    // The question that waited is asked now, and answered.
    await view.page.waitForTimeout(100);
    await answer({ kind: "refused", message: "The file is read-only." });
    await view.page.locator(".told").filter({ hasText: "The file is read-only." }).waitFor();
  });

  it("moves by dragging the ground and the wheel, zooms, and fits", async () => {
    const view = await show(PLAN, "build");
    const { mouse } = view.page;
    const before = await box(card(view, "build"));
    await mouse.move(700, 650);
    await mouse.down();
    await mouse.move(760, 610, { steps: 4 });
    await mouse.up();
    const after = await box(card(view, "build"));
    deepEqual([Math.round(after.x - before.x), Math.round(after.y - before.y)], [60, -40]);
    await mouse.wheel(30, 50);
    await view.page.waitForTimeout(100);
    deepEqual([Math.round((await box(card(view, "build"))).x - after.x), Math.round((await box(card(view, "build"))).y - after.y)], [-30, -50]);
    await view.page.getByRole("button", { name: "Zoom in" }).click();
    ok((await box(card(view, "build"))).width > after.width);
    await view.page.getByRole("button", { name: "Show all" }).click();
    await view.page.waitForTimeout(300);
    const stage = await box(view.page.locator(".stage"));
    for (const item of await view.page.locator(".item").all()) {
      const { x, y, width, height } = await box(item);
      ok(x >= stage.x && y >= stage.y && x + width <= stage.x + stage.width && y + height <= stage.y + stage.height);
    }
  });

  it("keeps what is selected where it is when the plan changes, and what was chosen after a reload", async () => {
    const view = await show(PLAN, "build");
    await card(view, "paint").click();
    await view.page.waitForTimeout(300);
    const before = await box(card(view, "paint"));
    await send(view, PLAN.replace("  shed:", "  roof: {title: Roof, effort: 1d, after: permit}\n  tiles: {title: Tiles, effort: 1d, after: build}\n  shed:"), 2);
    await card(view, "tiles").waitFor();
    const after = await box(card(view, "paint"));
    deepEqual([Math.round(after.x), Math.round(after.y)], [Math.round(before.x), Math.round(before.y)]);
    equal(await focused(view), "paint");
    await view.page.getByRole("button", { name: "3", exact: true }).click();
    await view.page.getByRole("button", { name: "List" }).click();
    const state = await kept(view);
    const again = await show(PLAN, undefined, { state });
    await again.send("cursor", { id: "shed" });
    await again.page.waitForTimeout(200);
    equal(await again.page.locator(".item.center").getAttribute("data-id"), "build", "the word of the cursor after a reload is older than what was chosen here");
    equal(await again.page.locator(".item.selected").getAttribute("data-id"), "paint");
    equal(await again.page.getByRole("button", { name: "3", exact: true }).getAttribute("aria-pressed"), "true");
    ok(await again.page.locator(".list table").first().isVisible());
  });

  it("follows the cursor: selects what is shown, takes what is not as the centre", async () => {
    const view = await show(PLAN, "build");
    await view.send("cursor", { id: "paint" });
    await view.page.locator('.item.selected[data-id="paint"]').waitFor();
    equal(await view.page.locator(".item.center").getAttribute("data-id"), "build");
    await view.send("cursor", { id: "shed" });
    await view.page.locator('.item.center[data-id="shed"]').waitFor();
    await view.send("cursor", { id: "nowhere" });
    await view.page.waitForTimeout(100);
    equal(await view.page.locator(".item.center").getAttribute("data-id"), "shed");
  });

  it("moves softly for a person alone, and never with reduced motion", async () => {
    const view = await show(PLAN, "build");
    const soft = (): Promise<boolean> => view.page.evaluate(() => document.querySelector(".world")?.classList.contains("softly") === true);
    await card(view, "build").focus();
    await view.page.keyboard.press("ArrowRight");
    equal(await soft(), true);
    await send(view, PLAN, 2);
    await view.page.waitForTimeout(100);
    equal(await soft(), false);
    await view.page.evaluate(() => { document.body.classList.add("vscode-reduce-motion"); });
    await card(view, "build").focus();
    await view.page.keyboard.press("ArrowRight");
    equal(await soft(), false);
  });

  it("shows the tasks of summaries in their place where that is wanted", async () => {
    const view = await show(product, "beta-live");
    await view.page.getByRole("button", { name: "1", exact: true }).click();
    equal(await ids(view), "beta beta-live docs migrate page pilot quality");
    await view.page.getByRole("button", { name: "Tasks" }).click();
    ok((await ids(view)).includes("fixes"));
    ok(!(await ids(view)).includes("quality"));
  });

  /** So many tasks, each after two before it, around the one in their middle. */
  async function showMany(count: number): Promise<ViewPage> {
    const tasks = Array.from({ length: count }, (_, at) => `  t${String(at)}: {effort: 1d${at < 20 ? "" : `, after: [t${String(at - 1 - ((at * 7) % 17))}, t${String(at - 1 - ((at * 13) % 19))}]`}}\n`).join("");
    const view = await show(`plan: Long\nas-of: none\nlevel: false\nstart: 2026-03-02\ntasks:\n${tasks}`, `t${String(count / 2)}`);
    await view.page.getByRole("button", { name: "All", exact: true }).click();
    equal(await view.page.locator(".item").count(), 150);
    await card(view, `t${String(count / 2)}`).focus();
    return view;
  }
  /** How long a step by key takes, without what the browser does after it; the best of some. */
  const step = ({ page }: ViewPage): Promise<number> => page.evaluate(() => {
    let best = Infinity;
    for (let at = 0; at < 20; at += 1) {
      const began = performance.now();
      document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: at % 2 === 0 ? "ArrowRight" : "ArrowLeft", bubbles: true }));
      best = Math.min(best, performance.now() - began);
    }
    return best;
  });

  it("shows few cards of 10,000 tasks, says so, and walks as fast as in 400", async function () {
    this.timeout(90_000);
    const few = await step(await showMany(400));
    const view = await showMany(10_000);
    ok((await view.page.locator(".bounded").textContent())?.startsWith("150 of 9"));
    const many = await step(view);
    ok(many < 4 * Math.max(few, 2), `${many.toFixed(1)} ms a step, ${few.toFixed(1)} ms in 400 tasks`);
  });
});
