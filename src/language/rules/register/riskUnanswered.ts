import { writtenHealth } from "../../../core/health/limits";
import { levelOf, riskScales, rowOf, scoreOf, type ScoreLevel } from "../../../core/risk/riskScales";
import type { Risk } from "../../../core/model/items";
import type { Plan } from "../../../core/model/plan";
import { setKey } from "../fixes";
import { idPlace } from "../places";
import { isRejected } from "../rejected";
import type { Rule } from "../rule";
import { code, nameOf } from "../wording";
import { withRisk } from "./plans";

/** A risk of a high level without a response. */
export const riskUnanswered: Rule = {
  code: "risk-unanswered",
  doc: {
    title: "Nothing is decided about a high risk",
    meaning:
      "An open risk stands at the highest level of `risk-matrix`, or at least at the level named in `health: {response-from: medium}`, and has no "
      + "`response`. Its level is the place of its probability on the scale times the weight of its `impact.level`.",
    fix: "Decide what is done about it and write the `response`: avoid, transfer, mitigate or accept.",
    before: withRisk("none", "probability: 70%\nimpact: {level: severe, time: 5d}\nowner: ana"),
    after: withRisk("none", "probability: 70%\nimpact: {level: severe, time: 5d}\nowner: ana\nresponse: accept"),
  },
  check({ plan }, report) {
    for (const risk of plan.risks.values()) {
      const level = unansweredLevel(plan, risk);
      if (level === undefined) continue;
      const [does, does2] = risk.opportunity === true ? ["exploit", "enhance"] : ["mitigate", "avoid"];
      report({
        message: `The risk ${nameOf(risk)} is ${code(level.name)} and has no ${code("response")}; decide what is done about it`,
        at: idPlace(risk),
        fixes: [does, does2, "accept"].map(response => setKey(`Write ${code(`response: ${response ?? ""}`)}`, plan, risk, "response", response ?? "")),
      });
    }
  },
};

/** The level of an open risk that needs a response and has none; `risk-incomplete` leaves the response out then. */
export function unansweredLevel(plan: Plan, risk: Risk): ScoreLevel | undefined {
  if ((risk.status ?? "open") !== "open" || risk.response !== undefined || isRejected(risk, "response")) return undefined;
  const scales = riskScales(plan);
  const [row, column] = [rowOf(scales, risk.probability), scales.columns.findIndex(({ name }) => name === risk.impact?.level)];
  // Time and cost alone have no weight.
  if (row < 0 || column < 0) return undefined;
  const { levels } = scales;
  const level = levelOf(scales, scoreOf(scales, row, column));
  const named = levels.findIndex(({ name }) => name === writtenHealth(plan).responseFrom);
  return level >= (named < 0 ? levels.length - 1 : named) ? levels[level] : undefined;
}
