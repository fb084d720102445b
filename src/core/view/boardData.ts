import type { Instant } from "../model/instant";
import type { StatusKind } from "../model/values";

/** What the lanes of a board can stand for. */
export type BoardGrouping = "person" | "release" | "sprint" | "objective";

/** A column: a status, or one of the plan's own. */
export interface BoardColumn {
  /** What is written as `status`. */
  readonly id: string;
  readonly meaning: StatusKind;
  /** True where the plan named it: its id is its title. */
  readonly own: boolean;
  /** The most that may be in it at a time. */
  readonly limit?: number;
}

/** A lane; the empty id stands for nobody, no release. */
export interface BoardLane {
  readonly id: string;
  readonly title: string;
}

/** A task or milestone. */
export interface BoardCard {
  readonly id: string;
  readonly title: string;
  /** Title of the summary that it is part of; empty at the top. */
  readonly above: string;
  /** Id of its column. */
  readonly column: string;
  /** By grouping, the ids of the lanes that it stands in. */
  readonly lanes: Readonly<Record<BoardGrouping, readonly string[]>>;
  /** Who works on it, in initials and in full. */
  readonly initials: string;
  readonly people: string;
  readonly finish: Instant;
  readonly due?: Instant;
  readonly late: boolean;
  readonly critical: boolean;
  readonly milestone: boolean;
  /** 0..1 */
  readonly progress: number;
  /** Titles of unfinished tasks that it waits for. */
  readonly waitsFor: readonly string[];
}

/** Everything that the board shows of one plan. */
export interface BoardData {
  readonly plan: string;
  readonly title: string;
  readonly now: Instant;
  readonly columns: readonly BoardColumn[];
  readonly lanes: Readonly<Record<BoardGrouping, readonly BoardLane[]>>;
  readonly cards: readonly BoardCard[];
}
