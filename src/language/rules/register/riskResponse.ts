import { THREAT_RESPONSES, OPPORTUNITY_RESPONSES } from "../../../core/risk/assessRisk";
import { setKey } from "../fixes";
import { valuePlace } from "../places";
import type { Rule } from "../rule";
import { code, listed, nameOf } from "../wording";
import { withRisk } from "./plans";

/** A threat is answered by other means than an opportunity. */
export const riskResponse: Rule = {
  code: "risk-response",
  doc: {
    title: "The response is not one to such a risk",
    meaning: "A threat is avoided, transferred, mitigated or accepted, an opportunity (`opportunity: true`) is exploited, shared, enhanced or accepted. Here it is the other way round.",
    fix: "Write a response that suits, or `opportunity: true` where it would be a gain.",
    before: withRisk("none", "probability: 30%\nimpact: {time: 3d}\nowner: ana\nresponse: exploit\nactions: {stub: {title: Build a stub, effort: 2d, who: ana}}"),
    after: withRisk("none", "probability: 30%\nimpact: {time: 3d}\nowner: ana\nresponse: mitigate\nactions: {stub: {title: Build a stub, effort: 2d, who: ana}}"),
  },
  check({ plan }, report) {
    for (const risk of plan.risks.values()) {
      const { response, opportunity = false } = risk;
      const suit = opportunity ? OPPORTUNITY_RESPONSES : THREAT_RESPONSES;
      if (risk.status === "closed" || response === undefined || suit.includes(response)) continue;
      report({
        message: `${code(response)} is no response to ${opportunity ? "an opportunity" : "a threat"} such as ${nameOf(risk)}; write ${listed(suit.map(code), 9, "or")}`,
        at: valuePlace(risk, "response"),
        fixes: [
          ...suit.map(word => setKey(`Write ${code(`response: ${word}`)}`, plan, risk, "response", word)),
          setKey(`It is ${opportunity ? "a threat" : "an opportunity"}: write ${code(`opportunity: ${String(!opportunity)}`)}`, plan, risk, "opportunity", String(!opportunity)),
        ],
      });
    }
  },
};
