import type { Plan } from "../../core/model/plan";
import type { Item } from "../../core/model/source";
import type { Ref } from "../../core/model/values";
import { removeKey, replaceText } from "./fixes";
import { checkEmptyReleases } from "./emptyReleases";
import { createNearestHunt } from "./nearestHunt";
import { placeAt, valuePlace } from "./places";
import { leadsTo } from "./planIndex";
import { otherReferences, referencesOfTask, type Target, type VisitReference } from "./references";
import type { Rule } from "./rule";
import { has, idsOf, nounOf } from "./sections";
import { sharedPlan } from "./sharedPlan";
import { RESOLVED } from "./taskTraits";
import { checkNames, type Search } from "./unknownNames";
import { code, listed, nameOf } from "./wording";

/** Sections that a plan takes over from the plan that `people-from` names. */
const SHARED: ReadonlySet<Target> = new Set(["people", "teams", "equipment", "calendars"]);


/** A reference to something that is not there. */
export const unknownReference: Rule = {
  code: "unknown-reference",
  doc: {
    title: "No such task, person, calendar, release, plan, …",
    meaning:
      "A reference names an id that does not exist, or one that stands for something else (a team where a person is asked for). "
      + "The reference counts as not written: a task does not wait, nobody is booked. Ids keep upper and lower case apart; a "
      + "task of another plan is written `plan-id/task-id`. A role that nobody has is reported too, and waiting for a release that nothing is part of.",
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
    const visit: VisitReference = (item, ref, key, targets) => { checkReference(search, item, ref, key, targets); };
    const { traits } = input.index;
    for (let at = 0; at < traits.length; at++) {
      const item = ((traits[at] as number) & RESOLVED) === 0 ? plan.tasks[at]?.item : undefined;
      if (item !== undefined) referencesOfTask(item, visit);
    }
    otherReferences(plan, visit);
    checkNames(search);
    checkEmptyReleases(input, report);
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
  if (leadsTo(plan, ref, targets)) return;
  for (const target of targets) {
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
    ? `There is no ${wanted} ${code(ref.id)}${where}${by(item, key)}`
    : `${code(ref.id)}${where} is a ${nounOf(known.section)}, but ${key === "" ? nameOf(item) : `${code(key)} of ${ownerOf(item)}`} takes a ${wanted}`;
  search.report({
    message: `${what}; ${sprintHint(search, targets) ?? meant(near)}`,
    at,
    ...(known === undefined ? {} : { related: [{ message: `${code(ref.id)} is defined here.`, at: { item: known, span: known.idSpan } }] }),
    ...(near === undefined || written === undefined ? {} : { fixes: [replaceText(`Write ${code(written)}`, at, written)] }),
  });
}

function by(item: Item, key: string): string {
  return key === "" ? `, named by ${nameOf(item)}` : ` for ${code(key)} of ${ownerOf(item)}`;
}

function ownerOf(item: Item): string {
  return item.section === "plan" ? "the plan" : nameOf(item);
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
