import { valueAt, type Resource } from "../calendar/resourceBook";
import type { Instant } from "../model/instant";
import type { Assignee } from "./assignees";
import { unitsOf } from "./bookings";
import type { PlanFrame } from "./frame";
import type { Leaf } from "./leaf";
import type { Overload } from "./result";

/** One leaf's hold on one resource. */
interface Hold {
  readonly leaf: Leaf;
  readonly assignee: Assignee;
  readonly start: Instant;
  readonly finish: Instant;
}

/** Forecast dates of a leaf. */
export interface LeafSpan {
  readonly leaf: Leaf;
  readonly start: Instant;
  readonly finish: Instant;
}

/** Rounding of shares must not look like an overload. */
const TOLERANCE = 1e-6;

/** Where someone is booked beyond capacity, from the status date on, resource by resource in order of time. */
export function overloadsOf(frame: PlanFrame, spans: readonly LeafSpan[]): readonly Overload[] {
  const holds = new Map<Resource, Hold[]>();
  const from = frame.asOf ?? -Infinity;
  for (const { leaf, start, finish } of spans) {
    if (leaf.progress.state === "done" || leaf.inherited.dropped || leaf.work.milestone) continue;
    for (const assignee of leaf.work.crew) {
      const list = holds.get(assignee.resource) ?? [];
      if (list.length === 0) holds.set(assignee.resource, list);
      for (const [begin, end] of leaf.occurrences ?? [[start, finish]]) {
        if (end > Math.max(begin, from)) list.push({ leaf, assignee, start: Math.max(begin, from), finish: end });
      }
    }
  }
  const result: Overload[] = [];
  for (const resource of frame.resources.resources.values()) {
    result.push(...overloadsOfResource(frame, resource, holds.get(resource) ?? []));
  }
  return result;
}

function overloadsOfResource(frame: PlanFrame, resource: Resource, holds: Hold[]): readonly Overload[] {
  const result: Overload[] = [];
  const cuts = new Set<number>(resource.capacity.flatMap(({ from }) => (Number.isFinite(from) ? [from] : [])));
  for (const { start, finish } of holds) cuts.add(start).add(finish);
  const times = [...cuts].sort((a, b) => a - b);
  holds.sort((a, b) => a.start - b.start || a.leaf.task - b.leaf.task);
  let active: Hold[] = [];
  let next = 0;
  for (let i = 0; i + 1 < times.length; i++) {
    const at = times[i] as number;
    active = active.filter(({ finish }) => finish > at);
    for (let hold = holds[next]; hold !== undefined && hold.start <= at; hold = holds[++next]) active.push(hold);
    if (active.length > 0) see(frame, resource, active, at, times[i + 1] as number, result);
  }
  return result;
}

/** Adds a stretch when more is booked than there is, and joins it to the one before when no working time lies between. */
function see(
  frame: PlanFrame,
  resource: Resource,
  active: readonly Hold[],
  from: Instant,
  to: Instant,
  result: Overload[],
): void {
  const capacity = valueAt(resource.capacity, from);
  const booked = active.reduce((sum, { leaf, assignee }) => sum + unitsOf(leaf, assignee, from), 0);
  if (booked <= capacity + TOLERANCE) return;
  const clock = frame.resources.availability(resource, undefined);
  if (clock.between(from, to) <= 0) return;
  const tasks = [...new Set(active.map(({ leaf }) => leaf.task))].sort((a, b) => a - b);
  const last = result[result.length - 1];
  if (last?.resource === resource.id && last.capacity === capacity && clock.between(last.to, from) === 0) {
    const all = [...new Set([...last.tasks, ...tasks])].sort((a, b) => a - b);
    result[result.length - 1] = { ...last, to: clock.previousWork(to), booked: Math.max(last.booked, booked), tasks: all };
    return;
  }
  result.push({ resource: resource.id, from: clock.nextWork(from), to: clock.previousWork(to), booked, capacity, tasks });
}
