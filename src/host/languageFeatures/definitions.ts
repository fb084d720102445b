import type { DefinitionProvider, LocationLink } from "vscode";
import { definition } from "../../language/features/definition";
import { rangeOf } from "../convert";
import type { LivePlans } from "../livePlans";
import { placeAt } from "./place";

/** Where an id is defined. */
export function definitionProvider(plans: LivePlans): DefinitionProvider {
  return {
    provideDefinition(document, position): LocationLink[] {
      const place = placeAt(plans, document, position);
      const found = place === undefined ? undefined : definition(place.analysis, place.file, place.offset);
      if (place === undefined || found === undefined) return [];
      const { snapshot } = place.analysis;
      const origin = rangeOf(snapshot, found.origin);
      const target = rangeOf(snapshot, found.target);
      const whole = rangeOf(snapshot, found.whole);
      if (origin === undefined || target === undefined || whole === undefined) return [];
      return [{ originSelectionRange: origin, targetUri: plans.uriOf(found.target.file), targetRange: whole, targetSelectionRange: target }];
    },
  };
}
