import assert from "node:assert/strict";
import { availableParallelism } from "node:os";
import type { PartialResult } from "../../src/core/risk/partialResult";
import { percentilesOf } from "../../src/core/risk/percentiles";
import { runsOf, simulateRuns } from "../../src/core/risk/runSamples";
import { shareRuns, type RunSimulator } from "../../src/core/risk/shareRuns";
import { simulate } from "../../src/core/risk/simulate";
import { prepareSimulation } from "../../src/core/risk/simulation";
import type { Schedule } from "../../src/core/schedule/result";
import { schedulePlan } from "../../src/core/schedule/schedule";
import { readPlan } from "../../src/language/snapshot";
import { startEngineThread } from "../../src/node/engineThread";
import { createChannel } from "../../src/protocol/channel";
import { HOST_HEARING, type EngineQuestions, type EngineSilence } from "../../src/protocol/engineMessages";
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
  return `plan: Bench\nid: bench\nstart: 2026-01-05\nas-of: none\nlevel: false\ncorrelation: 0.3\n${calendars > 1 ? `calendars:\n${weeks}` : ""}tasks:\n${tasks.join("")}risks:\n${risks.join("")}`;
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
  const figures = processorRatio(work, kernel(), 5, 1);
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
  const figures = processorRatio(work, kernel(), 5, 1);
  say(`dates and criticality, ${String(calendars)} calendars`, figures);
  return figures.ratio;
}

type Simulators = readonly RunSimulator[];

/** A thread of the engine that simulates the bench's plan, two shares at a time so that it never waits. */
function simulatorsOf(bundle: string): { readonly simulators: Simulators; readonly end: () => void } {
  const thread = startEngineThread(bundle);
  const channel = createChannel<EngineQuestions, EngineSilence>({ post: message => { thread.post(message); }, log: () => undefined }, HOST_HEARING);
  thread.onMessage(message => { channel.receive(message); });
  const source = { files: [{ path: "bench.plan.yaml", text: planText(1) }], now: 0, orders: [], plan: "bench", samples: SAMPLES, seed: 1 };
  const simulator: RunSimulator = (from, to) => channel.request("simulate", { ...source, from, to }).answer;
  return { simulators: [simulator, simulator], end: () => { thread.end(); } };
}

/** How many times sooner two threads that run already have simulated the plan than one; undefined on a single core. The figures are the same. */
async function twoThreads(): Promise<number | undefined> {
  const bundle = process.env["GANTRY_BENCH_WORKER"];
  assert.ok(bundle);
  if (availableParallelism() < 2) {
    process.stdout.write("      two threads: this machine has one core\n");
    return undefined;
  }
  const threads = [simulatorsOf(bundle), simulatorsOf(bundle)];
  const work = (count: number) => async (): Promise<PartialResult> => {
    const result = await shareRuns(threads.slice(0, count).flatMap(({ simulators }) => simulators), { samples: SAMPLES });
    assert.ok(result);
    return result;
  };
  try {
    const [one, two] = [await work(1)(), await work(2)()];
    assert.deepEqual(two, one, "two threads give other figures");
    const figures = await ratio(work(1), work(2), 5);
    say("one thread against two", figures);
    return figures.ratio;
  } finally {
    for (const { end } of threads) end();
  }
}

/** All that `gantry risk` says: dates of every task, criticality, sensitivity, what each risk does. */
function wholeAnswer(calendars: number): number {
  const schedule = plan(calendars);
  const figures = processorRatio(() => simulate(schedule, { samples: SAMPLES, seed: 1 }), kernel(), 5, 1);
  say(`the whole answer, ${String(calendars)} calendars`, figures);
  return figures.ratio;
}

/** The simulation of 1,000 tasks in 10,000 samples against a bare loop without calendars. */
export const cases = [
  { name: "finish and cost of 1,000 tasks x 10,000 samples, one calendar, against a bare loop (P9)", limit: 2, unit: "x", better: "less", run: () => samplesAlone(1) },
  { name: "finish and cost of 1,000 tasks x 10,000 samples, eight calendars, against a bare loop (P10)", limit: 6, unit: "x", better: "less", run: () => samplesAlone(8) },
  { name: "the same with the dates of every task and criticality, eight calendars, against a bare loop (P10)", limit: 6, unit: "x", better: "less", run: () => withCriticality(8) },
  { name: "two threads against one, 1,000 tasks x 10,000 samples, the same figures (P9)", limit: 1.7, unit: "x", better: "more", run: twoThreads },
  { name: "whole answer on 1,000 tasks x 10,000 samples, eight calendars, criticality, against a bare loop (P10)", limit: 6, unit: "x", better: "less", run: () => wholeAnswer(8) },
];
