import { createChannel, type Channel } from "../../../src/protocol/channel";
import { HOST_HEARING, type EngineQuestions, type EngineSilence } from "../../../src/protocol/engineMessages";
import { startEngine } from "../../../src/worker/engine";

/** The engine at the other end of a wire that copies what goes over it. */
export function engine(): Channel<EngineQuestions> {
  let listener: (message: unknown) => void = () => undefined;
  const channel = createChannel<EngineQuestions, EngineSilence>({ post: message => { listener(structuredClone(message)); }, log: () => undefined }, HOST_HEARING);
  startEngine({
    post: (message, handedOver) => { channel.receive(structuredClone(message, { transfer: [...handedOver] })); },
    onMessage: heard => { listener = heard; },
  });
  return channel;
}
