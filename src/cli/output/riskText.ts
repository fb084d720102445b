import type { RiskForecast, Spread } from "../../core/risk/riskResult";
import type { Schedule } from "../../core/schedule/result";
import { titleOf } from "../../core/view/titles";
import { tableInstant } from "./instants";
import { printable } from "./problemText";
import { answerTables, percent } from "./riskAnswersText";
import { columnsOf } from "./textTable";

/** A table of the answer; its first row names the columns. */
interface Table {
  readonly rows: readonly (readonly string[])[];
}

/** What a simulation says, as tables for a terminal. */
export function riskText(schedule: Schedule, forecast: RiskForecast): string {
  const tables = tablesOf(schedule, forecast).map(({ rows }) => columnsOf(rows.map((row) => row.map(printable))).join("\n"));
  return `${[...tables, footer(schedule, forecast)].join("\n\n")}\n`;
}

/** The same as a Markdown document. */
export function riskMarkdown(schedule: Schedule, forecast: RiskForecast): string {
  const tables = tablesOf(schedule, forecast).map(({ rows: [head = [], ...body] }) => [line(head), line(head.map(() => "---")), ...body.map(line)].join("\n"));
  return `${[`# ${markdownText(schedule.plan.title)}: risk`, ...tables, footer(schedule, forecast)].join("\n\n")}\n`;
}

function line(cells: readonly string[]): string {
  return `| ${cells.map(markdownText).join(" | ")} |`;
}

/** Text of a plan in a cell of Markdown: no mark-up, no break. */
function markdownText(text: string): string {
  return printable(text).replaceAll(/[\\`*_{}[\]<>|#&~!]/g, (sign) => (sign === "<" ? "&lt;" : sign === "&" ? "&amp;" : `\\${sign}`));
}

function tablesOf(schedule: Schedule, forecast: RiskForecast): readonly Table[] {
  const answers = answerTables(schedule, forecast).map((rows) => ({ rows }));
  const tables = [wholePlan(forecast), deadlines(forecast), tasks(schedule, forecast), releases(forecast), risks(forecast), ...answers];
  return tables.filter(({ rows }) => rows.length > 1);
}

function wholePlan({ finish, cost, before, after }: RiskForecast): Table {
  const dates = (name: string, { mean, p10, p50, p80, p90, p95 }: Spread): string[] => [name, ...[Math.round(mean), p10, p50, p80, p90, p95].map(tableInstant)];
  const money = (name: string, { mean, p10, p50, p80, p90, p95 }: Spread): string[] => [name, ...[mean, p10, p50, p80, p90, p95].map((figure) => figure.toFixed(0))];
  return {
    rows: [
      ["", "Mean", "P10", "P50", "P80", "P90", "P95"],
      dates("Finish", finish),
      ...(before === undefined ? [] : [dates("before the responses", before.finish)]),
      ...(after === undefined ? [] : [dates("after the responses", after.finish)]),
      money("Cost", cost),
      ...(before === undefined ? [] : [money("before the responses", before.cost)]),
      ...(after === undefined ? [] : [money("after the responses", after.cost)]),
    ],
  };
}

function deadlines(forecast: RiskForecast): Table {
  return { rows: [["Deadline", "Due", "Chance"], ...forecast.deadlines.map(({ kind, id, due, probability }) => [kind === "task" ? id : `${id} (${kind})`, tableInstant(due), percent(probability)])] };
}

function tasks({ plan }: Schedule, forecast: RiskForecast): Table {
  const rows = forecast.tasks.map(({ id, start, finish, cost, criticality, sensitivity, cruciality }, index) => {
    const node = plan.tasks[index];
    const title = node === undefined ? id : titleOf(node);
    return [
      `${"  ".repeat(node?.depth ?? 0)}${title.length > 48 ? `${title.slice(0, 47)}…` : title}`, tableInstant(start.p50),
      ...[finish.p10, finish.p50, finish.p80, finish.p90].map(tableInstant), percent(criticality), sensitivity.toFixed(2), cruciality.toFixed(2), cost.p50.toFixed(0), cost.p80.toFixed(0),
    ];
  });
  return { rows: [["Task", "Start P50", "Finish P10", "P50", "P80", "P90", "Critical", "Sensitivity", "Cruciality", "Cost P50", "P80"], ...rows] };
}

function releases(forecast: RiskForecast): Table {
  const rows = forecast.releases.map(({ id, finish, cost }) => [id, ...[finish.p10, finish.p50, finish.p80, finish.p90, finish.p95].map(tableInstant), cost.p50.toFixed(0), cost.p80.toFixed(0)]);
  return { rows: [["Release", "P10", "P50", "P80", "P90", "P95", "Cost P50", "P80"], ...rows] };
}

function risks(forecast: RiskForecast): Table {
  const rows = forecast.risks.map(({ id, probability, hits, daysAtP80, costAtP80, meanCost }) => [id, percent(probability), String(hits), daysAtP80.toFixed(1), costAtP80.toFixed(0), meanCost.toFixed(0)]);
  return { rows: [["Risk", "Probability", "Hits", "Days at P80", "Cost at P80", "Expected cost"], ...rows] };
}

function footer({ asOf }: Schedule, { samples, seed, stable }: RiskForecast): string {
  const still = stable === undefined ? "" : stable ? "; P80 stands still" : "; P80 still moves";
  return `${String(samples)} ${samples === 1 ? "sample" : "samples"}, seed ${String(seed)}${asOf === undefined ? "" : `, as of ${tableInstant(asOf)}`}${still}`;
}
