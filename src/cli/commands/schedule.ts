import { rankedPaths, type FloatPath } from "../../core/schedule/paths/rankedPaths";
import type { Schedule, ScheduledTask } from "../../core/schedule/result";
import type { ScheduleRequest } from "../arguments";
import type { LoadedPlans } from "../loadPlans";
import { loadPlans } from "../loadPlans";
import { loadOutput } from "../output/loadOutput";
import { problemJson } from "../output/problemJson";
import type { JsonProblem } from "../output/problemJson";
import { printable } from "../output/problemText";
import { scheduleJson } from "../output/scheduleJson";
import { scheduleCsv, scheduleTable } from "../output/scheduleTable";
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
  around.out(request.load === undefined
    ? formatted(request.format, schedule, problems, { explained, paths })
    : loadOutput(schedule, request.load, request.format));
  const errors = problems.filter((problem) => problem.severity === "error");
  if (request.format !== "json") reportErrors(errors, around);
  return errors.length > 0 ? 1 : 0;
}

function scheduleOf(plans: LoadedPlans, file: string): Schedule {
  const [asked] = plans.asked;
  if (plans.asked.length !== 1 || asked === undefined) throw new UsageError(`${file}: name one plan file.`);
  const plan = plans.analysis.snapshot.planOfFile(asked);
  const schedule = plan === undefined ? undefined : plans.analysis.schedules.get(plan.id);
  if (schedule === undefined || schedule.plan.file !== asked) {
    throw new UsageError(`${file}: no plan in this file; a plan begins with the key \`plan\`, as in \`plan: My project\`.`);
  }
  return schedule;
}

function taskToExplain(schedule: Schedule, id: string): ScheduledTask {
  const index = schedule.plan.taskIndex.get(id);
  const task = index === undefined ? undefined : schedule.tasks[index];
  if (task === undefined) throw new UsageError(`--explain ${id}: no such task in ${schedule.plan.id}.`);
  return task;
}

/** Problems of the plan's own file and of the files that it includes. */
function problemsOf(plans: LoadedPlans, { plan }: Schedule): JsonProblem[] {
  const { snapshot, problems } = plans.analysis;
  const included = [...snapshot.files.values()]
    .filter((file) => file.plan === plan.id && file.path !== plan.file)
    .map((file) => file.path)
    .sort();
  return [plan.file, ...included].flatMap((file) => (problems.get(file) ?? []).map((one) => problemJson(one, plans)));
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
      return scheduleTable(schedule, explained, paths);
  }
}

/** Dates without a word about errors would be believed: the first ones go to stderr. */
function reportErrors(errors: readonly JsonProblem[], around: CliSurroundings): void {
  for (const error of errors.slice(0, 5)) {
    const { line, character } = error.range.start;
    around.err(`${error.file}:${line + 1}:${character + 1}: error: ${printable(error.message)} [${error.code}]\n`);
  }
  if (errors.length > 5) around.err(`and ${errors.length - 5} more errors; \`gantry check\` lists them.\n`);
}
