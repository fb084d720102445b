import type { RiskForecast } from "../../core/risk/riskResult";
import type { Schedule } from "../../core/schedule/result";
import { titleOf } from "../../core/view/titles";
import { tableInstant } from "./instants";

/** Rows of a table; the first one names its columns. */
export type Rows = readonly (readonly string[])[];

/** So many lines of each table are printed; the JSON has more. */
const MOST_LINES = 10;

/** What a simulation says beside percentiles, chances and risks, as tables. */
export function answerTables({ plan }: Schedule, forecast: RiskForecast): readonly Rows[] {
  const title = (id: string): string => shortened(titleOfTask(plan, id));
  return [contingency(forecast), joint(forecast), tornado(forecast, title), merges(forecast, title), information(forecast, title), responses(forecast)];
}

function titleOfTask(plan: Schedule["plan"], id: string): string {
  const node = plan.tasks[plan.taskIndex.get(id) ?? -1];
  return node === undefined ? id : titleOf(node);
}

function shortened(text: string): string {
  return text.length > 48 ? `${text.slice(0, 47)}…` : text;
}

function contingency({ contingency: { confidence, finish, days, cost, money, finishKept, costKept } }: RiskForecast): Rows {
  return [
    [`Contingency for ${percent(confidence)}`, `P${figure(confidence * 100)}`, "Above the plan", "Plan alone is kept"],
    ["Finish", tableInstant(finish), `${days.toFixed(1)} d`, percent(finishKept)],
    ["Cost", cost.toFixed(0), money.toFixed(0), percent(costKept)],
  ];
}

function joint({ joint: { promise, shares, table }, cost }: RiskForecast): Rows {
  if (cost.p10 === cost.p95) return [];
  const head = ["Finish and cost both by", ...shares.map((share) => `cost P${figure(share * 100)}`)];
  const rows = table.map((row, i) => [`finish P${figure((shares[i] ?? 0) * 100)}`, ...row.map(percent)]);
  return promise === undefined ? [head, ...rows] : [head, ...rows, [`${tableInstant(promise.finish)} and ${promise.cost.toFixed(0)}`, percent(promise.probability)]];
}

function tornado({ tornado: bars }: RiskForecast, title: (id: string) => string): Rows {
  const rows = bars.slice(0, MOST_LINES).map(({ kind, id, lowDays, highDays, lowCost, highCost }) => [
    kind === "risk" ? `${id} (risk)` : title(id), signed(lowDays, 1), signed(highDays, 1), signed(lowCost, 0), signed(highCost, 0),
  ]);
  return [["Moves the mean finish (days) and cost", "Lowest tenth", "Highest tenth", "Cost lowest", "Cost highest"], ...rows];
}

function merges({ merges: list }: RiskForecast, title: (id: string) => string): Rows {
  const rows = list.slice(0, MOST_LINES).map(({ id, daysAtP50, daysAtP80, drivers }) => [
    title(id), daysAtP50.toFixed(1), daysAtP80.toFixed(1), drivers.slice(0, 3).map((driver) => `${driver.id} ${percent(driver.share)}`).join(", "),
  ]);
  return [["Merge bias (days)", "P50", "P80", "Decided by"], ...rows];
}

function information({ information: list }: RiskForecast, title: (id: string) => string): Rows {
  const rows = list.slice(0, MOST_LINES).map(({ id, halfDays, allDays, halfCost, allCost }) => [title(id), halfDays.toFixed(1), allDays.toFixed(1), halfCost.toFixed(0), allCost.toFixed(0)]);
  return [["Less spread gains at P80", "Days, half", "Days, all", "Cost, half", "Cost, all"], ...rows];
}

function responses({ responses: list }: RiskForecast): Rows {
  const rows = list.map(({ id, done, actionCost, costSaved, daysSaved, net }) => [done ? `${id} (done)` : id, actionCost.toFixed(0), costSaved.toFixed(0), daysSaved.toFixed(1), signed(net, 0)]);
  return [["Response to", "Actions cost", "Expected cost saved", "Days saved at P80", "Net"], ...rows];
}

function signed(value: number, places: number): string {
  const text = value.toFixed(places);
  return Number(text) === 0 ? (0).toFixed(places) : value > 0 ? `+${text}` : text;
}

function figure(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

/** A share in percent, with one place where it is small. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(share > 0 && share < 0.01 ? 1 : 0)} %`;
}
