// Runs bundled tests with mocha in a process of their own and reads how many passed.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { run, root } from "./run.mjs";

/**
 * @param {string[]} files bundles below dist/test
 * @param {{ env?: Record<string, string | undefined>, args?: string[], wrap?: string[] }} options
 * @returns {Promise<{ passed: number, failed: number, pending: number }>}
 */
export async function runMocha(files, { env = {}, args = [], wrap = [] } = {}) {
  const folder = await mkdtemp(path.join(os.tmpdir(), "gantry-counts-"));
  const countsFile = path.join(folder, "counts.json");
  try {
    const { code } = await run(process.execPath, [
      ...wrap, path.join(root, "node_modules/mocha/bin/mocha.js"), "--enable-source-maps", "--reporter", "test/support/reporter.cjs", ...args, ...files,
    ], { env: { TZ: "America/St_Johns", ...env, GANTRY_COUNTS_FILE: countsFile } });
    const counts = await readFile(countsFile, "utf8").then(JSON.parse, () => ({ passed: 0, failed: 0, pending: 0 }));
    // A run that broke before its end failed, whatever it had counted.
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
