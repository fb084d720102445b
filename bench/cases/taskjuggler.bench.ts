import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { makePlan, planText, taskJugglerText } from "../support/generatedPlan";
import { median, milliseconds, say } from "../support/timing";

const SIZE = 1000;
const ROUNDS = 3;
const installed = spawnSync("tj3", ["--version"]).error === undefined;

function run(command: string, words: readonly string[], folder: string): string {
  const { status, stdout, stderr } = spawnSync(command, [...words], { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr.slice(0, 400)}`);
  return stdout;
}

/** Ends of all tasks by id, from a CSV with its columns named in the first line. */
function endsOf(csv: string, separator: string, end: string): Map<string, string> {
  const [head = "", ...rows] = csv.trim().split(/\r?\n/).map((line) => line.replaceAll('"', ""));
  const columns = head.split(separator).map((name) => name.toLowerCase());
  const [id, finish] = [columns.indexOf("id"), columns.indexOf(end)];
  return new Map(rows.map((row) => row.split(separator)).map((cells) => [cells[id] ?? "", (cells[finish] ?? "").slice(0, 16)]));
}

/** Whole programs from text to a CSV of dates, in turn; the dates must agree. */
async function againstTaskJuggler(): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), "gantry-bench-"));
  try {
    const plan = makePlan(SIZE);
    writeFileSync(path.join(folder, "made.plan.yaml"), planText(plan, "duration"));
    writeFileSync(path.join(folder, "made.tjp"), taskJugglerText(plan, "length"));
    const [ours, theirs]: [number[], number[]] = [[], []];
    let csv = "";
    for (let i = 0; i < ROUNDS; i++) {
      ours.push(await milliseconds(() => { csv = run(process.execPath, [path.resolve("dist/cli.js"), "schedule", "made.plan.yaml", "--csv"], folder); }));
      theirs.push(await milliseconds(() => run("tj3", ["--silent", "made.tjp"], folder)));
    }
    const wrong = differences(endsOf(csv, ",", "finish"), endsOf(readFileSync(path.join(folder, "dates.csv"), "utf8"), ";", "end"));
    if (wrong.length > 0) throw new Error(`${wrong.length} of ${SIZE} dates differ, such as ${wrong[0] ?? ""}`);
    const figures = { ours: median(ours), theirs: median(theirs) };
    say(`${SIZE} tasks, cold process, dates equal`, figures);
    return figures.theirs / figures.ours;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function differences(ours: ReadonlyMap<string, string>, theirs: ReadonlyMap<string, string>): string[] {
  return [...theirs].filter(([id, end]) => ours.get(id) !== end).map(([id, end]) => `${id}: ${ours.get(id) ?? "nothing"} against ${end}`);
}

if (!installed) process.stdout.write("      TaskJuggler (tj3) is not installed, so nothing is measured against it.\n");

/** Against TaskJuggler, where it is installed. */
export const cases = installed
  ? [{ name: `text to dates, ${SIZE} tasks, faster than TaskJuggler`, limit: 3, unit: "x", better: "more", run: againstTaskJuggler }]
  : [];
