import type { Instant } from "../model/instant";

/** A piece of work on the sprints: a leaf that has points, or that names a sprint. */
export interface SprintItem {
  readonly id: string;
  readonly title: string;
  readonly points: number;
  /** The sprint that the plan names for it; 0 without one. */
  readonly named: number;
  /** The sprint in which it is or will be over by the forecast; less than 1 before the first. */
  readonly lands: number;
  /** Named for a sprint and over in a later one. */
  readonly spills: boolean;
  readonly finished: boolean;
  readonly finish: Instant;
  /** Its column on the board. */
  readonly column: string;
  readonly initials: string;
  readonly people: string;
  /** Title of its release; empty without one. */
  readonly release: string;
}

/** How many points were left and done by the end of a day; null for days to come. */
export interface BurnDay {
  readonly at: Instant;
  /** What an even pace over the working days leaves. */
  readonly ideal: number;
  readonly left: number | null;
  readonly done: number | null;
}

/** One sprint. */
export interface SprintLane {
  readonly number: number;
  /** Midnight of its first day, and at the end of its last. */
  readonly start: Instant;
  readonly end: Instant;
  readonly state: "past" | "current" | "future";
  /** Points of what is named for it, or lands in it and is named for none. */
  readonly planned: number;
  /** Points done in it: as written, else of what was finished in it; null for a sprint to come. */
  readonly done: number | null;
  /** True where `done` is written in the plan. */
  readonly written: boolean;
  /** Person-days that its people have in it. */
  readonly capacity: number;
  /** Points named for it that land later. */
  readonly spill: number;
  readonly burn: readonly BurnDay[];
}

/** When something is done by the simulation. */
export interface SprintTarget {
  /** Empty for all that is left. */
  readonly release: string;
  readonly title: string;
  /** Points left up to it, in the order in which they are worked on. */
  readonly points: number;
  /** Sprint and last day; null where the past says never. */
  readonly p50: { readonly sprint: number; readonly at: Instant } | null;
  readonly p80: { readonly sprint: number; readonly at: Instant } | null;
  readonly promise?: Instant;
}

/** Everything that the sprints view shows of one plan. */
export interface SprintsData {
  readonly plan: string;
  readonly title: string;
  readonly now: Instant;
  /** Number of the running sprint; 0 before the first. */
  readonly current: number;
  /** Empty where the plan has no sprints. */
  readonly sprints: readonly SprintLane[];
  readonly items: readonly SprintItem[];
  /** Mean, least and most of the last three sprints; absent before the first is over. */
  readonly velocity?: { readonly mean: number; readonly low: number; readonly high: number; readonly count: number };
  /** The velocity that the plan counts on where nothing is measured. */
  readonly counted?: number;
  readonly doneBefore: number;
  readonly left: number;
  readonly targets: readonly SprintTarget[];
  /** Points done by the end of the running sprint and those after it, all that was done before included. */
  readonly cone: readonly { readonly number: number; readonly p10: number; readonly p50: number; readonly p90: number }[];
}
