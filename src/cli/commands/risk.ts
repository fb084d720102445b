import { dirname, resolve } from "node:path";
import { forecastOf } from "../../core/risk/forecast";
import { runsOfShard } from "../../core/risk/packedResult";
import type { RiskForecast } from "../../core/risk/riskResult";
import { prepareSimulation, type Simulation } from "../../core/risk/simulation";
import type { Schedule } from "../../core/schedule/result";
import { kindOf } from "../../node/planFiles";
import { writeWhole } from "../../node/writeFile";
import type { RiskRequest } from "../riskArguments";
import { loadPlans, type LoadedPlans } from "../loadPlans";
import { lineOf, problemsOf, reportErrors, scheduleOf } from "../onePlan";
import { riskCsv } from "../output/riskCsv";
import { riskJson } from "../output/riskJson";
import { riskMarkdown, riskText } from "../output/riskText";
import { joinParts, partText, readParts, type RiskPart } from "../riskParts";
import { Interrupted, simulatePart, simulateShared } from "../simulateShared";
import { parseStatusDate } from "../statusDate";
import type { CliSurroundings } from "../surroundings";
import { UsageError } from "../usage";

/** What a shell says of a program that was interrupted. */
const INTERRUPTED = 130;

/** `gantry risk`: simulates a plan, a shard of it, or joins shards; 1 when the plan has errors, the figures come all the same. */
export async function runRisk(request: RiskRequest, around: CliSurroundings): Promise<number> {
  await refuseOut(request, around);
  const parts = request.merge === undefined ? undefined : await readParts(request.merge, around.workingFolder);
  const plans = await loadPlans([request.file], around, asOfFor(request, parts));
  const schedule = scheduleOf(plans, request.file);
  const simulation = prepareSimulation(schedule);
  if (simulation === undefined) throw new UsageError(`${request.file}: the plan could not be scheduled.`);
  try {
    await print(await answer(request, simulation, plans, around, parts), request, around);
  } catch (failure) {
    if (!Interrupted.is(failure)) throw failure;
    around.err(`${failure.message}\n`);
    return INTERRUPTED;
  }
  const problems = problemsOf(plans, schedule);
  const errors = problems.filter(({ severity }) => severity === "error");
  // Figures from other correlations than the written ones would be believed as well.
  for (const other of problems.filter(({ code }) => code.startsWith("correlation-"))) around.err(lineOf(other));
  reportErrors(errors, around);
  return errors.length > 0 ? 1 : 0;
}

/** Shards are joined as of the day that they were simulated on, whatever day it is. */
function asOfFor({ asOf }: RiskRequest, parts: readonly RiskPart[] | undefined): Pick<RiskRequest, "asOf"> {
  const own = asOf ?? parseStatusDate(parts?.[0]?.asOf.replace("T", " ") ?? "");
  return own === undefined ? {} : { asOf: own };
}

async function answer(request: RiskRequest, simulation: Simulation, plans: LoadedPlans, around: CliSurroundings, parts: readonly RiskPart[] | undefined): Promise<string> {
  const { schedule } = simulation;
  if (parts !== undefined) return formatted(request.format, schedule, forecastOf(simulation, joinParts(parts, simulation, plans), { seed: parts[0]?.seed ?? 0, confidence: request.confidence }));
  if (request.shard === undefined) return formatted(request.format, schedule, await simulateShared(simulation, plans, request, around));
  const { shard, shards } = request.shard;
  const result = await simulatePart(simulation, plans, { ...request, ...runsOfShard(request.samples, shard, shards) }, around);
  return partText(simulation, plans, result, { ...request, shard, shards });
}

async function print(text: string, { out }: RiskRequest, around: CliSurroundings): Promise<void> {
  if (out === undefined) around.out(text);
  else {
    await writeWhole(resolve(around.workingFolder, out), text, true).catch((failure: unknown) => {
      throw new UsageError(`--out ${out}: cannot be written (${(failure as NodeJS.ErrnoException).code ?? "unknown reason"}).`);
    });
  }
}

/** Said before the samples are drawn, which may take long. */
async function refuseOut({ out }: RiskRequest, { workingFolder }: CliSurroundings): Promise<void> {
  if (out === undefined) return;
  const file = resolve(workingFolder, out);
  if (await kindOf(dirname(file)) !== "folder") throw new UsageError(`--out ${out}: no such folder.`);
  if (await kindOf(file) === "folder") throw new UsageError(`--out ${out}: a folder; name a file in it.`);
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
