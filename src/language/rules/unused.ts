import type { Plan } from "../../core/model/plan";
import type { Item, SectionName } from "../../core/model/source";
import { isOwn } from "./facts";
import { idPlace } from "./places";
import { eachReference } from "./references";
import type { Report, Rule, RuleInput } from "./rule";
import { nounOf } from "./sections";
import { sharedPlan } from "./sharedPlan";
import { nameOf } from "./wording";

const WORD = /[A-Za-z](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?/g;
const DEEPEST = 8;

/** A person, team, calendar, release or metric that nothing refers to. */
export const unused: Rule = {
  code: "unused",
  doc: {
    title: "Nothing refers to it",
    meaning:
      "A person, a team, a calendar, a release or a metric is defined, but nothing refers to it: nobody is given work, nothing is "
      + "promised for the release. Often the reference was forgotten, or what it was for has gone. A file that only holds shared "
      + "people is judged by the plans that share them.",
    fix: "Refer to it, or delete it.",
    before: `plan: Left over
start: 2026-01-05
as-of: none
people:
  ana: {name: Ana Silva}
  ben: {name: Ben Ito}
tasks:
  build: {effort: 3d, who: ana}
`,
    after: `plan: Left over
start: 2026-01-05
as-of: none
people:
  ana: {name: Ana Silva}
  ben: {name: Ben Ito}
tasks:
  build: {effort: 3d, who: [ana, ben]}
`,
  },
  check(input, report) {
    const candidates = candidatesOf(input.plan);
    const left = new Set(candidates.map(item => item.id));
    if (left.size === 0) return;
    strikeUsed(input, left);
    const roles = rolesOfOthers(input);
    for (const item of candidates) {
      if (!left.has(item.id)) continue;
      if (input.plan.people.get(item.id)?.role?.some(role => roles.has(role) || input.index.asksFor(role)) !== true) reportUnused(input.plan, item, report);
    }
  },
};

/** What should be referred to; a plan without tasks holds people, teams and calendars for others. */
function candidatesOf(plan: Plan): readonly Item[] {
  const shared = plan.tasks.length === 0 ? [] : [...plan.people.values(), ...plan.teams.values(), ...plan.calendars.values()];
  return [...shared, ...plan.releases.values(), ...(plan.kept.get("metrics")?.values() ?? [])];
}

const WAYS_OUT: Partial<Record<SectionName, string>> = {
  people: "give them work or delete them",
  teams: "give it work or delete it",
  calendars: "use it or delete it",
  releases: "say what is part of it with `release`, or delete it",
  metrics: "measure a result with it or delete it",
};

function reportUnused(plan: Plan, item: Item, report: Report): void {
  report({
    message: `Nothing refers to the ${nounOf(item.section)} ${nameOf(item)}; ${WAYS_OUT[item.section] ?? "use it or delete it"}`,
    at: idPlace(item),
    fixes: [{ title: `Delete the ${nounOf(item.section)} ${nameOf(item)}`, change: { kind: "remove-item", plan: plan.id, id: item.id } }],
  });
}

/** Strikes every id that this plan or another one refers to, or that stands as a word in an expression, a status log, a note of a section. */
function strikeUsed({ plan, referrers, snapshot, index }: RuleInput, left: Set<string>): void {
  for (const id of left) if (index.refersTo(id)) left.delete(id);
  for (const other of referrers) {
    const sharesPeople = sharedPlan(snapshot, other) === plan;
    eachReference(other, (_item, ref) => {
      if (ref.plan === plan.id || (sharesPeople && isOwn(other, ref))) left.delete(ref.id);
    });
  }
  strikeWords(plan.settings.kept, left, 0);
  for (const [section, items] of plan.kept) {
    if (section !== "metrics") for (const item of items.values()) strikeWords(item.values, left, 0);
  }
}

function rolesOfOthers({ referrers }: RuleInput): ReadonlySet<string> {
  const roles = new Set<string>();
  for (const { tasks } of referrers) {
    for (const { item } of tasks) for (const { role } of item.who ?? []) if (role !== undefined) roles.add(role);
  }
  return roles;
}

/** Strikes the words of all texts in a kept value, keys of maps included. */
function strikeWords(value: unknown, left: Set<string>, depth: number): void {
  if (typeof value === "string") {
    for (const word of value.match(WORD) ?? []) left.delete(word);
  } else if (depth < DEEPEST && value instanceof Map) {
    for (const [key, inner] of value) {
      strikeWords(key, left, depth + 1);
      strikeWords(inner, left, depth + 1);
    }
  } else if (depth < DEEPEST && typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) strikeWords(inner, left, depth + 1);
  }
}
