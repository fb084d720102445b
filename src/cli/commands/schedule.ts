import { rankedPaths, type FloatPath } from "../../core/schedule/paths/rankedPaths";
import type { Schedule, ScheduledTask } from "../../core/schedule/result";
import type { ScheduleRequest } from "../arguments";
import { loadPlans } from "../loadPlans";
import { problemsOf, reportErrors, scheduleOf } from "../onePlan";
import { firstBaseline } from "../baselines";
import { loadOutput } from "../output/loadOutput";
import { moneyOutput } from "../output/moneyOutput";
import type { JsonProblem } from "../output/problemJson";
import { scheduleJson } from "../output/scheduleJson";
import { scheduleCsv, scheduleTable, tableNotes } from "../output/scheduleTable";
import type { CliSurroundings } from "../surroundings";
import { UsageError } from "../usage";

/** `gantry schedule`: computes the dates of a plan; 1 when the plan has errors, the dates come all the same. */
export async function runSchedule(request: ScheduleRequest, around: CliSurroundings): Promise<number> {
  const plans = await loadPlans([request.file], around, {
    effort: request.effort, noLevel: request.noLevel, ...(request.asOf === undefined ? {} : { asOf: request.asOf }),
  });
  const schedule = scheduleOf(plans, request.file);
  const explained = request.explain === undefined ? undefined : taskToExplain(schedule, request.explain);
  const paths = request.path === undefined ? undefined : pathsTo(schedule, request.path);
  const problems = problemsOf(plans, schedule);
  const own: string[] = [];
  if (request.load !== undefined) own.push(loadOutput(schedule, request.load, request.format));
  if (request.money === true) own.push(moneyOutput(schedule, firstBaseline(plans.analysis.context.baselines?.(schedule.plan)), request.format));
  if (own.length === 0) own.push(formatted(request.format, schedule, problems, { explained, paths }));
  around.out(own.join("\n"));
  if (request.format === "table") around.out(tableNotes(schedule, explained, paths));
  const errors = problems.filter((problem) => problem.severity === "error");
  if (request.format !== "json") reportErrors(errors, around);
  return errors.length > 0 ? 1 : 0;
}

function taskToExplain(schedule: Schedule, id: string): ScheduledTask {
  const index = schedule.plan.taskIndex.get(id);
  const task = index === undefined ? undefined : schedule.tasks[index];
  if (task === undefined) throw new UsageError(`--explain ${id}: no such task in ${schedule.plan.id}.`);
  return task;
}

/** So many paths are told; more are of no use to a reader. */
const MOST_PATHS = 10;

function pathsTo(schedule: Schedule, id: string): readonly FloatPath[] {
  const { plan } = schedule;
  if (id !== "plan" && !plan.taskIndex.has(id) && !plan.releases.has(id)) throw new UsageError(`--path ${id}: no such task or release in ${plan.id}; \`plan\` stands for its finish.`);
  return rankedPaths(schedule, id === "plan" ? "" : id, MOST_PATHS);
}

/** What was asked for beside the dates. */
interface Asked {
  readonly explained: ScheduledTask | undefined;
  readonly paths: readonly FloatPath[] | undefined;
}

function formatted(format: ScheduleRequest["format"], schedule: Schedule, problems: readonly JsonProblem[], { explained, paths }: Asked): string {
  switch (format) {
    case "json":
      return `${JSON.stringify(scheduleJson(schedule, problems, explained, paths), null, 2)}\n`;
    case "csv":
      return scheduleCsv(schedule);
    case "table":
      return scheduleTable(schedule);
  }
}
