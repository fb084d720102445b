import type { Instant, Minutes } from "../model/instant";
import { outEdges } from "./cycles";
import type { PlanFrame } from "./frame";
import type { Leaf } from "./leaf";
import { FS } from "./network";
import { bind, type RawNetwork } from "./rawNetwork";

/** What a queue is to know of a task that stands in it. */
interface Turn {
  readonly node: number;
  readonly queue: string;
  /** The smaller one goes first. */
  readonly rank: number;
  readonly running: boolean;
  /** It cannot begin before, by its sprint or `not-before`. */
  readonly from: Instant;
  readonly minutes: Minutes;
}

/** Tasks of one velocity whose links are met: those that may go by now, by rank, and those whose time comes later. */
interface Queue {
  clock: Instant;
  readonly ready: Turn[];
  readonly later: Turn[];
}

/**
 * Tasks that are estimated in points go one after the other, a queue for each velocity: in the order of links, then of
 * priority, then of the file; what is running first; and what cannot begin yet lets the others go before. Returns how
 * many edges were added.
 */
export function addQueues(raw: RawNetwork, cut: Uint8Array, leaves: readonly (Leaf | undefined)[], frame: PlanFrame): number {
  const turns = turnsOf(raw, leaves, frame);
  if (turns.size === 0) return 0;
  const last = new Map<string, number>();
  const running = new Map<string, number[]>();
  let added = 0;
  const follow = (before: number, node: number): void => {
    bind(raw, before, node, FS);
    added += 1;
  };
  for (const { node, queue, running: isRunning } of queueOrder(raw, cut, turns, frame)) {
    const runs = running.get(queue);
    if (isRunning) {
      running.set(queue, [...(runs ?? []), node]);
      continue;
    }
    const before = last.get(queue);
    if (before !== undefined) follow(before, node);
    for (const one of runs ?? []) follow(one, node);
    running.delete(queue);
    last.set(queue, node);
  }
  return added;
}

function turnsOf(raw: RawNetwork, leaves: readonly (Leaf | undefined)[], { velocities }: PlanFrame): ReadonlyMap<number, Turn> {
  const members = leaves.flatMap((leaf) => {
    const queue = leaf === undefined || leaf.inherited.dropped || leaf.progress.state === "done" ? undefined : velocities.queueOf(leaf.item, leaf.inherited);
    return leaf === undefined || queue === undefined ? [] : [{ leaf, queue, running: leaf.progress.state === "running" }];
  });
  members.sort((a, b) => Number(b.running) - Number(a.running) || b.leaf.inherited.priority - a.leaf.inherited.priority || a.leaf.task - b.leaf.task);
  return new Map(members.map(({ leaf, queue, running }, rank) => {
    const node = raw.firstNode[leaf.task] as number;
    const minutes = Math.ceil((leaf.source.pointsDuration ?? 0) * leaf.progress.leftShare);
    return [node, { node, queue, rank, running, from: running ? -Infinity : (leaf.dates.notBefore ?? -Infinity), minutes }];
  }));
}

/**
 * The order in which queued tasks get their turn, as links allow. Everything that is not queued goes before, so that it
 * never holds a queue up. Each queue has a clock of its own, because what begins later must not hold up what could go now.
 */
function queueOrder(raw: RawNetwork, cutEdges: Uint8Array, turns: ReadonlyMap<number, Turn>, { calendars, start, asOf }: PlanFrame): readonly Turn[] {
  const out = outEdges(raw);
  const waiting = new Int32Array(raw.size);
  cutEdges.forEach((cut, e) => {
    const to = raw.edges.to[e] as number;
    if (cut === 0) waiting[to] = (waiting[to] as number) + 1;
  });
  const open: number[] = [];
  const queues = new Map<string, Queue>();
  const result: Turn[] = [];
  const arrive = (node: number): void => {
    const turn = turns.get(node);
    if (turn === undefined) {
      open.push(node);
      return;
    }
    const queue = queues.get(turn.queue) ?? { clock: Math.max(start, asOf ?? start), ready: [], later: [] };
    queues.set(turn.queue, queue);
    if (turn.from <= queue.clock) insert(queue.ready, turn, byRank);
    else insert(queue.later, turn, byTime);
  };
  waiting.forEach((count, node) => {
    if (count === 0) arrive(node);
  });
  for (;;) {
    const turn = open.length > 0 ? undefined : nextOf(queues);
    const node = turn?.node ?? open.pop();
    if (node === undefined) return result;
    if (turn !== undefined) {
      result.push(turn);
      const queue = queues.get(turn.queue);
      if (queue !== undefined) queue.clock = calendars.plan.add(queue.clock, turn.minutes);
    }
    for (let at = out.start[node] as number; at < (out.start[node + 1] as number); at++) {
      const e = out.edge[at] as number;
      const to = raw.edges.to[e] as number;
      if (cutEdges[e] === 1) continue;
      waiting[to] = (waiting[to] as number) - 1;
      if (waiting[to] === 0) arrive(to);
    }
  }
}

/** The task whose turn it is in the first queue that has one. A queue in which none may go by now waits for the next time that one may. */
function nextOf(queues: ReadonlyMap<string, Queue>): Turn | undefined {
  for (const queue of queues.values()) {
    const { ready, later } = queue;
    const [next] = later;
    if (ready.length === 0 && next !== undefined) queue.clock = Math.max(queue.clock, next.from);
    for (let turn = later[0]; turn !== undefined && turn.from <= queue.clock; turn = later[0]) {
      insert(ready, turn, byRank);
      later.shift();
    }
    const turn = ready.shift();
    if (turn !== undefined) return turn;
  }
  return undefined;
}

function byRank(a: Turn, b: Turn): number {
  return a.rank - b.rank;
}

function byTime(a: Turn, b: Turn): number {
  return a.from - b.from || a.rank - b.rank;
}

function insert(into: Turn[], turn: Turn, compare: (a: Turn, b: Turn) => number): void {
  let low = 0;
  let high = into.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(into[middle] as Turn, turn) < 0) low = middle + 1;
    else high = middle;
  }
  into.splice(low, 0, turn);
}
