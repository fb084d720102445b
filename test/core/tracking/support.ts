import assert from "node:assert/strict";
import { dayNumber, startOfDay } from "../../../src/core/calendar/civil";
import type { Baseline } from "../../../src/core/model/baseline";
import type { Schedule } from "../../../src/core/schedule/result";
import { baselineOf } from "../../../src/core/tracking/baseline";
import { schedulePlan } from "../../../src/core/schedule/schedule";
import { readPlan } from "../../../src/language/snapshot";

/** The schedule of a plan on Monday 5 January 2026. */
export function scheduled(text: string): Schedule {
  const [plan] = readPlan(text, "test.plan.yaml").plans;
  assert.ok(plan !== undefined, "the text holds a plan");
  return schedulePlan(plan, { now: startOfDay(dayNumber(2026, 1, 5)) });
}

/** A plan of a text as a baseline. */
export function baseline(text: string): Baseline {
  return baselineOf(scheduled(text), "kickoff", "revision");
}

/** Two figures that differ by no more than a thousandth. */
export function near(a: number | null | undefined, b: number, what = ""): void {
  assert.ok(typeof a === "number" && Math.abs(a - b) < 1e-3, `${what} ${String(a)} is not ${String(b)}`);
}
