import type { Instant, Minutes } from "../model/instant";

/** Bits of `DependencyItems.flags`. */
export const ITEM_FLAG = {
  summary: 1,
  milestone: 2,
  critical: 4,
  /** A release: what carries it stands before it. */
  release: 8,
  /** Work of another plan, of which only the name is known. */
  external: 16,
} as const;

/** Bits of `DependencyLinks.flags`. */
export const DEPENDENCY_FLAG = {
  /** It decides when its successor can begin. */
  driving: 1,
  critical: 2,
  /** Left out of the dates because it closes a circle. */
  cut: 4,
  /** Not written as a link: the work is part of the release. */
  carries: 8,
  /** Not written as a link: whoever does the one is not free for the other before. */
  resource: 16,
} as const;

/** How an item stands, by its number in `DependencyItems.state`. */
export const ITEM_STATES = ["planned", "running", "review", "blocked", "late", "done", "dropped"] as const;

/** One word of `ITEM_STATES`. */
export type ItemState = (typeof ITEM_STATES)[number];

/** One column a fact: the tasks in document order, then the releases, then work of other plans. Texts are joined columns. */
export interface DependencyItems {
  readonly count: number;
  /** As they are written in `after`. */
  readonly ids: string;
  readonly titles: string;
  readonly people: string;
  /** Row of the summary that it stands in, or -1. */
  readonly parent: Int32Array;
  /** Row after the last one below it. */
  readonly end: Int32Array;
  /** Instants; NO_INSTANT where nothing is known. */
  readonly start: Int32Array;
  readonly finish: Int32Array;
  /** Total slack of what is open, in working minutes. */
  readonly slack: Int32Array;
  /** Working minutes beyond the deadline; 0 when it is met or there is none. */
  readonly lateBy: Int32Array;
  /** Whole percent, 0..100. */
  readonly progress: Uint8Array;
  readonly state: Uint8Array;
  readonly flags: Uint8Array;
}

/** Links between rows of the items. */
export interface DependencyLinks {
  readonly count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Position in `LINK_TYPES` of the Gantt's data. */
  readonly type: Uint8Array;
  readonly flags: Uint8Array;
  /** Lag as written, such as `+2d`; for a person who is not free before, the name. Joined. */
  readonly words: string;
}

/** Who waits for whom in one plan, as one compact whole. */
export interface DependenciesData {
  readonly plan: string;
  readonly title: string;
  readonly now: Instant;
  /** Working minutes in `1d`. */
  readonly dayMinutes: Minutes;
  readonly items: DependencyItems;
  readonly links: DependencyLinks;
}
