import type { DayNumber, Instant, Minutes } from "../../core/model/instant";
import type { DayHours, LinkType } from "../../core/model/values";

/**
 * A Microsoft Project file in the words of this code: numbers and instants instead of text, `undefined` where
 * the file says nothing. Nothing is interpreted yet. Durations are minutes and may have a fraction (the file
 * counts seconds).
 */
export interface MspdiProject {
  readonly name: string;
  readonly title: string;
  readonly start: Instant | undefined;
  readonly finish: Instant | undefined;
  readonly scheduleFromStart: boolean;
  readonly statusDate: Instant | undefined;
  readonly minutesPerDay: Minutes;
  readonly minutesPerWeek: Minutes;
  readonly currencyCode: string;
  /** Days of slack up to which a task is critical. */
  readonly criticalSlackLimit: number;
  readonly honorConstraints: boolean;
  readonly multipleCriticalPaths: boolean;
  readonly calendarUid: number | undefined;
  readonly calendars: readonly MspdiCalendar[];
  readonly resources: readonly MspdiResource[];
  readonly tasks: readonly MspdiTask[];
  readonly assignments: readonly MspdiAssignment[];
  readonly attributes: readonly MspdiAttributeDefinition[];
  /** True when the file has figures spread over time, which are not read. */
  readonly timephased: boolean;
}

/** Hours of one weekday (Monday = 0) as the file states them. */
export interface MspdiWeekDay {
  readonly weekday: number;
  readonly hours: DayHours;
}

/** Dates with other hours than the week's: no hours at all on a day off. Both days are included. */
export interface MspdiException {
  readonly name: string;
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly hours: DayHours;
}

/** A recurring exception as the file states it; see `recurrence.ts`. */
export interface MspdiRecurrence extends MspdiException {
  /** 1 daily, 2 and 3 yearly, 4 and 5 monthly, 6 weekly, 7 every so many days, 8 weekdays, 9 none. */
  readonly type: number;
  readonly occurrences: number;
  readonly byOccurrences: boolean;
  readonly period: number;
  /** Bits: 1 Sunday .. 64 Saturday. */
  readonly daysOfWeek: number;
  readonly monthItem: number;
  readonly monthPosition: number;
  /** 0..11 */
  readonly month: number;
  readonly monthDay: number;
}

/** A week of its own for a span of dates. */
export interface MspdiWorkWeek {
  readonly name: string;
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly days: readonly MspdiWeekDay[];
}

/** A calendar; what it does not say comes from its base. */
export interface MspdiCalendar {
  readonly uid: number;
  readonly name: string;
  readonly isBase: boolean;
  readonly baseUid: number | undefined;
  readonly weekDays: readonly MspdiWeekDay[];
  readonly workWeeks: readonly MspdiWorkWeek[];
  readonly recurrences: readonly MspdiRecurrence[];
  /** The older form: each exception with its dates (newer files write it beside `recurrences`). */
  readonly dated: readonly MspdiException[];
}

/** A person, machine, material or cost. */
export interface MspdiResource {
  readonly uid: number;
  readonly name: string;
  readonly kind: "work" | "material" | "cost";
  readonly email: string;
  readonly group: string;
  readonly materialLabel: string;
  /** 1 = 100 % */
  readonly maxUnits: number | undefined;
  readonly availability: readonly { readonly from: Instant | undefined; readonly to: Instant | undefined; readonly units: number }[];
  /** Per hour for work, per unit for material. */
  readonly standardRate: number;
  readonly overtimeRate: number;
  readonly costPerUse: number;
  readonly rates: readonly MspdiRate[];
  readonly calendarUid: number | undefined;
  readonly notes: string;
  readonly hasOwnFields: boolean;
}

/** A rate from a date on, of one of the five tables (0 is the usual one). */
export interface MspdiRate {
  readonly table: number;
  readonly from: Instant | undefined;
  readonly standardRate: number;
  readonly costPerUse: number;
}

/** A link as it stands at the successor. */
export interface MspdiLink {
  readonly predecessorUid: number;
  readonly type: LinkType;
  readonly crossProject: boolean;
  /** Tenths of a minute; for percent formats whole percents. */
  readonly lag: number;
  readonly lagFormat: number;
}

/** A row of the task table. */
export interface MspdiTask {
  readonly uid: number;
  readonly id: number;
  readonly name: string;
  readonly isNull: boolean;
  readonly outlineLevel: number;
  /** Undefined where the file does not say; then the outline decides. */
  readonly summary: boolean | undefined;
  readonly milestone: boolean;
  readonly manual: boolean;
  readonly active: boolean;
  readonly external: boolean;
  readonly subproject: boolean;
  readonly start: Instant | undefined;
  readonly finish: Instant | undefined;
  readonly duration: Minutes;
  readonly durationFormat: number;
  readonly work: Minutes;
  readonly percentComplete: number;
  readonly actualStart: Instant | undefined;
  readonly actualFinish: Instant | undefined;
  readonly actualDuration: Minutes | undefined;
  readonly remainingDuration: Minutes | undefined;
  readonly stop: Instant | undefined;
  readonly resume: Instant | undefined;
  readonly constraintType: number;
  readonly constraintDate: Instant | undefined;
  readonly deadline: Instant | undefined;
  readonly calendarUid: number | undefined;
  readonly ignoreResourceCalendar: boolean;
  readonly priority: number;
  /** Tenths of a minute. */
  readonly levelingDelay: number;
  readonly fixedCost: number;
  readonly actualWork: Minutes;
  readonly overtimeWork: Minutes;
  readonly notes: string;
  readonly hyperlink: string;
  readonly links: readonly MspdiLink[];
  readonly baselines: readonly MspdiBaseline[];
  readonly attributes: readonly MspdiAttribute[];
  readonly hasOutlineCodes: boolean;
}

/** What was agreed once for a task. */
export interface MspdiBaseline {
  readonly number: number;
  readonly start: Instant | undefined;
  readonly finish: Instant | undefined;
  readonly work: Minutes;
  readonly cost: number;
}

/** Somebody or something on a task. */
export interface MspdiAssignment {
  readonly taskUid: number;
  /** Negative: nobody. */
  readonly resourceUid: number;
  /** 1 = 100 %; for material the amount. */
  readonly units: number;
  readonly work: Minutes;
  readonly cost: number;
  readonly contour: number;
  readonly overtimeWork: Minutes;
  /** Tenths of a minute. */
  readonly delay: number;
  readonly levelingDelay: number;
  readonly start: Instant | undefined;
  readonly finish: Instant | undefined;
  /** When it was worked on, by the figures spread over time; in order, never touching. */
  readonly worked: readonly MspdiSpan[];
}

/** A half-open span of instants. */
export interface MspdiSpan {
  readonly from: Instant;
  readonly to: Instant;
}

/** A column of one's own. */
export interface MspdiAttributeDefinition {
  readonly fieldId: number;
  /** Microsoft's name, such as `Text1` or `Duration3`. */
  readonly fieldName: string;
  /** The name given to it; empty when there is none. */
  readonly alias: string;
}

/** A value in a column of one's own. */
export interface MspdiAttribute {
  readonly fieldId: number;
  readonly value: string;
}
