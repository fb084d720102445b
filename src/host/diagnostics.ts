import type {
  Uri} from "vscode";
import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  l10n,
  languages,
  Location,
  Range,
  workspace,
  type Disposable,
} from "vscode";
import type { Severity } from "../core/model/problem";
import type { Analysis } from "../language/analysisTypes";
import type { LocatedProblem, PlanFile } from "../language/snapshotTypes";
import { rangeOf } from "./convert";
import { createDisposal } from "./disposal";
import { chanceSource, type ChanceSource } from "./forecastProblems";
import type { Forecasts } from "./forecasts";
import { guarded, type Log } from "./log";
import { pageUri, servePages } from "./rulePages";
import { severityChoices, type SeverityChoice } from "./settings";

/** Whose problems to show. */
export interface DiagnosticSource {
  readonly analysis: Analysis;
  readonly onDidAnalyse: (listener: (analysis: Analysis) => void) => Disposable;
  uriOf(file: string): Uri;
  /** Where the extension stands: the pages that explain codes come with it. */
  readonly extension: Uri;
  /** What simulations add, and when there is more of it, by plan. */
  readonly forecasts: Pick<Forecasts, "of" | "plans" | "leastChance" | "onDidForecast">;
}

/** The name that stands behind each problem. */
export const DIAGNOSTIC_SOURCE = "gantry";
/** The editor cuts at 1,000 a file without saying which. */
const MOST = 500;

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** In the order of the editor's own numbers. */
const WORST_FIRST: readonly Severity[] = ["error", "warning", "information", "hint"];

/** Keeps the editor's list of problems equal to the newest analysis, for open and closed files alike. */
export function showDiagnostics(source: DiagnosticSource, log: Log): Disposable {
  const all = createDisposal(log);
  all.add(servePages(source.extension));
  const chances = chanceSource(source.forecasts);
  const collection = all.add(languages.createDiagnosticCollection(DIAGNOSTIC_SOURCE));
  const shown = new Map<string, string>();
  let seen = new Map<string, Seen>();
  const show = (analysis: Analysis): void => {
    const before = seen;
    seen = new Map();
    const choicesOf = choicesByFolder();
    const unlikely = chances.unlikely(analysis);
    for (const [file, problems] of analysis.problems) {
      const more = unlikely.get(file) ?? NONE;
      const now = { problems, more: more.map(({ problem }) => problem.message).join(), text: analysis.snapshot.files.get(file) };
      seen.set(file, now);
      if (isSeen(before.get(file), now, file)) continue;
      const uri = source.uriOf(file);
      const list = diagnosticsOf({ uriOf: (one) => source.uriOf(one), chances }, analysis, [...problems, ...more], choicesOf(uri));
      const mark = list.map(markOf).join("\n");
      if (shown.get(file) === mark) continue;
      shown.set(file, mark);
      collection.set(uri, list);
    }
    for (const file of shown.keys()) {
      if (analysis.problems.has(file)) continue;
      shown.delete(file);
      collection.delete(source.uriOf(file));
    }
  };
  // The chance in the words of a problem may be another, though the problem is the same.
  all.add(source.forecasts.onDidForecast((plan) => {
    for (const { path, plan: own } of source.analysis.snapshot.files.values()) if (own === plan) seen.delete(path);
    showSafely(source.analysis);
  }));
  const showSafely = (analysis: Analysis): void => { guarded(log, "Showing problems", undefined, () => { show(analysis); }); };
  all.add(source.onDidAnalyse(showSafely));
  all.add(workspace.onDidChangeConfiguration((change) => {
    if (!change.affectsConfiguration("gantry.severity")) return;
    seen = new Map();
    showSafely(source.analysis);
  }));
  showSafely(source.analysis);
  return all;
}

/** Problems of a file that were looked at, and the text that they stand in. */
interface Seen {
  readonly problems: readonly LocatedProblem[];
  /** What a simulation adds, in its words. */
  readonly more: string;
  readonly text: PlanFile | undefined;
}

const NONE: readonly LocatedProblem[] = [];

/** True when a file's problems, and all places that they name, are as they were: among thousands of plans most are. */
function isSeen(before: Seen | undefined, now: Seen, file: string): boolean {
  return before !== undefined && before.problems === now.problems && before.more === now.more && before.text === now.text
    && now.problems.every(({ related }) => related.every(({ range }) => range.file === file));
}

/** The severities chosen for a file; they are asked for once for each folder of the workspace, which takes long. */
function choicesByFolder(): (uri: Uri) => ReadonlyMap<string, SeverityChoice> {
  const known = new Map<string, ReadonlyMap<string, SeverityChoice>>();
  return (uri) => {
    const folder = workspace.getWorkspaceFolder(uri)?.uri.toString() ?? "";
    let choices = known.get(folder);
    if (choices === undefined) known.set(folder, choices = severityChoices(uri));
    return choices;
  };
}

/** Where words about a problem come from. */
type WordSource = Pick<DiagnosticSource, "uriOf"> & { readonly chances: ChanceSource };

function diagnosticsOf(
  source: WordSource,
  analysis: Analysis,
  problems: readonly LocatedProblem[],
  choices: ReadonlyMap<string, SeverityChoice>,
): readonly Diagnostic[] {
  const bySeverity: LocatedProblem[][] = WORST_FIRST.map(() => []);
  let all = 0;
  for (const problem of problems) {
    const severity = choices.get(problem.problem.code) ?? problem.problem.severity;
    if (severity === "off") continue;
    bySeverity[SEVERITIES[severity]]?.push(problem);
    all++;
  }
  const list: Diagnostic[] = [];
  for (const severity of WORST_FIRST) {
    for (const problem of bySeverity[SEVERITIES[severity]]?.slice(0, MOST - list.length) ?? []) {
      list.push(...diagnosticOf(source, analysis, problem, severity));
    }
  }
  if (all > MOST) list.push(moreOf(all - MOST, list.at(-1)?.severity ?? DiagnosticSeverity.Hint));
  return list;
}

function diagnosticOf(source: WordSource, analysis: Analysis, located: LocatedProblem, severity: Severity): Diagnostic[] {
  const range = rangeOf(analysis.snapshot, located.range);
  if (range === undefined) return [];
  const { code } = located.problem;
  const chance = source.chances.beside(analysis, located.range.file, located);
  const message = chance === undefined ? located.problem.message : `${located.problem.message} (${chance})`;
  const diagnostic = new Diagnostic(range, message, SEVERITIES[severity]);
  diagnostic.source = DIAGNOSTIC_SOURCE;
  diagnostic.code = { value: code, target: pageUri(code) };
  if (code === "unused") diagnostic.tags = [DiagnosticTag.Unnecessary];
  diagnostic.relatedInformation = located.related.flatMap((related) => {
    const at = rangeOf(analysis.snapshot, related.range);
    if (at === undefined) return [];
    return [new DiagnosticRelatedInformation(new Location(source.uriOf(related.range.file), at), related.message)];
  });
  return [diagnostic];
}

function moreOf(count: number, severity: DiagnosticSeverity): Diagnostic {
  const message = count === 1 ? l10n.t("And 1 more problem in this file; `gantry check` lists it too.") : l10n.t("And {0} more problems in this file; `gantry check` lists all of them.", count);
  const diagnostic = new Diagnostic(new Range(0, 0, 0, 0), message, severity);
  diagnostic.source = DIAGNOSTIC_SOURCE;
  return diagnostic;
}

/** All that a person can see of a problem, to tell whether anything has changed. */
function markOf(diagnostic: Diagnostic): string {
  const { range, code, relatedInformation } = diagnostic;
  const where = (at: Range): string => `${String(at.start.line)}:${String(at.start.character)}-${String(at.end.line)}:${String(at.end.character)}`;
  const related = (relatedInformation ?? []).map((info) => `${info.location.uri.toString()} ${where(info.location.range)} ${info.message}`);
  const value = typeof code === "object" ? code.value : code;
  return [where(range), String(diagnostic.severity), String(value), diagnostic.message, ...related].join("\t");
}
