// npm run bench: installs the peers of the benchmarks, which a plain `npm ci` leaves out, and runs them.
import { existsSync } from "node:fs";
import path from "node:path";
import { main, nodeScript, npm, root, Stop } from "./lib/run.mjs";
import { setUp } from "./lib/setUp.mjs";

main(async () => {
  await setUp();
  const bench = path.join(root, "bench");
  if (!existsSync(path.join(bench, "node_modules")) && existsSync(path.join(bench, "package-lock.json"))) {
    const { code, output } = await npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: bench, quiet: true });
    if (code !== 0) throw new Stop(`npm ci in bench/ failed:\n${output}`);
  }
  const { code } = await nodeScript("bench/run.mjs", process.argv.slice(2));
  process.exitCode = code;
});
