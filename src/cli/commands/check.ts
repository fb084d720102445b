import { USUAL_SAMPLES, USUAL_SEED, type RiskForecast } from "../../core/risk/riskResult";
import { simulate } from "../../core/risk/simulate";
import type { Schedule } from "../../core/schedule/result";
import type { CheckRequest } from "../arguments";
import type { LoadedPlans } from "../loadPlans";
import { loadPlans } from "../loadPlans";
import type { JsonProblem } from "../output/problemJson";
import { problemJson } from "../output/problemJson";
import { problemsSarif } from "../output/problemSarif";
import { countProblems, problemsGithub, problemsText } from "../output/problemText";
import type { CliSurroundings } from "../surroundings";
import { VERSION } from "../version";

/** `gantry check`: says what is wrong with plans; 1 when there are errors or more warnings than allowed. */
export async function runCheck(request: CheckRequest, around: CliSurroundings): Promise<number> {
  const plans = await loadPlans(request.files, around, { forecastOf: simulated(), ...(request.asOf === undefined ? {} : { asOf: request.asOf }) });
  const files = reportedFiles(plans);
  const problems = files.flatMap((file) => (plans.analysis.problems.get(file) ?? []).map((one) => problemJson(one, plans)));
  around.out(formatted(problems, files.length, request.format));
  const { errors, warnings } = countProblems(problems);
  return errors > 0 || warnings > (request.maxWarnings ?? Infinity) ? 1 : 0;
}

/** Simulates a plan whose checks ask for a percentile or a chance, once and always alike. */
function simulated(): (schedule: Schedule) => RiskForecast | undefined {
  const known = new Map<Schedule, RiskForecast | undefined>();
  return (schedule) => {
    if (!known.has(schedule)) known.set(schedule, simulate(schedule, { samples: USUAL_SAMPLES, seed: USUAL_SEED }));
    return known.get(schedule);
  };
}

/** The files asked for, and those that they include. */
function reportedFiles(plans: LoadedPlans): string[] {
  const { snapshot } = plans.analysis;
  const asked = new Set(plans.asked);
  const roots = new Set(plans.asked.flatMap((file) => {
    const plan = snapshot.planOfFile(file);
    return plan?.file === file ? [plan] : [];
  }));
  const included = [...snapshot.files.values()]
    .filter(({ path }) => { const plan = snapshot.planOfFile(path); return !asked.has(path) && plan !== undefined && roots.has(plan); })
    .map(({ path }) => path)
    .sort();
  return [...plans.asked, ...included];
}

function formatted(problems: readonly JsonProblem[], files: number, format: CheckRequest["format"]): string {
  switch (format) {
    case "text":
      return problemsText(problems, files);
    case "json":
      return `${JSON.stringify({ version: 1, problems }, null, 2)}\n`;
    case "sarif":
      return `${JSON.stringify(problemsSarif(problems, VERSION), null, 2)}\n`;
    case "github":
      return problemsGithub(problems);
  }
}
