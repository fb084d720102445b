import { commands, InputBoxValidationSeverity, l10n, window, type Disposable, type InputBoxValidationMessage } from "vscode";
import type { Plan } from "../../core/model/plan";
import type { PlanChange } from "../../core/model/planChange";
import { nameOf } from "../../core/view/people";
import { riskScales } from "../../core/risk/riskScales";
import { addRisk, riskOfLine } from "../../language/edits/addRisk";
import { setRiskField } from "../../language/edits/setRiskField";
import type { Clock } from "../clock";
import { createDisposal } from "../disposal";
import { COMMANDS } from "../ids";
import { isolated } from "../isolated";
import { guardedAsync, type Log } from "../log";
import type { PlanService } from "../planService";
import { applyAll } from "./dragAndDrop";
import type { RiskTree } from "./riskTree";

/** The tree, and what its commands need. */
export interface RiskParts {
  readonly plans: PlanService;
  readonly riskTree: RiskTree;
  readonly clock: Clock;
}

interface RiskName {
  readonly plan: string;
  readonly id: string;
}

/** Registers what can be done at the lines of the Risks view. */
export function registerRiskCommands(parts: RiskParts, log: Log): Disposable {
  const all = createDisposal(log);
  const on = (id: string, run: (line: unknown, lines: unknown) => Promise<unknown>): void => {
    all.add(commands.registerCommand(id, (line: unknown, lines: unknown) => guardedAsync(log, id, undefined, () => run(line, lines))));
  };
  on(COMMANDS.showRiskInMatrix, (line, lines) => showInMatrix(parts, chosenRisks(parts, line, lines)));
  for (const [id, status] of [[COMMANDS.riskHappened, "happened"], [COMMANDS.closeRisk, "closed"], [COMMANDS.reopenRisk, "open"]] as const) {
    on(id, (line, lines) => setStatus(parts, chosenRisks(parts, line, lines), status));
  }
  on(COMMANDS.addRisk, (argument) => askForRisk(parts, argument));
  return all;
}

/** Lines are named by their keys, which come from outside: only risks that the tree holds count. */
function chosenRisks({ riskTree }: RiskParts, line: unknown, lines: unknown): readonly RiskName[] {
  const named = (Array.isArray(lines) ? lines : [line]).filter((key): key is string => typeof key === "string");
  return (named.length > 0 ? named : riskTree.selection).flatMap((key) => {
    const what = riskTree.content.lines.get(key)?.what;
    return what?.kind === "risk" ? [what] : [];
  });
}

/** The matrix selects what the text cursor stands in. */
async function showInMatrix({ plans }: RiskParts, [risk]: readonly RiskName[]): Promise<void> {
  if (risk === undefined) return;
  await plans.reveal(risk.plan, risk.id);
  await commands.executeCommand(COMMANDS.showRiskMatrix, risk);
}

/** All that were chosen of one plan, as one change. */
async function setStatus({ plans, clock }: RiskParts, risks: readonly RiskName[], status: string): Promise<boolean> {
  const plan = plans.analysis.snapshot.planById(risks[0]?.plan ?? "");
  if (plan === undefined) return false;
  const changes: PlanChange[] = [];
  for (const { id } of risks.filter((risk) => risk.plan === plan.id)) {
    const made = setRiskField(plan, { risk: id, field: "status", text: status }, clock.today());
    if ("kind" in made) return applyAll(plans, made);
    changes.push(...made);
  }
  return applyAll(plans, { kind: "changes", plan: plan.id, changes });
}

/** Asks for one line, says at every key what it means, and adds it to the register. */
async function askForRisk({ plans }: RiskParts, argument: unknown): Promise<RiskName | undefined> {
  const plan = await planFor(plans, argument);
  if (plan === undefined) return undefined;
  const now = (): Plan | undefined => plans.analysis.snapshot.planById(plan.id);
  const line = await window.showInputBox({
    title: l10n.t("Add a risk to {0}", isolated(plan.title)), placeHolder: l10n.t("The vendor's sandbox slips likely major @ana"),
    prompt: l10n.t("At the end, where you know it: how likely, how bad, @ who owns it, + for an opportunity"),
    validateInput: (text) => meaning(now(), text),
  });
  const current = now();
  if (line === undefined || line.trim() === "" || current === undefined) return undefined;
  const change = addRisk(plans.analysis.snapshot, current, riskOfLine(current, line));
  const result = change.kind === "refused" ? change : await plans.apply(change);
  if (result.kind === "refused") void window.showWarningMessage(result.message);
  if (result.kind !== "applied" || change.kind === "refused") return undefined;
  const id = change.items[0]?.id ?? "";
  await plans.reveal(plan.id, id);
  return { plan: plan.id, id };
}

/** What a line comes to, in words. */
function meaning(plan: Plan | undefined, text: string): InputBoxValidationMessage | undefined {
  if (plan === undefined || text.trim() === "") return undefined;
  const { title, row, column, probability, owner, opportunity } = riskOfLine(plan, text);
  const { rows, columns } = riskScales(plan);
  const parts = [
    title, ...(opportunity ? [l10n.t("opportunity")] : []), ...(row === undefined ? [] : [rows[row]?.name ?? ""]), ...(probability === undefined ? [] : [probability]),
    ...(column === undefined ? [] : [columns[column]?.name ?? ""]), ...(owner === undefined ? [] : [nameOf(plan, owner)]),
  ];
  return { message: parts.map(isolated).join(" · "), severity: InputBoxValidationSeverity.Info };
}

/** The plan of the line that was clicked, of the editor, or the only one; else the one that the person chooses. */
async function planFor(plans: PlanService, argument: unknown): Promise<Plan | undefined> {
  const { snapshot } = plans.analysis;
  const named = typeof argument === "object" && argument !== null && "plan" in argument && typeof argument.plan === "string" ? snapshot.planById(argument.plan) : undefined;
  const editor = window.activeTextEditor;
  const open = named ?? (editor === undefined ? undefined : snapshot.planOfFile(plans.fileOf(editor.document.uri)));
  if (open !== undefined) return open;
  if (snapshot.plans.length < 2) return snapshot.plans[0];
  return (await window.showQuickPick(snapshot.plans.map((plan) => ({ label: isolated(plan.title), description: plan.id, plan })), { placeHolder: l10n.t("To which plan?") }))?.plan;
}
