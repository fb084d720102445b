import { CodeLens, l10n, workspace, type CodeLensProvider, type Command, type Event, type TextDocument } from "vscode";
import { codeLenses, type CodeLens as Lens, type LensedTasks } from "../../language/features/codeLenses";
import { findReferences } from "../../language/features/findReferences";
import type { Outlook } from "../../language/features/taskWords";
import type { Analysis } from "../../language/analysisTypes";
import { documentRange } from "../convert";
import { COMMANDS, SETTINGS } from "../ids";
import type { LivePlans } from "../livePlans";
import { analysisOf, locationOf } from "./place";

/** A line of facts above tasks, releases, objectives and risks that leads to a view. */
export function codeLensProvider(plans: LivePlans, changed: Event<void>, outlook: Outlook): CodeLensProvider {
  return {
    onDidChangeCodeLenses: changed,
    async provideCodeLenses(document) {
      const analysis = await analysisOf(plans, document);
      if (analysis === undefined) return [];
      return codeLenses(analysis, plans.fileOf(document.uri), lensedTasks(document), outlook).map((lens) =>
        new CodeLens(documentRange(document, lens.start, lens.end), commandOf(plans, analysis, document, lens)));
    },
  };
}

const CHOICES: ReadonlySet<unknown> = new Set<LensedTasks>(["all", "blocks", "summaries", "none"]);

function lensedTasks(document: TextDocument): LensedTasks {
  const written: unknown = workspace.getConfiguration("gantry", document.uri).get(SETTINGS.lensedTasks);
  return CHOICES.has(written) ? (written as LensedTasks) : "blocks";
}

function commandOf(plans: LivePlans, analysis: Analysis, document: TextDocument, lens: Lens): Command {
  // A sign such as $(flame) would be drawn.
  const text = lens.text.replace(/\$\(/g, "$\u200b(");
  switch (lens.leadsTo) {
    case "gantt":
      return { title: l10n.t("{0} · show in Gantt", text), command: COMMANDS.showTask, arguments: [{ plan: lens.plan, id: lens.id }] };
    case "roadmap":
      return { title: l10n.t("{0} · show in roadmap", text), command: COMMANDS.showRoadmap, arguments: [{ plan: lens.plan }] };
    case "references": {
      const places = findReferences(analysis, plans.fileOf(document.uri), lens.start, false).flatMap((range) => locationOf(plans, analysis, range));
      if (places.length === 0) return { title: text, command: "" };
      return { title: text, command: "editor.action.showReferences", arguments: [document.uri, document.positionAt(lens.start), places] };
    }
  }
}
