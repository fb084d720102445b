import { promisesFor } from "../core/view/forecastOutlook";
import type { Analysis } from "../language/analysisTypes";
import { missedChance, unlikelyDeadlines } from "../language/features/chanceProblems";
import type { LocatedProblem } from "../language/snapshotTypes";
import type { Forecasts } from "./forecasts";

/** What simulations add to the list of problems. */
export interface ChanceSource {
  /** By file, promises that the forecast keeps but too few samples do. */
  unlikely(analysis: Analysis): ReadonlyMap<string, readonly LocatedProblem[]>;
  /** What to say beside a problem's own message. */
  beside(analysis: Analysis, file: string, problem: LocatedProblem): string | undefined;
}

/** Answers from what is simulated, as far as it holds for the plans as they are now. */
export function chanceSource(forecasts: Pick<Forecasts, "of" | "plans" | "leastChance">): ChanceSource {
  return {
    unlikely(analysis) {
      const byFile = new Map<string, LocatedProblem[]>();
      for (const plan of forecasts.plans()) {
        const schedule = analysis.schedules.get(plan);
        const simulated = forecasts.of(plan);
        if (schedule === undefined || simulated === undefined) continue;
        for (const problem of unlikelyDeadlines(analysis.snapshot, schedule, promisesFor(simulated, schedule), forecasts.leastChance(plan))) {
          const { file } = problem.range;
          byFile.set(file, [...(byFile.get(file) ?? []), problem]);
        }
      }
      return byFile;
    },
    beside(analysis, file, problem) {
      if (problem.problem.code !== "missed-deadline") return undefined;
      const plan = analysis.snapshot.files.get(file)?.plan ?? "";
      const schedule = analysis.schedules.get(plan);
      const simulated = forecasts.of(plan);
      return schedule === undefined || simulated === undefined ? undefined : missedChance(problem, schedule, promisesFor(simulated, schedule));
    },
  };
}
