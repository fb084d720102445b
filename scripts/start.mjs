// npm start: builds Gantry and shows it with the example plans.
//
//   npm start                                             in the desktop VS Code, else in a browser window
//   npm start -- --screenshot FILE [--theme dark|light|hc|hc-light] [--file PLAN] [--command TITLE] [--size 1600x1000]
//   npm start -- --browser                                in a browser although a desktop VS Code is there
//
// Set-up uses Node's own modules only: this runs on a clone without node_modules.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { main, nodeScript, option, root, run, Stop } from "./lib/run.mjs";
import { setUp } from "./lib/setUp.mjs";
import { serverBuildRuns } from "./serverBuild.mjs";

const text = (name, otherwise) => {
  const value = option(name);
  return typeof value === "string" ? value : otherwise;
};

async function build() {
  await setUp();
  const { code } = await nodeScript("esbuild.js", ["--product"]);
  if (code !== 0) throw new Stop("The build failed.");
}

/** A copy of the examples, so that trying things out does not change the repository. */
async function copyOfExamples() {
  const holder = await mkdtemp(path.join(os.tmpdir(), "gantry-"));
  const folder = path.join(holder, "examples");
  await cp(path.join(root, "examples"), folder, { recursive: true });
  return { folder, remove: () => rm(holder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) };
}

/** Shows the main view: the plan in the editor and the Gantt chart beside it. */
async function showGantt(workbench) {
  await workbench.openFile(text("file", "product.plan.yaml"));
  await workbench.runCommand(text("command", "Gantry: Show Gantt"));
  return workbench.webviewFrame('[data-gantry-ready="true"]', { timeout: 60000 });
}

async function picture(file) {
  const { launchBrowser, openWorkbench, startServer } = await import("./workbench.mjs");
  const [width, height] = text("size", "1600x1000").split("x").map(Number);
  const theme = text("theme", "dark");
  if (!["dark", "light", "hc", "hc-light"].includes(theme)) throw new Stop(`There is no theme ${theme}: choose dark, light, hc or hc-light.`);
  const { folder, remove } = await copyOfExamples();
  const server = await startServer();
  const browser = await launchBrowser();
  try {
    const settings = { "window.title": "${activeEditorShort} - ${rootName}", "editor.minimap.enabled": false, "breadcrumbs.enabled": false };
    const workbench = await openWorkbench(server, browser, { folder, theme, viewport: { width, height }, settings });
    await showGantt(workbench);
    // What still fades or settles has done so by then.
    await workbench.page.waitForTimeout(800);
    await mkdir(path.dirname(path.resolve(file)), { recursive: true });
    await workbench.screenshot(path.resolve(file));
  } catch (failure) {
    throw new Stop(`No picture: ${String(failure.message).split("\n")[0]}`);
  } finally {
    await browser.close();
    await server.stop();
    await remove();
  }
  process.stdout.write(`${file}\n`);
}

async function inBrowser() {
  const { launchBrowser, openWorkbench, startServer } = await import("./workbench.mjs");
  const { folder, remove } = await copyOfExamples();
  const server = await startServer();
  const end = async () => {
    await server.stop();
    await remove();
  };
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => { void end().then(() => process.exit(0)); });
  const hasDisplay = process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined;
  if (!hasDisplay) {
    await openGanttWith(folder);
    process.stdout.write(`Open this address in a browser and choose the plan whose Gantt you want to see. Ctrl+C ends it.\n${server.url({ folder })}\n`);
    await new Promise(resolve => { server.child.once("exit", resolve); });
    return;
  }
  const browser = await launchBrowser({ headless: false });
  const closed = new Promise(resolve => { browser.once("disconnected", resolve); });
  const workbench = await openWorkbench(server, browser, { folder, theme: text("theme", "dark"), viewport: null });
  await showGantt(workbench).catch(failure => process.stderr.write(`${failure.message}\n`));
  await closed;
  await end();
}

/** The desktop VS Code's command, if there is one. */
async function desktopCommand() {
  if (process.env.GANTRY_CODE !== undefined) return process.env.GANTRY_CODE;
  const found = await run("code", ["--version"], { quiet: true, shell: process.platform === "win32" }).catch(() => ({ code: 1 }));
  if (found.code === 0) return "code";
  const mac = "/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code";
  return process.platform === "darwin" && existsSync(mac) ? mac : undefined;
}

/** Lets the Gantt open with the folder, where nobody runs the command for the person. */
async function openGanttWith(folder) {
  await mkdir(path.join(folder, ".vscode"));
  await writeFile(path.join(folder, ".vscode/settings.json"), '{ "gantry.openAtStart": "gantt" }\n');
}

async function onDesktop(command) {
  const { folder } = await copyOfExamples();
  await openGanttWith(folder);
  const args = ["--new-window", `--extensionDevelopmentPath=${root}`, folder, path.join(folder, text("file", "product.plan.yaml"))];
  spawn(command, args, { detached: true, stdio: "ignore", shell: process.platform === "win32" }).unref();
  process.stdout.write(`VS Code opens with a copy of the example plans, in ${folder}, and the Gantt of one of them.\n`);
}

main(async () => {
  const screenshot = option("screenshot");
  if (screenshot === true) throw new Stop("Name the picture: npm start -- --screenshot FILE");
  await build();
  if (screenshot !== undefined) return picture(screenshot);
  const command = option("browser") === undefined ? await desktopCommand() : undefined;
  if (command !== undefined) return onDesktop(command);
  if (!serverBuildRuns) throw new Stop('No "code" command was found: install VS Code, or name its command in GANTRY_CODE.');
  return inBrowser();
});
