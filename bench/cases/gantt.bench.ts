import type { Page } from "playwright-core";
import { ganttData } from "../../src/core/view/gantt";
import { schedulePlan } from "../../src/core/schedule/schedule";
import { createWorkspace } from "../../src/language/workspace";
import { openView } from "../../test/e2e/views/page/viewPage";
import type { ViewPage } from "../../test/e2e/views/page/viewPage";
import { makePlan, planText } from "../support/generatedPlan";
import { firstPicture } from "../support/firstPicture";
import { openBrowser } from "../support/openBrowser";
import { groupedPlanFiles } from "../support/groupedPlan";
import { median } from "../support/timing";

const WINDOW = { width: 1280, height: 750 };
const ROUNDS = 7;
const FRAMES = 120;
const NOW = 29_500_000;

/** How long each frame took while something was done in every one of them, and what the page's main thread did for it. */
interface Frames {
  readonly p95: number;
  readonly worst: number;
  /** Milliseconds of the main thread's own time, a frame: what else runs on the machine does not count. */
  readonly busy: number;
}

type Motion = "nothing" | "scroll" | "zoom";

function note(files: ReadonlyMap<string, string>): unknown {
  const workspace = createWorkspace();
  for (const [name, text] of files) workspace.update(name, text);
  const [plan] = workspace.snapshot().plans;
  const data = plan === undefined ? undefined : ganttData(schedulePlan(plan, { now: NOW }), { now: NOW });
  if (data === undefined || data.rows.count === 0) throw new Error("The made-up plan was not read.");
  return { sequence: 1, health: { errors: 0, warnings: 0 }, data };
}

async function drawnGantt(rows: number): Promise<ViewPage> {
  const view = await openView(await openBrowser(), "gantt", WINDOW);
  await view.send("gantt", note(groupedPlanFiles(rows)));
  await view.page.waitForSelector("html[data-gantry-ready]");
  return view;
}

/** Does one thing in every frame; how far the frames are apart, in order of length. */
function gaps(page: Page, motion: Motion): Promise<number[]> {
  return page.evaluate(
    ([kind, count]) =>
      new Promise<number[]>((resolve) => {
        const scroller = document.querySelector<HTMLElement>(".scroller");
        const target = document.querySelector<HTMLElement>(".gantt");
        const times: number[] = [];
        let before = 0;
        let frame = 0;
        const step = (now: number): void => {
          // The first frames belong to what was before.
          if (frame > 5) times.push(now - before);
          before = now;
          frame += 1;
          if (kind === "scroll") scroller?.scrollBy(frame % 3 === 0 ? 7 : 0, 120);
          // In and out again by as much, so that every run sees the same pictures.
          if (kind === "zoom") target?.dispatchEvent(new WheelEvent("wheel", { deltaY: frame <= count / 2 ? -30 : 30, ctrlKey: true, clientX: 800, clientY: 300, cancelable: true, bubbles: true }));
          if (frame < count) requestAnimationFrame(step);
          else resolve(times.sort((a, b) => a - b));
        };
        requestAnimationFrame(step);
      }),
    [motion, FRAMES] as const,
  );
}

async function frames(page: Page, motion: Motion): Promise<Frames> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const busy = async (): Promise<number> => (await session.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0;
  await page.bringToFront();
  await page.evaluate(() => { document.querySelector(".scroller")?.scrollTo({ top: 2600 }); });
  await page.waitForTimeout(100);
  const before = await busy();
  const times = await gaps(page, motion);
  const after = await busy();
  await session.detach();
  return { p95: times[Math.floor(times.length * 0.95)] ?? 0, worst: times[times.length - 1] ?? 0, busy: ((after - before) * 1000) / FRAMES };
}

interface Against {
  /** The 95th percentile of our frames against an empty page's. */
  readonly ratio: number;
  /** The worst frame, in milliseconds. */
  readonly worst: number;
}

/** Ours and an empty page in turn (A B A B), so that whatever else the machine does slows both; medians of the rounds, after one that counts for nothing. */
async function compare(rows: number, motion: Motion): Promise<Against> {
  const view = await drawnGantt(rows);
  const empty = await (await view.page.context().browser()?.newContext({ viewport: WINDOW }))?.newPage();
  if (empty === undefined) throw new Error("No second page.");
  const ours: Frames[] = [];
  const theirs: Frames[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [a, b] = [await frames(empty, "nothing"), await frames(view.page, motion)];
    if (round === 0) continue;
    theirs.push(a);
    ours.push(b);
  }
  await empty.context().close();
  await view.page.context().close();
  const middle = (of: readonly Frames[], figure: keyof Frames): number => median(of.map((one) => one[figure]));
  const told = (of: readonly Frames[]): string => `p95 ${middle(of, "p95").toFixed(1)} ms, worst ${middle(of, "worst").toFixed(1)} ms, main thread ${middle(of, "busy").toFixed(1)} ms a frame`;
  process.stdout.write(`      ${motion}, ${rows} rows: ${told(ours)}; empty page: ${told(theirs)}\n`);
  return { ratio: middle(ours, "p95") / middle(theirs, "p95"), worst: middle(ours, "worst") };
}

function ganttPicture(size: number): Promise<number> {
  return firstPicture("gantt", note(new Map([["made.plan.yaml", planText(makePlan(size), "effort")]])), WINDOW, `${size} rows`);
}

const compared = new Map<string, Promise<Against>>();

function against(rows: number, motion: Motion): Promise<Against> {
  const key = `${motion} ${rows}`;
  const known = compared.get(key) ?? compare(rows, motion);
  compared.set(key, known);
  return known;
}

/** The two figures of a motion over so many rows. */
function frameCases(rows: number, motion: Motion) {
  const what = `Gantt, ${rows.toLocaleString("en")} rows`;
  return [
    { name: `${what}: p95 frame of a ${motion}`, limit: 1.3, unit: "x an empty page", better: "less", run: async () => (await against(rows, motion)).ratio },
    { name: `${what}: worst frame of a ${motion}`, limit: 50, unit: "ms", better: "less", run: async () => (await against(rows, motion)).worst },
  ];
}

export const cases = [
  ...frameCases(10_000, "scroll"),
  ...frameCases(10_000, "zoom"),
  ...frameCases(100_000, "scroll"),
  ...frameCases(100_000, "zoom"),
  {
    name: "Gantt: first picture of 10,000 rows", limit: 1.5, unit: "x that of 1,000", better: "less",
    run: async () => {
      const ratio = (await ganttPicture(10_000)) / (await ganttPicture(1000));
      await (await openBrowser()).close();
      return ratio;
    },
  },
];
