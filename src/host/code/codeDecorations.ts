import { OverviewRulerLane, ThemeColor, window, workspace, type Disposable, type TextEditor } from "vscode";
import { referencesOf } from "../../language/code/codeReferences";
import { createDisposal } from "../disposal";
import type { LivePlans } from "../livePlans";
import { guarded, type Log } from "../log";
import { quietly } from "../quietly";
import { mayNamePlans, rangeIn } from "./codePlaces";
import { marksIn } from "./codeStore";

const MOST = 500;

/** Marks the names of tasks in the comments of the editors in sight; what leads nowhere is a problem instead. */
export function decorateCode(plans: LivePlans, log: Log): Disposable {
  const all = createDisposal(log);
  const known = all.add(window.createTextEditorDecorationType({
    color: new ThemeColor("textLink.foreground"),
    overviewRulerColor: new ThemeColor("textLink.foreground"),
    overviewRulerLane: OverviewRulerLane.Right,
  }));
  const show = (editor: TextEditor): void => {
    const { snapshot } = plans.analysis;
    const ranges = !mayNamePlans(editor.document) ? [] : marksIn(editor.document).flatMap((mark) =>
      referencesOf(snapshot, mark).flatMap(({ name, reference }) => (reference.kind === "items" ? [rangeIn(mark, name)] : [])));
    editor.setDecorations(known, ranges.slice(0, MOST));
  };
  const soon = all.add(quietly(150, 600, () => { guarded(log, "Marking names in code", undefined, () => { window.visibleTextEditors.forEach(show); }); }));
  all.add(window.onDidChangeVisibleTextEditors(() => { soon.ask(); }));
  all.add(plans.onDidAnalyse(() => { soon.ask(); }));
  all.add(workspace.onDidChangeTextDocument(({ document }) => { if (window.visibleTextEditors.some((editor) => editor.document === document)) soon.ask(); }));
  all.add(workspace.onDidChangeConfiguration((change) => { if (change.affectsConfiguration("gantry.code")) soon.ask(); }));
  soon.ask();
  return all;
}
