import { estimateMinutes, USUAL_SCALE } from "../../../core/calendar/durations";
import { probabilityOf } from "../../../core/risk/register";
import type { Risk } from "../../../core/model/items";
import type { Plan } from "../../../core/model/plan";
import type { Estimate, ShareEstimate } from "../../../core/model/values";
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
  if (isLarger(residual.time, impact?.time)) larger.push("time");
  if (isLarger(residual.cost, impact?.cost)) larger.push("cost");
  return larger;
}

type Figure = Estimate | ShareEstimate | readonly [low: number, high: number];

/** Shares are compared with shares, and amounts with amounts. */
function isLarger(left: Figure | undefined, before: Figure | undefined): boolean {
  if (left === undefined || before === undefined) return false;
  const [after, first] = [sizeOf(left), sizeOf(before)];
  return after.share === first.share && after.size > first.size;
}

function sizeOf(figure: Figure): { readonly share: boolean; readonly size: number } {
  if (!("kind" in figure)) return { share: false, size: (figure[0] + figure[1]) / 2 };
  switch (figure.kind) {
    case "share":
    case "share-points": return { share: true, size: figure.likely };
    case "share-range": return { share: true, size: (figure.low + figure.high) / 2 };
    default: return { share: false, size: estimateMinutes(figure, USUAL_SCALE) };
  }
}
