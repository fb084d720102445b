import type { Resource, ResourceBook } from "../calendar/resourceBook";
import type { Minutes } from "../model/instant";
import type { Plan } from "../model/plan";
import type { Assignment, DurationScale } from "../model/values";
import { durationMinutes } from "../calendar/durations";

/** Someone or something that works on a task. */
export interface Assignee {
  readonly resource: Resource;
  /** As written, 1 = 100 %; undefined: full time or the capacity, whichever is less. */
  readonly share: number | undefined;
  /** Own part of the effort. */
  readonly part: Minutes | undefined;
}

/** A choice that the scheduler makes: this many of the candidates. */
export interface OpenChoice {
  readonly count: number;
  readonly candidates: readonly Assignee[];
}

/** Who works on a task: those named, and choices that are still open. */
export interface Staffing {
  readonly named: readonly Assignee[];
  readonly choices: readonly OpenChoice[];
}

/** Nobody. */
export const NOBODY: Staffing = { named: [], choices: [] };

/** Resolves assignments to people and equipment; teams become their members, nobody stands twice. */
export function staffingOf(
  plan: Plan,
  book: ResourceBook,
  scale: DurationScale,
  who: readonly Assignment[] | undefined,
): Staffing {
  if (who === undefined || who.length === 0) return NOBODY;
  const named: Assignee[] = [];
  const choices: OpenChoice[] = [];
  for (const assignment of who) {
    const part = assignment.part === undefined ? undefined : durationMinutes(assignment.part, scale);
    const candidates = candidatesOf(plan, book, assignment).map(resource => ({ resource, share: assignment.share, part }));
    if (assignment.choose === "all") addNew(named, candidates);
    else if (candidates.length > 0) choices.push({ count: Math.max(1, Math.min(assignment.choose, candidates.length)), candidates });
  }
  return { named, choices };
}

function addNew(named: Assignee[], more: readonly Assignee[]): void {
  for (const assignee of more) {
    if (!named.some(({ resource }) => resource === assignee.resource)) named.push(assignee);
  }
}

function candidatesOf(plan: Plan, book: ResourceBook, assignment: Assignment): readonly Resource[] {
  const found = new Set<Resource>();
  if (assignment.role !== undefined) {
    for (const [id, person] of plan.people) {
      const resource = book.resources.get(id);
      if (resource !== undefined && person.role?.includes(assignment.role) === true) found.add(resource);
    }
    return [...found];
  }
  const seenTeams = new Set<string>();
  // The stack is reversed lists, so that members come in the order written without recursion.
  const open = assignment.of.map(ref => ref.id).reverse();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const resource = book.resources.get(id);
    if (resource !== undefined) {
      found.add(resource);
      continue;
    }
    const team = plan.teams.get(id);
    if (team === undefined || seenTeams.has(id)) continue;
    seenTeams.add(id);
    open.push(...team.members.map(member => member.ref.id).reverse());
  }
  return [...found];
}
