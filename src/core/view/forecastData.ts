import type { Instant } from "../model/instant";
import type { Contingency } from "../risk/answers/contingency";
import type { InformationValue } from "../risk/answers/informationValue";
import type { JointConfidence } from "../risk/answers/jointConfidence";
import type { MergeBias } from "../risk/answers/mergeBias";
import type { ResponseValue } from "../risk/answers/responseValue";
import type { DeadlineChance, Percentiles, RiskEffect, Spread, WithResponse } from "../risk/riskResult";

/** Columns of what a simulation says about tasks; element `i` belongs to `plan.tasks[i]`. Instants, shares 0..1. */
export interface ForecastTasks {
  readonly p10: Float64Array;
  readonly p50: Float64Array;
  readonly p80: Float64Array;
  readonly p90: Float64Array;
  readonly p95: Float64Array;
  readonly criticality: Float64Array;
  readonly sensitivity: Float64Array;
  readonly cruciality: Float64Array;
}

/** The finishes, or costs, of all samples in equally likely steps: 501 figures, the smallest first. */
export interface ForecastCurve {
  /** Empty: the plan's finish; `cost`: its cost; else a task or release. */
  readonly of: ForecastSubject;
  readonly steps: Float64Array;
}

/** What a distribution is of. */
export interface ForecastSubject {
  readonly kind: "finish" | "cost" | "item";
  /** The task or release; empty with other kinds. */
  readonly id: string;
}

/** Something with its title, as a person knows it. */
interface Titled {
  readonly title: string;
}

/** The confidences that a person can choose from, 0..1. */
export const CONFIDENCES = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95] as const;

/** What a simulation answers beside percentiles: the first few of each. */
export interface ForecastAnswers {
  /** For each of `CONFIDENCES`. */
  readonly contingency: readonly Contingency[];
  /** Finish and cost that are kept together with each wanted confidence. */
  readonly pairs: JointConfidence["pairs"];
  readonly merges: readonly (Pick<MergeBias, "id" | "daysAtP50" | "daysAtP80"> & Titled & {
    /** What is most often the last to be there. */
    readonly last: string;
    /** In which share of the samples it is, 0..1. */
    readonly share: number;
  })[];
  readonly information: readonly (InformationValue & Titled)[];
  readonly responses: readonly (ResponseValue & Titled)[];
}

/** What a simulation says about a plan, as plain columns that go from thread to thread. */
export interface ForecastFigures {
  readonly samples: number;
  readonly seed: number;
  readonly finish: Spread;
  readonly cost: Spread;
  readonly before?: WithResponse;
  readonly after?: WithResponse;
  readonly deadlines: readonly DeadlineChance[];
  readonly releases: readonly { readonly id: string; readonly finish: Percentiles }[];
  readonly risks: readonly Pick<RiskEffect, "id" | "probability" | "hits" | "daysAtP80">[];
  /** What moves the finish, in working days, where the simulation tells it; what moves it most comes first. */
  readonly tornado: readonly Swing[];
  readonly tasks: ForecastTasks;
  readonly curves: readonly ForecastCurve[];
  /** Finish and cost of single samples. */
  readonly cloud: { readonly finish: Float64Array; readonly cost: Float64Array };
  readonly answers: ForecastAnswers;
}

/** What an estimate or a risk moves: by how many working days the finish goes to either side of its mean. */
export interface Swing {
  readonly kind: "task" | "risk";
  readonly id: string;
  readonly low: number;
  readonly high: number;
}

/** What a planner turns to see what would come of it; nothing is written until it is accepted. */
export type ForecastTurn =
  /** How likely a risk is, 0..1. */
  | { readonly kind: "probability"; readonly id: string; readonly value: number }
  /** How far the ends of an estimate are from its likely figure, 1 = as written. */
  | { readonly kind: "spread"; readonly id: string; readonly value: number }
  /** How long an estimate is, 1 = as written. */
  | { readonly kind: "length"; readonly id: string; readonly value: number }
  /** Share of full time of a person or machine, 1 = 100 %. */
  | { readonly kind: "capacity"; readonly id: string; readonly value: number }
  /** How much estimates go together, 0..1; `id` is empty. */
  | { readonly kind: "correlation"; readonly id: string; readonly value: number };

/** What can be turned, with where it stands. */
export interface TurnChoice {
  readonly kind: ForecastTurn["kind"];
  readonly id: string;
  readonly title: string;
  /** As the plan has it. */
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** What is written, such as `2d/3d/6d`. */
  readonly written: string;
}

/** One line of what matters: a task with its share of samples on the critical path, and the dates that it may have. */
export interface ForecastRow {
  readonly id: string;
  readonly title: string;
  readonly criticality: number;
  readonly sensitivity: number;
  readonly cruciality: number;
  readonly p10: Instant;
  readonly p50: Instant;
  readonly p80: Instant;
  readonly p90: Instant;
}

/** A bar of the tornado: by how many working days the finish goes to either side. */
export interface TornadoBar extends Swing {
  readonly title: string;
}

/** A promise with its chance. */
export interface ForecastPromise {
  readonly kind: DeadlineChance["kind"];
  readonly id: string;
  readonly title: string;
  readonly due: Instant;
  readonly probability: number;
}

/** What the Forecast view shows of one simulation. */
export interface ForecastShown {
  readonly samples: number;
  readonly seed: number;
  readonly finish: Spread;
  readonly cost: Spread;
  readonly before?: WithResponse;
  readonly after?: WithResponse;
  readonly curves: readonly ForecastCurve[];
  readonly cloud: ForecastFigures["cloud"];
  readonly promises: readonly ForecastPromise[];
  readonly rows: readonly ForecastRow[];
  /** Tasks in all, of which `rows` are those that matter most. */
  readonly count: number;
  readonly tornado: readonly TornadoBar[];
  readonly answers: ForecastAnswers;
}

/** How far the simulation of a plan is. */
export type ForecastState = "ready" | "working" | "no-spread" | "off" | "failed";

/** Everything that the Forecast view shows of one plan. */
export interface ForecastData {
  readonly plan: string;
  readonly title: string;
  readonly now: Instant;
  readonly currency: string;
  /** Working minutes in `1d`. */
  readonly dayMinutes: number;
  /** Dates of the schedule, without any chance. */
  readonly finish: Instant;
  readonly cost: number;
  readonly target?: Instant;
  readonly budget?: number;
  readonly tasks: number;
  readonly state: ForecastState;
  /** Why it failed. */
  readonly reason: string;
  readonly shown?: ForecastShown;
  readonly turns: readonly TurnChoice[];
  /** Tasks and releases whose distribution can be asked for. */
  readonly subjects: readonly { readonly id: string; readonly title: string; readonly kind: "task" | "release" }[];
}
