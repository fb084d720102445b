import type { Schedule } from "../../core/schedule/result";
import type { Analysis } from "../analysisTypes";
import { AIM_CODES } from "../options/aim";
import type { LocatedProblem } from "../snapshotTypes";

/** A missed date, budget or sprint, or an overload, with the dates of its plan. */
export interface ProblemWithOptions {
  readonly located: LocatedProblem;
  readonly schedule: Schedule;
}

/** The problems at a range that options can be tried for. */
export function problemsWithOptions(analysis: Analysis, path: string, start: number, end: number): readonly ProblemWithOptions[] {
  const schedule = analysis.schedules.get(analysis.snapshot.planOfFile(path)?.id ?? "");
  if (schedule === undefined) return [];
  return (analysis.problems.get(path) ?? [])
    .filter(({ problem, range }) => AIM_CODES.has(problem.code) && range.start <= end && range.end >= start)
    .map(located => ({ located, schedule }));
}
