import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { BuildOptions, BuildResult } from "esbuild";
import type { Page } from "playwright-core";
import { ganttData } from "../../src/core/view/gantt";
import { LINK_FLAG } from "../../src/core/view/ganttData";
import type { GanttData } from "../../src/core/view/ganttData";
import { splitTexts } from "../../src/core/view/joined";
import { schedulePlan } from "../../src/core/schedule/schedule";
import { createWorkspace } from "../../src/language/workspace";
import { openView } from "../../test/e2e/views/page/viewPage";
import { makePlan, planText } from "../support/generatedPlan";
import { openBrowser } from "../support/openBrowser";
import { median } from "../support/timing";

/** Programs that draw the same plan, each with what its page has to load. */
const PEERS: readonly { readonly name: string; readonly styles: readonly string[] }[] = [
  { name: "svar", styles: ["@svar-ui/react-gantt/dist-full/index.css"] },
  { name: "dhtmlx", styles: ["dhtmlx-gantt/codebase/dhtmlxgantt.css"] },
  { name: "vis", styles: ["vis-timeline/styles/vis-timeline-graph2d.min.css"] },
  { name: "frappe", styles: ["frappe-gantt/dist/frappe-gantt.css"] },
];

const TASKS = 10_000;
const WINDOW = { width: 1280, height: 750 };
const ROUNDS = 5;
const NOW = 29_500_000;

function pictured(): GanttData {
  const workspace = createWorkspace();
  workspace.update("made.plan.yaml", planText(makePlan(TASKS), "effort"));
  const [plan] = workspace.snapshot().plans;
  if (plan === undefined) throw new Error("The made-up plan was not read.");
  return ganttData(schedulePlan(plan, { now: NOW }), { now: NOW });
}

/** The same rows and links as the others want them, times in milliseconds. */
function asOthersWant({ rows, links, start, finish }: GanttData): unknown {
  const [ids, titles] = [splitTexts(rows.ids, rows.count), splitTexts(rows.titles, rows.count)];
  const at = (minute: number | undefined): number => (minute ?? 0) * 60_000;
  return {
    from: at(start), to: at(finish),
    tasks: ids.map((id, row) => ({
      id, title: titles[row], start: at(rows.start[row]), finish: at(Math.max(rows.finish[row] ?? 0, (rows.start[row] ?? 0) + 60)), progress: rows.progress[row],
      summary: (rows.end[row] ?? 0) > row + 1, ...((rows.parent[row] ?? -1) < 0 ? {} : { parent: ids[rows.parent[row] ?? 0] }),
    })),
    links: Array.from({ length: links.count }, (_, link) => link).filter((link) => ((links.flags[link] ?? 0) & LINK_FLAG.cut) === 0)
      .map((link) => ({ from: ids[links.from[link] ?? 0], to: ids[links.to[link] ?? 0] })),
  };
}

interface Drawing {
  readonly bar: string;
  draw(host: Element, data: unknown): unknown;
}

/** Milliseconds from the call that hands the data over to the second frame after the first bar is there. */
async function drawnBy(name: string, styles: readonly string[], data: unknown): Promise<number> {
  const require = createRequire(path.resolve("package.json"));
  const esbuild = require("esbuild") as { readonly build: (options: BuildOptions) => Promise<BuildResult> };
  const bundle = await esbuild.build({
    entryPoints: [path.resolve(`bench/peers/${name}.js`)], bundle: true, write: false, format: "iife", globalName: "peer", define: { "process.env.NODE_ENV": '"production"' }, minify: true, logLevel: "error",
  });
  const page = await (await (await openBrowser()).newContext({ viewport: WINDOW })).newPage();
  await page.setContent('<div id="host" style="width:1280px;height:750px"></div>');
  for (const style of styles) await page.addStyleTag({ content: readFileSync(path.resolve("bench/node_modules", style), "utf8") });
  await page.addScriptTag({ content: bundle.outputFiles[0]?.text ?? "" });
  const took = await timed(page, data);
  await page.context().close();
  return took;
}

async function timed(page: Page, data: unknown): Promise<number> {
  await page.evaluate((given) => { Object.assign(window, { given }); }, data);
  return page.evaluate(() => new Promise<number>((resolve) => {
    const { peer, given } = window as unknown as { peer: Drawing; given: unknown };
    const host = document.querySelector("#host");
    if (host === null) throw new Error("No place to draw.");
    const began = performance.now();
    peer.draw(host, given);
    const look = (): void => {
      // Whoever has drawn nothing by then counts as this slow.
      if (performance.now() - began > 30_000) resolve(performance.now() - began);
      else if (document.querySelector(peer.bar) === null) requestAnimationFrame(look);
      else requestAnimationFrame(() => requestAnimationFrame(() => { resolve(performance.now() - began); }));
    };
    look();
  }));
}

async function drawnByUs(data: GanttData): Promise<number> {
  const view = await openView(await openBrowser(), "gantt", WINDOW);
  await view.page.evaluate(() => {
    window.addEventListener("message", () => { Object.assign(window, { began: performance.now() }); }, { capture: true });
    new MutationObserver(() => {
      requestAnimationFrame(() => requestAnimationFrame(() => { Object.assign(window, { took: performance.now() - (window as unknown as { began: number }).began }); }));
    }).observe(document.documentElement, { attributes: true });
  });
  await view.send("gantt", { sequence: 1, health: { errors: 0, warnings: 0 }, data });
  await view.page.waitForFunction(() => "took" in window);
  const took = await view.page.evaluate(() => (window as unknown as { took: number }).took);
  await view.page.context().close();
  return took;
}

/** Ours and theirs in turn, so that whatever else the machine does slows all; slow ones once alone. */
async function againstTheBest(): Promise<number> {
  const data = pictured();
  const theirs = asOthersWant(data);
  const times = new Map<string, number[]>();
  const note = (name: string, took: number): void => { times.set(name, [...(times.get(name) ?? []), took]); };
  for (let round = 0; round < ROUNDS; round += 1) {
    note("Gantry", await drawnByUs(data));
    for (const { name, styles } of PEERS) {
      if ((times.get(name)?.[0] ?? 0) < 3000) note(name, await drawnBy(name, styles, theirs));
    }
  }
  const told = [...times].map(([name, all]) => `${name} ${median(all).toFixed(0)} ms`);
  process.stdout.write(`      first picture of ${TASKS.toLocaleString("en")} tasks: ${told.join(", ")}\n`);
  await (await openBrowser()).close();
  const best = Math.min(...[...times].filter(([name]) => name !== "Gantry").map(([, all]) => median(all)));
  return median(times.get("Gantry") ?? []) / best;
}

export const cases = [
  { name: "Gantt: first picture of 10,000 tasks (P11)", limit: 1 / 3, unit: "x the best of SVAR, DHTMLX, vis-timeline, Frappe", better: "less", run: againstTheBest },
];
