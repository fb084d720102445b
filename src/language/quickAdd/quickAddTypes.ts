import type { DayNumber } from "../../core/model/instant";
import type { Plan } from "../../core/model/plan";
import type { Snapshot } from "../snapshotTypes";

/** Where the line is added, and what its words are read against. */
export interface QuickAddPlace {
  readonly snapshot: Snapshot;
  readonly plan: Plan;
  readonly today: DayNumber;
  /** What the line is when it does not say so itself. */
  readonly kind: "task" | "backlog";
  /** The summary or risk to add it to, unless the line names one. */
  readonly parent?: string;
  /** The task to add it behind, unless the line names a place. */
  readonly afterSibling?: string;
}

/** A key that some of the words became. */
export interface Understood {
  readonly key: string;
  /** The value as plan text. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Why a line cannot be added as it is: one sentence about some of its words, and what to write instead of them. */
export interface QuickAddFault {
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly better?: string;
}

/** What a line means. It may be added when it has no faults. */
export interface QuickAdd {
  readonly kind: "task" | "backlog";
  readonly title: string;
  readonly id: string;
  /** Keys and their plan text, in the order to write them. */
  readonly keys: readonly (readonly [key: string, text: string])[];
  readonly parent?: string;
  readonly afterSibling?: string;
  /** In the order of the words. */
  readonly understood: readonly Understood[];
  readonly faults: readonly QuickAddFault[];
}
