import type { ExtensionContext } from "vscode";
import { start, type GantryApi } from "./extension";
import { startBrowserThread } from "./browserThread";

// The entry of the Node host builds on this bundle.
export { start };

/** The entry of the web worker extension host. */
export function activate(context: ExtensionContext): GantryApi {
  return start(context, { kind: "web", startEngine: startBrowserThread, environment: () => undefined });
}
