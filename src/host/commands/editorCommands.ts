import { COMMANDS } from "../ids";
import type { LivePlans } from "../livePlans";
import type { Panels } from "../panels/registerPanels";
import { moveCommands } from "./moveInPlan";
import { viewCommands } from "./viewCommands";
import type { CommandTable } from "./registerCommands";
import { showTask } from "./showTask";
import { sortKeys } from "./sortKeys";

/** The commands of the text editor. */
export function editorCommands(plans: LivePlans, panels: Panels): CommandTable {
  return {
    [COMMANDS.showTask]: (argument) => showTask(plans, panels, argument),
    [COMMANDS.sortKeys]: () => sortKeys(plans),
    ...viewCommands(panels),
    ...moveCommands(plans),
  };
}
