import type { JsonProblem } from "./problemJson";

/** How many problems there are of each severity. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly others: number;
}

/** Counts problems by severity. */
export function countProblems(problems: readonly JsonProblem[]): Counts {
  const errors = problems.filter((problem) => problem.severity === "error").length;
  const warnings = problems.filter((problem) => problem.severity === "warning").length;
  return { errors, warnings, others: problems.length - errors - warnings };
}

/** Problems for a person: a line each, with the place that terminals and editors turn into a link. */
export function problemsText(problems: readonly JsonProblem[], files: number): string {
  const lines = problems.flatMap((problem) => [
    `${placeOf(problem)}: ${problem.severity}: ${printable(problem.message)} [${problem.code}]`,
    ...problem.related.map((other) => `    ${placeOf(other)}: ${printable(other.message)}`),
  ]);
  return [...lines, summaryOf(problems, files), ""].join("\n");
}

/** Problems as workflow commands of GitHub Actions, which shows them at the line of the pull request. */
export function problemsGithub(problems: readonly JsonProblem[]): string {
  return problems.map((problem) => {
    const { start, end } = problem.range;
    const place = [
      `file=${escapeProperty(problem.file)}`,
      `line=${start.line + 1}`,
      `endLine=${end.line + 1}`,
      `col=${start.character + 1}`,
      ...(end.line === start.line ? [`endColumn=${end.character + 1}`] : []),
      `title=${escapeProperty(`gantry ${problem.code}`)}`,
    ].join(",");
    return `::${githubLevel(problem.severity)} ${place}::${escapeMessage(problem.message)}\n`;
  }).join("");
}

function summaryOf(problems: readonly JsonProblem[], files: number): string {
  const { errors, warnings, others } = countProblems(problems);
  const read = `${counted(files, "file")} read`;
  if (problems.length === 0) return `No problems, ${read}.`;
  const parts = [
    ...(errors > 0 ? [counted(errors, "error")] : []),
    ...(warnings > 0 ? [counted(warnings, "warning")] : []),
    ...(others > 0 ? [counted(others, "remark")] : []),
  ];
  return `${parts.join(", ")}, ${read}.`;
}

function placeOf(at: { readonly file: string; readonly range: JsonProblem["range"] }): string {
  return `${printable(at.file)}:${at.range.start.line + 1}:${at.range.start.character + 1}`;
}

/** "1 file", "2 files". */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/** Text from a file without what would steer a terminal. */
export function printable(text: string): string {
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
}

function githubLevel(severity: string): string {
  return severity === "error" || severity === "warning" ? severity : "notice";
}

function escapeMessage(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
