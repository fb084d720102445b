import type { TextEdit } from "../../core/model/planChange";
import type { Fix, ProblemCode } from "../../core/model/problem";
import type { Analysis } from "../analysisTypes";
import { fixToEdits, type EditResult } from "../edits/applyChange";
import { readAgain } from "../readAgain";
import type { Snapshot } from "../snapshotTypes";
import { safeFix } from "./safeFixes";

/** More are made the next time. */
const MOST_FIXES = 300;

/** The codes of which a file has at least two problems that one fix each would put right. */
export function fixableTogether(analysis: Analysis, path: string): ReadonlySet<ProblemCode> {
  const counts = new Map<ProblemCode, number>();
  for (const { problem } of analysis.problems.get(path) ?? []) {
    if (onlyFix(problem.fixes) !== undefined) counts.set(problem.code, (counts.get(problem.code) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([code]) => code));
}

/**
 * The edits that put right what is safe in a file, or (with a code) every problem of that code that has one fix. Each fix
 * is made on what those before it left; one that cannot be made is left out.
 */
export function fixAll(analysis: Analysis, path: string, code?: ProblemCode): EditResult {
  const problems = (analysis.problems.get(path) ?? []).map(({ problem }) => problem);
  const fixes = problems.flatMap(problem => (code === undefined ? safeFix(problem) : problem.code === code ? onlyFix(problem.fixes) : undefined) ?? []);
  const edits: TextEdit[] = [];
  for (const fix of fixes.slice(0, MOST_FIXES)) {
    const result = fixToEdits(analysis.snapshot, fix, analysis.context);
    if (result.kind === "edits" && !result.edits.some(edit => edits.some(other => touch(edit, other)))) edits.push(...result.edits);
  }
  return withoutNewErrors(analysis.snapshot, edits);
}

function onlyFix(fixes: readonly Fix[] | undefined): Fix | undefined {
  return fixes?.length === 1 ? fixes[0] : undefined;
}

/** Edits at one place would depend on their order: the second waits for the next time. */
function touch(a: TextEdit, b: TextEdit): boolean {
  return a.file === b.file && a.start <= b.end && b.start <= a.end;
}

/** All of them, or none where they do harm together. */
function withoutNewErrors(snapshot: Snapshot, edits: readonly TextEdit[]): EditResult {
  if (edits.length === 0) return { kind: "edits", edits };
  const errors = (of: Snapshot): number => of.problems.filter(({ severity }) => severity === "error").length;
  if (errors(readAgain(snapshot, edits)) > errors(snapshot)) return { kind: "refused", message: "These problems cannot be put right together: do it one by one." };
  return { kind: "edits", edits };
}
