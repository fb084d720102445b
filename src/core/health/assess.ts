import type { Baseline } from "../model/baseline";
import type { Schedule } from "../schedule/result";
import type { CheckName, CheckResult, HealthCheck, HealthInput, Measured } from "./check";
import { criticalPathTest } from "./checks/criticalPathTest";
import { executionIndex } from "./checks/executionIndex";
import { hardConstraints } from "./checks/hardConstraints";
import { highSlack } from "./checks/highSlack";
import { invalidDates } from "./checks/invalidDates";
import { lags } from "./checks/lags";
import { leads } from "./checks/leads";
import { linkTypes } from "./checks/linkTypes";
import { longTasks } from "./checks/longTasks";
import { merges } from "./checks/merges";
import { missed } from "./checks/missed";
import { negativeSlack } from "./checks/negativeSlack";
import { onePerson } from "./checks/onePerson";
import { openEnds } from "./checks/openEnds";
import { outside } from "./checks/outside";
import { overload } from "./checks/overload";
import { pathIndex } from "./checks/pathIndex";
import { stale } from "./checks/stale";
import { unassigned } from "./checks/unassigned";
import { unestimated } from "./checks/unestimated";
import { wideEstimates } from "./checks/wideEstimates";
import { healthInput } from "./input";

/** Every check: the fourteen points in their order, then the others. */
export const CHECKS: readonly HealthCheck[] = [
  openEnds, leads, lags, linkTypes, hardConstraints, highSlack, negativeSlack, longTasks, invalidDates, unassigned, missed, criticalPathTest,
  pathIndex, executionIndex,
  onePerson, overload, merges, unestimated, wideEstimates, outside, stale,
];

/** The health of a plan's schedule: each check is measured when it is asked for, once. */
export interface Health {
  readonly input: HealthInput | undefined;
  of(name: CheckName): CheckResult;
}

/** By schedule, and by the baseline that it was looked at with. */
const known = new WeakMap<Schedule, Map<Baseline | undefined, Health>>();
const BY_NAME: ReadonlyMap<CheckName, HealthCheck> = new Map(CHECKS.map(check => [check.name, check]));

/** Looks at a schedule, and at what a baseline promised; every check takes time linear in the plan. Never throws. */
export function healthOf(schedule: Schedule, baseline?: Baseline): Health {
  const looks = known.get(schedule) ?? new Map<Baseline | undefined, Health>();
  known.set(schedule, looks);
  const health = looks.get(baseline) ?? lookAt(schedule, baseline);
  looks.set(baseline, health);
  return health;
}

function lookAt(schedule: Schedule, baseline: Baseline | undefined): Health {
  const results = new Map<CheckName, CheckResult>();
  const input = healthInput(schedule, baseline);
  return {
    input,
    of(name) {
      let result = results.get(name);
      if (result === undefined) results.set(name, (result = judge(BY_NAME.get(name) ?? openEnds, input)));
      return result;
    },
  };
}

function judge(check: HealthCheck, input: HealthInput | undefined): CheckResult {
  if (input === undefined) return { check, measured: { unjudged: "no-schedule" }, limit: undefined, verdict: "unjudged" };
  const limit = check.limit(input.limits);
  const measured: Measured = input.open + input.done === 0 ? { unjudged: "no-tasks" } : check.measure(input);
  if ("unjudged" in measured || limit === undefined) return { check, measured, limit, verdict: "unjudged" };
  const kept = check.bound === "most" ? measured.figure <= limit : measured.figure >= limit;
  return { check, measured, limit, verdict: kept ? "kept" : "broken" };
}

/** How many of the judged points of the assessment are within their limits. */
export interface Score {
  readonly kept: number;
  readonly judged: number;
}

/** Counts the fourteen points; the other checks are no part of the score. */
export function scoreOf(results: readonly CheckResult[]): Score {
  const judged = results.filter(({ verdict }) => verdict !== "unjudged");
  return { kept: judged.filter(({ verdict }) => verdict === "kept").length, judged: judged.length };
}
