import { startEngine } from "./engine";

/** What a worker of a browser has; declared here because no other file of this layer may know of it. */
interface BrowserWorker {
  postMessage(message: unknown, handedOver: readonly ArrayBuffer[]): void;
  addEventListener(type: "message", listener: (event: { readonly data: unknown }) => void): void;
}

/** Answers whoever began this thread. */
export function work(): void {
  const browser = globalThis as unknown as BrowserWorker;
  startEngine({
    post: (message, handedOver) => { browser.postMessage(message, handedOver); },
    onMessage: (listener) => { browser.addEventListener("message", (event) => { listener(event.data); }); },
  });
}
