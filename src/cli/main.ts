import { runCommand } from "./run";

runCommand(process.argv.slice(2), {
  workingFolder: process.cwd(),
  clock: () => new Date(),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
}).then((code) => {
  process.exitCode = code;
}, (failure: unknown) => {
  process.stderr.write(`gantry: a fault of Gantry itself: ${failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)}\n`);
  process.exitCode = 2;
});
