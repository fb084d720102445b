import { l10n } from "vscode";
import { resourcesData } from "../../core/view/resources";
import { consequencesOf } from "../../language/options/consequences";
import { tryChange, type Effect } from "../../language/options/tryChange";
import { MOST_MOVED } from "../../protocol/previewMessages";
import type { LoadPreview } from "../../protocol/loadMessages";
import type { ChangePreview, PreviewEffect, PreviewRefusal } from "../../protocol/previewMessages";
import type { ChangeRequest } from "../../protocol/viewMessages";
import type { PlanService } from "../planService";
import { whyReadOnly } from "../readOnly";
import { askedChange } from "./viewChange";
import type { ShownSchedules } from "./viewChange";

/** What a change that a view may ask for would do: dates that move, promises that break. Nothing is written. */
export async function previewChange(plans: PlanService, plan: string, shown: ShownSchedules, request: ChangeRequest): Promise<ChangePreview> {
  const effect = await tried(plans, plan, shown, request);
  return effect.kind === "effect" ? previewOf(effect) : effect;
}

/** The same, with the load of everybody as it would be. */
export async function previewLoad(plans: PlanService, plan: string, shown: ShownSchedules, request: ChangeRequest): Promise<LoadPreview> {
  const effect = await tried(plans, plan, shown, request);
  if (effect.kind !== "effect") return effect;
  const preview = previewOf(effect);
  return preview.kind === "effect" ? { ...preview, load: resourcesData(effect.schedule, plans.analysis.context.now) } : preview;
}

async function tried(plans: PlanService, plan: string, shown: ShownSchedules, request: ChangeRequest): Promise<Effect | PreviewRefusal> {
  const asked = askedChange(plans, plan, shown, request);
  if (asked.kind === "refused") return asked;
  const { snapshot, context } = plans.analysis;
  const effect = tryChange(snapshot, context, asked);
  if (effect.kind === "none") return { kind: effect.unchanged === true ? "unchanged" : "refused", message: effect.message };
  const obstacle = await whyReadOnly([...new Set(effect.edits.map(({ file }) => file))].map((file) => plans.uriOf(file)));
  return obstacle === undefined ? effect : { kind: "refused", message: obstacle };
}

function previewOf(effect: Effect): PreviewEffect | PreviewRefusal {
  const { moved, broken, kept, overloads, conflicts } = consequencesOf(effect);
  const [conflict] = conflicts;
  if (conflict !== undefined) return { kind: "refused", message: l10n.t("{0} is held to a date by its {1}: it could not keep it. Change the date first.", conflict.title, conflict.key) };
  return {
    kind: "effect", before: effect.before.finish, after: effect.after.finish, moved: moved.slice(0, MOST_MOVED), count: moved.length, broken, kept, overloads,
  };
}
