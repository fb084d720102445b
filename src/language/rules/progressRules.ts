import { droppedPredecessor } from "./droppedPredecessor";
import { futureActual } from "./futureActual";
import { inconsistentProgress } from "./inconsistentProgress";
import { outOfSequence } from "./outOfSequence";
import type { Rule } from "./rule";

/** Rules on what is said to have happened, in the order in which they run. */
export const PROGRESS_RULES: readonly Rule[] = [inconsistentProgress, futureActual, outOfSequence, droppedPredecessor];
