import type { Plan } from "../model/plan";
import type { CorrelatedPair, Correlation } from "../model/values";
import { foundOf } from "../schedule/found";
import type { Leaf } from "../schedule/leaf";
import type { Schedule, ScheduledTask } from "../schedule/result";
import { factorTable, kindOfLeaf } from "./modelLeaf";
import { cholesky, nearestCorrelation, type Matrix } from "./nearestCorrelation";
import { STILL, STONE, type Mates } from "./riskModel";
import { tagsAbove } from "./spreads";

/** A group that an estimate goes together with, and how much. */
export interface Group {
  readonly name: string;
  readonly weight: number;
}

/**
 * The people and tags that a leaf's estimate goes together with: a factor for each (one-factor Gaussian copula). Estimates that
 * share all of them correlate by the largest of the coefficients, those that share some of them less.
 */
export function groupsOf(plan: Plan, leaf: Leaf): readonly Group[] {
  const { correlation } = plan.settings;
  if (correlation === undefined || correlation === 0) return [];
  const { people, tags }: Correlation = typeof correlation === "number" ? { people: correlation, tags: correlation } : correlation;
  const found = new Map<string, number>();
  const add = (name: string, coefficient: number): void => { if (coefficient > 0) found.set(name, coefficient); };
  if (people !== undefined) for (const { resource } of leaf.work.crew) add(`person:${resource.id}`, coefficientOf(people, resource.id));
  if (tags !== undefined) for (const tag of tagsAbove(plan.tasks, leaf.task)) add(`tag:${tag}`, coefficientOf(tags, tag));
  let [sum, most] = [0, 0];
  for (const coefficient of found.values()) {
    sum += coefficient;
    most = Math.max(most, coefficient);
  }
  return [...found].map(([name, coefficient]) => ({ name, weight: Math.sqrt((coefficient * most) / sum) }));
}

function coefficientOf(written: number | ReadonlyMap<string, number>, name: string): number {
  return typeof written === "number" ? written : (written.get(name) ?? 0);
}

/** The share of an estimate's normal figure that is its own. */
export function ownWeight(groups: readonly { readonly weight: number }[]): number {
  return Math.sqrt(Math.max(0, 1 - groups.reduce((sum, { weight }) => sum + weight * weight, 0)));
}

/** An estimate as far as pairs look at it. */
export interface Pairable {
  readonly task: string;
  readonly groups: readonly Group[];
}

/** Pairs that were left out, and those whose coefficient had to change. */
export interface PairFaults {
  readonly left: readonly CorrelatedPair[];
  readonly mended: readonly { readonly pair: CorrelatedPair; readonly counts: number }[];
}

/** More estimates than this do not go together through pairs. */
export const MOST_PAIRED = 100;

/**
 * What pairs of tasks make of the own figures of their estimates. The residuals, what groups leave, of those that pairs connect
 * have the correlation that brings each pair to its coefficient; where no matrix has all of them, the nearest one counts.
 */
export function pairUp(variables: readonly Pairable[], pairs: readonly CorrelatedPair[]): { readonly mates: ReadonlyMap<number, Mates> } & PairFaults {
  const places = new Map(variables.map(({ task }, i) => [task, i]));
  const known: Known[] = [];
  const seen = new Set<string>();
  for (const pair of pairs) {
    const [a, b] = [places.get(pair.first.id), places.get(pair.second.id)];
    const key = a === undefined || b === undefined ? "" : `${String(Math.min(a, b))} ${String(Math.max(a, b))}`;
    if (a === undefined || b === undefined || a === b || seen.has(key)) continue;
    seen.add(key);
    known.push({ pair, a, b });
  }
  const { components, left } = componentsOf(known);
  const mates = new Map<number, Mates>();
  const mended: { pair: CorrelatedPair; counts: number }[] = [];
  for (const component of components) mended.push(...correlate(variables, component, mates));
  return { mates, left, mended };
}

interface Known {
  readonly pair: CorrelatedPair;
  readonly a: number;
  readonly b: number;
}

interface Component {
  readonly members: readonly number[];
  readonly pairs: readonly Known[];
}

/** Estimates that pairs connect, pair by pair in the order of the plan; a pair that would make too many of them is left out. */
function componentsOf(known: readonly Known[]): { readonly components: readonly Component[]; readonly left: readonly CorrelatedPair[] } {
  const of = new Map<number, { members: number[]; pairs: Known[] }>();
  const left: CorrelatedPair[] = [];
  for (const one of known) {
    const first = of.get(one.a) ?? { members: [one.a], pairs: [] };
    const second = of.get(one.b) ?? { members: [one.b], pairs: [] };
    if (first !== second) {
      if (first.members.length + second.members.length > MOST_PAIRED) {
        left.push(one.pair);
        continue;
      }
      first.members.push(...second.members);
      first.pairs.push(...second.pairs);
      for (const member of first.members) of.set(member, first);
    }
    first.pairs.push(one);
  }
  return { components: [...new Set(of.values())], left };
}

function correlate(variables: readonly Pairable[], { members, pairs }: Component, mates: Map<number, Mates>): { pair: CorrelatedPair; counts: number }[] {
  const order = [...members].sort((x, y) => x - y);
  const size = order.length;
  const place = new Map(order.map((member, i) => [member, i]));
  const own = order.map(member => ownWeight(variables[member]?.groups ?? []));
  const matrix: Matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++) matrix[i * size + i] = 1;
  const common = pairs.map(({ a, b }) => sharedBy(variables[a] as Pairable, variables[b] as Pairable));
  const cells = pairs.map(({ a, b }) => [place.get(a) as number, place.get(b) as number] as const);
  cells.forEach(([i, j], k) => {
    const scale = (own[i] as number) * (own[j] as number);
    matrix[i * size + j] = matrix[j * size + i] = scale > 0 ? ((pairs[k] as Known).pair.coefficient - (common[k] as number)) / scale : 0;
  });
  let used = matrix;
  let lower = matrix.every(value => Math.abs(value) <= 1 + 1e-9) ? cholesky(matrix, size) : undefined;
  if (lower === undefined) {
    used = nearestCorrelation(matrix, size);
    lower = cholesky(used, size);
  }
  order.forEach((member, i) => {
    const row = order.map((mate, j) => ({ mate, factor: lower?.[i * size + j] ?? (i === j ? 1 : 0) })).filter(({ factor }) => factor !== 0);
    mates.set(member, { variables: row.map(({ mate }) => mate), factors: row.map(({ factor }) => factor) });
  });
  return cells.flatMap(([i, j], k) => {
    const { pair } = pairs[k] as Known;
    const counts = (common[k] as number) + (used[i * size + j] as number) * (own[i] as number) * (own[j] as number);
    return Math.abs(counts - pair.coefficient) < 0.005 ? [] : [{ pair, counts }];
  });
}

/** How much two estimates go together by the groups that they share. */
function sharedBy(a: Pairable, b: Pairable): number {
  return a.groups.reduce((sum, { name, weight }) => sum + weight * (b.groups.find(group => group.name === name)?.weight ?? 0), 0);
}

/** The pairs of a plan that cannot all hold, or that connect too many tasks. */
export function pairFaults(schedule: Schedule): PairFaults {
  const { left, mended } = pairUp(variablesOf(schedule), pairsOf(schedule));
  return { left, mended };
}

/** The pairs of tasks of which one does not vary, with those that do not; what is over is left out. */
export function idlePairs(schedule: Schedule): readonly { readonly pair: CorrelatedPair; readonly still: readonly string[] }[] {
  const varied = new Set(variablesOf(schedule).map(({ task }) => task));
  const taskOf = (id: string): ScheduledTask | undefined => schedule.tasks[schedule.plan.taskIndex.get(id) ?? -1];
  return pairsOf(schedule).flatMap(pair => {
    const ids = [pair.first.id, pair.second.id];
    if (ids.some(id => taskOf(id)?.finished !== false || taskOf(id)?.dropped === true)) return [];
    const still = ids.filter(id => !varied.has(id));
    return still.length === 0 ? [] : [{ pair, still }];
  });
}

function pairsOf({ plan: { settings: { correlation } } }: Schedule): readonly CorrelatedPair[] {
  return typeof correlation === "object" ? (correlation.pairs ?? []) : [];
}

/** The estimates that vary of the tasks that pairs name. */
function variablesOf(schedule: Schedule): readonly Pairable[] {
  const named = new Set(pairsOf(schedule).flatMap(({ first, second }) => [first.id, second.id]));
  const found = named.size === 0 ? undefined : foundOf(schedule);
  return (found?.forecast.network.leaves ?? []).flatMap(leaf => {
    const id = leaf?.item.id;
    if (found === undefined || leaf === undefined || id === undefined || !named.has(id)) return [];
    const kind = kindOfLeaf(found.frame, leaf);
    return kind === STILL || kind === STONE || factorTable(found.frame, leaf) === undefined ? [] : [{ task: id, groups: groupsOf(found.frame.plan, leaf) }];
  });
}
