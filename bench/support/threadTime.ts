import { readFileSync } from "node:fs";

/**
 * Milliseconds that the thread of the program has computed; where the system does not tell (it does on Linux), those that
 * have passed. What other programs and threads do meanwhile counts little.
 */
export function threadTime(): number {
  try {
    // The system counts by the tick, 4 ms, but up to now whenever somebody asks for the time of the process.
    process.cpuUsage();
    return Number(readFileSync(`/proc/self/task/${String(process.pid)}/schedstat`, "latin1").split(" ")[0]) / 1e6;
  } catch {
    return performance.now();
  }
}

/** The figure that so large a share of figures does not exceed. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
