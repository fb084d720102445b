import { l10n, window } from "vscode";
import type { Plan } from "../../core/model/plan";
import { isolated } from "../isolated";
import type { LivePlans } from "../livePlans";

/** The plan that is named, is open in front, or is the only one; else the one that the person chooses. */
export async function choosePlan(plans: LivePlans, named: string | undefined): Promise<Plan | undefined> {
  // Until all files are read, what another file includes looks like a plan of its own.
  await plans.ready();
  const { snapshot } = plans.analysis;
  if (named !== undefined) return snapshot.planById(named);
  const active = window.activeTextEditor;
  const open = active === undefined ? undefined : snapshot.planOfFile(plans.fileOf(active.document.uri));
  if (open !== undefined) return open;
  if (snapshot.plans.length < 2) return snapshot.plans[0];
  const chosen = await window.showQuickPick(
    snapshot.plans.map((plan) => ({ label: isolated(plan.title), description: plan.id, plan })),
    { placeHolder: l10n.t("To which plan?") },
  );
  return chosen?.plan;
}
