// Makes a fresh clone ready. Node's own modules only.
import { readFileSync } from "node:fs";
import path from "node:path";
import { npm, root, Stop } from "./run.mjs";

const read = file => JSON.parse(readFileSync(path.join(root, file), "utf8"));

/** The development dependencies that are missing or of another version than package.json names. */
function outdated() {
  return Object.entries(read("package.json").devDependencies).filter(([name, version]) => {
    try {
      return read(`node_modules/${name}/package.json`).version !== version;
    } catch {
      return true;
    }
  });
}

/** Installs the dependencies exactly as locked, unless they are there. */
export async function setUp() {
  const missing = outdated();
  if (missing.length === 0) return;
  process.stdout.write("Installing dependencies (npm ci)\n");
  const { code, output } = await npm(["ci", "--no-audit", "--no-fund"], { quiet: true });
  if (code !== 0) throw new Stop(`npm ci failed:\n${output}`);
}
