import type { Task } from "../../core/model/items";
import type { Plan } from "../../core/model/plan";
import type { Item } from "../../core/model/source";
import type { Assignment, Ref } from "../../core/model/values";
import { removeKey, replaceText } from "./fixes";
import { createNearestHunt, type NearestHunt } from "./nearestHunt";
import { keyPlace, placeAt, valuePlace } from "./places";
import { eachReference, type Target } from "./references";
import type { Report, Rule, RuleInput } from "./rule";
import { has, idsOf, nounOf } from "./sections";
import { sharedPlan } from "./sharedPlan";
import { code, listed, nameOf, shown } from "./wording";

/** Sections that a plan takes over from the plan that `people-from` names. */
const SHARED: ReadonlySet<Target> = new Set(["people", "teams", "equipment", "calendars"]);

interface Search {
  readonly input: RuleInput;
  readonly report: Report;
  readonly hunt: NearestHunt;
  readonly shared: Plan | undefined;
  /** True when `people-from` names a file that is not there: its people cannot be judged. */
  readonly sharedMissing: boolean;
}

/** A reference to something that is not there. */
export const unknownReference: Rule = {
  code: "unknown-reference",
  doc: {
    title: "No such task, person, calendar, release, plan, …",
    meaning:
      "A reference names an id that does not exist, or one that stands for something else (a team where a person is asked for). "
      + "The reference counts as not written: a task does not wait, nobody is booked. Ids keep upper and lower case apart; a "
      + "task of another plan is written `plan-id/task-id`. A role that nobody has is reported too.",
    fix: "Correct the id (the quick fix takes the nearest one), or define what it names.",
    before: `plan: Misspelt
start: 2026-01-05
as-of: none
tasks:
  schema: {duration: 2d}
  build: {duration: 3d, after: shema}
`,
    after: `plan: Misspelt
start: 2026-01-05
as-of: none
tasks:
  schema: {duration: 2d}
  build: {duration: 3d, after: schema}
`,
  },
  check(input, report) {
    const { plan, snapshot } = input;
    const shared = sharedPlan(snapshot, plan);
    const sharedMissing = plan.settings.peopleFrom !== undefined && shared === undefined;
    const search: Search = { input, report, hunt: createNearestHunt(), shared, sharedMissing };
    if (sharedMissing) reportMissingFile(search);
    eachReference(plan, (item, ref, key, targets) => checkReference(search, item, ref, key, targets));
    checkRoles(search);
    for (const { item } of plan.tasks) checkNames(search, item);
  },
};

function reportMissingFile({ input, report }: Search): void {
  const { plan } = input;
  report({
    message: `There is no plan in the file ${code(plan.settings.peopleFrom ?? "")}, whose people this plan shares; correct the path, counted from this file's folder`,
    at: valuePlace(plan.settings, "people-from"),
    fixes: [removeKey(plan, plan.settings, "people-from")],
  });
}

function checkReference(search: Search, item: Item, ref: Ref, key: string, targets: readonly Target[]): void {
  const { plan, snapshot } = search.input;
  if (ref.plan !== undefined && ref.plan !== plan.id) {
    const other = snapshot.planById(ref.plan);
    if (other === undefined) reportUnknownPlan(search, item, ref, ref.plan);
    else if (!targets.some(target => has(other, target, ref.id))) reportUnknown(search, item, ref, key, targets, other);
    return;
  }
  for (const target of targets) {
    if (has(plan, target, ref.id)) return;
    if (!SHARED.has(target)) continue;
    if (search.sharedMissing || (search.shared !== undefined && has(search.shared, target, ref.id))) return;
  }
  reportUnknown(search, item, ref, key, targets, plan);
}

function reportUnknownPlan(search: Search, item: Item, ref: Ref, planId: string): void {
  const others = search.input.snapshot.plans.filter(plan => plan !== search.input.plan).map(plan => plan.id);
  const near = search.hunt.find(planId, others);
  const at = placeAt(item, ref.at);
  search.report({
    message: `There is no plan ${code(planId)} in the workspace, to which ${code(`${planId}/${ref.id}`)} refers; ${meant(near)}`,
    at,
    ...(near === undefined ? {} : { fixes: [replaceText(`Write ${code(`${near}/${ref.id}`)}`, at, `${near}/${ref.id}`)] }),
  });
}

function reportUnknown(search: Search, item: Item, ref: Ref, key: string, targets: readonly Target[], inPlan: Plan): void {
  const foreign = inPlan !== search.input.plan;
  const at = placeAt(item, ref.at);
  const wanted = listed(targets.map(nounOf), 6, "or");
  const where = foreign ? ` in the plan ${code(inPlan.id)}` : "";
  const known = inPlan.byId.get(ref.id);
  const near = search.hunt.find(ref.id, candidates(search, targets, inPlan));
  const written = ref.plan === undefined ? near : `${ref.plan}/${near ?? ""}`;
  const what = known === undefined
    ? `There is no ${wanted} ${code(ref.id)}${where}`
    : `${code(ref.id)}${where} is a ${nounOf(known.section)}, but ${key === "" ? "this" : code(key)} takes a ${wanted}`;
  search.report({
    message: `${what}${by(item, key)}; ${sprintHint(search, targets) ?? meant(near)}`,
    at,
    ...(known === undefined ? {} : { related: [{ message: `${code(ref.id)} is defined here`, at: { item: known, span: known.idSpan } }] }),
    ...(near === undefined || written === undefined ? {} : { fixes: [replaceText(`Write ${code(written)}`, at, written)] }),
  });
}

function by(item: Item, key: string): string {
  if (item.section === "plan") return ` for ${code(key)} of the plan`;
  return key === "" ? `, named by ${nameOf(item)}` : ` for ${code(key)} of ${nameOf(item)}`;
}

function sprintHint({ input }: Search, targets: readonly Target[]): string | undefined {
  if (!targets.includes("sprints")) return undefined;
  return input.plan.settings.kept.has("sprints")
    ? `sprints are called ${code("sprint-1")}, ${code("sprint-2")} and so on`
    : `the plan has no ${code("sprints")}, write them first`;
}

function* candidates(search: Search, targets: readonly Target[], inPlan: Plan): Iterable<string> {
  for (const target of targets) {
    if (target === "plan" || target === "sprints") continue;
    yield* idsOf(inPlan, target).keys();
    if (search.shared !== undefined && SHARED.has(target) && inPlan === search.input.plan) yield* idsOf(search.shared, target).keys();
  }
}

function meant(near: string | undefined): string {
  return near === undefined ? "correct the id or define it" : `did you mean ${code(near)}?`;
}

function checkRoles(search: Search): void {
  const { plan } = search.input;
  if (search.sharedMissing) return;
  const roles = new Set<string>();
  for (const people of [plan.people, search.shared?.people]) {
    for (const person of people?.values() ?? []) for (const role of person.role ?? []) roles.add(role);
  }
  for (const { item } of plan.tasks) {
    for (const assignment of item.who ?? []) {
      if (assignment.role !== undefined && !roles.has(assignment.role)) reportRole(search, item, assignment, assignment.role, roles);
    }
  }
}

function reportRole(search: Search, item: Task, assignment: Assignment, role: string, roles: ReadonlySet<string>): void {
  const near = search.hunt.find(role, roles);
  const at = placeAt(item, assignment.at);
  search.report({
    message: `Nobody has the role ${code(role)} that ${nameOf(item)} asks for; `
      + (near === undefined ? "give it to a person or name another" : `did you mean ${code(near)}?`),
    at,
  });
}

/** Materials and own fields are named by keys of a map. */
function checkNames(search: Search, task: Task): void {
  for (const section of ["materials", "fields"] as const) {
    const used = task[section];
    if (used === undefined) continue;
    const known = search.input.plan.kept.get(section);
    for (const name of used.keys()) {
      if (known?.has(name) === true) continue;
      const near = search.hunt.find(name, known?.keys() ?? []);
      const at = keyPlace(task, task.keys.has(`${section}.${name}`) ? `${section}.${name}` : section);
      search.report({
        message: `There is no ${nounOf(section)} ${code(name)} for ${nameOf(task)}; `
          + (near === undefined ? `define it under ${code(section)} of the plan` : `did you mean ${code(near)}?`),
        at,
        ...(near === undefined || !task.keys.has(`${section}.${name}`) ? {} : { fixes: [replaceText(`Write ${code(shown(near))}`, at, near)] }),
      });
    }
  }
}
