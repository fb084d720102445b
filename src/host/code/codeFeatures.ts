import type { Location} from "vscode";
import { DocumentLink, Hover, l10n, languages, MarkdownString, Uri, type Disposable } from "vscode";
import { referencesOf } from "../../language/code/codeReferences";
import { itemCard } from "../../language/features/itemCard";
import { idRange, referencesTo } from "../../language/references";
import { createDisposal } from "../disposal";
import { COMMANDS } from "../ids";
import { cardOf } from "../languageFeatures/hovers";
import { locationOf } from "../languageFeatures/place";
import { wrapped } from "../languageFeatures/wrapped";
import type { LivePlans } from "../livePlans";
import type { Log } from "../log";
import { locationOfPlace, mayNamePlans, namedAt, rangeIn, type CodePlaces } from "./codePlaces";
import { marksIn } from "./codeStore";

/** Links, cards, definitions and references of the ids that comments of any language name. */
export function registerCodeFeatures(plans: LivePlans, places: CodePlaces, log: Log): Disposable {
  const all = createDisposal(log);
  all.add(languages.registerDocumentLinkProvider("*", wrapped(log, "Links in code", { provideDocumentLinks: (document) => mayNamePlans(document) ? linksIn(plans, document) : [] })));
  all.add(languages.registerHoverProvider("*", wrapped(log, "Hover in code", {
    provideHover(document, position) {
      const found = namedAt(plans, document, document.offsetAt(position));
      if (found === undefined) return undefined;
      const analysis = plans.current();
      const cards = found.items.flatMap(({ plan, item }) => {
        const now = analysis.snapshot.planById(plan.id);
        const same = now?.byId.get(item.id);
        return now === undefined || same === undefined ? [] : [cardOf(itemCard(analysis, now, same))];
      });
      const several = found.items.length > 1 ? [new MarkdownString(l10n.t("More than one plan has this id; write `plan/id` to say which."))] : [];
      return new Hover([...cards, ...several], rangeIn(found.mark, found.name));
    },
  })));
  all.add(languages.registerDefinitionProvider("*", wrapped(log, "Definition from code", {
    provideDefinition(document, position) {
      const found = namedAt(plans, document, document.offsetAt(position));
      return found?.items.flatMap((named) => definitionOf(plans, named.plan.id, named.item.id));
    },
  })));
  all.add(languages.registerReferenceProvider("*", wrapped(log, "References from code", {
    provideReferences(document, position, { includeDeclaration }) {
      const found = namedAt(plans, document, document.offsetAt(position));
      return found?.items.flatMap(({ plan, item }) => [
        ...(includeDeclaration ? definitionOf(plans, plan.id, item.id) : []),
        ...referencesInPlans(plans, plan.id, item.id),
        ...places.of(plan.id, item.id).map(locationOfPlace),
      ]);
    },
  })));
  return all;
}

function linksIn(plans: LivePlans, document: Parameters<typeof marksIn>[0]): DocumentLink[] {
  const { snapshot } = plans.analysis;
  return marksIn(document).flatMap((mark) => referencesOf(snapshot, mark).flatMap(({ name, reference }) => {
    if (reference.kind !== "items") return [];
    const argument = encodeURIComponent(JSON.stringify([{ name: name.text }]));
    const link = new DocumentLink(rangeIn(mark, name), Uri.parse(`command:${COMMANDS.openReference}?${argument}`));
    link.tooltip = reference.items.length > 1 ? l10n.t("Go to the task (choose its plan)") : l10n.t("Go to the task");
    return [link];
  }));
}

/** Where an item is defined. */
export function definitionOf(plans: LivePlans, planId: string, id: string): Location[] {
  const { snapshot } = plans.analysis;
  const item = snapshot.planById(planId)?.byId.get(id);
  return item === undefined ? [] : locationOf(plans, plans.analysis, idRange(snapshot, item, { id, at: item.idSpan }));
}

/** Where plans name an item. */
export function referencesInPlans(plans: LivePlans, planId: string, id: string): Location[] {
  const plan = plans.analysis.snapshot.planById(planId);
  return plan === undefined ? [] : referencesTo(plans.analysis.snapshot, plan, id).flatMap(({ range }) => locationOf(plans, plans.analysis, range));
}
