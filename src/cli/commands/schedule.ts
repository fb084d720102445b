import type { Schedule, ScheduledTask } from "../../core/schedule/result";
import type { ScheduleRequest } from "../arguments";
import type { LoadedPlans } from "../loadPlans";
import { loadPlans } from "../loadPlans";
import { problemJson } from "../output/problemJson";
import type { JsonProblem } from "../output/problemJson";
import { printable } from "../output/problemText";
import { scheduleJson } from "../output/scheduleJson";
import { scheduleCsv, scheduleTable } from "../output/scheduleTable";
import type { CliSurroundings } from "../surroundings";
import { UsageError } from "../usage";

/** `gantry schedule`: computes the dates of a plan; 1 when the plan has errors, the dates come all the same. */
export async function runSchedule(request: ScheduleRequest, around: CliSurroundings): Promise<number> {
  const plans = await loadPlans([request.file], around, request.asOf === undefined ? {} : { asOf: request.asOf });
  const schedule = scheduleOf(plans, request.file);
  const explained = request.explain === undefined ? undefined : taskToExplain(schedule, request.explain);
  const problems = problemsOf(plans, schedule);
  around.out(formatted(request.format, schedule, problems, explained));
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

function formatted(
  format: ScheduleRequest["format"],
  schedule: Schedule,
  problems: readonly JsonProblem[],
  explained: ScheduledTask | undefined,
): string {
  switch (format) {
    case "json":
      return `${JSON.stringify(scheduleJson(schedule, problems, explained), null, 2)}\n`;
    case "csv":
      return scheduleCsv(schedule);
    case "table":
      return scheduleTable(schedule, explained);
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
