// Runs the benchmarks: npm run bench [-- NAME… --json FILE --OPTION VALUE…]
//
// A case is a module in bench/cases/NAME.bench.ts that exports `cases`: a list of
//   { name, limit, unit, better: 'less' | 'more', run }
// where `run` resolves to the measured figure, as a ratio against a peer or a limit measured in the same run: absolute
// times say more about the machine than about the program. A case that misses its limit fails the run; one that resolves
// to undefined is left out, and has said why. Options other than --json go to the cases (bench/support/options.ts).
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import esbuild from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.join(here, "../dist/bench");

const args = process.argv.slice(2);
const options = {};
const names = [];
for (let at = 0; at < args.length; at++) {
  if (args[at].startsWith("--")) options[args[at].slice(2)] = args[++at] ?? "";
  else names.push(args[at]);
}
const jsonFile = options.json;
process.env.GANTRY_BENCH_OPTIONS = JSON.stringify(options);

async function bundles() {
  const files = (await readdir(path.join(here, "cases")).catch(() => []))
    .filter(file => file.endsWith(".bench.ts") && (names.length === 0 || names.includes(path.basename(file, ".bench.ts")))).sort();
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const results = [];
  for (const file of files) {
    const outfile = path.join(out, `${path.basename(file, ".ts")}.cjs`);
    // The code is measured as it is shipped: minified, without source maps. Peers stay in bench/node_modules.
    await esbuild.build({
      entryPoints: [path.join(here, "cases", file)], outfile, bundle: true, platform: "node", format: "cjs", target: "node20", minify: true,
      mainFields: ["module", "main"], nodePaths: [path.join(here, "node_modules")], logLevel: "error",
    });
    results.push(outfile);
  }
  if (results.some(file => file.includes("taskjuggler"))) await commandLine();
  if (results.some(file => file.includes("risk"))) await engineThread();
  return results;
}

/** A thread of the engine, for cases that share work among threads. */
async function engineThread() {
  process.env.GANTRY_BENCH_WORKER = path.join(out, "worker.node.js");
  const common = { bundle: true, format: "cjs", minify: true, alias: { yaml: path.join(here, "../node_modules/yaml/browser/index.js") }, define: { GANTRY_VERSION: '"bench"' }, logLevel: "error" };
  await esbuild.build({ ...common, entryPoints: [path.join(here, "../src/worker/node.ts")], outfile: process.env.GANTRY_BENCH_WORKER, platform: "node", target: "node20" });
  await esbuild.build({
    ...common, stdin: { contents: "export { work } from './src/worker/web';", resolveDir: path.join(here, ".."), loader: "js" },
    outfile: path.join(out, "web/extension.js"), platform: "browser", target: "es2022",
  });
}

/** The command line as it is shipped, for cases that race it as a program. */
async function commandLine() {
  process.env.GANTRY_BENCH_CLI = path.join(out, "cli.js");
  // What it keeps between two processes is kept here, from the first round on.
  process.env.XDG_CACHE_HOME = out;
  // Certificates that the surroundings name are read by Node when it begins: 40 ms of a machine's settings, not of the program.
  delete process.env.NODE_EXTRA_CA_CERTS;
  const entries = { cli: "../src/cli/start.ts", "cli.main": "../src/cli/main.ts" };
  await esbuild.build({
    entryPoints: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, path.join(here, file)])), outdir: out, bundle: true, platform: "node", format: "cjs", target: "node20",
    minify: true, mainFields: ["module", "main"], alias: { yaml: path.join(here, "../node_modules/yaml/browser/index.js") }, define: { GANTRY_VERSION: '"bench"' }, logLevel: "error",
  });
  // As `esbuild.js` ships it: letters of one byte each.
  const bundle = path.join(out, "cli.main.js");
  await writeFile(bundle, (await readFile(bundle, "utf8")).replace(/[^\x00-\x7F]/g, letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`));
}

const rows = [];
for (const bundle of await bundles()) {
  const { cases } = (await import(pathToFileURL(bundle))).default;
  for (const { name, limit, unit, better, run } of cases) {
    const figure = await run();
    if (figure === undefined) {
      process.stdout.write(`left  ${name}\n`);
      continue;
    }
    const fine = better === "less" ? figure <= limit : figure >= limit;
    rows.push({ name, figure, limit, unit, better, fine });
    process.stdout.write(`${fine ? "ok  " : "MISS"}  ${name}: ${figure.toPrecision(3)} ${unit} (${better === "less" ? "at most" : "at least"} ${limit})\n`);
  }
}
if (jsonFile !== undefined) await writeFile(jsonFile, `${JSON.stringify(rows, undefined, 2)}\n`);
const missed = rows.filter(row => !row.fine).length;
process.stdout.write(`${rows.length - missed} within their limits, ${missed} missed\n`);
if (missed > 0) process.exitCode = 1;
