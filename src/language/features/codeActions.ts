import type { Fix } from "../../core/model/problem";
import type { Analysis } from "../analysisTypes";
import type { LocatedProblem } from "../snapshotTypes";

/** A quick fix offered at a range: a fix of a problem there. `preferred`: the first of a problem's safe ones. */
export interface CodeAction {
  readonly title: string;
  readonly problem: LocatedProblem;
  readonly fix: Fix;
  readonly preferred: boolean;
}

/** The fixes of all problems that touch a range, in the order of the problems. Edits are made by `fixToEdits` when one is chosen. */
export function codeActions(analysis: Analysis, path: string, start: number, end: number): readonly CodeAction[] {
  const actions: CodeAction[] = [];
  for (const problem of analysis.problems.get(path) ?? []) {
    if (problem.range.start > end || problem.range.end < start) continue;
    for (const [index, fix] of (problem.problem.fixes ?? []).entries()) {
      actions.push({ title: fix.title, problem, fix, preferred: index === 0 && fix.safe === true });
    }
  }
  return actions;
}
