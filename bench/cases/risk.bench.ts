import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { percentilesOf } from "../../src/core/risk/percentiles";
import { runsOf, simulateRuns } from "../../src/core/risk/runSamples";
import { simulate } from "../../src/core/risk/simulate";
import { prepareSimulation } from "../../src/core/risk/simulation";
import type { Schedule } from "../../src/core/schedule/result";
import { schedulePlan } from "../../src/core/schedule/schedule";
import { readPlan } from "../../src/language/snapshot";
import { bareSamples } from "../support/bareSamples";
import { processorRatio } from "../support/cpuTime";
import { ratio, say } from "../support/timing";

const TASKS = 1000;
const SAMPLES = 10_000;

/** Deterministic whole numbers below a limit. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

const before = (task: number): readonly number[] => {
  const below = numbers(task + 1);
  below(7);
  return [...new Set(Array.from({ length: Math.min(task, 2) }, () => task - 1 - below(Math.min(task, 40))))];
};

/** A plan of 1,000 tasks with three points each, about 2,000 links and five risks; of one calendar or of eight. */
function plan(calendars: number): Schedule {
  const [read] = readPlan(planText(calendars)).plans;
  assert.ok(read);
  return schedulePlan(read, { now: 0 });
}

function planText(calendars: number): string {
  const weeks = Array.from({ length: calendars - 1 }, (_, i) => `  c${String(i)}: {week: {mon-thu: 0${String(6 + (i % 3))}:00-12:00 13:00-17:30, fri: 08:00-14:00}}\n`).join("");
  const tasks = Array.from({ length: TASKS }, (_, i) => {
    const low = 1 + (i % 5);
    const calendar = calendars > 1 && i % calendars > 0 ? `, calendar: c${String((i % calendars) - 1)}` : "";
    return `  t${String(i)}: {duration: ${String(low)}d/${String(low + 1)}d/${String(low + 5)}d, tags: [x]${calendar}, after: [${before(i).map(on => `t${String(on)}`).join(", ")}]}\n`;
  });
  const risks = Array.from({ length: 5 }, (_, i) => `  r${String(i)}: {probability: 20%, impact: {time: 2d/4d/9d, cost: 1000}, affects: t${String(i * 150)}}\n`);
  return `plan: Bench\nstart: 2026-01-05\nas-of: none\nlevel: false\ncorrelation: 0.3\n${calendars > 1 ? `calendars:\n${weeks}` : ""}tasks:\n${tasks.join("")}risks:\n${risks.join("")}`;
}

function kernel(): () => unknown {
  const links = Array.from({ length: TASKS }, (_, i) => before(i));
  const start = Int32Array.from({ length: TASKS + 1 }, (_, i) => links.slice(0, i).reduce((sum, list) => sum + list.length, 0));
  const tables = Float64Array.from({ length: TASKS * 65 }, (_, i) => 480 + 40 * (i % 65));
  const bare = bareSamples(Int32Array.from(links.flat()), start, tables, 0.3);
  return () => bare.run(SAMPLES);
}

/** Correlated estimates, risk events and the percentiles of finish and cost; nothing else is kept. */
function samplesAlone(calendars: number): number {
  const schedule = plan(calendars);
  const work = (): unknown => {
    const simulation = prepareSimulation(schedule);
    assert.ok(simulation);
    const { finish, cost } = simulateRuns(simulation, { samples: SAMPLES, seed: 1, from: 0, to: runsOf(SAMPLES), outcomesOnly: true });
    return [finish, cost].map(figures => percentilesOf(figures, SAMPLES, [0.1, 0.5, 0.8, 0.9, 0.95]));
  };
  const figures = processorRatio(work, kernel(), 3, 1);
  say(`finish and cost, ${String(calendars)} calendars`, figures);
  return figures.ratio;
}

/** The same with the dates of every task and their criticality counted in each sample. */
function withCriticality(calendars: number): number {
  const schedule = plan(calendars);
  const work = (): unknown => {
    const simulation = prepareSimulation(schedule);
    assert.ok(simulation);
    const { finish, cost, critical } = simulateRuns(simulation, { samples: SAMPLES, seed: 1, from: 0, to: runsOf(SAMPLES) });
    return [[finish, cost].map(figures => percentilesOf(figures, SAMPLES, [0.1, 0.5, 0.8, 0.9, 0.95])), critical];
  };
  const figures = processorRatio(work, kernel(), 3, 1);
  say(`dates and criticality, ${String(calendars)} calendars`, figures);
  return figures.ratio;
}

/** Samples that take a program seconds, beside which its start is small. */
const MANY = 30_000;

/** How many times sooner two threads have simulated the plan than one, each as a program of its own; undefined on a single core. The figures are the same bytes. */
async function twoThreads(): Promise<number | undefined> {
  if (availableParallelism() < 2) {
    process.stdout.write("      two threads: this machine has one core\n");
    return undefined;
  }
  const folder = mkdtempSync(path.join(tmpdir(), "gantry-bench-"));
  try {
    writeFileSync(path.join(folder, "bench.plan.yaml"), planText(1));
    const program = process.env["GANTRY_BENCH_CLI"];
    assert.ok(program);
    const run = (threads: number) => (): void => {
      execFileSync(process.execPath, [program, "risk", "bench.plan.yaml", "--samples", String(MANY), "--seed", "1", "--threads", String(threads), "--shard", "1/1", "--out", `${String(threads)}.json`], { cwd: folder, stdio: "ignore" });
    };
    const figures = await ratio(run(1), run(2), 3);
    say("one thread against two", figures);
    assert.ok(readFileSync(path.join(folder, "1.json")).equals(readFileSync(path.join(folder, "2.json"))), "two threads give other figures");
    return figures.ratio;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** All that `gantry risk` says: dates of every task, criticality, sensitivity, what each risk does. */
function wholeAnswer(calendars: number): number {
  const schedule = plan(calendars);
  const figures = processorRatio(() => simulate(schedule, { samples: SAMPLES, seed: 1 }), kernel(), 3, 1);
  say(`the whole answer, ${String(calendars)} calendars`, figures);
  return figures.ratio;
}

/** The simulation of 1,000 tasks in 10,000 samples against a bare loop without calendars. */
export const cases = [
  { name: "finish and cost of 1,000 tasks x 10,000 samples, one calendar, against a bare loop (P9)", limit: 2, unit: "x", better: "less", run: () => samplesAlone(1) },
  { name: "finish and cost of 1,000 tasks x 10,000 samples, eight calendars, against a bare loop (P10)", limit: 6, unit: "x", better: "less", run: () => samplesAlone(8) },
  { name: "the same with the dates of every task and criticality, eight calendars, against a bare loop (P10)", limit: 6, unit: "x", better: "less", run: () => withCriticality(8) },
  { name: "two threads against one, 1,000 tasks x 30,000 samples, the same bytes (P9)", limit: 1.7, unit: "x", better: "more", run: twoThreads },
  { name: "whole answer on 1,000 tasks x 10,000 samples, eight calendars, criticality, against a bare loop (P10)", limit: 6, unit: "x", better: "less", run: () => wholeAnswer(8) },
];
