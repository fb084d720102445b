import { costOverTime, materialsOverTime } from "../../core/schedule/load/costOverTime";
import { loadOf, type LoadRow, type PlanLoad } from "../../core/schedule/load/load";
import type { PeriodStep } from "../../core/schedule/load/periods";
import type { Schedule } from "../../core/schedule/result";
import { nameOf } from "../../core/view/people";
import { csvOf, cellText } from "./csv";
import { isoInstant } from "./instants";
import { printable } from "./problemText";
import { columnsOf } from "./textTable";

/** What `gantry schedule --load` prints: load against capacity and planned cost, period by period; see schemas/load.schema.json. */
export function loadOutput(schedule: Schedule, step: PeriodStep, format: "table" | "json" | "csv"): string {
  const load = loadOf(schedule, step);
  switch (format) {
    case "json": return `${JSON.stringify(loadJson(schedule, load), null, 2)}\n`;
    case "csv": return loadCsv(schedule, load);
    case "table": return loadTable(schedule, load);
  }
}

function loadJson(schedule: Schedule, load: PlanLoad): unknown {
  const { plan } = schedule;
  const { step, bounds } = load.periods;
  const starts = [...bounds.slice(0, -1)];
  const prices = plan.kept.get("materials");
  return {
    version: 1,
    plan: plan.id,
    step,
    periods: starts.map((start, i) => ({ start: isoInstant(start), end: isoInstant(bounds[i + 1] ?? start) })),
    resources: load.rows.map((row) => ({
      kind: row.kind,
      id: row.id,
      name: nameOfRow(schedule, row),
      load: starts.map((_, period) => periodJson(schedule, row, period)),
    })),
    materials: [...materialsOverTime(schedule, load.periods)].map(([id, amounts]) => {
      const unit = prices?.get(id)?.values.get("unit");
      return { id, unit: typeof unit === "string" ? unit : null, amounts: [...amounts].map(exact) };
    }),
    cost: costs(schedule, load).map(exact),
  };
}

function periodJson(schedule: Schedule, row: LoadRow, period: number): unknown {
  const [booked, capacity] = [row.booked[period] ?? 0, row.capacity[period] ?? 0];
  return {
    booked: exact(booked),
    capacity: exact(capacity),
    share: capacity > 0 ? Math.round((booked / capacity) * 10_000) / 10_000 : null,
    tasks: row.parts.filter((part) => part.period === period).map(({ task, minutes }) => ({ id: schedule.tasks[task]?.id ?? "", booked: exact(minutes) })),
  };
}

/** Without the dust of binary fractions. */
function exact(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function costs(schedule: Schedule, load: PlanLoad): number[] {
  return [...costOverTime(schedule, load.periods)];
}

function nameOfRow({ plan }: Schedule, { kind, id }: LoadRow): string {
  return kind === "person" || kind === "equipment" ? nameOf(plan, id) : id;
}

/** One line for each row and period in which something is booked. */
function loadCsv(schedule: Schedule, load: PlanLoad): string {
  const { bounds } = load.periods;
  const rows = load.rows.flatMap((row) => [...row.booked].flatMap((booked, period) => (booked > 0
    ? [[row.kind, row.id, cellText(nameOfRow(schedule, row)), isoInstant(bounds[period] ?? 0), String(exact(booked)), String(exact(row.capacity[period] ?? 0)),
      row.parts.filter((part) => part.period === period).map(({ task }) => schedule.tasks[task]?.id ?? "").join(" ")]]
    : [])));
  const money = costs(schedule, load).flatMap((cost, period) => (cost === 0 ? [] : [["cost", "", "", isoInstant(bounds[period] ?? 0), String(exact(cost)), "", ""]]));
  return csvOf([["kind", "id", "name", "period", "booked", "capacity", "tasks"], ...rows, ...money]);
}

/** A line for each period: booked of available hours by row, then the planned cost and its sum so far. */
function loadTable(schedule: Schedule, load: PlanLoad): string {
  const { bounds, step } = load.periods;
  const shown = load.rows.filter((row) => row.booked.some((booked) => booked > 0));
  const money = costs(schedule, load);
  let sum = 0;
  const lines = [...bounds.slice(0, -1)].map((start, period) => {
    sum += money[period] ?? 0;
    return [isoInstant(start).slice(0, 10), ...shown.map((row) => hoursOf(row, period)), String(Math.round(money[period] ?? 0)), String(Math.round(sum))];
  });
  const header = [step === "day" ? "Day" : step === "week" ? "Week of" : "Month from", ...shown.map((row) => printable(nameOfRow(schedule, row))), "Cost", "So far"];
  return [...columnsOf([header, ...lines]), "", "Booked/available hours; ! beyond capacity.", ""].join("\n");
}

function hoursOf({ booked, capacity }: LoadRow, period: number): string {
  const hours = (minutes: number | undefined): string => String(Math.round((minutes ?? 0) / 6) / 10);
  const over = (booked[period] ?? 0) > (capacity[period] ?? 0) + 0.5 ? "!" : "";
  return `${hours(booked[period])}/${hours(capacity[period])}${over}`;
}
