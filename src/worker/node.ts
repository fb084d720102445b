import { parentPort } from "node:worker_threads";
import { startEngine } from "./engine";

if (parentPort !== null) {
  const port = parentPort;
  startEngine({
    post: (message) => { port.postMessage(message); },
    onMessage: (listener) => { port.on("message", listener); },
  });
}
