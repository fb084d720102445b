/** Forward: as early as possible from the start; backward: as late as possible from the end, in the mirror. */
export type Direction = 0 | 1;

/** A schedule that one generation made: starts as seen in its direction. */
export interface Draft {
  readonly start: Int32Array;
  makespan: number;
  direction: Direction;
}
