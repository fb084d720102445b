import type { Uri } from "vscode";

/** A thread of the engine: texts and plain data in, answers out. */
export interface EngineThread {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once when the thread has ended, with a reason when it failed. */
  onEnd(listener: (reason?: string) => void): void;
  end(): void;
}

/** What differs between the Node host and the web worker host; the entry passes one in. */
export interface Platform {
  readonly kind: "node" | "web";
  /** Starts a thread that runs the worker bundle. */
  startEngine(extension: Uri): Promise<EngineThread>;
  /** An environment variable; undefined where there is no environment. */
  environment(name: string): string | undefined;
}
