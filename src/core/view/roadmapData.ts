import type { Instant } from "../model/instant";

/** A piece of work on a lane of the roadmap. */
export interface RoadmapCard {
  readonly id: string;
  readonly title: string;
  readonly start: Instant;
  readonly finish: Instant;
  /** 0..1, by the work in it. */
  readonly progress: number;
  readonly state: "planned" | "running" | "done" | "late" | "blocked";
  readonly milestone: boolean;
  /** Title of the release it goes into; empty without one or on a lane of releases. */
  readonly tag: string;
}

/** A lane: a release or an objective, and the work that carries it. */
export interface RoadmapLane {
  /** Id of the release or objective; empty for the lane of everything else. */
  readonly id: string;
  readonly title: string;
  /** What it is for: an objective's key results or a release's notes, in a line. */
  readonly goal: string;
  /** 0..1, by the work in it. */
  readonly progress: number;
  /** The promised date, when there is one. */
  readonly promise?: Instant;
  /** When its work is forecast to be over; absent when it has no work. */
  readonly forecast?: Instant;
  /** When a release went out. */
  readonly released?: Instant;
  /** Calendar days from promise to forecast, negative when it is early; absent without both. */
  readonly slipDays?: number;
  readonly cards: readonly RoadmapCard[];
}

/** How the lanes of a roadmap are made. */
export type RoadmapGrouping = "release" | "objective";

/** Everything that the roadmap shows of one plan. */
export interface RoadmapData {
  readonly plan: string;
  readonly title: string;
  readonly vision: string;
  readonly now: Instant;
  /** The status date, when the plan has one. */
  readonly asOf?: Instant;
  readonly start: Instant;
  readonly finish: Instant;
  readonly target?: Instant;
  readonly byRelease: readonly RoadmapLane[];
  readonly byObjective: readonly RoadmapLane[];
}
