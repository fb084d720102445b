import { affectsOpenWork, isShare } from "../../../core/risk/register";
import type { Risk } from "../../../core/model/items";
import { setKey } from "../fixes";
import { idPlace, valuePlace } from "../places";
import { isRejected } from "../rejected";
import type { Rule } from "../rule";
import { code, nameOf } from "../wording";
import { withRisk } from "./plans";

/** A delay strikes unfinished work, or nothing. */
export const riskNoEffect: Rule = {
  code: "risk-no-effect",
  doc: {
    title: "The risk delays nothing",
    meaning:
      "Everything that an open risk `affects` is finished or dropped, so that it delays nothing any more; or it says a delay, or a share of a cost, and does not say under "
      + "`affects` of what. Only an amount of money still counts in a forecast, as long as the risk is open.",
    fix: "Name under `affects` the work that it threatens, or close the risk; write `status: happened` where it came.",
    before: withRisk("2026-02-16", "probability: 30%\nimpact: {time: 3d}\nowner: ana\nresponse: accept").replace("done: 50%", "finished: 2026-02-13"),
    after: withRisk("2026-02-16", "probability: 30%\nimpact: {time: 3d}\nowner: ana\nresponse: accept\nstatus: closed").replace("done: 50%", "finished: 2026-02-13"),
  },
  check({ plan, schedule }, report) {
    for (const risk of plan.risks.values()) {
      if ((risk.status ?? "open") !== "open" || isRejected(risk, "affects")) continue;
      if (risk.affects === undefined || risk.affects.length === 0) {
        if (!strikesWork(risk)) continue;
        report({
          message: `The risk ${nameOf(risk)} does not say what it delays; name tasks, a release or ${code("plan")} under ${code("affects")}`,
          at: idPlace(risk), fixes: [setKey(`Write ${code("affects: plan")}`, plan, risk, "affects", "plan")],
        });
      } else if (!affectsOpenWork(plan, schedule.tasks, risk)) {
        report({
          message: `All that the risk ${nameOf(risk)} affects is finished or dropped, so it delays nothing; close it, or name the work that it still threatens`,
          at: valuePlace(risk, "affects"),
          fixes: [setKey("Close the risk", plan, risk, "status", "closed"), setKey(`It happened: write ${code("status: happened")}`, plan, risk, "status", "happened")],
        });
      }
    }
  },
};

/** A delay, or a share of the cost of what is affected. */
function strikesWork({ impact, residual }: Risk): boolean {
  return [impact, residual].some(figures => figures?.time !== undefined || isShare(figures?.cost));
}
