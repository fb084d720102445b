import type { Instant } from "../../model/instant";
import type { HealthWord, TrendWord, UpdateEntry } from "../../tracking/updates";
import type { EarnedValue } from "../../tracking/earnedValue";

/** Whom a report is for: the team sees everything, sponsors no internals, customers releases in plain words. */
export type ReportAudience = "team" | "sponsor" | "customer";

/** A reason why a plan is not on track, by the rules. */
export interface ReportReason {
  readonly code: "past-target" | "unlikely" | "release-late" | "over-budget" | "late" | "blocked" | "overload" | "behind" | "dear";
  /** Days, tasks or people; a share 0..1 for chances, budgets and indices. */
  readonly figure: number;
  /** Title of what it is about, where it is one thing. */
  readonly title: string;
}

/** How the plan stands: what the log says while it is fresh, else what the rules say. */
export interface ReportHealth {
  readonly word: HealthWord;
  readonly source: "update" | "rules";
  readonly trend?: TrendWord;
  /** What the rules say, whatever the log says. */
  readonly computed: HealthWord;
  readonly reasons: readonly ReportReason[];
  /** The entry that the word comes from. */
  readonly update?: ReportUpdate;
}

/** An entry of the log with the name of who wrote it. */
export interface ReportUpdate extends UpdateEntry {
  readonly name: string;
}

/** A milestone, or a release that is promised. */
export interface ReportMilestone {
  readonly id: string;
  readonly title: string;
  readonly finish: Instant;
  readonly due?: Instant;
  /** Calendar days after `due`; negative: before it. */
  readonly lateDays?: number;
  /** Calendar days after the baseline; negative: before it. */
  readonly slipDays?: number;
  readonly internal: boolean;
}

/** Something forecast beyond its promise. */
export interface ReportLate {
  readonly kind: "plan" | "release" | "task";
  /** Empty for the plan. */
  readonly id: string;
  readonly title: string;
  readonly due: Instant;
  readonly finish: Instant;
  readonly lateDays: number;
  readonly people: string;
  /** What could be done, each tried by the engine, best first. */
  readonly options: readonly string[];
  readonly internal: boolean;
}

/** Work that waits for something outside of the plan. */
export interface ReportBlocked {
  readonly id: string;
  readonly title: string;
  readonly finish: Instant;
  readonly people: string;
  /** Unfinished tasks that wait for it directly. */
  readonly holds: number;
  /** Working days for which it may wait without moving the end of the plan; at least 0. */
  readonly slackDays: number;
  readonly notes: string;
  /** What could be done, as with what is late. */
  readonly options: readonly string[];
  readonly internal: boolean;
}

/** Someone booked beyond capacity. */
export interface ReportOverload {
  readonly id: string;
  readonly name: string;
  readonly from: Instant;
  readonly to: Instant;
  /** Booked and available at the worst time, 1 = full time. */
  readonly booked: number;
  readonly capacity: number;
  /** Stretches of time. */
  readonly times: number;
  readonly options: readonly string[];
}

/** An open risk. */
export interface ReportRisk {
  readonly id: string;
  readonly title: string;
  readonly opportunity: boolean;
  readonly probability: number;
  /** Probability times mean impact: working days, and money. Gains are negative. */
  readonly days: number;
  readonly cost: number;
  readonly owner: string;
  readonly response: string;
  /** It threatens internal work alone. */
  readonly internal: boolean;
}

/** An objective with its key results. */
export interface ReportObjective {
  readonly id: string;
  readonly title: string;
  /** Of its key results, 0..1; null where none can be told. */
  readonly progress: number | null;
  /** Of the work that serves it, 0..1. */
  readonly workProgress: number;
  readonly results: readonly { readonly title: string; readonly unit: string; readonly from: number | null; readonly last: number | null; readonly target: number | null; readonly progress: number | null }[];
  /** By the trend of its metric one of its key results misses its target. */
  readonly offTrack: boolean;
  /** What could be done about that, as sentences. */
  readonly options: readonly string[];
}

/** A metric with its newest figure and the one before. */
export interface ReportMetric {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly last: number | null;
  readonly date: string | null;
  readonly before: number | null;
}

/** A release: what is promised and how it stands. */
export interface ReportRelease {
  readonly id: string;
  readonly title: string;
  readonly state: "released" | "empty" | "ready" | "late" | "at-risk" | "on-track" | "planned";
  readonly promise?: Instant;
  readonly forecast?: Instant;
  readonly released?: Instant;
  readonly lateDays?: number;
  readonly progress: number;
  /** 0..1, where a simulation was made. */
  readonly chance?: number;
  readonly open: number;
  readonly blocked: number;
}

/** A decision. */
export interface ReportDecision {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly by: string;
  readonly text: string;
  /** It is about internal work alone. */
  readonly internal: boolean;
}

/** A stakeholder in the grid of power and interest. */
export interface ReportStakeholder {
  readonly id: string;
  readonly title: string;
  readonly quadrant: "manage" | "satisfy" | "inform" | "monitor";
  readonly wants: readonly string[];
  /** How and how often they are told, as written. */
  readonly updates: string;
  /** Days between two updates, where the words say so. */
  readonly everyDays: number | null;
  /** When the next one is due: so many days after the newest entry of the log. */
  readonly next: Instant | null;
  readonly audience: ReportAudience;
}

/** Earned value and the budget. */
export interface ReportMoney extends EarnedValue {
  readonly currency: string;
  readonly budget: number | null;
  /** What it will have cost by the plan. */
  readonly forecast: number;
  /** Expected cost of the open risks. */
  readonly reserve: number;
  readonly baseline: string | null;
  /** What could be done where the budget is exceeded. */
  readonly options: readonly string[];
}

/** A list that may be cut, with how many there are. */
export interface ReportList<Row> {
  readonly count: number;
  /** So many of them are internal: no business of whoever is outside of the team. */
  readonly internal: number;
  readonly rows: readonly Row[];
}

/** Everything that a report says, for one audience, as plain data. What cannot be computed is null. */
export interface ReportData {
  readonly plan: string;
  readonly title: string;
  readonly now: Instant;
  readonly asOf: Instant | null;
  readonly audience: ReportAudience;
  /** The stakeholder that it is made for: id and title; empty for the audience as a whole. */
  readonly reader: { readonly id: string; readonly title: string; readonly wants: readonly string[] };
  /** Null for customers. */
  readonly health: ReportHealth | null;
  /** Null for customers. */
  readonly start: Instant | null;
  readonly finish: Instant | null;
  readonly target: Instant | null;
  /** Calendar days from target to forecast; negative: early. */
  readonly lateDays: number | null;
  /** Chance of the target, 0..1, where a simulation was made. */
  readonly chance: number | null;
  /** Tasks finished and all of them, without what is dropped. */
  readonly progress: { readonly done: number; readonly all: number; readonly share: number };
  readonly milestones: ReportList<ReportMilestone>;
  /** Milestones later than in the baseline; null without one. */
  readonly slipped: ReportList<ReportMilestone> | null;
  readonly late: ReportList<ReportLate>;
  readonly blocked: ReportList<ReportBlocked>;
  /** Null for whom it is no business of. */
  readonly overload: ReportList<ReportOverload> | null;
  readonly money: ReportMoney | null;
  readonly risks: ReportList<ReportRisk>;
  readonly objectives: readonly ReportObjective[];
  readonly metrics: readonly ReportMetric[];
  readonly releases: readonly ReportRelease[];
  readonly decisions: ReportList<ReportDecision>;
  readonly updates: ReportList<ReportUpdate>;
  readonly stakeholders: readonly ReportStakeholder[];
}
