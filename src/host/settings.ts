import { workspace, type Uri } from "vscode";
import type { Severity } from "../core/model/problem";
import { SETTINGS } from "./ids";
import { groupingFrom, type Grouping } from "./trees/planLook";

/** What a person may set for a code: another severity, or silence. */
export type SeverityChoice = Severity | "off";

const CHOICES: ReadonlySet<unknown> = new Set<SeverityChoice>(["error", "warning", "information", "hint", "off"]);

/** The severities that were set for the folder of a file, by code; wrong values count as not set. */
export function severityChoices(file: Uri): ReadonlyMap<string, SeverityChoice> {
  const written: unknown = workspace.getConfiguration("gantry", file).get(SETTINGS.severity);
  const choices = new Map<string, SeverityChoice>();
  if (typeof written !== "object" || written === null) return choices;
  for (const [code, choice] of Object.entries(written)) {
    if (CHOICES.has(choice)) choices.set(code, choice as SeverityChoice);
  }
  return choices;
}

/** A switch below `gantry.`, for the folder of a file where one is given; anything but false is on. */
export function isOn(setting: string, file?: Uri): boolean {
  return workspace.getConfiguration("gantry", file).get<unknown>(setting) !== false;
}

const WEEK_STARTS: readonly string[] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** The first day of a week, Monday = 0. */
export function weekStartSetting(): number {
  const written = workspace.getConfiguration("gantry").get<unknown>(SETTINGS.weekStart);
  return Math.max(0, WEEK_STARTS.indexOf(typeof written === "string" ? written : ""));
}

/** How the Plan tree orders tasks until a person chooses otherwise. */
export function groupingSetting(): Grouping {
  return groupingFrom(workspace.getConfiguration("gantry").get<unknown>(SETTINGS.treeGroupBy)) ?? "structure";
}

/** Working days and hours that a new plan is written with, as plan text. */
export function newPlanSettings(folder: Uri | undefined): { readonly week?: string; readonly hours?: string } {
  const settings = workspace.getConfiguration("gantry", folder ?? null);
  const text = (key: string): string | undefined => {
    const written = settings.get<unknown>(key);
    return typeof written === "string" && written.trim() !== "" ? written.trim() : undefined;
  };
  const week = text(SETTINGS.newPlanWeek);
  const hours = text(SETTINGS.newPlanHours);
  return { ...(week === undefined ? {} : { week }), ...(hours === undefined ? {} : { hours }) };
}
