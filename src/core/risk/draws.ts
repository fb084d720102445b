import { normalShare, normalTable } from "./normal";
import { tableValue } from "./quantileTable";
import { drawStratified, nameKey, streamState } from "./random";
import type { Drawn, RiskEvent } from "./register";
import type { ModelVariable, RiskModel } from "./riskModel";

/** Samples in a run: each run is a Latin hypercube of its own, so that figures do not depend on how many runs follow. */
export const RUN = 1000;

/** What is drawn, run by run: a line of `RUN` figures for each estimate, each group of them and each risk. */
export interface Draws {
  /** Shares of 2^16. */
  readonly scores: Uint16Array;
  readonly keys: readonly number[];
  readonly seed: number;
  /** First line of the groups and of the risks (strike, time and cost of each). */
  readonly groups: number;
  readonly risks: number;
  /** The normal figures of the groups. */
  readonly shared: Float64Array;
}

/** The lines for a model and its open risks, nothing drawn yet. A line goes by its name alone. */
export function drawsFor(model: RiskModel, events: readonly RiskEvent[], seed: number): Draws {
  const names = [
    ...model.variables.map(({ name }) => name), ...model.groups,
    ...events.flatMap(({ risk }) => [`strike:${risk.id}`, `time:${risk.id}`, `cost:${risk.id}`]),
  ];
  const groups = model.variables.length;
  return { scores: new Uint16Array(Math.max(1, names.length) * RUN), keys: names.map(nameKey), seed, groups, risks: groups + model.groups.length, shared: new Float64Array(model.groups.length * RUN) };
}

/** Draws a run of `count` samples. */
export function drawRun({ keys, scores, seed, shared, groups }: Draws, run: number, count: number): void {
  for (let line = 0; line < keys.length; line++) drawStratified(streamState(seed, keys[line] as number, run), count, scores, line * RUN);
  const table = normalTable();
  for (let i = 0; i < shared.length; i++) shared[i] = table[scores[groups * RUN + i] as number] as number;
}

/** The normal figure of an estimate in a sample: its own, and with correlation that of the people and tags it goes with. */
export function normalOf({ scores, shared }: Draws, { correlation }: RiskModel, { groups }: ModelVariable, variable: number, sample: number): number {
  const own = normalTable()[scores[variable * RUN + sample] as number] as number;
  if (groups.length === 0 || correlation === 0) return own;
  let sum = 0;
  for (const group of groups) sum += shared[group * RUN + sample] as number;
  return Math.sqrt(correlation / groups.length) * sum + Math.sqrt(1 - correlation) * own;
}

/** Writes how an estimate comes out in the samples of a block, over the figure that the schedule takes. */
export function drawFactors(draws: Draws, model: RiskModel, variable: number, samples: Int32Array, count: number, into: Float64Array): void {
  const { table, groups } = model.variables[variable] as ModelVariable;
  const { scores, shared } = draws;
  const normals = normalTable();
  const line = variable * RUN;
  if (groups.length === 0 || model.correlation === 0) {
    for (let k = 0; k < count; k++) into[k] = tableValue(table, 0, normals[scores[line + (samples[k] as number)] as number] as number);
    return;
  }
  const [common, own] = [Math.sqrt(model.correlation / groups.length), Math.sqrt(1 - model.correlation)];
  into.fill(0, 0, count);
  for (const group of groups) for (let k = 0; k < count; k++) into[k] = (into[k] as number) + (shared[group * RUN + (samples[k] as number)] as number);
  for (let k = 0; k < count; k++) into[k] = tableValue(table, 0, common * (into[k] as number) + own * (normals[scores[line + (samples[k] as number)] as number] as number));
}

/** The rank of an estimate among all that it could come out as, 0..1. */
export function rankShare(draws: Draws, model: RiskModel, variable: number, sample: number): number {
  const one = model.variables[variable] as ModelVariable;
  if (one.groups.length === 0) return (draws.scores[variable * RUN + sample] as number) / 65536;
  return normalShare(normalOf(draws, model, one, variable, sample));
}

/** True when a risk strikes in a sample. */
export function strikes({ scores, risks }: Draws, { probability }: RiskEvent, risk: number, sample: number): boolean {
  return (scores[(risks + 3 * risk) * RUN + sample] as number) < probability * 65536;
}

/** Working minutes by which a risk that strikes delays; a gain is below 0. */
export function strikeTime(draws: Draws, { time, sign }: RiskEvent, risk: number, sample: number): number {
  return sign * Math.round(drawnValue(draws, time, 3 * risk + 1, sample));
}

/** What a risk that strikes costs; a gain is below 0. */
export function strikeCost(draws: Draws, { cost, sign }: RiskEvent, risk: number, sample: number): number {
  return sign * drawnValue(draws, cost, 3 * risk + 2, sample);
}

function drawnValue({ scores, risks }: Draws, { fixed, table }: Drawn, line: number, sample: number): number {
  return table === undefined ? fixed : tableValue(table, 0, normalTable()[scores[(risks + line) * RUN + sample] as number] as number);
}
