import type { Found } from "./found";
import type { Driver, ScheduledTask } from "./result";

/** What was assembled before on the same ground, and for each task the place at which the same item stood then, or -1. */
export interface AssembledBefore {
  readonly found: Found;
  readonly tasks: readonly ScheduledTask[];
  readonly match: Int32Array;
}

/** The task of a leaf as it was before, where nothing that it is made of has changed. */
export function keptLeafTask(found: Found, index: number, before: AssembledBefore): ScheduledTask | undefined {
  const was = before.match[index] as number;
  if (was < 0) return undefined;
  const old = before.found;
  const node = found.network.firstNode[index] as number;
  const oldNode = old.network.firstNode[was] as number;
  const same =
    found.early.start[node] === old.early.start[oldNode] && found.early.finish[node] === old.early.finish[oldNode] &&
    found.late.start[node] === old.late.start[oldNode] && found.late.finish[node] === old.late.finish[oldNode] &&
    found.forecast.start[node] === old.forecast.start[oldNode] && found.forecast.finish[node] === old.forecast.finish[oldNode] &&
    found.freeSlack[node] === old.freeSlack[oldNode] && found.forecast.asap.start[node] === old.forecast.asap.start[oldNode] &&
    found.forecast.holding?.[node] === old.forecast.holding?.[oldNode] &&
    sameDrivers(found.forecast.drivers.of[node], old.forecast.drivers.of[oldNode]) && isSameWork(found, node, old, oldNode);
  if (!same || found.forecast.pieces.has(node) || old.forecast.pieces.has(oldNode)) return undefined;
  return was === index ? before.tasks[was] : at(before.tasks[was], index);
}

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
  const opens = found.forecast.start[found.network.firstNode[index] as number];
  return opens === old.forecast.start[old.network.firstNode[was] as number] ? at(before.tasks[was], index) : undefined;
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
