import { durationMinutes } from "../calendar/durations";
import type { Minutes } from "../model/instant";
import type { Plan } from "../model/plan";
import type { Duration, DurationScale } from "../model/values";

/** The plan's own limits, its key `health`: shares 0..1, durations as written. What is not written has its usual limit. */
export interface WrittenHealth {
  readonly openEnds?: number;
  readonly leads?: number;
  readonly lags?: number;
  readonly otherLinks?: number;
  readonly hardConstraints?: number;
  readonly highSlackTasks?: number;
  readonly negativeSlack?: number;
  readonly longTasks?: number;
  readonly invalidDates?: number;
  readonly unassigned?: number;
  readonly missed?: number;
  readonly pathIndex?: number;
  readonly executionIndex?: number;
  readonly highSlack?: Duration;
  readonly longTask?: Duration;
  readonly longLag?: Duration;
  readonly stale?: Duration;
  readonly unestimated?: number;
  readonly onePerson?: number;
  readonly predecessors?: number;
  readonly estimateSpread?: number;
  readonly leastTasks?: number;
  readonly responseFrom?: string;
}

/** A limit by its property. */
export type LimitName = keyof WrittenHealth;

/** What kind of value a limit is. */
export type LimitKind = "share" | "number" | "duration" | "text";

const days = (count: number): Duration => ({ minutes: 0, days: count, weeks: 0, months: 0, elapsed: false });

/**
 * The usual limits. Those of the fourteen points are the standard's (docs/health.md names the sources); those of the other
 * checks are ours.
 */
export const USUAL_LIMITS = {
  openEnds: 0.05,
  leads: 0,
  lags: 0.05,
  otherLinks: 0.1,
  hardConstraints: 0.05,
  highSlackTasks: 0.05,
  negativeSlack: 0,
  longTasks: 0.05,
  invalidDates: 0,
  missed: 0.05,
  pathIndex: 0.95,
  executionIndex: 0.95,
  highSlack: days(44),
  longTask: days(44),
  longLag: days(10),
  stale: days(10),
  unestimated: 0.05,
  onePerson: 0.5,
  predecessors: 8,
  estimateSpread: 4,
  leastTasks: 20,
} as const satisfies WrittenHealth;

/** The limits that hold for a plan. */
export interface HealthLimits extends Readonly<Record<Exclude<keyof typeof USUAL_LIMITS, "highSlack" | "longTask" | "longLag" | "stale">, number>> {
  readonly highSlack: Minutes;
  readonly longTask: Minutes;
  readonly longLag: Minutes;
  readonly stale: Minutes;
  /** Share of tasks that may be without people; without a limit they are only counted. */
  readonly unassigned: number | undefined;
}

/** What the plan says about its limits. */
export function writtenHealth(plan: Plan): WrittenHealth {
  return (plan.settings.kept.get("health") as WrittenHealth | undefined) ?? {};
}

/** The limits of a plan: its own, else the usual ones. */
export function limitsOf(plan: Plan, scale: DurationScale): HealthLimits {
  const written = { unassigned: undefined, ...USUAL_LIMITS, ...writtenHealth(plan) };
  return {
    ...written,
    highSlack: durationMinutes(written.highSlack, scale),
    longTask: durationMinutes(written.longTask, scale),
    longLag: durationMinutes(written.longLag, scale),
    stale: durationMinutes(written.stale, scale),
  };
}

/** A limit as plan text, such as `5%`, `44d` or `0.95`; empty where there is none. */
export function limitText(value: number | string | Duration | undefined, kind: LimitKind): string {
  if (value === undefined) return "";
  if (typeof value === "object") return durationText(value);
  return kind === "share" && typeof value === "number" ? `${String(Math.round(value * 1e6) / 1e4)}%` : String(value);
}

function durationText({ months, weeks, days: whole, minutes }: Duration): string {
  const hours = Math.floor(minutes / 60);
  const parts: readonly (readonly [number, string])[] = [[months, "mo"], [weeks, "w"], [whole, "d"], [hours, "h"], [minutes - hours * 60, "m"]];
  const written = parts.filter(([count]) => count > 0).map(([count, unit]) => `${String(count)}${unit}`);
  return written.length === 0 ? "0d" : written.join(" ");
}

/** The name of a limit as it is written in the plan: `highSlack` is `high-slack`. */
export function limitKey(name: LimitName): string {
  return name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
}

/** What kind of value a limit is. */
export function limitKind(name: LimitName): LimitKind {
  if (name === "highSlack" || name === "longTask" || name === "longLag" || name === "stale") return "duration";
  if (name === "responseFrom") return "text";
  return name === "pathIndex" || name === "executionIndex" || name === "predecessors" || name === "estimateSpread" || name === "leastTasks" ? "number" : "share";
}
