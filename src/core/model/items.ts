import type { DateSpan, DateValue } from "./instant";
import type { Item } from "./source";
import type {
  Absence,
  Assignment,
  CalendarSpec,
  Condition,
  Correlation,
  Dated,
  Dependency,
  Distribution,
  Duration,
  Estimate,
  Money,
  NamedSpan,
  Raci,
  Rate,
  Ref,
  Repeat,
  ShareEstimate,
  Spent,
  SpreadShares,
  Spreads,
  StatusKind,
} from "./values";
import type { Span } from "./source";

/** One task as written (a summary, a leaf or a milestone); what it inherits is resolved by the network. */
export interface Task extends Item {
  readonly section: "tasks" | "risks";
  readonly title?: string;
  readonly effort?: Estimate;
  readonly duration?: Estimate;
  readonly points?: number;
  readonly milestone?: boolean;
  readonly who?: readonly Assignment[];
  readonly after?: readonly Dependency[];
  readonly calendar?: Ref;
  readonly notBefore?: DateValue;
  readonly notFinishedBefore?: DateValue;
  readonly startBy?: DateValue;
  readonly finishBy?: DateValue;
  readonly startOn?: DateValue;
  readonly finishOn?: DateValue;
  readonly schedule?: "asap" | "alap" | "fixed";
  readonly due?: DateValue;
  readonly priority?: number;
  readonly split?: boolean;
  readonly pauses?: readonly NamedSpan[];
  readonly started?: DateValue;
  readonly finished?: DateValue;
  /** 0..1 */
  readonly done?: number;
  readonly remaining?: Duration;
  readonly spent?: Spent;
  readonly cost?: Money;
  readonly budget?: Money;
  /** One of the six words, or a column of the plan's own `board`. */
  readonly status?: string;
  readonly release?: Ref;
  readonly objective?: Ref;
  readonly sprint?: Ref;
  readonly backlog?: Ref;
  readonly owner?: Ref;
  readonly raci?: Raci;
  readonly tags?: readonly string[];
  readonly links?: readonly string[];
  readonly files?: readonly string[];
  readonly notes?: string;
  readonly key?: string;
  readonly repeat?: Repeat;
  readonly include?: string;
  /** How its estimate is drawn in the simulation. */
  readonly distribution?: Distribution;
  readonly spread?: SpreadShares;
  /** What may come out of it, each with its probability 0..1. */
  readonly outcomes?: ReadonlyMap<string, number>;
  /** It is done only when these come out. */
  readonly onlyIf?: readonly Condition[];
  readonly materials?: ReadonlyMap<string, number>;
  readonly fields?: ReadonlyMap<string, string>;
  /** Codes silenced here, with the reason. */
  readonly allow?: ReadonlyMap<string, string>;
  /** True when the item has a `tasks` key (even an empty one) or an `include`: it is a summary. */
  readonly summary: boolean;
}

/** A person who can be booked. */
export interface Person extends Item {
  readonly section: "people";
  readonly name?: string;
  readonly role?: readonly string[];
  readonly rate?: Dated<Rate>;
  /** Share of full time, 1 = 100 %. */
  readonly capacity?: Dated<number>;
  readonly calendar?: Dated<Ref>;
  readonly leave?: readonly NamedSpan[];
  readonly available?: DateSpan;
  readonly absence?: Absence;
  readonly email?: string;
}

/** A machine, room or lab: booked for as long as a task runs, does no effort. */
export interface Equipment extends Item {
  readonly section: "equipment";
  readonly name?: string;
  readonly rate?: Dated<Rate>;
  readonly capacity?: Dated<number>;
  readonly calendar?: Dated<Ref>;
  readonly leave?: readonly NamedSpan[];
}

/** A team: its members, each for a span of time when one is written. */
export interface Team extends Item {
  readonly section: "teams";
  readonly members: readonly { readonly ref: Ref; readonly span?: DateSpan }[];
}

/** A named calendar. */
export interface NamedCalendar extends Item, CalendarSpec {
  readonly section: "calendars";
}

/** A release and the date promised for it. */
export interface Release extends Item {
  readonly section: "releases";
  readonly title?: string;
  readonly date?: DateValue;
  readonly released?: DateValue;
  /** What the work that carries it may cost. */
  readonly budget?: Money;
  readonly notes?: string;
}

/** An objective with its key results. */
export interface Objective extends Item {
  readonly section: "objectives";
  readonly title?: string;
  readonly owner?: Ref;
  readonly parent?: Ref;
  /** The time it is for; results without a date of their own are due at its end. */
  readonly period?: DateSpan;
  readonly results?: ReadonlyMap<
    string,
    { readonly metric?: Ref; readonly from?: number; readonly target?: number; readonly by?: DateValue; readonly weight?: number }
  >;
}

/** An idea that is not yet work. Figures are as written; ranking gives them meaning. */
export interface BacklogItem extends Item {
  readonly section: "backlog";
  readonly title?: string;
  readonly value?: number;
  readonly effort?: Estimate;
  readonly reach?: number;
  readonly impact?: number;
  readonly confidence?: number;
  readonly urgency?: number;
  readonly riskReduction?: number;
  /** Money that each working time of waiting costs. */
  readonly costOfDelay?: Rate;
  readonly moscow?: "must" | "should" | "could" | "wont";
  readonly kano?: "basic" | "performance" | "delighter" | "indifferent";
  readonly votes?: number;
  readonly release?: Ref;
  readonly objective?: Ref;
  readonly owner?: Ref;
  readonly tags?: readonly string[];
  readonly links?: readonly string[];
  readonly notes?: string;
}

/** A risk of the register; its `actions` are tasks. */
export interface Risk extends Item {
  readonly section: "risks";
  readonly title?: string;
  readonly probability?: number | string;
  readonly impact?: { readonly time?: Estimate | ShareEstimate; readonly cost?: readonly [low: number, high: number] | ShareEstimate; readonly level?: string };
  readonly affects?: readonly Ref[];
  readonly owner?: Ref;
  readonly response?: string;
  readonly opportunity?: boolean;
  readonly status?: "open" | "happened" | "closed";
  readonly actions: readonly Task[];
  readonly residual?: { readonly probability?: number | string; readonly time?: Estimate | ShareEstimate; readonly cost?: readonly [number, number] | ShareEstimate; readonly level?: string };
  readonly trigger?: string;
  readonly review?: DateValue;
}

/**
 * An item of a section that is checked and kept but has no meaning for the schedule: metrics, feedback,
 * research, stakeholders, decisions, competitors, materials, fields. Values are as the schema's types read them.
 */
export interface KeptItem extends Item {
  readonly values: ReadonlyMap<string, unknown>;
}

/** The plan's own keys. */
export interface PlanSettings extends Item {
  readonly section: "plan";
  /** `plan`: the plan's name. Undefined in an included file. */
  readonly title?: string;
  readonly planId?: string;
  readonly start?: DateValue;
  readonly finish?: DateValue;
  /** The status date; `none`: the clock pushes nothing. Undefined: today. */
  readonly asOf?: DateValue | "none";
  readonly currency?: string;
  readonly budget?: Money;
  readonly level?: boolean;
  readonly slackTo?: "target" | "ends";
  readonly criticalSlack?: Duration;
  readonly hoursPerDay?: number;
  readonly hoursPerWeek?: number;
  readonly schedule?: "asap" | "alap";
  readonly honourConstraints?: boolean;
  readonly priority?: number;
  readonly calendar?: CalendarSpec;
  readonly distribution?: Distribution;
  readonly spread?: Spreads;
  /** One figure for every person and tag, or figures of their own. */
  readonly correlation?: number | Correlation;
  readonly vision?: string;
  readonly include?: readonly string[];
  readonly peopleFrom?: string;
  readonly language?: number;
  /** The board's columns in order: name, meaning, limit. */
  readonly board?: readonly { readonly name: string; readonly is: StatusKind; readonly limit?: number; readonly at: Span }[];
  readonly allow?: ReadonlyMap<string, string>;
  /** Every other key of the plan (prioritize, sprints, risk-matrix, baselines, updates, checks, …) as the schema reads it. */
  readonly kept: ReadonlyMap<string, unknown>;
}
