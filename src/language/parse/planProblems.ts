import type { Plan } from "../../core/model/plan";
import type { Fix, Problem } from "../../core/model/problem";
import type { FileModel } from "./fileModel";

/** A file's own problems as a plan's: fixes that change a key name the plan. */
export function planProblems(file: FileModel, plan: Plan): readonly Problem[] {
  if (!file.problems.some(needsPlan)) return file.problems;
  return file.problems.map((problem) => (needsPlan(problem) ? { ...problem, fixes: (problem.fixes ?? []).map((fix) => inPlan(fix, plan.id)) } : problem));
}

function needsPlan(problem: Problem): boolean {
  return problem.fixes?.some(({ change }) => change.kind === "remove-key" && change.plan === "") === true;
}

function inPlan(fix: Fix, plan: string): Fix {
  return fix.change.kind === "remove-key" && fix.change.plan === "" ? { ...fix, change: { ...fix.change, plan } } : fix;
}
