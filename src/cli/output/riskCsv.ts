import type { Percentiles, RiskForecast } from "../../core/risk/riskResult";
import type { Schedule } from "../../core/schedule/result";
import { titleOf } from "../../core/view/titles";
import { cellText, csvOf } from "./csv";
import { isoInstant } from "./instants";
import { rounded } from "./rounded";

const PERCENTILES = ["p10", "p50", "p80", "p90", "p95"] as const;
const COLUMNS = [
  "id", "title", "kind", ...PERCENTILES.map((name) => `start ${name}`), ...PERCENTILES.map((name) => `finish ${name}`), "criticality", "sensitivity", "cruciality", ...PERCENTILES.map((name) => `cost ${name}`), "cost sensitivity",
];

/** The dates and the cost of each task, in document order, then of the releases and of the plan, as comma-separated values. */
export function riskCsv({ plan, tasks }: Schedule, forecast: RiskForecast): string {
  const rows = forecast.tasks.map(({ id, start, finish, cost, criticality, sensitivity, costSensitivity, cruciality }, index) => {
    const node = plan.tasks[index];
    return [
      id, cellText(node === undefined ? id : titleOf(node)), tasks[index]?.kind ?? "task", ...dates(start), ...dates(finish),
      String(criticality), String(rounded(sensitivity, 4)), String(rounded(cruciality, 4)), ...money(cost), String(rounded(costSensitivity, 4)),
    ];
  });
  const releases = forecast.releases.map(({ id, start, finish, cost }) => [id, cellText(plan.releases.get(id)?.title ?? id), "release", ...dates(start), ...dates(finish), "", "", "", ...money(cost), ""]);
  const whole = [plan.id, cellText(plan.title), "plan", ...PERCENTILES.map(() => ""), ...dates(forecast.finish), "", "", "", ...money(forecast.cost), ""];
  return csvOf([COLUMNS, ...rows, ...releases, whole]);
}

function dates(of: Percentiles): string[] {
  return PERCENTILES.map((name) => isoInstant(of[name]));
}

function money(of: Percentiles): string[] {
  return PERCENTILES.map((name) => String(rounded(of[name], 2)));
}
