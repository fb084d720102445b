// The pure tests and the architecture tests: npm run test:unit [-- FOLDER…] [-- --grep TEXT] [-- --coverage]
// Without folders all but fuzz and differential, which take longer; two runs side by side.
import { readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { main, nodeScript, option, root, Stop } from "./lib/run.mjs";
import { setUp } from "./lib/setUp.mjs";

/** The rooms of tests that take long: thousands of random texts, and other programs that schedule the same plans. */
export const slowRooms = ["fuzz", "differential"];

/** Runs the bundles of the named folders of test/, or of all but the slow ones, and resolves to the counts. */
export async function unitTests(folders = [], { grep, coverage = false } = {}) {
  const { runMocha } = await import("./lib/mocha.mjs");
  const wanted = name => (folders.length === 0 ? !slowRooms.includes(name) : folders.includes(name));
  const rooms = (await readdir(path.join(root, "dist/test/unit")).catch(() => []))
    .filter(file => file.endsWith(".js")).map(file => file.slice(0, -3)).filter(wanted);
  if (rooms.length === 0) throw new Stop("There are no such unit tests.");
  const wrap = coverage ? ["node_modules/c8/bin/c8.js", "--exclude-after-remap", "--include", "src/**", "--reporter", "text", "--reporter", "html", process.execPath] : [];
  const args = grep === undefined ? [] : ["--grep", grep];
  // The language's tests take about as long as all others together.
  const halves = coverage ? [rooms] : [rooms.filter(room => room === "language"), rooms.filter(room => room !== "language")];
  const counts = await Promise.all(halves.filter(half => half.length > 0).map(half => runMocha(half.map(room => `dist/test/unit/${room}.js`), { args, wrap })));
  const sum = key => counts.reduce((all, one) => all + one[key], 0);
  return { passed: sum("passed"), failed: sum("failed"), pending: sum("pending") };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main(async () => {
    await setUp();
    const args = process.argv.slice(2);
    const grep = option("grep");
    const folders = args.filter(arg => !arg.startsWith("--") && arg !== grep);
    const wanted = folders.length === 0 ? ["--tests"] : folders.map(folder => `--tests=${folder}`);
    for (const tests of wanted) {
      const { code } = await nodeScript("esbuild.js", [tests]);
      if (code !== 0) throw new Stop("The tests could not be bundled.");
    }
    const { failed } = await unitTests(folders, { grep: grep === true ? undefined : grep, coverage: option("coverage") !== undefined });
    if (failed > 0) process.exitCode = 1;
  });
}
