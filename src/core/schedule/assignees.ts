import type { Resource, ResourceBook } from "../calendar/resourceBook";
import type { DateSpan, Instant, Minutes } from "../model/instant";
import { MINUTES_PER_DAY } from "../model/instant";
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
  /** When this person is in the team that was named; undefined: always, or named without a team. */
  readonly within?: DateSpan;
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
  const only = who.length === 1 ? onlyOne(book, scale, who[0] as Assignment) : undefined;
  if (only !== undefined) return only;
  const named: Assignee[] = [];
  const choices: OpenChoice[] = [];
  for (const assignment of who) {
    const part = assignment.part === undefined ? undefined : durationMinutes(assignment.part, scale);
    const candidates = candidatesOf(plan, book, assignment).map(({ resource, within }): Assignee => {
      const assignee = { resource, share: assignment.share, part };
      return within === undefined ? assignee : { ...assignee, within };
    });
    if (assignment.choose === "all") addNew(named, candidates);
    else if (candidates.length > 0) choices.push({ count: Math.max(1, Math.min(assignment.choose, candidates.length)), candidates });
  }
  return { named, choices };
}

/** Resources that do a task alone, at their capacity: all such tasks of one share it. */
const alone = new WeakMap<Resource, Staffing>();

/** The one person or thing that an assignment names; undefined for anything else. */
function onlyOne(book: ResourceBook, scale: DurationScale, { choose, of, role, share, part }: Assignment): Staffing | undefined {
  const ref = of[0];
  if (choose !== "all" || role !== undefined || of.length !== 1 || ref === undefined) return undefined;
  const resource = book.resources.get(ref.id);
  if (resource === undefined) return undefined;
  const usual = share === undefined && part === undefined;
  const known = usual ? alone.get(resource) : undefined;
  if (known !== undefined) return known;
  const named = [{ resource, share, part: part === undefined ? undefined : durationMinutes(part, scale) }];
  const staffing = { named, choices: NOBODY.choices };
  if (usual) alone.set(resource, staffing);
  return staffing;
}

/** Adds who is not there yet; who is named is meant always, whatever team they are in as well. */
function addNew(named: Assignee[], more: readonly Assignee[]): void {
  for (const assignee of more) {
    const at = named.findIndex(({ resource }) => resource === assignee.resource);
    if (at < 0) named.push(assignee);
    else if (assignee.within === undefined && named[at]?.within !== undefined) named[at] = assignee;
  }
}

/**
 * The own parts of the effort together, where stated effort contradicts them: it is less than they are, or nobody without an own part is
 * there for the rest. A minute for each part is rounding.
 */
export function partsAgainst({ named, choices }: Staffing, effort: Minutes): Minutes | undefined {
  if (choices.length === 0 && named.length === 1 && named[0]?.part === undefined) return undefined;
  let sum = 0;
  let parts = 0;
  let sharing = false;
  const see = ({ part, resource }: Assignee, count: number): void => {
    if (part === undefined) sharing ||= resource.kind === "person";
    else {
      sum += count * part;
      parts += count;
    }
  };
  for (const one of named) see(one, 1);
  for (const { count, candidates: [one] } of choices) if (one !== undefined) see(one, count);
  return parts > 0 && (sum > effort + parts || (!sharing && sum < effort - parts)) ? sum : undefined;
}

/** Someone who is named, and when they are in the team that names them. */
interface Candidate {
  readonly resource: Resource;
  readonly within: DateSpan | undefined;
}

function candidatesOf(plan: Plan, book: ResourceBook, assignment: Assignment): readonly Candidate[] {
  const found = new Map<Resource, Candidate>();
  const add = (resource: Resource | undefined, within: DateSpan | undefined): void => {
    if (resource !== undefined && (within === undefined || !found.has(resource))) found.set(resource, { resource, within });
  };
  if (assignment.role !== undefined) {
    for (const [id, person] of plan.people) {
      if (person.role?.includes(assignment.role) === true) add(book.resources.get(id), undefined);
    }
    return [...found.values()];
  }
  const seenTeams = new Set<string>();
  // The stack is reversed lists, so that members come in the order written without recursion.
  const open = assignment.of.map(({ id }) => ({ id, within: undefined as DateSpan | undefined })).reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { id, within } = next;
    const team = book.resources.has(id) ? undefined : plan.teams.get(id);
    add(book.resources.get(id), within);
    if (team === undefined || seenTeams.has(id)) continue;
    seenTeams.add(id);
    open.push(...team.members.map(member => ({ id: member.ref.id, within: member.span ?? within })).reverse());
  }
  return [...found.values()];
}

/** True when someone is in the team for all of a span of time. */
export function isInTeam({ within }: Assignee, start: Instant, finish: Instant): boolean {
  if (within === undefined) return true;
  const { from, to } = within;
  const begins = from === undefined || from.day * MINUTES_PER_DAY + (from.minute ?? 0) <= start;
  return begins && (to === undefined || finish <= to.day * MINUTES_PER_DAY + (to.minute ?? MINUTES_PER_DAY));
}

/** How little someone is meant for a task from a start to a finish: not in the team for all of it, or at a share beyond the capacity. */
export function misfit(assignee: Assignee, start: Instant, finish: Instant): 0 | 1 | 2 {
  if (!isInTeam(assignee, start, finish)) return 2;
  const { resource: { capacity }, share } = assignee;
  if (share === undefined) return 0;
  const beyond = capacity.some(({ from, value }, i) => value < share && (i === 0 || from < finish) && (capacity[i + 1]?.from ?? Infinity) > start);
  return beyond ? 1 : 0;
}
