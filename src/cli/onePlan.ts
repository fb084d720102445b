import type { Schedule } from "../core/schedule/result";
import type { LoadedPlans } from "./loadPlans";
import { problemJson } from "./output/problemJson";
import type { JsonProblem } from "./output/problemJson";
import { printable } from "./output/problemText";
import type { CliSurroundings } from "./surroundings";
import { UsageError } from "./usage";

/** The schedule of the one plan that a command was asked about. Throws a UsageError when the file holds none. */
export function scheduleOf(plans: LoadedPlans, file: string): Schedule {
  const [asked] = plans.asked;
  if (plans.asked.length !== 1 || asked === undefined) throw new UsageError(`${file}: name one plan file.`);
  const plan = plans.analysis.snapshot.planOfFile(asked);
  const schedule = plan === undefined ? undefined : plans.analysis.schedules.get(plan.id);
  if (schedule === undefined || schedule.plan.file !== asked) {
    throw new UsageError(`${file}: no plan in this file; a plan begins with the key \`plan\`, as in \`plan: My project\`.`);
  }
  return schedule;
}

/** Problems of the plan's own file and of the files that it includes. */
export function problemsOf(plans: LoadedPlans, { plan }: Schedule): JsonProblem[] {
  const { snapshot, problems } = plans.analysis;
  const included = [...snapshot.files.values()]
    .filter((file) => file.path !== plan.file && snapshot.planOfFile(file.path) === plan)
    .map((file) => file.path)
    .sort();
  return [plan.file, ...included].flatMap((file) => (problems.get(file) ?? []).map((one) => problemJson(one, plans)));
}

/** A problem in one line, as `gantry check` writes it. */
export function lineOf({ file, range: { start }, severity, message, code }: JsonProblem): string {
  return `${file}:${start.line + 1}:${start.character + 1}: ${severity}: ${printable(message)} [${code}]\n`;
}

/** Dates without a word about errors would be believed: the first ones go to stderr. */
export function reportErrors(errors: readonly JsonProblem[], around: CliSurroundings): void {
  for (const error of errors.slice(0, 5)) around.err(lineOf(error));
  if (errors.length > 5) around.err(`and ${errors.length - 5} more ${errors.length === 6 ? "error" : "errors"}; \`gantry check\` lists them.\n`);
}
