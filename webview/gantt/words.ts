import { DRIVER_KINDS, NO_INSTANT } from "../../src/core/view/ganttData";
import { durationText, slipText } from "../shared/dates";
import type { DateFormat } from "../shared/dates";
import { hasFlag, linkOf, linksAt } from "./model";
import type { GanttModel } from "./model";
import { t } from "../shared/l10n";
import { hasBaseline, slipMinutes, slipWords } from "./baseline";

/** The one word that says most about a row's state. */
export type StatusWord = "late" | "blocked" | "done" | "dropped" | "review" | "running" | "planned";

export function statusOf(model: GanttModel, row: number): StatusWord {
  if (hasFlag(model, row, "dropped")) return "dropped";
  if (hasFlag(model, row, "finished")) return "done";
  if (hasFlag(model, row, "late")) return "late";
  if (hasFlag(model, row, "blocked")) return "blocked";
  if (hasFlag(model, row, "review")) return "review";
  return hasFlag(model, row, "started") ? "running" : "planned";
}

export function statusName(status: StatusWord): string {
  switch (status) {
    case "late": return t("Late");
    case "blocked": return t("Blocked");
    case "done": return t("Done");
    case "dropped": return t("Dropped");
    case "review": return t("In review");
    case "running": return t("In progress");
    case "planned": return t("Not started");
  }
}

/** Why a row starts when it does, in one sentence. */
export function driverSentence(model: GanttModel, row: number, dates: DateFormat): string {
  const { rows } = model.data;
  const kind = DRIVER_KINDS[rows.driver[row] ?? 255];
  const of = rows.driverRow[row] ?? -1;
  const other = of < 0 ? "" : (model.titles[of] ?? "");
  switch (kind) {
    case "dependency": return other === "" ? "" : linkSentence(model, of, row, other);
    case "resource": return other === "" ? t("Waits until its people are free.") : t("Waits until its people are free from {0}.", other);
    case "constraint": return heldByDate(model.driverKeys[row] ?? "", dates.day(rows.start[row] ?? 0));
    case "calendar": return t("Waits for the next working time.");
    case "status-date": return t("Cannot start in the past: held by the status date.");
    case "plan-start": return t("Starts with the plan.");
    case "actual": return t("Has started: its start is a fact.");
    default: return "";
  }
}

function heldByDate(key: string, date: string): string {
  return key === "" ? t("Held by its date {0}.", date) : t("Held by {0} {1}.", key, date);
}

function linkBetween(model: GanttModel, from: number, to: number): ReturnType<typeof linkOf> | undefined {
  for (const number of linksAt(model, to)) {
    const link = linkOf(model, number);
    if (link.from === from && link.to === to) return link;
  }
  return undefined;
}

function linkSentence(model: GanttModel, from: number, to: number, other: string): string {
  const link = linkBetween(model, from, to);
  const lag = link?.lag ?? "";
  const name = lag === "" ? other : `${other} ${lag.replace("-", "−")}`;
  switch (link?.type) {
    case "SS": return t("Starts with {0}.", name);
    case "FF": return t("Finishes with {0}.", name);
    case "SF": return t("Finishes with the start of {0}.", name);
    default: return t("Starts after {0}.", name);
  }
}

/** A fact of the hover card. */
export interface Fact {
  readonly name: string;
  readonly value: string;
  readonly late?: boolean;
}

export function factsOf(model: GanttModel, row: number, dates: DateFormat): readonly Fact[] {
  const { rows, dayMinutes } = model.data;
  const slack = rows.totalSlack[row] ?? 0;
  const due = rows.due[row] ?? NO_INSTANT;
  const late = hasFlag(model, row, "late");
  const open = !hasFlag(model, row, "finished") && !hasFlag(model, row, "dropped");
  const who = model.people[row] ?? "";
  const release = model.releases[row] ?? "";
  const facts: (Fact | undefined)[] = [
    hasFlag(model, row, "milestone") ? undefined : { name: t("Progress"), value: `${rows.progress[row] ?? 0}%` },
    open ? { name: t("Slack"), value: hasFlag(model, row, "critical") ? t("{0}, critical", durationText(slack, dayMinutes)) : durationText(slack, dayMinutes) } : undefined,
    who === "" ? undefined : { name: t("Who"), value: who },
    due === NO_INSTANT
      ? undefined
      : { name: t("Deadline"), value: late ? t("{0}, {1} late", dates.end(due), slipText(rows.lateBy[row] ?? 0, dayMinutes)) : dates.end(due), late },
    ...chanceFacts(model, row, dates),
    release === "" ? undefined : { name: t("Release"), value: release },
    hasBaseline(model, row) ? { name: t("Baseline"), value: `${dates.span(rows.baselineStart[row] ?? 0, rows.baselineFinish[row] ?? 0)}, ${slipWords(model, row)}`, late: open && slipMinutes(model, row) > 0 } : undefined,
  ];
  return facts.filter((fact) => fact !== undefined);
}

/** What a simulation says about a row. */
function chanceFacts({ data: { rows } }: GanttModel, row: number, dates: DateFormat): readonly (Fact | undefined)[] {
  const [p10 = NO_INSTANT, p80 = NO_INSTANT, p90 = NO_INSTANT] = [rows.p10[row], rows.p80[row], rows.p90[row]];
  const [chance = 255, criticality = 255] = [rows.chance[row], rows.criticality[row]];
  return [
    p10 === NO_INSTANT || p90 <= p10 ? undefined : { name: t("P10, P80, P90"), value: `${dates.end(p10)}, ${dates.end(p80)}, ${dates.end(p90)}` },
    chance > 100 ? undefined : { name: t("Chance of the deadline"), value: `${chance}%`, late: chance < 50 },
    criticality > 100 ? undefined : { name: t("Critical in"), value: t("{0}% of the samples", criticality) },
  ];
}

/** Dates and length of a row in a line. */
export function datesLine(model: GanttModel, row: number, dates: DateFormat): string {
  const { rows, dayMinutes } = model.data;
  const [start, finish] = [rows.start[row] ?? 0, rows.finish[row] ?? 0];
  if (hasFlag(model, row, "milestone")) return dates.end(Math.max(start, finish));
  const minutes = rows.duration[row] ?? 0;
  return `${dates.span(start, finish)} · ${hasFlag(model, row, "elapsed") ? elapsedText(minutes) : durationText(minutes, dayMinutes)}`;
}

/** Clock time has its own days of 24 hours: "3ed". */
export function elapsedText(minutes: number): string {
  if (minutes < 60) return `${minutes}em`;
  return minutes < 1440 ? `${Math.round(minutes / 6) / 10}eh` : `${Math.round(minutes / 144) / 10}ed`;
}

/** What a screen reader says of a row beyond its cells. */
export function spokenRow(model: GanttModel, row: number, dates: DateFormat): string {
  const parts = [
    model.titles[row] ?? "",
    statusName(statusOf(model, row)),
    datesLine(model, row, dates),
    hasFlag(model, row, "critical") ? t("critical") : "",
    hasFlag(model, row, "late") ? t("{0} beyond its deadline", slipText(model.data.rows.lateBy[row] ?? 0, model.data.dayMinutes)) : "",
    model.people[row] ?? "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}
