import type { Risk } from "../../core/model/items";
import type { Plan } from "../../core/model/plan";
import type { Fix } from "../../core/model/problem";
import { setKey } from "./fixes";
import { idPlace } from "./places";
import { unansweredLevel } from "./register/riskUnanswered";
import { isRejected } from "./rejected";
import type { Rule } from "./rule";
import { code, listed, nameOf } from "./wording";

const MOST_OFFERED = 5;

/** A risk without owner, response, probability or impact. */
export const riskIncomplete: Rule = {
  code: "risk-incomplete",
  doc: {
    title: "The risk is only half described",
    meaning:
      "An open risk lacks its owner, response, probability or impact. Without probability and impact it counts for nothing in a "
      + "forecast; without owner and response nobody does anything about it.",
    fix: "Write the keys that the message names; a risk that needs none of them any more is `status: closed`.",
    before: `plan: Half a risk
start: 2026-01-05
as-of: none
people:
  ana: {name: Ana Silva}
tasks:
  build: {effort: 3d, who: ana}
risks:
  vendor: {title: The vendor slips, probability: 30%, affects: build, owner: ana}
`,
    after: `plan: Half a risk
start: 2026-01-05
as-of: none
people:
  ana: {name: Ana Silva}
tasks:
  build: {effort: 3d, who: ana}
risks:
  vendor: {title: The vendor slips, probability: 30%, impact: {time: 3d}, affects: build, owner: ana, response: accept}
`,
  },
  check({ plan }, report) {
    for (const risk of plan.risks.values()) {
      if (risk.status === "closed" || risk.status === "happened") continue;
      // Without a response a high risk is `risk-unanswered`.
      const keys = unansweredLevel(plan, risk) === undefined ? (["probability", "impact", "owner", "response"] as const) : (["owner"] as const);
      const lacking = keys.filter(key => !risk.keys.has(key) && risk[key] === undefined && !isRejected(risk, key));
      if (lacking.length === 0) continue;
      report({
        message: `The risk ${nameOf(risk)} lacks its ${listed(lacking.map(code))}; write ${lacking.length === 1 ? "it" : "them"}, or close the risk`,
        at: idPlace(risk),
        fixes: fixesOf(plan, risk, lacking),
      });
    }
  },
};

function fixesOf(plan: Plan, risk: Risk, lacking: readonly string[]): Fix[] {
  const owners = lacking.includes("owner") ? [...plan.people.values()].slice(0, MOST_OFFERED) : [];
  const responses = !lacking.includes("response") ? [] : risk.opportunity === true ? ["exploit", "accept"] : ["mitigate", "accept"];
  return [
    ...owners.map(person => setKey(`Give it to ${nameOf(person)}`, plan, risk, "owner", person.id)),
    ...responses.map(response => setKey(`Write ${code(`response: ${response}`)}`, plan, risk, "response", response)),
    setKey("Close the risk", plan, risk, "status", "closed"),
  ];
}
