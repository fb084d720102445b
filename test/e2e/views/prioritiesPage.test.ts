import { deepEqual, equal, ok } from "node:assert/strict";
import type { Locator } from "playwright-core";
import { prioritiesData } from "../../../src/core/view/priorities";
import { minute, scheduleOf } from "../../core/view/support";
import { faultsOf } from "./page/faults";
import type { ThemeName } from "./page/themes";
import { usePages } from "./page/usePages";
import type { PageOptions, ViewPage } from "./page/viewPage";

const NOW = minute("2026-02-16 11:00");

const PLAN = `plan: Shop
start: 2026-02-16
prioritize: {formula: "value * confidence / effort"}
people: {ana: {}, ben: {}}
objectives: {trust: {title: Trust}}
releases: {beta: {title: Public beta, date: 2026-02-27}}
tasks:
  work: {effort: 5d, who: ana}
  carts-first: {effort: 4d, who: ben, backlog: carts}
backlog:
  gifts: {title: Gift cards, value: 4, effort: 8d..15d, confidence: 50%, tags: [pay]}
  search: {title: Search, value: 6, effort: 3d, confidence: 90%, moscow: must, release: beta, reach: 400}
  carts: {title: Saved carts, value: 7, effort: 20d, objective: trust, moscow: could}
  refunds: {title: Refunds, value: 8, effort: 6d, confidence: 70%}
  export: {title: Export, value: 2}
feedback:
  f1: {from: ACME, about: carts}
`;

describe("the page of the priorities", () => {
  const openPage = usePages();

  async function show(text = PLAN, options: PageOptions = {}): Promise<ViewPage> {
    const view = await openPage("priorities", { width: 1400, height: 700, ...options });
    await send(view, text, 1);
    await view.page.waitForSelector("html[data-gantry-ready]");
    return view;
  }
  async function send(view: ViewPage, text: string, sequence: number): Promise<void> {
    await view.send("priorities", { sequence, health: { errors: 0, warnings: 0 }, data: prioritiesData(scheduleOf(text, NOW), NOW) });
  }
  const disc = (view: ViewPage, id: string): Locator => view.page.locator(`.disc[data-id="${id}"]`);
  const cell = (view: ViewPage, id: string, key: string): Locator => view.page.locator(`.cell[data-id="${id}"][data-key="${key}"]`);
  const asked = async (view: ViewPage): Promise<unknown[]> => (await view.said()).filter(({ name, type }) => name === "change" && type === "request").map(({ body }) => (body as { change: unknown }).change);
  const table = (view: ViewPage): Promise<string[]> => view.page.locator(".scores tbody tr").evaluateAll((rows) => rows.map((row) => [...row.children].slice(0, 3).map((one) => one.textContent).join(" | ")));
  const center = async (of: Locator): Promise<{ x: number; y: number }> => {
    const box = await of.boundingBox();
    ok(box !== null, "it is in sight");
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };

  for (const theme of ["dark", "light", "high-contrast", "high-contrast-light"] satisfies ThemeName[]) {
    it(`can be read and used by all with a figure open and another method beside, ${theme}`, async () => {
      const view = await show(PLAN, { theme });
      await view.page.getByLabel("Compare with").selectOption("value-effort");
      await disc(view, "search").focus();
      deepEqual(await faultsOf(view), []);
      await cell(view, "gifts", "value").click();
      deepEqual(await faultsOf(view), []);
    });
  }

  it("shows ranks, scores and the line below what fits", async () => {
    const view = await show();
    deepEqual(await table(view), ["1 | Search | 1.8", "2 | Refunds | 0.933", "3 | Saved carts | 0.875", "What stands above fits: 11d free until Public beta, 27 Feb", "4 | Gift cards | 0.183", "–No rank: Confidence, Effort lacks".replace("–", "– | Export | –")]);
    equal(await disc(view, "search").textContent(), "1");
    equal(await view.page.locator(".chip").textContent(), "Export");
    equal(await view.page.locator(".toolbar .figures").innerText(), "5 ideas11d free until Public beta, 27 Feb");
  });

  it("compares two methods, filters and sorts", async () => {
    const view = await show();
    await view.page.getByLabel("Compare with").selectOption("value-effort");
    deepEqual(await view.page.locator(".scores .change > [aria-hidden]").allTextContents(), ["1", "3 ▼1", "2 ▲1", "4", "–"]);
    await view.page.getByLabel("Tag", { exact: true }).selectOption("pay");
    deepEqual(await table(view), ["What stands above fits: 11d free until Public beta, 27 Feb", "4 | Gift cards | 0.183"]);
    await view.page.getByLabel("Tag", { exact: true }).selectOption("");
    await view.page.locator('[data-sort="effort"]').click();
    equal((await table(view))[0], "1 | Search | 1.8");
    await view.page.locator('[data-sort="effort"]').click();
    equal((await table(view))[0], "4 | Gift cards | 0.183");
    equal(await view.page.locator(".scores th[aria-sort=descending]").innerText(), "Effort ↓");
  });

  it("a disc that is dragged asks for another value and effort, and Escape for nothing", async () => {
    const view = await show();
    const { mouse, keyboard } = view.page;
    const from = await center(disc(view, "refunds"));
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(from.x + 60, from.y + 40, { steps: 5 });
    ok((await view.page.locator(".tip").innerText()).includes("Value 8 → "));
    await keyboard.press("Escape");
    await mouse.up();
    deepEqual(await asked(view), []);
    const back = await center(disc(view, "refunds"));
    ok(Math.abs(back.x - from.x) < 1 && Math.abs(back.y - from.y) < 1, "it is back in its place");
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(from.x, from.y + 50, { steps: 5 });
    await mouse.up();
    const [change] = (await asked(view)) as { kind: string; task: string; scores: { key: string; text: string; minutes?: number }[] }[];
    equal(change?.kind, "set-scores");
    equal(change.task, "refunds");
    deepEqual(change.scores.map(({ key }) => key), ["value"], "straight down leaves the effort alone");
    ok(Number(change.scores[0]?.text) < 8);
  });

  it("the keys walk, re-score, promote and open", async () => {
    const view = await show();
    const { keyboard } = view.page;
    const focused = (): Promise<string | null> => view.page.evaluate(() => document.activeElement?.getAttribute("data-id") ?? null);
    await disc(view, "search").focus();
    await keyboard.press("ArrowRight");
    equal(await focused(), "carts");
    await keyboard.press("ArrowRight");
    equal(await focused(), "refunds");
    await keyboard.press("Alt+ArrowUp");
    await keyboard.press("Alt+ArrowRight");
    await keyboard.press("p");
    deepEqual(await asked(view), [
      { kind: "set-scores", plan: "test", task: "refunds", scores: [{ key: "value", text: "8.2" }] },
      { kind: "set-scores", plan: "test", task: "refunds", scores: [{ key: "effort", text: "", minutes: 7 * 480 }] },
      { kind: "promote", plan: "test", task: "refunds" },
    ]);
    await keyboard.press("Enter");
    ok((await view.said()).some(({ name, body }) => name === "reveal" && (body as { id: string; focus: boolean }).id === "refunds" && (body as { focus: boolean }).focus));
    await keyboard.press("End");
    equal(await focused(), "gifts");
    await keyboard.press("Home");
    equal(await focused(), "search");
  });

  it("what tasks realise is not promoted again, and its effort is theirs", async () => {
    const view = await show();
    await disc(view, "carts").focus();
    await view.page.keyboard.press("p");
    ok((await view.page.locator(".message").innerText()).includes("Tasks realise Saved carts already."));
    await view.page.keyboard.press("Alt+ArrowRight");
    ok((await view.page.locator(".message").innerText()).includes("is that of its tasks"));
    deepEqual(await asked(view), []);
    equal(await cell(view, "carts", "effort").count(), 0);
  });

  it("figures are typed into the table: Tab goes on, Escape leaves them", async () => {
    const view = await show();
    const { keyboard } = view.page;
    await cell(view, "search", "value").click();
    await keyboard.type("9");
    await keyboard.press("Tab");
    await view.page.locator(".scores input.field").waitFor();
    equal(await view.page.locator(".scores input.field").getAttribute("aria-label"), "Confidence of Search");
    await keyboard.type("10");
    await keyboard.press("Escape");
    deepEqual(await asked(view), [{ kind: "set-scores", plan: "test", task: "search", scores: [{ key: "value", text: "9" }] }]);
    await send(view, PLAN.replace("value: 6", "value: 9"), 2);
    await view.page.locator(`.cell[data-id="search"][data-key="value"]`).filter({ hasText: "9" }).waitFor();
  });

  it("an idea without a place is opened where its figure lacks", async () => {
    const view = await show();
    await view.page.locator(".chip").click();
    equal(await view.page.locator(".scores input.field").getAttribute("aria-label"), "Confidence of Export");
  });

  it("another method can be made the plan's own", async () => {
    const view = await show();
    equal(await view.page.getByRole("button", { name: "Use for the plan" }).isVisible(), false);
    await view.page.getByLabel("Rank by").selectOption("value-effort");
    await view.page.getByRole("button", { name: "Use for the plan" }).click();
    deepEqual(await asked(view), [{ kind: "set-method", plan: "test", method: "value-effort" }]);
  });

  it("is as it was after a reload", async () => {
    const view = await show();
    await view.page.getByLabel("Rank by").selectOption("moscow");
    await view.page.getByLabel("Objective").selectOption("trust");
    await view.page.getByRole("button", { name: "Table" }).click();
    const again = await show(PLAN, { state: await view.state() });
    equal(await again.page.getByLabel("Rank by").inputValue(), "moscow");
    equal(await again.page.locator(".disc").count(), 1);
    equal(await again.page.getByRole("button", { name: "Table" }).getAttribute("aria-pressed"), "false");
  });

  it("ten thousand ideas: a part is drawn, and more rows come by a button", async () => {
    const many = `plan: Many\nstart: 2026-02-16\nprioritize: value-effort\nbacklog:\n${Array.from({ length: 10_000 }, (_, at) => `  i${String(at)}: {value: ${String(1 + (at % 9))}, effort: ${String(1 + (at % 30))}d}`).join("\n")}\n`;
    const view = await show(many);
    const discs = await view.page.locator(".disc").count();
    ok(discs >= 60 && discs <= 300, String(discs));
    ok((await view.page.locator(".marks").getAttribute("d") ?? "").length > 200);
    equal(await view.page.locator(".scores tbody tr").count(), 200);
    await view.page.getByRole("button", { name: "Show 200 more" }).click();
    equal(await view.page.locator(".scores tbody tr").count(), 400);
    ok((await view.page.locator(".tray").innerText()).includes(`${String(10_000 - discs)} more a dot`));
  });

  describe("ideas that are dots", () => {
    // The first 300 fill the place below; behind them one dot alone, and one of three ideas.
    const many = `plan: Many\nstart: 2026-02-16\nprioritize: value-effort\nbacklog:\n${Array.from({ length: 300 }, (_, at) => `  i${String(at)}: {value: ${String(3 + (at % 5))}, effort: ${String(1 + (at % 3))}d}`).join("\n")}\n` + '  lone: {title: "Lone <b>idea</b>", value: 3, effort: 60d}\n  one: {title: One, value: 2, effort: 90d}\n  two: {title: Two, value: 2, effort: 90d}\n  three: {title: Three, value: 2, effort: 90d}\n';
    const revealed = async (view: ViewPage): Promise<unknown[]> => (await view.said()).filter(({ name }) => name === "reveal").map(({ body }) => (body as { id: string }).id);
    const dots = async (view: ViewPage): Promise<{ x: number; y: number }[]> => {
      const { left, top, d } = await view.page.locator(".axes").evaluate((axes) => ({ left: axes.getBoundingClientRect().left, top: axes.getBoundingClientRect().top, d: axes.querySelector(".marks")?.getAttribute("d") ?? "" }));
      return [...d.matchAll(/M([\d.]+) ([\d.]+)/g)].map(([, x, y]) => ({ x: left + Number(x), y: top + Number(y) })).sort((a, b) => a.x - b.x);
    };
    const lastTwo = async (view: ViewPage): Promise<{ x: number; y: number }[]> => (await dots(view)).slice(-2);

    it("are named under the pointer and chosen by a click", async () => {
      const view = await show(many);
      const [lone] = await lastTwo(view);
      ok(lone !== undefined);
      await view.page.mouse.move(lone.x + 3, lone.y - 3);
      ok((await view.page.locator(".tip").innerText()).startsWith("Lone <b>idea</b>, rank 301"));
      await view.page.mouse.click(lone.x + 3, lone.y - 3);
      deepEqual(await revealed(view), ["lone"]);
      equal(await view.page.locator(".dot").getAttribute("aria-label"), await view.page.locator(".dot").evaluate((dot) => (dot === document.activeElement ? dot.getAttribute("aria-label") : "")), "it has the keys");
      await view.page.mouse.move(lone.x + 3, lone.y - 60);
      equal(await view.page.locator(".tip").isVisible(), false);
      deepEqual(await faultsOf(view), []);
    });

    it("several at one place are offered in a list", async () => {
      const view = await show(many);
      const [, three] = await lastTwo(view);
      ok(three !== undefined);
      await view.page.mouse.move(three.x, three.y);
      equal(await view.page.locator(".tip").innerText(), "3 ideas here\n302 One\n303 Two\n304 Three");
      await view.page.mouse.click(three.x, three.y);
      deepEqual(await view.page.locator(".menu-item").allInnerTexts(), ["One, rank 302", "Two, rank 303", "Three, rank 304"]);
      deepEqual(await faultsOf(view), []);
      await view.page.keyboard.press("ArrowDown");
      await view.page.keyboard.press("Enter");
      deepEqual(await revealed(view), ["two"]);
      equal((await table(view)).at(-1), "303 | Two | 0.0222", "the chosen one is in the table");
      equal((await table(view)).length, 201);
      await view.page.locator(".scores tbody tr").first().click();
      deepEqual([await view.page.locator(".dot").count(), await view.page.locator('.disc[tabindex="0"]').count()], [0, 1], "another one is chosen");
    });

    it("the keys walk to them, open the list and leave it again", async () => {
      const view = await show(many, { state: { plan: "test", method: "", against: "", size: "reach", release: "", objective: "", tag: "", sort: "rank", down: false, selected: "lone", table: false } });
      const { keyboard } = view.page;
      await view.page.locator(".dot").focus();
      await keyboard.press("ArrowRight");
      equal(await view.page.locator(".dot:focus").getAttribute("aria-label"), "3 ideas here, 302 One, 303 Two, 304 Three");
      await keyboard.press("Enter");
      await view.page.locator(".menu").waitFor();
      await keyboard.press("Escape");
      equal(await view.page.locator(".menu").count(), 0);
      await keyboard.press("ArrowLeft");
      await keyboard.press("p");
      deepEqual(await asked(view), [{ kind: "promote", plan: "test", task: "lone" }]);
      await keyboard.press("Home");
      equal(await view.page.locator(".disc:focus").count(), 1);
    });
  });
});
