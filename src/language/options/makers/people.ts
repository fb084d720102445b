import type { Person, Task } from "../../../core/model/items";
import type { Plan } from "../../../core/model/plan";
import type { Assignment } from "../../../core/model/values";
import { sharedPlan } from "../../rules/sharedPlan";
import { bookedUnits, type Situation, type Step } from "../situation";

/** Someone who could do the work of a step. */
export interface Helper {
  readonly person: Person;
  /** The share of full time that is free while the step is worked on, in steps of a quarter. */
  readonly free: number;
  /** Cost of a working minute. */
  readonly rate: number;
}

/** The people who work on a step by name, when nobody else and no choice is named. */
export function namedPeople({ plan, snapshot }: Situation, step: Step): readonly Person[] | undefined {
  const who = step.inherited.who ?? [];
  const people = who.flatMap(({ of, choose, role }) => (choose === "all" && role === undefined ? of : []).map(({ id, plan: other }) =>
    (other === undefined ? personOf(plan, id) ?? personOf(sharedPlan(snapshot, plan), id) : undefined)));
  return who.length > 0 && people.length > 0 && who.every(({ choose }) => choose === "all") && people.every(person => person !== undefined) ? people : undefined;
}

function personOf(plan: Plan | undefined, id: string): Person | undefined {
  return plan?.people.get(id);
}

const MOST_LOOKED_AT = 60;

/** Who else could work on a step: people of the same role or team first, then whoever is free; at most some. */
export function helpers(situation: Situation, step: Step, present: readonly Person[], most: number): readonly Helper[] {
  const { plan, snapshot, bookings } = situation;
  const roles = new Set(present.flatMap(({ role }) => role ?? []));
  const here = new Set(present.map(({ id }) => id));
  const teams = [...plan.teams.values()].filter(({ members }) => members.some(({ ref }) => here.has(ref.id)));
  const near = new Set(teams.flatMap(({ members }) => members.map(({ ref }) => ref.id)));
  const all = [...plan.people.values(), ...(sharedPlan(snapshot, plan)?.people.values() ?? [])].filter(({ id }) => !here.has(id));
  const suits = (person: Person): number => (person.role?.some(role => roles.has(role)) === true ? 2 : 0) + (near.has(person.id) ? 1 : 0);
  const suitable = all.filter(person => suits(person) > 0 || roles.size === 0 || person.role === undefined).slice(0, MOST_LOOKED_AT);
  const { start, finish } = step.dates;
  const found = suitable.map((person): Helper => {
    const capacity = person.capacity?.steps.at(-1)?.value ?? 1;
    const free = Math.floor((capacity - bookedUnits(bookings, person.id, start, finish)) * 4) / 4;
    return { person, free: Math.max(0, Math.min(1, free)), rate: rateOf(person) };
  });
  return found.sort((a, b) => suits(b.person) - suits(a.person) || b.free - a.free || a.rate - b.rate).slice(0, most);
}

/** What a working minute of someone costs by the last of their rates; a day counts as eight hours. */
export function rateOf(person: Person): number {
  const per = person.rate?.steps.at(-1)?.value.perTime;
  if (per === undefined) return 0;
  const minutes = per.per.minutes + per.per.days * 480 + per.per.weeks * 2400 + per.per.months * 9600;
  return minutes > 0 ? per.amount / minutes : 0;
}

/** The assignments of a step as they are written. */
export function writtenWho({ snapshot, plan }: Situation, step: Step): readonly string[] {
  const owner = ownerOfWho(plan, step);
  if (owner?.who === undefined) return [];
  return owner.who.map(({ at }) => {
    const range = snapshot.locate({ item: owner, span: at });
    return (snapshot.files.get(range.file)?.text.slice(range.start, range.end) ?? "").replace(/^["']|["']$/g, "");
  });
}

function ownerOfWho(plan: Plan, step: Step): Task | undefined {
  for (let at = step.node.index; at >= 0; at = plan.tasks[at]?.parent ?? -1) {
    const item = plan.tasks[at]?.item;
    if (item?.who !== undefined && item.who.length > 0) return item;
  }
  return undefined;
}

/** A list of assignments as plan text. */
export function whoText(parts: readonly string[]): string {
  return parts.length === 1 ? (parts[0] ?? "") : `[${parts.join(", ")}]`;
}

/** True when more people make a step shorter: its length is effort, and it is one pot. */
export function isShared({ task, inherited }: Step): boolean {
  return task.effort !== undefined && task.duration === undefined && (inherited.who ?? []).every((assignment: Assignment) => assignment.part === undefined);
}
