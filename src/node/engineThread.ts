import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";

/** A thread of the engine: plain data in, plain data out. */
export interface NodeEngineThread {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onEnd(listener: (reason?: string) => void): void;
  end(): void;
}

/** What the thread may use, so that a hostile file ends the thread and not the process. */
const MOST_MEMORY_MB = 1024;

/** Runs the worker bundle in a thread of its own; the engine stands in the bundle of the web host. */
export function startEngineThread(bundle: string): NodeEngineThread {
  const engine = pathToFileURL(join(dirname(bundle), "web/extension.js")).href;
  const worker = new Worker(bundle, { workerData: { engine }, resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB }, stdin: false });
  worker.unref();
  return {
    post: (message) => { worker.postMessage(message); },
    onMessage: (listener) => { worker.on("message", listener); },
    onEnd: (listener) => {
      let reason: string | undefined;
      worker.on("error", (fault) => { reason = fault.message; });
      worker.on("exit", () => { listener(reason); });
    },
    end: () => { void worker.terminate(); },
  };
}

/** An environment variable of this process. */
export function environmentVariable(name: string): string | undefined {
  return process.env[name];
}
