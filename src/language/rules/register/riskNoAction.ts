import type { Risk } from "../../../core/model/items";
import type { Plan } from "../../../core/model/plan";
import type { Fix } from "../../../core/model/problem";
import { setKey } from "../fixes";
import { valuePlace } from "../places";
import type { Rule } from "../rule";
import { code, nameOf } from "../wording";
import { withRisk } from "./plans";

/** A response that is more than to accept needs somebody to do something. */
export const riskNoAction: Rule = {
  code: "risk-no-action",
  doc: {
    title: "A response without an action",
    meaning:
      "An open risk has a `response` such as `mitigate`, and no task under `actions` carries it out, or all of them are dropped: nobody does anything. "
      + "Without any action the `residual` of a risk counts at once in a forecast, as if all were done.",
    fix: "Write what is done as tasks under `actions`, or accept the risk.",
    before: withRisk("none", "probability: 30%\nimpact: {time: 3d}\nowner: ana\nresponse: mitigate"),
    after: withRisk("none", "probability: 30%\nimpact: {time: 3d}\nowner: ana\nresponse: mitigate\nactions: {stub: {title: Build a stub, effort: 2d, who: ana}}"),
  },
  check({ plan, schedule }, report) {
    for (const risk of plan.risks.values()) {
      const { response } = risk;
      if ((risk.status ?? "open") !== "open" || response === undefined || response === "accept") continue;
      if (risk.actions.some(({ id }) => schedule.tasks[plan.taskIndex.get(id) ?? -1]?.dropped !== true)) continue;
      report({
        message: `The response to the risk ${nameOf(risk)} is ${code(response)} and no action carries it out; write a task under ${code("actions")}, or accept the risk`,
        at: valuePlace(risk, "response"),
        fixes: [addAction(plan, risk), setKey("Accept the risk", plan, risk, "response", "accept")],
      });
    }
  },
};

function addAction(plan: Plan, risk: Risk): Fix {
  let id = `${risk.id}-action`;
  for (let number = 2; plan.byId.has(id); number += 1) id = `${risk.id}-action-${String(number)}`;
  const owner = risk.owner?.plan === undefined ? risk.owner?.id : undefined;
  const who: readonly (readonly [string, string])[] = owner === undefined ? [] : [["who", owner]];
  return {
    title: `Add an action, ${code(id)}`,
    change: { kind: "add-task", plan: plan.id, id, parent: risk.id, keys: [["title", "What is done about it"], ["effort", "1d"], ...who] },
  };
}
