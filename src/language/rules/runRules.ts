import { dayOf } from "../../core/calendar/civil";
import type { Cancellation } from "../../core/model/cancellation";
import type { DayNumber } from "../../core/model/instant";
import type { Plan } from "../../core/model/plan";
import type { Fix, Problem, Related } from "../../core/model/problem";
import type { Schedule, ScheduleContext } from "../../core/schedule/result";
import type { Snapshot } from "../snapshotTypes";
import type { CheckSources } from "../../core/expression/planFacts";
import { isSilenced } from "./allow";
import { createFacts } from "./facts";
import type { PlanIndex } from "./planIndex";
import { RULES } from "./registry";
import type { RuleInput } from "./rule";
import { severityOf } from "./severities";

const NONE: readonly Related[] = [];
const NO_FIXES: readonly Fix[] = [];

/** Runs every rule on a plan; what was found before a cancellation is returned. Never throws. */
export function runRules(
  snapshot: Snapshot,
  schedule: Schedule,
  index: PlanIndex,
  referrers: readonly Plan[],
  context: ScheduleContext,
  cancellation: Cancellation,
): readonly Problem[] {
  const { plan } = schedule;
  const statusDay = statusDayOf(schedule, context);
  const facts = createFacts(plan, schedule, index.traits);
  const baselines = context.baselines?.(plan);
  const metrics = context.metrics?.(plan);
  const problems: Problem[] = [];
  const checks: CheckSources = { forecast: () => context.forecastOf?.(schedule), countOf: code => countOf(code, snapshot, plan, problems) };
  const input: RuleInput = {
    snapshot, plan, schedule, facts, index, referrers, checks, ...(statusDay === undefined ? {} : { statusDay }), ...(baselines === undefined ? {} : { baselines }),
    ...(metrics === undefined ? {} : { metrics }),
  };
  for (const rule of RULES) {
    if (cancellation.cancelled) break;
    const { code } = rule;
    const severity = severityOf(code);
    rule.check?.(input, ({ message, at, related = NONE, fixes = NO_FIXES }) => {
      problems.push({ code, severity, message: sentence(message), at, related, fixes });
    });
  }
  return problems;
}

/** Problems of a code that the reader and the rules so far found in a plan; silenced ones do not count. */
function countOf(code: string, snapshot: Snapshot, plan: Plan, problems: readonly Problem[]): number {
  const read = snapshot.problems.filter(problem => problem.code === code && snapshot.planOfFile(snapshot.fileOf(problem.at.item).path) === plan);
  return [...read, ...problems.filter(problem => problem.code === code)].filter(problem => !isSilenced(plan, problem)).length;
}

/** With its full stop, where it does not end with a question. */
function sentence(message: string): string {
  return message.endsWith("?") || message.endsWith(".") ? message : `${message}.`;
}

/** The civil day of the status date as it is written, before it moved on to working time. */
function statusDayOf(schedule: Schedule, context: ScheduleContext): DayNumber | undefined {
  const written = context.asOf ?? schedule.plan.settings.asOf;
  if (written === "none") return undefined;
  if (typeof written === "object") return written.day;
  return dayOf(written ?? context.now);
}
