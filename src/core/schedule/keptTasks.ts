import type { Moved } from "./forward";
import type { Found } from "./found";
import type { Driver, ScheduledTask } from "./result";
import { noteDifferent } from "./sinks";

/** What was assembled before on the same ground, and for each task the place at which the same item stood then, or -1. */
export interface AssembledBefore {
  readonly found: Found;
  readonly tasks: readonly ScheduledTask[];
  readonly match: Int32Array;
}

/** What the passes found to be others than before, and the nodes whose leaves are. */
export interface MovedLeaves extends Moved {
  readonly leaves: readonly number[];
}

/** For each task, 1 when it is a leaf that says what it said before. */
export function sameLeafTasks(found: Found, before: AssembledBefore, moved?: MovedLeaves): Uint8Array {
  const { match, found: old } = before;
  const { firstNode } = found.network;
  const same = new Uint8Array(match.length);
  const oldNodes = old.network.firstNode;
  if (firstNode === oldNodes) {
    const told = (moved && toldByMoves(found, old, moved)) ?? toldOtherwise(found, old);
    for (let index = 0; index < match.length; index++) if (match[index] === index && told[firstNode[index] as number] === 0) same[index] = 1;
    return same;
  }
  for (let index = 0; index < match.length; index++) {
    const was = match[index] as number;
    if (was >= 0 && saysTheSame(found, firstNode[index] as number, old, oldNodes[was] as number)) same[index] = 1;
  }
  return same;
}

/** For each node of a network with the same nodes as before, 1 where anything that its task says is other than it was. */
function toldOtherwise(found: Found, old: Found): Uint8Array {
  const { network, early, late, forecast, free } = found;
  const told = new Uint8Array(network.size);
  noteDifferent(early.start, old.early.start, told);
  noteDifferent(early.finish, old.early.finish, told);
  noteDifferent(late.start, old.late.start, told);
  noteDifferent(late.finish, old.late.finish, told);
  noteDifferent(forecast.start, old.forecast.start, told);
  noteDifferent(forecast.finish, old.forecast.finish, told);
  noteDifferent(free.slack, old.free.slack, told);
  if (forecast.asap !== early || old.forecast.asap !== old.early) noteDifferent(forecast.asap.start, old.forecast.asap.start, told);
  const [drivers, oldDrivers] = [forecast.drivers.of, old.forecast.drivers.of];
  const { leaves, plain } = forecast.network;
  const oldLeaves = old.forecast.network.leaves;
  for (let node = 0; node < told.length; node++) {
    if (told[node] === 1 || (drivers[node] === oldDrivers[node] && leaves[node] === oldLeaves[node] && plain[node] !== 0)) continue;
    told[node] = leaves[node] === undefined || !saysTheSame(found, node, old, node) ? 1 : 0;
  }
  const { holding, pieces } = forecast;
  const [held, wasPieces] = [old.forecast.holding, old.forecast.pieces];
  if (holding !== held) for (let node = 0; node < told.length; node++) if ((holding?.[node] ?? 0) !== (held?.[node] ?? 0)) told[node] = 1;
  for (const node of [...pieces.keys(), ...wasPieces.keys()]) told[node] = 1;
  return told;
}

/**
 * The same from what passes noted, without a look at all nodes; undefined where people, or what is planned as late as possible,
 * have a say in it, or a pass has noted nothing.
 */
function toldByMoves(found: Found, old: Found, { early, late, free, driven, leaves }: MovedLeaves): Uint8Array | undefined {
  if (!isBare(found) || !isBare(old) || early === undefined || late === undefined || free === undefined || driven === undefined) return undefined;
  const { size, plain, leaves: own } = found.network;
  const told = new Uint8Array(size);
  for (const nodes of [early, late]) for (const node of nodes) told[node] = 1;
  for (const node of free) if (found.free.slack[node] !== old.free.slack[node]) told[node] = 1;
  const look = (node: number): void => {
    if (told[node] === 0) told[node] = own[node] === undefined || !saysTheSame(found, node, old, node) ? 1 : 0;
  };
  for (const node of leaves) look(node);
  for (let node = driven.indexOf(1); node >= 0; node = driven.indexOf(1, node + 1)) look(node);
  for (let node = plain.indexOf(0); node >= 0; node = plain.indexOf(0, node + 1)) look(node);
  return told;
}

/** True when the forecast is nothing but the early dates. */
function isBare({ network, early, forecast }: Found): boolean {
  return forecast.network === network && forecast.asap === early && forecast.start === early.start && forecast.finish === early.finish
    && forecast.holding === undefined && forecast.pieces.size === 0;
}

/** True when a leaf says what another one said before. */
function saysTheSame(found: Found, node: number, old: Found, was: number): boolean {
  const { early, late, forecast, free } = found;
  const then = old.forecast;
  return early.start[node] === old.early.start[was] && early.finish[node] === old.early.finish[was]
    && late.start[node] === old.late.start[was] && late.finish[node] === old.late.finish[was]
    && forecast.start[node] === then.start[was] && forecast.finish[node] === then.finish[was]
    && free.slack[node] === old.free.slack[was] && forecast.asap.start[node] === then.asap.start[was]
    && (forecast.holding?.[node] ?? 0) === (then.holding?.[was] ?? 0)
    && sameDrivers(forecast.drivers.of[node], then.drivers.of[was]) && isSameWork(found, node, old, was)
    && !forecast.pieces.has(node) && !then.pieces.has(was);
}

/** True when a leaf does the same as before, with whom it was made with. */
function isSameWork({ forecast: { network }, late }: Found, node: number, old: Found, oldNode: number): boolean {
  const leaf = network.leaves[node];
  // Whether repeating work is critical is up to what waits for it.
  if (leaf?.occurrences !== undefined && late.reach[node] !== old.late.reach[oldNode]) return false;
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
