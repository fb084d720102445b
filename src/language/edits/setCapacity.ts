import type { Plan } from "../../core/model/plan";
import type { PlanChange } from "../../core/model/planChange";
import { code } from "../rules/wording";
import { writeShare } from "../write/writeValues";
import { refuse, type Refusal } from "./attempt";

/** A person or machine with the share of full time that there shall be, 1 = 100 %. */
export interface CapacityOf {
  readonly id: string;
  readonly share: number;
}

/** The changes that give people and machines another capacity; or one sentence why they cannot have it. */
export function setCapacities(plan: Plan, wanted: readonly CapacityOf[]): readonly PlanChange[] | Refusal {
  const changes: PlanChange[] = [];
  for (const { id, share } of wanted) {
    const item = plan.people.get(id) ?? plan.equipment.get(id);
    if (item === undefined) return refuse(`There is nobody ${code(id)} in this plan.`);
    const steps = item.capacity?.steps ?? [];
    if (steps.length > 1) return refuse(`The ${code("capacity")} of ${code(id)} changes over time: write it in the plan.`);
    if (share !== (steps[0]?.value ?? 1)) changes.push({ kind: "set-key", plan: plan.id, id, key: "capacity", text: writeShare(share) });
  }
  return changes;
}
