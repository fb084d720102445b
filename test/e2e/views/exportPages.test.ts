import { deepEqual, equal, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { boardData } from "../../../src/core/view/board";
import { ganttData } from "../../../src/core/view/gantt";
import { resourcesData } from "../../../src/core/view/resources";
import { riskMatrixData } from "../../../src/core/view/riskMatrix";
import { roadmapData } from "../../../src/core/view/roadmap";
import { readPicture } from "../../core/view/picture/support";
import { minute, scheduleOf } from "../../core/view/support";
import { usePages } from "./page/usePages";
import type { PageOptions, ViewPage } from "./page/viewPage";

const NOW = minute("2026-02-16 11:00");
const product = readFileSync(path.join(process.cwd(), "examples/product.plan.yaml"), "utf8");
const KINDS = ["gantt", "roadmap", "board", "resources", "riskMatrix"] as const;
type Kind = (typeof KINDS)[number];

/** What a view asked to have exported; bytes as numbers. */
interface Asked {
  readonly kind: string;
  readonly text?: string;
  readonly pages?: readonly string[];
  readonly bytes?: readonly number[];
}

describe("exports of the views", () => {
  const openPage = usePages();

  async function show(kind: Kind, text = product, options: PageOptions = {}): Promise<ViewPage> {
    const schedule = scheduleOf(text, NOW);
    const data = { gantt: () => ganttData(schedule, { now: NOW }), roadmap: () => roadmapData(schedule, NOW), board: () => boardData(schedule, NOW), resources: () => resourcesData(schedule, NOW), riskMatrix: () => riskMatrixData(schedule, NOW) }[kind]();
    const view = await openPage(kind, options);
    await view.send(kind, { sequence: 1, health: { errors: 0, warnings: 0 }, data });
    await view.page.waitForSelector("html[data-gantry-ready]");
    return view;
  }

  /** Chooses a line of the menu and gives what the view asks of its host. */
  async function choose({ page }: ViewPage, label: string): Promise<Asked> {
    await page.locator(".tool.export").click();
    await page.getByRole("menuitem", { name: label }).click();
    const asked = await page.waitForFunction(() => {
      const { said } = window as unknown as { said: { type: string; name?: string; body?: { kind: string; text?: string; pages?: string[]; bytes?: Uint8Array } }[] };
      const body = said.find(({ type, name }) => type === "request" && name === "export")?.body;
      return body === undefined ? undefined : { ...body, ...(body.bytes === undefined ? {} : { bytes: [...body.bytes] }) };
    });
    return await asked.jsonValue() as Asked;
  }

  for (const kind of KINDS) {
    it(`the ${kind} gives a drawing of what is shown`, async () => {
      const { kind: how, text = "" } = await choose(await show(kind), "Save as SVG");
      equal(how, "svg");
      const { texts } = readPicture(text);
      ok(texts.includes("Checkout rewrite") && text.includes(`gantry-${kind}`) && !text.includes("var("));
    });
    it(`the ${kind} gives an image of twice the size`, async () => {
      const { bytes = [] } = await choose(await show(kind), "Save as PNG");
      deepEqual(bytes.slice(0, 8), [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
      const width = (bytes[16] ?? 0) * 2 ** 24 + (bytes[17] ?? 0) * 2 ** 16 + (bytes[18] ?? 0) * 2 ** 8 + (bytes[19] ?? 0);
      equal(width, 2048);
    });
    it(`the ${kind} has its menu at the right end of its toolbar, at every width`, async () => {
      for (const width of [480, 1024, 1800]) {
        const { page } = await show(kind, product, { width, height: 640 });
        const box = await page.locator(".tool.export").boundingBox();
        ok(box !== null && box.x + box.width > width - 16 && box.x + box.width <= width && box.y < 32, JSON.stringify(box));
      }
    });
  }

  it("hostile text in an image runs nothing and asks for nothing", async () => {
    const payload = "</text><script>parent.hit=1</script><image href='http://evil.test/x.png'/>&<svg onload='hit=1'>";
    const view = await show("gantt", `plan: ${JSON.stringify(payload)}\nas-of: none\nstart: 2026-03-02\ntasks: {a: {title: ${JSON.stringify(payload)}, effort: 3d}}\n`);
    const left: string[] = [];
    view.page.on("request", (request) => { if (!request.url().startsWith("blob:")) left.push(request.url()); });
    const { bytes = [] } = await choose(view, "Save as PNG");
    ok(bytes.length > 1000);
    deepEqual(left, []);
    equal(await view.page.evaluate(() => "hit" in window), false);
  });

  it("the Gantt prints in pages that show what is shown: filtered, folded, over one time", async () => {
    const tasks = Array.from({ length: 60 }, (_, at) => `  t${String(at)}: {title: Task ${String(at)}, effort: 1d}\n`).join("");
    const view = await show("gantt", `plan: Long\nas-of: none\nstart: 2026-03-02\nlevel: false\ntasks:\n${tasks}`);
    const { pages = [] } = await choose(view, "Print…");
    equal(pages.length, 3);
    const read = pages.map((page) => readPicture(page).texts);
    ok(read[0]?.includes("Task 0") && !read[0].includes("Task 25") && read[2]?.includes("Task 59"));
    ok(pages.every((page) => Number(/ height="(\d+)"/.exec(page)?.[1]) / 1200 < 0.66), "each page fits on a sheet");

    const filtered = await show("gantt");
    await filtered.page.locator(".filter").click();
    await filtered.page.keyboard.type("wallets");
    await filtered.page.waitForFunction(() => JSON.stringify((window as unknown as { kept?: object }).kept ?? {}).includes("wallets"));
    const { text = "" } = await choose(filtered, "Save as SVG");
    const { texts } = readPicture(text);
    ok(texts.includes("Wallets") && !texts.includes("Refunds"), texts.join());
  });

  it("the Gantt is drawn in the groups that it is shown in", async () => {
    const { plan } = ganttData(scheduleOf(product, NOW), { now: NOW });
    const filter = { text: "", late: false, critical: false, person: "", release: "" };
    const state = { plan, pxPerDay: 10, leftInstant: NOW, top: 0, collapsed: [], selected: "", outline: 300, filter, arrangement: { group: "people" }, chances: false };
    const { text = "" } = await choose(await show("gantt", product, { state }), "Save as SVG");
    const { texts } = readPicture(text);
    ok(texts.includes("Ben Ito") && texts.includes("Wallets"), texts.join());
  });

  it("the board is drawn in the lanes that are shown, with the cards that the filter lets through", async () => {
    const view = await show("board");
    await view.page.getByRole("button", { name: "People" }).click();
    const { text = "" } = await choose(view, "Save as SVG");
    ok(readPicture(text).texts.includes("Ben Ito"));
  });

  it("the menu works by keys, and Escape gives them back", async () => {
    const { page } = await show("roadmap");
    const focused = (): Promise<string | undefined> => page.evaluate(() => document.activeElement?.textContent?.trim());
    await page.locator(".tool.export").focus();
    await page.keyboard.press("Enter");
    equal(await focused(), "Save as SVG");
    await page.keyboard.press("ArrowDown");
    equal(await focused(), "Save as PNG");
    await page.keyboard.press("Escape");
    equal(await page.locator(".menu").count(), 0);
    equal(await page.evaluate(() => document.activeElement?.classList.contains("export")), true);
  });

  it("the open menu can be used by all", async () => {
    const { page } = await show("board");
    await page.locator(".tool.export").click();
    await page.evaluate(readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
    const faults = await page.evaluate(async () => {
      const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: { id: string }[] }> } };
      return (await axe.run({ resultTypes: ["violations"], rules: { "page-has-heading-one": { enabled: false }, "scrollable-region-focusable": { enabled: false } } })).violations.map(({ id }) => id);
    });
    deepEqual(faults, []);
  });
});
