import { window, workspace, type Disposable } from "vscode";
import type { CommandTable } from "../commands/registerCommands";
import { createDisposal } from "../disposal";
import { COMMANDS, VIEWS } from "../ids";
import type { LivePlans } from "../livePlans";
import { guarded, type Log } from "../log";
import { quietly } from "../quietly";
import { createTreeSource } from "../trees/treeSource";
import { openReference, showCode } from "./codeCommands";
import { codeContent } from "./codeContent";
import { decorateCode } from "./codeDecorations";
import { registerCodeFeatures } from "./codeFeatures";
import { registerCodeFixes } from "./codeFixes";
import { createCodeIndex, type CodeIndex } from "./codeIndex";
import { forgetCodeSettings } from "./codeSettings";
import { createCodePlaces, type CodePlaces } from "./codePlaces";
import { showDeadReferences } from "./deadReferences";
import { showFileTasks, showTasksOfFile } from "./fileTasks";
import { registerOutsideCode } from "./outsideCode";
import { turnTodosIntoBacklog } from "./todosCommand";

/** What joins plans and code. */
export interface PlanAndCode extends Disposable {
  readonly index: CodeIndex;
  /** Where code names an item: for references, lenses and cards. */
  readonly places: CodePlaces;
  readonly commands: CommandTable;
}

/** Joins plans and the comments of the code. The code is read once there is a plan, or when someone looks at the Code view. */
export function openCode(plans: LivePlans, log: Log): PlanAndCode {
  const all = createDisposal(log);
  all.add(workspace.onDidChangeConfiguration(forgetCodeSettings));
  all.add(workspace.onDidChangeWorkspaceFolders(forgetCodeSettings));
  const index = all.add(createCodeIndex(log));
  const places = createCodePlaces(plans, index);
  const begin = (): void => { if (plans.analysis.snapshot.plans.length > 0) void plans.ready().then(index.begin); };
  all.add(plans.onDidAnalyse(begin));
  all.add(registerCodeFeatures(plans, places, log));
  all.add(registerCodeFixes(plans, log));
  all.add(showDeadReferences(plans, index, log));
  all.add(showFileTasks(plans, log));
  all.add(decorateCode(plans, log));
  all.add(registerOutsideCode(plans, log));
  all.add(showCodeTree(plans, index, log));
  begin();
  return {
    index,
    places,
    commands: {
      [COMMANDS.openReference]: (argument) => openReference(plans, argument),
      [COMMANDS.showCode]: (argument) => showCode(plans, index, places, argument),
      [COMMANDS.showTasksOfFile]: () => showTasksOfFile(plans),
      [COMMANDS.todosToBacklog]: (argument) => turnTodosIntoBacklog(plans, index, argument),
    },
    dispose: () => { all.dispose(); },
  };
}

/** The Code view. It is made anew only while it is in sight. */
function showCodeTree(plans: LivePlans, index: CodeIndex, log: Log): Disposable {
  const all = createDisposal(log);
  const source = all.add(createTreeSource(log));
  const view = all.add(window.createTreeView<string>(VIEWS.code, { treeDataProvider: source, showCollapseAll: true }));
  const refresh = (): void => {
    if (view.visible) guarded(log, "Showing the code", undefined, () => { source.show(codeContent(plans.analysis.snapshot, index.files)); });
  };
  const soon = all.add(quietly(100, 600, refresh));
  all.add(index.onDidChange(() => { soon.ask(); }));
  all.add(plans.onDidAnalyse(() => { soon.ask(); }));
  all.add(view.onDidChangeVisibility(({ visible }) => {
    if (visible) void index.begin().then(refresh);
  }));
  return all;
}
