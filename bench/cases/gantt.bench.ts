import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { ganttData } from "../../src/core/view/gantt";
import { schedulePlan } from "../../src/core/schedule/schedule";
import { readPlan } from "../../src/language/snapshot";
import { openView } from "../../test/e2e/views/page/viewPage";
import type { ViewPage } from "../../test/e2e/views/page/viewPage";
import { makePlan, planText } from "../support/generatedPlan";
import { median } from "../support/timing";

const WINDOW = { width: 1280, height: 750 };
const ROUNDS = 5;
const FRAMES = 150;
const NOW = 29_000_000;

/** How long each frame took while something was done in every one of them. */
interface Frames {
  readonly p95: number;
  readonly worst: number;
}

type Motion = "nothing" | "scroll" | "zoom";

interface BrowserScript {
  browser(): Promise<string>;
  browserArguments(): string[];
}

let open: Promise<Browser> | undefined;

async function chromium(): Promise<Browser> {
  spawnSync(process.execPath, ["esbuild.js", "--product"], { stdio: "inherit" });
  // Taken from node_modules at run time: it is too large and too odd to be bundled.
  const require = createRequire(path.resolve("package.json"));
  const playwright = require("playwright-core") as typeof import("playwright-core");
  const { browser, browserArguments } = (await import(pathToFileURL(path.resolve("scripts/browser.mjs")).href)) as BrowserScript;
  return playwright.chromium.launch({ executablePath: await browser(), args: browserArguments() });
}

function note(size: number, sequence = 1): unknown {
  const plan = readPlan(planText(makePlan(size), "effort")).plans[0];
  if (plan === undefined) throw new Error("The made-up plan was not read.");
  return { sequence, health: { errors: 0, warnings: 0 }, data: ganttData(schedulePlan(plan, { now: NOW }), { now: NOW }) };
}

async function drawnGantt(size: number): Promise<ViewPage> {
  open ??= chromium();
  const view = await openView(await open, "gantt", WINDOW);
  await view.send("gantt", note(size));
  await view.page.waitForSelector("html[data-gantry-ready]");
  return view;
}

/** Does one thing in every frame and measures how far the frames are apart. */
function frames(page: Page, motion: Motion): Promise<Frames> {
  return page.evaluate(
    ([kind, count]) =>
      new Promise<Frames>((resolve) => {
        const scroller = document.querySelector<HTMLElement>(".scroller");
        const target = document.querySelector<HTMLElement>(".gantt");
        const times: number[] = [];
        let before = 0;
        let frame = 0;
        if (scroller !== null) scroller.scrollTop = 0;
        const step = (now: number): void => {
          // The first frames belong to what was before.
          if (frame > 5) times.push(now - before);
          before = now;
          frame += 1;
          if (kind === "scroll") scroller?.scrollBy(frame % 3 === 0 ? 7 : 0, 120);
          if (kind === "zoom") target?.dispatchEvent(new WheelEvent("wheel", { deltaY: frame % 100 < 50 ? -30 : 30, ctrlKey: true, clientX: 800, clientY: 300, cancelable: true, bubbles: true }));
          if (frame < count) requestAnimationFrame(step);
          else {
            times.sort((a, b) => a - b);
            resolve({ p95: times[Math.floor(times.length * 0.95)] ?? 0, worst: times[times.length - 1] ?? 0 });
          }
        };
        requestAnimationFrame(step);
      }),
    [motion, FRAMES] as const,
  );
}

/** The 95th percentile of our frames against an empty page's, in turn; and the worst frame of all. */
async function against(size: number, motion: Motion): Promise<{ readonly ratio: number; readonly worst: number }> {
  const view = await drawnGantt(size);
  const empty = await (await view.page.context().browser()?.newContext({ viewport: WINDOW }))?.newPage();
  if (empty === undefined) throw new Error("No second page.");
  const ours: Frames[] = [];
  const theirs: Frames[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await empty.bringToFront();
    theirs.push(await frames(empty, "nothing"));
    await view.page.bringToFront();
    ours.push(await frames(view.page, motion));
  }
  await empty.context().close();
  await view.page.context().close();
  const [p95, emptyP95] = [median(ours.map((one) => one.p95)), median(theirs.map((one) => one.p95))];
  const worst = median(ours.map((one) => one.worst));
  process.stdout.write(`      ${motion} ${size} rows: p95 ${p95.toFixed(1)} ms, worst ${worst.toFixed(1)} ms; empty page ${emptyP95.toFixed(1)} ms\n`);
  return { ratio: p95 / emptyP95, worst };
}

/** Milliseconds from the message with the data to the second frame after it was drawn. */
async function firstPicture(size: number): Promise<number> {
  open ??= chromium();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const view = await openView(await open, "gantt", WINDOW);
    await view.page.evaluate(() => {
      window.addEventListener("message", () => { Object.assign(window, { began: performance.now() }); }, { capture: true });
      new MutationObserver(() => {
        requestAnimationFrame(() => requestAnimationFrame(() => { Object.assign(window, { took: performance.now() - (window as unknown as { began: number }).began }); }));
      }).observe(document.documentElement, { attributes: true });
    });
    await view.send("gantt", note(size));
    await view.page.waitForFunction(() => "took" in window);
    times.push(await view.page.evaluate(() => (window as unknown as { took: number }).took));
    await view.page.context().close();
  }
  process.stdout.write(`      first picture of ${size} rows: ${median(times).toFixed(0)} ms\n`);
  return median(times);
}

let scrolled: Promise<{ readonly ratio: number; readonly worst: number }> | undefined;
let zoomed: Promise<{ readonly ratio: number; readonly worst: number }> | undefined;

export const cases = [
  { name: "Gantt, 10,000 rows: p95 frame while scrolling", limit: 1.3, unit: "x an empty page", better: "less", run: async () => (await (scrolled ??= against(10_000, "scroll"))).ratio },
  { name: "Gantt, 10,000 rows: worst frame while scrolling", limit: 50, unit: "ms", better: "less", run: async () => (await (scrolled ??= against(10_000, "scroll"))).worst },
  { name: "Gantt, 10,000 rows: p95 frame while zooming", limit: 1.3, unit: "x an empty page", better: "less", run: async () => (await (zoomed ??= against(10_000, "zoom"))).ratio },
  { name: "Gantt, 10,000 rows: worst frame while zooming", limit: 50, unit: "ms", better: "less", run: async () => (await (zoomed ??= against(10_000, "zoom"))).worst },
  {
    name: "Gantt: first picture of 10,000 rows", limit: 1.5, unit: "x that of 1,000", better: "less",
    run: async () => {
      const ratio = (await firstPicture(10_000)) / (await firstPicture(1000));
      await (await open)?.close();
      return ratio;
    },
  },
];
