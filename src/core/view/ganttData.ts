import type { Instant, Minutes } from "../model/instant";
import type { Driver } from "../schedule/result";
import type { LinkType } from "../model/values";

/** Stands for "no instant" in columns of instants. */
export const NO_INSTANT = -0x80000000;

/** Bits of `GanttRows.flags`. */
export const ROW_FLAG = {
  summary: 1,
  milestone: 2,
  critical: 4,
  /** Not critical, but its total slack is at most two working days. */
  nearCritical: 8,
  started: 16,
  finished: 32,
  dropped: 64,
  blocked: 128,
  /** Unfinished and forecast beyond its deadline. */
  late: 256,
  /** Its length is clock time, nights and weekends included. */
  elapsed: 512,
  /** The deadline is its release's, not its own. */
  dueOfRelease: 1024,
  review: 2048,
  /** An error, a warning stands at it. */
  error: 4096,
  warning: 8192,
} as const;

/** Bits of `GanttLinks.flags`. */
export const LINK_FLAG = { driving: 1, critical: 2, cut: 4 } as const;

/** The kinds of link by their number in `GanttLinks.type`. */
export const LINK_TYPES: readonly LinkType[] = ["FS", "SS", "FF", "SF"];

/** The kinds of driver by their number in `GanttRows.driver`. */
export const DRIVER_KINDS: readonly Driver["kind"][] = [
  "dependency",
  "resource",
  "constraint",
  "calendar",
  "status-date",
  "plan-start",
  "actual",
];

/** The keys that hold a task to a date, by their number in `GanttRows.constraint`; 0 is none. */
export const CONSTRAINT_KEYS = ["", "not-before", "start-on", "finish-on", "start-by", "finish-by", "not-finished-before", "alap"] as const;

/** One column per fact, one element per task in document order. Texts are joined columns (see `joined.ts`). */
export interface GanttRows {
  readonly count: number;
  readonly ids: string;
  readonly titles: string;
  /** Names of who works on it, for people to read. */
  readonly people: string;
  /** Initials of the same. */
  readonly initials: string;
  /** Title of its release; empty without one. */
  readonly releases: string;
  /** Title of its objective; empty without one. */
  readonly objectives: string;
  /** Its column on the board. */
  readonly statuses: string;
  /** Its tags, with spaces between. */
  readonly tags: string;
  /** The key of the constraint that drives the start; empty when none does. */
  readonly driverKeys: string;
  /** Row of the summary that it stands in, or -1. */
  readonly parent: Int32Array;
  /** Row after the last one below it. */
  readonly end: Int32Array;
  readonly start: Int32Array;
  readonly finish: Int32Array;
  /** Until when it may finish without delaying the plan; never before `finish`. */
  readonly slackEnd: Int32Array;
  /** The deadline, or NO_INSTANT. */
  readonly due: Int32Array;
  /** Working minutes beyond the deadline; 0 when it is met or there is none. */
  readonly lateBy: Int32Array;
  /** Working minutes (clock minutes with the `elapsed` flag). */
  readonly duration: Int32Array;
  readonly totalSlack: Int32Array;
  readonly freeSlack: Int32Array;
  /** Working minutes of person-time; 0 when nobody's is counted. */
  readonly effort: Int32Array;
  /** Planned cost in the plan's currency. */
  readonly cost: Float64Array;
  /** 0..1000, with what it inherits. */
  readonly priority: Int32Array;
  /** Position in `CONSTRAINT_KEYS` of what holds it to a date, and that date, or NO_INSTANT. */
  readonly constraint: Uint8Array;
  readonly constraintAt: Int32Array;
  /** Its dates in the baseline that the plan is compared with, or NO_INSTANT. */
  readonly baselineStart: Int32Array;
  readonly baselineFinish: Int32Array;
  /** Finishes that one, eight and nine of ten samples keep, or NO_INSTANT where nothing is simulated. */
  readonly p10: Int32Array;
  readonly p80: Int32Array;
  readonly p90: Int32Array;
  /** Chance of its own deadline in whole percent, or 255. */
  readonly chance: Uint8Array;
  /** Share of samples in which it is critical in whole percent, or 255. */
  readonly criticality: Uint8Array;
  /** Whose working time its length is counted on: 0 the plan's (`GanttData.work`), n that of `GanttData.clocks[n - 1]`. */
  readonly clock: Uint16Array;
  /** Whole percent, 0..100. */
  readonly progress: Uint8Array;
  readonly flags: Uint16Array;
  /** Position in `DRIVER_KINDS` of the strongest reason for the start, or 255. */
  readonly driver: Uint8Array;
  /** The row that holds it back, or -1. */
  readonly driverRow: Int32Array;
}

/** Links between rows. */
export interface GanttLinks {
  readonly count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Position in `LINK_TYPES`. */
  readonly type: Uint8Array;
  readonly flags: Uint8Array;
  /** Lag as written, such as `+2d`; joined. */
  readonly lags: string;
}

/** Everything that the Gantt shows of one plan, as one compact whole. */
export interface GanttData {
  readonly plan: string;
  readonly title: string;
  readonly now: Instant;
  /** The status date, or NO_INSTANT. */
  readonly asOf: Instant;
  readonly start: Instant;
  readonly finish: Instant;
  /** What the plan is judged against, or NO_INSTANT. */
  readonly target: Instant;
  /** Working minutes in `1d`. */
  readonly dayMinutes: Minutes;
  /** First and last working minute of the usual day, in minutes after midnight. */
  readonly dayOpens: number;
  readonly dayCloses: number;
  /** Working time of the plan's calendar around the plan: pairs of from, to. Outside, the first and last whole week repeat. */
  readonly work: Int32Array;
  /** Other working times that tasks go by, their own or their people's, in the shape of `work`. */
  readonly clocks: readonly Int32Array[];
  /** Named days off: pairs of from, to; and their names, joined. */
  readonly holidays: Int32Array;
  readonly holidayNames: string;
  /** The baselines that there are, their names joined, and which of them the rows are compared with: its place, or -1 for none. */
  readonly baselines?: { readonly count: number; readonly names: string; readonly chosen: number };
  readonly rows: GanttRows;
  readonly links: GanttLinks;
}
