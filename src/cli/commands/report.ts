import { basename, resolve } from "node:path";
import type { Baseline } from "../../core/model/baseline";
import { NEVER_CANCELLED } from "../../core/model/cancellation";
import { USUAL_CONFIDENCE, type RiskForecast } from "../../core/risk/riskResult";
import { prepareSimulation } from "../../core/risk/simulation";
import type { Schedule } from "../../core/schedule/result";
import { ENGLISH_DATES } from "../../core/view/picture/pictureWords";
import { reportData } from "../../core/view/report/report";
import { reportFor } from "../../core/view/report/reportAudience";
import type { ReportData } from "../../core/view/report/reportData";
import { reportDocument } from "../../core/view/report/reportDocument";
import { reportHtml } from "../../core/view/report/reportHtml";
import { reportMarkdown } from "../../core/view/report/reportMarkdown";
import { fillTemplate } from "../../core/view/report/reportTemplate";
import { sayEnglish } from "../../core/view/report/reportWords";
import { reportWithOptions } from "../../language/options/reportOptions";
import { readText } from "../../node/planFiles";
import { writeWhole } from "../../node/writeFile";
import type { ReportRequest } from "../reportArguments";
import { loadPlans, type LoadedPlans } from "../loadPlans";
import { problemsOf, reportErrors, scheduleOf } from "../onePlan";
import { reportJson } from "../output/reportJson";
import { simulateShared } from "../simulateShared";
import type { CliSurroundings } from "../surroundings";
import { UsageError } from "../usage";

const WORDS = { say: sayEnglish, dates: ENGLISH_DATES };

/** `gantry report`: how a plan stands, for an audience; 1 when the plan has errors, the report comes all the same. */
export async function runReport(request: ReportRequest, around: CliSurroundings): Promise<number> {
  const template = request.template === undefined ? undefined : await readTemplate(resolve(around.workingFolder, request.template));
  const plans = await loadPlans([request.file], around, request.asOf === undefined ? {} : { asOf: request.asOf });
  const schedule = scheduleOf(plans, request.file);
  const text = printed(request, audienceOf(await whole(schedule, plans, request, around), request.audience), template);
  if (request.out === undefined) around.out(text);
  else await writeWhole(resolve(around.workingFolder, request.out), text, true);
  const errors = problemsOf(plans, schedule).filter((problem) => problem.severity === "error");
  reportErrors(errors, around);
  return errors.length > 0 ? 1 : 0;
}

async function whole(schedule: Schedule, plans: LoadedPlans, request: ReportRequest, around: CliSurroundings): Promise<ReportData> {
  const { snapshot, context } = plans.analysis;
  const forecast = request.samples === undefined ? undefined : await simulated(schedule, plans, request.samples, around);
  const baseline = baselineOf(plans, schedule);
  const data = reportData(schedule, context.now, {
    ...(forecast === undefined ? {} : { forecast }), ...(baseline === undefined ? {} : { baseline }),
    metrics: context.metrics?.(schedule.plan) ?? [],
  });
  return reportWithOptions(snapshot, data, schedule, context, NEVER_CANCELLED);
}

/** The first of the plan's baselines that could be read. */
function baselineOf({ analysis: { context } }: LoadedPlans, { plan }: Schedule): Baseline | undefined {
  return (context.baselines?.(plan) ?? []).flatMap((reading) => (reading.kind === "read" ? [reading.baseline] : []))[0];
}

async function simulated(schedule: Schedule, plans: LoadedPlans, samples: number, around: CliSurroundings): Promise<RiskForecast | undefined> {
  const simulation = prepareSimulation(schedule);
  return simulation === undefined ? undefined : simulateShared(simulation, plans, { command: "risk", file: "", format: "json", samples, seed: 1, untilStable: false, confidence: USUAL_CONFIDENCE, threads: undefined }, around);
}

function audienceOf(data: ReportData, audience: string): ReportData {
  const report = reportFor(data, audience);
  if (report !== undefined) return report;
  const names = ["team", "sponsor", "customer", ...data.stakeholders.map(({ id }) => id)];
  throw new UsageError(`--audience ${audience} is not known here; use ${names.slice(0, 20).join(", ")}.`);
}

function printed({ format, template: name }: ReportRequest, data: ReportData, template: string | undefined): string {
  if (template !== undefined) {
    const filled = fillTemplate(template, data, WORDS);
    if (filled.kind === "wrong") throw new UsageError(`${basename(name ?? "")}:${String(filled.line)}: ${filled.message}`);
    return filled.text;
  }
  if (format === "json") return `${JSON.stringify(reportJson(data), null, 2)}\n`;
  const document = reportDocument(data, WORDS);
  return format === "html" ? reportHtml(document, { say: sayEnglish, language: "en" }) : reportMarkdown(document, sayEnglish);
}

async function readTemplate(path: string): Promise<string> {
  try {
    return await readText(path);
  } catch (failure) {
    throw new UsageError(`${path}: cannot be read (${(failure as NodeJS.ErrnoException).code ?? "unreadable"}).`);
  }
}
