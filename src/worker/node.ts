import { parentPort, workerData } from "node:worker_threads";

/** The bundle in which the engine stands. */
interface EngineBundle {
  work(): void;
}

// The engine is shipped once, as the bundle for browsers: here it finds what it expects of a browser's worker.
if (parentPort !== null) {
  const port = parentPort;
  Object.assign(globalThis, {
    isGantryEngine: true,
    postMessage: (message: unknown, handedOver: ArrayBuffer[]) => { port.postMessage(message, handedOver); },
    addEventListener: (_type: "message", listener: (event: { readonly data: unknown }) => void) => {
      port.on("message", (data: unknown) => { listener({ data }); });
    },
  });
  void import((workerData as { readonly engine: string }).engine).then(({ default: bundle }: { readonly default: EngineBundle }) => { bundle.work(); });
}
