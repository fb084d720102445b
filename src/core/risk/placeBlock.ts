import { FAR_FUTURE } from "../calendar/civil";
import type { SegmentedCalendar } from "../calendar/segmentedCalendar";
import { lagged, percentOf } from "../schedule/forward";
import { FF, FS, SS } from "../schedule/network";
import { placeOnTable } from "./calendarTable";
import { resumeOf, writeFloors } from "./gains";
import { loseDays } from "./lostDays";
import { EARLIEST, GOING, LATEST, OPEN, OPENING, STILL, STONE, type ModelLeaf, type RiskModel } from "./riskModel";

/** Samples side by side: dates of node n in sample k of the block stand at `n * width + k`. */
export interface Block {
  readonly width: number;
  readonly start: Float64Array;
  readonly finish: Float64Array;
  /** What was asked of a start and a finish, and the first start among predecessors, of the node at hand. */
  readonly from: Float64Array;
  readonly until: Float64Array;
  readonly least: Float64Array;
  /** How each sample's estimate of the node at hand came out. */
  readonly factor: Float64Array;
  /** The work that follows from it, and when it may begin. */
  readonly amounts: Int32Array;
  readonly asked: Float64Array;
  /** Delay of the nodes that risks strike: `place * width + k`. */
  readonly delay: Float64Array;
  /** The same as a share of the node's length. */
  readonly share: Float64Array;
  /** The numbers of the samples in the whole simulation, and its seed: what lost days are drawn by. */
  readonly sample: Float64Array;
  seed: number;
  /** 1 where the node at hand is not done. */
  readonly absent: Uint8Array;
}

/** More minutes of work than any calendar is laid out for. */
const MOST_WORK = 2 ** 30;

/** A block of samples, nothing placed in it yet. */
export function blockOf(model: RiskModel, width: number): Block {
  const cells = model.size * width;
  const line = (): Float64Array => new Float64Array(width);
  return {
    width, start: new Float64Array(cells), finish: new Float64Array(cells), from: line(), until: line(), least: line(),
    factor: line().fill(1), amounts: new Int32Array(width), asked: line(), delay: new Float64Array(Math.max(1, model.delayed) * width),
    share: new Float64Array(Math.max(1, model.delayed) * width), sample: line(), seed: 0, absent: new Uint8Array(width),
  };
}

/** Copies `count` figures from a place on to the beginning of a line: no view of them is made, which would be left over. */
export function copyLine(from: Float64Array, at: number, into: Float64Array, count: number): void {
  for (let k = 0; k < count; k++) into[k] = from[at + k] as number;
}

/** Places one node in `count` samples, its predecessors being placed and `block.factor` set. */
export function placeNode(model: RiskModel, block: Block, node: number, count: number): void {
  const kind = model.kind[node] as number;
  const { width, start, finish } = block;
  const base = node * width;
  if (kind === STILL) {
    start.fill(model.stillStart[node] as number, base, base + count);
    finish.fill(model.stillFinish[node] as number, base, base + count);
    return;
  }
  gather(model, block, node, count);
  const leaf = model.leaves[node];
  if (leaf === undefined) placeStructure(model, block, node, count);
  else if (kind === OPEN && leaf.parts.length === 1 && leaf.endsAfter === -Infinity && leaf.startsBefore === Infinity) placeUsual(model, block, node, count, leaf);
  else for (let k = 0; k < count; k++) placeLeaf(model, block, node, k, leaf);
  const chance = leaf?.chance;
  if (leaf !== undefined && chance !== undefined && chance.losses.length > 0) loseDays(model, block, node, count, leaf);
  addDelays(model, block, node, count, leaf);
  if (chance?.only !== undefined) passBy(model, block, node, count);
}

/** What is not done takes no time where its links put it: who waits for it waits for what it would have waited for. */
function passBy({ frame }: RiskModel, { width, start, finish, from, until, absent }: Block, node: number, count: number): void {
  for (let k = 0; k < count; k++) {
    if (absent[k] === 1) start[node * width + k] = finish[node * width + k] = Math.max(frame.start, from[k] as number, until[k] as number);
  }
}

function gather(model: RiskModel, block: Block, node: number, count: number): void {
  const { links, kind } = model;
  const { from, until, least } = block;
  from.fill(model.startBound[node] as number, 0, count);
  until.fill(model.finishBound[node] as number, 0, count);
  if (kind[node] === EARLIEST) least.fill(Infinity, 0, count);
  const end = links.start[node + 1] as number;
  for (let e = links.start[node] as number; e < end; e++) gatherLink(model, block, e, count, kind[node] === EARLIEST);
}

function gatherLink({ links, calendars, leaves }: RiskModel, block: Block, e: number, count: number, first: boolean): void {
  const { width, start, finish, from, until, least } = block;
  const type = links.type[e] as number;
  const source = links.from[e] as number;
  const base = source * width;
  const dates = type === FS || type === FF ? finish : start;
  const bounds = type === FS || type === SS ? from : until;
  const percent = links.percent[e] as number;
  const lag = links.lag[e] as number;
  if (lag === 0 && percent === 0) {
    for (let k = 0; k < count; k++) {
      const at = dates[base + k] as number;
      if (at > (bounds[k] as number)) bounds[k] = at;
      if (first && at < (least[k] as number)) least[k] = at;
    }
    return;
  }
  const calendar = calendars[links.calendar[e] as number] as SegmentedCalendar;
  const clock = leaves[source]?.clock ?? (calendars[0] as SegmentedCalendar);
  for (let k = 0; k < count; k++) {
    const shift = percent === 0 ? lag : percentOf(clock.between(start[base + k] as number, finish[base + k] as number), percent);
    const at = lagged(calendar, dates[base + k] as number, shift, type);
    if (at > (bounds[k] as number)) bounds[k] = at;
    if (first && at < (least[k] as number)) least[k] = at;
  }
}

function placeStructure(model: RiskModel, block: Block, node: number, count: number): void {
  const { width, start, finish, from, until, least } = block;
  const kind = model.kind[node] as number;
  const dates = kind === OPENING ? from : kind === LATEST ? until : least;
  for (let k = 0; k < count; k++) {
    const at = dates[k] as number;
    start[node * width + k] = finish[node * width + k] = kind === OPENING || Number.isFinite(at) ? at : model.frame.start;
  }
}

/** Most leaves: one calendar, no dates of their own but a start. */
function placeUsual(model: RiskModel, block: Block, node: number, count: number, leaf: ModelLeaf): void {
  const { width, from, until, factor, amounts, asked } = block;
  const { startsAfter, parts, table } = leaf;
  const { calendar, steady, left } = parts[0] as ModelLeaf["parts"][number];
  let ends = false;
  for (let k = 0; k < count; k++) {
    const amount = Math.ceil(steady + left * (factor[k] as number) - 1e-6);
    amounts[k] = amount < MOST_WORK ? amount : MOST_WORK;
    asked[k] = (from[k] as number) > startsAfter ? (from[k] as number) : startsAfter;
    if ((until[k] as number) > -Infinity) ends = true;
  }
  const placed = table === undefined || ends ? 0 : placeOnTable(table, block, count, node * width);
  for (let k = placed; k < count; k++) {
    const amount = Math.ceil(steady + left * (factor[k] as number) - 1e-6);
    const bound = until[k] as number;
    const begins = asked[k] as number;
    placeOne(model, block, node, k, { leaf, calendar, amount, begins: bound > -Infinity ? Math.max(begins, calendar.subtract(reached(leaf, bound), amount)) : begins });
  }
}

/** Work of one calendar that may begin at an instant. */
interface Work {
  readonly leaf: ModelLeaf;
  readonly calendar: SegmentedCalendar;
  readonly amount: number;
  readonly begins: number;
}

function placeOne(model: RiskModel, block: Block, node: number, k: number, { leaf, calendar, amount, begins }: Work): void {
  const work = calendar.workAt(begins);
  const at = calendar.startOfWork(work);
  const done = amount > 0 ? calendar.endOfWork(work + amount) : at;
  if (at >= FAR_FUTURE || done >= FAR_FUTURE) {
    placeLeaf(model, block, node, k, leaf);
    return;
  }
  block.start[node * block.width + k] = at;
  block.finish[node * block.width + k] = throughFreeTime(calendar, done, block.until[k] as number);
}

/** A link to the finish is met to the minute where only free time lies before it. */
function throughFreeTime(calendar: SegmentedCalendar, done: number, until: number): number {
  return until > done && calendar.between(done, until) === 0 ? until : done;
}

function placeLeaf(model: RiskModel, block: Block, node: number, k: number, leaf: ModelLeaf): void {
  const { width, start, finish, from, until, factor } = block;
  const kind = model.kind[node] as number;
  const share = factor[k] as number;
  const at = node * width + k;
  const bound = until[k] as number;
  const ends = Math.max(bound, leaf.endsAfter);
  if (kind === GOING) {
    start[at] = model.stillStart[node] as number;
    const done = Math.max(start[at] as number, endOfParts(model, leaf, leaf.resume, share));
    // What goes on does so until a link lets it end; what is pinned waits through free time only.
    finish[at] = leaf.pinned ? throughFreeTime(leaf.clock, done, bound) : Math.max(done, bound);
    return;
  }
  let begins = Math.max(from[k] as number, leaf.startsAfter);
  if (kind === STONE) {
    begins = Math.min(Math.max(begins, ends), leaf.startsBefore);
    start[at] = finish[at] = begins > -FAR_FUTURE ? begins : model.frame.start;
    return;
  }
  if (ends > -Infinity) begins = Math.max(begins, startOfParts(leaf, reached(leaf, ends), share));
  begins = Math.min(begins, leaf.startsBefore);
  const first = nextOfParts(leaf, begins > -FAR_FUTURE ? begins : model.frame.start);
  start[at] = first;
  finish[at] = throughFreeTime(leaf.clock, endOfParts(model, leaf, first, share), ends);
}

function amountOf({ steady, left }: ModelLeaf["parts"][number], share: number): number {
  return Math.ceil(steady + left * share - 1e-6);
}

function endOfParts(model: RiskModel, leaf: ModelLeaf, from: number, share: number): number {
  let last = from;
  for (const part of leaf.parts) last = Math.max(last, part.calendar.add(from, amountOf(part, share)));
  // Whose time runs out before the work is done hands it to the plan's calendar.
  return last < FAR_FUTURE ? last : (model.calendars[0] as SegmentedCalendar).add(from, Math.ceil(leaf.usual * share));
}

/** By when the work itself has to be over so that a finish is reached: what begins early enough is interrupted before that. */
function reached({ clock, reaches }: ModelLeaf, until: number): number {
  return reaches === 0 ? until : clock.subtract(until, reaches);
}

function startOfParts(leaf: ModelLeaf, until: number, share: number): number {
  let first = until;
  for (const part of leaf.parts) first = Math.min(first, part.calendar.subtract(until, amountOf(part, share)));
  return first;
}

function nextOfParts(leaf: ModelLeaf, at: number): number {
  let first = Infinity;
  for (const { calendar } of leaf.parts) first = Math.min(first, calendar.nextWork(at));
  return first < FAR_FUTURE ? first : at;
}

/** Interruptions and strikes come behind the work; a gain takes no more than the work that is left. */
function addDelays(model: RiskModel, block: Block, node: number, count: number, leaf: ModelLeaf | undefined): void {
  const { delayPlace, calendars, kind, lengths, below } = model;
  const place = delayPlace[node] as number;
  const interrupted = leaf?.interrupted ?? 0;
  if (place < 0 && interrupted === 0) return;
  const { width, start, finish, delay, share, least } = block;
  const leaves = below[place];
  if (leaves !== undefined) writeFloors(model, block, leaves, resumeOf(model), count, least);
  const clock = leaf?.clock ?? (calendars[0] as SegmentedCalendar);
  for (let k = 0; k < count; k++) {
    const at = node * width + k;
    let by = interrupted + (place < 0 ? 0 : (delay[place * width + k] as number));
    const part = place < 0 ? 0 : (share[place * width + k] as number);
    if (part !== 0) by += Math.round(part * (leaf === undefined ? (lengths[place] as number) : clock.between(kind[node] === GOING ? leaf.resume : (start[at] as number), finish[at] as number)));
    if (by === 0) continue;
    const moved = clock.add(finish[at] as number, by);
    const point = leaf === undefined || kind[node] === STONE;
    const floor = leaf === undefined ? (leaves === undefined ? moved : (least[k] as number)) : kind[node] === GOING ? leaf.resume : (start[at] as number);
    finish[at] = Math.max(moved, Math.min(floor, finish[at] as number));
    if (point) start[at] = finish[at] as number;
  }
}
