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
    const { plan } = input;
    const used = usedIds(input);
    const shares = plan.tasks.length > 0;
    if (shares) {
      const roles = usedRoles(input);
      for (const person of plan.people.values()) {
        if (!used.has(person.id) && person.role?.some(role => roles.has(role)) !== true) reportUnused(person, report);
      }
      for (const team of plan.teams.values()) if (!used.has(team.id)) reportUnused(team, report);
      for (const calendar of plan.calendars.values()) if (!used.has(calendar.id)) reportUnused(calendar, report);
    }
    for (const release of plan.releases.values()) if (!used.has(release.id)) reportUnused(release, report);
    for (const metric of plan.kept.get("metrics")?.values() ?? []) if (!used.has(metric.id)) reportUnused(metric, report);
  },
};

const WAYS_OUT: Partial<Record<SectionName, string>> = {
  people: "give them work or delete them",
  teams: "give it work or delete it",
  calendars: "use it or delete it",
  releases: "say what is part of it with `release`, or delete it",
  metrics: "measure a result with it or delete it",
};

function reportUnused(item: Item, report: Report): void {
  report({ message: `Nothing refers to the ${nounOf(item.section)} ${nameOf(item)}; ${WAYS_OUT[item.section] ?? "use it or delete it"}`, at: idPlace(item) });
}

/** Every id that this plan or another one refers to, or that stands as a word in an expression, a status log, a note of a section. */
function usedIds({ plan, referrers, snapshot }: RuleInput): ReadonlySet<string> {
  const used = new Set<string>();
  eachReference(plan, (_item, ref) => {
    if (isOwn(plan, ref)) used.add(ref.id);
  });
  for (const other of referrers) {
    const sharesPeople = sharedPlan(snapshot, other) === plan;
    eachReference(other, (_item, ref) => {
      if (ref.plan === plan.id || (sharesPeople && isOwn(other, ref))) used.add(ref.id);
    });
  }
  mention(plan.settings.kept, used, 0);
  for (const [section, items] of plan.kept) {
    if (section !== "metrics") for (const item of items.values()) mention(item.values, used, 0);
  }
  return used;
}

function usedRoles({ plan, referrers }: RuleInput): ReadonlySet<string> {
  const roles = new Set<string>();
  for (const each of [plan, ...referrers]) ofPlan(each);
  return roles;

  function ofPlan(each: Plan): void {
    for (const { item } of each.tasks) {
      for (const { role } of item.who ?? []) if (role !== undefined) roles.add(role);
    }
  }
}

/** Adds the words of all texts in a kept value, keys of maps included. */
function mention(value: unknown, used: Set<string>, depth: number): void {
  if (typeof value === "string") {
    for (const word of value.match(WORD) ?? []) used.add(word);
  } else if (depth < DEEPEST && value instanceof Map) {
    for (const [key, inner] of value) {
      mention(key, used, depth + 1);
      mention(inner, used, depth + 1);
    }
  } else if (depth < DEEPEST && Array.isArray(value)) {
    for (const inner of value) mention(inner, used, depth + 1);
  } else if (depth < DEEPEST && typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) mention(inner, used, depth + 1);
  }
}
