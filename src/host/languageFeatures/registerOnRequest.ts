import { languages, type Disposable } from "vscode";
import { createDisposal } from "../disposal";
import { LANGUAGE, SETTINGS } from "../ids";
import type { LivePlans } from "../livePlans";
import type { Log } from "../log";
import { DROP_TYPES, dropProvider } from "./drops";
import { FORMAT_TRIGGERS, formatProvider } from "./formatters";
import { breakdownProvider, dependencyProvider } from "./hierarchies";
import { linkedEditingProvider } from "./linkedEditing";
import { PASTE_KIND, PASTE_TYPES, pasteProvider } from "./pastes";
import { selectionRangeProvider } from "./selectionRanges";
import { workspaceSymbolProvider } from "./workspaceSymbols";
import { wrapped } from "./wrapped";

/** What the editor does when it is asked to: walk, select, find, format, paste, drop, type together. */
export function registerOnRequest(plans: LivePlans, log: Log): Disposable {
  const all = createDisposal(log);
  const plan = { language: LANGUAGE };
  all.add(languages.registerSelectionRangeProvider(plan, wrapped(log, "Selection", selectionRangeProvider(), SETTINGS.selectionRanges)));
  all.add(languages.registerWorkspaceSymbolProvider(wrapped(log, "Workspace symbols", workspaceSymbolProvider(plans), SETTINGS.workspaceSymbols)));
  all.add(languages.registerCallHierarchyProvider(plan, wrapped(log, "Dependencies", dependencyProvider(plans), SETTINGS.callHierarchy)));
  all.add(languages.registerTypeHierarchyProvider(plan, wrapped(log, "Work breakdown", breakdownProvider(plans), SETTINGS.typeHierarchy)));
  all.add(languages.registerLinkedEditingRangeProvider(plan, wrapped(log, "Linked editing", linkedEditingProvider(plans), SETTINGS.linkedEditing)));
  const format = wrapped(log, "Formatting", formatProvider(), SETTINGS.formatting);
  all.add(languages.registerDocumentFormattingEditProvider(plan, format));
  all.add(languages.registerDocumentRangeFormattingEditProvider(plan, format));
  all.add(languages.registerOnTypeFormattingEditProvider(plan, format, ...FORMAT_TRIGGERS));
  all.add(languages.registerDocumentDropEditProvider(plan, wrapped(log, "Drop", dropProvider(plans), SETTINGS.drop), { dropMimeTypes: DROP_TYPES }));
  const pastes = wrapped(log, "Paste", pasteProvider(plans), SETTINGS.paste);
  all.add(languages.registerDocumentPasteEditProvider(plan, pastes, { providedPasteEditKinds: [PASTE_KIND], pasteMimeTypes: PASTE_TYPES }));
  return all;
}
