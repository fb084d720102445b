import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserType } from "playwright-core";

interface BrowserScript {
  browser(): Promise<string>;
  browserArguments(): string[];
}

let open: Promise<Browser> | undefined;

/** The browser that benchmarks draw in, opened once, after the product is built. */
export function openBrowser(): Promise<Browser> {
  open ??= launch();
  return open;
}

async function launch(): Promise<Browser> {
  spawnSync(process.execPath, ["esbuild.js", "--product"], { stdio: "inherit" });
  // Taken from node_modules at run time: it is too large and too odd to be bundled.
  const require = createRequire(path.resolve("package.json"));
  const playwright = require("playwright-core") as { readonly chromium: BrowserType };
  const { browser, browserArguments } = (await import(pathToFileURL(path.resolve("scripts/browser.mjs")).href)) as BrowserScript;
  return playwright.chromium.launch({ executablePath: await browser(), args: browserArguments() });
}
