import type { Instant } from "./instant";

/** Percentiles of a date over all samples of a simulation. */
interface DateSpread {
  readonly p10: Instant;
  readonly p50: Instant;
  readonly p80: Instant;
  readonly p90: Instant;
  readonly p95: Instant;
}

/** What a simulation says of the dates of a plan: enough to answer what is promised or checked. */
export interface Chances {
  readonly finish: DateSpread;
  /** `tasks[i]` belongs to `plan.tasks[i]`. */
  readonly tasks: readonly { readonly id: string; readonly finish: DateSpread }[];
  readonly releases: readonly { readonly id: string; readonly finish: DateSpread }[];
  /** How likely each promise is kept, 0..1. */
  readonly deadlines: readonly { readonly kind: "task" | "release" | "plan"; readonly id: string; readonly due: Instant; readonly probability: number }[];
}
