import { COMMANDS } from "../ids";
import type { LivePlans } from "../livePlans";
import type { PlanTree } from "../trees/planTree";
import { filterPlan } from "./filterPlan";
import type { CommandTable } from "./registerCommands";
import { revealInPlan } from "./revealInPlan";

/** What shows a place of the plan, and a part of its tree. */
export function planTreeCommands(plans: LivePlans, planTree: PlanTree): CommandTable {
  return {
    [COMMANDS.revealInPlan]: (argument) => revealInPlan(plans, argument),
    [COMMANDS.filterPlan]: () => filterPlan(planTree),
    [COMMANDS.clearFilter]: () => Promise.resolve(planTree.setFilter({ kind: "all" })),
  };
}
