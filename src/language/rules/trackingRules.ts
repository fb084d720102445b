import { missingRevision } from "./missingRevision";
import type { Rule } from "./rule";
import { staleUpdate } from "./staleUpdate";

/** The rules about what a plan is compared with and what is told of it, in the order in which they run. */
export const TRACKING_RULES: readonly Rule[] = [missingRevision, staleUpdate];
