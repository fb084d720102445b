import type { JsonProblem } from "./problemJson";

/** Problems in the Static Analysis Results Interchange Format, version 2.1.0 (OASIS), which code hosts read. */
export function problemsSarif(problems: readonly JsonProblem[], version: string): unknown {
  const codes = [...new Set(problems.map((problem) => problem.code))].sort();
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Gantry", version, rules: codes.map((id) => ({ id })) } },
        columnKind: "utf16CodeUnits",
        results: problems.map((problem) => resultOf(problem, codes)),
      },
    ],
  };
}

function resultOf(problem: JsonProblem, codes: readonly string[]): unknown {
  return {
    ruleId: problem.code,
    ruleIndex: codes.indexOf(problem.code),
    level: problem.severity === "error" || problem.severity === "warning" ? problem.severity : "note",
    message: { text: problem.message },
    locations: [locationOf(problem)],
    relatedLocations: problem.related.map((other, index) => ({
      id: index + 1,
      ...locationOf(other),
      message: { text: other.message },
    })),
  };
}

function locationOf(at: { readonly file: string; readonly range: JsonProblem["range"] }) {
  const { start, end } = at.range;
  return {
    physicalLocation: {
      artifactLocation: { uri: at.file.split("/").map(encodeURIComponent).join("/") },
      region: {
        startLine: start.line + 1,
        startColumn: start.character + 1,
        endLine: end.line + 1,
        endColumn: end.character + 1,
      },
    },
  };
}
