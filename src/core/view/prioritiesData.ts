import type { Instant, Minutes } from "../model/instant";

/** The figures of an idea that can be written in the view, by their keys. */
export const SCORE_KEYS = ["value", "effort", "reach", "impact", "confidence", "urgency", "risk-reduction", "cost-of-delay", "moscow", "kano", "votes"] as const;

/** One word of `SCORE_KEYS`. */
export type ScoreKey = (typeof SCORE_KEYS)[number];

/** A figure that shows in a table: as a number, as it is written or would be, and whether it follows from something else. */
export interface PriorityFigure {
  readonly key: string;
  /** Effort in working minutes, confidence 0..1 for 0..100 %, the rest as written. */
  readonly amount: number;
  /** As it is written in the file, or in the same form where it follows from something. */
  readonly text: string;
  /** Where it comes from. */
  readonly from: "written" | "tasks" | "evidence" | "cost-of-delay";
}

/** The place of an idea by one method; rank 0 without a score. */
export interface PriorityPlace {
  readonly rank: number;
  readonly score: number;
  /** What lacks, by key; or one sentence in place of a key where the formula gives no figure. */
  readonly lacks: readonly string[];
}

/** An idea of the backlog. */
export interface PriorityItem {
  readonly id: string;
  readonly title: string;
  /** Ids; empty where none is written. */
  readonly release: string;
  readonly objective: string;
  readonly owner: string;
  readonly tags: readonly string[];
  readonly notes: string;
  readonly figures: readonly PriorityFigure[];
  /** By method, in the order of `PrioritiesData.methods`. */
  readonly places: readonly PriorityPlace[];
  /** What would bring the next one level by the plan's own way, as a sentence's parts; absent where nothing does. */
  readonly flip?: { readonly key: string; readonly by: number; readonly below: string };
  /** Tasks realise it already. */
  readonly planned: boolean;
  /** All of these are finished: it has no rank. */
  readonly done: boolean;
}

/** A way to rank, with what it computes and from what. */
export interface PriorityMethod {
  /** A word of `prioritize`, or `formula`. */
  readonly id: string;
  readonly formula: string;
  readonly keys: readonly string[];
  /** So many of the ranked ideas fit until the next release; -1 where nobody knows. */
  readonly fits: number;
}

/** The backlog of one plan by every way to rank it. */
export interface PrioritiesData {
  readonly plan: string;
  readonly title: string;
  readonly now: Instant;
  /** Working minutes in `1d`. */
  readonly dayMinutes: Minutes;
  /** The plan's own way: an id of `methods`, or empty where the plan does not rank. */
  readonly method: string;
  readonly methods: readonly PriorityMethod[];
  /** Named by ideas: id and title. */
  readonly releases: readonly (readonly [id: string, title: string])[];
  readonly objectives: readonly (readonly [id: string, title: string])[];
  readonly tags: readonly string[];
  /** In the order of the file. */
  readonly items: readonly PriorityItem[];
  /** How much of people's time is left, and until when. Minutes. */
  readonly capacity?: { readonly kind: "release" | "sprint" | "plan"; readonly title: string; readonly at: Instant; readonly all: Minutes; readonly planned: Minutes; readonly free: Minutes };
}
