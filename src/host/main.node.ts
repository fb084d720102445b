import { Uri, type ExtensionContext } from "vscode";
import { environmentVariable, startEngineThread } from "../node/engineThread";
import { start, type GantryApi } from "./extension";

/** The entry of the Node extension host: the bundle of the web worker host with Node's thread and environment. */
export function activate(context: ExtensionContext): GantryApi {
  return start(context, {
    kind: "node",
    startEngine: (extension) => Promise.resolve(startEngineThread(Uri.joinPath(extension, "dist/worker.node.js").fsPath)),
    environment: environmentVariable,
  });
}
