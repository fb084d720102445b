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
  return { channel, saved: api.getState(), save: (state) => { api.setState(state); } };
}
