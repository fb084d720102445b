import { writtenHealth } from "../../core/health/limits";
import type { Risk, Task } from "../../core/model/items";
import type { Plan } from "../../core/model/plan";
import type { Item, Place } from "../../core/model/source";
import type { Assignment } from "../../core/model/values";
import { riskScales } from "../../core/risk/riskScales";
import { removeKey, replaceText } from "./fixes";
import type { NearestHunt } from "./nearestHunt";
import { keyPlace, placeAt, valuePlace } from "./places";
import type { Report, RuleInput } from "./rule";
import { nounOf } from "./sections";
import { isRejected } from "./rejected";
import { SEVERITIES } from "./severities";
import { NAMING } from "./taskTraits";
import { code, listed, nameOf } from "./wording";

/** What the search for unknown references carries along. */
export interface Search {
  readonly input: RuleInput;
  readonly report: Report;
  readonly hunt: NearestHunt;
  readonly shared: Plan | undefined;
  /** True when `people-from` names a file that is not there: its people cannot be judged. */
  readonly sharedMissing: boolean;
}

const STATUSES = ["todo", "doing", "review", "blocked", "done", "dropped"] as const;
const USUAL_PROBABILITIES = ["rare", "unlikely", "possible", "likely", "almost-certain"] as const;
const USUAL_IMPACTS = ["minor", "moderate", "major", "severe"] as const;

/** Checks what is named by a word instead of a reference: roles, statuses, materials, own fields, levels of risks, codes, teams of sprints. */
export function checkNames(search: Search): void {
  const { plan } = search.input;
  const roles = search.sharedMissing ? undefined : rolesOf(search);
  const statuses = new Set<string>([...STATUSES, ...(plan.settings.board ?? []).map(column => column.name)]);
  for (const { task: item } of search.input.facts.having(NAMING)) {
    for (const assignment of item.who ?? []) {
      if (roles !== undefined && assignment.role !== undefined && !roles.has(assignment.role)) reportRole(search, item, assignment, assignment.role, roles);
    }
    if (item.status !== undefined && !statuses.has(item.status)) {
      reportWord(search, {
        at: valuePlace(item, "status"), what: `There is no status ${code(item.status)} for ${nameOf(item)}`, word: item.status, among: statuses,
        wayOut: `add it to the ${code("board")} of the plan`,
      });
    }
    checkKeyed(search, item);
    if (item.allow !== undefined) checkCodes(search, item, item.allow);
    checkConditions(search, item);
  }
  if (plan.settings.allow !== undefined) checkCodes(search, plan.settings, plan.settings.allow);
  for (const risk of plan.risks.values()) checkLevels(search, risk);
  checkResponseFrom(search);
  checkVelocities(search);
  checkCorrelated(search);
}

/** A word that names nothing: what to say, which words there are, and the way out when none is near. */
interface Word {
  readonly at: Place;
  readonly what: string;
  readonly word: string;
  readonly among: Iterable<string>;
  readonly wayOut: string;
}

function reportWord(search: Search, { at, what, word, among, wayOut }: Word): void {
  const near = search.hunt.find(word, among);
  search.report({
    message: `${what}; ${near === undefined ? wayOut : `did you mean ${code(near)}?`}`,
    at,
    // Where only the id can be shown there is nothing to replace.
    ...(near === undefined || at.span === at.item.idSpan ? {} : { fixes: [replaceText(`Write ${code(near)}`, at, near)] }),
  });
}

function rolesOf({ input, shared }: Search): ReadonlySet<string> {
  const roles = new Set<string>();
  for (const people of [input.plan.people, shared?.people]) {
    for (const person of people?.values() ?? []) for (const role of person.role ?? []) roles.add(role);
  }
  return roles;
}

function reportRole(search: Search, item: Task, assignment: Assignment, role: string, roles: ReadonlySet<string>): void {
  const near = search.hunt.find(role, roles);
  search.report({
    message: `Nobody has the role ${code(role)} that ${nameOf(item)} asks for; `
      + (near === undefined ? "give it to a person or name another" : `did you mean ${code(near)}?`),
    at: placeAt(item, assignment.at),
  });
}

/** Materials and own fields are named by the keys of a map. */
function checkKeyed(search: Search, task: Task): void {
  for (const section of ["materials", "fields"] as const) {
    const known = search.input.plan.kept.get(section);
    for (const name of task[section]?.keys() ?? []) {
      if (known?.has(name) === true) continue;
      reportWord(search, {
        at: keyPlace(task, `${section}.${name}`), what: `There is no ${nounOf(section)} ${code(name)} for ${nameOf(task)}`, word: name,
        among: known?.keys() ?? [], wayOut: `define it under ${code(section)} of the plan`,
      });
    }
  }
}

function checkCodes(search: Search, item: Item, allow: ReadonlyMap<string, string>): void {
  for (const word of allow.keys()) {
    if (Object.hasOwn(SEVERITIES, word)) continue;
    const near = search.hunt.find(word, Object.keys(SEVERITIES));
    const at = keyPlace(item, `allow.${word}`);
    search.report({
      message: `There is no problem with the code ${code(word)} to allow; ${near === undefined ? "remove it or correct the code" : `did you mean ${code(near)}?`}`,
      at,
      fixes: near === undefined ? [removeKey(search.input.plan, item, "allow")] : [replaceText(`Write ${code(near)}`, at, near)],
    });
  }
}

/** `health: {response-from: medium}` names a level of the risk matrix. */
function checkResponseFrom(search: Search): void {
  const { plan } = search.input;
  const { responseFrom } = writtenHealth(plan);
  if (responseFrom === undefined || isRejected(plan.settings, "risk-matrix")) return;
  const levels = riskScales(plan).levels.map(({ name }) => name);
  if (levels.includes(responseFrom)) return;
  reportWord(search, {
    at: valuePlace(plan.settings, "health.response-from"), what: `There is no level ${code(responseFrom)} in ${code("risk-matrix")} for ${code("response-from")}`, word: responseFrom, among: levels,
    wayOut: `write one of ${listed(levels.map(code), 9, "or")}`,
  });
}

/** Levels of the risk matrix, the plan's own or the usual ones. */
function checkLevels(search: Search, risk: Risk): void {
  const probabilities = scaleOf(search.input.plan, "probability", USUAL_PROBABILITIES);
  const impacts = scaleOf(search.input.plan, "impact", USUAL_IMPACTS);
  const written: readonly (readonly [key: string, word: unknown, scale: readonly string[]])[] = [
    ["probability", risk.probability, probabilities],
    ["impact.level", risk.impact?.level, impacts],
    ["residual.probability", risk.residual?.probability, probabilities],
    ["residual.level", risk.residual?.level, impacts],
  ];
  for (const [key, word, scale] of written) {
    if (typeof word !== "string" || scale.includes(word)) continue;
    reportWord(search, {
      at: valuePlace(risk, key), what: `There is no level ${code(word)} on the scale for ${code(key)} of ${nameOf(risk)}`, word, among: scale,
      wayOut: `write one of ${listed(scale.map(code), 9, "or")}`,
    });
  }
}

function scaleOf(plan: Plan, name: "probability" | "impact", usual: readonly string[]): readonly string[] {
  const matrix = plan.settings.kept.get("risk-matrix");
  if (typeof matrix !== "object" || matrix === null || !(name in matrix)) return usual;
  const scale: unknown = (matrix as Readonly<Record<string, unknown>>)[name];
  return scale instanceof Map ? [...scale.keys() as Iterable<unknown>].map(String) : usual;
}

/** `if: test failed` names an outcome of the task. */
function checkConditions(search: Search, task: Task): void {
  const { plan } = search.input;
  for (const { task: ref, outcome, at } of task.onlyIf ?? []) {
    const carrier = ref.plan === undefined || ref.plan === plan.id ? plan.tasks[plan.taskIndex.get(ref.id) ?? -1]?.item : undefined;
    if (carrier === undefined || carrier.outcomes?.has(outcome) === true || isRejected(carrier, "outcomes")) continue;
    reportWord(search, {
      at: placeAt(task, at), what: `${nameOf(carrier)} has no outcome ${code(outcome)} for ${nameOf(task)} to depend on`, word: outcome, among: carrier.outcomes?.keys() ?? [],
      wayOut: `write it under its ${code("outcomes")} with its probability`,
    });
  }
}

/** `correlation: {people: {ana: 0.4}}` names people. */
function checkCorrelated(search: Search): void {
  const { settings, people } = search.input.plan;
  if (search.sharedMissing || typeof settings.correlation !== "object" || typeof settings.correlation.people !== "object") return;
  for (const name of settings.correlation.people.keys()) {
    if (people.has(name) || search.shared?.people.has(name) === true) continue;
    reportWord(search, {
      at: keyPlace(settings, `correlation.people.${name}`), what: `There is no person ${code(name)} for the ${code("correlation")}`, word: name, among: people.keys(),
      wayOut: `define them under ${code("people")}`,
    });
  }
}

/** `velocity: {web: 18}` names teams. */
function checkVelocities(search: Search): void {
  const { settings, teams } = search.input.plan;
  if (search.sharedMissing || !settings.kept.has("sprints")) return;
  for (const [path, { key }] of settings.keys) {
    const team = /^sprints\.velocity\.(.+)$/.exec(path)?.[1];
    if (team === undefined || teams.has(team) || search.shared?.teams.has(team) === true) continue;
    reportWord(search, {
      at: placeAt(settings, key), what: `There is no team ${code(team)} for the velocity of the sprints`, word: team, among: teams.keys(),
      wayOut: `define it under ${code("teams")}`,
    });
  }
}
