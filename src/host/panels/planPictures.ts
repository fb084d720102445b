import { boardData } from "../../core/view/board";
import { dependenciesData } from "../../core/view/dependencies";
import { forecastData } from "../../core/view/forecast";
import { ganttData } from "../../core/view/gantt";
import { healthData } from "../../core/view/health";
import { metricsData } from "../../core/view/metrics";
import { riskMatrixData } from "../../core/view/riskMatrix";
import { prioritiesData } from "../../core/view/priorities";
import { reportData } from "../../core/view/report/report";
import { withOptions } from "../../core/view/report/reportOptions";
import { resourcesData } from "../../core/view/resources";
import { roadmapData } from "../../core/view/roadmap";
import { sprintsData } from "../../core/view/sprints";
import type { CheckName, Hit } from "../../core/health/check";
import type { Baseline } from "../../core/model/baseline";
import type { SimulatedSchedule } from "../../core/view/forecastOutlook";
import type { Severity } from "../../core/model/problem";
import type { Schedule } from "../../core/schedule/result";
import { healthFixes } from "../../language/rules/health/healthFixes";
import type { Analysis } from "../../language/analysisTypes";
import type { LocatedProblem } from "../../language/snapshotTypes";
import type { Forecasts } from "../forecasts";
import type { ReportSearch } from "./reportSearch";
import type { PlanHealth } from "../../protocol/viewMessages";
import type { PANELS } from "../ids";

/** What a view is sent of one plan: everything that it shows, as plain data. */
export interface Picture {
  readonly name: ViewName;
  readonly health: PlanHealth;
  readonly data: unknown;
}

/** What was sent to a view last, with its number. */
export interface Posted {
  readonly sequence: number;
  readonly data: unknown;
}

/** The views that are panels. */
export type ViewName = keyof typeof PANELS;

/** What a view may show of a plan beside its schedule. */
export interface Beside {
  readonly forecasts: Pick<Forecasts, "of" | "known">;
  /** The name of the baseline to compare with, where one is chosen. */
  readonly baseline: string | undefined;
  readonly search: ReportSearch;
}

/** The picture of a plan for a view; undefined when the plan is not there. */
export function pictureOf(view: ViewName, analysis: Analysis, plan: string, beside: Beside): Picture | undefined {
  const schedule = analysis.schedules.get(plan);
  if (schedule === undefined) return undefined;
  const problems = problemsOf(analysis, plan);
  return { name: view, health: healthOf(problems), data: dataOf(view, schedule, analysis, problems, beside) };
}

function dataOf(view: ViewName, schedule: Schedule, analysis: Analysis, problems: readonly LocatedProblem[], { forecasts, baseline, search }: Beside): unknown {
  const { now } = analysis.context;
  const simulated = forecasts.of(schedule.plan.id);
  if (view === "forecast") return forecastData(schedule, now, forecasts.known(schedule.plan.id));
  if (view === "board") return boardData(schedule, now);
  if (view === "resources") return resourcesData(schedule, now);
  if (view === "sprints") return sprintsData(schedule, now);
  if (view === "dependencies") return dependenciesData(schedule, now);
  if (view === "riskMatrix") return riskMatrixData(schedule, now);
  if (view === "priorities") return prioritiesData(schedule, now);
  if (view === "metrics") return metricsData(schedule, now, analysis.context.metrics?.(schedule.plan));
  const baselines = (analysis.context.baselines?.(schedule.plan) ?? []).flatMap((reading) => (reading.kind === "read" ? [reading.baseline] : []));
  if (view === "roadmap") return roadmapData(schedule, now, simulated, baselines[0]);
  if (view === "health") {
    const fixesOf = (check: CheckName, hit: Hit): readonly string[] => healthFixes(schedule.plan, schedule, check, hit).map(({ title }) => title);
    return healthData(schedule, { now, ...(baselines[0] === undefined ? {} : { baseline: baselines[0] }), problems: problems.map(({ problem }) => problem), fixesOf });
  }
  if (view === "report") return reportPicture(schedule, analysis, search, baselines[0], simulated);
  const severities = worstByItem(problems);
  return ganttData(schedule, { now, severityOf: (id) => severities.get(id), baselines, ...(baseline === undefined ? {} : { baseline }), ...(simulated === undefined ? {} : { simulated }) });
}

/** Rows of each list; the view says how many there are. */
const MOST_ROWS = 200;

function reportPicture(schedule: Schedule, analysis: Analysis, search: ReportSearch, baseline: Baseline | undefined, simulated: SimulatedSchedule | undefined): unknown {
  const data = reportData(schedule, analysis.context.now, {
    most: MOST_ROWS, metrics: analysis.context.metrics?.(schedule.plan) ?? [],
    ...(baseline === undefined ? {} : { baseline }), ...(simulated?.schedule !== schedule ? {} : { forecast: simulated.figures }),
  });
  return withOptions(data, search.of(analysis, schedule, data));
}

/** The problems of every file of a plan. */
function problemsOf(analysis: Analysis, plan: string): readonly LocatedProblem[] {
  return [...analysis.snapshot.files.values()].filter((file) => file.plan === plan).flatMap((file) => analysis.problems.get(file.path) ?? []);
}

function healthOf(problems: readonly LocatedProblem[]): PlanHealth {
  const count = (severity: Severity): number => problems.filter(({ problem }) => problem.severity === severity).length;
  return { errors: count("error"), warnings: count("warning") };
}

function worstByItem(problems: readonly LocatedProblem[]): ReadonlyMap<string, Severity> {
  const worst = new Map<string, Severity>();
  for (const { problem } of problems) {
    const { section, id } = problem.at.item;
    if (section !== "tasks" && section !== "risks") continue;
    if (problem.severity === "error" || (problem.severity === "warning" && worst.get(id) !== "error")) worst.set(id, problem.severity);
  }
  return worst;
}
