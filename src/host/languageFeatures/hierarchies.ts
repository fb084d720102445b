import {
  CallHierarchyIncomingCall, CallHierarchyItem, CallHierarchyOutgoingCall, TypeHierarchyItem,
  type CallHierarchyProvider, type Range, type SymbolKind, type TypeHierarchyProvider, type Uri,
} from "vscode";
import { predecessors, successors } from "../../language/features/dependencyWalk";
import { hierarchyItemAt, type HierarchyItem } from "../../language/features/hierarchyItem";
import { childrenOf, parentOf } from "../../language/features/workBreakdown";
import type { Analysis } from "../../language/analysisTypes";
import { rangeOf } from "../convert";
import type { LivePlans } from "../livePlans";
import { placeAt } from "./place";
import { SYMBOL_KINDS } from "./symbols";

/** The walk over dependencies as a call hierarchy: incoming are the predecessors, outgoing the successors. */
export function dependencyProvider(plans: LivePlans): CallHierarchyProvider {
  const steps = (item: CallHierarchyItem, walk: Walk): CallHierarchyItem[] =>
    walked(plans, item, walk).map((parts) => new CallHierarchyItem(...parts));
  return {
    prepareCallHierarchy(document, position) {
      const place = placeAt(plans, document, position);
      const item = place === undefined ? undefined : hierarchyItemAt(place.analysis, place.file, place.offset);
      const parts = place === undefined || item === undefined ? undefined : partsOf(plans, place.analysis, item);
      return parts === undefined ? undefined : new CallHierarchyItem(...parts);
    },
    provideCallHierarchyIncomingCalls: (item) => steps(item, predecessors).map((step) => new CallHierarchyIncomingCall(step, [step.selectionRange])),
    provideCallHierarchyOutgoingCalls: (item) => steps(item, successors).map((step) => new CallHierarchyOutgoingCall(step, [item.selectionRange])),
  };
}

/** The breakdown of work as a type hierarchy: the summary above, the tasks below. */
export function breakdownProvider(plans: LivePlans): TypeHierarchyProvider {
  const steps = (item: TypeHierarchyItem, walk: Walk): TypeHierarchyItem[] =>
    walked(plans, item, walk).map((parts) => new TypeHierarchyItem(...parts));
  return {
    prepareTypeHierarchy(document, position) {
      const place = placeAt(plans, document, position);
      const item = place === undefined ? undefined : hierarchyItemAt(place.analysis, place.file, place.offset);
      const parts = place === undefined || item === undefined ? undefined : partsOf(plans, place.analysis, item);
      return parts === undefined ? undefined : new TypeHierarchyItem(...parts);
    },
    provideTypeHierarchySupertypes: (item) => steps(item, parentOf),
    provideTypeHierarchySubtypes: (item) => steps(item, childrenOf),
  };
}

type Walk = (analysis: Analysis, plan: string, id: string) => readonly HierarchyItem[];
type Parts = readonly [kind: SymbolKind, name: string, detail: string, uri: Uri, range: Range, selection: Range];

/** The next steps from an item, which is found again by its name: the text may have changed since. */
function walked(plans: LivePlans, item: { readonly name: string; readonly uri: Uri }, walk: Walk): Parts[] {
  const analysis = plans.current();
  const plan = analysis.snapshot.planOfFile(plans.fileOf(item.uri));
  if (plan === undefined) return [];
  return walk(analysis, plan.id, item.name).map((step) => partsOf(plans, analysis, step)).filter((parts) => parts !== undefined);
}

function partsOf(plans: LivePlans, { snapshot }: Analysis, { kind, id, detail, whole, selection }: HierarchyItem): Parts | undefined {
  const range = rangeOf(snapshot, whole);
  const own = rangeOf(snapshot, selection);
  return range === undefined || own === undefined ? undefined : [SYMBOL_KINDS[kind], id, detail, plans.uriOf(whole.file), range.union(own), own];
}
