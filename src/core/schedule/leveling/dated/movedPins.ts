import type { Leaf } from "../../leaf";
import { bookStaying, FREE, STAYS, type LevelModel } from "./levelModel";

/** Pinned work that its links have moved: what it waits for need not give way to it where it stood without limits. */
export interface MovedPins {
  /** Forgets all that has moved. */
  clear(): void;
  /**
   * Notes whether placed pinned work has moved, and whether its people are booked beyond capacity there; true when the list is to be placed
   * anew: it has moved first and something that it waits for takes some of its people, or only giving way spares them the overload.
   */
  note(node: number, hasMoved: boolean, over: boolean): boolean;
  /** True when something that shares people with a pinned node stands (`stands`) where that has moved to, and could wait for it. */
  isInTheWay(node: number, stands: (other: number) => boolean): boolean;
  /** Takes back (-1) where they stood, or books again (1), all that have moved and that wait for a node. */
  book(node: number, sign: 1 | -1): void;
}

/** No more nodes before a piece of pinned work are looked at than this many, and its part of this many for each node of the plan. */
const LEAST_LOOKED_AT = 16;

/** Nothing has moved yet; what is before pinned work is looked for when it has moved first. */
export function createMovedPins(model: LevelModel): MovedPins {
  const { network: { size }, early, role, demandStart } = model;
  /** What has moved, and whether it was an overload then; what is given way to all the same. */
  const moved = new Map<number, boolean>();
  const kept = new Set<number>();
  const known = new Map<number, boolean>();
  const pinsAfter = new Map<number, number[]>();
  const mayWait = new Map<number, readonly number[]>();
  let pins = 0;
  for (let node = 0; node < size; node++) if (role[node] === STAYS && demandStart[node] !== demandStart[node + 1]) pins++;
  const most = LEAST_LOOKED_AT + Math.floor((LEAST_LOOKED_AT * size) / Math.max(1, pins));
  const isAwaiting = (pin: number): boolean => {
    const found = known.get(pin) ?? sharingBefore(model, pin, most).map(node => {
      const after = pinsAfter.get(node);
      if (after === undefined) pinsAfter.set(node, [pin]);
      else after.push(pin);
    }).length > 0;
    known.set(pin, found);
    return found;
  };
  return {
    clear() {
      moved.clear();
      kept.clear();
    },
    note(pin, hasMoved, over) {
      const before = moved.get(pin);
      if (before === undefined) {
        if (!hasMoved || kept.has(pin) || !isAwaiting(pin)) return false;
        moved.set(pin, over);
        return true;
      }
      if (before || !over) return false;
      moved.delete(pin);
      kept.add(pin);
      return true;
    },
    isInTheWay(pin, stands) {
      let others = mayWait.get(pin);
      if (others === undefined) mayWait.set(pin, others = sharingNotBefore(model, pin));
      return others.some(stands);
    },
    book(node, sign) {
      if (moved.size === 0) return;
      for (const pin of pinsAfter.get(node) ?? []) if (moved.has(pin)) bookStaying(model, pin, early.start[pin] as number, early.finish[pin] as number, sign);
    },
  };
}

/** Tells of free leaves whether they may take some of the people of a pinned one. */
function sharesWith({ network: { leaves }, role, demandStart, demandTrack }: LevelModel, pin: number): (node: number) => boolean {
  const tracks = new Set(demandTrack.subarray(demandStart[pin], demandStart[pin + 1]));
  return node => role[node] === FREE
    && ((leaves[node] as Leaf).staffing.choices.length > 0 || demandTrack.subarray(demandStart[node], demandStart[node + 1]).some(track => tracks.has(track)));
}

/** The free leaves that a pinned one does not wait for, that are not more important and take some of its people. */
function sharingNotBefore(model: LevelModel, pin: number): readonly number[] {
  const { network: { size, inStart, inFrom }, importance } = model;
  const before = new Uint8Array(size);
  before[pin] = 1;
  for (let node = pin; node >= 0; node--) {
    if (before[node] === 1) for (let e = inStart[node] as number; e < (inStart[node + 1] as number); e++) before[inFrom[e] as number] = 1;
  }
  const shares = sharesWith(model, pin);
  const found: number[] = [];
  for (let node = 0; node < size; node++) if (before[node] === 0 && (importance[node] as number) >= (importance[pin] as number) && shares(node)) found.push(node);
  return found;
}

/** The free leaves that a pinned one waits for, the nearest first, and that take some of its people. */
function sharingBefore(model: LevelModel, pin: number, most: number): readonly number[] {
  const { network: { inStart, inFrom, leaves } } = model;
  const shares = sharesWith(model, pin);
  const reached = new Set([pin]);
  const found: number[] = [];
  for (const node of reached) {
    if (reached.size > most) break;
    if (shares(node)) found.push(node);
    if (leaves[node]?.progress.state === "done") continue;
    for (let e = inStart[node] as number; e < (inStart[node + 1] as number); e++) reached.add(inFrom[e] as number);
  }
  return found;
}
