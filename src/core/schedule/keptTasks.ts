import type { Found } from "./found";
import type { Driver, ScheduledTask } from "./result";

/** What was assembled before on the same ground, and for each task the place at which the same item stood then, or -1. */
export interface AssembledBefore {
  readonly found: Found;
  readonly tasks: readonly ScheduledTask[];
  readonly match: Int32Array;
}

/** For each task, 1 when it is a leaf that says what it said before. */
export function sameLeafTasks(found: Found, before: AssembledBefore): Uint8Array {
  const { match, found: old } = before;
  const { firstNode } = found.network;
  const oldNodes = old.network.firstNode;
  const { early, late, forecast, free } = found;
  const { asap, holding, pieces, drivers } = forecast;
  const columns: readonly (readonly [ArrayLike<number>, ArrayLike<number>])[] = [
    [early.start, old.early.start], [early.finish, old.early.finish], [late.start, old.late.start], [late.finish, old.late.finish],
    [forecast.start, old.forecast.start], [forecast.finish, old.forecast.finish], [free.slack, old.free.slack], [asap.start, old.forecast.asap.start],
    [holding ?? NONE, old.forecast.holding ?? NONE],
  ];
  const same = new Uint8Array(match.length);
  for (let index = 0; index < match.length; index++) same[index] = (match[index] as number) < 0 ? 0 : 1;
  for (const [now, then] of columns) {
    if (now === then) continue;
    for (let index = 0; index < match.length; index++) {
      if (same[index] === 1 && now[firstNode[index] as number] !== then[oldNodes[match[index] as number] as number]) same[index] = 0;
    }
  }
  const whole = pieces.size === 0 && old.forecast.pieces.size === 0;
  for (let index = 0; index < match.length; index++) {
    if (same[index] === 0) continue;
    const node = firstNode[index] as number;
    const was = oldNodes[match[index] as number] as number;
    const kept = sameDrivers(drivers.of[node], old.forecast.drivers.of[was]) && isSameWork(found, node, old, was) && (whole || (!pieces.has(node) && !old.forecast.pieces.has(was)));
    if (!kept) same[index] = 0;
  }
  return same;
}

const NONE = new Uint8Array(0);

/** True when a leaf does the same as before, with whom it was made with. */
function isSameWork({ forecast: { network } }: Found, node: number, old: Found, oldNode: number): boolean {
  const leaf = network.leaves[node];
  const before = old.forecast.network.leaves[oldNode];
  // Leaves of the usual kind keep the work that they were made with.
  if (leaf === before && network.plain[node] !== 0) return true;
  return leaf !== undefined && leaf.source === before?.source && leaf.work === leaf.made && before.work === before.made;
}

/** The task of a summary as it was before, where it says the same and the tasks directly below it are the same. */
export function keptSummaryTask(found: Found, index: number, tasks: readonly ScheduledTask[], before: AssembledBefore): ScheduledTask | undefined {
  const was = before.match[index] as number;
  const old = before.found;
  if (was < 0 || found.inherited[index] !== old.inherited[was]) return undefined;
  const now = found.frame.plan.tasks;
  const then = old.frame.plan.tasks;
  const [end, oldEnd] = [now[index]?.end ?? 0, then[was]?.end ?? 0];
  let child = index + 1;
  let oldChild = was + 1;
  for (; child < end && oldChild < oldEnd; child = now[child]?.end ?? end, oldChild = then[oldChild]?.end ?? oldEnd) {
    if (tasks[child] !== before.tasks[oldChild]) return undefined;
  }
  if (child < end || oldChild < oldEnd) return undefined;
  const gate = found.network.firstNode[index] as number;
  const oldGate = old.network.firstNode[was] as number;
  const opensAlike = found.forecast.start[gate] === old.forecast.start[oldGate] && found.early.start[gate] === old.early.start[oldGate];
  return opensAlike ? at(before.tasks[was], index) : undefined;
}

/** The task as it was before, at its place now. */
export function keptTask(before: AssembledBefore | undefined, index: number): ScheduledTask | undefined {
  const was = before?.match[index] ?? -1;
  return was === index ? before?.tasks[was] : at(before?.tasks[was], index);
}

function at(task: ScheduledTask | undefined, index: number): ScheduledTask | undefined {
  return task === undefined || task.index === index ? task : { ...task, index };
}

function sameDrivers(a: readonly Driver[] | undefined, b: readonly Driver[] | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a.length !== b.length) return false;
  return a.every((one, i) => {
    const other = b[i];
    return one === other || (
      one.kind === other?.kind && one.of === other.of && one.resource === other.resource && one.link === other.link && one.key === other.key &&
      one.until === other.until
    );
  });
}
