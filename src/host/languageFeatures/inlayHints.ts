import { InlayHint, type Event, type InlayHintsProvider } from "vscode";
import { inlayHints } from "../../language/features/inlayHints";
import { itemCard } from "../../language/features/itemCard";
import type { Outlook } from "../../language/features/taskWords";
import { SETTINGS } from "../ids";
import type { LivePlans } from "../livePlans";
import { isOn } from "../settings";
import { cardOf } from "./hovers";
import { analysisOf } from "./place";

interface Named {
  readonly plan: string;
  readonly task: string;
}

/** Computed dates at the end of a task's line, with the task's card when the pointer rests on one. */
export function inlayHintProvider(plans: LivePlans, changed: Event<void>, outlook: Outlook): InlayHintsProvider {
  const named = new WeakMap<InlayHint, Named>();
  return {
    onDidChangeInlayHints: changed,
    async provideInlayHints(document, range) {
      const analysis = await analysisOf(plans, document);
      if (analysis === undefined) return [];
      const { start, end } = range;
      const chances = isOn(SETTINGS.forecastHints, document.uri) ? outlook : undefined;
      return inlayHints(analysis, plans.fileOf(document.uri), document.offsetAt(start), document.offsetAt(end), chances).map((hint) => {
        const made = new InlayHint(document.positionAt(hint.offset), hint.text);
        made.paddingLeft = true;
        named.set(made, hint);
        return made;
      });
    },
    resolveInlayHint(hint) {
      const { analysis } = plans;
      const plan = analysis.snapshot.planById(named.get(hint)?.plan ?? "");
      const item = plan?.byId.get(named.get(hint)?.task ?? "");
      if (plan !== undefined && item !== undefined) hint.tooltip = cardOf(itemCard(analysis, plan, item, { outlook }));
      return hint;
    },
  };
}
