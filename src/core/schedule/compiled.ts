import type { PlanFrame } from "./frame";
import type { Inherited } from "./inheritance";
import type { Leaf } from "./leaf";
import type { Network } from "./network";
import type { ScheduleFault } from "./result";

/** A network with what it was compiled from, so that the next one can take from it what did not change. */
export interface Compiled {
  readonly frame: PlanFrame;
  readonly inherited: readonly Inherited[];
  /** By task; undefined for a summary. */
  readonly leaves: readonly (Leaf | undefined)[];
  readonly network: Network;
  readonly faults: readonly ScheduleFault[];
  /** What leaves are before the passes, which may find that one of the usual kind is none (`Network.plain`). */
  readonly plain: Uint8Array;
  /** Nodes are those of the network before; undefined where they may be others. */
  readonly carried: Carried | undefined;
  /** False where more than tasks and their links decide on the shape. */
  readonly patchable: boolean;
  /** How many calendars the network had when it was built; each patch may add some. */
  readonly calendars: number;
  /** The number of links of all tasks before each task, and of all. */
  readonly linkStart: Int32Array;
  /** The number that each node has in the order of the document. */
  readonly numbers: Int32Array;
}

/** What a network has from one before that has the same nodes. */
export interface Carried {
  /** For each link before its place now, or -1; undefined where all links are as before. */
  readonly linkMoves: Int32Array | undefined;
  /** The nodes whose leaves are others, those that other links lead to, and those of summaries with other dates of their own. */
  readonly leaves: readonly number[];
  readonly waiting: readonly number[];
  readonly dated: readonly number[];
  /** True when a lag is a share of what a predecessor takes. */
  readonly shares: boolean;
}

/** What was compiled before on the same ground, and for each task the place at which the same item stood then, or -1. */
export interface CompiledBefore {
  readonly compiled: Compiled;
  readonly match: Int32Array;
}
