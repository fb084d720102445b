import { Uri, workspace } from "vscode";
import type { EngineThread } from "./platform";

interface BrowserWorker {
  postMessage(message: unknown): void;
  terminate(): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
}

/** What only the web worker host has. */
interface Browser {
  readonly Worker: new (url: string) => BrowserWorker;
  readonly Blob: new (parts: readonly (string | Uint8Array)[], options: { readonly type: string }) => object;
  readonly URL: { createObjectURL(blob: object): string; revokeObjectURL(url: string): void };
}

/**
 * Runs the engine, which stands in the extension's own bundle, in a thread. A worker from an extension's own address is refused
 * there, one from a Blob of the bundle's text is not.
 */
export async function startBrowserThread(extension: Uri): Promise<EngineThread> {
  const script = await workspace.fs.readFile(Uri.joinPath(extension, "dist/web/extension.js"));
  const browser = globalThis as unknown as Browser;
  const url = browser.URL.createObjectURL(new browser.Blob(["var isGantryEngine = true, module = { exports: {} }, exports = module.exports;\n", script, "\nmodule.exports.work();"], { type: "text/javascript" }));
  const worker = new browser.Worker(url);
  const ended: ((reason?: string) => void)[] = [];
  const end = (reason?: string): void => {
    worker.terminate();
    browser.URL.revokeObjectURL(url);
    for (const tell of ended.splice(0)) tell(reason);
  };
  worker.onerror = (event) => { end(event.message ?? "It failed without saying why."); };
  return {
    post: (message) => { worker.postMessage(message); },
    onMessage: (listener) => { worker.onmessage = (event) => { listener(event.data); }; },
    onEnd: (listener) => { ended.push(listener); },
    end: () => { end(); },
  };
}
