import type { Rule } from "../rule";
import { metricData } from "./metricData";
import { offTrack } from "./offTrack";
import { possibleDuplicate } from "./possibleDuplicate";
import { unalignedWork } from "./unalignedWork";
import { unservedObjective } from "./unservedObjective";

/** Rules for metrics, objectives and what is known of customers, in the order in which they run. */
export const PRODUCT_RULES: readonly Rule[] = [metricData, offTrack, unservedObjective, unalignedWork, possibleDuplicate];
