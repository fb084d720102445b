import { deepEqual, equal, ok } from "node:assert/strict";
import type { Locator } from "playwright-core";
import { resourcesData } from "../../../src/core/view/resources";
import { minute, scheduleOf } from "../../core/view/support";
import { faultsOf } from "./page/faults";
import type { ThemeName } from "./page/themes";
import { usePages } from "./page/usePages";
import type { PageOptions, ViewPage } from "./page/viewPage";

const NOW = minute("2026-02-16 11:00");
const CREW = `plan: Crew
start: 2026-02-16
as-of: none
people: {ana: {name: Ana Silva, role: dev}, ben: {name: Ben Okoro, capacity: 80%}, dee: {name: Dee, capacity: {2026-02-16: 50%, 2026-03-02: 100%}}}
teams: {core: [ana, ben]}
equipment: {lab: {name: Device lab}}
tasks:
  draw: {title: Drawings, effort: 5d, who: ana}
  dig: {title: Dig the ground, effort: 2d, who: ben}
  test: {title: Test it, effort: 5d, who: ana, after: draw}
`;

describe("the resources by drag, with the effect shown first", () => {
  const openPage = usePages();

  const dataOf = (text: string): unknown => resourcesData(scheduleOf(text, NOW), NOW);
  async function show(text: string, options: PageOptions = {}): Promise<ViewPage> {
    const view = await openPage("resources", { width: 1100, height: 700, ...options });
    await view.send("resources", { sequence: 1, health: { errors: 0, warnings: 0 }, data: dataOf(text) });
    await view.page.waitForSelector("html[data-gantry-ready]");
    return view;
  }
  const cell = (view: ViewPage, row: string, column: number): Locator => view.page.locator(`.row[data-row="${row}"] .load[data-column="${String(column)}"]`);
  const task = (view: ViewPage, id: string): Locator => view.page.locator(`.detail .task[data-id="${id}"]`);
  const asked = async (view: ViewPage, name = "change"): Promise<unknown[]> => (await view.said()).filter((one) => one.name === name && one.type === "request").map(({ body }) => (body as { change: unknown }).change);
  const message = (view: ViewPage, text: string): Promise<void> => view.page.locator(".message").filter({ hasText: text }).waitFor();
  const tip = (view: ViewPage): Promise<string[]> => view.page.locator(".tip > div").allTextContents();
  async function answer(view: ViewPage, body: unknown, name = "previewLoad"): Promise<void> {
    await view.page.waitForTimeout(50);
    const last = (await view.said()).filter((one) => one.name === name).at(-1);
    const packed = JSON.stringify(body, (_, value: unknown) => (ArrayBuffer.isView(value) ? { typed: value.constructor.name, values: [...(value as Float64Array)] } : value));
    await view.page.evaluate(([id, text]) => {
      const kinds = { Float64Array, Int32Array } as const;
      const of: unknown = JSON.parse(text, (_, value: unknown) => {
        const typed = value as { typed?: keyof typeof kinds; values?: number[] } | null;
        return typed?.typed === undefined ? value : kinds[typed.typed].from(typed.values ?? []);
      });
      window.postMessage({ type: "answer", id, body: of });
    }, [last?.id, packed] as const);
    await view.page.waitForTimeout(50);
  }
  const effectOf = (text: string, more: object = {}): object => ({
    kind: "effect", before: minute("2026-02-27 17:00"), after: minute("2026-02-27 17:00"), moved: [], count: 0, broken: [], kept: [], overloads: [], writes: "who: ben", load: dataOf(text), ...more,
  });
  async function drag(view: ViewPage, from: Locator, to: Locator): Promise<void> {
    const [a, b] = [await from.boundingBox(), await to.boundingBox()];
    ok(a !== null && b !== null);
    await view.page.mouse.move(a.x + 90, a.y + 8);
    await view.page.mouse.down();
    await view.page.mouse.move(b.x + 20, b.y + 12, { steps: 6 });
  }
  const handed = CREW.replace("effort: 5d, who: ana}", "effort: 5d, who: ben}");

  it("says what would come of a task in hand, for both people, and asks for it when it is let go", async () => {
    const view = await show(CREW);
    await cell(view, "person ana", 0).click();
    await drag(view, task(view, "draw"), cell(view, "person ben", 0));
    deepEqual(await asked(view, "previewLoad"), [{ kind: "rebook", plan: "test", task: "draw", person: { from: "ana", to: "ben" } }]);
    deepEqual(await tip(view), ["Drawings: Ben Okoro, 16 Feb – 22 Feb", "…"]);
    await answer(view, effectOf(handed, { after: minute("2026-03-03 17:00"), moved: [{ id: "draw", start: minute("2026-02-16 09:00"), finish: minute("2026-02-25 12:00") }, { id: "test", start: minute("2026-02-25 13:00"), finish: minute("2026-03-04 12:00") }], count: 2, broken: [{ kind: "task", title: "Test it", due: minute("2026-02-28"), finish: minute("2026-03-04 12:00") }] }));
    const lines = await tip(view);
    equal(lines[0], "Drawings: Ben Okoro, 16 Feb – 22 Feb");
    ok(/^Ana Silva, 16 Feb – 22 Feb: 40 h → \d+ h of 40 h$/.test(lines[1] ?? ""), lines[1]);
    ok(/^Ben Okoro, 16 Feb – 22 Feb: 16 h → \d+ h of 32 h$/.test(lines[2] ?? ""), lines[2]);
    deepEqual(lines.slice(3), ["Then 16 Feb – 25 Feb", "1 other moves", "The plan finishes 3 Mar, not 27 Feb", "Too late for Test it, due 27 Feb", "writes who: ben"]);
    equal(await view.page.locator(".load.target").getAttribute("aria-label").then((text) => text?.startsWith("Ben Okoro")), true);
    await view.page.mouse.up();
    deepEqual(await asked(view), [{ kind: "rebook", plan: "test", task: "draw", person: { from: "ana", to: "ben" } }]);
    equal((await view.said()).filter(({ name }) => name === "reveal").length, 0, "a drag is no click");
    equal(await view.page.locator(".tip").isVisible(), false);
  });

  it("moves to another week by the same days, and writes nothing on Escape, in its own cell, or where it is refused", async () => {
    const view = await show(CREW);
    await cell(view, "person ana", 0).click();
    await drag(view, task(view, "draw"), cell(view, "person ana", 1));
    deepEqual(await asked(view, "previewLoad"), [{ kind: "rebook", plan: "test", task: "draw", start: minute("2026-02-23 09:00") }]);
    await view.page.keyboard.press("Escape");
    await view.page.mouse.up();
    await drag(view, task(view, "draw"), cell(view, "person ana", 0));
    await view.page.mouse.up();
    deepEqual(await asked(view), []);
    await drag(view, task(view, "draw"), cell(view, "team core", 0));
    equal((await tip(view)).at(-1), "A team or a role has no time of its own: choose one of its people.");
    equal(await view.page.locator(".load.target.invalid").count(), 1);
    await view.page.mouse.up();
    await message(view, "A team or a role has no time");
    await drag(view, task(view, "draw"), cell(view, "equipment lab", 0));
    await view.page.mouse.up();
    await message(view, "A person cannot do what a machine does");
    await drag(view, task(view, "draw"), cell(view, "person dee", 0));
    await answer(view, { kind: "refused", message: "The file is read-only." });
    equal((await tip(view)).at(-1), "The file is read-only.");
    await view.page.mouse.up();
    await message(view, "The file is read-only.");
    deepEqual(await asked(view), []);
  });

  it("takes a task along by keys, says what would come of it, lets it go with Enter", async () => {
    const view = await show(CREW);
    const { keyboard } = view.page;
    await cell(view, "person ana", 0).click();
    await task(view, "draw").focus();
    await keyboard.press("Alt+ArrowDown");
    await answer(view, effectOf(handed));
    ok((await view.page.locator("[aria-live=polite][role=status]").first().textContent())?.startsWith("Drawings: Ben Okoro, 16 Feb – 22 Feb. Ana Silva"));
    await keyboard.press("Alt+ArrowRight");
    await keyboard.press("Escape");
    equal(await view.page.locator(".load.target").count(), 0);
    deepEqual(await asked(view), []);
    await keyboard.press("Alt+ArrowDown");
    await keyboard.press("Alt+ArrowRight");
    await keyboard.press("Enter");
    deepEqual(await asked(view), [{ kind: "rebook", plan: "test", task: "draw", person: { from: "ana", to: "ben" }, start: minute("2026-02-23 09:00") }]);
    equal((await view.said()).filter(({ name }) => name === "reveal").length, 0);
    await answer(view, { kind: "applied" }, "change");
    equal(await view.page.locator(".load.here").getAttribute("aria-label").then((text) => text?.startsWith("Ben Okoro, 23 Feb")), true, "where it was let go is chosen");
  });

  it("shows the load with another capacity until it is applied or discarded", async () => {
    const view = await show(CREW);
    const field = view.page.locator(".what-if input[type=number]");
    await cell(view, "person ana", 0).click();
    equal(await field.inputValue(), "100");
    await field.fill("50");
    deepEqual(await asked(view, "previewLoad"), [{ kind: "set-capacity", plan: "test", of: [{ id: "ana", share: 0.5 }] }]);
    const half = CREW.replace("role: dev}", "role: dev, capacity: 50%}");
    await answer(view, effectOf(half, { after: minute("2026-03-13 17:00") }));
    equal(await cell(view, "person ana", 0).textContent(), "20");
    deepEqual(await view.page.locator(".what-if .words > *").allTextContents(), ["What if: Ana Silva 50 %", "The plan finishes 13 Mar, not 27 Feb", "writes who: ben"]);
    ok(await view.page.locator(".resources.tried").isVisible());
    equal(await field.inputValue(), "50", "what was typed stays");
    await cell(view, "person ben", 0).click();
    equal(await field.inputValue(), "80");
    await drag(view, task(view, "dig"), cell(view, "person ana", 0));
    await view.page.mouse.up();
    await message(view, "Apply or discard first what is tried.");
    await view.page.getByText("Apply", { exact: true }).click();
    deepEqual(await asked(view), [{ kind: "set-capacity", plan: "test", of: [{ id: "ana", share: 0.5 }] }]);
    await answer(view, { kind: "applied" }, "change");
    equal(await view.page.locator(".resources.tried").count(), 0);
    await view.send("resources", { sequence: 2, health: { errors: 0, warnings: 0 }, data: dataOf(half) });
    await cell(view, "person ana", 0).click();
    equal(await field.inputValue(), "50");
    await view.page.locator(".what-if input[type=range]").fill("150");
    await view.page.getByText("Discard", { exact: true }).click();
    equal(await field.inputValue(), "50");
    equal((await asked(view)).length, 1);
  });

  it("has a figure for one person or machine with one capacity alone", async () => {
    const view = await show(CREW);
    const label = async (row: string): Promise<string | null> => {
      await view.page.locator(`.row[data-row="${row}"] .name`).click();
      return view.page.locator(".what-if .label").textContent();
    };
    equal(await label("person ben"), "What if Ben Okoro has");
    equal(await label("equipment lab"), "What if Device lab has");
    equal(await label("person dee"), "The capacity of Dee changes over time: it is written in the plan.");
    equal(await label("team core"), "What if: choose a person or a machine.");
    equal(await view.page.locator(".what-if .controls").isVisible(), false);
  });

  for (const theme of ["dark", "light", "high-contrast", "high-contrast-light"] satisfies ThemeName[]) {
    it(`can be read and used by all while something is tried, ${theme}`, async () => {
      const view = await show(CREW, { theme });
      await cell(view, "person ana", 0).click();
      await view.page.locator(".what-if input[type=number]").fill("50");
      await answer(view, effectOf(CREW, { after: minute("2026-03-13 17:00") }));
      deepEqual(await faultsOf(view), []);
    });
  }
  for (const width of [480, 1800]) {
    it(`does not overflow its window at ${String(width)} px while something is tried`, async () => {
      const view = await show(CREW, { width, height: 640 });
      await cell(view, "person ana", 0).click();
      await view.page.locator(".what-if input[type=number]").fill("50");
      deepEqual(await view.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]), [width, 640]);
    });
  }
});
