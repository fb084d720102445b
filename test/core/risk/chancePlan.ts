import { ok } from "node:assert/strict";
import type { RiskForecast } from "../../../src/core/risk/riskResult";
import { simulate, type SimulationOptions } from "../../../src/core/risk/simulate";
import { scheduleText } from "../../support/scheduleText";

/** A plan that works around the clock: a day is 24 hours, so that dates are figures. */
export function allWeek(text: string): string {
  return `plan: P\nid: p\nstart: 2026-01-05\nas-of: none\ncalendar: {week: {mon-sun: 00:00-24:00}}\n${text}`;
}

/** Simulates plan text that is without fault. */
export function run(text: string, options: Partial<SimulationOptions> = {}): RiskForecast {
  const forecast = simulate(scheduleText(text).schedule, { samples: 1000, seed: 1, ...options });
  ok(forecast);
  return forecast;
}

/** Days from the plan's start to an instant. */
export function lengthDays(at: number): number {
  return (at - Date.UTC(2026, 0, 5) / 60_000) / 1440;
}

/** Fails unless two figures are near each other. */
export function near(value: number, expected: number, within: number): void {
  ok(Math.abs(value - expected) <= within, `${String(value)} is not ${String(expected)}`);
}
