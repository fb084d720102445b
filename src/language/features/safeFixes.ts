import type { Fix, Problem, ProblemCode } from "../../core/model/problem";

/** Codes whose only fix is what was meant: quotes, the nearest key, the actual date that lacks. */
const CERTAIN: ReadonlySet<ProblemCode> = new Set(["lost-text", "yaml-syntax", "unknown-key", "inconsistent-progress"]);

/** The fix of a problem that is safe without asking: one without an alternative, of a kind that a machine knows for certain. */
export function safeFix({ code, fixes = [] }: Problem): Fix | undefined {
  const [first, ...others] = fixes;
  if (first === undefined) return undefined;
  return first.safe === true || (others.length === 0 && CERTAIN.has(code)) ? first : undefined;
}
