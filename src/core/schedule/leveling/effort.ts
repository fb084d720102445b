import type { EffortName } from "../result";

/** How much a search may do: it ends with the first limit that it reaches. */
export interface Effort {
  /** Generated schedules, forward or backward; a justification is one. */
  readonly schedules: number;
  /** Tasks placed in all schedules together. */
  readonly placements: number;
}

/** `quick` tries the priority rules alone, `normal` searches, `best` searches twenty times as long. */
export const EFFORTS: Readonly<Record<EffortName, Effort>> = {
  quick: { schedules: 0, placements: 0 },
  normal: { schedules: 50_000, placements: 6_000_000 },
  best: { schedules: 1_000_000, placements: 120_000_000 },
};

/** Schedules that an effort allows for a number of tasks. */
export function schedulesOf(effort: Effort, size: number): number {
  return Math.min(effort.schedules, Math.floor(effort.placements / Math.max(1, size)));
}

/** Priority rules alone end when they have placed so many tasks: an edit in a large plan must answer at once. */
export const QUICK_PLACEMENTS = 60_000;
