import { levelOfRisk, levelsOf, type RiskLevel } from "../../../core/health/riskLevel";
import { writtenHealth } from "../../../core/health/limits";
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
export function unansweredLevel(plan: Plan, risk: Risk): RiskLevel | undefined {
  if ((risk.status ?? "open") !== "open" || risk.response !== undefined || isRejected(risk, "response")) return undefined;
  const level = levelOfRisk(plan, risk);
  const levels = levelsOf(plan);
  const named = levels.indexOf(writtenHealth(plan).responseFrom ?? "");
  return level !== undefined && level.rank >= (named < 0 ? levels.length - 1 : named) ? level : undefined;
}
