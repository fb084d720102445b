import { CHECK_VOCABULARY, eachArgument } from "../../core/expression/planVocabulary";
import { isWrittenExpression, placeInItem, standsLetterByLetter } from "../../core/expression/written";
import type { Item } from "../../core/model/source";
import type { KeptItem, Objective, Person, Equipment, Risk, Task, BacklogItem } from "../../core/model/items";
import type { Plan } from "../../core/model/plan";
import type { Assignment, CalendarSpec, Dependency, Raci, Ref } from "../../core/model/values";

/** What a reference may point at: sections of a plan, the word `plan`, or a sprint. */
export type Target =
  | "tasks"
  | "releases"
  | "people"
  | "teams"
  | "equipment"
  | "calendars"
  | "objectives"
  | "metrics"
  | "backlog"
  | "stakeholders"
  | "personas"
  | "plan"
  | "sprints";

/** Called with every reference of a plan: who makes it, under which key, and what it may point at. */
export type VisitReference = (item: Item, ref: Ref, key: string, targets: readonly Target[]) => void;

const PREDECESSORS: readonly Target[] = ["tasks", "releases"];
const TASKS: readonly Target[] = ["tasks"];
const WORKERS: readonly Target[] = ["people", "teams", "equipment"];
const PERSON: readonly Target[] = ["people"];
const CONCERNED: readonly Target[] = ["people", "teams", "stakeholders"];
const MEMBERS: readonly Target[] = ["people", "teams"];
const CALENDARS: readonly Target[] = ["calendars"];
const RELEASES: readonly Target[] = ["releases"];
const OBJECTIVES: readonly Target[] = ["objectives"];
const BACKLOG: readonly Target[] = ["backlog"];
const SPRINTS: readonly Target[] = ["sprints"];
const METRICS: readonly Target[] = ["metrics"];
const PERSONAS: readonly Target[] = ["personas"];
const AFFECTED: readonly Target[] = ["tasks", "releases", "plan"];
const SUBJECTS: readonly Target[] = ["backlog", "tasks", "objectives", "releases"];

/** Visits every reference that a plan makes, in no particular order. */
export function eachReference(plan: Plan, visit: VisitReference): void {
  for (const { item } of plan.tasks) referencesOfTask(item, visit);
  otherReferences(plan, visit);
}

/** Visits every reference that a plan makes outside of its tasks. */
export function otherReferences(plan: Plan, visit: VisitReference): void {
  if (plan.settings.calendar !== undefined) ofCalendar(plan.settings, plan.settings.calendar, "calendar.based-on", visit);
  for (const calendar of plan.calendars.values()) ofCalendar(calendar, calendar, "based-on", visit);
  for (const person of plan.people.values()) ofWorker(person, visit);
  for (const machine of plan.equipment.values()) ofWorker(machine, visit);
  for (const team of plan.teams.values()) for (const { ref } of team.members) visit(team, ref, "", MEMBERS);
  for (const objective of plan.objectives.values()) ofObjective(objective, visit);
  for (const item of plan.backlog.values()) ofBacklog(item, visit);
  for (const risk of plan.risks.values()) ofRisk(risk, visit);
  const { correlation } = plan.settings;
  for (const { first, second } of typeof correlation === "object" ? (correlation.pairs ?? []) : []) {
    visit(plan.settings, first, "correlation", TASKS);
    visit(plan.settings, second, "correlation", TASKS);
  }
  const updates = plan.settings.kept.get("updates");
  if (updates instanceof Map) {
    for (const update of updates.values() as Iterable<unknown>) {
      if (typeof update === "object" && update !== null && "by" in update && isRef(update.by)) visit(plan.settings, update.by, "by", PERSON);
    }
  }
  ofChecks(plan, visit);
  for (const decision of plan.kept.get("decisions")?.values() ?? []) {
    const by = decision.values.get("by");
    if (isRef(by)) visit(decision, by, "by", CONCERNED);
  }
  for (const section of ["feedback", "research", "decisions"]) {
    for (const item of plan.kept.get(section)?.values() ?? []) ofKept(item, visit);
  }
}

/** Visits every reference that a task makes. */
export function referencesOfTask(task: Task, visit: VisitReference): void {
  const { after, who } = task;
  if (after !== undefined) for (let i = 0, { length } = after; i < length; i++) visit(task, (after[i] as Dependency).on, "after", PREDECESSORS);
  if (who !== undefined) for (let i = 0, { length } = who; i < length; i++) for (const ref of (who[i] as Assignment).of) visit(task, ref, "who", WORKERS);
  one(task, task.calendar, "calendar", CALENDARS, visit);
  one(task, task.release, "release", RELEASES, visit);
  one(task, task.objective, "objective", OBJECTIVES, visit);
  one(task, task.sprint, "sprint", SPRINTS, visit);
  one(task, task.backlog, "backlog", BACKLOG, visit);
  one(task, task.owner, "owner", PERSON, visit);
  if (task.raci !== undefined) ofRaci(task, task.raci, visit);
  if (task.onlyIf !== undefined) for (const condition of task.onlyIf) visit(task, condition.task, "if", TASKS);
  if (task.spent?.byPerson !== undefined) for (const { person } of task.spent.byPerson) visit(task, person, "spent", WORKERS);
}

function ofRaci(task: Task, raci: Raci, visit: VisitReference): void {
  for (const list of [raci.responsible, raci.accountable, raci.consulted, raci.informed]) {
    for (const ref of list) visit(task, ref, "raci", CONCERNED);
  }
}

function ofCalendar(item: Item, calendar: CalendarSpec, key: string, visit: VisitReference): void {
  if (calendar.basedOn !== undefined && "calendar" in calendar.basedOn) visit(item, calendar.basedOn.calendar, key, CALENDARS);
}

function ofWorker(worker: Person | Equipment, visit: VisitReference): void {
  for (const step of worker.calendar?.steps ?? []) visit(worker, step.value, "calendar", CALENDARS);
}

function ofObjective(objective: Objective, visit: VisitReference): void {
  one(objective, objective.owner, "owner", PERSON, visit);
  one(objective, objective.parent, "parent", OBJECTIVES, visit);
  for (const result of objective.results?.values() ?? []) one(objective, result.metric, "metric", METRICS, visit);
}

function ofBacklog(item: BacklogItem, visit: VisitReference): void {
  one(item, item.release, "release", RELEASES, visit);
  one(item, item.objective, "objective", OBJECTIVES, visit);
  one(item, item.owner, "owner", PERSON, visit);
}

function ofRisk(risk: Risk, visit: VisitReference): void {
  one(risk, risk.owner, "owner", PERSON, visit);
  for (const ref of risk.affects ?? []) visit(risk, ref, "affects", AFFECTED);
}

/** Ids in `checks`, where the text of a check stands letter by letter in the file. */
function ofChecks({ settings }: Plan, visit: VisitReference): void {
  const checks = settings.kept.get("checks");
  if (!(checks instanceof Map)) return;
  for (const check of checks.values() as Iterable<unknown>) {
    if (!isWrittenExpression(check) || !standsLetterByLetter(check)) continue;
    eachArgument(check.expression, (call, { name, at }) => {
      if (CHECK_VOCABULARY.things.has(call)) visit(settings, { id: name, at: placeInItem(check, at) }, "checks", AFFECTED);
    });
  }
}

/** `about` of feedback, research and decisions, one reference or a list of them as the schema read it, and the persona that it speaks for. */
function ofKept(item: KeptItem, visit: VisitReference): void {
  const about = item.values.get("about");
  for (const ref of Array.isArray(about) ? (about as readonly unknown[]) : [about]) {
    if (isRef(ref)) visit(item, ref, "about", SUBJECTS);
  }
  const persona = item.values.get("persona");
  if (isRef(persona)) visit(item, persona, "persona", PERSONAS);
}

function isRef(value: unknown): value is Ref {
  return typeof value === "object" && value !== null && "id" in value && typeof value.id === "string" && "at" in value;
}

function one(item: Item, ref: Ref | undefined, key: string, targets: readonly Target[], visit: VisitReference): void {
  if (ref !== undefined) visit(item, ref, key, targets);
}
