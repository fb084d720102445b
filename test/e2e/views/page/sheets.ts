// Contact sheets: every view in four themes and three widths, of a plan that is empty, small, rich, huge or broken, one
// picture a view and plan. Run by `npm run pictures -- sheets`, to be looked at.
import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../../../../scripts/workbench.mjs";
import { dataOf, kinds } from "./kinds";
import type { Kind } from "./kinds";
import { themes } from "./themes";
import type { ThemeName } from "./themes";
import { openView } from "./viewPage";

type SheetKind = Kind | "sprints" | "metrics";

const FOLDER = path.resolve("docs/images/views");
const WIDTHS = [480, 1024, 1800];
const HEIGHT = 640;
/** Of the size that the views have. */
const SCALE = 0.4;

/** Ten thousand tasks in five hundred groups that begin anywhere in two years. */
function hugePlan(): string {
  const day = (at: number): string => new Date(Date.UTC(2026, 0, 5 + at)).toISOString().slice(0, 10);
  const task = (group: number, at: number): string => {
    const waits = at === 0 ? `not-before: ${day((group * 37) % 700)}` : `after: g${String(group)}x${String(at - 1 - (at % 3 === 2 ? 1 : 0))}`;
    const more = `${at % 4 === 0 ? `, who: r${String((group + at) % 40)}` : ""}${(group + at) % 9 === 0 ? `, due: ${day(((group * 37) % 700) + 3 * at)}` : ""}${at % 5 === 0 ? `, release: v${String(group % 6)}` : ""}`;
    return `      g${String(group)}x${String(at)}: {title: Task ${String(at)} of ${String(group)}, duration: ${String(1 + ((group + at) % 6))}d, ${waits}${more}}\n`;
  };
  const groups = Array.from({ length: 500 }, (_, group) => `  g${String(group)}:\n    title: Group ${String(group)}\n    tasks:\n${Array.from({ length: 19 }, (__, at) => task(group, at)).join("")}`).join("");
  const people = Array.from({ length: 40 }, (_, at) => `  r${String(at)}: {name: Person ${String(at)}}\n`).join("");
  const releases = Array.from({ length: 6 }, (_, at) => `  v${String(at)}: {title: Release ${String(at)}, date: ${day(120 * (at + 1))}}\n`).join("");
  return `plan: Ten thousand tasks\nas-of: 2026-02-16\nstart: 2026-01-05\nlevel: false\npeople:\n${people}releases:\n${releases}tasks:\n${groups}`;
}

const product = readFileSync(path.resolve("examples/product.plan.yaml"), "utf8");
const plans: Readonly<Record<string, { readonly text: string; readonly errors: number }>> = {
  empty: { text: "plan: Nothing yet\nstart: 2026-03-02\n", errors: 0 },
  small: {
    text: "plan: Shed\nstart: 2026-02-02\nas-of: 2026-02-16\nfinish: 2026-03-13\npeople: {ana: {name: Ana Silva}}\nreleases: {open: {title: Open day, date: 2026-03-06}}\ntasks: {floor: {title: Floor, effort: 4d, who: ana, started: 2026-02-02, finished: 2026-02-05}, walls: {title: Walls, effort: 8d, who: ana, after: floor, started: 2026-02-06, done: 50%}, roof: {title: Roof, effort: 5d, who: ana, after: walls, release: open, due: 2026-02-20}}\n",
    errors: 0,
  },
  rich: { text: product, errors: 0 },
  huge: { text: hugePlan(), errors: 0 },
  broken: { text: product.replace("after: [", "after: [nobody-knows, "), errors: 3 },
};

const metricsText = readFileSync(path.resolve("examples/metrics.plan.yaml"), "utf8");
const sprintsText = readFileSync(path.resolve("examples/sprints.plan.yaml"), "utf8");
const sprintTask = (at: number): string => `  t${String(at)}: {title: Story ${String(at)}, points: ${String(1 + (at % 13))}, ${at % 3 === 0 ? "" : `sprint: sprint-${String(1 + (at % 50))}, `}who: p${String(at % 20)}${at % 50 < 2 ? ", started: 2026-01-06, finished: 2026-01-09" : ""}}\n`;
/** What is special to these views: other plans have no sprints and no metrics to show. */
const ownPlans: Readonly<Record<"metrics" | "sprints", typeof plans>> = {
  metrics: {
    empty: { text: "plan: Nothing yet\nstart: 2026-03-02\n", errors: 0 },
    small: { text: "plan: Shed\nstart: 2026-02-02\nas-of: 2026-02-16\nobjectives: {open: {title: Open house, results: {guests: {metric: guests, from: 0, target: 200, by: 2026-03-06}}}}\nmetrics: {guests: {title: Guests who answered, history: {2026-02-02: 12, 2026-02-09: 40}}}\n", errors: 0 },
    rich: { text: metricsText, errors: 0 },
    huge: { text: `plan: Five hundred metrics\nstart: 2025-01-05\nas-of: 2026-02-16\nobjectives: {grow: {title: Grow, results: {${Array.from({ length: 120 }, (_, at) => `r${String(at)}: {metric: m${String(at * 4)}, from: 0, target: ${String(100 + at * 30)}, by: 2026-06-30}`).join(", ")}}}}\nmetrics:\n${Array.from({ length: 500 }, (_, at) => `  m${String(at)}: {title: Figure ${String(at)} of the shop, ${at % 3 === 0 ? "unit: orders, " : ""}history: {${Array.from({ length: 52 }, (__, week) => `${new Date(Date.UTC(2025, 1, 3 + 7 * week)).toISOString().slice(0, 10)}: ${String(Math.round(50 + 40 * Math.sin((week + at) / 5) + at + (week * (at % 7)) / 3))}`).join(", ")}}}`).join("\n")}\n`, errors: 0 },
    broken: { text: metricsText.replace("metrics:", "metrics:\n  over: {title: Beyond all bounds, kind: conversion, history: {2026-02-01: 140%, 2026-01-01: 20%}}\n  lost: {title: Its table is not there, file: nowhere.csv}\n  none: {title: Without a figure}"), errors: 3 },
  },
  sprints: {
    empty: { text: "plan: Nothing yet\nstart: 2026-03-02\n", errors: 0 },
    small: { text: "plan: Shed\nstart: 2026-02-02\nas-of: 2026-02-16\nsprints: {start: 2026-02-02, length: 2w}\npeople: {ana: {name: Ana Silva}}\ntasks: {floor: {title: Floor, points: 1, sprint: sprint-1, who: ana, started: 2026-02-02, finished: 2026-02-05}, walls: {title: Walls, points: 3, sprint: sprint-2, who: ana, after: floor}}\n", errors: 0 },
    rich: { text: sprintsText, errors: 0 },
    huge: { text: `plan: Five thousand stories\nstart: 2026-01-05\nas-of: 2026-02-16\nlevel: false\nsprints: {start: 2026-01-05, length: 1w}\npeople: {${Array.from({ length: 20 }, (_, at) => `p${String(at)}: {name: Person ${String(at)}}`).join(", ")}}\ntasks:\n${Array.from({ length: 5000 }, (_, at) => sprintTask(at)).join("")}`, errors: 0 },
    broken: { text: sprintsText.replace("who: ben, release: ga}", "who: nobody-knows, release: ga}").replace("points: 20,", "points: many,"), errors: 3 },
  },
};

const plansOf = (kind: SheetKind): typeof plans => (kind === "metrics" || kind === "sprints" ? ownPlans[kind] : plans);

/** One view as a picture. */
async function shot(browser: Browser, kind: SheetKind, data: unknown, errors: number, theme: ThemeName, width: number): Promise<string> {
  const view = await openView(browser, kind, { theme, width, height: HEIGHT });
  await view.send(kind, { sequence: 1, health: { errors, warnings: 0 }, data });
  await view.page.waitForSelector("html[data-gantry-ready]");
  await view.page.waitForTimeout(250);
  const picture = await view.page.screenshot({ type: "png" });
  await view.page.context().close();
  return `data:image/png;base64,${picture.toString("base64")}`;
}

/** All of a view and plan on one sheet, a row for each theme. */
async function sheet(browser: Browser, kind: SheetKind, name: string): Promise<void> {
  const { text, errors } = plansOf(kind)[name] ?? { text: "", errors: 0 };
  const data = dataOf(kind, text);
  const rows: string[] = [];
  for (const theme of Object.keys(themes) as ThemeName[]) {
    const shots: string[] = [];
    for (const width of WIDTHS) shots.push(`<img src="${await shot(browser, kind, data, errors, theme, width)}" width="${String(width * SCALE)}" height="${String(HEIGHT * SCALE)}">`);
    rows.push(`<div>${shots.join("")}</div>`);
  }
  const page = await browser.newPage({ viewport: { width: Math.round(WIDTHS.reduce((sum, width) => sum + width * SCALE + 8, 8)), height: 100 } });
  await page.setContent(`<style>body{margin:8px 0 0 8px;background:#808080}img{margin:0 8px 8px 0;display:inline-block;vertical-align:top}div{white-space:nowrap;font-size:0}</style>${rows.join("")}`);
  const file = path.join(FOLDER, `${kind}-${name}.jpg`);
  await page.screenshot({ path: file, type: "jpeg", quality: 62, fullPage: true });
  await page.close();
  process.stdout.write(`${path.relative(process.cwd(), file)}\n`);
}

const wanted = process.argv.slice(2);
await mkdir(FOLDER, { recursive: true });
const browser = await launchBrowser();
for (const kind of [...kinds, "sprints", "metrics"] as const) {
  for (const name of Object.keys(plansOf(kind))) {
    if (wanted.length === 0 || wanted.includes(kind) || wanted.includes(`${kind}-${name}`)) await sheet(browser, kind, name);
  }
}
await browser.close();
