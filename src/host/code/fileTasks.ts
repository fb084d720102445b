import { l10n, StatusBarAlignment, window, workspace, type Disposable, type QuickPickItem, type TextDocument } from "vscode";
import { titleOf } from "../../core/view/titles";
import { referencesOf, type NamedItem } from "../../language/code/codeReferences";
import { tasksOfFile } from "../../language/code/tasksOfFile";
import { createDisposal } from "../disposal";
import { COMMANDS, SETTINGS } from "../ids";
import { isolated } from "../isolated";
import type { LivePlans } from "../livePlans";
import { guarded, type Log } from "../log";
import { quietly } from "../quietly";
import { mayNamePlans } from "./codePlaces";
import { marksIn, nameOf } from "./codeStore";

/** What concerns a source file: tasks whose `files` name it, and what its comments name. */
export function itemsOfDocument(plans: LivePlans, document: TextDocument): readonly NamedItem[] {
  if (!mayNamePlans(document)) return [];
  const { snapshot } = plans.analysis;
  const root = workspace.getWorkspaceFolder(document.uri)?.uri;
  const byFiles = root === undefined ? [] : tasksOfFile(snapshot, nameOf(document.uri), nameOf(root));
  const named = marksIn(document).flatMap((mark) => referencesOf(snapshot, mark).flatMap(({ reference }) => (reference.kind === "items" ? reference.items : [])));
  const all = new Map([...byFiles, ...named].map((one) => [`${one.plan.id}/${one.item.id}`, one]));
  return [...all.values()];
}

/** Shows the tasks of the file in front, and goes to the one that is chosen. */
export async function showTasksOfFile(plans: LivePlans): Promise<void> {
  const document = window.activeTextEditor?.document;
  const items = document === undefined ? [] : itemsOfDocument(plans, document);
  if (items.length === 0) {
    void window.showInformationMessage(l10n.t("No task names this file: give one `files: [\"src/pay/**\"]`, or write TODO(id) into a comment."));
    return;
  }
  const chosen = await window.showQuickPick(items.map(lineOf), { placeHolder: l10n.t("Tasks of this file"), matchOnDescription: true });
  if (chosen !== undefined) await plans.reveal(chosen.plan, chosen.id);
}

function lineOf({ plan, item }: NamedItem): QuickPickItem & { readonly plan: string; readonly id: string } {
  const node = plan.tasks[plan.taskIndex.get(item.id) ?? -1];
  const title = node === undefined ? ("title" in item && typeof item.title === "string" ? item.title : item.id) : titleOf(node);
  return { label: isolated(title).replace(/\$\(/g, "\\$("), description: `${plan.id}/${item.id}`, plan: plan.id, id: item.id };
}

/** How many tasks the file in front concerns, in the status bar; nothing when there is none. */
export function showFileTasks(plans: LivePlans, log: Log): Disposable {
  const all = createDisposal(log);
  const item = all.add(window.createStatusBarItem("gantry.fileTasks", StatusBarAlignment.Right, 90));
  item.name = l10n.t("Gantry: tasks of the file");
  item.command = COMMANDS.showTasksOfFile;
  const show = (): void => {
    const document = window.activeTextEditor?.document;
    const on = document !== undefined && workspace.getConfiguration("gantry", document.uri).get<unknown>(SETTINGS.codeStatusBar) !== false;
    const items = on ? itemsOfDocument(plans, document) : [];
    if (items.length === 0) {
      item.hide();
      return;
    }
    const [only] = items;
    item.text = items.length === 1 && only !== undefined ? `$(checklist) ${only.item.id}` : `$(checklist) ${l10n.t("{0} tasks", items.length)}`;
    item.tooltip = l10n.t("Tasks of this file: {0}", items.slice(0, 10).map(({ item: { id } }) => id).join(", "));
    item.show();
  };
  const soon = all.add(quietly(200, 1000, () => { guarded(log, "Showing the tasks of the file", undefined, show); }));
  all.add(window.onDidChangeActiveTextEditor(() => { soon.ask(); }));
  all.add(plans.onDidAnalyse(() => { soon.ask(); }));
  all.add(workspace.onDidChangeTextDocument(({ document }) => { if (document === window.activeTextEditor?.document) soon.ask(); }));
  all.add(workspace.onDidChangeConfiguration((change) => { if (change.affectsConfiguration("gantry.code")) soon.ask(); }));
  soon.ask();
  return all;
}
