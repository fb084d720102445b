// Finds a browser of the Chromium family; on Debian as root it installs one. Node's own modules only.
import { existsSync } from "node:fs";
import path from "node:path";
import { run, Stop } from "./lib/run.mjs";

const linuxNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable"];

const macApplications = [
  "Google Chrome.app/Contents/MacOS/Google Chrome",
  "Chromium.app/Contents/MacOS/Chromium",
  "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

const windowsPrograms = ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe", "Chromium\\Application\\chrome.exe"];

function candidates() {
  const { env, platform } = process;
  const named = env.GANTRY_BROWSER === undefined ? [] : [env.GANTRY_BROWSER];
  if (platform === "darwin") {
    return [...named, ...["/Applications", path.join(env.HOME ?? "", "Applications")].flatMap(folder => macApplications.map(name => path.join(folder, name)))];
  }
  if (platform === "win32") {
    const folders = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA].filter(Boolean);
    return [...named, ...folders.flatMap(folder => windowsPrograms.map(name => path.join(folder, name)))];
  }
  const folders = (env.PATH ?? "").split(path.delimiter).filter(Boolean);
  return [...named, ...linuxNames.flatMap(name => folders.map(folder => path.join(folder, name)))];
}

/** The browser that is there, or undefined. */
export function findBrowser() {
  return candidates().find(file => existsSync(file));
}

/** A browser's path; installs Debian's Chromium when run as root, else says in one line what to install. */
export async function browser() {
  const found = findBrowser();
  if (found !== undefined) return found;
  const canInstall = process.platform === "linux" && process.getuid?.() === 0 && existsSync("/etc/debian_version");
  if (canInstall) {
    process.stdout.write("Installing Chromium (apt-get)\n");
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update"], { quiet: true, env });
    await run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { quiet: true, env });
    const installed = findBrowser();
    if (installed !== undefined) return installed;
  }
  throw new Stop("No browser found: install Chrome, Edge or Chromium (Debian and Ubuntu: apt-get install chromium), or name one in GANTRY_BROWSER.");
}

/** The arguments that keep the browser quiet and away from the network. */
export function browserArguments() {
  return [
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--force-color-profile=srgb",
  ];
}
