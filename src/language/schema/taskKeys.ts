import type { Task } from "../../core/model/items";
import type { Item } from "../../core/model/source";
import { condition, outcomes, spreadShares } from "../parse/values/chances";
import { assignment } from "../parse/values/assignments";
import { leave } from "../parse/values/calendars";
import { listOf, mapOf, oneOrMore } from "../parse/values/combinators";
import { date } from "../parse/values/dates";
import { duration, estimate, workEstimate } from "../parse/values/durations";
import { dependency } from "../parse/values/links";
import { money } from "../parse/values/money";
import { person, raci, spent } from "../parse/values/people";
import { figure, flag, progressShare, text, wholeNumber, word } from "../parse/values/plain";
import { reference } from "../parse/values/references";
import { repeat } from "../parse/values/repeats";
import { allowed, calendarRef, links, objectiveRef, releaseRef, tags } from "./sharedTypes";
import { distribution } from "./spreadKeys";
import type { KeySpec, KeyTable } from "./valueType";

/** The priority of a task or of a plan's tasks. */
export const priority = wholeNumber(0, 1000, "a whole number from 0 to 1000", "500");

/** What the simulation draws of it. */
const chances = {
  distribution: { type: distribution, doc: "How its estimate is drawn in the simulation.", default: "the plan's", inherited: true, example: "triangular" },
  spread: { type: spreadShares, doc: "How far its estimate of one figure may come out from it in the simulation.", default: "the plan's", inherited: true },
  outcomes: { type: outcomes, doc: "What may come out of it, each with its probability; together at most 100%. Tasks that are done only then say so with `if`." },
  onlyIf: { name: "if", type: oneOrMore(condition), doc: "It is done only in the samples in which this comes out; with several, when all do. The schedule counts it always." },
} satisfies Partial<KeyTable<Omit<Task, keyof Item | "summary">>>;

type Keys = KeyTable<Omit<Task, keyof Item | "summary">>;

/** How much work it is, who does it, in what order. */
const work = {
  title: { type: text, doc: "What the task is called.", default: "the id in words", example: "Payment API" },
  effort: { type: workEstimate, doc: "Person-time: two people at 100% halve it. The default unit of planning.", leafOnly: true, excludes: ["milestone"] },
  duration: { type: estimate, doc: "Working time (or, in elapsed units, clock time) however many work on it. With `effort` too, the effort is spread evenly over it.", leafOnly: true, excludes: ["milestone"] },
  points: { type: figure, doc: "Story points, scheduled through the velocity of `sprints`; beside `effort` or `duration` only counted.", leafOnly: true, excludes: ["milestone"], example: "5" },
  milestone: { type: flag, doc: "No duration: stands where links and constraints put it. `duration: 0d` is the same.", leafOnly: true, excludes: ["effort", "duration", "points"], default: "false", example: "true" },
  who: { type: oneOrMore(assignment), doc: "Who works on it: people, teams, equipment, with a share or an own part; `any of`, `N of` and `role` leave the choice to the scheduler.", inherited: true, example: "[ana, ben 50%]" },
  after: { type: oneOrMore(dependency), doc: "What it waits for: tasks or releases, finish-to-start unless `SS`, `FF` or `SF` is named, with a lag or lead.", example: "[pay-api SS+3d, wireframes]" },
  calendar: { type: calendarRef, doc: "Works by this calendar instead of the plan's or the people's; leave and capacity still count.", inherited: true },
} satisfies Partial<Keys>;

/** What holds its dates. */
const constraints = {
  notBefore: { type: date, doc: "Starts on this date or later (start no earlier than)." },
  notFinishedBefore: { type: date, doc: "Finishes on this date or later (finish no earlier than)." },
  startBy: { type: date, doc: "Should start on this date or earlier (start no later than)." },
  finishBy: { type: date, doc: "Should finish on this date or earlier (finish no later than)." },
  startOn: { type: date, doc: "Starts on this date (must start on).", excludes: ["finish-on"], excludesUnless: ["schedule", "fixed"] },
  finishOn: { type: date, doc: "Finishes on this date (must finish on).", excludes: ["start-on"], excludesUnless: ["schedule", "fixed"] },
  schedule: { type: word("asap", "alap", "fixed"), doc: "`asap`: as soon as possible. `alap`: as late as possible without moving a successor. `fixed`: at its `start-on` or `finish-on` (from one to the other with both) whatever links say.", inherited: true, default: "asap" },
  due: { type: date, doc: "The deadline: never moves the task; a forecast beyond it is a warning." },
  priority: { type: priority, doc: "Who gets a scarce person first; at 1000 levelling never moves the task.", inherited: true, default: "500" },
  split: { type: flag, doc: "May be interrupted by more important work when levelling.", default: "false", example: "true" },
  pauses: { type: leave, doc: "Times in which nobody works on it, with a reason.", example: "{2026-03-02..2026-03-06: waiting for parts}" },
} satisfies Partial<Keys>;

/** How far it is. */
const progress = {
  started: { type: date, doc: "The actual start; actual dates win over everything.", leafOnly: true },
  finished: { type: date, doc: "The actual finish.", leafOnly: true },
  done: { type: progressShare, doc: "How much of the effort (of the duration where there is no effort) is done.", leafOnly: true },
  remaining: { type: duration, doc: "What is left, in the task's own measure (`1ed` only of a duration in clock time); wins over `done` for dates.", leafOnly: true },
  spent: { type: spent, doc: "Actual person-time and cost so far; never changes dates." },
  cost: { type: money, doc: "Fixed cost on top of rates, falling evenly over the task." },
  budget: { type: money, doc: "What it may cost, to compare with." },
  status: { type: text, doc: "`todo`, `doing`, `review`, `blocked`, `done`, `dropped`, or a column of the plan's own `board`.", default: "from `started`, `finished` and `done`", example: "doing" },
} satisfies Partial<Keys>;

/** What it belongs to and who answers for it. */
const belonging = {
  release: { type: releaseRef, doc: "The release that carries it; the release's date is then its deadline.", inherited: true },
  objective: { type: objectiveRef, doc: "The objective that it serves.", inherited: true },
  sprint: { type: reference("a sprint such as sprint-3", "sprint-3", "sprint"), doc: "The sprint that it is planned for: it does not start before that sprint does.", inherited: true },
  backlog: { type: reference("the id of a backlog item", "one-click", "backlog"), doc: "The backlog item that it realises." },
  owner: { type: person, doc: "Who answers for it; books nobody.", inherited: true },
  raci: { type: raci, doc: "Who is responsible, accountable, consulted and informed; books nobody." },
  tags: { type: tags, doc: "Words to find and group it by; those of summaries add up." },
  links: { type: links, doc: "Addresses of what belongs to it." },
  files: { type: listOf(text, "a list of paths such as [\"src/pay/**/*.ts\"]"), doc: "Patterns of the files in the code that it touches, counted from the folder of the plan file; a `/` in front counts from the workspace's.", example: "[\"src/pay/**/*.ts\"]" },
  notes: { type: text, doc: "Anything else, best as a block of text.", example: "Agreed with the vendor." },
  key: { type: text, doc: "The id in an issue tracker.", example: "PAY-12" },
  repeat: { type: repeat, doc: "Recurs; occurrences are booked first and never levelled." },
  include: { type: text, doc: "A file whose `tasks` stand here.", example: "payments.plan.yaml", excludes: ["tasks"] },
  materials: { type: mapOf(figure, "amounts by material, such as {concrete: 40}", "{concrete: 40}"), doc: "Material used, by id: cost only." },
  fields: { type: mapOf(text, "values of own fields, such as {area: A1}", "{area: A1}"), doc: "Values of the plan's own `fields`." },
  allow: { type: allowed, doc: "Problems silenced here, each with the reason." },
} satisfies Partial<Keys>;

/** The keys of a task in their usual order, without `tasks`. */
export const taskKeys: Keys = { ...work, ...constraints, ...progress, ...belonging, ...chances };

/** What `tasks` below a task means. */
export const nestedTasksDoc = "The tasks below it: it is a summary then, and dates, work, cost and progress roll up.";

/** A key of a task by its property. */
export type TaskProperty = keyof Keys;

/** The specification of a task's key by its name in the file. */
export function taskKeySpec(property: TaskProperty): KeySpec<unknown> {
  return taskKeys[property];
}
