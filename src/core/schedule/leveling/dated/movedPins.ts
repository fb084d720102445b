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
    book(node, sign) {
      if (moved.size === 0) return;
      for (const pin of pinsAfter.get(node) ?? []) if (moved.has(pin)) bookStaying(model, pin, early.start[pin] as number, early.finish[pin] as number, sign);
    },
  };
}

/** The free leaves that a pinned one waits for, the nearest first, and that take some of its people. */
function sharingBefore({ network, role, demandStart, demandTrack }: LevelModel, pin: number, most: number): readonly number[] {
  const { inStart, inFrom, leaves } = network;
  const tracks = new Set(demandTrack.subarray(demandStart[pin], demandStart[pin + 1]));
  const shares = (node: number): boolean =>
    (leaves[node] as Leaf).staffing.choices.length > 0 || demandTrack.subarray(demandStart[node], demandStart[node + 1]).some(track => tracks.has(track));
  const reached = new Set([pin]);
  const found: number[] = [];
  for (const node of reached) {
    if (reached.size > most) break;
    if (role[node] === FREE && shares(node)) found.push(node);
    if (leaves[node]?.progress.state === "done") continue;
    for (let e = inStart[node] as number; e < (inStart[node + 1] as number); e++) reached.add(inFrom[e] as number);
  }
  return found;
}
