import { deepEqual, equal, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Baseline } from "../../../src/core/model/baseline";
import { ganttData } from "../../../src/core/view/gantt";
import { minute, scheduleOf } from "../../core/view/support";
import { faultsOf } from "./page/faults";
import { dataOf, kinds, PAGE_NOW } from "./page/kinds";
import type { Kind } from "./page/kinds";
import { usePages } from "./page/usePages";
import type { PageOptions, ViewPage } from "./page/viewPage";
import type { ThemeName } from "./page/themes";

const product = readFileSync(path.join(process.cwd(), "examples/product.plan.yaml"), "utf8");
const themes: readonly ThemeName[] = ["dark", "light", "high-contrast", "high-contrast-light"];

describe("the pages of the views", () => {
  const openPage = usePages();

  async function show(kind: Kind, text: string, options: PageOptions = {}, errors = 0): Promise<ViewPage> {
    const view = await openPage(kind, options);
    await view.send(kind, { sequence: 1, health: { errors, warnings: 0 }, data: dataOf(kind, text) });
    await view.page.waitForSelector("html[data-gantry-ready]");
    return view;
  }

  for (const kind of kinds) {
    for (const theme of themes) {
      it(`the ${kind} can be read and used by all, ${theme}`, async () => {
        deepEqual(await faultsOf(await show(kind, product, { theme, width: 1024, height: 640 })), []);
      });
    }
    for (const width of [480, 1024, 1800]) {
      it(`the ${kind} does not overflow its window at ${width} px`, async () => {
        const view = await show(kind, product, { width, height: 640 });
        const box = await view.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]);
        deepEqual(box, [width, 640]);
      });
    }
    it(`the ${kind} shows hostile text as text`, async () => {
      const payload = "<img src=x onerror=window.hit=1><script>window.hit=1</script>${7*7}{{7*7}}\\u001f";
      const text = `plan: "${payload}"\nstart: 2026-03-02\nas-of: none\nvision: "${payload}"\npeople: {p: {name: "${payload}"}}\nreleases: {r: {title: "${payload}", date: 2026-03-20, notes: "${payload}"}}\ntasks: {a: {title: "${payload}", effort: 3d, who: p, release: r}}\nbacklog: {b: {title: "${payload}", value: 3, effort: 2d, tags: ["${payload}"], release: r, notes: "${payload}"}}\n`;
      const view = await show(kind, text);
      equal(await view.page.evaluate(() => "hit" in window), false);
      equal(await view.page.locator("img").count(), 0);
      ok((await view.page.locator("body").textContent())?.includes("<img src=x"));
    });
    // The risk matrix of a plan without risks is there to put the first one in: its own tests.
    if (kind !== "riskMatrix") it(`the ${kind} says what to do when the plan is empty`, async () => {
      const view = await show(kind, "plan: Empty\n");
      await view.page.locator(".empty vscode-button").click();
      ok((await view.said()).some((message) => message.name === "openPlan"));
    });
    it(`the ${kind} shows nothing but words when its plan goes away, and the plan when it is back`, async () => {
      const view = await show(kind, product, {}, 2);
      const seen = (): Promise<boolean[]> => Promise.all([".toolbar", ".strip", `.${kind}`, ".empty"].map((part) => view.page.locator(part).first().isVisible()));
      deepEqual(await seen(), [true, true, true, false]);
      await view.send("nothing", { reason: "closed" });
      await view.page.waitForSelector(".empty:not([hidden])");
      deepEqual(await seen(), [false, false, false, true]);
      await view.send(kind, { sequence: 2, health: { errors: 0, warnings: 0 }, data: dataOf(kind, product) });
      await view.page.waitForSelector(".empty", { state: "hidden" });
      deepEqual(await seen(), [true, false, true, false]);
    });
    it(`the ${kind} ignores what is older than what it shows`, async () => {
      const view = await show(kind, "plan: New\npeople: {p: {}}\ntasks: {a: {effort: 1d}}\nbacklog: {b: {}}\n");
      await view.send(kind, { sequence: 0, health: { errors: 0, warnings: 0 }, data: dataOf(kind, "plan: Old\npeople: {p: {}}\ntasks: {a: {effort: 1d}}\nbacklog: {b: {}}\n") });
      await view.page.waitForTimeout(100);
      equal(await view.page.locator(".toolbar .name").textContent(), "New");
    });
  }

  it("the strip of problems opens them", async () => {
    const view = await show("gantt", product, {}, 3);
    await view.page.locator(".strip").click();
    ok((await view.page.locator(".strip").textContent())?.startsWith("3 problems"));
    ok((await view.said()).some((message) => message.name === "showProblems"));
  });

  it("asks for the keys again where they did not come back after something was taken back", async () => {
    const view = await show("board", product);
    await view.page.evaluate(() => Object.assign(document, { hasFocus: () => true }));
    await view.send("keys", undefined);
    await view.page.waitForTimeout(400);
    equal((await view.said()).filter(({ name }) => name === "keys").length, 0);
    await view.page.evaluate(() => Object.assign(document, { hasFocus: () => false }));
    // They came and went on to where the person wants them.
    await view.send("keys", undefined);
    await view.page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await view.page.waitForTimeout(400);
    equal((await view.said()).filter(({ name }) => name === "keys").length, 0);
    await view.send("keys", undefined);
    await view.page.waitForFunction(() => (window as unknown as { said: { name?: string }[] }).said.some(({ name }) => name === "keys"));
  });

  it("keeps elements for the rows on screen alone", async () => {
    const tasks = Array.from({ length: 3000 }, (_, at) => `  t${at}: {effort: 1d}\n`).join("");
    const view = await show("gantt", `plan: Long\nas-of: none\nstart: 2026-03-02\ntasks:\n${tasks}`, { height: 640 });
    const rows = (): Promise<number> => view.page.locator(".row[data-row]").count();
    const atFirst = await rows();
    await view.page.evaluate(() => { document.querySelector(".scroller")?.scrollTo(0, 40_000); });
    await view.page.waitForSelector('.row[data-id="t1540"]');
    ok(atFirst < 40 && (await rows()) < 80, `${atFirst} rows`);
    equal(await view.page.locator('[role="treegrid"]').getAttribute("aria-rowcount"), "3001");
  });

  it("walks, folds and filters by keyboard", async () => {
    const view = await show("gantt", product);
    const { page } = view;
    const selected = (): Promise<string | null> => page.locator('.row[aria-selected="true"]').getAttribute("data-id");
    await page.locator('.row[data-id="payments"]').click();
    await page.keyboard.press("ArrowLeft");
    await page.waitForSelector('.row[data-id="payments"][aria-expanded="false"]');
    await page.keyboard.press("ArrowRight");
    await page.waitForSelector('.row[data-id="payments"][aria-expanded="true"]');
    await page.keyboard.press("ArrowDown");
    equal(await selected(), await page.locator('.row[aria-rowindex="7"]').getAttribute("data-id"));
    equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-selected")), "true", "the focus is on the selected row");
    await page.keyboard.press("/");
    await page.keyboard.type("wallets");
    await page.keyboard.press("Enter");
    ok((await page.locator(".counts").textContent())?.startsWith("1 of"));
    await page.keyboard.press("Enter");
    ok((await view.said()).some((message) => message.name === "reveal" && (message.body as { focus: boolean }).focus));
  });

  it("gives back zoom, place, folds and selection from what it kept", async () => {
    const first = await show("gantt", product);
    await first.page.locator('.row[data-id="payments"]').click();
    await first.page.keyboard.press("ArrowLeft");
    await first.page.keyboard.press("+");
    await first.page.waitForTimeout(700);
    const zoom = await first.page.locator(".gantt").getAttribute("data-px-per-day");
    const second = await show("gantt", product, { state: await first.state() });
    equal(await second.page.locator(".gantt").getAttribute("data-px-per-day"), zoom);
    equal(await second.page.locator('.row[data-id="payments"]').getAttribute("aria-expanded"), "false");
    equal(await second.page.locator('.row[aria-selected="true"]').getAttribute("data-id"), "payments");
  });

  const BOARD = `plan: Board
start: 2026-02-16
as-of: 2026-02-16
people: {ana: {name: Ana Silva}, ben: {name: Ben Okoro}}
releases: {beta: {title: Beta, date: 2026-02-18}}
board: {todo: todo, doing: {is: doing, limit: 1}, qa: review, done: done}
tasks:
  draw: {title: Drawings, effort: 2d, who: ana, started: 2026-02-16}
  dig: {title: Dig the ground, effort: 3d, who: ben, started: 2026-02-16}
  build: {title: Build, effort: 5d, who: [ana, ben], after: draw, release: beta}
`;
  const cells = (view: ViewPage): Promise<string[]> => view.page.locator(".cell").evaluateAll((all) => all.map((cell) => `${cell.getAttribute("data-lane") ?? ""}/${cell.getAttribute("data-column") ?? ""}: ${[...cell.querySelectorAll(".task")].map((task) => task.getAttribute("data-id")).join(" ")}`));
  const asked = async (view: ViewPage): Promise<unknown[]> => (await view.said()).filter(({ name, type }) => name === "change" && type === "request").map(({ body }) => (body as { change: unknown }).change);
  async function answer(view: ViewPage, body: unknown): Promise<void> {
    const last = (await view.said()).filter(({ name }) => name === "change").at(-1);
    await view.page.evaluate(([id, of]) => { window.postMessage({ type: "answer", id, body: of }); }, [last?.id, body] as const);
  }

  it("the board counts its columns, and says what is over a limit, late and waiting", async () => {
    const view = await show("board", BOARD);
    deepEqual(await cells(view), ["/todo: build", "/doing: draw dig", "/qa: ", "/done: "]);
    deepEqual(await view.page.locator(".heading").allInnerTexts().then((all) => all.map((text) => text.split("\n").join(" "))), ["todo 1", "doing 2/1 over the limit", "qa 0", "done 0"]);
    equal((await view.page.locator('.task[data-id="build"]').innerText()).split("\n").filter((line) => line !== "").join(", "), "Build, Waits for Drawings, critical, +5d, 23 Feb, AS BO");
    equal(await view.page.locator(".toolbar .figures .late").textContent(), "1 late");
  });

  it("the board moves a card by pointer, and leaves it where it was on Escape", async () => {
    const view = await show("board", BOARD);
    const [card, done] = [await view.page.locator('.task[data-id="dig"]').boundingBox(), await view.page.locator('.cell[data-column="done"]').boundingBox()];
    ok(card !== null && done !== null);
    const { mouse, keyboard } = view.page;
    const carry = async (): Promise<void> => {
      await mouse.move(card.x + 20, card.y + 10);
      await mouse.down();
      await mouse.move(done.x + 30, done.y + 20, { steps: 6 });
    };
    await carry();
    equal(await view.page.locator(".cell.target").getAttribute("data-column"), "done");
    await keyboard.press("Escape");
    equal(await view.page.locator(".ghost").count(), 0);
    await mouse.up();
    deepEqual(await asked(view), []);
    await carry();
    await mouse.up();
    deepEqual(await asked(view), [{ kind: "to-cell", plan: "test", task: "dig", column: "done" }]);
    equal((await view.said()).filter(({ name }) => name === "reveal").length, 0, "a drag is no click");
  });

  it("the board walks and moves by keyboard, in lanes as well", async () => {
    const view = await show("board", BOARD);
    const { page } = view;
    await page.getByRole("button", { name: "People" }).click();
    deepEqual(await cells(view), ["ana/todo: build", "ana/doing: draw", "ana/qa: ", "ana/done: ", "ben/todo: build", "ben/doing: dig", "ben/qa: ", "ben/done: "]);
    await page.locator('.task[data-id="draw"]').focus();
    await page.keyboard.press("ArrowDown");
    equal(await page.evaluate(() => document.activeElement?.getAttribute("data-id")), "dig");
    await page.keyboard.press("Alt+ArrowRight");
    await page.keyboard.press("Alt+ArrowUp");
    deepEqual(await asked(view), [
      { kind: "to-cell", plan: "test", task: "dig", column: "qa", lane: { by: "person", id: "ben", from: "ben" } },
      { kind: "to-cell", plan: "test", task: "dig", column: "doing", lane: { by: "person", id: "ana", from: "ben" } },
    ]);
    await answer(view, { kind: "refused", message: "That cannot be." });
    await page.locator(".message").filter({ hasText: "That cannot be." }).waitFor();
    await page.locator('.lane-title[data-lane="ben"]').click();
    equal(await page.locator('.cell[data-lane="ben"]').count(), 0);
    const again = await show("board", BOARD, { state: await view.state() });
    equal(await again.page.locator('.cell[data-lane="ben"]').count(), 0, "what is folded stays folded");
  });

  it("the board keeps to the lane of the card that was chosen, where it stands in several", async () => {
    const view = await show("board", BOARD);
    const { page } = view;
    const focused = (): Promise<string> => page.evaluate(() => {
      const active = document.activeElement;
      return `${active?.closest(".cell")?.getAttribute("data-lane") ?? ""} ${active?.getAttribute("data-id") ?? active?.className ?? ""}`;
    });
    await page.getByRole("button", { name: "People" }).click();
    await page.locator('.cell[data-lane="ben"] .task[data-id="build"]').click();
    equal(await focused(), "ben build");
    await page.keyboard.press("Alt+ArrowUp");
    deepEqual(await asked(view), [{ kind: "to-cell", plan: "test", task: "build", column: "todo", lane: { by: "person", id: "ana", from: "ben" } }]);
    await page.locator('.lane-title[data-lane="ana"]').focus();
    await page.keyboard.press("Enter");
    equal(await page.locator('.cell[data-lane="ana"]').count(), 0);
    equal(await focused(), " lane-title", "the keys stay where they were");
  });

  it("the board lets go of a card when the button is up, wherever that was", async () => {
    const view = await show("board", BOARD);
    const card = await view.page.locator('.task[data-id="dig"]').boundingBox();
    ok(card !== null);
    const { mouse } = view.page;
    await mouse.move(card.x + 20, card.y + 10);
    await mouse.down();
    await mouse.move(card.x + 20, 4);
    await mouse.up();
    const done = await view.page.locator('.cell[data-column="done"]').boundingBox();
    ok(done !== null);
    await mouse.move(done.x + 30, done.y + 20, { steps: 4 });
    equal(await view.page.locator(".ghost").count(), 0);
    await mouse.down();
    await mouse.up();
    deepEqual(await asked(view), []);
  });

  it("the board filters by words", async () => {
    const view = await show("board", BOARD);
    await view.page.locator("vscode-text-field").click();
    await view.page.keyboard.type("ana bui");
    await view.page.locator(".figures").filter({ hasText: "1 of 3 tasks" }).waitFor();
    deepEqual(await view.page.locator(".task").evaluateAll((all) => all.map((one) => one.getAttribute("data-id"))), ["build"]);
  });

  it("the board of 10,000 tasks is there at once and keeps few elements", async function () {
    this.timeout(60_000);
    const tasks = Array.from({ length: 10_000 }, (_, at) => `  t${String(at)}: {effort: 1d}\n`).join("");
    const view = await show("board", `plan: Long\nas-of: none\nstart: 2026-03-02\ntasks:\n${tasks}`);
    equal(await view.page.locator(".task").count(), 60);
    await view.page.locator(".more").click();
    equal(await view.page.locator(".task").count(), 10_000);
  });

  const CREW = `plan: Crew
start: 2026-02-16
as-of: none
level: false
people: {ana: {name: Ana Silva}, ben: {name: Ben Okoro, leave: {2026-02-18: Skiing}}}
tasks:
  draw: {title: Drawings, effort: 5d, who: ana}
  dig: {title: Dig the ground, effort: 1d, who: ana, not-before: 2026-02-18}
`;

  it("the resources show hours against capacity, what is over, and the tasks behind a cell", async () => {
    const view = await show("resources", CREW);
    const { page } = view;
    const row = (id: string): Promise<string[]> => page.locator(`.row[data-row="person ${id}"] .load`).allTextContents();
    deepEqual([await row("ana"), await row("ben")], [["48"], [""]]);
    equal(await page.locator(".figures .late").textContent(), "1 over capacity");
    await page.getByRole("button", { name: "Days" }).click();
    deepEqual(await row("ana"), ["8", "8", "16", "8", "8"]);
    await page.locator('.row[data-row="person ana"] .load').nth(2).click();
    equal(await page.locator(".detail h2").innerText(), "Ana Silva · 18 Feb\n16 h of 8 h, 200 %, over capacity");
    deepEqual(await page.locator(".detail .task .title").allTextContents(), ["Drawings", "Dig the ground"]);
    await page.locator(".detail .task").nth(1).click();
    ok((await view.said()).some(({ name, body }) => name === "reveal" && (body as { id: string }).id === "dig"));
    await page.locator('.row[data-row="person ana"] .load').nth(2).focus();
    await page.keyboard.press("ArrowDown");
    equal(await page.locator(".detail h2").innerText(), "Ben Okoro · 18 Feb\n0 h of 0 h");
    await page.keyboard.press("ArrowLeft");
    equal(await page.locator(".detail").innerText().then((text) => text.split("\n").includes("8 h free")), true);
    equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")), "Ben Okoro, 17 Feb: 0 h of 8 h, 0 %");
    const again = await show("resources", CREW, { state: await view.state() });
    equal(await again.page.locator(".detail h2").innerText(), "Ben Okoro · 17 Feb\n0 h of 8 h, 0 %");
  });

  it("the resources of a plan that is over begin at its end, and can be walked", async () => {
    const view = await show("resources", "plan: Over\nstart: 2025-01-06\nas-of: none\npeople: {ana: {}}\ntasks: {a: {effort: 12d, who: ana}}\n");
    const chosen = (): Promise<string | null> => view.page.locator(".load.here").getAttribute("data-column");
    equal(await chosen(), "2");
    await view.page.locator(".load.here").focus();
    await view.page.keyboard.press("ArrowLeft");
    equal(await chosen(), "1");
    await view.page.keyboard.press("ArrowRight");
    await view.page.keyboard.press("ArrowRight");
    equal(await chosen(), "2");
  });

  it("the resources of years day by day keep elements for what is in sight", async () => {
    const view = await show("resources", "plan: Long\nstart: 2026-02-16\nas-of: none\npeople: {ana: {}, ben: {}}\ntasks: {a: {effort: 900d, who: ana}}\n");
    await view.page.getByRole("button", { name: "Days" }).click();
    const cells = (): Promise<number> => view.page.locator(".load").count();
    ok((await cells()) < 120, String(await cells()));
    await view.page.evaluate(() => { document.querySelector(".scroller")?.scrollTo(20_000, 0); });
    await view.page.waitForSelector('.load[data-column="505"]');
    ok((await cells()) < 120, String(await cells()));
    equal(await view.page.locator(".load.here").count(), 1, "the chosen cell can be reached from afar");
  });
});

describe("the baseline in the page of the Gantt", () => {
  const openPage = usePages();

  it("has bars, columns and words, and another is chosen by a menu", async () => {
    const schedule = scheduleOf("plan: P\nstart: 2026-02-02\nas-of: none\ntasks: {a: {title: Walls, duration: 5d}, b: {title: Roof, duration: 2d, after: a}}\n", PAGE_NOW);
    const then = (name: string, day: string): Baseline => ({ name, source: "table", releases: [], tasks: [{ id: "a", start: minute("2026-02-02 09:00"), finish: minute(`${day} 17:00`) }] });
    const view = await openPage("gantt", { width: 1600, height: 640, state: undefined });
    const send = (sequence: number, baseline: string): Promise<void> => view.send("gantt", { sequence, health: { errors: 0, warnings: 0 }, data: ganttData(schedule, { now: PAGE_NOW, baselines: [then("kickoff", "2026-02-03"), then("signed", "2026-02-06")], baseline }) });
    await send(1, "kickoff");
    await view.page.waitForSelector("html[data-gantry-ready]");
    equal(await view.page.locator(".bar .baseline").count(), 1);
    await view.page.locator(".tool", { hasText: "View" }).click();
    await view.page.locator(".menu-item", { hasText: "Slip" }).click();
    await view.page.locator('.row[data-id="a"] [data-column="slip"]').waitFor();
    equal(await view.page.locator('.row[data-id="a"] [data-column="slip"]').textContent(), "+3d");
    equal(await view.page.locator('.row[data-id="b"] [data-column="slip"]').textContent(), "");
    if ((await view.page.locator(".menu").count()) === 0) await view.page.locator(".tool", { hasText: "View" }).click();
    await view.page.locator(".menu-item", { hasText: "signed" }).click();
    ok((await view.said()).some(({ name, body }) => name === "baseline" && (body as { name: string }).name === "signed"));
    await send(2, "signed");
    await view.page.waitForFunction(() => document.querySelector('.row[data-id="a"] [data-column="slip"]')?.textContent === "0d");
  });
});
