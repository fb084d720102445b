import type { DayNumber } from "../../../core/model/instant";
import { parseDate } from "../../parse/values/dates";
import { setKey } from "../fixes";
import { valuePlace } from "../places";
import type { Rule } from "../rule";
import { code, dayInWords, nameOf } from "../wording";
import { withRisk } from "./plans";

/** The date that a risk's trigger names has passed. */
export const riskTriggered: Rule = {
  code: "risk-triggered",
  doc: {
    title: "The date of a risk's trigger has passed",
    meaning:
      "The `trigger` of an open risk names a date, as in `No sandbox keys by 2026-02-01`, and the status date is behind it: by now one knows "
      + "whether the risk has happened. Of several dates the last one counts.",
    fix: "If it happened, write `status: happened` and deal with it; if it did not, close the risk or write the sign to look for next.",
    before: withRisk("2026-02-02", "probability: 30%\nimpact: {time: 3d}\nowner: ana\nresponse: accept\ntrigger: No keys by 2026-01-30"),
    after: withRisk("2026-02-02", "probability: 30%\nimpact: {time: 3d}\nowner: ana\nresponse: accept\ntrigger: No keys by 2026-02-27"),
  },
  check({ plan, statusDay }, report) {
    if (statusDay === undefined) return;
    for (const risk of plan.risks.values()) {
      const day = (risk.status ?? "open") === "open" ? lastDay(risk.trigger ?? "") : undefined;
      if (day === undefined || day >= statusDay) continue;
      report({
        message: `The trigger of the risk ${nameOf(risk)} was to be seen by ${dayInWords(day)}; say whether it happened, or write what to look for next`,
        at: valuePlace(risk, "trigger"),
        fixes: [
          setKey(`It happened: write ${code("status: happened")}`, plan, risk, "status", "happened"),
          setKey("It did not: close the risk", plan, risk, "status", "closed"),
        ],
      });
    }
  },
};

const DATE = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g;

/** The last day that a text names; undefined without one. */
function lastDay(text: string): DayNumber | undefined {
  let last: DayNumber | undefined;
  for (const [written] of text.slice(0, 1000).matchAll(DATE)) {
    const date = parseDate(written);
    if ("value" in date && (last === undefined || date.value.day > last)) last = date.value.day;
  }
  return last;
}
