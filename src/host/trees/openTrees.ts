import type { Memento } from "vscode";
import type { Clock } from "../clock";
import { createDisposal } from "../disposal";
import type { Log } from "../log";
import type { PlanService } from "../planService";
import { createBacklogTree, type BacklogTree } from "./backlogTree";
import { createPlanTree, type PlanTree } from "./planTree";
import { registerRiskCommands } from "./riskCommands";
import { createRiskTree, type RiskTree } from "./riskTree";
import { registerTreeCommands } from "./treeCommands";

/** The trees of the activity bar. */
export interface Trees {
  readonly planTree: PlanTree;
  readonly backlogTree: BacklogTree;
  readonly riskTree: RiskTree;
}

/** Registers the trees and what can be done at their lines. */
export function openTrees(plans: PlanService, clock: Clock, storage: Memento, log: Log): Trees & { dispose(): void } {
  const all = createDisposal(log);
  const planTree = all.add(createPlanTree(plans, clock, storage, log));
  const backlogTree = all.add(createBacklogTree(plans, log));
  const riskTree = all.add(createRiskTree(plans, log));
  all.add(registerTreeCommands({ plans, planTree, backlogTree, clock }, log));
  all.add(registerRiskCommands({ plans, riskTree, clock }, log));
  return { planTree, backlogTree, riskTree, dispose: () => { all.dispose(); } };
}
