// npm run pictures [-- NAME…]: takes the pictures of docs/images in a real VS Code, in the dark and the light theme.
// The example plan carries its own status date, so that a picture is the same on every day.
import { cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { takePlanBack } from "./lib/earlierPlan.mjs";
import { main, nodeScript, root, Stop } from "./lib/run.mjs";
import { setUp } from "./lib/setUp.mjs";

const images = path.join(root, "docs/images");
const wanted = process.argv.slice(2).filter(word => !word.startsWith("--"));

/** How the window is arranged for every picture. */
const settings = {
  "window.title": "${activeEditorShort} - ${rootName}",
  "editor.minimap.enabled": false,
  "breadcrumbs.enabled": false,
  "workbench.editor.showTabs": "multiple",
  "gantry.development.now": "2026-02-16",
};

/** Hides the side bar, so that the plan and a view share the window. */
const noSideBar = workbench => workbench.runCommand("View: Close Primary Side Bar");

async function view(workbench, command, file = "product.plan.yaml") {
  await workbench.openFile(file);
  await noSideBar(workbench);
  await workbench.runCommand(command);
  await workbench.webviewFrame('[data-gantry-ready="true"]', { timeout: 60000 });
}

/** Opens a view of the story's plan and gives it the whole window. */
async function wide(workbench, command) {
  await view(workbench, command, storyFile);
  await workbench.runCommand("View: Toggle Maximize Editor Group");
}

/** Shows what VS Code shows when the pointer rests at a place of the file that is open. */
async function hover(workbench, line, column, text) {
  await workbench.goTo(line, column);
  // What is simulated in the background moves the lines once it is known, which closes a hover.
  await workbench.page.waitForTimeout(8000);
  await workbench.until(async () => {
    await workbench.runCommand("Show or Focus Hover");
    return workbench.page.locator(".monaco-hover").getByText(text).first().waitFor({ timeout: 5000 }).then(() => true, () => false);
  }, { what: `the hover with ${text}`, timeout: 60000 });
}

/** The line, counted from 1, of the file that is open at which a text stands. */
async function lineOf(folder, file, text) {
  const lines = (await readFile(path.join(folder, file), "utf8")).split("\n");
  return lines.findIndex(line => line.includes(text)) + 1;
}

/** What the plan of the story does not hold yet while one only asks around, and while its first release is made. */
const beforeWork = [
  "baselines", "checks", "risks", "decisions", "backlog.cut-off",
  ...["baskets", "spring-live", "tap", "soldout", "summer-live", "look-back"].map(id => `tasks.${id}`),
];
const beforeRelease = ["checks", "backlog.cut-off", "risks.old-orders.status", ...["stock-feed", "summer-closed", "one-backend", "chain"].map(id => `risks.${id}`)];
const storyFile = "repeat-orders.plan.yaml";
/** What all pictures of the story share: one theme is enough, and they stand below each other. */
const story = { size: [1280, 720], beside: "repeat-orders", themes: ["light"] };

const storyPictures = [
  {
    ...story, name: "story-1-remark", now: "2026-01-14", earlier: ["2026-01-13", beforeWork],
    take: async workbench => {
      await workbench.openFile(storyFile);
      await noSideBar(workbench);
      await workbench.page.waitForSelector(".codelens-decoration a", { timeout: 60000 });
      await workbench.runCommand("Gantry: Capture Feedback…");
      const input = workbench.page.locator(".quick-input-widget input").first();
      await input.waitFor({ state: "visible" });
      await input.fill("We type the same forty lines every Monday");
      // Away from the box, whose tooltip would cover its title.
      await workbench.page.mouse.move(640, 600);
    },
  },
  {
    ...story, name: "story-2-idea", now: "2026-01-30", earlier: ["2026-01-30", beforeWork],
    take: async (workbench, folder) => {
      await workbench.openFile(storyFile);
      await noSideBar(workbench);
      await hover(workbench, await lineOf(folder, storyFile, "saved-baskets: {title"), 6, "Demand");
    },
  },
  { ...story, name: "story-3-rank", now: "2026-01-30", earlier: ["2026-01-30", beforeWork], take: workbench => wide(workbench, "Gantry: Show Priorities") },
  {
    ...story, name: "story-4-work", now: "2026-03-02", earlier: ["2026-03-02", beforeRelease],
    take: async (workbench, folder) => {
      await workbench.openFile(storyFile);
      await workbench.goTo(await lineOf(folder, storyFile, "basket-edit: {"), 8);
      await view(workbench, "Gantry: Show Gantt", storyFile);
    },
  },
  {
    ...story, name: "story-5-chance", now: "2026-03-02", earlier: ["2026-03-02", beforeRelease],
    take: async workbench => {
      await workbench.openFile(storyFile);
      await noSideBar(workbench);
      await workbench.runCommand("Gantry: Show Forecast");
      const frame = await workbench.webviewFrame(".distribution .chart", { timeout: 60000 });
      await workbench.runCommand("View: Toggle Maximize Editor Group");
      await frame.locator("select").first().selectOption({ label: "Release: Saved baskets" });
      await workbench.page.waitForTimeout(4000);
    },
  },
  { ...story, name: "story-6-shipped", now: "2026-04-27", earlier: ["2026-04-27", ["checks", "backlog.cut-off", "risks.stock-feed"]], take: workbench => wide(workbench, "Gantry: Show Report") },
  {
    // In the view of metrics once there is one, in the card of the metric until then.
    ...story, name: "story-7-measured", now: "2026-06-08",
    take: async (workbench, folder) => {
      if ((await readFile(path.join(root, "package.json"), "utf8")).includes('"gantry.showMetrics"')) {
        await wide(workbench, "Gantry: Show Metrics");
        return;
      }
      await workbench.openFile(storyFile);
      await noSideBar(workbench);
      await hover(workbench, await lineOf(folder, storyFile, "weekly-cafes: {title"), 6, "before");
    },
  },
];

const pictures = [
  ...storyPictures,
  { name: "gantt", size: [1600, 900], only: "product.plan.yaml", take: workbench => view(workbench, "Gantry: Show Gantt") },
  { name: "roadmap", size: [1600, 900], only: "product.plan.yaml", take: workbench => view(workbench, "Gantry: Show Roadmap") },
  { name: "board", size: [1600, 900], only: "product.plan.yaml", take: workbench => view(workbench, "Gantry: Show Board") },
  { name: "resources", size: [1600, 900], only: "product.plan.yaml", take: workbench => view(workbench, "Gantry: Show Resources") },
  { name: "health", size: [1600, 900], only: "product.plan.yaml", take: workbench => view(workbench, "Gantry: Show Health") },
  {
    name: "report", size: [1600, 1000], beside: "repeat-orders", now: "2026-06-08",
    take: workbench => view(workbench, "Gantry: Show Report", storyFile),
  },
  {
    name: "markdown", size: [1600, 1000], only: "product.plan.yaml", beside: ".",
    take: async workbench => {
      await workbench.openFile("README.md");
      await noSideBar(workbench);
      await workbench.runCommand("Markdown: Open Preview to the Side");
      await workbench.webviewFrame(".gantry-plan > svg.gantry-gantt", { timeout: 60000 });
    },
  },
  {
    name: "dependencies", size: [1600, 900], only: "product.plan.yaml",
    take: async workbench => {
      await workbench.openFile("product.plan.yaml");
      await workbench.goTo(64, 8);
      await view(workbench, "Gantry: Show Dependencies");
    },
  },
  {
    name: "risk-matrix", size: [1600, 1000], only: "risk-register.plan.yaml",
    take: async workbench => {
      await workbench.openFile("risk-register.plan.yaml");
      await workbench.goTo(30, 6);
      await view(workbench, "Gantry: Show Risk Matrix", "risk-register.plan.yaml");
    },
  },
  {
    name: "risks", size: [1280, 800], only: "risk-register.plan.yaml",
    take: async workbench => {
      await workbench.openFile("risk-register.plan.yaml");
      await workbench.runCommand("Gantry: Focus on Risks View");
      await workbench.page.waitForSelector(".pane-body .monaco-list-row", { timeout: 30000 });
    },
  },
  {
    name: "sprints", size: [1600, 900], only: "sprints.plan.yaml", beside: ".",
    take: async workbench => {
      await workbench.openFile("sprints.plan.yaml");
      await noSideBar(workbench);
      await workbench.runCommand("Gantry: Show Sprints");
      await workbench.webviewFrame('[data-gantry-ready="true"]', { timeout: 60000 });
    },
  },
  {
    name: "priorities", size: [1600, 900], only: "discovery.plan.yaml",
    take: async workbench => {
      await workbench.openFile("discovery.plan.yaml");
      await noSideBar(workbench);
      await workbench.runCommand("Gantry: Show Priorities");
      await workbench.webviewFrame('[data-gantry-ready="true"]', { timeout: 60000 });
    },
  },
  {
    name: "metrics", size: [1600, 900], only: "metrics.plan.yaml", beside: ".",
    take: async workbench => {
      await workbench.openFile("metrics.plan.yaml");
      await noSideBar(workbench);
      await workbench.runCommand("Gantry: Show Metrics");
      await workbench.webviewFrame(".plot", { timeout: 60000 });
    },
  },
  {
    name: "forecast", size: [1600, 900], only: "product.plan.yaml",
    take: async workbench => {
      await workbench.openFile("product.plan.yaml");
      await noSideBar(workbench);
      await workbench.runCommand("Gantry: Show Forecast");
      await workbench.webviewFrame(".distribution .chart", { timeout: 60000 });
      await workbench.page.waitForTimeout(4000);
    },
  },
  {
    name: "trees", size: [1280, 800], only: "product.plan.yaml",
    take: async workbench => {
      await workbench.openFile("product.plan.yaml");
      await workbench.runCommand("Gantry: Focus on Plan View");
      await workbench.page.waitForSelector(".pane-body .monaco-list-row", { timeout: 30000 });
    },
  },
  {
    name: "quick-add", size: [1280, 800], only: "product.plan.yaml",
    take: async workbench => {
      await workbench.openFile("product.plan.yaml");
      await noSideBar(workbench);
      await workbench.runCommand("Gantry: Add Task…");
      await workbench.page.locator(".quick-input-title").filter({ hasText: "Add a task" }).waitFor();
      await workbench.typeText("Load test 3d..8d by end of q2 #backend p700 !");
      await workbench.press("Backspace");
      await workbench.page.locator(".quick-input-list").getByText("Load test").first().waitFor();
    },
  },
  {
    name: "code", size: [1280, 800], only: "product.plan.yaml", beside: "../test/fixtures/code",
    take: async workbench => {
      await workbench.openFile("pay.go");
      await workbench.runCommand("Gantry: Focus on Code View");
      await workbench.page.getByText("Lead nowhere").first().waitFor({ timeout: 60000 });
      await workbench.openFile("pay.go");
      await workbench.goTo(5, 12);
      await workbench.runCommand("Show or Focus Hover");
      await workbench.page.locator(".monaco-hover").getByText("Payment API").first().waitFor();
    },
  },
  {
    name: "editor", size: [1280, 800], only: "product.plan.yaml",
    take: async workbench => {
      await workbench.openFile("product.plan.yaml");
      await noSideBar(workbench);
      await workbench.page.waitForSelector(".codelens-decoration a", { timeout: 60000 });
      await workbench.page.keyboard.press("Control+g");
      await workbench.page.keyboard.type("72");
      await workbench.page.keyboard.press("Enter");
      await workbench.page.waitForTimeout(2000);
    },
  },
  {
    name: "diagnostics", size: [1280, 800], only: "broken.plan.yaml",
    take: async workbench => {
      await workbench.openFile("broken.plan.yaml");
      await noSideBar(workbench);
      await workbench.waitForDiagnostics(count => count.errors > 0);
      await workbench.runCommand("Problems: Focus on Problems View");
      await workbench.page.waitForSelector(".markers-panel .monaco-list-row", { timeout: 30000 });
    },
  },
];

async function takeAll() {
  const { launchBrowser, openWorkbench, startServer } = await import("./workbench.mjs");
  const holder = await mkdtemp(path.join(os.tmpdir(), "gantry-"));
  await mkdir(images, { recursive: true });
  const server = await startServer();
  const browser = await launchBrowser();
  try {
    for (const { name, size: [width, height], only, beside, take, themes = ["dark", "light"], now, earlier } of pictures) {
      if (wanted.length > 0 && !wanted.some(word => word === name || (word === "story" && name.startsWith("story-")))) continue;
      const folder = path.join(holder, name, "plans");
      if (beside === undefined) await cp(path.join(root, "examples", only), path.join(folder, only), { recursive: true });
      else await cp(path.join(root, "examples", beside), folder, { recursive: true });
      if (earlier !== undefined) await takePlanBack(folder, ...earlier);
      for (const theme of themes) {
        const arranged = now === undefined ? settings : { ...settings, "gantry.development.now": now };
        const workbench = await openWorkbench(server, browser, { folder, theme, viewport: { width, height }, settings: arranged });
        await take(workbench, folder);
        // What still fades or settles has done so by then.
        await workbench.page.waitForTimeout(1200);
        const file = path.join(images, themes.length === 1 ? `${name}.png` : `${name}-${theme}.png`);
        await workbench.screenshot(file);
        await workbench.close();
        process.stdout.write(`${path.relative(root, file)}\n`);
      }
    }
  } finally {
    await browser.close();
    await server.stop();
    await rm(holder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** The contact sheets of the views are made of pages, without VS Code: `npm run pictures -- sheets [VIEW…]`. */
async function takeSheets() {
  const { default: esbuild } = await import("esbuild");
  const outfile = path.join(root, "dist/sheets.mjs");
  await esbuild.build({
    absWorkingDir: root, entryPoints: ["test/e2e/views/page/sheets.ts"], outfile, bundle: true, platform: "node", format: "esm", target: "node20", logLevel: "error",
    external: ["playwright-core"], mainFields: ["module", "main"],
    alias: { yaml: path.join(root, "node_modules/yaml/browser/index.js") },
    plugins: [{ name: "scripts", setup: build => build.onResolve({ filter: /\/scripts\/[^/]+\.mjs$/ }, ({ path: file }) => ({ path: `../scripts/${path.basename(file)}`, external: true })) }],
  });
  const { code } = await nodeScript("dist/sheets.mjs", wanted.slice(1));
  if (code !== 0) throw new Stop("The contact sheets could not be made.");
}

main(async () => {
  await setUp();
  if (wanted[0] === "sheets") {
    const { code } = await nodeScript("esbuild.js", ["--product"]);
    if (code !== 0) throw new Stop("The build failed.");
    await takeSheets();
    return;
  }
  const unknown = wanted.filter(name => name !== "story" && !pictures.some(picture => picture.name === name));
  if (unknown.length > 0) throw new Stop(`There is no picture ${unknown.join(", ")}; there are ${pictures.map(picture => picture.name).join(", ")}.`);
  const { code } = await nodeScript("esbuild.js", ["--product"]);
  if (code !== 0) throw new Stop("The build failed.");
  await takeAll();
});
