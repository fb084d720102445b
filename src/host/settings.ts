import { workspace, type Uri } from "vscode";
import type { Severity } from "../core/model/problem";
import { SETTINGS } from "./ids";

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

/** A switch below `gantry.`; anything but false is on. */
export function isOn(setting: string): boolean {
  return workspace.getConfiguration("gantry").get<unknown>(setting) !== false;
}
