import { estimateMinutes, USUAL_SCALE } from "../../../core/calendar/durations";
import { probabilityOf } from "../../../core/risk/register";
import type { Risk } from "../../../core/model/items";
import type { Plan } from "../../../core/model/plan";
import { removeKey } from "../fixes";
import { valuePlace } from "../places";
import type { Rule } from "../rule";
import { code, listed, nameOf } from "../wording";
import { withRisk } from "./plans";

/** A response leaves less of a risk, not more. */
export const riskResidual: Rule = {
  code: "risk-residual",
  doc: {
    title: "The residual risk is larger than the risk",
    meaning: "A figure of `residual`, which holds once every action is done, is above the figure before the response: the response would make it worse.",
    fix: "Correct the figure, or take it away: what `residual` does not say stays as before. Where the response brings a danger of its own, write that as another risk.",
    before: withRisk("none", "probability: 30%\nimpact: {time: 3d}\nowner: ana\nresponse: accept\nresidual: {probability: 40%}"),
    after: withRisk("none", "probability: 30%\nimpact: {time: 3d}\nowner: ana\nresponse: accept\nresidual: {probability: 10%}"),
  },
  check({ plan }, report) {
    for (const risk of plan.risks.values()) {
      if (risk.status === "closed" || risk.opportunity === true) continue;
      const larger = largerFigures(plan, risk);
      const [first] = larger;
      if (first === undefined) continue;
      report({
        message: `The ${code("residual")} of the risk ${nameOf(risk)} has a larger ${listed(larger.map(code))} than before the response; correct it or take it away`,
        at: valuePlace(risk, `residual.${first}`),
        fixes: larger.map(key => ({ ...removeKey(plan, risk, `residual.${key}`), title: `Let ${code(key)} stay as before the response` })),
      });
    }
  },
};

function largerFigures(plan: Plan, { probability, impact, residual }: Risk): readonly string[] {
  if (residual === undefined) return [];
  const larger: string[] = [];
  if (probability !== undefined && residual.probability !== undefined && probabilityOf(plan, residual.probability) > probabilityOf(plan, probability)) larger.push("probability");
  if (impact?.time !== undefined && residual.time !== undefined && estimateMinutes(residual.time, USUAL_SCALE) > estimateMinutes(impact.time, USUAL_SCALE)) larger.push("time");
  if (impact?.cost !== undefined && residual.cost !== undefined && residual.cost[0] + residual.cost[1] > impact.cost[0] + impact.cost[1]) larger.push("cost");
  return larger;
}
