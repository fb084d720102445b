import { mirrorOf, turnDelays, type Instance } from "./instance";
import { tasksByResource, type ByResource } from "./tasksByResource";

/** What replayed passes share in one direction, and the tasks of each resource. */
export interface Changes extends ByResource {
  readonly now: Instance;
  readonly then: Instance;
  /** Tasks that take another time or need other things. */
  readonly other: readonly number[];
  /** Tasks of which a release or a link may be other. */
  readonly waiting: readonly number[];
  /** Resources that tasks no longer need, or need now. */
  readonly touched: readonly number[];
  /** True when of equal starts the same task comes first as in the run before, and lists in the order of starts keep all links. */
  readonly sameOrder: boolean;
}

/** What is other in a direction than in the run before; undefined where passes are better made from nothing. */
export function changesOf(now: Instance, then: Instance): Changes | undefined {
  if (now.size !== then.size || !sameValues(now.capacity, then.capacity)) return undefined;
  const other: number[] = [];
  const touched: number[] = [];
  for (let j = 0; j < now.size; j++) if (now.duration[j] !== then.duration[j]) other.push(j);
  if (now.demandResource !== then.demandResource || now.demandUnits !== then.demandUnits || now.demandStart !== then.demandStart) {
    for (const j of otherStretches(needsOf(now), needsOf(then))) {
      other.push(j);
      for (const { demandStart, demandResource } of [now, then]) for (let d = demandStart[j] as number; d < (demandStart[j + 1] as number); d++) touched.push(demandResource[d] as number);
    }
  }
  const sameOrder = now.monotone && then.monotone && sameValues(now.order, then.order);
  return { now, then, other, waiting: otherLinks(now, then), touched, sameOrder, ...tasksByResource(now.capacity.length, now.demandStart, now.demandResource) };
}

/** Tasks of which a release or a link is other. Columns that are the same arrays are not looked at. */
function otherLinks(now: Instance, then: Instance): number[] {
  const found: number[] = [];
  for (let j = 0; j < now.size; j++) if (now.release[j] !== then.release[j]) found.push(j);
  if (!sameLinks(now, then)) return [...found, ...otherStretches(linksOf(now), linksOf(then))];
  for (let j = 0, e = 0; e < now.inDelay.length; e++) {
    if (now.inDelay[e] === then.inDelay[e]) continue;
    while ((now.inStart[j + 1] as number) <= e) j++;
    found.push(j);
  }
  return found;
}

function sameLinks(now: Instance, then: Instance): boolean {
  return now.inFrom === then.inFrom && now.inStart === then.inStart && now.outTo === then.outTo && now.outStart === then.outStart;
}

/** The mirror of a project, and what is other in it, from what is other in the project and the mirror before. */
export function mirrorAgain(changes: Changes, mirror: Instance): Changes {
  const { now, then, other, waiting } = changes;
  const near = new Set<number>([...other, ...waiting]);
  for (const j of [...near]) {
    for (const { inStart, inFrom, outStart, outTo } of [now, then]) {
      for (let e = inStart[j] as number; e < (inStart[j + 1] as number); e++) near.add(inFrom[e] as number);
      for (let e = outStart[j] as number; e < (outStart[j + 1] as number); e++) near.add(outTo[e] as number);
    }
  }
  const turned = sameLinks(now, then) ? turnedAgain(now, mirror, near) : mirrorOf(now);
  return { ...changes, now: changes.sameOrder ? { ...turned, order: mirror.order } : turned, then: mirror, waiting: [...near] };
}

/** The mirror before with the delays anew of all links of some tasks. */
function turnedAgain(now: Instance, mirror: Instance, near: Iterable<number>): Instance {
  const { inStart, inFrom, outStart, outTo, order } = now;
  const [inDelay, outDelay] = [mirror.inDelay.slice(), mirror.outDelay.slice()];
  for (const j of near) turnDelays(now, j, inDelay, outDelay);
  return { ...now, release: mirror.release, inStart: outStart, inFrom: outTo, inDelay, outStart: inStart, outTo: inFrom, outDelay, order: order.slice().reverse() };
}

/** True when two columns hold the same. */
export function sameValues(a: Int32Array, b: Int32Array): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Entries of each task in two columns. */
interface Stretches {
  readonly start: Int32Array;
  readonly one: Int32Array;
  readonly two: Int32Array;
}

/** True when a task has the same entries. */
function sameStretch(now: Stretches, then: Stretches, j: number): boolean {
  const first = now.start[j] as number;
  const end = now.start[j + 1] as number;
  const shift = (then.start[j] as number) - first;
  if (end + shift !== then.start[j + 1]) return false;
  for (let i = first; i < end; i++) if (now.one[i] !== then.one[i + shift] || now.two[i] !== then.two[i + shift]) return false;
  return true;
}

function linksOf({ inStart, inFrom, inDelay }: Instance): Stretches {
  return { start: inStart, one: inFrom, two: inDelay };
}

function needsOf({ demandStart, demandResource, demandUnits }: Instance): Stretches {
  return { start: demandStart, one: demandResource, two: demandUnits };
}

/** Tasks that have other entries. */
function otherStretches(now: Stretches, then: Stretches): number[] {
  const other: number[] = [];
  for (let j = 0; j + 1 < now.start.length; j++) if (!sameStretch(now, then, j)) other.push(j);
  return other;
}
