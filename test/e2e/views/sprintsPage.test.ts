import { deepEqual, equal, ok } from "node:assert/strict";
import { sprintsData } from "../../../src/core/view/sprints";
import { readPicture } from "../../core/view/picture/support";
import { minute, scheduleOf } from "../../core/view/support";
import { faultsOf } from "./page/faults";
import type { ThemeName } from "./page/themes";
import { usePages } from "./page/usePages";
import type { PageOptions, ViewPage } from "./page/viewPage";

const NOW = minute("2026-02-04 11:00");

const PLAN = `plan: Checkout
start: 2026-01-05
as-of: 2026-02-04
people: {ana: {name: Ana Silva}, ben: {name: Ben Ito}}
sprints: {start: 2026-01-05, length: 2w, velocity: 12}
releases: {ga: {title: Go live, date: 2026-03-20}}
tasks:
  schema: {title: Orders schema, points: 5, sprint: sprint-1, finished: 2026-01-09, who: ana}
  form: {title: Card form, points: 8, sprint: sprint-1, finished: 2026-01-16, who: ben}
  api: {title: Payment API, points: 10, sprint: sprint-2, finished: 2026-01-30, who: ana}
  refunds: {title: Refunds, points: 5, sprint: sprint-3, finished: 2026-02-03, who: ana}
  taxes: {title: Taxes, points: 8, sprint: sprint-3, who: ben, release: ga}
  reports: {title: Reports, points: 13, release: ga}
`;

describe("the page of the sprints", () => {
  const openPage = usePages();

  async function send(view: ViewPage, text: string, sequence: number): Promise<void> {
    await view.send("sprints", { sequence, health: { errors: 0, warnings: 0 }, data: sprintsData(scheduleOf(text, NOW), NOW) });
  }
  async function show(text: string, options: PageOptions = {}): Promise<ViewPage> {
    const view = await openPage("sprints", { width: 1400, height: 760, ...options });
    await send(view, text, 1);
    await view.page.waitForSelector("html[data-gantry-ready]");
    return view;
  }
  const inSprint = (view: ViewPage, number: number): Promise<string[]> => view.page.locator(`.cell[data-column="${String(number)}"] .task`).evaluateAll((all) => all.map((one) => one.getAttribute("data-id") ?? ""));
  const asked = async (view: ViewPage): Promise<unknown[]> => (await view.said()).filter(({ name, type }) => name === "change" && type === "request").map(({ body }) => (body as { change: unknown }).change);

  for (const theme of ["dark", "light", "high-contrast", "high-contrast-light"] as const satisfies readonly ThemeName[]) {
    it(`can be read and used by all, ${theme}`, async () => {
      const view = await show(PLAN, { theme, width: 1024 });
      deepEqual(await faultsOf(view), []);
      await view.page.locator(".tool", { hasText: "Table" }).click();
      deepEqual(await faultsOf(view), []);
    });
  }

  for (const width of [480, 1024, 1800]) {
    it(`does not overflow its window at ${String(width)} px`, async () => {
      const view = await show(PLAN, { width, height: 640 });
      deepEqual(await view.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]), [width, 640]);
    });
  }

  it("shows each sprint with what is in it, named or by the forecast, and says the figures in words", async () => {
    const view = await show(PLAN);
    deepEqual(await inSprint(view, 1), ["schema", "form"]);
    deepEqual(await inSprint(view, 3), ["refunds", "taxes"]);
    equal(await view.page.locator(".task.loose").getAttribute("data-id"), "reports");
    const words = await view.page.locator("figure p").allTextContents();
    ok(words[0]?.startsWith("8 of 13 points left"), words[0]);
    equal(words[1], "11.5 points a sprint, mean of the last 2, from 10 to 13");
    ok(words[2]?.startsWith("21 points left: done by"), words[2]);
  });

  it("writes large figures with few letters at its axes", async () => {
    const view = await show(PLAN.replace("points: 13", "points: 123456789"));
    ok((await view.page.locator(".chart text").allTextContents()).every((text) => text.length <= 6));
  });

  it("gives a drawing of what is shown, in colours of its own", async () => {
    const view = await show(PLAN);
    await view.page.locator(".tool", { hasText: "Burn-up" }).click();
    await view.page.locator(".tool.export").click();
    await view.page.getByRole("menuitem", { name: "Save as SVG" }).click();
    const asked = await view.page.waitForFunction(() => (window as unknown as { said: { name?: string; body?: { text?: string } }[] }).said.find(({ name }) => name === "export")?.body?.text);
    const text = String(await asked.jsonValue());
    const { texts } = readPicture(text);
    for (const word of ["Checkout", "Burn-up of sprint 3", "Velocity", "Forecast", "Sprint 3", "5 of 13 points done"]) ok(texts.includes(word), `${word}: ${texts.join(", ")}`);
    ok(text.includes("gantry-sprints") && !text.includes("var(") && !text.includes("class=\"grid"));
  });

  it("drags a card into another sprint, and out of all", async () => {
    const view = await show(PLAN);
    const drag = async (id: string, to: number): Promise<void> => {
      await view.page.locator(`.task[data-id="${id}"]`).hover();
      await view.page.mouse.down();
      const target = await view.page.locator(`.cell[data-column="${String(to)}"]`).boundingBox();
      ok(target);
      await view.page.mouse.move(target.x + target.width / 2, target.y + 20, { steps: 4 });
      await view.page.mouse.up();
    };
    await drag("taxes", 4);
    await drag("refunds", 0);
    deepEqual(await asked(view), [
      { kind: "to-cell", plan: "test", task: "taxes", column: "todo", lane: { by: "sprint", id: "sprint-4", from: "sprint-3" } },
      { kind: "to-cell", plan: "test", task: "refunds", column: "done", lane: { by: "sprint", id: "", from: "sprint-3" } },
    ]);
  });

  it("walks by keys, moves with Alt, and shows the text", async () => {
    const view = await show(PLAN);
    await view.page.locator('.task[data-id="form"]').focus();
    await view.page.keyboard.press("ArrowRight");
    equal(await view.page.evaluate(() => document.activeElement?.getAttribute("data-id")), "api");
    await view.page.keyboard.press("Alt+ArrowRight");
    await view.page.keyboard.press("Enter");
    deepEqual(await asked(view), [{ kind: "to-cell", plan: "test", task: "api", column: "done", lane: { by: "sprint", id: "sprint-3", from: "sprint-2" } }]);
    ok((await view.said()).some(({ name, body }) => name === "reveal" && JSON.stringify(body) === JSON.stringify({ id: "api", focus: true })));
  });

  it("has a table twin, burns up, shows another sprint, and keeps all of it", async () => {
    const view = await show(PLAN);
    await view.page.locator('[data-sprint="1"]').click();
    equal(await view.page.locator("figure h2").first().textContent(), "Burn-down of sprint 1");
    await view.page.locator(".tool", { hasText: "Burn-up" }).click();
    equal(await view.page.locator("figure h2").first().textContent(), "Burn-up of sprint 1");
    await view.page.locator(".tool", { hasText: "Table" }).click();
    deepEqual(await view.page.locator("caption").allTextContents(), ["Sprints", "Forecast", "Burn-down of sprint 1", "Items"]);
    await view.page.locator(".go", { hasText: "Refunds" }).click();
    ok((await view.said()).some(({ name, body }) => name === "reveal" && (body as { id: string }).id === "refunds"));
    const state = await view.state();
    const again = await show(PLAN, { state });
    equal(await again.page.locator("caption").nth(2).textContent(), "Burn-down of sprint 1");
  });

  it("says what to write where there are no sprints or points", async () => {
    for (const text of ["plan: Empty\n", "plan: Bare\nsprints: {start: 2026-01-05, length: 2w, velocity: 20}\ntasks: {a: {effort: 1d}}\n"]) {
      const view = await show(text);
      ok(((await view.page.locator(".empty p").textContent()) ?? "").includes("Write “"));
      await view.page.locator(".empty vscode-button").click();
      ok((await view.said()).some(({ name }) => name === "openPlan"));
    }
  });

  it("shows hostile text as text", async () => {
    const payload = "<img src=x onerror=window.hit=1><script>window.hit=1</script>";
    const view = await show(`plan: "${payload}"\nstart: 2026-02-02\npeople: {p: {name: "${payload}"}}\nreleases: {r: {title: "${payload}"}}\nsprints: {start: 2026-02-02, length: 1w, velocity: 5}\ntasks: {a: {title: "${payload}", points: 3, who: p, release: r}}\n`);
    await view.page.locator(".tool", { hasText: "Table" }).click();
    equal(await view.page.evaluate(() => "hit" in window), false);
    equal(await view.page.locator("img").count(), 0);
  });

  it("stays quick with ten thousand items, and says what it leaves out", async () => {
    const tasks = Array.from({ length: 10_000 }, (_, at) => `  t${String(at)}: {title: Item ${String(at)}, points: ${String(1 + (at % 8))}, sprint: sprint-${String(1 + (at % 30))}}\n`).join("");
    const view = await show(`plan: Huge\nstart: 2026-01-05\nas-of: 2026-02-04\nlevel: false\nsprints: {start: 2026-01-05, length: 2w, velocity: 900}\ntasks:\n${tasks}`);
    ok((await view.page.locator(".task").count()) <= 31 * 60);
    ok(((await view.page.locator(".cell .quiet").first().textContent()) ?? "").includes("more in the table"));
  });
});
