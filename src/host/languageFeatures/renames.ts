import { l10n, type RenameProvider } from "vscode";
import { prepareRename, rename } from "../../language/features/rename";
import { rangeOf } from "../convert";
import type { CodeIndex } from "../code/codeIndex";
import { renameInSources } from "../code/renameInSources";
import type { LivePlans } from "../livePlans";
import { Refusal } from "./wrapped";
import { placeAt, workspaceEditOf } from "./place";

/** Renames an id in all plan files and in the comments of the code. A refusal is shown where the person typed, so it is thrown on purpose. */
export function renameProvider(plans: LivePlans, code: CodeIndex): RenameProvider {
  return {
    prepareRename(document, position) {
      const place = placeAt(plans, document, position);
      if (place === undefined) return undefined;
      const target = prepareRename(place.analysis, place.file, place.offset);
      if (target.kind === "refused") throw new Refusal(target.message);
      const range = rangeOf(place.analysis.snapshot, target.range);
      return range === undefined ? undefined : { range, placeholder: target.id };
    },
    async provideRenameEdits(document, position, newName) {
      const place = placeAt(plans, document, position);
      if (place === undefined) return undefined;
      const result = rename(place.analysis, place.file, place.offset, newName);
      if (result.kind === "refused") throw new Refusal(result.message);
      const target = prepareRename(place.analysis, place.file, place.offset);
      const edit = workspaceEditOf(plans, place.analysis, result.edits);
      if (target.kind === "refused" || result.edits.length === 0) return edit;
      const what = { plan: target.plan, id: target.id, newId: newName.trim() };
      // The editor's preview of a rename lists them apart. What needs to be confirmed would be left out until it is ticked.
      const apart = { needsConfirmation: false, label: l10n.t("Comments in the code that name the id") };
      for (const { uri, range, newText } of await renameInSources(code, place.analysis.snapshot, what)) edit.replace(uri, range, newText, apart);
      return edit;
    },
  };
}
