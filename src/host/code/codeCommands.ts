import { commands, l10n, window, type QuickPickItem } from "vscode";
import { titleOf } from "../../core/view/titles";
import { codeReference, deadReferenceMessage, nearestReference } from "../../language/code/codeReferences";
import { isolated } from "../isolated";
import type { LivePlans } from "../livePlans";
import type { CodeIndex } from "./codeIndex";
import { definitionOf } from "./codeFeatures";
import { locationOfPlace, type CodePlaces } from "./codePlaces";

interface Named {
  readonly plan: string;
  readonly id: string;
}

/** Goes to what a name in code, a terminal or a message refers to; asks which one when plans share the id. */
export async function openReference(plans: LivePlans, argument: unknown): Promise<void> {
  const name = typeof argument === "object" && argument !== null && "name" in argument && typeof argument.name === "string" ? argument.name : undefined;
  if (name === undefined) return;
  const { snapshot } = plans.current();
  const found = codeReference(snapshot, name);
  if (found.kind !== "items") {
    void window.showInformationMessage(isolated(deadReferenceMessage(name, nearestReference(snapshot, name))));
    return;
  }
  const [first] = found.items;
  if (first === undefined) return;
  if (found.items.length === 1) {
    await plans.reveal(first.plan.id, first.item.id);
    return;
  }
  const chosen = await window.showQuickPick(
    found.items.map(({ plan, item }) => ({ label: `${plan.id}/${item.id}`, description: isolated(plan.title), plan: plan.id, id: item.id })),
    { placeHolder: l10n.t("More than one plan has {0}: which one?", name) },
  );
  if (chosen !== undefined) await plans.reveal(chosen.plan, chosen.id);
}

/** Shows the places in code that name a task: the one that is named, that the cursor is in, or that the person chooses. */
export async function showCode(plans: LivePlans, index: CodeIndex, places: CodePlaces, argument: unknown): Promise<void> {
  await index.begin();
  const named = namedBy(argument) ?? (isPlanInFront(plans) && plans.cursor?.kind === undefined ? plans.cursor : undefined) ?? (await chooseNamed(plans, places));
  if (named === undefined) return;
  const locations = places.of(named.plan, named.id).map(locationOfPlace);
  if (locations.length === 0) {
    void window.showInformationMessage(l10n.t("No comment names {0} yet: write TODO({0}) or plan:{0} beside the code.", named.id));
    return;
  }
  const [home] = definitionOf(plans, named.plan, named.id);
  const editor = window.activeTextEditor;
  const [first] = locations;
  if (first === undefined) return;
  if (editor === undefined || home === undefined) {
    await commands.executeCommand("vscode.open", first.uri, { selection: first.range });
    return;
  }
  const from = editor.document.uri.toString() === home.uri.toString() ? home.range.start : editor.selection.active;
  await commands.executeCommand("editor.action.goToLocations", editor.document.uri, from, locations, locations.length === 1 ? "goto" : "peek", "");
}

/** A task by the key of its line in a tree, or by plan and id. */
function namedBy(argument: unknown): Named | undefined {
  if (typeof argument === "string") {
    const slash = argument.indexOf("/");
    return slash < 0 ? undefined : { plan: argument.slice(0, slash), id: argument.slice(slash + 1) };
  }
  if (typeof argument !== "object" || argument === null || !("plan" in argument) || !("id" in argument)) return undefined;
  const { plan, id } = argument;
  return typeof plan === "string" && typeof id === "string" ? { plan, id } : undefined;
}

function isPlanInFront(plans: LivePlans): boolean {
  const active = window.activeTextEditor;
  return active !== undefined && plans.analysis.snapshot.files.has(plans.fileOf(active.document.uri));
}

async function chooseNamed(plans: LivePlans, places: CodePlaces): Promise<Named | undefined> {
  const { snapshot } = plans.analysis;
  const items = [...places.all()].map(([key, found]): QuickPickItem & Named => {
    const plan = key.slice(0, key.indexOf("/"));
    const id = key.slice(plan.length + 1);
    const home = snapshot.planById(plan);
    const node = home?.tasks[home.taskIndex.get(id) ?? -1];
    return { label: id, description: isolated(node === undefined ? "" : titleOf(node)), detail: found.length === 1 ? l10n.t("1 place") : l10n.t("{0} places", found.length), plan, id };
  });
  return await window.showQuickPick(items, { placeHolder: l10n.t("Show the code of which task?"), matchOnDescription: true });
}
