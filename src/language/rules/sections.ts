import type { Plan } from "../../core/model/plan";
import type { SectionName } from "../../core/model/source";
import type { Target } from "./references";

const NOUNS: Readonly<Record<SectionName | "sprints", string>> = {
  plan: "plan",
  calendars: "calendar",
  people: "person",
  teams: "team",
  equipment: "machine",
  materials: "material",
  fields: "field",
  tasks: "task",
  releases: "release",
  objectives: "objective",
  metrics: "metric",
  backlog: "backlog item",
  feedback: "feedback",
  research: "research finding",
  stakeholders: "stakeholder",
  personas: "persona",
  decisions: "decision",
  competitors: "competitor",
  risks: "risk",
  sprints: "sprint",
};

const SPRINT = /^sprint-[1-9][0-9]{0,5}$/;

/** What one thing of a section is called: `task`, `person`. */
export function nounOf(section: Target | SectionName): string {
  return NOUNS[section];
}

/** True when a plan has such a thing under this id. */
export function has(plan: Plan, target: Target, id: string): boolean {
  if (target === "plan") return id === "plan";
  if (target === "sprints") return plan.settings.kept.has("sprints") && SPRINT.test(id);
  return idsOf(plan, target).has(id);
}

/** The ids of a section; tasks with the actions of risks. */
export function idsOf(plan: Plan, target: Exclude<Target, "plan" | "sprints">): ReadonlyMap<string, unknown> {
  switch (target) {
    case "tasks": return plan.taskIndex;
    case "metrics":
    case "personas":
    case "stakeholders": return plan.kept.get(target) ?? NOTHING;
    default: return plan[target];
  }
}

const NOTHING: ReadonlyMap<string, unknown> = new Map();
