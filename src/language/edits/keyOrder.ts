import type { SectionName } from "../../core/model/source";

/** The order in which the plan's own keys usually stand. */
export const PLAN_KEYS: readonly string[] = [
  "language", "plan", "id", "start", "finish", "as-of", "currency", "budget", "level", "slack-to", "critical-slack", "hours-per-day",
  "hours-per-week", "schedule", "honour-constraints", "priority", "include", "people-from", "calendar", "calendars", "people",
  "teams", "equipment", "materials", "fields", "board", "vision", "objectives", "metrics", "releases", "sprints", "prioritize",
  "baseline", "baselines", "tasks", "backlog", "feedback", "research", "stakeholders", "competitors", "risk-matrix", "risks",
  "updates", "checks", "allow",
];

const TASK_KEYS: readonly string[] = [
  "title", "key", "milestone", "effort", "duration", "points", "after", "who", "owner", "raci", "calendar", "not-before",
  "not-finished-before", "start-by", "finish-by", "start-on", "finish-on", "schedule", "priority", "split", "repeat", "pauses",
  "started", "done", "remaining", "spent", "finished", "due", "status", "release", "objective", "sprint", "backlog", "cost",
  "budget", "materials", "fields", "tags", "links", "files", "notes", "allow", "include", "tasks",
];

const SECTION_KEYS: ReadonlyMap<SectionName, readonly string[]> = new Map<SectionName, readonly string[]>([
  ["plan", PLAN_KEYS],
  ["tasks", TASK_KEYS],
  ["calendars", ["week", "based-on", "holidays", "working"]],
  ["people", ["name", "role", "rate", "capacity", "calendar", "leave", "available", "email"]],
  ["equipment", ["name", "rate", "capacity", "calendar", "leave"]],
  ["releases", ["title", "date", "released", "notes"]],
  ["objectives", ["title", "owner", "parent", "results"]],
  ["backlog", [
    "title", "value", "effort", "reach", "impact", "confidence", "urgency", "risk-reduction", "moscow", "kano", "votes",
    "release", "objective", "owner", "tags", "links", "notes",
  ]],
  ["risks", [
    "title", "probability", "impact", "affects", "owner", "response", "opportunity", "status", "actions", "residual", "trigger",
    "review",
  ]],
]);

/** The order in which the keys of an item usually stand: where a new one is put. A key that is not named goes last. */
export function keyOrder(section: SectionName, isTask = section === "tasks"): readonly string[] {
  return isTask ? TASK_KEYS : (SECTION_KEYS.get(section) ?? []);
}
