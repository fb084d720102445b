import type { Rule } from "../rule";
import { impossibleCondition } from "../impossibleCondition";
import { riskIncomplete } from "../riskIncomplete";
import { riskReview } from "../riskReview";
import { riskIssue } from "./riskIssue";
import { riskNoAction } from "./riskNoAction";
import { riskNoEffect } from "./riskNoEffect";
import { riskResidual } from "./riskResidual";
import { riskResponse } from "./riskResponse";
import { riskTriggered } from "./riskTriggered";
import { riskUnanswered } from "./riskUnanswered";

/** The rules of the risk register. */
export const REGISTER_RULES: readonly Rule[] = [riskReview, riskTriggered, riskUnanswered, riskResidual, riskIssue, riskIncomplete, riskNoAction, riskResponse, riskNoEffect, impossibleCondition];
