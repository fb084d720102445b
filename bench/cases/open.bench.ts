import { spawnSync } from "node:child_process";
import { parseDocument } from "yaml";
import { createAnalyser } from "../../src/language/analysis";
import { createWorkspace } from "../../src/language/workspace";
import { makePlan, planText } from "../support/generatedPlan";
import { numberOption } from "../support/options";
import { threadTime } from "../support/threadTime";
import { median, say } from "../support/timing";

const SIZE = numberOption("tasks", 10_000);
const ROUNDS = numberOption("rounds", 5);
const MEGABYTE = 1e6;

interface Opened {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** In a process of its own: opens the text in one of two ways and says how long it took and what memory it keeps. */
function open(way: string): void {
  const text = planText(makePlan(SIZE), "effort");
  global.gc?.();
  const before = process.memoryUsage();
  const began = threadTime();
  const kept = way === "ours" ? ours(text) : parseDocument(text, { uniqueKeys: false });
  const milliseconds = threadTime() - began;
  global.gc?.();
  const after = process.memoryUsage();
  const megabytes = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / MEGABYTE;
  process.stdout.write(JSON.stringify({ milliseconds, megabytes, kept: typeof kept }));
}

function ours(text: string): unknown {
  const workspace = createWorkspace();
  const analyser = createAnalyser();
  workspace.update("made.plan.yaml", text);
  return [workspace, analyser, analyser.analyse(workspace.snapshot(), { now: 0 })];
}

function inProcess(way: string): Opened {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--expose-gc", __filename, "open", way], { encoding: "utf8", env: process.env });
  if (status !== 0) throw new Error(stderr.slice(0, 400));
  return JSON.parse(stdout) as Opened;
}

/** Fresh processes in turn: text to dates and problems, and the syntax tree of the `yaml` library. */
function rounds(): { readonly ours: readonly Opened[]; readonly theirs: readonly Opened[] } {
  const [mine, theirs]: [Opened[], Opened[]] = [[], []];
  for (let i = 0; i < ROUNDS; i++) {
    mine.push(inProcess("ours"));
    theirs.push(inProcess("yaml"));
  }
  return { ours: mine, theirs };
}

let opened: ReturnType<typeof rounds> | undefined;

function ratioOf(what: "milliseconds" | "megabytes"): number {
  opened ??= rounds();
  const figures = { ours: median(opened.ours.map(one => one[what])), theirs: median(opened.theirs.map(one => one[what])) };
  if (what === "milliseconds") say(`opening ${SIZE} tasks in a fresh process, to dates and problems`, figures);
  else process.stdout.write(`      memory kept: ${figures.ours.toFixed(0)} MB against ${figures.theirs.toFixed(0)} MB\n`);
  return figures.ours / figures.theirs;
}

if (process.argv[2] === "open") open(process.argv[3] ?? "");

/** A plan opened for the first time, against `parseDocument` of the `yaml` library in a fresh process as well. */
export const cases = [
  { name: `open ${SIZE} tasks cold, to dates and problems, against yaml's parseDocument`, limit: 1 / 5, unit: "x", better: "less", run: () => ratioOf("milliseconds") },
  { name: `memory kept of ${SIZE} tasks with dates and problems, against yaml's parseDocument`, limit: 1, unit: "x", better: "less", run: () => ratioOf("megabytes") },
];
