import { streamState } from "../risk/random";

/** What a simulation of the sprints to come says of some points that are left: after how many sprints they are done. */
export interface SprintsNeeded {
  readonly p50: number;
  readonly p80: number;
}

/** Points that are done after each of the sprints to come, those done before left out. */
export interface ConePoint {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/** What is known of velocity: the last sprints as they came out, and what of the running one is done. */
export interface VelocitySample {
  readonly past: readonly number[];
  /** Points that the running sprint has done already: they count as a part of what it will take. */
  readonly doneNow: number;
}

/** How often the sprints to come are drawn. */
export const SPRINT_RUNS = 5000;
const SPRINT_SEED = 1;
/** What is not done after so many sprints counts as never done. */
const FARTHEST = 200;

/**
 * The sprints to come, drawn from the past ones with replacement (bootstrap, Efron 1979): each takes what one of them took,
 * all equally likely. `targets` are points that are left; a target is null where the past says that it is never done.
 * The same past gives the same figures everywhere.
 */
export function forecastSprints(sample: VelocitySample, targets: readonly number[], ahead: number): { readonly needed: readonly (SprintsNeeded | null)[]; readonly cone: readonly ConePoint[] } {
  const past = sample.past.filter((points) => Number.isFinite(points) && points >= 0);
  if (past.length === 0 || past.every((points) => points === 0)) return { needed: targets.map((left) => (left <= 0 ? { p50: 0, p80: 0 } : null)), cone: [] };
  const draw = createDraw(past);
  const counts = targets.map(() => new Int32Array(SPRINT_RUNS).fill(FARTHEST));
  const done = Array.from({ length: Math.min(ahead, FARTHEST) }, () => new Float64Array(SPRINT_RUNS));
  const last = Math.max(0, ...targets);
  for (let run = 0; run < SPRINT_RUNS; run++) {
    let sum = 0;
    for (let sprint = 0; sprint < FARTHEST && (sprint < done.length || sum < last); sprint++) {
      const taken = draw();
      sum += sprint === 0 ? Math.max(0, taken - sample.doneNow) : taken;
      const at = done[sprint];
      if (at !== undefined) at[run] = sum;
      targets.forEach((left, i) => {
        const count = counts[i] as Int32Array;
        if (sum >= left && count[run] === FARTHEST) count[run] = sprint + 1;
      });
    }
  }
  return {
    needed: targets.map((left, i) => {
      if (left <= 0) return { p50: 0, p80: 0 };
      const sorted = (counts[i] as Int32Array).sort();
      const [p50, p80] = [at(sorted, 0.5), at(sorted, 0.8)];
      return p80 >= FARTHEST ? null : { p50, p80 };
    }),
    cone: done.map((column) => {
      const sorted = column.sort();
      return { p10: at(sorted, 0.1), p50: at(sorted, 0.5), p90: at(sorted, 0.9) };
    }),
  };
}

/** The least figure that is reached in a share of the runs. */
function at(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] as number;
}

/** One past sprint after the other by mulberry32. */
function createDraw(past: readonly number[]): () => number {
  let counter = streamState(SPRINT_SEED, past.length, 0) | 0;
  return () => {
    counter = (counter + 0x6d2b79f5) | 0;
    let hash = Math.imul(counter ^ (counter >>> 15), counter | 1);
    hash ^= hash + Math.imul(hash ^ (hash >>> 7), hash | 61);
    const share = ((hash ^ (hash >>> 14)) >>> 0) / 0x1_0000_0000;
    return past[Math.floor(share * past.length)] as number;
  };
}
