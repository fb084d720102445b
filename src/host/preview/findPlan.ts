import { l10n, Uri, workspace } from "vscode";
import type { Plan } from "../../core/model/plan";
import type { PlanService } from "../planService";

/** The plan that a block means; or a sentence that says why there is none. */
export type FoundPlan = { readonly plan: Plan } | { readonly fault: string };

/** More names than these help nobody. */
const MOST_NAMED = 8;

/** The plan by its file (from the document's folder, or from the workspace's) or by its id; without a name the only one, else the nearest. */
export function findPlan(plans: Pick<PlanService, "analysis" | "uriOf" | "fileOf">, name: string | undefined, document: Uri | undefined): FoundPlan {
  const { snapshot } = plans.analysis;
  const [only, second] = snapshot.plans;
  if (only === undefined) return { fault: l10n.t("There is no plan in this workspace yet.") };
  if (name === undefined) return { plan: second === undefined ? only : nearest(snapshot.plans, plans, document) };
  const places = placesOf(name, document);
  const inside = places.filter((uri) => workspace.getWorkspaceFolder(uri) !== undefined);
  for (const uri of inside) {
    const plan = snapshot.planOfFile(plans.fileOf(uri));
    if (plan !== undefined) return { plan };
  }
  const named = snapshot.planById(name);
  if (named !== undefined) return { plan: named };
  if (places.length > 0 && inside.length === 0) return { fault: l10n.t("The plan {0} is outside this workspace: only plans inside it can be shown.", name) };
  const known = snapshot.plans.slice(0, MOST_NAMED).map(({ file }) => workspace.asRelativePath(plans.uriOf(file)));
  return { fault: l10n.t("There is no plan {0}. There are: {1}", name, `${known.join(", ")}${snapshot.plans.length > MOST_NAMED ? ", …" : ""}`) };
}

/** Where a name may lead: from the document's folder; from the folders of the workspace when it begins with a slash, or no document is known. */
function placesOf(name: string, document: Uri | undefined): readonly Uri[] {
  if (document !== undefined && document.scheme !== "untitled" && !name.startsWith("/")) return [Uri.joinPath(document, "..", name)];
  const own = document === undefined ? undefined : workspace.getWorkspaceFolder(document);
  const folders = own === undefined ? (workspace.workspaceFolders ?? []) : [own];
  return folders.map(({ uri }) => Uri.joinPath(uri, name));
}

/** The plan whose folder has most in common with the document's, then the one that is least deep, then the first. */
function nearest(all: readonly Plan[], plans: Pick<PlanService, "uriOf">, document: Uri | undefined): Plan {
  const from = document === undefined ? [] : partsOf(document);
  const ranked = all.map((plan, place) => {
    const to = partsOf(plans.uriOf(plan.file));
    const differs = to.findIndex((part, at) => part !== from[at]);
    return { plan, place, common: differs < 0 ? to.length : differs, steps: to.length };
  });
  ranked.sort((a, b) => b.common - a.common || a.steps - b.steps || a.place - b.place);
  const [first] = ranked;
  if (first === undefined) throw new Error("there is at least one plan");
  return first.plan;
}

function partsOf(file: Uri): readonly string[] {
  return [file.scheme, file.authority, ...file.path.split("/").slice(0, -1)];
}
