import { importMspdi } from "../interop/mspdi/importMspdi";
import { revisionBaseline } from "../language/baselines/revisionBaseline";
import { createChannel } from "../protocol/channel";
import { engineHearing, type EngineQuestions, type EngineSilence } from "../protocol/engineMessages";
import { levelPlans } from "./levelPlans";
import { pastFinishes } from "./pastFinishes";
import { createSimulator } from "./simulatePlan";
import { buffersIn } from "./buffersIn";
import { createForecaster } from "./forecastPlan";
import { findWays } from "./findWays";

/** One end of a wire between two threads. */
export interface Port {
  /** What is handed over is no longer this thread's. */
  post(message: unknown, handedOver: readonly ArrayBuffer[]): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** Answers what the host asks, over a port. The entries for Node and for browsers pass one in. */
export function startEngine(port: Port): void {
  const hearing = engineHearing({
    level: levelPlans,
    past: pastFinishes,
    simulate: createSimulator(),
    baseline: ({ name, ...revision }) => revisionBaseline(revision, name) ?? null,
    forecast: createForecaster(),
    ways: findWays,
    importMspdi: ({ xml, stem }) => {
      const imported = importMspdi(xml, { stem });
      if (imported.kind === "refused") throw new Error(imported.message);
      const { text, notes, files } = imported;
      return { text, notes, files };
    },
  });
  const channel = createChannel<EngineSilence, EngineQuestions>({ post: (message) => { port.post(message, buffersIn(message)); }, log: () => {} }, hearing);
  port.onMessage((message) => { channel.receive(message); });
}
