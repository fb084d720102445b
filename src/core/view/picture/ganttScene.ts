import type { BarSource } from "./barLayout";
import type { Sheet } from "./sheet";

/** Everything that the parts of the picture are drawn from. */
export interface GanttScene {
  readonly source: BarSource;
  readonly sheet: Sheet;
  /** The rows, from top to bottom. */
  readonly rows: readonly number[];
  /** The rows whose time is spanned. */
  readonly spanned: readonly number[];
  /** How many more there are. */
  readonly hidden: number;
}
