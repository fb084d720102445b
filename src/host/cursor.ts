import { EventEmitter, window, type Disposable, type Event, type TextEditor } from "vscode";
import type { Analysis } from "../language/analysisTypes";
import { createDisposal } from "./disposal";
import { guarded, type Log } from "./log";
import { isPlanDocument } from "./openPlans";
import { quietly } from "./quietly";

/** A task, or something else that views show, and the plan that it is of. */
export interface TaskName {
  readonly plan: string;
  readonly id: string;
  /** What it is; absent for a task. */
  readonly kind?: "risk" | "metric" | "objective";
}

/** The task, risk, metric or objective that the text cursor stands in. */
export interface Cursor extends Disposable {
  readonly task: TaskName | undefined;
  readonly onDidMove: Event<TaskName | undefined>;
}

/** Follows the text cursor through plan files. Leaving them for a view or a tree keeps the last task. */
export function followCursor(
  plans: { readonly analysis: Analysis; readonly onDidAnalyse: Event<Analysis>; fileOf(uri: TextEditor["document"]["uri"]): string },
  log: Log,
): Cursor {
  const all = createDisposal(log);
  const moved = all.add(new EventEmitter<TaskName | undefined>());
  let task: TaskName | undefined;
  const look = (): void => {
    const editor = window.activeTextEditor;
    if (editor === undefined || !isPlanDocument(editor.document)) return;
    const file = plans.fileOf(editor.document.uri);
    const found = namedAt(plans.analysis, file, editor.document.offsetAt(editor.selection.active));
    if (found?.plan === task?.plan && found?.id === task?.id) return;
    task = found;
    moved.fire(task);
  };
  const soon = all.add(quietly(60, 250, () => { guarded(log, "Following the cursor", undefined, look); }));
  all.add(window.onDidChangeTextEditorSelection(() => { soon.ask(); }));
  all.add(window.onDidChangeActiveTextEditor(() => { soon.ask(); }));
  all.add(plans.onDidAnalyse(() => { soon.ask(); }));
  soon.ask();
  return {
    get task() {
      return task;
    },
    onDidMove: moved.event,
    dispose: () => { all.dispose(); },
  };
}

/** The task whose text holds an offset. */
export function taskAt(analysis: Analysis, file: string, offset: number): TaskName | undefined {
  const found = namedAt(analysis, file, offset);
  return found?.kind === undefined ? found : undefined;
}

function namedAt(analysis: Analysis, file: string, offset: number): TaskName | undefined {
  const item = analysis.snapshot.itemAt(file, offset);
  const plan = analysis.snapshot.planOfFile(file);
  if (item === undefined || plan === undefined) return undefined;
  if (plan.taskIndex.has(item.id)) return { plan: plan.id, id: item.id };
  const kind = plan.risks.has(item.id) ? "risk" : plan.objectives.has(item.id) ? "objective" : plan.kept.get("metrics")?.has(item.id) === true ? "metric" : undefined;
  return kind === undefined ? undefined : { plan: plan.id, id: item.id, kind };
}
