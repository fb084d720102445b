import { l10n, window, type QuickPickItem } from "vscode";
import { titleOf } from "../../core/view/titles";
import { isolated } from "../isolated";
import type { LivePlans } from "../livePlans";

interface Named {
  readonly plan: string;
  readonly id: string;
  readonly preserveFocus: boolean;
}

/** Shows a task in the text: the one that is named, else one that the person chooses. */
export async function revealInPlan(plans: LivePlans, argument: unknown): Promise<void> {
  const named = namedBy(argument) ?? (await choose(plans));
  if (named !== undefined) await plans.reveal(named.plan, named.id, { preserveFocus: named.preserveFocus });
}

function namedBy(argument: unknown): Named | undefined {
  // The key of a line of a tree.
  const line = typeof argument === "string" ? /^([^/]+)\/(.+)$/.exec(argument) : null;
  if (line !== null) return { plan: line[1] ?? "", id: line[2] ?? "", preserveFocus: false };
  if (typeof argument !== "object" || argument === null || !("plan" in argument) || !("id" in argument)) return undefined;
  const { plan, id } = argument;
  if (typeof plan !== "string" || typeof id !== "string") return undefined;
  return { plan, id, preserveFocus: "preserveFocus" in argument && argument.preserveFocus === true };
}

async function choose(plans: LivePlans): Promise<Named | undefined> {
  const several = plans.analysis.snapshot.plans.length > 1;
  const items = plans.analysis.snapshot.plans.flatMap((plan) =>
    plan.tasks.map((node): QuickPickItem & { readonly named: Named } => ({
      // The editor would draw a sign such as $(flame).
      label: isolated(titleOf(node)).replace(/\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g, "\\$&"),
      description: several ? `${plan.id}/${node.item.id}` : node.item.id,
      named: { plan: plan.id, id: node.item.id, preserveFocus: false },
    })),
  );
  const chosen = await window.showQuickPick(items, { placeHolder: l10n.t("Go to a task"), matchOnDescription: true });
  return chosen?.named;
}
