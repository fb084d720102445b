import type { SectionName } from "../../core/model/source";
import { namedKeys, listOf, type NamedKeys } from "../parse/values/combinators";
import { member } from "../parse/values/people";
import { keptPlanKeys } from "./keptKeys";
import { equipmentKeys, fieldKeys, materialKeys, namedCalendarKeys, personKeys } from "./peopleKeys";
import { planKeys } from "./planKeys";
import { backlogKeys, competitorKeys, decisionKeys, feedbackKeys, metricKeys, objectiveKeys, personaKeys, releaseKeys, researchKeys, stakeholderKeys } from "./productKeys";
import { riskActionsDoc, riskKeys } from "./riskKeys";
import { nestedTasksDoc, taskKeys } from "./taskKeys";
import type { ValueType } from "./valueType";

/** A section that holds items. */
export interface SectionSpec {
  readonly name: ItemSection;
  /** One or two sentences. */
  readonly doc: string;
  /** Plan text of one item. */
  readonly example: string;
  /** Keys of an item by their names, in their usual order; empty when an item is one value. */
  readonly keys: NamedKeys;
  /** The key of an item that holds tasks, with its sentence. */
  readonly tasksKey?: { readonly name: "tasks" | "actions"; readonly doc: string };
  /** The item is one value (a team's members) that goes to this property. */
  readonly value?: { readonly property: string; readonly type: ValueType<unknown> };
  /** Its ids share one space with the tasks' and those of the other sections that can be referred to. */
  readonly referable: boolean;
  /** Items are kept with a map of values instead of a property for each key. */
  readonly kept: boolean;
  /** An item without any key says something (`docs:` is an empty task). */
  readonly mayBeEmpty: boolean;
}

/** The name of a section that holds items. */
export type ItemSection = Exclude<SectionName, "plan">;

type Extra = Partial<Omit<SectionSpec, "name" | "doc" | "example" | "keys">>;

function section(name: ItemSection, doc: string, example: string, keys: Readonly<Record<never, never>>, extra: Extra = {}): SectionSpec {
  return { name, doc, example, keys: namedKeys(keys), referable: true, kept: false, mayBeEmpty: false, ...extra };
}

const KEPT: Extra = { kept: true };
const KEPT_ALONE: Extra = { kept: true, referable: false };

/** Every section that holds items, in the usual order of a plan. */
export const sections: ReadonlyMap<string, SectionSpec> = new Map(
  [
    section("calendars", "Working calendars by id, for people, equipment and tasks.", "part-time: {week: {mon-wed: 09:00-17:00}}", namedCalendarKeys),
    section("people", "People who can be booked, by id.", "ana: {name: Ana Silva, role: backend, rate: 95/h}", personKeys, { mayBeEmpty: true }),
    section("teams", "Teams by id: lists of people or teams, with a span for a time.", "core: [ana, ben 2026-03-01..]", {}, {
      value: { property: "members", type: listOf(member, "a list of people or teams such as [ana, ben 2026-03-01..]") },
    }),
    section("equipment", "Machines, rooms and labs by id: booked for as long as a task runs; they do no effort.", "device-lab: {capacity: 200%, rate: 15/h}", equipmentKeys, { mayBeEmpty: true }),
    section("materials", "Materials by id; tasks name amounts of them. Cost only.", "concrete: {title: Concrete, unit: m3, price: 120}", materialKeys, KEPT),
    section("fields", "Own fields by id; tasks give them values.", "area: {title: Area, type: text}", fieldKeys, KEPT),
    section("objectives", "Objectives by id with their key results.", "less-drop-off: {title: Half the drop-off at payment}", objectiveKeys),
    section("metrics", "What is measured, by id.", "conversion: {unit: \"%\", history: {2026-01-01: 62.5}}", metricKeys, KEPT),
    section("releases", "Releases by id with the date promised for each.", "beta: {title: Public beta, date: 2026-04-30}", releaseKeys),
    section("tasks", "The work, by id. A task with `tasks` of its own is a summary.", "pay-api: {title: Payment API, effort: 5d/8d/15d, after: schema}", taskKeys, {
      tasksKey: { name: "tasks", doc: nestedTasksDoc }, mayBeEmpty: true,
    }),
    section("backlog", "Ideas that are not yet work, by id; moving one under `tasks` makes it work.", "one-click: {title: One-click repeat order, value: 8, effort: 13d}", backlogKeys),
    section("feedback", "What users said, by id.", "acme-42: {from: ACME, text: \"We retype the card every time\", about: one-click}", feedbackKeys, KEPT_ALONE),
    section("research", "What was found out about users and market, by id.", "phone-first: {title: Phone first, finding: Half pay by phone}", researchKeys, KEPT_ALONE),
    section("personas", "Who uses it, as types of people, by id.", "small-shop: {title: Small shop, goals: [order in a minute]}", personaKeys, KEPT),
    section("stakeholders", "Who has a stake in the plan, by id.", "legal: {title: Legal, interest: low, influence: high}", stakeholderKeys, KEPT_ALONE),
    section("competitors", "Who else does it, by id.", "rival: {title: Rival, features: {export: yes, sso: partly}}", competitorKeys, KEPT_ALONE),
    section("decisions", "What was decided, by id.", "own-form: {date: 2026-02-02, by: ana, text: We build the form ourselves, about: pay-ui}", decisionKeys, KEPT_ALONE),
    section("risks", "The risk register, by id.", "vendor-api: {title: The sandbox slips, probability: 30%, impact: {time: 5d/10d/20d}}", riskKeys, {
      tasksKey: { name: "actions", doc: riskActionsDoc },
    }),
  ].map((spec) => [spec.name, spec]),
);

/** The plan's own keys by their names, in their usual order: those with a property of their own. */
export const ownPlanKeys: NamedKeys = namedKeys(planKeys);

/** The plan's own keys that are checked and kept. */
export const otherPlanKeys: NamedKeys = namedKeys(keptPlanKeys);

/** Every word that may stand as a key at the top of a plan file, in the usual order. */
export const topLevelWords: readonly string[] = [...ownPlanKeys.keys(), ...otherPlanKeys.keys(), ...sections.keys()];

/** The section with a name, or undefined. */
export function itemSectionNamed(name: string): ItemSection | undefined {
  return sections.get(name)?.name;
}
