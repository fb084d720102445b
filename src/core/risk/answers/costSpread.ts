import { comesOut, RUN } from "../draws";
import { normalQuantile } from "../normal";
import { percentilesOf, type Percentiles } from "../percentiles";
import { tableValue } from "../quantileTable";
import type { ModelVariable, OnlyIf } from "../riskModel";
import type { Simulation } from "../simulation";
import type { Collector } from "./redraw";

/** Cost of each task by its number, and of each release by its id; what risks cost when they strike is the plan's. */
export interface CostSpreads {
  readonly tasks: readonly Percentiles[];
  readonly releases: ReadonlyMap<string, Percentiles>;
}

const SHARES = [0.1, 0.5, 0.8, 0.9, 0.95] as const;
/** So many figures are kept at a time; of more sums the estimates are drawn again for the next ones. */
const MOST_KEPT = 4_000_000;

/** A summary or release: its cost by the schedule, and the estimates in it whose cost varies. */
interface Sum {
  base: number;
  readonly variables: number[];
  /** Leaves that are done in some samples only. */
  readonly leaves: OnlyIf[];
}

/** What is summed up: releases in their order first, then summaries. */
export interface CostSums {
  readonly sums: readonly Sum[];
  /** For each task the place of its sum, or -1; then the estimate that decides its cost alone, or -1. */
  readonly place: readonly number[];
  readonly single: readonly number[];
}

/** Which costs vary with more than one estimate. */
export function costSums({ model, schedule: { tasks, plan } }: Simulation): CostSums {
  const inside: number[][] = tasks.map(() => []);
  const releases = new Map<string, Sum>([...model.releases.keys()].map(id => [id, { base: 0, variables: [], leaves: [] }]));
  const uncertain: OnlyIf[][] = tasks.map(() => []);
  model.leaves.forEach((leaf, node) => {
    const only = leaf?.chance?.only;
    if (only === undefined) return;
    const task = model.startNode.indexOf(node);
    for (let at = task; at >= 0; at = plan.tasks[at]?.parent ?? -1) uncertain[at]?.push(only);
    releases.get(tasks[task]?.release ?? "")?.leaves.push(only);
  });
  model.variables.forEach(({ task, cost }, i) => {
    if (cost <= 0) return;
    for (let at = task; at >= 0; at = plan.tasks[at]?.parent ?? -1) inside[at]?.push(i);
    releases.get(tasks[task]?.release ?? "")?.variables.push(i);
  });
  for (const { kind, cost, release } of tasks) {
    const own = kind === "summary" ? undefined : releases.get(release ?? "");
    if (own !== undefined) own.base += cost;
  }
  const sums: Sum[] = [...releases.values()];
  const place = tasks.map(({ cost }, i) => ((inside[i] as number[]).length > 1 || (uncertain[i] as OnlyIf[]).length > 0 ? sums.push({ base: cost, variables: inside[i] as number[], leaves: uncertain[i] as OnlyIf[] }) - 1 : -1));
  return { sums, place, single: inside.map(variables => (variables.length === 1 ? (variables[0] as number) : -1)) };
}

/** For each part of the sums what collects them: one part at a time fits into memory. */
export function costCollectors({ model }: Simulation, { sums }: CostSums, count: number, most = MOST_KEPT): readonly (() => Collector<readonly Percentiles[]>)[] {
  const atOnce = Math.max(1, Math.floor(most / Math.max(1, count)));
  const parts = Array.from({ length: Math.ceil(sums.length / atOnce) }, (_, i) => sums.slice(i * atOnce, (i + 1) * atOnce));
  return parts.map(part => () => sumCollector(model, part, count));
}

function sumCollector(model: Simulation["model"], part: readonly Sum[], count: number): Collector<readonly Percentiles[]> {
  const lines = part.map(({ base }) => new Float64Array(count).fill(base));
  const into = new Map<number, Float64Array[]>();
  part.forEach(({ variables }, i) => {
    for (const variable of variables) into.set(variable, [...(into.get(variable) ?? []), lines[i] as Float64Array]);
  });
  return {
    variables: [...into.keys()],
    visit: ({ draws, figures: { factors }, first, count: size }) => {
      for (const [variable, sums] of into) {
        const { cost, node } = model.variables[variable] as ModelVariable;
        const only = model.leaves[node]?.chance?.only;
        const base = variable * RUN;
        for (const line of sums) for (let k = 0; k < size; k++) if (only === undefined || comesOut(draws, only, k)) line[first + k] = (line[first + k] as number) + cost * ((factors[base + k] as number) - 1);
      }
      part.forEach(({ leaves }, i) => {
        const line = lines[i] as Float64Array;
        for (const only of leaves) for (let k = 0; k < size; k++) if (!comesOut(draws, only, k)) line[first + k] = (line[first + k] as number) - only.cost;
      });
    },
    answer: () => lines.map(line => named(percentilesOf(line, count, SHARES))),
  };
}

/** Percentiles of the cost of every task, summary and release, from those of the sums. */
export function costSpreads({ model, schedule: { tasks } }: Simulation, { place, single }: CostSums, spreads: readonly Percentiles[]): CostSpreads {
  return {
    tasks: tasks.map(({ cost }, i) => spreads[place[i] as number] ?? singleSpread(cost, model.variables[single[i] as number])),
    releases: new Map([...model.releases.keys()].map((id, i) => [id, spreads[i] as Percentiles])),
  };
}

/** The cost of one estimate rises with it: its percentiles are those of the distribution that is drawn. */
function singleSpread(cost: number, variable: ModelVariable | undefined): Percentiles {
  return named(SHARES.map(p => (variable === undefined ? cost : cost + variable.cost * (tableValue(variable.table, 0, normalQuantile(p)) - 1))));
}

function named([p10 = 0, p50 = 0, p80 = 0, p90 = 0, p95 = 0]: readonly number[]): Percentiles {
  return { p10, p50, p80, p90, p95 };
}
