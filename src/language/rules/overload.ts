import type { Task } from "../../core/model/items";
import type { Fix, Related } from "../../core/model/problem";
import type { Place } from "../../core/model/source";
import type { Overload, Schedule } from "../../core/schedule/result";
import { idPlace, placeAt } from "./places";
import type { Report, Rule, RuleInput } from "./rule";
import { code, counted, finishInWords, listed, nameOf, percent, startInWords } from "./wording";

const MOST_RELATED = 3;
const MOST_NAMED = 4;

/** The overloads of one person or machine for which one task would have to move: the first of them, and how many there are. */
interface Booking {
  readonly resource: string;
  /** The task that would have to move. */
  readonly task: number;
  first: Overload;
  /** The last stretch that was counted. */
  last: Overload;
  times: number;
}

/** Someone is booked beyond capacity, or one assignment asks for more than there is. */
export const overload: Rule = {
  code: "overload",
  doc: {
    title: "Booked beyond capacity",
    meaning:
      "At some time a person or machine is booked for more than there is of them: several tasks at once, or one that asks for more "
      + "than their capacity. Each overload is said once, at the assignment that would have to move: of the tasks that collide the one "
      + "that starts last, among those that have not started yet. The message says who, when, how much and on what; the other tasks "
      + "are named beside it. This release shows overload and does not yet move work to avoid it.",
    fix: "Let one task wait for the other, lower the shares (`ana 50%`), or give one of them to somebody else.",
    before: `plan: Too much at once
level: false
start: 2026-01-05
as-of: none
people:
  ana: {name: Ana Silva}
tasks:
  build: {duration: 3d, who: ana}
  docs: {duration: 2d, who: ana}
`,
    after: `plan: Too much at once
level: false
start: 2026-01-05
as-of: none
people:
  ana: {name: Ana Silva}
tasks:
  build: {duration: 3d, who: ana}
  docs: {duration: 2d, who: ana, after: build}
`,
  },
  check(input, report) {
    for (const booking of bookingsOf(input)) reportBooking(input, booking, report);
  },
};

/** Every overload once, those of one resource and one task to move together, in the order in which they begin. */
function bookingsOf({ schedule }: RuleInput): readonly Booking[] {
  const all: Booking[] = [];
  const known = new Map<string, Map<number, Booking>>();
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

function countOn(known: Booking, found: Overload, goesOn: boolean): void {
  if (!goesOn) known.times += 1;
  else if (known.times === 1) known.first = { ...known.first, to: found.to };
  known.last = found;
}

/** True when a later overload is the same one going on the next day, by the same tasks at the same rate. */
function touches(before: Overload, next: Overload): boolean {
  if (next.from - before.to > 1440 * 4 || before.booked !== next.booked || before.capacity !== next.capacity) return false;
  return before.tasks.length === next.tasks.length && before.tasks.every((task, position) => task === next.tasks[position]);
}

function reportBooking(input: RuleInput, booking: Booking, report: Report): void {
  const { plan } = input;
  const task = plan.tasks[booking.task]?.item;
  if (task === undefined) return;
  const { first } = booking;
  const resource = plan.people.get(booking.resource) ?? plan.equipment.get(booking.resource);
  const who = resource === undefined ? code(booking.resource) : nameOf(resource);
  const others = someOthers(first.tasks, booking.task);
  const count = first.tasks.length;
  const shown = [task, ...others.slice(0, count > MOST_NAMED ? MOST_NAMED - 2 : MOST_RELATED).flatMap(index => plan.tasks[index]?.item ?? [])].map(nameOf);
  const names = count > shown.length ? `${shown.join(", ")} and ${count - shown.length} more` : listed(shown);
  const more = booking.times > 1 ? ` (and ${counted(booking.times - 1, "time")} more)` : "";
  report({
    message: `${who} is booked at ${percent(first.booked)} of full time ${when(first)}${more} but has ${percent(first.capacity)}, on ${names}`
      + `; ${others.length === 0 ? "lower the share" : "let one wait for another, lower a share"} or give it to somebody else`,
    at: assignmentPlace(input, booking.task, booking.resource),
    related: others.flatMap(index => relatedOf(input, index, booking.resource) ?? []),
    fixes: afterTheLast(input, booking.task, first.tasks),
  });
}

/** The first few of the tasks besides one: with hundreds of tasks at once nobody reads them all. */
function someOthers(tasks: readonly number[], task: number): readonly number[] {
  const others: number[] = [];
  for (const index of tasks) {
    if (others.length >= MOST_RELATED) break;
    if (index !== task) others.push(index);
  }
  return others;
}

function when(span: Overload): string {
  const from = startInWords(span.from);
  const to = finishInWords(span.to);
  return from === to ? `on ${from}` : `from ${from} to ${to}`;
}

function relatedOf(input: RuleInput, index: number, resource: string): Related | undefined {
  const task = input.plan.tasks[index]?.item;
  const dates = input.schedule.tasks[index];
  if (task === undefined || dates === undefined) return undefined;
  return {
    message: `${nameOf(task)}, from ${startInWords(dates.start)} to ${finishInWords(dates.finish)}, books them too.`,
    at: assignmentPlace(input, index, resource),
  };
}

/** Where the assignment stands that books a person on a task: by name, through a team or a role; else the first; else the id. */
function assignmentPlace(input: RuleInput, index: number, resource: string): Place {
  const who = input.facts.whoOf(index);
  const task = input.plan.tasks[index]?.item;
  if (who === undefined) return idPlace(task ?? input.plan.settings);
  const byName = who.who.find(assignment => assignment.of.some(ref => ref.id === resource));
  const indirect = byName ?? who.who.find(assignment => assignment.role !== undefined || assignment.of.some(ref => input.plan.teams.has(ref.id)));
  const assignment = indirect ?? who.who[0];
  return assignment === undefined ? idPlace(who.item) : placeAt(who.item, assignment.at);
}

/** With a few tasks: let the one that would have to move wait for the one that finishes last, where neither waits for the other yet. */
function afterTheLast({ plan, schedule }: RuleInput, index: number, tasks: readonly number[]): Fix[] {
  if (tasks.length < 2 || tasks.length > MOST_NAMED || schedule.tasks[index]?.started !== false) return [];
  const finishOf = (task: number): number => schedule.tasks[task]?.finish ?? 0;
  const last = tasks.filter(task => task !== index).reduce((one, two) => (finishOf(two) > finishOf(one) ? two : one));
  const later = plan.tasks[index]?.item;
  const earlier = plan.tasks[last]?.item;
  if (later === undefined || earlier === undefined || waits(earlier, later) || waits(later, earlier)) return [];
  return [{
    title: `Start ${nameOf(later)} after ${nameOf(earlier)}`,
    change: { kind: "add-link", plan: plan.id, task: later.id, on: earlier.id, type: "FS" },
  }];
}

function waits(task: Task, on: Task): boolean {
  return task.after?.some(dependency => dependency.on.id === on.id) === true;
}
