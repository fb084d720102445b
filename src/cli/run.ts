import { readArguments } from "./arguments";
import { runCheck } from "./commands/check";
import { runSchedule } from "./commands/schedule";
import type { CliSurroundings } from "./surroundings";
import { HELP, UsageError } from "./usage";
import { VERSION } from "./version";

/** Runs one command line and gives its exit code: 0 fine, 1 the plan has errors, 2 it could not be done. */
export async function runCommand(words: readonly string[], around: CliSurroundings): Promise<number> {
  try {
    return await dispatch(words, around);
  } catch (failure) {
    if (!UsageError.is(failure)) throw failure;
    around.err(`${failure.message.replaceAll(/\s*\n\s*/g, " ")}\n`);
    return 2;
  }
}

/** What reads and schedules is loaded with the program; the commands that write load what they need when they are called. */
async function dispatch(words: readonly string[], around: CliSurroundings): Promise<number> {
  const request = readArguments(words);
  switch (request.command) {
    case "help":
      around.out(HELP);
      return 0;
    case "version":
      around.out(`${VERSION}\n`);
      return 0;
    case "check":
      return runCheck(request, around);
    case "schedule":
      return runSchedule(request, around);
    case "risk":
      return (await import("./commands/risk")).runRisk(request, around);
    case "diff":
      return (await import("./commands/diff")).runDiff(request, around);
    case "rank":
      return (await import("./commands/rank")).runRank(request, around);
    case "report":
      return (await import("./commands/report")).runReport(request, around);
    case "import":
      return (await import("./commands/importProject")).runImport(request, around);
    case "init":
      return (await import("./commands/init")).runInit(request, around);
  }
}
