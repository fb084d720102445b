// A real VS Code, driven as a person would: the server build, and its workbench in a browser without a window.
// Used by the tests inside the extension host, by the end-to-end tests and for pictures.
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import { browser as browserPath, browserArguments } from "./browser.mjs";
import { root, Stop } from "./lib/run.mjs";
import { serverBuild } from "./serverBuild.mjs";
import { Workbench } from "./workbenchPage.mjs";

const themes = {
  dark: "Default Dark Modern",
  light: "Default Light Modern",
  hc: "Default High Contrast",
  "hc-light": "Default High Contrast Light",
};

/** Settings that keep VS Code quiet; what a caller passes wins. */
const quietSettings = {
  "security.workspace.trust.enabled": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.welcomePage.walkthroughs.openOnInstall": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.enableExperiments": false,
  "chat.disableAIFeatures": true,
  "chat.commandCenter.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "git.openRepositoryInParentFolders": "never",
  "editor.accessibilitySupport": "off",
  "window.commandCenter": false,
};

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** One running VS Code server. Many pages, one after the other, may use it; each may have its own settings. */
export class Server {
  constructor(version, port, data, child) {
    this.version = version;
    this.port = port;
    this.data = data;
    this.child = child;
    this.log = "";
    if (child === undefined) return;
    const keep = chunk => { this.log = (this.log + chunk).slice(-20000); };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
  }

  /** Writes the user settings that the next page will see. */
  async useSettings({ theme = "dark", trust = true, settings = {} } = {}) {
    const folder = path.join(this.data, "user/User");
    await mkdir(folder, { recursive: true });
    const all = {
      ...quietSettings,
      "security.workspace.trust.enabled": !trust,
      "security.workspace.trust.startupPrompt": "never",
      "security.workspace.trust.banner": "never",
      "workbench.colorTheme": themes[theme] ?? theme,
      ...settings,
    };
    await writeFile(path.join(folder, "settings.json"), JSON.stringify(all, undefined, 2));
  }

  /** The address of the workbench on a folder, or a workspace file in it, with the extension under development. */
  url({ folder, workspace, extension = process.env.GANTRY_EXTENSION ?? root, kind, testsPath }) {
    const remote = file => `vscode-remote://127.0.0.1:${this.port}${file}`;
    const payload = [["extensionDevelopmentPath", remote(extension)], ["skipWelcome", "true"], ["skipReleaseNotes", "true"]];
    if (kind !== undefined) payload.push(["extensionDevelopmentKind", kind]);
    if (testsPath !== undefined) payload.push(["extensionTestsPath", remote(testsPath)]);
    const single = folder === undefined ? "ew=true" : `folder=${encodeURIComponent(folder)}`;
    const where = workspace === undefined ? single : `workspace=${encodeURIComponent(path.join(folder, workspace))}`;
    return `http://127.0.0.1:${this.port}/?${where}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
  }

  /** What another process needs to use this server: see `joinServer`. */
  address() {
    return JSON.stringify({ version: this.version, port: this.port, data: this.data });
  }

  async ready() {
    for (let attempt = 0; attempt < 300; attempt++) {
      if (this.child.exitCode !== null) break;
      const answer = await fetch(`http://127.0.0.1:${this.port}/version`).catch(() => undefined);
      if (answer?.ok) return;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    throw new Stop(`The server of VS Code ${this.version} did not start:\n${this.log}`);
  }

  /** Ends the server, and what it started, by process id. */
  async stop() {
    if (this.child === undefined) return;
    const ended = new Promise(resolve => this.child.once("exit", resolve));
    if (this.child.exitCode === null) {
      try {
        process.kill(-this.child.pid, "SIGTERM");
      } catch {
        this.child.kill("SIGTERM");
      }
      const timer = setTimeout(() => this.child.kill("SIGKILL"), 5000);
      await ended;
      clearTimeout(timer);
    }
    await rm(this.data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/**
 * Starts a server on a free port with fresh data.
 * @param {{ version?: string, env?: Record<string, string | undefined> }} options
 */
export async function startServer({ version = "1.139.1", env = {} } = {}) {
  const build = await serverBuild(version);
  const port = await freePort();
  const data = await mkdtemp(path.join(os.tmpdir(), "gantry-vscode-"));
  const child = spawn(build.node, [
    build.main, "--host", "127.0.0.1", "--port", String(port), "--without-connection-token", "--accept-server-license-terms",
    "--enable-smoke-test-driver", "--user-data-dir", path.join(data, "user"), "--server-data-dir", path.join(data, "server"),
    "--extensions-dir", path.join(data, "extensions"),
  ], { cwd: path.dirname(path.dirname(build.main)), env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const server = new Server(version, port, data, child);
  const stopNow = () => { try { process.kill(-child.pid, "SIGKILL"); } catch { /* It has ended. */ } };
  process.once("exit", stopNow);
  child.once("exit", () => process.removeListener("exit", stopNow));
  await server.useSettings();
  await server.ready();
  return server;
}

/** A server that another process started and will stop. */
export function joinServer(address) {
  const { version, port, data } = JSON.parse(address);
  return new Server(version, port, data, undefined);
}

/** Starts the browser; without a window unless `headless` is false. */
export async function launchBrowser({ headless = true } = {}) {
  return chromium.launch({ executablePath: await browserPath(), headless, args: browserArguments() });
}

/**
 * Opens the workbench on a folder and waits until it is usable.
 * @returns {Promise<Workbench>}
 */
export async function openWorkbench(server, browser, options = {}) {
  const { theme, trust, settings, viewport = { width: 1600, height: 1000 }, scale = 1 } = options;
  await server.useSettings({ theme, trust, settings });
  const dark = theme === undefined || theme === "dark" || theme === "hc";
  const context = await browser.newContext({ viewport, deviceScaleFactor: scale, colorScheme: dark ? "dark" : "light" });
  const page = await context.newPage();
  const workbench = new Workbench(page);
  await page.goto(server.url(options));
  await workbench.waitForWorkbench();
  return workbench;
}

/**
 * Runs a test bundle inside the extension host.
 * @returns {Promise<{ code: number, lines: string[], counts: { passed: number, failed: number, pending: number } | undefined, log: string[] }>}
 *   the exit code, the tests' own lines, the counts, and all that VS Code printed
 */
export async function runTestsInHost(server, browser, options) {
  const { theme, trust, settings, timeout = 300000, onLine = () => undefined } = options;
  await server.useSettings({ theme, trust, settings });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const result = { code: 1, lines: [], counts: undefined, log: [] };
  const take = text => {
    for (const line of text.split("\n")) {
      if (!line.startsWith("#gantry ")) result.log.push(line);
      else if (line.startsWith("#gantry counts ")) result.counts = JSON.parse(line.slice("#gantry counts ".length));
      else {
        result.lines.push(line.slice("#gantry ".length));
        onLine(line.slice("#gantry ".length));
      }
    }
  };
  let timer;
  try {
    result.code = await new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(new Stop(`The tests in VS Code ${server.version} did not end in ${timeout / 1000} s`)), timeout);
      page.on("crash", () => reject(new Stop("The page of the workbench crashed")));
      Promise.all([
        page.exposeFunction("codeAutomationLog", (_type, args) => take(textOf(args))),
        page.exposeFunction("codeAutomationExit", code => resolve(code)),
      ]).then(() => page.goto(server.url(options))).catch(reject);
    });
  } catch (failure) {
    result.log.push(String(failure.message));
  } finally {
    clearTimeout(timer);
    await context.close();
  }
  return result;
}

/** What a call of console.log wrote. */
function textOf(args) {
  return (Array.isArray(args) ? args : [args]).map(arg => (typeof arg === "string" ? arg : JSON.stringify(arg))).join(" ");
}
