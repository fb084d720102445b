import type { Rule } from "../rule";
import { healthHardConstraint } from "./hardConstraint";
import { healthHighSlack } from "./highSlack";
import { healthLead } from "./lead";
import { healthLongLag } from "./longLag";
import { healthLongTask } from "./longTask";
import { healthMerge } from "./merge";
import { healthOnePerson } from "./onePerson";
import { healthOpenEnd } from "./openEnd";
import { healthOutside } from "./outside";
import { healthStale } from "./stale";
import { healthWideEstimate } from "./wideEstimate";

/** The rules of schedule quality: hints, with limits in the plan's `health`. */
export const HEALTH_RULES: readonly Rule[] = [
  healthOpenEnd, healthLead, healthLongLag, healthHardConstraint, healthHighSlack, healthLongTask,
  healthMerge, healthWideEstimate, healthOnePerson, healthOutside, healthStale,
];
