import type { SegmentedCalendar } from "../calendar/segmentedCalendar";
import type { Instant } from "../model/instant";
import { outEdges } from "./cycles";
import { lagged, percentOf } from "./forward";
import type { PlanFrame } from "./frame";
import type { Leaf } from "./leaf";
import { FF, FIRST, FS, GATE, LAST, LEAF, SS } from "./network";
import { placeLeaf, type Placed } from "./placeLeaf";
import { bind, type RawNetwork } from "./rawNetwork";

/** What a queue is to know of a task that stands in it. */
interface Turn {
  readonly node: number;
  readonly queue: string;
  /** The smaller one goes first. */
  readonly rank: number;
  readonly running: boolean;
  /** It cannot begin before, by its sprint, `not-before` and what it waits for. */
  from: Instant;
}

/** Tasks of one velocity whose links are known: those that may go by now, by rank, and those whose time comes later. */
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
export function addQueues(raw: RawNetwork, cut: Uint8Array, leaves: readonly (Leaf | undefined)[], frame: PlanFrame, gates: ReadonlyMap<number, Instant>): number {
  const turns = turnsOf(raw, leaves, frame);
  if (turns.size === 0) return 0;
  const last = new Map<string, number>();
  const running = new Map<string, number[]>();
  let added = 0;
  const follow = (before: number, node: number): void => {
    bind(raw, before, node, FS);
    added += 1;
  };
  for (const { node, queue, running: isRunning } of queueOrder(raw, cut, turns, createPlaces(raw, leaves, frame, gates), frame)) {
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
    return [node, { node, queue, rank, running, from: running ? -Infinity : (leaf.dates.notBefore ?? -Infinity) }];
  }));
}

/** Where nodes lie while queues are put in order: each is placed when all that it waits for is. */
interface Places {
  /** What links ask of its start so far. */
  readonly from: Float64Array;
  /** Places a node, not before an instant; gives its start and finish. */
  place(node: number, from: Instant): Placed;
  /** Tells the node that an edge leads to of the dates that it comes from. */
  lead(edge: number, dates: Placed): void;
}

function createPlaces({ size, kind, task, edges, calendars, external, gateNode }: RawNetwork, leaves: readonly (Leaf | undefined)[], frame: PlanFrame, gates: ReadonlyMap<number, Instant>): Places {
  const from = Float64Array.from({ length: size }, (_, node) => (kind[node] === FIRST ? Infinity : -Infinity));
  const until = new Float64Array(size).fill(-Infinity);
  const ask = (node: number, type: number, at: Instant): void => {
    const bounds = type === FS || type === SS ? from : until;
    bounds[node] = kind[node] === FIRST ? Math.min(bounds[node] as number, at) : Math.max(bounds[node] as number, at);
  };
  for (const { to, type, at } of external) ask(gateNode[to] as number, type, at);
  return {
    from,
    place(node, least) {
      const leaf = kind[node] === LEAF ? leaves[task[node] as number] : undefined;
      // Placing a leaf settles its people: that is for the forward pass.
      if (leaf !== undefined) return placeLeaf(frame, { ...leaf }, Math.max(least, from[node] as number), until[node] as number);
      const at = Math.max((kind[node] === LAST ? until : from)[node] as number, kind[node] === GATE ? (gates.get(task[node] as number) ?? -Infinity) : -Infinity);
      const own = kind[node] === GATE || Number.isFinite(at) ? at : frame.start;
      return { start: own, finish: own };
    },
    lead(edge, { start, finish }) {
      const type = edges.type[edge] as number;
      const calendar = calendars[edges.calendar[edge] as number] as SegmentedCalendar;
      const percent = edges.percent[edge] as number;
      const lag = percent === 0 ? (edges.lag[edge] as number) : percentOf(calendar.between(start, finish), percent);
      const at = type === FS || type === FF ? finish : start;
      ask(edges.to[edge] as number, type, lag === 0 || !Number.isFinite(at) ? at : lagged(calendar, at, lag, type));
    },
  };
}

/**
 * The order in which queued tasks get their turn: time goes on over all queues together, so that what waits for work of another queue
 * is known when its own comes to it. Everything that is not queued is placed as soon as its links are.
 */
function queueOrder(raw: RawNetwork, cutEdges: Uint8Array, turns: ReadonlyMap<number, Turn>, places: Places, { start, asOf }: PlanFrame): readonly Turn[] {
  const out = outEdges(raw);
  const [calendar] = raw.calendars;
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
    if (!turn.running) turn.from = Math.max(turn.from, places.from[node] as number);
    if (turn.from <= queue.clock) insert(queue.ready, turn, byRank);
    else insert(queue.later, turn, byTime);
  };
  waiting.forEach((count, node) => {
    if (count === 0) arrive(node);
  });
  for (;;) {
    const next = open.length > 0 ? undefined : nextOf(queues);
    const node = next?.turn.node ?? open.pop();
    if (node === undefined) return result;
    const dates = places.place(node, next === undefined || next.turn.running ? -Infinity : next.queue.clock);
    if (next !== undefined) {
      result.push(next.turn);
      next.queue.clock = Math.max(next.queue.clock, calendar?.nextWork(dates.finish) ?? dates.finish);
    }
    for (let at = out.start[node] as number; at < (out.start[node + 1] as number); at++) {
      const e = out.edge[at] as number;
      const to = raw.edges.to[e] as number;
      if (cutEdges[e] === 1) continue;
      places.lead(e, dates);
      waiting[to] = (waiting[to] as number) - 1;
      if (waiting[to] === 0) arrive(to);
    }
  }
}

/** When a queue goes on: now, or when the first of those may go whose time comes later. */
function timeOf({ clock, ready, later: [next] }: Queue): Instant {
  return ready.length > 0 ? clock : next === undefined ? Infinity : Math.max(clock, next.from);
}

/** The task whose turn it is in the queue that goes on first. */
function nextOf(queues: ReadonlyMap<string, Queue>): { readonly turn: Turn; readonly queue: Queue } | undefined {
  let first: Queue | undefined;
  for (const queue of queues.values()) if (timeOf(queue) < (first === undefined ? Infinity : timeOf(first))) first = queue;
  if (first === undefined) return undefined;
  const { ready, later } = first;
  first.clock = timeOf(first);
  for (let turn = later[0]; turn !== undefined && turn.from <= first.clock; turn = later[0]) {
    insert(ready, turn, byRank);
    later.shift();
  }
  const turn = ready.shift();
  return turn === undefined ? undefined : { turn, queue: first };
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
