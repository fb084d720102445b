import type { Equipment, NamedCalendar, Person, PlanSettings, Release, Task, Team } from "./items";
import type { BacklogItem, KeptItem, Objective, Risk } from "./items";
import type { Item } from "./source";

/** A task in its place in the tree. Indices are positions in `Plan.tasks`. */
export interface TaskNode {
  readonly item: Task;
  readonly index: number;
  /** Index of the summary it stands in, or -1. */
  readonly parent: number;
  /** 0 at the top. */
  readonly depth: number;
  /** Index after the last task below it; `index + 1` for a leaf. */
  readonly end: number;
  /** Id of the risk whose action it is. */
  readonly risk?: string;
}

/**
 * One plan: everything read from its file and the files that it includes. Immutable; made by
 * `language/snapshot`. Where an id stands twice, the first counts.
 */
export interface Plan {
  /** `id`, else the file's stem. */
  readonly id: string;
  /** The file that carries the `plan` key, as the snapshot names it. */
  readonly file: string;
  readonly title: string;
  readonly settings: PlanSettings;
  /** All tasks in document order, parents before children; actions of risks after the plan's own. */
  readonly tasks: readonly TaskNode[];
  readonly calendars: ReadonlyMap<string, NamedCalendar>;
  readonly people: ReadonlyMap<string, Person>;
  readonly teams: ReadonlyMap<string, Team>;
  readonly equipment: ReadonlyMap<string, Equipment>;
  readonly releases: ReadonlyMap<string, Release>;
  readonly objectives: ReadonlyMap<string, Objective>;
  readonly backlog: ReadonlyMap<string, BacklogItem>;
  readonly risks: ReadonlyMap<string, Risk>;
  /** Sections that are checked and kept, by section name. */
  readonly kept: ReadonlyMap<string, ReadonlyMap<string, KeptItem>>;
  /** Every item that has an id, by id (first definition). */
  readonly byId: ReadonlyMap<string, Item>;
  /** Index in `tasks` by id. */
  readonly taskIndex: ReadonlyMap<string, number>;
}
