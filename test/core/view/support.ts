import { strict as assert } from "node:assert";
import { schedulePlan } from "../../../src/core/schedule/schedule";
import type { Schedule } from "../../../src/core/schedule/result";
import { readPlan } from "../../../src/language/snapshot";

/** The minute at which `2026-03-05` or `2026-03-05 14:30` begins. */
export function minute(text: string): number {
  return Date.parse(`${text.replace(" ", "T")}${text.includes(":") ? "" : "T00:00"}Z`) / 60_000;
}

export const NOW = minute("2026-02-16 10:00");

/** The schedule of the one plan of a text. */
export function scheduleOf(text: string, now = NOW): Schedule {
  const plan = readPlan(text, "test.plan.yaml").plans[0];
  assert.ok(plan !== undefined, "the text holds a plan");
  return schedulePlan(plan, { now });
}
