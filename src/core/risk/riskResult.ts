import type { Instant } from "../model/instant";
import type { PlanAnswers } from "./answers/answers";
import type { RiskCost } from "./answers/riskCosts";
import type { Percentiles } from "./percentiles";

export type { Percentiles } from "./percentiles";

/** Samples where nobody says how many. */
export const USUAL_SAMPLES = 10_000;
/** The seed where nobody says which. */
export const USUAL_SEED = 1;
/** The confidence that contingency is counted for where nobody says which. */
export const USUAL_CONFIDENCE = 0.8;

/** Percentiles and mean of a figure over all samples. */
export interface Spread extends Percentiles {
  readonly mean: number;
}

/** What a simulation says about one task; `tasks[i]` belongs to `plan.tasks[i]`. */
export interface TaskRisk {
  readonly id: string;
  readonly start: Percentiles;
  readonly finish: Percentiles;
  /** Without what risks cost when they strike: that is the plan's. */
  readonly cost: Percentiles;
  /** Share of samples in which it is on the path that decides the plan's finish, 0..1. */
  readonly criticality: number;
  /** Rank correlation of its estimate with the plan's finish, -1..1; 0 without spread. */
  readonly sensitivity: number;
  /** The same with the plan's cost. */
  readonly costSensitivity: number;
  /** Criticality times the deviation of its estimate over that of the plan's finish (the schedule sensitivity index); above 1 where the finish varies less than the task. */
  readonly cruciality: number;
}

/** The chance that something promised is kept. */
export interface DeadlineChance {
  readonly kind: "task" | "release" | "plan";
  readonly id: string;
  readonly due: Instant;
  /** 0..1 */
  readonly probability: number;
}

/** What an open risk does. */
export interface RiskEffect extends RiskCost {
  readonly id: string;
  readonly probability: number;
  /** Samples in which it struck. */
  readonly hits: number;
  /** Working days by which P80 of the finish is later than without it, all else drawn alike. */
  readonly daysAtP80: number;
}

/** Finish and cost as they would be if other figures of the register counted. */
export interface WithResponse {
  readonly finish: Spread;
  readonly cost: Spread;
}

/** What a simulation of a plan says. */
export interface RiskForecast extends PlanAnswers {
  readonly samples: number;
  readonly seed: number;
  /** With `untilStable`: true where P80 stood still before the samples were used up. */
  readonly stable?: boolean;
  readonly finish: Spread;
  readonly cost: Spread;
  readonly deadlines: readonly DeadlineChance[];
  readonly tasks: readonly TaskRisk[];
  readonly releases: readonly { readonly id: string; readonly start: Percentiles; readonly finish: Percentiles; readonly cost: Percentiles }[];
  readonly risks: readonly RiskEffect[];
  /** Before any response and once all are done; absent where the register has no `residual`. */
  readonly before?: WithResponse;
  readonly after?: WithResponse;
}
