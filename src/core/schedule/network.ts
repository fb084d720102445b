import type { SegmentedCalendar } from "../calendar/segmentedCalendar";
import type { Instant } from "../model/instant";
import type { Dependency } from "../model/values";
import type { Leaf } from "./leaf";

/** Kind of a node: a leaf. */
export const LEAF = 0;
/** Kind of a node: what holds the leaves of a summary (or release) back. */
export const GATE = 1;
/** Kind of a node: the first start of a summary (or release). */
export const FIRST = 2;
/** Kind of a node: the last finish of a summary (or release). */
export const LAST = 3;

/** Kind of a link as a number: finish to start. */
export const FS = 0;
/** Kind of a link as a number: start to start. */
export const SS = 1;
/** Kind of a link as a number: finish to finish. */
export const FF = 2;
/** Kind of a link as a number: start to finish. */
export const SF = 3;

/** A dependency as written, resolved. */
export interface NetworkLink {
  /** Index of the task, or of each topmost task that carries the release waited for. */
  readonly from: readonly number[];
  readonly to: number;
  /** Its place in the `after` list of the task `to`. */
  readonly place: number;
  readonly dependency: Dependency;
  readonly type: number;
  cut: boolean;
  /** Waits for dropped work only, or is of no effect. */
  readonly void: boolean;
}

/** A date that another plan contributes. */
export interface ExternalBound {
  readonly to: number;
  readonly name: string;
  readonly type: number;
  readonly at: Instant;
}

/**
 * The network in arrays, nodes in an order in which every link goes forward. The links into node n are those with
 * numbers `inStart[n]` to `inStart[n + 1]`.
 */
export interface Network {
  readonly size: number;
  readonly kind: Uint8Array;
  /** Index in `Plan.tasks`; -1 for a node of a release. */
  readonly task: Int32Array;
  readonly leaves: readonly (Leaf | undefined)[];
  /** Makes a leaf that stands in another network as well one of its own, to be given other work; absent: all are its own. */
  readonly ownLeaf?: (node: number) => Leaf;
  /** Leaves of the usual kind, ready for the passes: 1 not begun on one calendar, 2 a milestone, 0 any other. */
  readonly plain: Uint8Array;
  /** Index in `calendars` of the calendar that a plain leaf works on, and how much of it. */
  readonly workCalendar: Int32Array;
  readonly workAmount: Float64Array;
  /** What its own dates ask of a leaf; -Infinity and Infinity: nothing. */
  readonly startsAfter: Float64Array;
  readonly endsAfter: Float64Array;
  readonly startsBefore: Float64Array;
  readonly endsBefore: Float64Array;
  /** Bits of `MARKS` that hold for leaves, whatever the passes make of them. */
  readonly marks: Uint8Array;
  readonly priority: Float64Array;
  /** Who a leaf was made with: the place among all resources of the only one, at all of its capacity; `NOBODY` or `OTHERS`. */
  readonly booking: Int32Array;
  readonly inStart: Int32Array;
  readonly inFrom: Int32Array;
  readonly inType: Uint8Array;
  /** Lag in minutes of its calendar; of percent lags set in the forward pass. */
  readonly inLag: Float64Array;
  /** Percent of the predecessor's duration, 0 for lags in time. */
  readonly inPercent: Float64Array;
  /** Index in `calendars`. */
  readonly inCalendar: Int32Array;
  /** Index in `links`; -1 for what binds a summary to the tasks in it. */
  readonly inLink: Int32Array;
  readonly calendars: readonly SegmentedCalendar[];
  /** `not-before` of summaries by node, `finish-by` and `due` of summaries by node. */
  readonly gateDates: ReadonlyMap<number, Instant>;
  readonly lastDates: ReadonlyMap<number, Instant>;
  readonly links: readonly NetworkLink[];
  /** How many of them are void. */
  readonly voidLinks: number;
  /** The only task that each link comes from, or -1, and the task that it leads to. */
  readonly linkFrom: Int32Array;
  readonly linkTo: Int32Array;
  readonly external: readonly ExternalBound[];
  /** Nodes of a task: a leaf has its own, a summary three. */
  readonly firstNode: Int32Array;
  readonly lastNode: Int32Array;
  readonly gateNode: Int32Array;
}
