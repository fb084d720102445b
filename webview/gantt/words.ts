import { DRIVER_KINDS, NO_INSTANT } from "../../src/core/view/ganttData";
import { durationText, slipText } from "../shared/dates";
import type { DateFormat } from "../shared/dates";
import { hasFlag, linkOf, linksAt } from "./model";
import type { GanttModel } from "./model";

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

export const statusNames: Readonly<Record<StatusWord, string>> = {
  late: "Late",
  blocked: "Blocked",
  done: "Done",
  dropped: "Dropped",
  review: "In review",
  running: "In progress",
  planned: "Not started",
};

/** Why a row starts when it does, in one sentence. */
export function driverSentence(model: GanttModel, row: number, dates: DateFormat): string {
  const { rows } = model.data;
  const kind = DRIVER_KINDS[rows.driver[row] ?? 255];
  const of = rows.driverRow[row] ?? -1;
  const other = of < 0 ? "" : (model.titles[of] ?? "");
  switch (kind) {
    case "dependency": return other === "" ? "" : `${linkWord(model, of, row)} ${other}${lagWord(model, of, row)}.`;
    case "resource": return other === "" ? "Waits until its people are free." : `Waits until its people are free from ${other}.`;
    case "constraint": return `Held by ${constraintWord(model.driverKeys[row] ?? "")} ${dates.day(rows.start[row] ?? 0)}.`;
    case "calendar": return "Waits for the next working time.";
    case "status-date": return "Cannot start in the past: held by the status date.";
    case "plan-start": return "Starts with the plan.";
    case "actual": return "Has started: its start is a fact.";
    default: return "";
  }
}

function constraintWord(key: string): string {
  return key === "" ? "its date" : key;
}

function linkBetween(model: GanttModel, from: number, to: number): ReturnType<typeof linkOf> | undefined {
  for (const number of linksAt(model, to)) {
    const link = linkOf(model, number);
    if (link.from === from && link.to === to) return link;
  }
  return undefined;
}

function linkWord(model: GanttModel, from: number, to: number): string {
  switch (linkBetween(model, from, to)?.type) {
    case "SS": return "Starts with";
    case "FF": return "Finishes with";
    case "SF": return "Finishes with the start of";
    default: return "Starts after";
  }
}

function lagWord(model: GanttModel, from: number, to: number): string {
  const lag = linkBetween(model, from, to)?.lag ?? "";
  return lag === "" ? "" : ` ${lag.replace("-", "−")}`;
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
    hasFlag(model, row, "milestone") ? undefined : { name: "Progress", value: `${rows.progress[row] ?? 0}%` },
    open ? { name: "Slack", value: hasFlag(model, row, "critical") ? `${durationText(slack, dayMinutes)}, critical` : durationText(slack, dayMinutes) } : undefined,
    who === "" ? undefined : { name: "Who", value: who },
    due === NO_INSTANT
      ? undefined
      : { name: "Deadline", value: `${dates.end(due)}${late ? `, ${slipText(rows.lateBy[row] ?? 0, dayMinutes)} late` : ""}`, late },
    release === "" ? undefined : { name: "Release", value: release },
  ];
  return facts.filter((fact) => fact !== undefined);
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
    statusNames[statusOf(model, row)],
    datesLine(model, row, dates),
    hasFlag(model, row, "critical") ? "critical" : "",
    hasFlag(model, row, "late") ? `${slipText(model.data.rows.lateBy[row] ?? 0, model.data.dayMinutes)} beyond its deadline` : "",
    model.people[row] ?? "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}
