import type { Direction, Draft } from "../draft";
import type { Generator, Incumbent } from "../generator";
import { mirrorOf, type Instance } from "../instance";
import { createRepairer, createSorter } from "../listOrder";
import { priorityList } from "../priorityList";
import { createSide } from "../side";
import type { Decoder, Score } from "./decoder";
import { FREE, type LevelModel } from "./levelModel";

/** A generator on real calendars, with the list that made its best schedule. */
export interface DatedGenerator extends Generator {
  /** The list of the best schedule; its score. */
  readonly best: { readonly list: Int32Array; score: Score };
}

/** Being late counts before the length of a plan: a minute late weighs more than this many minutes of length. */
const LATE = 2 ** 22;
/** Beyond this the length would no longer be exact beside it. */
const MOST_LATE = 2 ** 30;

/** A score as one number, the smaller the better. */
export function lengthOf({ late, span }: Score): number {
  return span + LATE * Math.min(late, MOST_LATE);
}

/** Finishes of drafts, as seen in their direction. */
type Finishes = WeakMap<Draft, Int32Array>;

interface Tools {
  readonly model: LevelModel;
  readonly decoder: Decoder;
  readonly instance: Instance;
  readonly finishes: Finishes;
  readonly key: Int32Array;
  readonly ordered: Int32Array;
}

/**
 * Generates schedules of a plan as `createGenerator` does of a project. `instance` says which node comes after which,
 * and about how long each takes. Backward schedules only serve to make lists; the best one runs forward.
 */
export function createDatedGenerator(decoder: Decoder, instance: Instance): DatedGenerator {
  const { model } = decoder;
  const { size } = instance;
  const tools: Tools = { model, decoder, instance, finishes: new WeakMap(), key: new Int32Array(size), ordered: new Int32Array(size) };
  const sides = [createSide(instance, "breakpoints"), createSide(mirrorOf(instance), "breakpoints")] as const;
  const sorter = createSorter(size);
  const repairer = createRepairer(size);
  const list = new Int32Array(size);
  const incumbent: Incumbent = { start: new Int32Array(size), makespan: Infinity, weighted: Infinity };
  const best = { list: new Int32Array(size), score: { late: Infinity, span: Infinity } };
  let end = model.origin;
  const generator: DatedGenerator = {
    instance, sides, incumbent, best, count: 0,
    serial(given, direction, draft) {
      generator.count++;
      draft.direction = direction;
      if (direction === 1) {
        backward(tools, given, end, draft);
        return;
      }
      const score = forward(tools, given, draft);
      if (keepBetter(tools, draft, incumbent)) {
        best.list.set(tools.ordered);
        best.score = score;
        end = model.origin + score.span;
      }
    },
    parallel(priority, direction, draft) {
      generator.serial(priorityList(sides[direction].instance, priority), direction, draft);
    },
    listOf(draft, direction, into) {
      const key = draft.direction === direction ? draft.start : mirrored(tools, draft);
      sorter.sort(key, greatest(key), sides[direction].instance.order, into);
      repairer.repair(sides[direction], into);
    },
    justify(from, to) {
      const direction: Direction = from.direction === 0 ? 1 : 0;
      generator.listOf(from, direction, list);
      if (direction === 1) end = model.origin + greatest(finishesOf(tools.finishes, from));
      generator.serial(list, direction, to);
    },
  };
  return generator;
}

function greatest(values: Int32Array): number {
  let most = 0;
  for (const value of values) if (value > most) most = value;
  return most;
}

function finishesOf(finishes: Finishes, draft: Draft): Int32Array {
  let finish = finishes.get(draft);
  if (finish === undefined) finishes.set(draft, finish = new Int32Array(draft.start.length));
  return finish;
}

/** Starts as seen from the other end. */
function mirrored({ finishes, key }: Tools, draft: Draft): Int32Array {
  const finish = finishesOf(finishes, draft);
  const length = greatest(finish);
  for (let j = 0; j < key.length; j++) key[j] = length - (finish[j] as number);
  return key;
}

/** The list with what is more important first; since nothing ranks before what it waits for, it still keeps all links. */
function byImportance({ importance, ranks }: LevelModel, list: Int32Array, ordered: Int32Array): void {
  if (ranks <= 1) {
    ordered.set(list);
    return;
  }
  let at = 0;
  for (let rank = 0; rank <= ranks; rank++) for (const node of list) if (importance[node] === rank) ordered[at++] = node;
}

function forward(tools: Tools, list: Int32Array, draft: Draft): Score {
  const { model, decoder, ordered } = tools;
  byImportance(model, list, ordered);
  const score = decoder.forward(ordered);
  const finish = finishesOf(tools.finishes, draft);
  for (let j = 0; j < finish.length; j++) {
    draft.start[j] = Math.max(0, (decoder.dates.start[j] as number) - model.origin);
    finish[j] = Math.max(0, (decoder.dates.finish[j] as number) - model.origin);
  }
  draft.makespan = lengthOf(score);
  return score;
}

function backward(tools: Tools, list: Int32Array, end: number, draft: Draft): void {
  const { model, decoder } = tools;
  decoder.backward(list.slice().reverse(), end);
  const finish = finishesOf(tools.finishes, draft);
  let length = 0;
  for (let j = 0; j < finish.length; j++) {
    draft.start[j] = seenFrom(end, decoder.dates.finish[j] as number);
    finish[j] = seenFrom(end, decoder.dates.start[j] as number);
    if (model.role[j] === FREE) length = Math.max(length, finish[j] as number);
  }
  draft.makespan = length;
}

/** How long before the end an instant is; what lies behind it, or nowhere, counts as the end. */
function seenFrom(end: number, at: number): number {
  return at < end && at > -Infinity ? Math.min(end - at, 0x3fffffff) : 0;
}

function keepBetter({ instance }: Tools, draft: Draft, incumbent: Incumbent): boolean {
  if (draft.makespan > incumbent.makespan) return false;
  let weighted = 0;
  for (let j = 0; j < instance.size; j++) weighted += (instance.weight[j] as number) * (draft.start[j] as number);
  if (draft.makespan === incumbent.makespan && weighted >= incumbent.weighted) return false;
  incumbent.start.set(draft.start);
  incumbent.makespan = draft.makespan;
  incumbent.weighted = weighted;
  return true;
}

