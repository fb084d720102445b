import type { Diagnostic, TextDocument } from "vscode";
import type { LocatedProblem } from "../../language/snapshotTypes";
import { documentRange } from "../convert";

/** The editor's diagnostics that show a problem. */
export function diagnosticsOf(diagnostics: readonly Diagnostic[], { problem, range }: LocatedProblem, document: TextDocument): Diagnostic[] {
  const at = documentRange(document, range.start, range.end);
  return diagnostics.filter(({ code, range: shown }) => (typeof code === "object" ? code.value : code) === problem.code && shown.isEqual(at));
}
