import type { WorkCalendar } from "../calendar/workCalendar";
import type { BaselineReading } from "../model/baseline";
import type { DateValue, Instant, Minutes } from "../model/instant";
import type { MetricReading } from "../model/metric";
import type { Plan } from "../model/plan";
import type { Chances } from "../model/chances";
import type { Dependency, LinkType } from "../model/values";
import type { Staff } from "./sharedStaff";

/** What a row is. */
export type TaskKind = "task" | "summary" | "milestone";

/** Someone or something booked on a task. */
export interface BookedAssignment {
  readonly resource: string;
  /** Share of full time, 1 = 100 %. */
  readonly units: number;
  /** Working minutes of person-time; 0 for equipment. */
  readonly effort: Minutes;
}

/** The strongest reason why a task starts when it does. */
export interface Driver {
  readonly kind: "dependency" | "resource" | "constraint" | "calendar" | "status-date" | "plan-start" | "actual";
  /** Id of the task that holds it back, when one does; for a resource, the task that they are on until then, or that goes before it in a queue. */
  readonly of?: string;
  /** Who or what it waits for, when a person, a piece of equipment or the queue of a team drives; absent for the one queue of a plan. */
  readonly resource?: string;
  /** Kind of the link, when a dependency drives. */
  readonly link?: LinkType;
  /** The lag of that link as written; absent without one. */
  readonly lag?: string;
  /** The key that holds it (`not-before`, `start-on`, …), when a constraint drives. */
  readonly key?: string;
  readonly until: Instant;
}

/** The dates of one task. All instants are civil minutes; slack and durations working minutes on the task's calendar. */
export interface ScheduledTask {
  readonly id: string;
  readonly index: number;
  readonly kind: TaskKind;
  /** Forecast: actual dates, status date, (levelled) work. */
  readonly start: Instant;
  readonly finish: Instant;
  /** Early and late dates of the pass without resource limits. */
  readonly earlyStart: Instant;
  readonly earlyFinish: Instant;
  readonly lateStart: Instant;
  readonly lateFinish: Instant;
  /** Working minutes between start and finish on the task's calendar (clock minutes when elapsed). */
  readonly duration: Minutes;
  /** The working time on which its length and slack are counted: its own, else that of its people, else the plan's. */
  readonly clock: WorkCalendar;
  readonly effort: Minutes;
  readonly totalSlack: Minutes;
  readonly freeSlack: Minutes;
  readonly critical: boolean;
  /** Not critical, yet after levelling it cannot move without moving the plan's finish, because of who works on what. */
  readonly resourceCritical: boolean;
  /** The stretches of work of a task that levelling interrupted, in order; absent where it is in one piece. */
  readonly segments?: readonly (readonly [start: Instant, finish: Instant])[];
  /** 0..1 */
  readonly progress: number;
  readonly started: boolean;
  readonly finished: boolean;
  readonly dropped: boolean;
  readonly assignments: readonly BookedAssignment[];
  /** In the plan's currency. */
  readonly cost: number;
  readonly drivers: readonly Driver[];
  /** Resolved deadline: own `due`, else the date of its release, with what set it. */
  readonly due?: { readonly at: Instant; readonly from: "due" | "release" };
  /** Resolved by inheritance. */
  readonly release?: string;
  readonly objective?: string;
  readonly status: "todo" | "doing" | "review" | "blocked" | "done" | "dropped";
}

/** A link as the network sees it (between tasks by index), whether it was cut, and whether it drives its successor. */
export interface ScheduledLink {
  readonly from: number;
  readonly to: number;
  readonly type: LinkType;
  /** As written, such as `+2d`; empty without lag. */
  readonly lag: string;
  readonly driving: boolean;
  readonly critical: boolean;
  /** Cut because it closes a cycle. */
  readonly cut: boolean;
}

/** Someone booked beyond capacity: from, to, booked and available units (1 = full time), and on what. */
export interface Overload {
  readonly resource: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly booked: number;
  readonly capacity: number;
  readonly tasks: readonly number[];
  /** The tasks of other plans that book them then as well (`core/api`). */
  readonly elsewhere?: readonly string[];
}

/** What the engine found wrong, as data. Task numbers are indices in `Plan.tasks`. */
export type ScheduleFault =
  | {
      /** Tasks wait for each other; `tasks` in the order of waiting, the first once more at the end left out. */
      readonly kind: "cycle";
      readonly tasks: readonly number[];
      /** The dependencies that were cut: the waiting task and the place in its `after` list. */
      readonly cut: readonly { readonly task: number; readonly after: number }[];
    }
  | {
      /** A date constraint that the network does not meet (or, honoured, that breaks a link). */
      readonly kind: "constraint-conflict";
      readonly task: number;
      /** `start-by`, `finish-by`, `start-on`, `finish-on`, `schedule`. */
      readonly key: string;
      readonly wanted: Instant;
      readonly got: Instant;
      readonly pushedBy: readonly Driver[];
      /** The date is held all the same, against what pushes the task. */
      readonly held?: true;
    }
  | NoCapacity;

/** The people or the calendar of a task never have the time. */
export interface NoCapacity {
  readonly kind: "no-capacity";
  readonly task: number;
  /** The key of the task that leaves it no time, or by whose hours those named have none. */
  readonly key?: "pauses" | "calendar";
  readonly resources: readonly string[];
  /** Each has time for it, but never those together. */
  readonly together?: true;
}

/** How hard levelling tries: `quick` takes the priority rules, `normal` searches, `best` searches twenty times as long. */
export type EffortName = "quick" | "normal" | "best";

/** How a plan was levelled. */
export interface Levelling {
  readonly effort: EffortName;
  /** Schedules that were generated; 0 where nobody was booked beyond capacity to begin with. */
  readonly schedules: number;
  /** No schedule ends the plan before. */
  readonly lowerBound: Instant;
  /** Proved: no schedule ends the plan before this one. */
  readonly optimal: boolean;
}

/** The order in which levelling gave people their work: it makes the same dates again from the same plan. */
export interface LevelledOrder {
  readonly effort: EffortName;
  /** Nodes of the network. */
  readonly order: Int32Array;
  readonly schedules: number;
  readonly lowerBound: Instant;
}

/** A resource booked for a span of time. */
export interface BookedSpan {
  /** The plan and task that books it (`core/api`), where that is known. */
  readonly of?: string;
  readonly from: Instant;
  readonly to: Instant;
  /** Share of full time, 1 = 100 %. */
  readonly units: number;
}

/** A plan with its dates. `tasks[i]` belongs to `plan.tasks[i]`. */
export interface Schedule {
  readonly plan: Plan;
  /** The status date used, or undefined with `as-of: none`. */
  readonly asOf?: Instant;
  readonly start: Instant;
  readonly finish: Instant;
  /** The plan's `finish` as an instant. */
  readonly target?: Instant;
  readonly tasks: readonly ScheduledTask[];
  readonly links: readonly ScheduledLink[];
  readonly overloads: readonly Overload[];
  /** Absent with `level: false`. */
  readonly levelling?: Levelling;
  /** The order behind the levelled dates; absent where nothing had to move. */
  readonly levelledOrder?: LevelledOrder;
  /** Found while compiling and scheduling, as data; `language/rules` gives them words, places and fixes. */
  readonly faults: readonly ScheduleFault[];
}

/** What the clock and other plans contribute to a schedule. */
export interface ScheduleContext {
  /** Now; its day is the status date of plans without `as-of`. */
  readonly now: Instant;
  /** Overrides the plan's own `as-of`; a bare day takes its first working minute, as the plan's key does. */
  readonly asOf?: DateValue | "none";
  /** Dates of a task or release of another plan (`core/release-1`) for a dependency, when they are known and it holds. */
  readonly external?: (plan: string, id: string, by?: Dependency) => { readonly start: Instant; readonly finish: Instant } | undefined;
  /** People, teams, equipment and calendars that the plan shares by `people-from`, when they are known. */
  readonly staff?: Staff;
  /** How hard to level; `quick` where it is not said. */
  readonly effort?: EffortName;
  /** Shows overload instead of moving work, as `level: false` does. */
  readonly noLevel?: boolean;
  /** What people and equipment are booked on by plans that come before this one, by id: from, to, share of full time. */
  readonly booked?: ReadonlyMap<string, readonly BookedSpan[]>;
  /** What was read of the baselines that a plan names; undefined where nobody has looked. */
  readonly baselines?: (plan: Plan) => readonly BaselineReading[] | undefined;
  /** The simulation of a plan, where one is known; asked only by a plan whose `checks` need it, and the same object as long as it holds. */
  readonly forecastOf?: (schedule: Schedule) => Chances | undefined;
  /** What was read of the tables that a plan's metrics name; undefined where nobody has looked. */
  readonly metrics?: (plan: Plan) => readonly MetricReading[] | undefined;
  /** An order that was found elsewhere for the same text and status date, taken instead of searching. */
  readonly levelled?: (plan: Plan) => LevelledOrder | undefined;
}
