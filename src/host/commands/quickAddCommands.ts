import type { Clock } from "../clock";
import { COMMANDS } from "../ids";
import type { LivePlans } from "../livePlans";
import { addTask } from "./addTask";
import { captureFeedback } from "./captureFeedback";
import type { CommandTable } from "./registerCommands";

/** The commands that add a task or an idea from one line; those of trees are given the line's key, `plan/id`. */
export function quickAddCommands(plans: LivePlans, clock: Clock): CommandTable {
  return {
    [COMMANDS.addTask]: (argument) => addTask(plans, clock, { kind: "task", argument }),
    [COMMANDS.addTaskBelow]: (argument) => addTask(plans, clock, { kind: "task", where: "below", argument }),
    [COMMANDS.addTaskInside]: (argument) => addTask(plans, clock, { kind: "task", where: "inside", argument }),
    [COMMANDS.captureFeedback]: (argument) => captureFeedback(plans, clock, argument),
    [COMMANDS.addBacklogItem]: (argument) => addTask(plans, clock, { kind: "backlog", argument }),
  };
}
