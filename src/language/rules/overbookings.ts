import type { Place } from "../../core/model/source";
import type { Overload, Schedule } from "../../core/schedule/result";
import { idPlace, placeAt } from "./places";
import type { RuleInput } from "./rule";

/** The overloads of one person or machine for which one task would have to move: the first of them, and how many there are. */
export interface Overbooking {
  readonly resource: string;
  /** The task that would have to move. */
  readonly task: number;
  first: Overload;
  /** The last stretch that was counted. */
  last: Overload;
  times: number;
}

/** Every overload once, those of one resource and one task to move together, in the order in which they begin. */
export function overbookings(schedule: Schedule): readonly Overbooking[] {
  const all: Overbooking[] = [];
  const known = new Map<string, Map<number, Overbooking>>();
  const previous = new Map<string, Overload>();
  for (const found of schedule.overloads) {
    const { resource } = found;
    let bookings = known.get(resource);
    if (bookings === undefined) known.set(resource, bookings = new Map());
    const before = previous.get(resource);
    const goesOn = before !== undefined && touches(before, found);
    previous.set(resource, found);
    const task = taskToMove(schedule.tasks, found.tasks);
    const booking = bookings.get(task);
    if (booking !== undefined) {
      countOn(booking, found, goesOn && booking.last === before);
      continue;
    }
    const begun = { resource, task, first: found, last: found, times: 1 };
    bookings.set(task, begun);
    all.push(begun);
  }
  return all;
}

/** Of tasks that collide the one that starts last, among those that have not started; the later in the file of two. */
function taskToMove(dates: Schedule["tasks"], tasks: readonly number[]): number {
  let chosen = -1;
  for (const index of tasks) if (chosen < 0 || movesBefore(dates, index, chosen)) chosen = index;
  return chosen;
}

function movesBefore(dates: Schedule["tasks"], index: number, other: number): boolean {
  const one = dates[index];
  const two = dates[other];
  if (one === undefined || two === undefined) return two === undefined;
  if (one.started !== two.started) return two.started;
  return one.start === two.start ? index > other : one.start > two.start;
}

function countOn(known: Overbooking, found: Overload, goesOn: boolean): void {
  if (!goesOn) known.times += 1;
  else if (known.times === 1) known.first = { ...known.first, to: found.to };
  known.last = found;
}

/** True when a later overload is the same one going on the next day, by the same tasks at the same rate. */
function touches(before: Overload, next: Overload): boolean {
  if (next.from - before.to > 1440 * 4 || before.booked !== next.booked || before.capacity !== next.capacity) return false;
  return before.tasks.length === next.tasks.length && before.tasks.every((task, position) => task === next.tasks[position]);
}

/** Where the assignment stands that books a person on a task: by name, through a team or a role; else the first; else the id. */
export function assignmentPlace(input: Pick<RuleInput, "plan" | "facts">, index: number, resource: string): Place {
  const who = input.facts.whoOf(index);
  const task = input.plan.tasks[index]?.item;
  if (who === undefined) return idPlace(task ?? input.plan.settings);
  const byName = who.who.find(assignment => assignment.of.some(ref => ref.id === resource));
  const indirect = byName ?? who.who.find(assignment => assignment.role !== undefined || assignment.of.some(ref => input.plan.teams.has(ref.id)));
  const assignment = indirect ?? who.who[0];
  return assignment === undefined ? idPlace(who.item) : placeAt(who.item, assignment.at);
}
