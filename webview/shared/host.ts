import { createChannel } from "../../src/protocol/channel";
import type { Channel, Hearing, Speech } from "../../src/protocol/channel";
import type { ViewSpeech } from "../../src/protocol/viewMessages";

/** What VS Code gives to the page of a webview, once. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The connection to the extension host, and the place that survives a reload. */
export interface Host {
  readonly channel: Channel<ViewSpeech>;
  readonly saved: unknown;
  save(state: unknown): void;
}

export function connectHost<In extends Speech>(hearing: Hearing<In, ViewSpeech>): Host {
  const api = acquireVsCodeApi();
  const wire = {
    post: (message: unknown) => { api.postMessage(message); },
    // Told to whoever opens the developer tools of the webview.
    // eslint-disable-next-line no-console
    log: (line: string) => { console.warn(`Gantry: ${line}`); },
  };
  const channel = createChannel<ViewSpeech, In>(wire, hearing);
  window.addEventListener("message", (event) => { channel.receive(event.data); });
  window.addEventListener("keydown", (event) => {
    const command = undoOrRedo(event);
    if (command === undefined) return;
    event.preventDefault();
    channel.notify(command, undefined);
  });
  return { channel, saved: api.getState(), save: (state) => { api.setState(state); } };
}

const FIELDS: ReadonlySet<string> = new Set(["input", "textarea", "vscode-text-field"]);

/** Which of the two the keys ask for; in a field that is typed into they are the field's own. */
function undoOrRedo({ key, ctrlKey, metaKey, shiftKey, altKey, target }: KeyboardEvent): "undo" | "redo" | undefined {
  const typing = target instanceof Element && FIELDS.has(target.localName);
  if (typing || altKey || !(ctrlKey || metaKey)) return undefined;
  if (key.toLowerCase() === "z") return shiftKey ? "redo" : "undo";
  return key.toLowerCase() === "y" && !shiftKey ? "redo" : undefined;
}
