import type { CheckedLeaf, ScheduledPlan, Worker } from "./scheduledPlan";

/** Rounding of shares is no overload. */
const TOLERANCE = 1e-6;

/** S46: what the schedule reports as overload is what there is, minute by minute; levelled, what nothing could avoid. */
export function capacityFaults(checked: ScheduledPlan, levelled: boolean): string[] {
  const { plan, schedule } = checked;
  if (plan.tasks.some(({ item }) => item.repeat !== undefined)) return [];
  return [...plan.people.keys(), ...plan.equipment.keys()].flatMap(id => faultsOf(checked, id, levelled, schedule.asOf ?? -Infinity));
}

interface Hold {
  readonly leaf: CheckedLeaf;
  readonly worker: Worker;
  readonly from: number;
  readonly to: number;
}

function faultsOf(checked: ScheduledPlan, id: string, levelled: boolean, asOf: number): string[] {
  const { schedule, hours } = checked;
  // What nobody ever has the time for books nobody (S5).
  const noTime = new Set(schedule.faults.flatMap(fault => (fault.kind === "no-capacity" ? [fault.task] : [])));
  const holds: Hold[] = checked.leaves.flatMap(leaf => {
    const worker = leaf.workers.find(one => one.id === id);
    if (worker === undefined || leaf.state === "done" || leaf.task.kind === "milestone" || noTime.has(leaf.task.index)) return [];
    return leaf.spans.map(([start, finish]) => ({ leaf, worker, from: Math.max(start, asOf), to: finish })).filter(({ from, to }) => to > from);
  });
  const reported = schedule.overloads.filter(({ resource }) => resource === id);
  const free = hours.ofResource(id, undefined);
  const first = Math.min(...holds.map(({ from }) => from), ...reported.map(({ from }) => from));
  const last = Math.max(...holds.map(({ to }) => to), ...reported.map(({ to }) => to));
  for (let at = first; at < last; at++) {
    const there = holds.filter(({ from, to }) => from <= at && at < to);
    // A task with a calendar of its own is worked on by that one.
    if (!free.has(at) && !there.some(({ leaf }) => hours.ofResource(id, leaf.calendar).has(at))) continue;
    const capacity = hours.capacity(id, at);
    const booked = there.reduce((sum, hold) => sum + shareOf(checked, hold, at), 0);
    const over = booked > capacity + TOLERANCE;
    const told = reported.some(({ from, to }) => from <= at && at < to);
    if (over !== told) return [`${id} is booked ${booked.toFixed(3)} of ${String(capacity)} at minute ${String(at)}, and the schedule says ${told ? "overload" : "nothing"}`];
    if (!over || !levelled) continue;
    // What pinned work waits for cannot wait for it.
    const pinned = there.filter(hold => !canMove(hold.leaf));
    const avoidable = there.filter(hold => canMove(hold.leaf) && !pinned.some(({ leaf }) => checked.comesBefore(hold.leaf, leaf)) && shareOf(checked, hold, at) <= capacity + TOLERANCE);
    if (avoidable.length > 0) return [`${id} is over capacity at minute ${String(at)} by ${avoidable.map(({ leaf }) => leaf.task.id).join(" ")}, which could wait`];
  }
  return [];
}

/** Started, fixed and pinned work and work of the highest priority stays where it is. */
function canMove({ state, fixed, item, priority }: CheckedLeaf): boolean {
  return state === "todo" && !fixed && item.startOn === undefined && item.finishOn === undefined && priority < 1000;
}

/** Effort that is spread over a duration asks for less than the share. */
function shareOf({ hours }: ScheduledPlan, { leaf, worker, from }: Hold, at: number): number {
  const share = (one: Worker, when: number): number => one.share ?? Math.min(1, hours.capacity(one.id, when));
  const { effort, duration } = leaf.item;
  if (effort === undefined || duration === undefined || !worker.person) return share(worker, at);
  const length = Math.max(1, hours.estimate(duration));
  if (worker.part !== undefined) return worker.part / length;
  const all = leaf.workers.filter(({ person, part }) => person && part === undefined).reduce((sum, one) => sum + share(one, from), 0);
  const pot = leaf.workers.reduce((left, { part }) => left - (part ?? 0), hours.estimate(effort));
  return all > 0 ? ((Math.max(0, pot) / length) * share(worker, from)) / all : share(worker, from);
}
