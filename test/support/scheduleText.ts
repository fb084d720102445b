import assert from "node:assert/strict";
import { dayNumber, formatInstant } from "../../src/core/calendar/civil";
import type { Plan } from "../../src/core/model/plan";
import type { Overload, Schedule, ScheduleContext, ScheduledTask, ScheduleFault } from "../../src/core/schedule/result";
import { schedulePlan } from "../../src/core/schedule/schedule";
import { readPlan } from "../../src/language/snapshot";
import type { Snapshot } from "../../src/language/snapshotTypes";

/** The clock of the tests: Monday 2026-01-05, 08:00. */
export const TEST_NOW = dayNumber(2026, 1, 5) * 1440 + 480;

/** Reads plan text that must be without fault and schedules it. */
export function scheduleText(text: string, context: Partial<ScheduleContext> = {}): { snapshot: Snapshot; plan: Plan; schedule: Schedule } {
  const snapshot = readPlan(text);
  const errors = snapshot.problems.filter(problem => problem.severity === "error").map(problem => problem.message);
  assert.deepEqual(errors, [], "the plan of a test is read without errors");
  const plan = snapshot.plans[0];
  assert.ok(plan, "the text holds a plan");
  return { snapshot, plan, schedule: schedulePlan(plan, { now: TEST_NOW, ...context }) };
}

/** `01-05T09:00`, with the year in front when it is not 2026. */
export function shortInstant(at: number): string {
  return formatInstant(at).replace(/^2026-/, "");
}

/** What a test may say about a task, by word; the dates come first. */
export function factsOf(schedule: Schedule, task: ScheduledTask): ReadonlyMap<string, string> {
  const span = (from: number, to: number): string => `${shortInstant(from)}..${shortInstant(to)}`;
  return new Map([
    ["dates", span(task.start, task.finish)],
    ["early", span(task.earlyStart, task.earlyFinish)],
    ["late", span(task.lateStart, task.lateFinish)],
    ["slack", String(task.totalSlack)],
    ["free", String(task.freeSlack)],
    ["duration", String(task.duration)],
    ["effort", String(task.effort)],
    ["cost", String(Math.round(task.cost * 100) / 100)],
    ["progress", String(Math.round(task.progress * 1000) / 1000)],
    ["critical", String(task.critical)],
    ["kind", task.kind],
    ["status", task.status],
    ["due", task.due === undefined ? "none" : `${shortInstant(task.due.at)}/${task.due.from}`],
    ["who", task.assignments.map(({ resource, units, effort }) => `${resource}:${String(Math.round(units * 100))}%:${String(effort)}`).join(",") || "nobody"],
    ["why", task.drivers.map(({ kind, of, link, key }) => [kind, of, link, key].filter(part => part !== undefined).join(":")).join(",") || "nothing"],
    ["waits", schedule.links.filter(link => link.to === task.index).map(link => `${schedule.tasks[link.from]?.id ?? ""}${link.lag}${link.cut ? "!" : link.driving ? "*" : ""}`).join(",") || "nothing"],
  ]);
}

/** A fault in one line. */
export function faultLine(schedule: Schedule, fault: ScheduleFault): string {
  const id = (task: number): string => schedule.tasks[task]?.id ?? String(task);
  if (fault.kind === "cycle") {
    return `cycle ${fault.tasks.map(id).join(" > ")} cut ${fault.cut.map(({ task, after }) => `${id(task)}.after.${String(after)}`).join(" ")}`;
  }
  if (fault.kind === "no-capacity") return `no-capacity ${id(fault.task)} ${fault.resources.join(" ")}`;
  const pushed = fault.pushedBy.map(({ kind, of }) => of ?? kind).join(" ");
  return `constraint-conflict ${id(fault.task)} ${fault.key} wanted ${shortInstant(fault.wanted)} got ${shortInstant(fault.got)} by ${pushed}`;
}

/** An overload in one line. */
export function overloadLine(schedule: Schedule, { resource, from, to, booked, capacity, tasks }: Overload): string {
  const percent = (share: number): string => `${String(Math.round(share * 100))}%`;
  const ids = tasks.map(task => schedule.tasks[task]?.id ?? "").join(" ");
  return `overload ${resource} ${shortInstant(from)}..${shortInstant(to)} ${percent(booked)} of ${percent(capacity)}: ${ids}`;
}
