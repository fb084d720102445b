import { metricFigures } from "../../../core/product/metrics";
import { idPlace } from "../places";
import type { Rule } from "../rule";
import { code, nameOf } from "../wording";

/** Nothing is done for an objective. */
export const unservedObjective: Rule = {
  code: "unserved-objective",
  doc: {
    title: "Nothing is done for an objective",
    meaning:
      "No task and no idea of the backlog names the objective under `objective`, and no other objective serves it as its `parent`. An objective whose key results are "
      + "all reached needs nothing more and is not reported.",
    fix: "Name the objective where work serves it, or delete it.",
    before: `plan: Wishes
start: 2026-01-05
as-of: none
objectives:
  faster: {title: Faster checkout}
tasks:
  build: {duration: 3d}
`,
    after: `plan: Wishes
start: 2026-01-05
as-of: none
objectives:
  faster: {title: Faster checkout}
tasks:
  build: {duration: 3d, objective: faster}
`,
  },
  check({ plan, schedule, metrics }, report) {
    if (plan.objectives.size === 0) return;
    const served = new Set<string>();
    for (const { objective, dropped } of schedule.tasks) if (objective !== undefined && !dropped) served.add(objective);
    for (const { objective } of plan.backlog.values()) if (objective !== undefined) served.add(objective.id);
    for (const { parent } of plan.objectives.values()) if (parent !== undefined) served.add(parent.id);
    const targets = metricFigures(plan, metrics).flatMap((one) => one.targets);
    for (const objective of plan.objectives.values()) {
      const own = targets.filter((one) => one.objective === objective.id);
      const isReached = own.length > 0 && own.length === objective.results?.size && own.every(({ state }) => state === "met");
      if (served.has(objective.id) || isReached) continue;
      report({
        message: `Nothing is done for the objective ${nameOf(objective)}; write ${code(`objective: ${objective.id}`)} where tasks or ideas serve it, or delete it`,
        at: idPlace(objective),
        fixes: [{ title: `Delete the objective ${nameOf(objective)}`, change: { kind: "remove-item", plan: plan.id, id: objective.id } }],
      });
    }
  },
};
