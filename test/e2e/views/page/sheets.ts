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

/** One view as a picture. */
async function shot(browser: Browser, kind: Kind, data: unknown, errors: number, theme: ThemeName, width: number): Promise<string> {
  const view = await openView(browser, kind, { theme, width, height: HEIGHT });
  await view.send(kind, { sequence: 1, health: { errors, warnings: 0 }, data });
  await view.page.waitForSelector("html[data-gantry-ready]");
  await view.page.waitForTimeout(250);
  const picture = await view.page.screenshot({ type: "png" });
  await view.page.context().close();
  return `data:image/png;base64,${picture.toString("base64")}`;
}

/** All of a view and plan on one sheet, a row for each theme. */
async function sheet(browser: Browser, kind: Kind, name: string): Promise<void> {
  const { text, errors } = plans[name] ?? { text: "", errors: 0 };
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
for (const kind of kinds) {
  for (const name of Object.keys(plans)) {
    if (wanted.length === 0 || wanted.includes(kind) || wanted.includes(`${kind}-${name}`)) await sheet(browser, kind, name);
  }
}
await browser.close();
