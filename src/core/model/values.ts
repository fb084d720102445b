import type { DateSpan, DateValue, Minutes } from "./instant";
import type { Span } from "./source";

/**
 * A duration as written, kept by unit because `1d`, `1w` and `1mo` mean what the plan's
 * `hours-per-day` and `hours-per-week` say. Elapsed durations (`3ed`) are clock minutes in `minutes`.
 */
export interface Duration {
  /** Minutes from `m` and `h`, and from elapsed units (1ed = 1440, 1ew = 10080). */
  readonly minutes: number;
  readonly days: number;
  readonly weeks: number;
  readonly months: number;
  readonly elapsed: boolean;
}

/** How long `1d` and `1w` are in the plan, in working minutes; `1mo` is four weeks. */
export interface DurationScale {
  readonly day: Minutes;
  readonly week: Minutes;
}

/** An estimate: one figure; an 80 % range (P10..P90); or optimistic / most likely / pessimistic. */
export type Estimate =
  | { readonly kind: "single"; readonly likely: Duration }
  | { readonly kind: "range"; readonly low: Duration; readonly high: Duration }
  | { readonly kind: "three-point"; readonly low: Duration; readonly likely: Duration; readonly high: Duration };

/** The four kinds of link: finish-start, start-start, finish-finish, start-finish. */
export type LinkType = "FS" | "SS" | "FF" | "SF";

/** Lag of a link (negative: lead): working or elapsed time, or a share of the predecessor's duration. */
export type Lag =
  | { readonly kind: "time"; readonly sign: 1 | -1; readonly duration: Duration }
  | { readonly kind: "percent"; readonly percent: number };

/** A reference to another item, `plan/id` when it is in another plan. */
export interface Ref {
  readonly plan?: string;
  readonly id: string;
  /** Where the reference (without type and lag) stands. */
  readonly at: Span;
}

/** One dependency of a task, `REF [FS|SS|FF|SF][±LAG]`. */
export interface Dependency {
  readonly on: Ref;
  readonly type: LinkType;
  readonly lag?: Lag;
  readonly at: Span;
}

/** One line of `who`: named people, teams or equipment; or a choice that the scheduler makes. */
export interface Assignment {
  /** Named: everyone listed works. A number: that many of `of` or of the role, chosen by the scheduler. */
  readonly choose: "all" | number;
  /** The ids named (people, teams, equipment); empty for a role. */
  readonly of: readonly Ref[];
  readonly role?: string;
  /** Share of full time, 1 = 100 %. */
  readonly share?: number;
  /** Own part of the effort (`ana 3d`). */
  readonly part?: Duration;
  readonly at: Span;
}

/** Money: one figure, or figures by kind that add up. */
export interface Money {
  readonly amount: number;
  readonly byKind?: ReadonlyMap<string, number>;
}

/** A rate of a person or machine: per working time, per use, or both. */
export interface Rate {
  /** Cost per working minute is `amount / per`, with `per` in working time. */
  readonly perTime?: { readonly amount: number; readonly per: Duration };
  readonly perUse?: number;
}

/** A value that changes on given dates; the first one also holds before its date. */
export interface Dated<T> {
  readonly steps: readonly { readonly from?: DateValue; readonly value: T }[];
}

/** A span of dates with a reason or name. */
export interface NamedSpan {
  readonly span: DateSpan;
  readonly name: string;
  readonly at: Span;
}

/** Working hours of a day: pairs [from, to) in minutes after midnight, in order, not touching each other's insides. */
export type DayHours = readonly (readonly [from: number, to: number])[];

/** Working hours by weekday, Monday first; a day without hours is empty. */
export type WeekHours = readonly [DayHours, DayHours, DayHours, DayHours, DayHours, DayHours, DayHours];

/** A week as it is written, Monday first: undefined for a day of which the hours could not be read. */
export type WrittenWeek = readonly (DayHours | undefined)[];

/** The keys of `calendar` and of each of `calendars`. */
export interface CalendarSpec {
  readonly week?: WrittenWeek;
  readonly holidays?: readonly NamedSpan[];
  /** Days with other hours: fixed hours, or hours by weekday. They win over the week and over holidays. */
  readonly working?: readonly { readonly span: DateSpan; readonly hours: DayHours | WeekHours; readonly at: Span }[];
  /** The calendar whose holidays and working days it takes over; `none`: nobody's. Undefined: the plan's. */
  readonly basedOn?: { readonly none: true } | { readonly calendar: Ref };
  /** Days on which the simulation loses the work by chance, such as to weather. */
  readonly lostDays?: readonly LostDays[];
}

/** Actual work and cost so far. */
export interface Spent {
  readonly effort?: Duration;
  readonly byPerson?: readonly { readonly person: Ref; readonly effort: Duration }[];
  readonly cost?: number;
}

/** How a task recurs; see plan-language `repeat`. */
export interface Repeat {
  readonly every: { readonly count: number; readonly unit: "day" | "week" | "month" };
  /** Weekdays, Monday = 0. */
  readonly weekdays?: readonly number[];
  /** Day of the month (1..31), or the nth (1..4, -1 = last) weekday of it. */
  readonly monthDay?: number | { readonly nth: number; readonly weekday: number };
  /** Minutes after midnight. */
  readonly at?: number;
  readonly until?: DateValue;
  readonly times?: number;
}

/** The six meanings of a status. */
export type StatusKind = "todo" | "doing" | "review" | "blocked" | "done" | "dropped";

/** Who does what of a task, by id. */
export interface Raci {
  readonly responsible: readonly Ref[];
  readonly accountable: readonly Ref[];
  readonly consulted: readonly Ref[];
  readonly informed: readonly Ref[];
}

/** The shapes by which an estimate may be drawn. */
export type Shape = "pert-beta" | "triangular" | "lognormal" | "uniform";

/** How estimates are drawn. What lacks stays as it is above: PERT-beta with the weight 4 for three points, lognormal for a range. */
export interface Distribution {
  readonly threePoint?: Shape;
  readonly range?: Exclude<Shape, "pert-beta">;
  /** The weight of the most likely figure of a PERT-beta. */
  readonly lambda?: number;
}

/** How far an estimate of one figure may come out from it: shares on top of it, 0 = as estimated; or that it does not vary. */
export type SpreadShares = { readonly low: number; readonly likely: number; readonly high: number } | "none";

/** The spread of estimates of one figure where the plan has one. */
export interface Spreads {
  readonly default?: SpreadShares;
  /** By the longest estimate that each holds for. */
  readonly sizes?: readonly { readonly upTo: Duration; readonly spread: SpreadShares }[];
  readonly tags?: ReadonlyMap<string, SpreadShares>;
}

/** How much the estimates of two tasks go together, -1 to 1. */
export interface CorrelatedPair {
  readonly first: Ref;
  readonly second: Ref;
  readonly coefficient: number;
  readonly at: Span;
}

/** How much estimates go together: those of one person, of one tag, and of pairs of tasks. */
export interface Correlation {
  /** One figure for everyone, or figures by id. */
  readonly people?: number | ReadonlyMap<string, number>;
  readonly tags?: number | ReadonlyMap<string, number>;
  readonly pairs?: readonly CorrelatedPair[];
}

/** Days that are lost by chance: each day of the span with the same probability. */
export interface LostDays {
  readonly span: DateSpan;
  /** 0..1 */
  readonly chance: number;
  readonly at: Span;
}

/** How much of their working days someone is away by chance, and how long at a time. */
export interface Absence {
  /** 0..1 of their working days. */
  readonly share?: number;
  /** Working days a year. */
  readonly days?: number;
  /** Calendar days in a row. */
  readonly spell?: number;
}

/** A condition: one of the outcomes of a task. */
export interface Condition {
  readonly task: Ref;
  readonly outcome: string;
  /** Where the outcome stands. */
  readonly at: Span;
}

/** A share of something else: one figure, an 80 % range, or optimistic / most likely / pessimistic. 1 = 100 %. */
export type ShareEstimate =
  | { readonly kind: "share"; readonly likely: number }
  | { readonly kind: "share-range"; readonly low: number; readonly high: number }
  | { readonly kind: "share-points"; readonly low: number; readonly likely: number; readonly high: number };
