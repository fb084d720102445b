import { baselineOf } from "../../core/tracking/baseline";
import { comparePlans } from "../../core/tracking/comparePlans";
import { planCalendar } from "../../core/tracking/money";
import type { Baseline } from "../../core/model/baseline";
import { scaleOfPlan } from "../../core/view/roadmapPromise";
import type { Schedule } from "../../core/schedule/result";
import { noPlanThere, noRepository, noRevision } from "../../language/baselines/missingWords";
import { revisionBaseline } from "../../language/baselines/revisionBaseline";
import { createRevisions, type Revisions } from "../../node/revisions";
import type { DiffRequest } from "../arguments";
import { loadPlans } from "../loadPlans";
import { problemsOf, reportErrors, scheduleOf } from "../onePlan";
import { diffJson } from "../output/diffJson";
import { diffMarkdown, type PlanDiff } from "../output/diffMarkdown";
import type { CliSurroundings } from "../surroundings";
import { UsageError } from "../usage";

/** `gantry diff`: what differs between two revisions of a plan, or a revision and the file as it is; 1 when the file has errors. */
export async function runDiff(request: DiffRequest, around: CliSurroundings): Promise<number> {
  const plans = await loadPlans([request.file], around, request.asOf === undefined ? {} : { asOf: request.asOf });
  const schedule = scheduleOf(plans, request.file);
  const revisions = createRevisions(plans.root);
  const from = await revisionOf(schedule, request.from, revisions);
  const to = request.to === undefined ? undefined : await revisionOf(schedule, request.to, revisions);
  const after = to?.baseline ?? baselineOf(schedule, "now");
  const diff: PlanDiff = {
    title: schedule.plan.title, plan: schedule.plan.id, currency: schedule.plan.settings.currency,
    from: { ref: request.from, commit: from.hash },
    to: to === undefined || request.to === undefined ? { ref: null, commit: null } : { ref: request.to, commit: to.hash },
    variance: comparePlans(from.baseline, after, planCalendar(schedule)),
    dayMinutes: dayMinutesOf(schedule),
  };
  around.out(request.format === "json" ? `${JSON.stringify(diffJson(diff), null, 2)}\n` : diffMarkdown(diff));
  const errors = problemsOf(plans, schedule).filter((problem) => problem.severity === "error");
  reportErrors(errors, around);
  return errors.length > 0 ? 1 : 0;
}

function dayMinutesOf(schedule: Schedule): number {
  return scaleOfPlan(schedule.plan).day;
}

async function revisionOf({ plan }: Schedule, ref: string, revisions: Revisions): Promise<{ readonly hash: string; readonly baseline: Baseline }> {
  const found = await revisions.read(ref);
  if (found === "no-repository") throw new UsageError(`${noRepository(ref).replace("; keep the plan in one, or name a table with `baselines`", "; run `git init` and commit it first")}.`);
  if (found === "no-revision") throw new UsageError(`${noRevision(ref)}.`);
  const baseline = revisionBaseline({ file: plan.file, day: found.day, files: found.files }, ref);
  if (baseline === undefined) throw new UsageError(`${noPlanThere(ref)}.`);
  return { hash: found.hash, baseline };
}
