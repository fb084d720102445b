import type { Task } from "../../core/model/items";
import type { Fix, Related } from "../../core/model/problem";
import type { Place } from "../../core/model/source";
import type { Overload } from "../../core/schedule/result";
import { idPlace, placeAt } from "./places";
import type { Report, Rule, RuleInput } from "./rule";
import { code, counted, finishInWords, listed, nameOf, percent, startInWords } from "./wording";

const MOST_RELATED = 3;
const MOST_NAMED = 4;

/** The overloads of one person or machine on one task: the first of them, and how many more there are. */
interface Booking {
  readonly resource: string;
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
      + "than their capacity. The message says who, when, how much and on what. This release shows overload and does not yet move "
      + "work to avoid it.",
    fix: "Let one task wait for the other, lower the shares (`ana 50%`), or give one of them to somebody else.",
    before: `plan: Too much at once
start: 2026-01-05
as-of: none
people:
  ana: {name: Ana Silva}
tasks:
  build: {duration: 3d, who: ana}
  docs: {duration: 2d, who: ana}
`,
    after: `plan: Too much at once
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
    for (const bookings of bookingsOf(input.schedule.overloads).values()) {
      const told = new Map<number, Related | undefined>();
      for (const booking of bookings.values()) reportBooking(input, booking, told, report);
    }
  },
};

/** Bookings by resource and task. */
function bookingsOf(overloads: readonly Overload[]): Map<string, Map<number, Booking>> {
  const all = new Map<string, Map<number, Booking>>();
  const previous = new Map<string, Overload>();
  for (const found of overloads) {
    const { resource } = found;
    let bookings = all.get(resource);
    if (bookings === undefined) all.set(resource, bookings = new Map());
    const before = previous.get(resource);
    const goesOn = before !== undefined && touches(before, found);
    previous.set(resource, found);
    for (const task of found.tasks) {
      const known = bookings.get(task);
      if (known === undefined) bookings.set(task, { resource, task, first: found, last: found, times: 1 });
      else countOn(known, found, goesOn && known.last === before);
    }
  }
  return all;
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

/** Reports one booking; `told` keeps what was said of each task, since it stands beside many others. */
function reportBooking(input: RuleInput, booking: Booking, told: Map<number, Related | undefined>, report: Report): void {
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
  const at = assignmentPlace(input, booking.task, booking.resource);
  const related = others.flatMap(index => {
    if (!told.has(index)) told.set(index, relatedOf(input, index, booking.resource));
    return told.get(index) ?? [];
  });
  report({
    message: `${who} is booked at ${percent(first.booked)} of full time ${when(first)}${more} but has ${percent(first.capacity)}, on ${names}`
      + `; ${others.length === 0 ? "lower the share" : "let one wait for another, lower a share"} or give it to somebody else`,
    at,
    related,
    fixes: afterEachOther(input, booking.task, others),
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

/** With exactly two tasks: let the one that starts later wait for the other, where neither waits for the other yet. */
function afterEachOther(input: RuleInput, index: number, others: readonly number[]): Fix[] {
  const other = others[0];
  if (others.length !== 1 || other === undefined) return [];
  const mine = input.schedule.tasks[index];
  const theirs = input.schedule.tasks[other];
  if (mine === undefined || theirs === undefined || mine.started || theirs.started) return [];
  const startsLater = mine.start > theirs.start || (mine.start === theirs.start && index > other);
  const later = input.plan.tasks[startsLater ? index : other]?.item;
  const earlier = input.plan.tasks[startsLater ? other : index]?.item;
  if (later === undefined || earlier === undefined || waits(earlier, later) || waits(later, earlier)) return [];
  return [{
    title: `Start ${nameOf(later)} after ${nameOf(earlier)}`,
    change: { kind: "add-link", plan: input.plan.id, task: later.id, on: earlier.id, type: "FS" },
  }];
}

function waits(task: Task, on: Task): boolean {
  return task.after?.some(dependency => dependency.on.id === on.id) === true;
}
