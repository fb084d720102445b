import type { Baseline } from "../../core/model/baseline";
import type { Schedule } from "../../core/schedule/result";
import { moneyOf, type MoneyFigures, type PlanMoney } from "../../core/tracking/money";
import { moneyCurves } from "../../core/tracking/moneyCurves";
import type { CostTriple } from "../../core/tracking/taskCosts";
import { cellText, csvOf } from "./csv";
import { isoInstant, tableInstant } from "./instants";
import { printable } from "./problemText";
import { rounded } from "./rounded";
import { columnsOf } from "./textTable";

const TRIPLE = ["planned", "actual", "forecast"] as const;
const VALUE = ["bac", "pv", "ev", "ac", "sv", "cv", "spi", "cpi", "eac", "etc", "vac", "tcpi"] as const;
const KEYS = ["budget", ...TRIPLE, ...VALUE] as const;

/** What `gantry schedule --money` prints: money by task, release and person, and earned value; see schemas/money.schema.json. */
export function moneyOutput(schedule: Schedule, baseline: Baseline | undefined, format: "table" | "json" | "csv"): string {
  const money = moneyOf(schedule, baseline);
  if (format === "json") return `${JSON.stringify(moneyJson(schedule, baseline, money), null, 2)}\n`;
  const lines = linesOf(schedule, money);
  return format === "csv" ? moneyCsv(lines) : moneyTable(lines, money);
}

function figures(of: Partial<MoneyFigures>, keys: readonly (keyof MoneyFigures)[]): Readonly<Record<string, number | null>> {
  return Object.fromEntries(keys.map((key) => [key, amount(of[key])]));
}

function amount(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : rounded(value, 4);
}

function moneyJson(schedule: Schedule, baseline: Baseline | undefined, money: PlanMoney): unknown {
  return {
    version: 1, plan: schedule.plan.id, asOf: money.asOf === undefined ? null : isoInstant(money.asOf), currency: money.currency ?? null, baseline: money.baseline,
    total: figures(money.plan, KEYS),
    tasks: money.tasks.map((task) => ({ id: task.id, title: task.title, summary: task.summary, ...figures(task, KEYS) })),
    releases: money.releases.map((release) => ({ id: release.id, title: release.title, ...figures(release, KEYS) })),
    resources: money.resources.map(({ id, name, ...costs }) => ({ id, name, ...figures(costs, TRIPLE) })),
    fixed: figures(money.fixed, TRIPLE), materials: figures(money.materials, TRIPLE), reserve: amount(money.reserve), assumed: money.assumed,
    weeks: moneyCurves(schedule, baseline).map(({ at, pv, ev, ac, forecast }) => ({ at: isoInstant(at), pv: amount(pv), ev: amount(ev), ac: amount(ac), forecast: amount(forecast) })),
  };
}

/** One line of the table: of what kind, its id and name, and its figures. */
interface MoneyLine {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly depth: number;
  readonly of: CostTriple & Partial<MoneyFigures>;
}

function linesOf({ plan }: Schedule, money: PlanMoney): readonly MoneyLine[] {
  const depths: number[] = [];
  for (const { parent, index } of plan.tasks) depths[index] = parent < 0 ? 0 : (depths[parent] ?? 0) + 1;
  const reserve = { planned: money.reserve, actual: 0, forecast: money.reserve };
  return [
    { kind: "plan", id: plan.id, name: plan.title, depth: 0, of: money.plan },
    ...money.tasks.map((task, at): MoneyLine => ({ kind: task.summary ? "summary" : "task", id: task.id, name: task.title, depth: depths[at] ?? 0, of: task })),
    ...money.releases.map((release): MoneyLine => ({ kind: "release", id: release.id, name: release.title, depth: 0, of: release })),
    ...money.resources.map((one): MoneyLine => ({ kind: "resource", id: one.id, name: one.name, depth: 0, of: one })),
    { kind: "fixed", id: "", name: "Fixed cost", depth: 0, of: money.fixed }, { kind: "materials", id: "", name: "Materials", depth: 0, of: money.materials },
    { kind: "reserve", id: "", name: "Reserve for risks, in none of the others", depth: 0, of: reserve },
  ];
}

function moneyCsv(lines: readonly MoneyLine[]): string {
  return csvOf([["kind", "id", "name", ...KEYS], ...lines.map(({ kind, id, name, of }) => [kind, id, cellText(name), ...KEYS.map((key) => String(amount(of[key]) ?? ""))])]);
}

const SHOWN = ["budget", ...TRIPLE, "pv", "ev"] as const;

/** What costs nothing and has no budget is left out. */
function moneyTable(lines: readonly MoneyLine[], { plan, baseline, currency, asOf, assumed }: PlanMoney): string {
  const cell = (value: number | null | undefined): string => (value === null || value === undefined ? "" : String(Math.round(value)));
  const index = (value: number | null | undefined): string => (value === null || value === undefined ? "" : value.toFixed(2));
  const shown = lines.filter(({ kind, of }) => kind === "plan" || of.planned !== 0 || of.forecast !== 0 || typeof of.budget === "number");
  const rows = shown.map(({ name, kind, depth, of }) => [
    `${"  ".repeat(depth)}${printable(name)}${kind === "release" ? " (release)" : ""}`, ...SHOWN.map((key) => cell(of[key])), index(of.spi), index(of.cpi),
  ]);
  const against = baseline === null ? "the plan as it stands, in which no slip can be seen: name a baseline" : `the baseline ${printable(baseline)}`;
  const guessed = assumed.length === 0 ? [] : [`Taken as planned, because nothing is written as spent: ${assumed.slice(0, 8).map(printable).join(", ")}${assumed.length > 8 ? ` and ${String(assumed.length - 8)} more` : ""}.`];
  return [
    ...columnsOf([[currency === undefined ? "" : printable(currency), "Budget", "Planned", "Actual", "Forecast", "PV", "EV", "SPI", "CPI"], ...rows]), "",
    `BAC ${cell(plan.bac)}  AC ${cell(plan.ac)}  SV ${cell(plan.sv)}  CV ${cell(plan.cv)}  EAC ${cell(plan.eac)}  ETC ${cell(plan.etc)}  VAC ${cell(plan.vac)}  TCPI ${index(plan.tcpi)}`,
    `Value against ${against}${asOf === undefined ? "" : `, as of ${tableInstant(asOf)}`}.`, ...guessed, "",
  ].join("\n");
}
