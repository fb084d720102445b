// The pure tests and the architecture tests: npm run test:unit [-- FOLDER…] [-- --grep TEXT] [-- --coverage]
import { readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { main, nodeScript, option, root, Stop } from "./lib/run.mjs";
import { setUp } from "./lib/setUp.mjs";

/** Runs the bundles of the named folders of test/, or of all, and resolves to the counts. */
export async function unitTests(folders = [], { grep, coverage = false } = {}) {
  const { runMocha } = await import("./lib/mocha.mjs");
  const bundles = (await readdir(path.join(root, "dist/test/unit")).catch(() => []))
    .filter(name => name.endsWith(".js") && (folders.length === 0 || folders.includes(name.slice(0, -3))))
    .map(name => `dist/test/unit/${name}`);
  if (bundles.length === 0) throw new Stop("There are no such unit tests.");
  const wrap = coverage ? ["node_modules/c8/bin/c8.js", "--exclude-after-remap", "--include", "src/**", "--reporter", "text", "--reporter", "html", process.execPath] : [];
  return runMocha(bundles, { args: grep === undefined ? [] : ["--grep", grep], wrap });
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
