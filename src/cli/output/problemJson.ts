import { positionAt } from "../../language/positions";
import type { Position } from "../../language/positions";
import type { FileRange, LocatedProblem, Snapshot } from "../../language/snapshotTypes";
import type { LoadedPlans } from "../loadPlans";

/** A range as editors count it. */
export interface JsonRange {
  readonly start: Position;
  readonly end: Position;
}

/** PROBLEM of the JSON formats; see schemas/check.schema.json. */
export interface JsonProblem {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly file: string;
  readonly range: JsonRange;
  readonly related: readonly { readonly message: string; readonly file: string; readonly range: JsonRange }[];
  readonly fixes: readonly string[];
}

/** A problem as data that another program can read. */
export function problemJson(located: LocatedProblem, plans: LoadedPlans): JsonProblem {
  const { problem, range, related } = located;
  const { snapshot } = plans.analysis;
  return {
    code: problem.code,
    severity: problem.severity,
    message: problem.message,
    file: plans.nameOf(range.file),
    range: rangeJson(range, snapshot),
    related: related.map((other) => ({
      message: other.message,
      file: plans.nameOf(other.range.file),
      range: rangeJson(other.range, snapshot),
    })),
    fixes: (problem.fixes ?? []).map((fix) => fix.title),
  };
}

/** Line and character of both ends of a range. */
export function rangeJson(range: FileRange, snapshot: Snapshot): JsonRange {
  const lineStarts = snapshot.files.get(range.file)?.lineStarts ?? [0];
  return { start: positionAt(lineStarts, range.start), end: positionAt(lineStarts, range.end) };
}
