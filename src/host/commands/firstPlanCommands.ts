import type { Clock } from "../clock";
import type { EngineClient } from "../engineClient";
import { COMMANDS } from "../ids";
import type { Log } from "../log";
import { importProject } from "./importProject";
import { newPlan } from "./newPlan";
import type { CommandTable } from "./registerCommands";

/** The commands that lead to a first plan. */
export function firstPlanCommands(clock: Clock, engine: EngineClient, log: Log): CommandTable {
  return {
    [COMMANDS.newPlan]: (argument) => newPlan(clock.today(), argument),
    [COMMANDS.importProject]: (argument) => importProject(engine, log, argument),
  };
}
