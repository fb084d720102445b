import { formatDay } from "../../../core/calendar/civil";
import type { DayNumber } from "../../../core/model/instant";
import { figureText, metricFigures, type MetricFigures, type MetricTarget } from "../../../core/product/metrics";
import { replaceText } from "../fixes";
import { valuePlace } from "../places";
import type { Rule } from "../rule";
import { code, counted, dayInWords, nameOf, shown } from "../wording";

/** By the trend of its metric a key result is not reached in time. */
export const offTrack: Rule = {
  code: "off-track",
  doc: {
    title: "By the trend, a key result is not reached in time",
    meaning:
      "The line through the newest figures of the metric (the median of the slopes between all pairs of the last twelve) is not at the target on the date that "
      + "`by`, or else the end of the objective's `period`, names; or that date is over and the target was not reached. It takes three figures to tell.",
    fix: "Do what raises the figure, or agree on another target or date.",
    before: `plan: Too slow
start: 2026-01-05
as-of: 2026-02-23
objectives:
  pay: {results: {paid: {metric: paid, from: 60%, target: 80%, by: 2026-06-30}}}
metrics:
  paid: {title: Paid orders, unit: "%", history: {2026-01-19: 60%, 2026-02-02: 61%, 2026-02-16: 62%}}
tasks:
  build: {duration: 3d, objective: pay}
`,
    after: `plan: Too slow
start: 2026-01-05
as-of: 2026-02-23
objectives:
  pay: {results: {paid: {metric: paid, from: 60%, target: 68%, by: 2026-06-30}}}
metrics:
  paid: {title: Paid orders, unit: "%", history: {2026-01-19: 60%, 2026-02-02: 61%, 2026-02-16: 62%}}
tasks:
  build: {duration: 3d, objective: pay}
`,
  },
  check({ plan, metrics, statusDay }, report) {
    if (plan.objectives.size === 0 || !plan.kept.has("metrics")) return;
    for (const metric of metricFigures(plan, metrics)) {
      for (const target of metric.targets) {
        const objective = plan.objectives.get(target.objective);
        const { by, state } = target;
        const over = statusDay !== undefined && by !== undefined && by < statusDay;
        if (objective === undefined || by === undefined || metric.last === undefined) continue;
        if (state !== "off-track" && !(over && (state === "on-track" || state === "no-trend"))) continue;
        const path = `results.${target.result}`;
        const at = valuePlace(objective, objective.keys.has(`${path}.by`) ? `${path}.by` : `${path}.target`);
        const { forecast } = target;
        report({
          message: `The key result ${code(target.result)} of ${nameOf(objective)} ${over ? "was not reached" : "is off track"}: ${forecastWords(metric, target, by)}`,
          at,
          fixes: forecast === undefined || forecast <= by || !objective.keys.has(`${path}.by`) ? [] : [replaceText(`Set it for ${dayInWords(forecast)}, as the trend has it`, at, formatDay(forecast))],
        });
      }
    }
  },
};

/** `Paid orders is at 62% and by its trend reaches 80% on 26 Oct 2026, 118 days after 30 Jun 2026`. */
function forecastWords({ title, unit, last, trend }: MetricFigures, { target = 0, forecast }: MetricTarget, by: DayNumber): string {
  const figure = (value: number): string => figureText(value, shown(unit ?? "", 20));
  const now = `${shown(title, 60)} is at ${figure(last?.value ?? 0)}`;
  const wayOut = "do what moves it, or agree on another target or date";
  if (trend === undefined) return `${now} and should be at ${figure(target)} by ${dayInWords(by)}; ${wayOut}`;
  if (forecast === undefined) return `${now} and by its trend never reaches ${figure(target)}, due on ${dayInWords(by)}; ${wayOut}`;
  const late = forecast > by ? `, ${counted(forecast - by, "day")} after ${dayInWords(by)}` : `, due on ${dayInWords(by)}`;
  return `${now} and by its trend reaches ${figure(target)} on ${dayInWords(forecast)}${late}; ${wayOut}`;
}
