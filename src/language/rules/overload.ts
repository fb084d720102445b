import type { Task } from "../../core/model/items";
import type { Fix, Related } from "../../core/model/problem";
import { foundOf } from "../../core/schedule/found";
import type { Overload, Schedule } from "../../core/schedule/result";
import { assignmentPlace, overbookings, type Overbooking } from "./overbookings";
import type { Report, Rule, RuleInput } from "./rule";
import { code, counted, finishInWords, listed, nameOf, percent, startInWords } from "./wording";

const MOST_RELATED = 3;
const MOST_NAMED = 4;

/** Someone is booked beyond capacity, or one assignment asks for more than there is. */
export const overload: Rule = {
  code: "overload",
  doc: {
    title: "Booked beyond capacity",
    meaning:
      "At some time a person or machine is booked for more than there is of them: several tasks at once, or one that asks for more "
      + "than their capacity. Each overload is said once, at the assignment that would have to move: of the tasks that collide the one "
      + "that starts last, among those that have not started yet. The message says who, when, how much and on what; the other tasks "
      + "are named beside it. Levelling moves work to avoid it, where it may; what has started, is fixed or stands on a date stays.",
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
    for (const booking of overbookings(input.schedule)) reportBooking(input, booking, report);
  },
};

function reportBooking(input: RuleInput, booking: Overbooking, report: Report): void {
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
    message: `${who} is booked at ${percent(first.booked)} of full time ${when(first)}${more} but has ${percent(first.capacity)}, on ${names}${elsewhereText(first.elsewhere)}`
      + `; ${others.length === 0 ? "lower the share" : "let one wait for another, lower a share"} or give it to somebody else`,
    at: assignmentPlace(input, booking.task, booking.resource),
    related: others.flatMap(index => relatedOf(input, index, booking.resource) ?? []),
    fixes: afterTheLast(input, booking.task, first.tasks),
  });
}

/** What other plans book, the first few of it. */
function elsewhereText(tasks: readonly string[] = []): string {
  if (tasks.length === 0) return "";
  const more = tasks.length - MOST_NAMED;
  return `, beside ${listed(tasks.slice(0, MOST_NAMED).map(code))}${more > 0 ? ` and ${String(more)} more` : ""}`;
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

/** With a few tasks: let the one that would have to move, and may, wait for the one that finishes last, where neither waits for the other yet. */
function afterTheLast({ plan, schedule }: RuleInput, index: number, tasks: readonly number[]): Fix[] {
  if (tasks.length < 2 || tasks.length > MOST_NAMED || schedule.tasks[index]?.started !== false) return [];
  const finishOf = (task: number): number => schedule.tasks[task]?.finish ?? 0;
  const last = tasks.filter(task => task !== index).reduce((one, two) => (finishOf(two) > finishOf(one) ? two : one));
  const later = plan.tasks[index]?.item;
  const earlier = plan.tasks[last]?.item;
  if (later === undefined || earlier === undefined || stands(later) || waits(schedule, last, index) || later.after?.some(({ on }) => on.id === earlier.id) === true) return [];
  return [{
    title: `Start ${nameOf(later)} after ${nameOf(earlier)}`,
    change: { kind: "add-link", plan: plan.id, task: later.id, on: earlier.id, type: "FS" },
  }];
}

/** True for what no link moves, or only past the date that it is to keep. */
function stands({ repeat, schedule, startOn, finishOn }: Task): boolean {
  return repeat !== undefined || schedule === "fixed" || startOn !== undefined || finishOn !== undefined;
}

/** True when what is written lets a task wait for another, over whatever stands between them; what happened against it does not count. */
function waits(schedule: Schedule, task: number, on: number): boolean {
  const network = foundOf(schedule)?.network;
  if (network === undefined) return false;
  const { size, firstNode, inStart, inFrom } = network;
  const to = firstNode[on] as number;
  const seen = new Uint8Array(size);
  const open = [firstNode[task] as number];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === to) return true;
    for (let e = inStart[node] as number; e < (inStart[node + 1] as number); e++) {
      const from = inFrom[e] as number;
      // Every link goes forward in the order of nodes.
      if (from < to || seen[from] === 1) continue;
      seen[from] = 1;
      open.push(from);
    }
  }
  return false;
}
