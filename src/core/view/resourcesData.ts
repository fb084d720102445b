import type { Instant } from "../model/instant";

/** One person, team, role or machine, with what is booked of the working time that there is, period by period, in minutes. */
export interface ResourceRow {
  readonly kind: "person" | "team" | "role" | "equipment";
  readonly id: string;
  readonly title: string;
  /** Share of full time, 1 = 100 %, of a person or machine with one capacity for all time. */
  readonly share?: number;
  readonly booked: Float64Array;
  readonly capacity: Float64Array;
  /** What is booked in detail, by period: the place of a task in `tasks`, the period, minutes. */
  readonly partTask: Int32Array;
  readonly partPeriod: Int32Array;
  readonly partMinutes: Float64Array;
}

/** A task on which somebody is booked. */
export interface BookedTask {
  readonly id: string;
  readonly title: string;
  readonly start: Instant;
  readonly finish: Instant;
  readonly critical: boolean;
}

/** Everything that the resources view shows of one plan. */
export interface ResourcesData {
  readonly plan: string;
  readonly title: string;
  readonly now: Instant;
  /** Period `i` goes from `bounds[i]` to `bounds[i + 1]`. */
  readonly bounds: Float64Array;
  /** The shortest period that can be shown. */
  readonly step: "day" | "week" | "month";
  readonly rows: readonly ResourceRow[];
  readonly tasks: readonly BookedTask[];
}
