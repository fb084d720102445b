import type { SegmentedCalendar } from "../calendar/segmentedCalendar";
import { lagged, percentOf } from "../schedule/forward";
import { FF, FS, SF, SS } from "../schedule/network";
import { copyLine, type Block } from "./placeBlock";
import { laggedCode } from "./placeUniform";
import { EARLIEST, GOING, LATEST, OPEN, OPENING, STILL, STONE, type RiskModel } from "./riskModel";
import { instantOf, type Uniform } from "./uniform";

/** What is critical in the samples of a block. */
export interface Marks {
  /** 1 where node n is critical in sample k, at `n * width + k`. */
  readonly marked: Uint8Array;
  /** 1 for nodes that are critical in any sample of the block. */
  readonly any: Uint8Array;
  /** What a link asks, sample by sample, and what it is held against. */
  readonly asked: Float64Array;
  readonly reached: Float64Array;
}

/** Marks for a block, nothing marked yet. */
export function marksFor({ size }: RiskModel, width: number): Marks {
  return { marked: new Uint8Array(size * width), any: new Uint8Array(size), asked: new Float64Array(width), reached: new Float64Array(width) };
}

/** Marks, sample by sample, the nodes on a path without a gap to the finish of the plan: back from the end along what decides. */
export function markCritical(model: RiskModel, uniform: Uniform | undefined, block: Block, count: number, marks: Marks): void {
  const { width } = block;
  const { marked, any } = marks;
  any.fill(0);
  marked.fill(1, model.end * width, model.end * width + count);
  any[model.end] = 1;
  // A node's line is cleared when it is first marked.
  for (let node = model.end; node >= 0; node--) if (any[node] === 1 && model.kind[node] !== STILL) markDeciders(model, uniform, block, node, count, marks);
  if (model.outcomes.length > 0) model.leaves.forEach((leaf, node) => { if (leaf?.chance?.only !== undefined && any[node] === 1) unmarkAbsent(block, node, count, marked); });
}

/** What is not done decides nothing itself. */
function unmarkAbsent({ width, start, finish }: Block, node: number, count: number, marked: Uint8Array): void {
  for (let at = node * width; at < node * width + count; at++) if (start[at] === finish[at]) marked[at] = 0;
}

function markDeciders(model: RiskModel, uniform: Uniform | undefined, block: Block, node: number, count: number, marks: Marks): void {
  const { links, kind } = model;
  const { width } = block;
  const own = kind[node] as number;
  const { marked, any, asked, reached } = marks;
  const base = node * width;
  const end = links.start[node + 1] as number;
  const holds = own === LATEST || own === STONE || beginsLater(model, node);
  if (holds) latestAsked(model, uniform, block, node, count, marks);
  const decides = deciderOf(model, uniform, node);
  for (let e = links.start[node] as number; e < end; e++) {
    const source = links.from[e] as number;
    const atStart = links.type[e] === FS || links.type[e] === SS;
    if (own === GOING && atStart) continue;
    if (!holds) copyLine(atStart ? block.start : block.finish, base, reached, count);
    askedBy(model, uniform, block, e, count, asked);
    const line = source * width;
    for (let k = 0; k < count; k++) {
      if (marked[base + k] !== 1 || !decides(asked[k] as number, reached[k] as number)) continue;
      if (any[source] === 0) {
        any[source] = 1;
        marked.fill(0, line, line + count);
      }
      marked[line + k] = 1;
    }
  }
}

/** Lost days may let it begin later than is asked of it; what asks for its finish as well is held against its dates. */
function beginsLater({ kind, leaves, links, finishBound }: RiskModel, node: number): boolean {
  const leaf = leaves[node];
  if (kind[node] !== OPEN || (leaf?.chance?.losses.length ?? 0) === 0 || leaf?.endsAfter !== -Infinity || finishBound[node] !== -Infinity) return false;
  for (let e = links.start[node] as number; e < (links.start[node + 1] as number); e++) if (links.type[e] === FF || links.type[e] === SF) return false;
  return true;
}

type Decides = (asked: number, reached: number) => boolean;

/** When what a link asks decides what a node reached. */
function deciderOf({ kind, leaves, calendars }: RiskModel, uniform: Uniform | undefined, node: number): Decides {
  const own = kind[node];
  const leaf = leaves[node];
  if (own === LATEST || own === STONE || own === GOING) return uniform === undefined ? notBefore : (asked, reached) => asked >= reached || isSameInstant(uniform, asked, reached);
  if (own === EARLIEST || own === OPENING) return uniform === undefined ? equal : (asked, reached) => asked === reached || isSameInstant(uniform, asked, reached);
  if (uniform !== undefined) return workNotBefore;
  const clock = leaf?.parts[0]?.calendar ?? (calendars[0] as SegmentedCalendar);
  return (asked, reached) => asked >= reached || clock.between(asked, reached) <= 0;
}

const notBefore: Decides = (asked, reached) => asked >= reached;
const equal: Decides = (asked, reached) => asked === reached;
const workNotBefore: Decides = (asked, reached) => asked >= reached || (asked > -Infinity && asked >> 1 === reached >> 1);

/** True where two codes stand for one instant: work that ends where the next begins. */
export function isSameInstant(uniform: Uniform, a: number, b: number): boolean {
  return a >> 1 === b >> 1 && a > -Infinity && b > -Infinity && instantOf(uniform, a) === instantOf(uniform, b);
}

/** Writes the last date that is asked of a node, whatever delays come behind it, to `marks.reached`. */
function latestAsked(model: RiskModel, uniform: Uniform | undefined, block: Block, node: number, count: number, { asked, reached }: Marks): void {
  const { links, leaves, delayPlace, kind } = model;
  const { startBound, finishBound } = uniform ?? model;
  const leaf = leaves[node];
  const delayed = (delayPlace[node] as number) >= 0 || (leaf?.interrupted ?? 0) !== 0;
  const bound = startBound[node] !== -Infinity || finishBound[node] !== -Infinity || (leaf !== undefined && leaf.startsBefore !== Infinity);
  if (!delayed && !bound && kind[node] !== OPEN) {
    copyLine(block.finish, node * block.width, reached, count);
    return;
  }
  const first = leaf === undefined ? -Infinity : uniform === undefined ? Math.max(leaf.startsAfter, leaf.endsAfter) : (uniform.startsAfter[node] as number);
  reached.fill(Math.max(first, startBound[node] as number, finishBound[node] as number), 0, count);
  for (let e = links.start[node] as number; e < (links.start[node + 1] as number); e++) {
    askedBy(model, uniform, block, e, count, asked);
    for (let k = 0; k < count; k++) if ((asked[k] as number) > (reached[k] as number)) reached[k] = asked[k] as number;
  }
}

/** Writes what a link asks in the samples of a block. */
export function askedBy({ links, calendars, leaves }: RiskModel, uniform: Uniform | undefined, { width, start, finish }: Block, e: number, count: number, into: Float64Array): void {
  const type = links.type[e] as number;
  const base = (links.from[e] as number) * width;
  const dates = type === FS || type === FF ? finish : start;
  const percent = links.percent[e] as number;
  const lag = links.lag[e] as number;
  copyLine(dates, base, into, count);
  if (percent === 0 && lag === 0) return;
  if (uniform !== undefined) {
    for (let k = 0; k < count; k++) into[k] = laggedCode(type, lag, percent, start[base + k] as number, finish[base + k] as number);
    return;
  }
  const clock = leaves[links.from[e] as number]?.clock ?? (calendars[0] as SegmentedCalendar);
  const calendar = calendars[links.calendar[e] as number] as SegmentedCalendar;
  for (let k = 0; k < count; k++) {
    const by = percent === 0 ? lag : percentOf(clock.between(start[base + k] as number, finish[base + k] as number), percent);
    into[k] = lagged(calendar, dates[base + k] as number, by, type);
  }
}

/** The tasks of a plan as criticality is counted: their nodes (-1 for summaries) and what they lie in (-1 for nothing). */
export interface TaskTree {
  readonly node: Int32Array;
  readonly parent: Int32Array;
  /** By task and sample, 1 where work in a summary is critical. */
  readonly below: Uint8Array;
  readonly anyBelow: Uint8Array;
}

/** Where the tasks of a plan stand, and room to count in. */
export function taskTree({ frame: { plan: { tasks } }, startNode }: RiskModel, width: number): TaskTree {
  return {
    node: Int32Array.from(tasks, ({ item }, task) => (item.summary ? -1 : (startNode[task] as number))), parent: Int32Array.from(tasks, ({ parent }) => parent),
    below: new Uint8Array(tasks.length * width), anyBelow: new Uint8Array(tasks.length),
  };
}

/** Adds the samples of a block in which each task, or work in a summary, is critical. */
export function countCritical({ node, parent, below, anyBelow }: TaskTree, { marked, any }: Marks, width: number, count: number, into: Float64Array): void {
  anyBelow.fill(0);
  for (let task = node.length - 1; task >= 0; task--) {
    const own = node[task] as number;
    if (own >= 0 ? any[own] === 0 : anyBelow[task] === 0) continue;
    const lines = own >= 0 ? marked : below;
    const base = (own >= 0 ? own : task) * width;
    const above = parent[task] as number;
    if (above >= 0 && anyBelow[above] === 0) {
      anyBelow[above] = 1;
      below.fill(0, above * width, above * width + count);
    }
    let sum = 0;
    for (let k = 0; k < count; k++) {
      if (lines[base + k] !== 1) continue;
      sum++;
      if (above >= 0) below[above * width + k] = 1;
    }
    into[task] = (into[task] as number) + sum;
  }
}
