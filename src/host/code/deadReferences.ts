import { Diagnostic, DiagnosticSeverity, languages, workspace, type Disposable, type Uri } from "vscode";
import { deadReferenceMessage, nearestReference, referencesOf } from "../../language/code/codeReferences";
import { severityOf } from "../../language/rules/severities";
import type { Snapshot } from "../../language/snapshotTypes";
import { DIAGNOSTIC_SOURCE } from "../diagnostics";
import { createDisposal } from "../disposal";
import { guarded, type Log } from "../log";
import { pageUri } from "../rulePages";
import type { LivePlans } from "../livePlans";
import { quietly } from "../quietly";
import { severityChoices, type SeverityChoice } from "../settings";
import type { CodeIndex } from "./codeIndex";
import { rangeIn } from "./codePlaces";
import type { CodeFile } from "./codeStore";

/** The code of a name in a comment that leads to nothing. */
export const DEAD_REFERENCE = "dead-reference";
const MOST_IN_A_FILE = 100;
const MOST = 1000;
const MOST_OFFERS = 100;

const SEVERITIES = { error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, information: DiagnosticSeverity.Information, hint: DiagnosticSeverity.Hint } as const;

/** Keeps the list of problems equal to the names in code that lead nowhere. Without a plan there are none. */
export function showDeadReferences(plans: LivePlans, index: CodeIndex, log: Log): Disposable {
  const all = createDisposal(log);
  const collection = all.add(languages.createDiagnosticCollection("gantry code"));
  const shown = new Map<string, { readonly uri: Uri; readonly mark: string }>();
  const show = (): void => {
    const { snapshot } = plans.analysis;
    let left = snapshot.plans.length === 0 ? 0 : MOST;
    let offers = MOST_OFFERS;
    const now = new Set<string>();
    const choices = new Map<string, ReturnType<typeof severityChoices>>();
    const severityIn = (uri: Uri): SeverityChoice => {
      const folder = workspace.getWorkspaceFolder(uri)?.uri.toString() ?? "";
      const chosen = choices.get(folder) ?? severityChoices(uri);
      choices.set(folder, chosen);
      return chosen.get(DEAD_REFERENCE) ?? severityOf(DEAD_REFERENCE);
    };
    for (const [file, source] of index.files) {
      if (left <= 0) break;
      const list = deadIn(snapshot, source, { severityIn, mayOffer: () => offers-- > 0 }).slice(0, Math.min(left, MOST_IN_A_FILE));
      if (list.length === 0) continue;
      left -= list.length;
      now.add(file);
      const mark = list.map(({ range, message, severity }) => `${String(range.start.line)}:${String(range.start.character)} ${String(severity)} ${message}`).join("\n");
      if (shown.get(file)?.mark === mark) continue;
      shown.set(file, { uri: source.uri, mark });
      collection.set(source.uri, list);
    }
    for (const [file, { uri }] of shown) {
      if (now.has(file)) continue;
      shown.delete(file);
      collection.delete(uri);
    }
  };
  const soon = all.add(quietly(100, 600, () => { guarded(log, "Showing dead references", undefined, show); }));
  all.add(index.onDidChange(() => { soon.ask(); }));
  all.add(plans.onDidAnalyse(() => { soon.ask(); }));
  all.add(workspace.onDidChangeConfiguration((change) => { if (change.affectsConfiguration("gantry.severity")) soon.ask(); }));
  return all;
}

interface Showing {
  readonly severityIn: (uri: Uri) => SeverityChoice;
  /** Looking for what was meant takes time with every name of the plans. */
  readonly mayOffer: () => boolean;
}

function deadIn(snapshot: Snapshot, { uri, marks }: CodeFile, { severityIn, mayOffer }: Showing): Diagnostic[] {
  const list: Diagnostic[] = [];
  for (const mark of marks) {
    for (const { name, reference } of referencesOf(snapshot, mark)) {
      if (reference.kind !== "dead") continue;
      const severity = severityIn(uri);
      if (severity === "off") return [];
      const message = deadReferenceMessage(name.text, mayOffer() ? nearestReference(snapshot, name.text) : undefined);
      const diagnostic = new Diagnostic(rangeIn(mark, name), message, SEVERITIES[severity]);
      diagnostic.source = DIAGNOSTIC_SOURCE;
      diagnostic.code = { value: DEAD_REFERENCE, target: pageUri(DEAD_REFERENCE) };
      list.push(diagnostic);
    }
  }
  return list;
}
