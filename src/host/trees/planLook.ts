import type { PlanGrouping } from "../../core/view/planGroups";

/** How the Plan tree orders tasks: as they nest in the text, or in groups. */
export type Grouping = "structure" | PlanGrouping;

/** How the Plan tree looks, beside its filter. */
export interface PlanLook {
  readonly grouping: Grouping;
  /** The first day of a week, Monday = 0. */
  readonly weekStart: number;
}

const GROUPINGS: readonly Grouping[] = ["structure", "person", "release", "status", "due"];

/** A way to group, read from storage or settings; undefined when it is none. */
export function groupingFrom(stored: unknown): Grouping | undefined {
  return GROUPINGS.find((grouping) => grouping === stored);
}
