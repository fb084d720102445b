import { l10n, window, workspace } from "vscode";
import { releaseNotes } from "../../core/product/releaseNotes";
import { COMMANDS } from "../ids";
import { isolated } from "../isolated";
import type { LivePlans } from "../livePlans";
import type { Panels } from "../panels/registerPanels";
import type { ReleasesTree } from "../trees/releasesTree";
import type { CommandTable } from "./registerCommands";

/** A release, an objective or a task that a command is called for. */
interface Named {
  readonly plan: string;
  readonly id: string;
}

/** What can be done at the lines of the releases and objectives. */
export function releaseCommands(plans: LivePlans, tree: ReleasesTree, panels: Pick<Panels, "show">): CommandTable {
  const named = (argument: unknown): Named | undefined => {
    const key = typeof argument === "string" ? argument : argument === undefined ? tree.selection[0] : undefined;
    const what = key === undefined ? argument : tree.content.lines.get(key)?.what;
    if (typeof what !== "object" || what === null || !("plan" in what) || !("id" in what)) return undefined;
    return typeof what.plan === "string" && typeof what.id === "string" ? { plan: what.plan, id: what.id } : undefined;
  };
  return {
    [COMMANDS.openRelease]: async (argument) => {
      const thing = named(argument);
      if (thing !== undefined) await plans.reveal(thing.plan, thing.id);
    },
    [COMMANDS.showReleaseInRoadmap]: async (argument) => {
      const thing = named(argument);
      await panels.show("roadmap", thing === undefined ? undefined : { plan: thing.plan });
    },
    [COMMANDS.draftReleaseNotes]: async (argument) => { await draft(plans, named(argument)); },
  };
}

/** Opens a draft of the release notes as a document that is not saved yet. */
async function draft(plans: LivePlans, asked: Named | undefined): Promise<void> {
  await plans.ready();
  const { schedules } = plans.current();
  const isRelease = asked !== undefined && schedules.get(asked.plan)?.plan.releases.has(asked.id) === true;
  const thing = isRelease ? asked : await choose(plans);
  const schedule = thing === undefined ? undefined : schedules.get(thing.plan);
  const content = schedule === undefined || thing === undefined ? undefined : releaseNotes(schedule, thing.id);
  if (content === undefined) return;
  await window.showTextDocument(await workspace.openTextDocument({ language: "markdown", content }));
}

async function choose(plans: LivePlans): Promise<Named | undefined> {
  const several = plans.analysis.snapshot.plans.length > 1;
  const items = plans.analysis.snapshot.plans.flatMap((plan) => [...plan.releases.values()].map(({ id, title }) => ({
    label: isolated(title ?? id).replace(/\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g, "\\$&"), description: several ? `${plan.id}/${id}` : id, named: { plan: plan.id, id },
  })));
  if (items.length === 0) {
    void window.showInformationMessage(l10n.t("There is no release yet: write one under the key `releases` of a plan."));
    return undefined;
  }
  return (await window.showQuickPick(items, { placeHolder: l10n.t("Notes of which release?") }))?.named;
}
