import type { DateFormat } from "../dates";
import type { Say } from "./reportWords";

/** How bad something is. */
export type ReportTone = "good" | "warn" | "bad" | "plain";

/** A figure at the top, and the section that says more of it. */
export interface ReportTile {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly note: string;
  readonly tone: ReportTone;
  /** Id of the item behind it, or the section; both may be empty. */
  readonly go: string;
  readonly section: string;
  /** It takes two places of a row, so that rows of two, four and six are full. */
  readonly wide: boolean;
}

/** A line of a table; `go` is the id of the item behind it. */
export interface ReportRow {
  readonly go: string;
  readonly tone: ReportTone;
  readonly cells: readonly string[];
  /** Lines below it. */
  readonly below: readonly string[];
}

/** One quarter of the grid of power and interest: what to do, with whom, and who stands there. */
export interface ReportQuarter {
  readonly title: string;
  readonly note: string;
  readonly who: readonly { readonly title: string; readonly go: string }[];
}

/** One part of a report. */
export interface ReportSection {
  readonly key: string;
  readonly title: string;
  /** Sentences before the table. */
  readonly words: readonly string[];
  readonly head: readonly string[];
  readonly rows: readonly ReportRow[];
  /** Rows that are left out. */
  readonly more: number;
  /** The grid of power and interest, row by row from much power down; its words stand in the table too. */
  readonly grid?: readonly ReportQuarter[];
}

/** A point on the line of time. */
export interface ReportPoint {
  readonly kind: "today" | "target" | "milestone" | "finish";
  /** 0..1 of the line. */
  readonly at: number;
  readonly label: string;
  readonly late: boolean;
  /** Its words stand in the lower of two lines: of target and forecast the one further to the right. */
  readonly low: boolean;
}

/** A report in words, for whatever shows it: Markdown, a page, a view. Plain text everywhere, no mark-up. */
export interface ReportDocument {
  readonly title: string;
  readonly subtitle: string;
  readonly tone: ReportTone;
  /** How the plan stands and why, in sentences; empty for customers. */
  readonly summary: readonly string[];
  readonly tiles: readonly ReportTile[];
  readonly line: readonly ReportPoint[];
  readonly sections: readonly ReportSection[];
}

/** The words and dates that sections are made with. */
export interface Saying {
  readonly say: Say;
  readonly dates: DateFormat;
  /** So many rows of a table. */
  readonly most: number;
}
