import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { setCompilerEffort } from "./compilerEffort";
import { runCommand } from "./run";
import type { CliSurroundings } from "./surroundings";

/** Threads run the worker's bundle, which is shipped beside this one. */
function threads(): Pick<CliSurroundings, "threads"> {
  const bundle = join(__dirname, "worker.node.js");
  if (!existsSync(bundle)) return {};
  return {
    threads: async () => {
      const { startEngineThread } = await import("../node/engineThread");
      return { cores: availableParallelism(), start: () => startEngineThread(bundle) };
    },
  };
}

/** A line that is written over, where a person looks at a terminal. */
function progress(): Pick<CliSurroundings, "progress"> {
  let shown = false;
  const show = (line: string): void => {
    if (line !== "" || shown) process.stderr.write(`\r\u001b[K${line}`);
    shown = line !== "";
  };
  return process.stderr.isTTY ? { progress: show } : {};
}

runCommand(process.argv.slice(2), {
  workingFolder: process.cwd(),
  clock: () => new Date(),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  expect: (work) => { setCompilerEffort(work === "search" ? "usual" : "some"); },
  ...threads(),
  ...progress(),
  onInterrupt: (listener) => {
    process.once("SIGINT", listener);
    return () => process.off("SIGINT", listener);
  },
}).then((code) => {
  process.exitCode = code;
}, (failure: unknown) => {
  process.stderr.write(`gantry: a fault of Gantry itself: ${failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)}\n`);
  process.exitCode = 2;
});
