import { ExtensionMode, workspace, type ExtensionContext } from "vscode";
import { MINUTES_PER_DAY, type Instant } from "../core/model/instant";
import type { Platform } from "./platform";

/** Tells which day it is. */
export interface Clock {
  /** Midnight at the beginning of today, on the wall clock of whoever looks. */
  today(): Instant;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * The real clock; under development and in tests the environment variable GANTRY_NOW or the setting
 * `gantry.development.now` (a date) stands in for it, so that tests and pictures are the same on every day.
 */
export function createClock(context: ExtensionContext, platform: Platform): Clock {
  const real = (): Instant => civilDayOf(new Date());
  if (context.extensionMode === ExtensionMode.Production) return { today: real };
  return { today: () => givenDay(platform.environment("GANTRY_NOW")) ?? givenDay(developmentDay()) ?? real() };
}

function developmentDay(): string | undefined {
  const value = workspace.getConfiguration("gantry.development").get<unknown>("now");
  return typeof value === "string" ? value : undefined;
}

/** Midnight at the beginning of the day on which a moment falls, on the wall clock of whoever looks. */
export function civilDayOf(moment: Date): Instant {
  return civilDay(moment.getFullYear(), moment.getMonth(), moment.getDate());
}

function civilDay(year: number, month: number, day: number): Instant {
  return Math.floor(Date.UTC(year, month, day) / 86_400_000) * MINUTES_PER_DAY;
}

function givenDay(text: string | undefined): Instant | undefined {
  const match = DATE.exec(text ?? "");
  return match === null ? undefined : civilDay(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
}
