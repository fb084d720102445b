import type { RiskForecast } from "../../core/risk/riskResult";
import { simulate } from "../../core/risk/simulate";
import type { Schedule } from "../../core/schedule/result";
import type { RiskRequest } from "../arguments";
import { loadPlans } from "../loadPlans";
import { problemsOf, reportErrors, scheduleOf } from "../onePlan";
import { riskCsv } from "../output/riskCsv";
import { riskJson } from "../output/riskJson";
import { riskMarkdown, riskText } from "../output/riskText";
import type { CliSurroundings } from "../surroundings";
import { UsageError } from "../usage";

/** `gantry risk`: simulates a plan; 1 when the plan has errors, the figures come all the same. */
export async function runRisk(request: RiskRequest, around: CliSurroundings): Promise<number> {
  const plans = await loadPlans([request.file], around, request.asOf === undefined ? {} : { asOf: request.asOf });
  const schedule = scheduleOf(plans, request.file);
  const { samples, seed, untilStable } = request;
  const forecast = simulate(schedule, { samples, seed, untilStable });
  if (forecast === undefined) throw new UsageError(`${request.file}: the plan could not be scheduled.`);
  around.out(formatted(request.format, schedule, forecast));
  const errors = problemsOf(plans, schedule).filter((problem) => problem.severity === "error");
  reportErrors(errors, around);
  return errors.length > 0 ? 1 : 0;
}

function formatted(format: RiskRequest["format"], schedule: Schedule, forecast: RiskForecast): string {
  switch (format) {
    case "json":
      return `${JSON.stringify(riskJson(forecast), null, 2)}\n`;
    case "csv":
      return riskCsv(schedule, forecast);
    case "md":
      return riskMarkdown(schedule, forecast);
    case "text":
      return riskText(schedule, forecast);
  }
}
