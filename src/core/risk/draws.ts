import { normalShare, normalTable } from "./normal";
import { tableValue } from "./quantileTable";
import { drawStratified, nameKey, streamState } from "./random";
import type { Drawn, RiskEvent } from "./register";
import type { Mates, ModelVariable, OnlyIf, RiskModel } from "./riskModel";

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
  /** First line of the outcomes. */
  readonly outcomes: number;
  /** The run that is drawn. */
  run: number;
  /** The normal figures of the groups. */
  readonly shared: Float64Array;
}

/** The lines for a model and its open risks, nothing drawn yet. A line goes by its name alone. */
export function drawsFor(model: RiskModel, events: readonly RiskEvent[], seed: number): Draws {
  const names = [
    ...model.variables.map(({ name }) => name), ...model.groups,
    ...events.flatMap(({ risk }) => [`strike:${risk.id}`, `time:${risk.id}`, `cost:${risk.id}`]), ...model.outcomes,
  ];
  const groups = model.variables.length;
  const risks = groups + model.groups.length;
  return {
    scores: new Uint16Array(Math.max(1, names.length) * RUN), keys: names.map(nameKey), seed, groups, risks, outcomes: risks + 3 * events.length, run: 0,
    shared: new Float64Array(model.groups.length * RUN),
  };
}

/** Draws a run of `count` samples: all of it, or of the estimates only those that are marked. */
export function drawRun(draws: Draws, run: number, count: number, wanted?: Uint8Array): void {
  const { keys, scores, seed, shared, groups } = draws;
  draws.run = run;
  for (let line = 0; line < keys.length; line++) {
    if (wanted?.[line] !== 0) drawStratified(streamState(seed, keys[line] as number, run), count, scores, line * RUN);
  }
  const table = normalTable();
  for (let i = 0; i < shared.length; i++) shared[i] = table[scores[groups * RUN + i] as number] as number;
}

/** The normal figure of an estimate in a sample: its own, and with correlation that of the people, tags and tasks it goes with. */
export function normalOf({ scores, shared }: Draws, { groups, weights, own, mates }: ModelVariable, variable: number, sample: number): number {
  const normals = normalTable();
  let figure = 0;
  if (mates === undefined) figure = own * (normals[scores[variable * RUN + sample] as number] as number);
  else mates.variables.forEach((mate, i) => { figure += own * (mates.factors[i] as number) * (normals[scores[mate * RUN + sample] as number] as number); });
  groups.forEach((group, i) => { figure += (weights[i] as number) * (shared[group * RUN + sample] as number); });
  return figure;
}

/** Writes the normal figures of an estimate in the first `count` samples of the run: as `normalOf`, for all of them. */
export function drawNormals({ scores, shared }: Draws, model: RiskModel, variable: number, count: number, into: Float64Array): void {
  const { groups, weights, own, mates } = model.variables[variable] as ModelVariable;
  if (groups.length === 0 && mates === undefined) {
    addNormals(scores, variable, 1, count, into.fill(0, 0, count));
    return;
  }
  into.fill(0, 0, count);
  for (let i = 0; i < groups.length; i++) {
    const weight = weights[i] as number;
    const group = (groups[i] as number) * RUN;
    for (let k = 0; k < count; k++) into[k] = (into[k] as number) + weight * (shared[group + k] as number);
  }
  if (mates === undefined) addNormals(scores, variable, own, count, into);
  else mates.variables.forEach((mate, i) => { addNormals(scores, mate, own * (mates.factors[i] as number), count, into); });
}

function addNormals(scores: Uint16Array, variable: number, weight: number, count: number, into: Float64Array): void {
  const normals = normalTable();
  const line = variable * RUN;
  for (let k = 0; k < count; k++) into[k] = (into[k] as number) + weight * (normals[scores[line + k] as number] as number);
}

/** Writes how an estimate comes out in the samples of a block, over the figure that the schedule takes. */
export function drawFactors(draws: Draws, model: RiskModel, variable: number, samples: Int32Array, count: number, into: Float64Array): void {
  const one = model.variables[variable] as ModelVariable;
  if (one.groups.length > 0 || one.mates !== undefined) {
    drawTogether(draws, one, variable, samples, count, into);
    return;
  }
  const { table } = one;
  const { scores } = draws;
  const normals = normalTable();
  const line = variable * RUN;
  for (let k = 0; k < count; k++) into[k] = tableValue(table, 0, normals[scores[line + (samples[k] as number)] as number] as number);
}

function drawTogether({ scores, shared }: Draws, { table, groups, weights, own, mates }: ModelVariable, variable: number, samples: Int32Array, count: number, into: Float64Array): void {
  const normals = normalTable();
  const line = variable * RUN;
  into.fill(0, 0, count);
  for (let i = 0; i < groups.length; i++) {
    const weight = weights[i] as number;
    const group = (groups[i] as number) * RUN;
    for (let k = 0; k < count; k++) into[k] = (into[k] as number) + weight * (shared[group + (samples[k] as number)] as number);
  }
  if (mates !== undefined) addMates(scores, mates, own, samples, count, into);
  else for (let k = 0; k < count; k++) into[k] = (into[k] as number) + own * (normals[scores[line + (samples[k] as number)] as number] as number);
  for (let k = 0; k < count; k++) into[k] = tableValue(table, 0, into[k] as number);
}

function addMates(scores: Uint16Array, { variables, factors }: Mates, own: number, samples: Int32Array, count: number, into: Float64Array): void {
  const normals = normalTable();
  for (let i = 0; i < variables.length; i++) {
    const line = (variables[i] as number) * RUN;
    const factor = own * (factors[i] as number);
    for (let k = 0; k < count; k++) into[k] = (into[k] as number) + factor * (normals[scores[line + (samples[k] as number)] as number] as number);
  }
}

/** The rank of an estimate among all that it could come out as, 0..1. */
export function rankShare(draws: Draws, model: RiskModel, variable: number, sample: number): number {
  const one = model.variables[variable] as ModelVariable;
  if (one.groups.length === 0 && one.mates === undefined) return (draws.scores[variable * RUN + sample] as number) / 65536;
  return normalShare(normalOf(draws, one, variable, sample));
}

/** True when a risk strikes in a sample. */
export function strikes({ scores, risks }: Draws, { probability }: RiskEvent, risk: number, sample: number): boolean {
  return (scores[(risks + 3 * risk) * RUN + sample] as number) < probability * 65536;
}

/** Working minutes by which a risk that strikes delays; a gain is below 0. */
export function strikeTime(draws: Draws, { time, sign }: RiskEvent, risk: number, sample: number): number {
  return sign * Math.round(drawnValue(draws, time, 3 * risk + 1, sample));
}

/** The share of its length by which a risk that strikes delays what it affects. */
export function strikeShare(draws: Draws, { timeShare, sign }: RiskEvent, risk: number, sample: number): number {
  return timeShare === undefined ? 0 : sign * drawnValue(draws, timeShare, 3 * risk + 1, sample);
}

/** What a risk that strikes costs; a gain is below 0. */
export function strikeCost(draws: Draws, { cost, sign }: RiskEvent, risk: number, sample: number): number {
  return sign * drawnValue(draws, cost, 3 * risk + 2, sample);
}

function drawnValue({ scores, risks }: Draws, { fixed, table }: Drawn, line: number, sample: number): number {
  return table === undefined ? fixed : tableValue(table, 0, normalTable()[scores[(risks + line) * RUN + sample] as number] as number);
}

/** True when all outcomes come out in a sample that a leaf depends on. */
export function comesOut({ scores, outcomes }: Draws, { conditions }: OnlyIf, sample: number): boolean {
  return conditions.every(({ outcome, from, to }) => {
    const share = ((scores[(outcomes + outcome) * RUN + sample] as number) + 0.5) / 65536;
    return from <= share && share < to;
  });
}
