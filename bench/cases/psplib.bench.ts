import assert from "node:assert/strict";
import { createDraft, createGenerator } from "../../src/core/schedule/leveling/generator";
import { compileProject, type Instance } from "../../src/core/schedule/leveling/instance";
import { level, type LeveledSchedule } from "../../src/core/schedule/leveling/level";
import { priorityList } from "../../src/core/schedule/leveling/priorityList";
import { createRandom } from "../../src/core/schedule/leveling/random";
import { createSampler } from "../../src/core/schedule/leveling/sampling";
import { scheduleFaults } from "../../test/support/scheduleFaults";
import { bareLoop } from "../support/bareLoop";
import { processorTime } from "../support/cpuTime";
import { benchOption, numberOption } from "../support/options";
import { librarySet, type LibraryInstance } from "../support/psplib";

/** Mean deviations of whole sets at 1,000, 5,000 and 50,000 schedules: J30 above the optimum, the others above the critical path. */
const GOALS: Readonly<Record<string, readonly [number, number, number]>> = {
  j30: [0.12, 0.04, 0.01],
  j60: [11.3, 10.8, 10.55],
  j120: [33.5, 32.0, 30.5],
};
/** The same mean of the best known schedules of whole sets: what a part of a set is moved by, since parts are easier or harder. */
const BEST_KNOWN: Readonly<Record<string, number>> = { j30: 0, j60: 10.371, j120: 28.925 };
/** Shares of the instances that must be proved optimal, in per cent. */
const PROOFS: Readonly<Record<string, number>> = { j60: 60, j120: 28 };

const budgets = (benchOption("schedules") ?? "5000").split(",").map(Number);
const step = Math.max(1, numberOption("step", 10));
const from = numberOption("from", 0);
const seed = numberOption("seed", 1);
const sets = (benchOption("set") ?? "j30,j60,j120").split(",");

function compiled({ project, name }: LibraryInstance): Instance {
  const instance = compileProject(project);
  assert.ok("size" in instance, `${name} has no schedule`);
  return instance;
}

interface Run {
  readonly item: LibraryInstance;
  readonly instance: Instance;
  readonly result: LeveledSchedule;
  readonly milliseconds: number;
}

function solve(item: LibraryInstance, schedules: number): Run {
  const instance = compiled(item);
  let result: LeveledSchedule | undefined;
  const milliseconds = processorTime(() => {
    result = level(instance, { effort: { schedules, placements: Infinity }, seed });
  });
  assert.ok(result);
  assert.deepEqual(scheduleFaults(item.project, result.start, result.makespan), [], item.name);
  assert.ok(result.makespan >= item.lowerBound, `${item.name}: ${String(result.makespan)} is below what is possible`);
  assert.ok(result.bound <= item.bestKnown, `${item.name}: the bound ${String(result.bound)} is above a known schedule`);
  assert.ok(result.schedules <= schedules + 400, `${item.name}: ${String(result.schedules)} schedules`);
  return { item, instance, result, milliseconds };
}

/** Time of a bare loop for one schedule of each instance in turn, over many lists. */
function bareMilliseconds({ item, instance }: Run): number {
  const loop = bareLoop(item.project);
  assert.ok(loop);
  const sampler = createSampler(instance, createRandom(seed), 0.15);
  const priority = new Float64Array(instance.size);
  const generator = createGenerator(instance);
  const draft = createDraft(instance.size);
  const lists = Array.from({ length: 20 }, () => {
    sampler.draw(priority);
    const list = priorityList(instance, priority);
    generator.serial(list, 0, draft);
    assert.equal(loop.run(list), draft.makespan, "the bare loop makes another schedule");
    return list;
  });
  const rounds = 50;
  return processorTime(() => {
    for (let round = 0; round < rounds; round++) for (const list of lists) loop.run(list);
  }) / rounds / lists.length;
}

interface Summary {
  readonly deviation: number;
  readonly overBest: number;
  readonly proved: number;
  readonly speed: number;
}

const summaries = new Map<string, Summary | undefined>();

function summary(set: string, schedules: number): Summary | undefined {
  const key = `${set} ${String(schedules)}`;
  if (!summaries.has(key)) summaries.set(key, measure(set, schedules));
  return summaries.get(key);
}

function mean(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
}

function deviationOf(set: string, item: LibraryInstance, makespan: number): number {
  return 100 * (makespan / (set === "j30" ? item.bestKnown : item.criticalPath) - 1);
}

let headed = false;

/** One row of the table of docs/benchmarks.md. */
function printRow(...cells: readonly string[]): void {
  if (!headed) process.stdout.write(`      | set | instances | schedules | seed | mean deviation | of the best known | above the best known | proved | µs a schedule | µs in a bare loop |\n      |${" --- |".repeat(10)}\n`);
  headed = true;
  process.stdout.write(`      | ${cells.join(" | ")} |\n`);
}

function measure(set: string, schedules: number): Summary | undefined {
  const items = librarySet(set, step, from);
  if (items === undefined) {
    process.stdout.write(`      ${set}: left out, since GANTRY_TEST_DATA names no folder with psplib/${set}.sm.tar.gz\n`);
    return undefined;
  }
  const runs = items.map(item => solve(item, schedules));
  const deviation = mean(runs.map(({ item, result }) => deviationOf(set, item, result.makespan)));
  const overBest = 100 * mean(runs.map(({ item, result }) => result.makespan / item.bestKnown - 1));
  const bestDeviation = mean(items.map(item => deviationOf(set, item, item.bestKnown)));
  const proved = (100 * runs.filter(({ result }) => result.bound === result.makespan).length) / runs.length;
  // Only runs that used all they had: there the cost of a schedule is what it is in a long search.
  const whole = runs.filter(({ result }) => result.schedules >= schedules);
  const ours = whole.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / whole.reduce((sum, { result }) => sum + result.schedules, 0);
  const bare = whole.length === 0 ? Number.NaN : mean(whole.map(bareMilliseconds));
  printRow(set, step === 1 ? String(runs.length) : `${String(runs.length)} (every ${String(step)}th from ${String(from)})`, String(schedules), String(seed),
    `${deviation.toFixed(3)} %`, `${bestDeviation.toFixed(3)} %`, `${overBest.toFixed(3)} %`, `${proved.toFixed(1)} %`, (1000 * ours).toFixed(1), (1000 * bare).toFixed(1));
  const moved = step === 1 ? 0 : (BEST_KNOWN[set] ?? 0) - bestDeviation;
  return { deviation: deviation + moved, overBest, proved, speed: whole.length === 0 ? 1 : bare / ours };
}

function goalOf(set: string, schedules: number): number {
  const [short = 0, middle = 0, long = 0] = GOALS[set] ?? [];
  return schedules >= 50_000 ? long : schedules >= 5_000 ? middle : short;
}

/** Above the best known at the usual effort, in per cent. */
const OVER_BEST: Readonly<Record<string, number>> = { j30: 0.05, j120: 1.2 };
const part = step === 1 ? "" : ", a part of the set, moved to the whole by its best known";

function casesOf(set: string, schedules: number) {
  const name = `${set} at ${String(schedules)} schedules`;
  const overBest = schedules < 50_000 ? undefined : OVER_BEST[set];
  return [
    { name: `${name}: mean deviation${part}`, limit: goalOf(set, schedules), unit: "%", better: "less", run: () => summary(set, schedules)?.deviation },
    ...(overBest === undefined ? [] : [{ name: `${name}: above the best known`, limit: overBest, unit: "%", better: "less", run: () => summary(set, schedules)?.overBest }]),
    { name: `${name}: proved optimal`, limit: PROOFS[set] ?? 0, unit: "%", better: "more", run: () => summary(set, schedules)?.proved },
    { name: `${name}: speed of a schedule against a bare loop`, limit: 0.5, unit: "x", better: "more", run: () => summary(set, schedules)?.speed },
  ];
}

/**
 * The library of project scheduling: quality by generated schedules, honest bounds, speed against a bare loop. The whole
 * table: --schedules 1000,5000,50000 --step 1.
 */
export const cases = sets.flatMap(set => budgets.flatMap(schedules => casesOf(set, schedules)));
