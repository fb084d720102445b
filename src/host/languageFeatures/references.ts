import type { ReferenceProvider } from "vscode";
import { findReferences } from "../../language/features/findReferences";
import type { LivePlans } from "../livePlans";
import { locationOf, placeAt } from "./place";

/** Where an id is named. */
export function referenceProvider(plans: LivePlans): ReferenceProvider {
  return {
    provideReferences(document, position, { includeDeclaration }) {
      const place = placeAt(plans, document, position);
      if (place === undefined) return [];
      const found = findReferences(place.analysis, place.file, place.offset, includeDeclaration);
      return found.flatMap((range) => locationOf(plans, place.analysis, range));
    },
  };
}
