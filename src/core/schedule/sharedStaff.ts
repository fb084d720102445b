import type { DateSpan, DateValue } from "../model/instant";
import { MINUTES_PER_DAY } from "../model/instant";
import type { Equipment, NamedCalendar, Person, Team } from "../model/items";
import type { Plan } from "../model/plan";
import type { Dated } from "../model/values";
import { stepsOf, valueAt } from "../calendar/resourceBook";

/** What plans share with each other: people, teams, equipment and calendars by id. */
export type Staff = Pick<Plan, "people" | "teams" | "equipment" | "calendars">;

/**
 * A plan with the people, teams, equipment and calendars that it shares with others. What it says itself of a shared
 * id adds to it: capacity is at most what both say, leave and team members add up, of the rest its own words count.
 */
export function withStaff(plan: Plan, shared: Staff): Plan {
  return {
    ...plan,
    people: joined(plan.people, shared.people, joinPerson),
    teams: joined(plan.teams, shared.teams, joinTeam),
    equipment: joined(plan.equipment, shared.equipment, joinWorker),
    calendars: joined(plan.calendars, shared.calendars, joinCalendar),
  };
}

/** Own entries first, in their order, then those that are only shared. */
function joined<T>(own: ReadonlyMap<string, T>, shared: ReadonlyMap<string, T>, join: (own: T, shared: T) => T): ReadonlyMap<string, T> {
  if (shared.size === 0) return own;
  const result = new Map(own);
  for (const [id, item] of shared) {
    const mine = own.get(id);
    result.set(id, mine === undefined ? item : join(mine, item));
  }
  return result;
}

function joinPerson(own: Person, shared: Person): Person {
  const available = overlap(own.available, shared.available);
  return { ...joinWorker(own, shared), ...(available === undefined ? {} : { available }) };
}

function joinWorker<T extends Person | Equipment>(own: T, shared: T): T {
  const capacity = lesser(own.capacity, shared.capacity);
  const leave = [...(shared.leave ?? []), ...(own.leave ?? [])];
  return { ...shared, ...own, ...(capacity === undefined ? {} : { capacity }), ...(leave.length === 0 ? {} : { leave }) };
}

function joinTeam(own: Team, shared: Team): Team {
  return { ...shared, ...own, members: [...own.members, ...shared.members] };
}

function joinCalendar(own: NamedCalendar, shared: NamedCalendar): NamedCalendar {
  const holidays = [...(shared.holidays ?? []), ...(own.holidays ?? [])];
  const working = [...(own.working ?? []), ...(shared.working ?? [])];
  return { ...shared, ...own, ...(holidays.length === 0 ? {} : { holidays }), ...(working.length === 0 ? {} : { working }) };
}

/** At every time the lesser of two capacities; one that is not written is full time. */
function lesser(own: Dated<number> | undefined, shared: Dated<number> | undefined): Dated<number> | undefined {
  if (own === undefined) return shared;
  const [a, b] = [stepsOf(own, 1), stepsOf(shared, 1)];
  const dates = [...own.steps, ...(shared?.steps ?? [])].map(({ from }) => from);
  const steps = dates.map(from => {
    const at = from === undefined ? -Infinity : instantOf(from, 0);
    const value = Math.min(valueAt(a, at), valueAt(b, at));
    return from === undefined ? { value } : { from, value };
  });
  return { steps };
}

function instantOf(date: DateValue, minute: number): number {
  return date.day * MINUTES_PER_DAY + (date.minute ?? minute);
}

/** The time that lies in both spans. */
function overlap(own: DateSpan | undefined, shared: DateSpan | undefined): DateSpan | undefined {
  if (own === undefined || shared === undefined) return own ?? shared;
  const from = later(own.from, shared.from);
  const to = earlier(own.to, shared.to);
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function later(a: DateValue | undefined, b: DateValue | undefined): DateValue | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return instantOf(a, 0) >= instantOf(b, 0) ? a : b;
}

function earlier(a: DateValue | undefined, b: DateValue | undefined): DateValue | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return instantOf(a, MINUTES_PER_DAY) <= instantOf(b, MINUTES_PER_DAY) ? a : b;
}
