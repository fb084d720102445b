import { durationMinutes, USUAL_SCALE } from "../../../core/calendar/durations";
import { isShare, probabilityOf } from "../../../core/risk/register";
import { riskScales } from "../../../core/risk/riskScales";
import type { Risk } from "../../../core/model/items";
import type { Plan } from "../../../core/model/plan";
import type { Duration, Estimate, ShareEstimate } from "../../../core/model/values";
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
    meaning: "A figure of `residual`, which holds once every action is done, is above the figure before the response (of an opportunity below it): the response would make it worse.",
    fix: "Correct the figure, or take it away: what `residual` does not say stays as before. Where the response brings a danger of its own, write that as another risk.",
    before: withRisk("none", "probability: 30%\nimpact: {time: 3d}\nowner: ana\nresponse: accept\nresidual: {probability: 40%}"),
    after: withRisk("none", "probability: 30%\nimpact: {time: 3d}\nowner: ana\nresponse: accept\nresidual: {probability: 10%}"),
  },
  check({ plan }, report) {
    for (const risk of plan.risks.values()) {
      if (risk.status === "closed") continue;
      const worse = worseFigures(plan, risk);
      const [first] = worse;
      if (first === undefined) continue;
      const [what, more] = risk.opportunity === true ? ["opportunity", "smaller"] : ["risk", "larger"];
      report({
        message: `The ${code("residual")} of the ${what} ${nameOf(risk)} has a ${more} ${listed(worse.map(code))} than before the response; correct it or take it away`,
        at: valuePlace(risk, `residual.${first}`),
        fixes: worse.map(key => ({ ...removeKey(plan, risk, `residual.${key}`), title: `Let ${code(key)} stay as before the response` })),
      });
    }
  },
};

function worseFigures(plan: Plan, { probability, impact, residual, opportunity }: Risk): readonly string[] {
  if (residual === undefined) return [];
  const sign = opportunity === true ? -1 : 1;
  const worse: string[] = [];
  const add = (key: string, after: number | undefined, before: number | undefined): void => {
    if (after !== undefined && before !== undefined && sign * (after - before) > 0) worse.push(key);
  };
  const share = (written: number | string | undefined): number | undefined => (written === undefined ? undefined : probabilityOf(plan, written));
  add("probability", share(residual.probability), share(probability));
  const { columns } = riskScales(plan);
  const weight = (name: string | undefined): number | undefined => columns.find(column => column.name === name)?.weight;
  add("level", weight(residual.level), weight(impact?.level));
  for (const key of ["time", "cost"] as const) {
    const [after, before] = [residual[key], impact?.[key]];
    // What was not there before is more than nothing.
    if (after !== undefined && isShare(after) === isShare(before ?? after)) add(key, sizeOf(after), before === undefined ? (impact === undefined ? undefined : 0) : sizeOf(before));
  }
  return worse;
}

type Figure = Estimate | ShareEstimate | readonly [low: number, high: number];

/** The mean, nearly: figures are compared by it. Shares are compared with shares, and amounts with amounts. */
function sizeOf(figure: Figure): number {
  if (!("kind" in figure)) return (figure[0] + figure[1]) / 2;
  const minutes = (duration: Duration): number => durationMinutes(duration, USUAL_SCALE);
  switch (figure.kind) {
    case "share": return figure.likely;
    case "share-points": return meanOf(figure.low, figure.likely, figure.high);
    case "share-range": return (figure.low + figure.high) / 2;
    case "three-point": return meanOf(minutes(figure.low), minutes(figure.likely), minutes(figure.high));
    case "range": return (minutes(figure.low) + minutes(figure.high)) / 2;
    default: return minutes(figure.likely);
  }
}

/** Of PERT-beta. */
function meanOf(low: number, likely: number, high: number): number {
  return (low + 4 * likely + high) / 6;
}
