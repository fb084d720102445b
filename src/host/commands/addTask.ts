import { l10n, ThemeIcon, window, type QuickPick } from "vscode";
import { MINUTES_PER_DAY } from "../../core/model/instant";
import type { Plan } from "../../core/model/plan";
import { quickAddChange, readQuickAdd } from "../../language/quickAdd/quickAdd";
import type { QuickAdd, QuickAddPlace } from "../../language/quickAdd/quickAddTypes";
import { quickAddSuggestions } from "../../language/quickAdd/suggestions";
import type { Clock } from "../clock";
import { isolated } from "../isolated";
import type { LivePlans } from "../livePlans";
import { choosePlan } from "./choosePlan";
import { previewOf, type QuickAddLine } from "./quickAddPreview";

/** What is asked for: where the new thing goes, and what stands in the box already. */
export interface AddRequest {
  readonly kind: "task" | "backlog";
  readonly where?: "below" | "inside";
  /** The line of a tree, `plan/id`; or an object with `plan`, and perhaps `id` and `text`. */
  readonly argument: unknown;
}

/** Asks for one line, shows at every key what it means, and writes it into the plan. Answers the id of what was added. */
export async function addTask(plans: LivePlans, clock: Clock, request: AddRequest): Promise<{ readonly plan: string; readonly id: string } | undefined> {
  const named = namedBy(request.argument);
  const plan = await choosePlan(plans, named?.plan);
  if (plan === undefined) return undefined;
  const place = (): QuickAddPlace | undefined => placeNow(plans, clock, plan.id, request, named?.id);
  const line = await askForLine(plan, request.kind, named?.text ?? "", place, async (quick) => {
    const result = await plans.apply(quickAddChange(plan.id, quick));
    return result.kind === "refused" ? result.message : undefined;
  });
  if (line === undefined) return undefined;
  await tell(plans, plan, line);
  return { plan: plan.id, id: line.id };
}

function placeNow(plans: LivePlans, clock: Clock, planId: string, request: AddRequest, id: string | undefined): QuickAddPlace | undefined {
  const { snapshot } = plans.current();
  const plan = snapshot.planById(planId);
  if (plan === undefined) return undefined;
  const task = request.where === undefined ? undefined : (id ?? (plans.cursor?.plan === planId && plans.cursor.kind === undefined ? plans.cursor.id : undefined));
  const where = task === undefined || !plan.byId.has(task) ? {} : request.where === "below" && plan.taskIndex.has(task) ? { afterSibling: task } : { parent: task };
  return { snapshot, plan, today: Math.floor(clock.today() / MINUTES_PER_DAY), kind: request.kind, ...where };
}

interface Named {
  readonly plan: string;
  readonly id?: string;
  readonly text?: string;
}

function namedBy(argument: unknown): Named | undefined {
  if (typeof argument === "string") {
    const slash = argument.indexOf("/");
    // A line of a group names the group behind the task.
    return slash < 0 ? undefined : { plan: argument.slice(0, slash), id: argument.slice(slash + 1).replace(/[@#].*$/s, "") };
  }
  if (typeof argument !== "object" || argument === null || !("plan" in argument) || typeof argument.plan !== "string") return undefined;
  const id = "id" in argument && typeof argument.id === "string" ? { id: argument.id } : {};
  const text = "text" in argument && typeof argument.text === "string" ? { text: argument.text } : {};
  return { plan: argument.plan, ...id, ...text };
}

type Add = (quick: QuickAdd) => Promise<string | undefined>;

/** The box; resolves when the line was added, or with nothing when the person went away. */
function askForLine(plan: Plan, kind: "task" | "backlog", text: string, place: () => QuickAddPlace | undefined, add: Add): Promise<QuickAdd | undefined> {
  const box = window.createQuickPick<QuickAddLine>();
  box.title = kind === "task" ? l10n.t("Add a task to {0}", isolated(plan.title)) : l10n.t("Add an idea to {0}", isolated(plan.title));
  box.placeholder = kind === "task" ? l10n.t("Payment API 5d after schema @ana due fri #backend p700") : l10n.t("One-click repeat order value 8 reach 4000 #shop");
  box.value = text;
  return new Promise((resolve) => {
    const show = (): void => { box.items = linesOf(box.value, place()); };
    const end = (quick: QuickAdd | undefined): void => {
      resolve(quick);
      box.dispose();
    };
    box.onDidChangeValue(show);
    box.onDidHide(() => { end(undefined); });
    box.onDidAccept(() => void accept(box, place, add, show).then((quick) => { if (quick !== undefined) end(quick); }));
    show();
    box.show();
  });
}

async function accept(box: QuickPick<QuickAddLine>, place: () => QuickAddPlace | undefined, add: Add, show: () => void): Promise<QuickAdd | undefined> {
  const [chosen] = box.activeItems;
  if (chosen?.does.kind === "write") {
    // The line that is chosen may be of a letter ago: nothing that was typed since is lost.
    const now = linesOf(box.value, place()).find(({ label, does }) => does.kind === "write" && label === chosen.label);
    if (now?.does.kind === "write") box.value = now.does.line;
    show();
    return undefined;
  }
  const now = place();
  const quick = now === undefined ? undefined : readQuickAdd(box.value, now);
  if (chosen?.does.kind !== "add" || box.busy || quick === undefined || quick.faults.length > 0) return undefined;
  box.busy = true;
  const refusal = await add(quick);
  box.busy = false;
  if (refusal === undefined) return quick;
  box.items = [{ label: refusal, iconPath: new ThemeIcon("error"), alwaysShow: true, does: { kind: "nothing" } }];
  return undefined;
}

/** The lines below the box for what is written in it. */
export function linesOf(value: string, place: QuickAddPlace | undefined): QuickAddLine[] {
  if (place === undefined) return [{ label: l10n.t("The plan is no longer there."), iconPath: new ThemeIcon("error"), alwaysShow: true, does: { kind: "nothing" } }];
  const suggestions = quickAddSuggestions(value, place).map(({ label, detail, line }): QuickAddLine => (
    { label, description: isolated(detail), iconPath: new ThemeIcon("symbol-reference"), alwaysShow: true, does: { kind: "write", line } }));
  return [...previewOf(value, place), ...suggestions];
}

/** Shows where it went: in the editor when the plan is in sight, else in words with a way there. */
async function tell(plans: LivePlans, plan: Plan, { id }: QuickAdd): Promise<void> {
  const file = plans.current().snapshot.planById(plan.id)?.file;
  if (window.visibleTextEditors.some(({ document }) => plans.fileOf(document.uri) === file)) {
    await plans.reveal(plan.id, id);
    return;
  }
  const show = l10n.t("Show");
  void window.showInformationMessage(l10n.t("{0} is added to {1}.", id, isolated(plan.title)), show).then((chosen) => {
    if (chosen === show) void plans.reveal(plan.id, id);
  });
}
