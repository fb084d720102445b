import type { Cancellation } from "../../model/cancellation";
import type { Direction, Draft } from "./draft";
import { mirrorOf, type Instance } from "./instance";
import { createRepairer, createSorter, mirroredStarts, type Repairer, type Sorter } from "./listOrder";
import { parallelSchedule } from "./parallel";
import { parallelByUnits } from "./parallelUnits";
import { priorityList } from "./priorityList";
import { priorities } from "./priorityRules";
import { createPlayer, type Recording } from "./replay";
import { serialBefore, serialSchedule } from "./serial";
import { createSide, type Side, type UnitProfile } from "./side";

/** Generates schedules in both directions, counts them and keeps the best one that runs forward. */
export interface Generator {
  readonly instance: Instance;
  readonly sides: readonly [Side, Side];
  /** Generated so far. */
  count: number;
  /** May give up, with an endless makespan, once that is sure to be more than `most`. */
  serial(list: Int32Array, direction: Direction, draft: Draft, most?: number): void;
  parallel(priority: Float64Array, direction: Direction, draft: Draft): void;
  /** In parallel, what is first in a list first; only by unit of time. */
  parallelInOrder?(list: Int32Array, direction: Direction, draft: Draft, most?: number): void;
  /** The list that makes a schedule again in a direction: its tasks by start as seen from there. */
  listOf(draft: Draft, direction: Direction, list: Int32Array): void;
  /** Generates from a schedule that of the other direction: never longer. */
  justify(from: Draft, to: Draft): void;
  readonly incumbent: Incumbent;
}

/** A generator of projects. */
export interface ProjectGenerator extends Generator {
  /** From now on, in lists of schedules, of tasks that start together the one with most behind it goes first, not the first of the document. */
  tiesByLatestStart(): void;
  /** Generates the best schedule once more in the order of its starts, so that no task waits for nothing. */
  compact(): void;
}

/** The best schedule found: the shortest, of these the one with the least weighted sum of starts, of these the first. */
export interface Incumbent {
  readonly start: Int32Array;
  makespan: number;
  weighted: number;
}

/** An empty draft for a number of tasks. */
export function createDraft(size: number): Draft {
  return { start: new Int32Array(size), makespan: 0, direction: 0 };
}

/** A generator with working arrays of its own; it makes again and takes down what is recorded. */
export function createGenerator(instance: Instance, recording?: Recording): ProjectGenerator {
  const { size } = instance;
  const player = recording && createPlayer(instance, recording);
  const sides = player?.sides ?? ([createSide(instance), createSide(mirrorOf(instance))] as const);
  const released = instance.release.some(at => at > 0);
  const tools: Tools = { instance, sides, orders: sides.map(side => side.instance.order), sorter: createSorter(size), repairer: createRepairer(size), key: new Int32Array(size), list: new Int32Array(size), turned: new Int32Array(size), uniform: instance.weight.every(weight => weight === instance.weight[0]) };
  const incumbent: Incumbent = { start: new Int32Array(size), makespan: Infinity, weighted: Infinity };
  const best = createDraft(size);
  const made = (draft: Draft, list?: Int32Array): void => {
    player?.note(generator.count, list, draft);
    generator.count++;
    // Seen from the end nothing is known of releases: only what runs forward keeps them.
    if (draft.makespan > incumbent.makespan || (released && draft.direction === 1)) return;
    if (keepBetter(tools, draft, incumbent)) player?.copied(best, draft);
  };
  const ordered = (draft: Draft, direction: Direction): Int32Array => {
    const again = player?.listAgain(generator.count, draft, direction);
    if (again === undefined) listOf(tools, draft, direction, tools.list);
    return again ?? tools.list;
  };
  const generator: ProjectGenerator = {
    instance, sides, incumbent, count: 0,
    serial(list, direction, draft, most) {
      draft.direction = direction;
      if (player?.again(generator.count, list, draft) !== true) draft.makespan = serialSchedule(sides[direction], list, draft.start, most);
      made(draft, list);
    },
    parallel(priority, direction, draft) {
      draft.direction = direction;
      draft.makespan = parallelSchedule(sides[direction], priority, draft.start);
      made(draft);
    },
    parallelInOrder(list, direction, draft, most) {
      draft.direction = direction;
      draft.makespan = parallelByUnits(sides[direction], sides[direction].unit as UnitProfile, list, draft.start, most);
      made(draft);
    },
    listOf: (draft, direction, list) => { listOf(tools, draft, direction, list); },
    tiesByLatestStart() {
      tools.orders = sides.map(side => priorityList(side.instance, priorities(side.instance, "LST")));
    },
    compact() {
      best.start.set(incumbent.start);
      best.makespan = incumbent.makespan;
      generator.serial(ordered(best, 0), 0, best);
    },
    justify(from, to) {
      const direction = from.direction === 0 ? 1 : 0;
      const list = ordered(from, direction);
      if (player !== undefined || !instance.monotone || (released && direction === 0)) {
        generator.serial(list, direction, to);
        return;
      }
      to.direction = direction;
      to.makespan = serialBefore(sides[direction], list, to.start, tools.key);
      made(to);
    },
  };
  return generator;
}

interface Tools {
  readonly instance: Instance;
  readonly sides: readonly [Side, Side];
  /** By direction, the order of tasks that start together. */
  orders: readonly Int32Array[];
  readonly sorter: Sorter;
  readonly repairer: Repairer;
  readonly key: Int32Array;
  readonly list: Int32Array;
  readonly turned: Int32Array;
  readonly uniform: boolean;
}

function listOf({ instance, sides, orders, sorter, repairer, key }: Tools, draft: Draft, direction: Direction, list: Int32Array): void {
  const side = sides[direction];
  const order = orders[direction] as Int32Array;
  if (draft.direction === direction) sorter.sort(draft.start, draft.makespan, order, list);
  else {
    mirroredStarts(instance, draft.start, draft.makespan, key);
    sorter.sort(key, draft.makespan, order, list);
  }
  if (!instance.monotone) repairer.repair(side, list);
}

/** Of starts by weight, or of starts alone where all weigh the same; of what runs from its end, of the starts that this means. */
function weightedSum({ uniform, instance: { size, duration, weight } }: Tools, { start, direction, makespan }: Draft): number {
  let sum = 0;
  if (uniform && direction === 0) for (let j = 0; j < size; j++) sum += start[j] as number;
  else if (uniform) for (let j = 0; j < size; j++) sum += makespan - (start[j] as number) - (duration[j] as number);
  else if (direction === 0) for (let j = 0; j < size; j++) sum += (weight[j] as number) * (start[j] as number);
  else for (let j = 0; j < size; j++) sum += (weight[j] as number) * (makespan - (start[j] as number) - (duration[j] as number));
  return sum;
}

function keepBetter(tools: Tools, draft: Draft, incumbent: Incumbent): boolean {
  const { instance, turned } = tools;
  const weighted = weightedSum(tools, draft);
  if (draft.makespan === incumbent.makespan && weighted >= incumbent.weighted) return false;
  let { start } = draft;
  if (draft.direction === 1) {
    mirroredStarts(instance, start, draft.makespan, turned);
    start = turned;
  }
  incumbent.start.set(start);
  incumbent.makespan = draft.makespan;
  incumbent.weighted = weighted;
  return true;
}

/** Justifies there and back until it gains nothing; every round is two schedules. Leaves the last in `draft`. */
export function improve(generator: Generator, draft: Draft, spare: Draft, cancellation: Cancellation): void {
  for (let before = Infinity; draft.makespan < before && !cancellation.cancelled;) {
    before = draft.makespan;
    generator.justify(draft, spare);
    generator.justify(spare, draft);
  }
}
