import {
  CompletionItem,
  CompletionItemKind,
  CompletionList,
  SnippetString,
  type CompletionItemProvider,
  type TextDocument,
} from "vscode";
import { completion } from "../../language/features/completion";
import { isOpenEnded, type CompletionItem as Offer } from "../../language/features/completionItem";
import { itemCard } from "../../language/features/itemCard";
import { documentRange } from "../convert";
import type { LivePlans } from "../livePlans";
import { cardOf } from "./hovers";
import { placeAt } from "./place";

/** Letters after which it is worth asking again. */
export const COMPLETION_TRIGGERS = [" ", ":", "[", ",", "{", "+", "-"];

const KINDS: Readonly<Record<Offer["kind"], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  section: CompletionItemKind.Module,
  task: CompletionItemKind.Event,
  release: CompletionItemKind.Interface,
  person: CompletionItemKind.User,
  team: CompletionItemKind.Folder,
  equipment: CompletionItemKind.Struct,
  id: CompletionItemKind.Reference,
  word: CompletionItemKind.EnumMember,
  duration: CompletionItemKind.Unit,
  date: CompletionItemKind.Value,
  share: CompletionItemKind.Value,
  "link-type": CompletionItemKind.Operator,
  lag: CompletionItemKind.Unit,
};

/** Inserted text whose next place is empty: a value to name, keys to write. */
const GOES_ON = /\s\$0$|\{\$0\}$|\[\$0\]$/;

/** What may stand at the cursor, in the order of the language's own ranking. */
export function completionProvider(plans: LivePlans): CompletionItemProvider {
  const named = new WeakMap<CompletionItem, Named>();
  return {
    provideCompletionItems(document, position) {
      const place = placeAt(plans, document, position, plans.typed());
      if (place === undefined) return undefined;
      const offers = completion(place.analysis, place.file, place.offset);
      return new CompletionList(offers.map((offer, rank) => itemOf(document, offer, rank, named)), isOpenEnded(offers));
    },
    resolveCompletionItem(item) {
      const of = named.get(item);
      const { analysis } = plans;
      const plan = analysis.snapshot.planById(of?.plan ?? "");
      const found = plan?.byId.get(of?.id ?? "");
      if (plan !== undefined && found !== undefined) item.documentation = cardOf(itemCard(analysis, plan, found));
      return item;
    },
  };
}

/** The item whose card is shown beside the list. */
interface Named {
  readonly plan: string;
  readonly id: string;
}

function itemOf(document: TextDocument, offer: Offer, rank: number, named: WeakMap<CompletionItem, Named>): CompletionItem {
  const item = new CompletionItem(offer.detail === undefined ? offer.label : { label: offer.label, description: offer.detail }, KINDS[offer.kind]);
  item.insertText = offer.snippet ? new SnippetString(offer.insert) : offer.insert;
  item.filterText = offer.filter ?? offer.label;
  item.sortText = String(rank).padStart(5, "0");
  item.range = documentRange(document, offer.start, offer.end);
  if (offer.doc !== undefined) item.documentation = offer.doc;
  if (offer.names !== undefined) named.set(item, offer.names);
  // What goes on with a choice shows the choice at once.
  if (offer.snippet && GOES_ON.test(offer.insert)) item.command = { command: "editor.action.triggerSuggest", title: "" };
  return item;
}
