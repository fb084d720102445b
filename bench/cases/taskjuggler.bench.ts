import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { makePlan, planText, taskJugglerText, type MadePlan } from "../support/generatedPlan";
import { benchOption, numberOption } from "../support/options";
import { median, milliseconds, say } from "../support/timing";

/** Sizes of plans: `--sizes 1000,5000,10000`. With people the largest takes TaskJuggler about two minutes a round. */
const SIZES = (benchOption("sizes") ?? "1000").split(",").map(Number);
const ROUNDS = numberOption("rounds", 5);
/** How many times faster, by size. */
const FASTER: Readonly<Record<"length" | "effort", Readonly<Record<number, number>>>> = {
  length: { 1000: 10, 5000: 20, 10_000: 50 },
  effort: { 1000: 20, 5000: 100, 10_000: 200 },
};
const installed = spawnSync("tj3", ["--version"]).error === undefined;

function run(command: string, words: readonly string[], folder: string): string {
  const { status, stdout, stderr } = spawnSync(command, [...words], { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr.slice(0, 400)}`);
  return stdout;
}

interface Dates {
  readonly start: string;
  readonly end: string;
}

/** Dates of all tasks by id, from a CSV with its columns named in the first line. */
function datesOf(csv: string, separator: string, end: string): Map<string, Dates> {
  const [head = "", ...rows] = csv.trim().split(/\r?\n/).map((line) => line.replaceAll('"', ""));
  const columns = head.split(separator).map((name) => name.toLowerCase());
  const [id, start, finish] = [columns.indexOf("id"), columns.indexOf("start"), columns.indexOf(end)];
  return new Map(rows.map((row) => row.split(separator)).map((cells) => [cells[id] ?? "", { start: (cells[start] ?? "").slice(0, 16), end: (cells[finish] ?? "").slice(0, 16) }]));
}

/** Whole programs from text to a CSV of dates, in turn; without people the dates must agree, with people nobody may end later. */
async function againstTaskJuggler(size: number, measure: "length" | "effort"): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), "gantry-bench-"));
  try {
    const plan = makePlan(size);
    writeFileSync(path.join(folder, "made.plan.yaml"), planText(plan, measure === "length" ? "duration" : "effort"));
    writeFileSync(path.join(folder, "made.tjp"), taskJugglerText(plan, measure));
    const [ours, theirs]: [number[], number[]] = [[], []];
    let csv = "";
    for (let i = 0; i < ROUNDS; i++) {
      ours.push(await milliseconds(() => { csv = run(process.execPath, [process.env["GANTRY_BENCH_CLI"] ?? path.resolve("dist/cli.js"), "schedule", "made.plan.yaml", "--csv"], folder); }));
      theirs.push(await milliseconds(() => run("tj3", ["--silent", "made.tjp"], folder)));
    }
    const [mine, other] = [datesOf(csv, ",", "finish"), datesOf(readFileSync(path.join(folder, "dates.csv"), "utf8"), ";", "end")];
    if (measure === "length") mustAgree(mine, other, size);
    else mustNotBeLater(mine, other, plan);
    const figures = { ours: median(ours), theirs: median(theirs) };
    say(`${size} tasks, cold process, ${measure === "length" ? "dates equal" : `ends ${lastOf(mine)} against ${lastOf(other)}`}`, figures);
    return figures.theirs / figures.ours;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function mustAgree(ours: ReadonlyMap<string, Dates>, theirs: ReadonlyMap<string, Dates>, size: number): void {
  const wrong = [...theirs].filter(([id, { end }]) => ours.get(id)?.end !== end).map(([id, { end }]) => `${id}: ${ours.get(id)?.end ?? "nothing"} against ${end}`);
  if (wrong.length > 0) throw new Error(`${wrong.length} of ${size} dates differ, such as ${wrong[0] ?? ""}`);
}

/** The plan must not end later, and nobody may do two things at once. */
function mustNotBeLater(ours: ReadonlyMap<string, Dates>, theirs: ReadonlyMap<string, Dates>, plan: MadePlan): void {
  if (lastOf(ours) > lastOf(theirs)) throw new Error(`ends ${lastOf(ours)}, TaskJuggler ${lastOf(theirs)}`);
  const byPerson = new Map<number, Dates[]>();
  plan.tasks.forEach(({ person }, index) => {
    const dates = ours.get(`t${index}`);
    if (dates !== undefined) byPerson.set(person, [...(byPerson.get(person) ?? []), dates]);
  });
  for (const [person, list] of byPerson) {
    list.sort((a, b) => (a.start < b.start ? -1 : 1));
    const twice = list.findIndex(({ start }, i) => i > 0 && start < (list[i - 1]?.end ?? ""));
    if (twice >= 0) throw new Error(`person r${person} does two things at ${list[twice]?.start ?? ""}`);
  }
}

function lastOf(dates: ReadonlyMap<string, Dates>): string {
  return [...dates.values()].reduce((last, { end }) => (end > last ? end : last), "");
}

if (!installed) process.stdout.write("      TaskJuggler (tj3) is not installed, so nothing is measured against it.\n");

/** Against TaskJuggler, where it is installed. */
export const cases = installed
  ? (["length", "effort"] as const).flatMap((measure) => SIZES.map((size) => ({
    name: `text to dates, ${size} tasks ${measure === "length" ? "without people" : "with people, levelled"}, faster than TaskJuggler`,
    limit: FASTER[measure][size] ?? 10, unit: "x", better: "more", run: () => againstTaskJuggler(size, measure),
  })))
  : [];
