import type { SegmentedCalendar } from "../calendar/segmentedCalendar";
import type { PlanFrame } from "../schedule/frame";
import type { CalendarTable } from "./calendarTable";

/** Kind of a node: a leaf that has not begun. */
export const OPEN = 0;
/** Kind of a node: a milestone that has not been reached. */
export const STONE = 1;
/** Kind of a node: work that goes on from an instant, whatever its predecessors do. */
export const GOING = 2;
/** Kind of a node: it stands where it stands. */
export const STILL = 3;
/** Kind of a node: what holds the leaves of a summary back. */
export const OPENING = 4;
/** Kind of a node: a first start. */
export const EARLIEST = 5;
/** Kind of a node: a last finish. */
export const LATEST = 6;

/** The work of a leaf on one calendar: what does not vary, and what an estimate scales. */
export interface ModelPart {
  readonly calendar: SegmentedCalendar;
  readonly steady: number;
  readonly left: number;
}

/** What a leaf asks and takes, whatever is drawn. */
export interface ModelLeaf {
  readonly parts: readonly ModelPart[];
  /** On which delays are counted. */
  readonly clock: SegmentedCalendar;
  /** It stands at its start whatever links say. */
  readonly pinned: boolean;
  /** Where what is `GOING` goes on from. */
  readonly resume: number;
  startsAfter: number;
  readonly endsAfter: number;
  readonly startsBefore: number;
  /** Working minutes for which levelling interrupts it. */
  interrupted: number;
  /** Working minutes by which it begins earlier than it would in one piece to reach a finish. */
  reaches: number;
  /** Its length in the forecast, for people whose time runs out. */
  readonly usual: number;
  /** The calendar of its only part, laid out. */
  table: CalendarTable | undefined;
  /** What chance may take from it. */
  chance: Chance | undefined;
}

/** What chance may take from a leaf: days of its work, or all of it. */
export interface Chance {
  readonly losses: readonly ModelLoss[];
  /** When it is done at all; always without. */
  readonly only: OnlyIf | undefined;
}

/** Days that are lost by chance: to weather, or because someone is away. */
export interface ModelLoss {
  /** Those of one name lose the same days. */
  readonly key: number;
  /** Shares of 2^32 by which a day is lost (or a spell of days begins) from day `first` on; a single one holds for all days. */
  readonly first: number;
  readonly odds: Float64Array;
  /** Days in a row. */
  readonly spell: number;
  /** The part of the day's work that is lost, 0..1. */
  readonly share: number;
}

/** Outcomes that all have to come out for a leaf to be done, and what it costs otherwise not. */
export interface OnlyIf {
  readonly conditions: readonly { readonly outcome: number; readonly from: number; readonly to: number }[];
  readonly cost: number;
}

/** An estimate that is drawn: its figure over the one that the schedule takes, and who and what it goes together with. */
export interface ModelVariable {
  readonly name: string;
  readonly task: number;
  readonly node: number;
  readonly table: Float64Array;
  readonly groups: readonly number[];
  /** How much each of the groups and how much its own figure counts; their squares add up to 1. */
  readonly weights: readonly number[];
  readonly own: number;
  /** What its own figure is made of where pairs of tasks go together. */
  mates?: Mates;
  /** The share of the estimate that is left. */
  readonly left: number;
  /** What the estimate's usual figure costs of the work left. */
  readonly cost: number;
}

/** Own figures of estimates, by their place in `variables`, and how much each counts. */
export interface Mates {
  readonly variables: readonly number[];
  readonly factors: readonly number[];
}

/** Links into nodes: those of node n have the numbers `start[n]` to `start[n + 1]`. */
export interface ModelLinks {
  readonly start: Int32Array;
  readonly from: Int32Array;
  readonly type: Uint8Array;
  readonly lag: Float64Array;
  readonly percent: Float64Array;
  readonly calendar: Int32Array;
}

/** A plan ready to be simulated: nodes in an order in which every link goes forward. */
export interface RiskModel {
  readonly frame: PlanFrame;
  readonly size: number;
  readonly kind: Uint8Array;
  readonly leaves: readonly (ModelLeaf | undefined)[];
  readonly links: ModelLinks;
  readonly calendars: readonly SegmentedCalendar[];
  /** Dates of what is `STILL` or `GOING`; what is asked of a node beside its links. */
  readonly stillStart: Float64Array;
  readonly stillFinish: Float64Array;
  readonly startBound: Float64Array;
  readonly finishBound: Float64Array;
  /** Index in `variables`, or -1. */
  readonly variable: Int32Array;
  readonly variables: readonly ModelVariable[];
  /** Names of the people and tags that estimates go together by. */
  readonly groups: readonly string[];
  /** Names of what is drawn once for all tasks that depend on it: which outcome of a task comes out. */
  readonly outcomes: readonly string[];
  /** Place of a node among those that risks delay, or -1. */
  readonly delayPlace: Int32Array;
  readonly delayed: number;
  /** By that place, the working minutes that a share of a summary, release or the plan is counted on. */
  readonly lengths: Float64Array;
  /** By that place, of a summary, release or the plan that a gain ends earlier, the leaves that decide where it ends. */
  readonly below: readonly (Int32Array | undefined)[];
  /** Nodes that each open risk delays, in the order of the register. */
  readonly struck: readonly (readonly number[])[];
  /** Nodes of each task: the first start and the last finish. */
  readonly startNode: Int32Array;
  readonly finishNode: Int32Array;
  /** The node that the links of each task lead to: of a summary what holds its leaves back; -1 where it has none. */
  readonly gateNode: Int32Array;
  /** First start and last finish of a release that work carries. */
  readonly releases: ReadonlyMap<string, { readonly start: number; readonly finish: number }>;
  /** The finish of the plan. */
  readonly end: number;
  /** The cost of the plan when every estimate comes out as the schedule takes it. */
  readonly cost: number;
}
