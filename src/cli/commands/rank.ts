import { cutLineOf } from "../../core/product/cutLine";
import { rankingOf } from "../../core/product/rankBacklog";
import type { RankRequest } from "../arguments";
import { loadPlans } from "../loadPlans";
import { problemsOf, reportErrors, scheduleOf } from "../onePlan";
import { rankCsv, rankJson, rankText, type RankedPlan } from "../output/rankOutput";
import type { CliSurroundings } from "../surroundings";
import { UsageError } from "../usage";

/** `gantry rank`: the backlog in its order; 1 when the plan has errors, the order comes all the same. */
export async function runRank(request: RankRequest, around: CliSurroundings): Promise<number> {
  const plans = await loadPlans([request.file], around, request.asOf === undefined ? {} : { asOf: request.asOf });
  const schedule = scheduleOf(plans, request.file);
  const ranking = rankingOf(schedule.plan, request.method);
  if (ranking.method === undefined && ranking.ideas.length > 0) {
    if (schedule.plan.settings.kept.has("prioritize")) throw new UsageError(`${request.file}: the plan's \`prioritize\` ranks nothing, because it has an error; \`gantry check\` names it.`);
    throw new UsageError(`${request.file}: the plan does not say how to rank; write \`prioritize: rice\` or name a method, as in \`--method rice\`.`);
  }
  const ranked: RankedPlan = { schedule, ranking, cut: cutLineOf(schedule, ranking) };
  around.out(request.format === "json" ? `${JSON.stringify(rankJson(ranked), null, 2)}\n` : request.format === "csv" ? rankCsv(ranked) : rankText(ranked));
  const errors = problemsOf(plans, schedule).filter((problem) => problem.severity === "error");
  reportErrors(errors, around);
  return errors.length > 0 ? 1 : 0;
}
