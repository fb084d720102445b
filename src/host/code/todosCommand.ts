import { commands, l10n, Uri, window, workspace, type QuickPickItem } from "vscode";
import type { Plan } from "../../core/model/plan";
import { isWithoutId } from "../../language/code/codeReferences";
import type { CodeMark } from "../../language/code/scanCode";
import { todosToBacklog, type MarkInFile } from "../../language/code/todosToBacklog";
import type { Snapshot } from "../../language/snapshotTypes";
import type { Edits } from "../editing";
import { COMMANDS } from "../ids";
import { isolated } from "../isolated";
import type { LivePlans } from "../livePlans";
import type { CodeIndex } from "./codeIndex";
import { marksIn } from "./codeStore";

/** A TODO as it was shown to the person. */
interface Todo extends MarkInFile {
  readonly uri: Uri;
}

/**
 * Makes backlog items of TODOs that no plan knows, and has each TODO name its item: one undo, all or nothing. It takes those
 * that the argument names (a line of the Code tree, a file and a place), else those that the person chooses. Where there is no plan
 * yet one is made first.
 */
export async function turnTodosIntoBacklog(plans: LivePlans, index: CodeIndex, argument: unknown): Promise<readonly string[] | undefined> {
  if (!workspace.isTrusted) {
    const manage = l10n.t("Manage Workspace Trust");
    void window.showInformationMessage(l10n.t("Source files are not edited in a folder that is not trusted: trust it first."), manage)
      .then((chosen) => { if (chosen === manage) void commands.executeCommand("workbench.trust.manage"); });
    return undefined;
  }
  await index.begin();
  const todos = namedTodos(plans, index, argument) ?? (await chooseTodos(openTodos(plans, index)));
  if (todos === undefined) return undefined;
  const plan = todos.length === 0 ? undefined : await choosePlan(plans, argument);
  if (todos.length > 0 && plan === undefined) return undefined;
  return await write(plans, plan, todos);
}

async function write(plans: LivePlans, plan: Plan | undefined, todos: readonly Todo[]): Promise<readonly string[] | undefined> {
  let ids: readonly string[] = [];
  for (const { uri } of todos) await workspace.openTextDocument(uri);
  const result = await plans.edit((snapshot): Edits => {
    const home = plan === undefined ? undefined : snapshot.planById(plan.id);
    const texts = textsOf(todos);
    if (home === undefined || texts === undefined) return { kind: "refused", message: l10n.t("There is no TODO without an id there (any more): nothing was changed.") };
    const changed = todos.find((todo) => !stands(todo, snapshot));
    if (changed !== undefined) return { kind: "refused", message: l10n.t("{0} has changed meanwhile, so nothing was changed: look at its TODOs again.", workspace.asRelativePath(changed.uri)) };
    const made = todosToBacklog(snapshot, home, todos);
    if (made.kind === "refused") return made;
    ids = made.ids;
    return { kind: "edits", edits: made.edits, texts };
  });
  if (result.kind === "refused") {
    void window.showErrorMessage(isolated(result.message));
    return undefined;
  }
  const message = ids.length === 1 ? l10n.t("{0} is in the backlog of {1}, and the code names it.", ids[0] ?? "", isolated(plan?.title ?? "")) : l10n.t("{0} items are in the backlog of {1}, and the code names them.", ids.length, isolated(plan?.title ?? ""));
  window.setStatusBarMessage(message, 8000);
  return ids;
}

/** The texts of the files, as they stand open now; undefined when there are none or one is missing. */
function textsOf(todos: readonly Todo[]): ReadonlyMap<string, string> | undefined {
  const texts = new Map<string, string>();
  for (const { file, uri } of todos) {
    const document = workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
    if (document === undefined) return undefined;
    texts.set(file, document.getText());
  }
  return texts.size === 0 ? undefined : texts;
}

/** True when the TODO stands where it was shown, as it was. */
function stands({ uri, mark }: Todo, snapshot: Snapshot): boolean {
  const document = workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  const now = document === undefined ? undefined : marksIn(document).find(({ start }) => start === mark.start);
  return now?.word === mark.word && now.text === mark.text && now.end === mark.end && isWithoutId(snapshot, now);
}

/** Every TODO of the workspace that no plan knows. */
function openTodos(plans: LivePlans, index: CodeIndex): Todo[] {
  const { snapshot } = plans.analysis;
  const files = [...index.files].sort(([a], [b]) => (a < b ? -1 : 1));
  return files.flatMap(([file, { uri, marks }]) => marks.filter((mark) => isWithoutId(snapshot, mark)).map((mark) => ({ file, uri, mark })));
}

/** The TODOs of a line of the tree (`todo FILE START`, `file FILE`), of a file, or at a place in it. */
function namedTodos(plans: LivePlans, index: CodeIndex, argument: unknown): Todo[] | undefined {
  const named = typeof argument === "string" ? /^(?:todo|file) (\S+)(?: (\d+))?$/.exec(argument) : null;
  if (named !== null) return todosAt(plans, index, named[1] ?? "", named[2] === undefined ? undefined : Number(named[2]));
  if (typeof argument !== "object" || argument === null || !("file" in argument) || typeof argument.file !== "string") return undefined;
  return todosAt(plans, index, argument.file, "start" in argument && typeof argument.start === "number" ? argument.start : undefined);
}

function todosAt(plans: LivePlans, index: CodeIndex, file: string, start: number | undefined): Todo[] {
  const uri = index.files.get(file)?.uri ?? Uri.parse(file);
  const document = workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  const marks: readonly CodeMark[] = document === undefined ? (index.files.get(file)?.marks ?? []) : marksIn(document);
  return marks.filter((mark) => isWithoutId(plans.analysis.snapshot, mark) && (start === undefined || mark.start === start)).map((mark) => ({ file, uri, mark }));
}

async function chooseTodos(todos: readonly Todo[]): Promise<readonly Todo[] | undefined> {
  if (todos.length === 0) {
    void window.showInformationMessage(l10n.t("Every TODO in the code names its task, or there is none."));
    return undefined;
  }
  const here = window.activeTextEditor?.document.uri.toString();
  const items = todos.map((todo): QuickPickItem & { readonly todo: Todo } => ({
    label: isolated(todo.mark.text === "" ? todo.mark.word : todo.mark.text).replace(/\$\(/g, "\\$("),
    description: `${workspace.asRelativePath(todo.uri)}:${String(todo.mark.line + 1)}`,
    picked: todo.uri.toString() === here,
    todo,
  }));
  const chosen = await window.showQuickPick(items, { canPickMany: true, matchOnDescription: true, placeHolder: l10n.t("Which TODOs become backlog items? Each will then name its item.") });
  return chosen?.map(({ todo }) => todo);
}

/** A plan to put them into, where there is none yet: the person gives it a name. */
async function firstPlan(plans: LivePlans): Promise<Plan | undefined> {
  const made = await commands.executeCommand(COMMANDS.newPlan, "blank");
  if (!(made instanceof Uri)) return undefined;
  await plans.refresh();
  return plans.current().snapshot.planOfFile(plans.fileOf(made));
}

async function choosePlan(plans: LivePlans, argument: unknown): Promise<Plan | undefined> {
  const { snapshot } = plans.analysis;
  if (snapshot.plans.length === 0) return await firstPlan(plans);
  if (typeof argument === "object" && argument !== null && "plan" in argument && typeof argument.plan === "string") return snapshot.planById(argument.plan);
  if (snapshot.plans.length < 2) return snapshot.plans[0];
  const chosen = await window.showQuickPick(
    snapshot.plans.map((plan) => ({ label: isolated(plan.title), description: plan.id, plan })),
    { placeHolder: l10n.t("Into the backlog of which plan?") },
  );
  return chosen?.plan;
}
