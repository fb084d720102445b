import { l10n } from "vscode";
import { sayChange } from "../../language/edits/sayChange";
import { consequencesOf } from "../../language/options/consequences";
import { tryChange } from "../../language/options/tryChange";
import { MOST_MOVED } from "../../protocol/previewMessages";
import type { ChangePreview } from "../../protocol/previewMessages";
import type { ChangeRequest } from "../../protocol/viewMessages";
import type { PlanService } from "../planService";
import { whyReadOnly } from "../readOnly";
import { askedChange } from "./viewChange";
import type { ShownSchedules } from "./viewChange";

/** What a change that a view may ask for would do: dates that move, promises that break. Nothing is written. */
export async function previewChange(plans: PlanService, plan: string, shown: ShownSchedules, request: ChangeRequest): Promise<ChangePreview> {
  const asked = askedChange(plans, plan, shown, request);
  if (asked.kind === "refused") return asked;
  const { snapshot, context } = plans.analysis;
  const effect = tryChange(snapshot, context, asked);
  if (effect.kind === "none") return { kind: effect.unchanged === true ? "unchanged" : "refused", message: effect.message };
  const obstacle = await whyReadOnly([...new Set(effect.edits.map(({ file }) => file))].map((file) => plans.uriOf(file)));
  if (obstacle !== undefined) return { kind: "refused", message: obstacle };
  const { moved, broken, kept, overloads, conflicts } = consequencesOf(effect);
  const [conflict] = conflicts;
  if (conflict !== undefined) return { kind: "refused", message: l10n.t("{0} is held to a date by its {1}: it could not keep it. Change the date first.", conflict.title, conflict.key) };
  return {
    kind: "effect", before: effect.before.finish, after: effect.after.finish, moved: moved.slice(0, MOST_MOVED), count: moved.length, broken, kept, overloads,
    writes: sayChange(effect.was.plan, asked),
  };
}
