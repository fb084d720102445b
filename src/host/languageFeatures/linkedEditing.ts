import { LinkedEditingRanges, type LinkedEditingRangeProvider } from "vscode";
import { linkedRanges } from "../../language/features/linkedEditing";
import { documentRange } from "../convert";
import type { LivePlans } from "../livePlans";
import { placeAt } from "./place";

/** Ids that are typed together, for people who have turned "Editor: Linked Editing" on. */
export function linkedEditingProvider(plans: LivePlans): LinkedEditingRangeProvider {
  return {
    provideLinkedEditingRanges(document, position) {
      const place = placeAt(plans, document, position);
      const ranges = place === undefined ? [] : linkedRanges(place.analysis, place.file, place.offset);
      if (ranges.length === 0) return undefined;
      return new LinkedEditingRanges(ranges.map(({ start, end }) => documentRange(document, start, end)), /[A-Za-z][A-Za-z0-9_.-]*/);
    },
  };
}
