import type { ReferenceProvider } from "vscode";
import { findReferences } from "../../language/features/findReferences";
import { namedThingAt } from "../../language/features/namedThing";
import { locationOfPlace, type CodePlaces } from "../code/codePlaces";
import type { LivePlans } from "../livePlans";
import { locationOf, placeAt } from "./place";

/** Where an id is named: in plans, and in the comments of the code. */
export function referenceProvider(plans: LivePlans, code: CodePlaces): ReferenceProvider {
  return {
    provideReferences(document, position, { includeDeclaration }) {
      const place = placeAt(plans, document, position);
      if (place === undefined) return [];
      const found = findReferences(place.analysis, place.file, place.offset, includeDeclaration);
      const thing = namedThingAt(place.analysis.snapshot, place.file, place.offset);
      const inCode = thing === undefined ? [] : code.of(thing.plan.id, thing.item.id).map(locationOfPlace);
      return [...found.flatMap((range) => locationOf(plans, place.analysis, range)), ...inCode];
    },
  };
}
