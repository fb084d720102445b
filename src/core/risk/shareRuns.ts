import { collectDates, joinResults, NO_DATES, type PartialResult } from "./partialResult";
import { runsOf } from "./runSamples";

/** Simulates some runs, somewhere: in this thread or another one. */
export type RunSimulator = (from: number, to: number) => Promise<PartialResult>;

/** How runs are shared. */
export interface ShareOptions {
  readonly samples: number;
  /** Runs of 1,000 samples: from the first on, up to but not including the last; all where it is not said. */
  readonly from?: number;
  readonly to?: number;
  /** So many runs are a share, where `enough` is not asked. */
  readonly share?: number;
  /** Asked with each run in its order; true ends the simulation with it. */
  readonly enough?: (run: PartialResult) => boolean;
  /** Told how many samples there are already. */
  readonly onProgress?: (samples: number) => void;
  /** Asked before each share; true ends without a result. */
  readonly isCancelled?: () => boolean;
}

/** A share is short, so that a simulation can be cancelled and threads end together. */
const MOST_SHARES = 200;

/**
 * Shares the runs of a simulation among simulators: each takes the next few as soon as it has done its last, and the results are joined
 * in the order of the runs. The figures are the same whoever did which. Undefined when cancelled.
 */
export async function shareRuns(simulators: readonly RunSimulator[], { samples, from: first = 0, to: all = runsOf(samples), share: wanted, enough, onProgress, isCancelled = () => false }: ShareOptions): Promise<PartialResult | undefined> {
  const share = enough === undefined ? Math.max(1, Math.floor(wanted ?? (all - first) / MOST_SHARES)) : 1;
  const early = new Map<number, PartialResult>();
  const joined: PartialResult[] = [];
  const dates = collectDates();
  let taken = first;
  let next = first;
  let done = 0;
  let ended = false;
  const take = (): void => {
    for (let part = early.get(next); part !== undefined && !ended; part = early.get(next)) {
      early.delete(next);
      next = part.to;
      joined.push({ ...part, dates: NO_DATES });
      dates.add(part.dates);
      ended = enough?.(part) === true;
    }
  };
  const work = async (simulate: RunSimulator): Promise<void> => {
    while (taken < all && !ended && !isCancelled()) {
      const from = taken;
      taken = Math.min(all, from + share);
      const part = await simulate(from, taken).catch((fault: unknown) => {
        ended = true;
        throw fault;
      });
      early.set(from, part);
      done += part.count;
      onProgress?.(done);
      take();
    }
  };
  await Promise.all(simulators.map(work));
  return joined.length === 0 || (!ended && next < all) ? undefined : { ...joinResults(joined), dates: dates.all() };
}
