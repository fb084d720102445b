// The whole suite: npm test [-- --only build,types,lint,unit,host,web,restricted,e2e,pages] [-- --vscode 1.139.1]
// What comes before set-up uses Node's own modules only.
import { cp, mkdtemp, rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { main, nodeScript, option, root, Stop } from "./lib/run.mjs";
import { setUp } from "./lib/setUp.mjs";
import { serverBuild, serverBuildRuns, vscodeVersions } from "./serverBuild.mjs";

const total = { passed: 0, failed: 0 };

function list(name) {
  const value = option(name);
  return typeof value === "string" ? value.split(",") : undefined;
}

const only = list("only");
const versions = list("vscode") ?? vscodeVersions;
const wants = (...steps) => only === undefined || steps.some(step => only.includes(step));

function add(counts) {
  total.passed += counts.passed;
  total.failed += counts.failed;
  if (counts.pending > 0) total.failed += counts.pending;
}

/** Runs one step, prints its name, outcome and time, and adds to the totals; a step that breaks counts as one failure. */
async function step(name, work) {
  const start = performance.now();
  process.stdout.write(`\n== ${name}\n`);
  let counts;
  try {
    counts = await work();
  } catch (failure) {
    process.stdout.write(`${failure instanceof Stop ? failure.message : failure.stack}\n`);
    counts = { passed: 0, failed: 1, pending: 0 };
  }
  if (counts !== undefined) add(counts);
  const figures = counts === undefined ? "" : ` ${counts.passed} passed, ${counts.failed} failed${counts.pending > 0 ? `, ${counts.pending} skipped (counted as failed)` : ""},`;
  process.stdout.write(`== ${name}:${figures} ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
  return counts === undefined || counts.failed === 0;
}

/** A tool that passes or fails as a whole. */
const tool = (file, args) => async () => {
  const { code } = await nodeScript(file, args);
  return code === 0 ? { passed: 1, failed: 0, pending: 0 } : { passed: 0, failed: 1, pending: 0 };
};

async function build() {
  if (only === undefined) await rm(path.join(root, "dist"), { recursive: true, force: true });
  const { code } = await nodeScript("esbuild.js", []);
  if (code !== 0) throw new Stop("The build failed.");
}

/** A fresh copy of the workspace that the tests in the host open. */
async function freshWorkspace() {
  const folder = await mkdtemp(path.join(os.tmpdir(), "gantry-workspace-"));
  await cp(path.join(root, "test/host/workspace"), folder, { recursive: true });
  return folder;
}

async function inHost(server, browser, bundle, options = {}) {
  const { runTestsInHost } = await import("./workbench.mjs");
  const folder = await freshWorkspace();
  try {
    const { code, counts, log } = await runTestsInHost(server, browser, {
      folder, testsPath: path.join(root, bundle), ...options,
      onLine: line => { if (!line.startsWith("ok ")) process.stdout.write(`${line}\n`); },
    });
    const broken = counts === undefined || (code !== 0 && counts.failed === 0);
    if (broken) process.stdout.write(`The run ended with code ${code}. VS Code said last:\n${log.slice(-40).join("\n")}\n`);
    return { passed: 0, pending: 0, ...counts, failed: (counts?.failed ?? 0) + (broken ? 1 : 0) };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** All that needs one VS Code version, on one server. */
async function onServer(version) {
  const { launchBrowser, startServer } = await import("./workbench.mjs");
  const { runMocha } = await import("./lib/mocha.mjs");
  const grep = option("grep");
  const server = await startServer({ version, env: typeof grep === "string" ? { GANTRY_GREP: grep } : {} });
  const browser = await launchBrowser();
  const has = bundle => existsSync(path.join(root, bundle));
  try {
    if (wants("host")) await step(`in the extension host, VS Code ${version}`, () => inHost(server, browser, "dist/test/host/index.js"));
    if (wants("host", "restricted") && has("dist/test/host/restricted.js")) {
      await step(`in an untrusted workspace, VS Code ${version}`, () => inHost(server, browser, "dist/test/host/restricted.js", { trust: false }));
    }
    if (wants("web")) {
      await step(`in the web worker host, VS Code ${version}`, () => inHost(server, browser, "dist/test/host/web.js", { kind: "web" }));
    }
    if (wants("e2e") && has("dist/test/e2e.mjs")) {
      const env = { GANTRY_SERVER: server.address() };
      const args = ["--timeout", "90000", ...(typeof grep === "string" ? ["--grep", grep] : [])];
      await browser.close();
      await step(`driven in a browser, VS Code ${version}`, () => runMocha(["dist/test/e2e.mjs"], { env, args }));
    }
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function onDesktop() {
  const { desktopTests } = await import("./desktop.mjs");
  for (const version of versions) await step(`in the extension host, VS Code ${version} (desktop)`, () => desktopTests(version));
  process.stdout.write("\nNot run on this system: the web worker host and the runs driven in a browser (they need the server build, on Linux).\n");
}

async function suite() {
  if (!(await step("set-up", setUp))) return;
  // A broken bundle is a failure, but what could be built is tried all the same.
  await step("build", build);
  if (wants("types")) await step("types", tool("node_modules/typescript/bin/tsc", ["-b"]));
  if (wants("lint")) await step("lint", tool("node_modules/eslint/bin/eslint.js", [".", "--max-warnings", "0"]));
  if (wants("unit")) {
    const { slowRooms, unitTests } = await import("./unit.mjs");
    const grep = option("grep");
    const options = { grep: typeof grep === "string" ? grep : undefined };
    await step("unit", () => unitTests([], options));
    await step("random texts, and other schedulers", () => unitTests(slowRooms, options));
  }
  if (wants("check")) await step("the plan of Gantry itself", tool("dist/cli.js", ["check", "gantry.plan.yaml", "--max-warnings", "0"]));
  if (!wants("host", "web", "restricted", "e2e", "pages")) return;
  if (!serverBuildRuns) return onDesktop();
  const { browser } = await import("./browser.mjs");
  const ready = await step("VS Code and browser", async () => {
    for (const version of versions) await serverBuild(version);
    await browser();
  });
  if (!ready) return;
  // No VS Code is needed for them, so one run is enough for all versions.
  if (wants("e2e", "pages")) {
    const { runMocha } = await import("./lib/mocha.mjs");
    const grep = option("grep");
    await step("the pages of the views, in a browser", () => runMocha(["dist/test/pages.mjs"], { args: ["--timeout", "90000", ...(typeof grep === "string" ? ["--grep", grep] : [])] }));
  }
  if (!wants("host", "web", "restricted", "e2e")) return;
  for (const version of versions) {
    if (existsSync(path.join(root, "dist/test/host/index.js"))) {
      await onServer(version).catch(failure => step(`VS Code ${version}`, () => { throw failure; }));
    }
  }
}

/** What is driven once more with the files that are shipped: another minifier than in the other runs has been over them. */
const ofTheShipped = "the way through a plan|the Gantt in the workbench|the forecast in the workbench";

/** Last, because it puts the production build in the place of the one that the other steps use. */
async function packageStep() {
  if (!wants("package")) return;
  const packed = await step("package", tool("scripts/package.mjs", []));
  if (!packed || !serverBuildRuns || !existsSync(path.join(root, "dist/test/e2e.mjs"))) return;
  const { startServer } = await import("./workbench.mjs");
  const { runMocha } = await import("./lib/mocha.mjs");
  const [version] = versions;
  await step(`what is shipped, driven in a browser, VS Code ${version}`, async () => {
    const server = await startServer({ version });
    try {
      const env = { GANTRY_SERVER: server.address(), GANTRY_EXTENSION: path.join(root, "dist/packed") };
      return await runMocha(["dist/test/e2e.mjs"], { env, args: ["--timeout", "90000", "--grep", ofTheShipped] });
    } finally {
      await server.stop();
    }
  });
}

main(async () => {
  try {
    await suite();
    await packageStep();
  } finally {
    process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
    if (total.failed > 0 || total.passed === 0) process.exitCode = 1;
  }
});
