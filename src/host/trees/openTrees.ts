import type { ExtensionContext } from "vscode";
import type { Clock } from "../clock";
import type { Disposal } from "../disposal";
import type { Forecasts } from "../forecasts";
import type { LivePlans } from "../livePlans";
import type { Log } from "../log";
import { createBacklogTree, type BacklogTree } from "./backlogTree";
import { createPlanTree, type PlanTree } from "./planTree";
import { createReleasesTree, type ReleasesTree } from "./releasesTree";
import { registerRiskCommands } from "./riskCommands";
import { createRiskTree, type RiskTree } from "./riskTree";
import { registerTreeCommands } from "./treeCommands";

/** The trees of the activity bar. */
export interface Trees {
  readonly planTree: PlanTree;
  readonly backlogTree: BacklogTree;
  readonly riskTree: RiskTree;
  readonly releasesTree: ReleasesTree;
}

/** Registers the trees and what can be done at their lines. */
export function openTrees(plans: LivePlans, forecasts: Forecasts, clock: Clock, context: Pick<ExtensionContext, "workspaceState">, all: Disposal, log: Log): Trees {
  const planTree = all.add(createPlanTree(plans, clock, context.workspaceState, log));
  const backlogTree = all.add(createBacklogTree(plans, log));
  const riskTree = all.add(createRiskTree(plans, log));
  const releasesTree = all.add(createReleasesTree(plans, forecasts, clock, log));
  all.add(registerTreeCommands({ plans, planTree, backlogTree, clock }, log));
  all.add(registerRiskCommands({ plans, riskTree, clock }, log));
  return { planTree, backlogTree, riskTree, releasesTree };
}
