import { deepEqual, equal, ok } from "node:assert/strict";
import type { Locator } from "playwright-core";
import { forecastData, forecastShown } from "../../../src/core/view/forecast";
import { forecastFigures } from "../../../src/core/view/forecastFigures";
import { minute, scheduleOf } from "../../core/view/support";
import { faultsOf } from "./page/faults";
import { simulatedKnown } from "./page/kinds";
import type { ThemeName } from "./page/themes";
import { usePages } from "./page/usePages";
import type { PageOptions, ViewPage } from "./page/viewPage";

const NOW = minute("2026-02-16 11:00");

const PLAN = `plan: Shop
start: 2026-02-16
as-of: none
finish: 2026-03-06
budget: 14000
currency: EUR
people: {ana: {name: Ana Silva, rate: 80/h}, ben: {name: Ben Ito, rate: 70/h}}
releases: {beta: {title: Beta, date: 2026-03-13}}
tasks:
  schema: {duration: 2d/3d/6d, who: ana}
  api: {title: Payment API, duration: 5d..12d, after: schema, who: ben, release: beta, due: 2026-03-02}
  page: {title: The page, duration: 4d/6d/15d, who: ana, after: schema}
  launch: {title: Launch, milestone: true, after: [api, page]}
risks:
  vendor:
    title: The vendor slips
    probability: 30%
    impact: {time: 3d/5d/10d, cost: 800}
    affects: api
    actions: {stub: {title: Build a stub, duration: 2d}}
    residual: {probability: 10%}
`;

describe("the page of the forecast", () => {
  const openPage = usePages();

  async function send(view: ViewPage, text: string, sequence: number, known = simulatedKnown(scheduleOf(text, NOW))): Promise<void> {
    await view.send("forecast", { sequence, health: { errors: 0, warnings: 0 }, data: forecastData(scheduleOf(text, NOW), NOW, known) });
  }
  async function show(text: string, options: PageOptions = {}): Promise<ViewPage> {
    const view = await openPage("forecast", { width: 1400, height: 900, ...options });
    await send(view, text, 1);
    await view.page.waitForSelector("html[data-gantry-ready]");
    return view;
  }
  const asked = async (view: ViewPage, name = "forecast"): Promise<unknown[]> => (await view.said()).filter((one) => one.name === name && one.type === "request").map(({ body }) => body);
  async function answer(view: ViewPage, name: string, body: unknown): Promise<void> {
    const last = (await view.said()).filter((one) => one.name === name).at(-1);
    const packed = JSON.stringify(body, (_, value: unknown) => (value instanceof Float64Array ? { typed: [...value] } : value));
    await view.page.evaluate(([id, text]) => {
      const of: unknown = JSON.parse(text, (_, value: unknown) => {
        const typed = (value as { typed?: number[] } | null)?.typed;
        return typed === undefined ? value : Float64Array.from(typed);
      });
      window.postMessage({ type: "answer", id, body: of });
    }, [last?.id, packed] as const);
  }
  const shownOf = (text: string, of = ""): object => {
    const figures = forecastFigures(scheduleOf(text, NOW), { samples: 1000, seed: 1 }, of);
    ok(figures !== undefined);
    return { kind: "shown", shown: forecastShown(scheduleOf(text, NOW), figures), writes: "probability: 0%" };
  };
  const slider = (view: ViewPage, turn: string): Locator => view.page.locator(`.slider input[data-turn="${turn}"]`);

  for (const theme of ["dark", "light", "high-contrast", "high-contrast-light"] satisfies ThemeName[]) {
    it(`can be read and used by all, with its tables and something turned, ${theme}`, async () => {
      const view = await show(PLAN, { theme });
      deepEqual(await faultsOf(view), []);
      await view.page.getByRole("button", { name: "Tables" }).click();
      await view.page.locator("details.more summary").click();
      await slider(view, "probability vendor").fill("0");
      await answer(view, "forecast", shownOf(PLAN.replace("probability: 30%", "probability: 0%")));
      await view.page.locator(".what-if .better").first().waitFor();
      deepEqual(await faultsOf(view), []);
    });
  }

  it("tells of reserves, merge points, information and responses when it is asked, and remembers that", async () => {
    const view = await show(PLAN);
    const more = view.page.locator("details.more");
    equal(await more.getByRole("table").count(), 0);
    await more.locator("summary").press("Enter");
    deepEqual(await more.locator("caption").allTextContents(), ["Contingency", "Joint confidence", "Merge bias", "Value of information", "Are the responses worth their money?"]);
    const { contingency } = simulatedKnown(scheduleOf(PLAN, NOW)).figures?.answers ?? {};
    ok((await more.locator("tr", { hasText: "Finish" }).first().textContent())?.includes(`${String(Math.round((contingency?.[0]?.finishKept ?? 0) * 100))} %`));
    equal((await view.state() as { more?: boolean }).more, true);
    await send(view, PLAN.replace("5d..12d", "5d..13d"), 2);
    ok(await more.evaluate((details: HTMLDetailsElement) => details.open));
    const again = await show(PLAN, { state: { plan: "test", kind: "cost", id: "", tables: false, whatIf: true, more: true, confidence: 0.8 } });
    ok(await again.page.locator("details.more").evaluate((details: HTMLDetailsElement) => details.open));
  });

  it("tells dates, costs and reserves for the confidence that is chosen, and remembers it", async () => {
    const view = await show(PLAN, { state: { plan: "test", kind: "finish", id: "", tables: false, whatIf: true, more: true, confidence: 0.7 } });
    const chosen = view.page.getByRole("combobox", { name: "The confidence that dates and reserves are told for" });
    equal(await chosen.inputValue(), "0.7");
    await chosen.selectOption("P90");
    const figures = await view.page.locator(".toolbar .figures").innerText();
    ok(/P90 \d+ Mar.*P90 cost [\d\s\u202f]+EUR$/s.test(figures), figures);
    const labels = await view.page.locator(".distribution .chart .value").allTextContents();
    deepEqual(labels.map((label) => label.split(" ")[0]).sort(), ["P10", "P50", "P90", "P95", "Promised"]);
    equal(await view.page.locator("details.more table").first().locator("th").nth(2).textContent(), "P90");
    const { contingency = [] } = simulatedKnown(scheduleOf(PLAN, NOW)).figures?.answers ?? {};
    const p90 = contingency.find(({ confidence }) => confidence === 0.9);
    ok((await view.page.locator("details.more tr", { hasText: "Finish" }).first().textContent())?.includes(`+${String(Math.round((p90?.days ?? 0) * 10) / 10)}d`));
    equal((await view.state() as { confidence?: number }).confidence, 0.9);
    await slider(view, "probability vendor").fill("0");
    await answer(view, "forecast", shownOf(PLAN.replace("probability: 30%", "probability: 0%")));
    ok(/^P90 \d+ Mar → \d+ Mar/.test(await view.page.locator(".what-if .better").first().innerText()));
  });

  it("says in its toolbar, pictures and tables how likely the plan is", async () => {
    const view = await show(PLAN);
    const figures = await view.page.locator(".toolbar .figures").innerText();
    ok(/^P50 \d+ Mar.*P80 \d+ Mar.*\d+ % chance of 6 Mar.*P80 cost [\d\s\u202f]+EUR$/s.test(figures), figures);
    const labels = await view.page.locator(".distribution .chart .value").allTextContents();
    deepEqual(labels.map((label) => label.split(" ")[0]).sort(), ["P10", "P50", "P80", "P95", "Promised"]);
    ok((await view.page.locator(".distribution svg").getAttribute("aria-label"))?.startsWith("Finish of the plan: P10 "));
    ok((await view.page.locator(".tornado .chart").textContent())?.includes("Risk: The vendor slips"));
    ok((await view.page.locator(".joint .chart").textContent())?.includes("keep both promises"));
    const promises = await view.page.locator(".promises tbody tr").allInnerTexts();
    equal(promises.length, 3);
    ok(promises.every((row) => /\d %/.test(row)), promises.join("\n"));
    const first = view.page.locator(".critical tbody tr").first();
    ok(/Payment API|Schema/.test(await first.innerText()));
    await first.locator("button").click();
    ok((await view.said()).some(({ name, body }) => name === "reveal" && (body as { focus: boolean }).focus));
  });

  it("shows what would come of a slider, asks the host for it, and writes nothing by itself", async () => {
    const view = await show(PLAN);
    await slider(view, "probability vendor").focus();
    for (let step = 0; step < 3; step += 1) await view.page.keyboard.press("ArrowLeft");
    deepEqual((await asked(view))[0], { turns: [{ kind: "probability", id: "vendor", value: 0.25 }], of: "" });
    await answer(view, "forecast", shownOf(PLAN));
    await view.page.waitForFunction(() => (window as unknown as { said: { name?: string }[] }).said.filter(({ name }) => name === "forecast").length === 2);
    deepEqual((await asked(view))[1], { turns: [{ kind: "probability", id: "vendor", value: 0.15 }], of: "" }, "only the newest is asked for");
    await answer(view, "forecast", shownOf(PLAN.replace("probability: 30%", "probability: 15%")));
    await view.page.locator(".what-if .words").filter({ hasText: "Chance of the target" }).waitFor();
    equal(await view.page.locator(".distribution .ghost").count(), 1);
    ok((await view.page.locator(".slider.turned .figure").innerText()).includes("30 % → 15 %"));
    deepEqual(await asked(view, "change"), []);
    await view.page.getByText("Discard", { exact: true }).click();
    equal(await slider(view, "probability vendor").inputValue(), "30");
    equal(await view.page.locator(".distribution .ghost").count(), 0);
  });

  it("asks for the change when it is accepted", async () => {
    const view = await show(PLAN);
    await slider(view, "capacity ana").fill("150");
    await slider(view, "length page").fill("50");
    await view.page.locator(".what-if .buttons vscode-button").click();
    deepEqual(((await asked(view, "change"))[0] as { change: unknown }).change, {
      kind: "turn-plan", plan: "test", turns: [{ kind: "capacity", id: "ana", value: 1.5 }, { kind: "length", id: "page", value: 0.5 }],
    });
    await answer(view, "change", { kind: "applied" });
    await view.page.locator(".what-if:not(.active)").waitFor();
  });

  it("says why something cannot be turned", async () => {
    const view = await show(PLAN);
    await slider(view, "spread api").fill("200");
    await answer(view, "forecast", { kind: "refused", message: "It cannot be written here." });
    await view.page.locator(".what-if .invalid").filter({ hasText: "It cannot be written here." }).waitFor();
  });

  it("shows how a task or release is spread, and the cost", async () => {
    const view = await show(PLAN);
    const pick = view.page.getByLabel("What is spread");
    await pick.selectOption("cost ");
    ok((await view.page.locator(".distribution h2").innerText()).startsWith("Cost of the plan"));
    ok((await view.page.locator(".distribution .chart").textContent())?.includes("Budget 14\u202f000\u00a0EUR"));
    await pick.selectOption("item api");
    deepEqual(await asked(view), [{ turns: [], of: "api" }]);
    await view.page.locator(".distribution .waiting").waitFor();
    await answer(view, "forecast", shownOf(PLAN, "api"));
    await view.page.locator(".distribution .chart").filter({ hasText: "Promised 2 Mar" }).waitFor();
    deepEqual(await view.state(), { plan: "test", kind: "item", id: "api", tables: false, whatIf: true, more: false, confidence: 0.8 });
  });

  it("is as it was after a reload", async () => {
    const view = await show(PLAN, { state: { plan: "test", kind: "cost", id: "", tables: true, whatIf: false, more: false, confidence: 0.8 } });
    ok((await view.page.locator(".distribution h2").innerText()).startsWith("Cost of the plan"));
    equal(await view.page.locator(".what-if").isVisible(), false);
    equal(await view.page.locator(".tables").isVisible(), true);
  });

  it("keeps what it shows while the next simulation runs, and says how far it is", async () => {
    const view = await openPage("forecast", { width: 1400, height: 900 });
    await send(view, PLAN, 1, { state: "working" });
    await view.page.locator(".waiting").filter({ hasText: "Simulating this plan" }).waitFor();
    await send(view, PLAN, 2, { ...simulatedKnown(scheduleOf(PLAN, NOW)), state: "working" });
    equal(await view.page.locator(".progress").innerText(), "Simulating: 1\u202f000 samples so far…");
    await send(view, PLAN, 3, { state: "working" });
    equal(await view.page.locator(".distribution .chart").count(), 1);
  });

  it("says what to write where nothing is uncertain, and why where it cannot simulate", async () => {
    const view = await openPage("forecast");
    await send(view, "plan: Sure\nas-of: none\nstart: 2026-03-02\ntasks: {a: {duration: 3d}}\n", 1, { state: "no-spread" });
    ok((await view.page.locator(".empty").innerText()).includes("2d/3d/6d"));
    await send(view, PLAN, 2, { state: "failed", reason: "no memory" });
    ok((await view.page.locator(".empty").innerText()).includes("This plan could not be simulated: no memory"));
    await send(view, PLAN, 3, { state: "off" });
    ok((await view.page.locator(".empty").innerText()).includes("gantry.forecast.enabled"));
    await send(view, "plan: Nothing\nstart: 2026-03-02\n", 4);
    ok((await view.page.locator(".empty").innerText()).includes("no tasks yet"));
  });

  it("shows names from a stranger as text", async () => {
    const view = await show(PLAN.replace("The page", "<img src=x onerror=alert(1)>").replace("The vendor slips", "W".repeat(300)));
    ok((await view.page.locator(".critical tbody").innerText()).includes("<img src=x onerror=alert(1)>"));
    equal(await view.page.locator("img").count(), 0);
    equal(await view.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), false);
  });

  it("is exported as it is seen", async () => {
    const view = await show(PLAN);
    await view.page.getByRole("button", { name: "Export" }).click();
    await view.page.getByRole("menuitem", { name: "Save as SVG" }).click();
    await view.page.waitForFunction(() => (window as unknown as { said: { name?: string }[] }).said.some(({ name }) => name === "export"));
    const [request] = (await asked(view, "export")) as { text: string }[];
    ok(request?.text.startsWith("<svg") === true && request.text.includes("What moves the finish most") && request.text.includes("P80 "));
    ok(!request.text.includes("class=\"bin\""), "colours are written on it");
  });
});
