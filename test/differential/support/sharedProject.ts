import { dayNumber } from "../../../src/core/calendar/civil";
import { pick, type Draw } from "./randomNumbers";

/** Working hours of a day: pairs of minutes after midnight. */
export type Hours = readonly (readonly [from: number, to: number])[];

/** Working hours by weekday (Monday first) and whole days off, as numbers of days since 1970. */
export interface SharedCalendar {
  readonly week: readonly Hours[];
  readonly off: readonly number[];
}

/** How long a leaf takes: working time, clock time, or the work of people who do nothing else; in minutes. */
export type SharedWork =
  | { readonly kind: "milestone" }
  | { readonly kind: "length" | "elapsed"; readonly amount: Amount }
  | { readonly kind: "effort"; readonly amount: Amount; readonly people: readonly string[] };

/** A figure with its unit: what a day or a week is, both languages have to work out for themselves. */
export interface Amount {
  readonly figure: number;
  readonly unit: "h" | "d" | "w";
}

/** A link between two tasks: one begins (or, planned back, ends) a gap after the start or finish of the other. */
export interface SharedLink {
  /** Path of the other task. */
  readonly to: readonly string[];
  /** Forwards: which end of the task that comes first counts. Backwards: which end of the one that comes after. */
  readonly side: "start" | "finish";
  readonly gap?: { readonly clock: "working" | "elapsed"; readonly hours: number };
}

/** A task that both languages can say. */
export interface SharedTask {
  readonly path: readonly string[];
  readonly work?: SharedWork;
  readonly children: readonly SharedTask[];
  readonly links: readonly SharedLink[];
  /** Begins at this minute: what must come before it and does not is reported by both. */
  readonly from?: number;
  /** Should begin and finish by these minutes: both report it where it does not. */
  readonly startBy?: number;
  readonly finishBy?: number;
}

/** A project that both languages can say. `backwards`: links say what a task comes before, and each is as late as that allows. */
export interface SharedProject {
  readonly id: string;
  readonly backwards: boolean;
  /** Several tasks want the same people. */
  readonly crowded: boolean;
  readonly tasks: readonly SharedTask[];
  readonly people: ReadonlyMap<string, SharedCalendar | undefined>;
}

/** The first day of every project: a Monday. */
export const FIRST_DAY = dayNumber(2026, 1, 5);

const at = (hour: number): number => Math.round(hour * 60);
const hours = (...parts: readonly (readonly [number, number])[]): Hours => parts.map(([from, to]) => [at(from), at(to)]);
const week = (days: readonly number[], day: Hours): readonly Hours[] => [0, 1, 2, 3, 4, 5, 6].map(i => (days.includes(i) ? day : []));

/** Weeks whose mean day is a whole number of slots. */
const WEEKS: readonly (readonly Hours[])[] = [
  week([0, 1, 2, 3, 4], hours([9, 17])),
  week([0, 1, 2, 3, 4], hours([9, 12], [13, 18])),
  week([0, 1, 2, 3, 4, 5], hours([8.5, 12], [12.5, 15])),
  week([1, 3, 6], hours([0, 6], [20, 24])),
  [hours([9, 12]), hours([9, 17]), hours([9, 18]), hours([9, 12], [13, 19]), hours([7, 13]), [], []],
];

/** A calendar of a project or a person. */
export function drawCalendar(draw: Draw): SharedCalendar {
  const off = Array.from({ length: draw(4) }, () => FIRST_DAY + draw(40));
  return { week: pick(draw, WEEKS), off: [...new Set(off)].sort((a, b) => a - b) };
}

function drawAmount(draw: Draw, clock: boolean): Amount {
  const kind = draw(10);
  if (kind < 6) return { figure: 1 + draw(40), unit: "h" };
  return kind < 9 ? { figure: 1 + draw(6), unit: "d" } : { figure: 1, unit: clock ? "d" : "w" };
}

/** Everything that is drawn for a project, kept while its tasks are made. */
interface Drawing {
  readonly draw: Draw;
  readonly id: string;
  readonly backwards: boolean;
  readonly people: Map<string, SharedCalendar | undefined>;
  /** What may be linked to: tasks made before, with what they contain. */
  readonly known: SharedTask[];
  /** What the summaries around the task that is made wait for: TaskJuggler takes no link twice. */
  readonly inherited: Set<string>;
  /** So many people do all of the work; 0: everybody does one task. */
  readonly crowd: number;
  count: number;
}

/** A project of up to a dozen tasks; with a crowd so many people do all of it, and only links and people hold it. */
export function drawProject(draw: Draw, id: string, crowd = 0): SharedProject {
  const drawing: Drawing = { draw, id, crowd, backwards: crowd === 0 && draw(4) === 0, people: new Map(), known: [], inherited: new Set(), count: 0 };
  const tasks: SharedTask[] = [];
  if (drawing.backwards) {
    const end = drawTask(drawing, [id], { kind: "milestone" }, (FIRST_DAY + 150 + draw(30)) * 1440 + 60 * draw(24));
    tasks.push(end);
  }
  const size = 2 + draw(9);
  while (drawing.count < size) tasks.push(draw(4) === 0 ? drawSummary(drawing, [id], 0) : drawTask(drawing, [id], drawWork(drawing)));
  return { id, backwards: drawing.backwards, crowded: crowd > 0, tasks, people: drawing.people };
}

function drawWork({ draw, people, id, crowd }: Drawing): SharedWork {
  if (crowd > 0) {
    const person = `${id}_r${String(draw(crowd))}`;
    if (!people.has(person)) people.set(person, undefined);
    return { kind: "effort", amount: drawAmount(draw, false), people: [person] };
  }
  const kind = draw(12);
  if (kind === 0) return { kind: "milestone" };
  if (kind < 5) return { kind: "length", amount: drawAmount(draw, false) };
  if (kind < 7) return { kind: "elapsed", amount: drawAmount(draw, true) };
  const crew = Array.from({ length: draw(4) === 0 ? 2 + draw(2) : 1 }, () => {
    const person = `${id}_r${String(people.size)}`;
    people.set(person, draw(2) === 0 ? undefined : drawCalendar(draw));
    return person;
  });
  return { kind: "effort", amount: drawAmount(draw, false), people: crew };
}

function drawTask(drawing: Drawing, inside: readonly string[], work: SharedWork, from?: number): SharedTask {
  const { draw, known } = drawing;
  const backwards = drawing.backwards || drawing.crowd > 0;
  const path = [...inside, `t${String(drawing.count++)}`];
  const made: SharedTask = {
    path, work, children: [],
    links: drawLinks(drawing, path, work),
    ...(from !== undefined ? { from } : !backwards && draw(8) === 0 ? { from: drawInstant(draw) } : {}),
    ...(!backwards && draw(6) === 0 ? { startBy: drawInstant(draw) } : {}),
    ...(!backwards && draw(6) === 0 ? { finishBy: drawInstant(draw) } : {}),
  };
  known.push(made);
  return made;
}

function drawInstant(draw: Draw): number {
  return (FIRST_DAY + 1 + draw(30)) * 1440 + (draw(2) === 0 ? 0 : 60 * draw(24));
}

function drawSummary(drawing: Drawing, inside: readonly string[], depth: number): SharedTask {
  const { draw } = drawing;
  const path = [...inside, `t${String(drawing.count++)}`];
  const links = drawLinks(drawing, path, undefined);
  const children: SharedTask[] = [];
  const fresh = links.map(({ to }) => to.join("."));
  for (const other of fresh) drawing.inherited.add(other);
  const size = 1 + draw(3);
  for (let i = 0; i < size; i++) {
    children.push(depth < 2 && draw(5) === 0 ? drawSummary(drawing, path, depth + 1) : drawTask(drawing, path, drawWork(drawing)));
  }
  for (const other of fresh) drawing.inherited.delete(other);
  const made = { path, children, links };
  drawing.known.push(made);
  return made;
}

/** Several people finish within a slot, which TaskJuggler counts whole: nothing may wait for that minute. */
function isSink({ work, children }: SharedTask): boolean {
  return (work?.kind === "effort" && work.people.length > 1) || children.some(isSink);
}

/** TaskJuggler begins a `length` at the minute that lets it begin, in the night too, where Gantry waits for work. */
function beginsAnywhere({ work, children }: SharedTask): boolean {
  return work?.kind === "length" || children.some(beginsAnywhere);
}

/**
 * TaskJuggler counts from the written start of an effort until it has booked it, and then says that links to it are not
 * kept: nothing may wait for that start.
 */
function startsUnsettled({ work, from, children }: SharedTask): boolean {
  return (work?.kind === "effort" && from !== undefined) || children.some(startsUnsettled);
}

/** What no drawn link may lead into: the tasks that it is in. */
const holds = (outer: readonly string[], inner: readonly string[]): boolean => outer.every((part, i) => inner[i] === part);

function drawLinks({ draw, backwards, known, inherited }: Drawing, path: readonly string[], work: SharedWork | undefined): readonly SharedLink[] {
  const links = new Map<string, SharedLink>();
  const candidates = known.filter(task => !isSink(task) && !holds(task.path, path) && !inherited.has(task.path.join(".")));
  const least = backwards && known.length > 0 && inherited.size === 0 ? 1 : 0;
  for (let left = Math.max(least, draw(3)); left > 0 && candidates.length > 0; left--) {
    const other = pick(draw, candidates);
    // The end that a `length` may have at any hour only leads to another `length`, where it makes no difference.
    const loose = backwards ? "finish" : "start";
    const any = !startsUnsettled(other) && (!beginsAnywhere(other) || work?.kind === "length") && (!backwards || mayEndWith(other, work));
    const side = any && draw(3) === 0 ? loose : backwards ? "start" : "finish";
    const working = side === loose && beginsAnywhere(other);
    const gap = draw(3) === 0 ? { clock: working || draw(2) === 0 ? ("working" as const) : ("elapsed" as const), hours: 1 + draw(60) } : undefined;
    links.set(other.path.join("."), { to: other.path, side, ...(gap === undefined ? {} : { gap }) });
  }
  return [...links.values()];
}

/** Gantry has no link to the finish of a summary, and TaskJuggler sees cycles where one leads to a milestone. */
function mayEndWith(other: SharedTask, work: SharedWork | undefined): boolean {
  return work !== undefined && other.children.length === 0 && other.work?.kind !== "milestone";
}

/** All tasks of a project, outer ones first. */
export function allTasks(tasks: readonly SharedTask[]): readonly SharedTask[] {
  return tasks.flatMap(task => [task, ...allTasks(task.children)]);
}
