import type { Instant } from "../model/instant";

/** What the lanes of a roadmap stand for; a theme is a tag. */
export type RoadmapGrouping = "release" | "objective" | "team" | "theme";

/** A piece of work on a lane of the roadmap, or an idea of the backlog, which has no dates yet. */
export interface RoadmapCard {
  readonly id: string;
  readonly title: string;
  readonly kind: "task" | "summary" | "milestone" | "idea";
  /** Absent, as is the finish, for an idea. */
  readonly start?: Instant;
  readonly finish?: Instant;
  /** True when work on it has begun. */
  readonly started: boolean;
  /** 0..1, by the work in it. */
  readonly progress: number;
  readonly state: "planned" | "running" | "done" | "late" | "blocked";
  /** Calendar days from the day that it is due to its forecast; 0 when it is in time. */
  readonly lateDays: number;
  /** Title of the release that it goes into; empty without one. */
  readonly release: string;
  /** Who works on it, in two letters each and in words. */
  readonly initials: string;
  readonly people: string;
  readonly critical: boolean;
  /** Carries the tag `internal`: not for people outside of the team. */
  readonly internal: boolean;
}

/** How sure a promise is: by the time in hand, and by how high the estimates might come out. */
export interface RoadmapConfidence {
  readonly word: "on-track" | "tight" | "late" | "done" | "unknown";
  /** The time between forecast and promise as a share of the time from today to the promise, 0..1; absent without both. */
  readonly inHand?: number;
  /** When its work would be over if every estimate on the way that drives the forecast came out at its high end. */
  readonly high?: Instant;
  /** Share of the samples of a simulation that keep the promise, 0..1; absent where nothing is simulated. */
  readonly chance?: number;
}

/** An open risk that threatens something in a lane. */
export interface RoadmapRisk {
  readonly id: string;
  readonly title: string;
  /** Its probability as the plan says it, such as `30%`; empty without one. */
  readonly chance: string;
}

/** A piece of work that came into a release since the baseline, or went out of it. */
export interface RoadmapScopeItem {
  readonly id: string;
  readonly title: string;
  /** What became of it: it is in this release, in another one or none, dropped, or no longer in the plan. */
  readonly now: "here" | "elsewhere" | "dropped" | "gone";
}

/** What came into a release since the baseline and what went out; the first of each are named. */
export interface RoadmapScope {
  readonly added: number;
  readonly dropped: number;
  readonly named: { readonly added: readonly RoadmapScopeItem[]; readonly dropped: readonly RoadmapScopeItem[] };
}

/** A lane: a release, an objective, a team or a theme, and the work that carries it. */
export interface RoadmapLane {
  /** Its id; empty for the lane of everything else. */
  readonly id: string;
  readonly title: string;
  /** What it is for: an objective's key results, a release's notes or a team's people, in a line. */
  readonly goal: string;
  /** 0..1, by the work in it. */
  readonly progress: number;
  /** How many tasks and milestones are in it, and how many of them are done. */
  readonly items: number;
  readonly itemsDone: number;
  /** The promised date, when there is one. */
  readonly promise?: Instant;
  /** When its work is forecast to be over; absent when it has no work. */
  readonly forecast?: Instant;
  /** Between what the end of its work is likely to be, where that is known. */
  readonly band?: { readonly from: Instant; readonly to: Instant };
  /** When a release went out. */
  readonly released?: Instant;
  /** Calendar days from promise to forecast, negative when it is early; absent without both. */
  readonly slipDays?: number;
  readonly confidence: RoadmapConfidence;
  readonly risks: readonly RoadmapRisk[];
  /** Of a release where the plan has a baseline. */
  readonly scope?: RoadmapScope;
  /** Places in the roadmap's list of cards. */
  readonly cards: readonly number[];
}

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
  /** Each piece of work that is a card in some lane, once. */
  readonly cards: readonly RoadmapCard[];
  /** The summary that a task stands in, for each that stands in one. */
  readonly above: readonly (readonly [id: string, summary: string])[];
  readonly lanes: Readonly<Record<RoadmapGrouping, readonly RoadmapLane[]>>;
}
