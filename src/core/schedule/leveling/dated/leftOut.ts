import { FAR_FUTURE } from "../../../calendar/civil";
import type { Leaf } from "../../leaf";
import type { LeafWork } from "../../leafWork";
import { latestFree } from "./latest";
import type { CrewOption, LevelModel } from "./levelModel";
import type { Stretch } from "./pieces";
import type { CrewOptions } from "./placeFree";
import { bookTrack, resetTrack, type Track } from "./track";

/**
 * Work that finds no place in a schedule since its people have left by the time that it is their turn, and the time that is kept free
 * for it: as late as they are there. Only work that others could do gives way to that.
 */
export interface LeftOut {
  /** Nothing is left out and no time kept: a list is placed from its beginning. */
  clear(): void;
  /** The list is placed anew: what was left out is as it was made again, and time that is kept is not taken yet. */
  again(): void;
  /** Notes what is left out, before its work is changed. */
  note(node: number): void;
  /** Keeps time for these as well; returns for which it has found some. */
  keep(nodes: ReadonlySet<number>): readonly number[];
  /** Keeps time no longer for these. */
  release(nodes: readonly number[]): void;
  /** Books (1) the time that is kept for others than a node, or takes it back (-1); false where there is none. */
  book(node: number, sign: 1 | -1): boolean;
  /** A node has its place: no time is kept for it any more. */
  placed(node: number): void;
}

/** A leaf as it was before it was left out. */
interface Before {
  readonly work: LeafWork;
  readonly noCapacity: boolean;
  readonly plain: number;
}

/** Time that is kept for a leaf, until it has its place. */
interface Kept extends Pick<CrewOption, "demands"> {
  readonly stretch: Stretch;
  open: boolean;
}

/** Nothing is left out yet. */
export function createLeftOut(model: LevelModel, options: CrewOptions): LeftOut {
  const { network, tracks } = model;
  const left = new Map<number, Before>();
  const kept = new Map<number, Kept>();
  const take = ({ demands, stretch: [from, to] }: Kept, sign: 1 | -1): void => {
    for (const { track, units } of demands) bookTrack(tracks[track] as Track, units, from, to, sign);
  };
  const again = (): void => {
    for (const [node, { work, noCapacity, plain }] of left) {
      Object.assign(network.ownLeaf?.(node) ?? {}, { work, noCapacity });
      network.plain[node] = plain;
    }
    left.clear();
    for (const time of kept.values()) time.open = true;
  };
  return {
    again,
    clear() {
      again();
      kept.clear();
    },
    note(node) {
      const { work, noCapacity } = network.leaves[node] as Leaf;
      left.set(node, { work, noCapacity, plain: network.plain[node] as number });
    },
    keep(nodes) {
      for (const track of tracks) resetTrack(track);
      for (const time of kept.values()) take(time, 1);
      return [...nodes].filter(node => {
        const { work, demands } = options.of(node, (network.leaves[node] as Leaf).work.crew, false);
        const stretch = latestFree(tracks, work, demands, FAR_FUTURE - 1, FAR_FUTURE);
        if (stretch === undefined || kept.has(node)) return false;
        const time = { demands, stretch, open: true };
        kept.set(node, time);
        take(time, 1);
        return true;
      });
    },
    release(some) {
      for (const node of some) kept.delete(node);
    },
    book(node, sign) {
      let any = false;
      for (const [other, time] of kept) {
        if (!time.open || other === node) continue;
        take(time, sign);
        any = true;
      }
      return any;
    },
    placed(node) {
      const time = kept.get(node);
      if (time !== undefined) time.open = false;
    },
  };
}
