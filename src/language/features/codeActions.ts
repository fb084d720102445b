import type { Fix } from "../../core/model/problem";
import type { Analysis } from "../analysisTypes";
import { similarEstimate } from "../options/similarTasks";
import { code } from "../rules/wording";
import type { LocatedProblem } from "../snapshotTypes";
import { safeFix } from "./safeFixes";

/** A quick fix offered at a range: a fix of a problem there. `preferred`: safe without asking. */
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
    const preferred = safeFix(problem.problem);
    for (const fix of [...estimateFix(analysis, problem), ...(problem.problem.fixes ?? [])]) actions.push({ title: fix.title, problem, fix, preferred: fix === preferred });
  }
  return actions;
}

/** For a missing estimate what similar work took; it is looked for only where somebody asks. */
function estimateFix({ snapshot }: Analysis, { problem, range }: LocatedProblem): readonly Fix[] {
  const plan = problem.code === "missing-estimate" ? snapshot.planOfFile(range.file) : undefined;
  const node = plan?.tasks[plan.taskIndex.get(problem.at.item.id) ?? -1];
  const found = plan === undefined || node === undefined ? undefined : similarEstimate(plan, node);
  if (plan === undefined || node === undefined || found === undefined) return [];
  return [{ title: `Write ${code(`effort: ${found.text}`)}, ${found.from}`, change: { kind: "set-key", plan: plan.id, id: node.item.id, key: "effort", text: found.text } }];
}
