import { SymbolInformation, type WorkspaceSymbolProvider } from "vscode";
import { workspaceSymbols } from "../../language/features/workspaceSymbols";
import type { LivePlans } from "../livePlans";
import { locationOf } from "./place";
import { SYMBOL_KINDS } from "./symbols";

/** Every item of every plan by its id or title. */
export function workspaceSymbolProvider(plans: LivePlans): WorkspaceSymbolProvider {
  return {
    provideWorkspaceSymbols(query) {
      const { analysis } = plans;
      return workspaceSymbols(analysis, query).flatMap(({ name, kind, container, range }) =>
        locationOf(plans, analysis, range).map((location) => new SymbolInformation(name, SYMBOL_KINDS[kind], container, location)));
    },
  };
}
