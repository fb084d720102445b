import { percentOf } from "../schedule/forward";
import { FF, FS, SF } from "../schedule/network";
import { writeFloors } from "./gains";
import type { Block } from "./placeBlock";
import { EARLIEST, GOING, LATEST, OPEN, OPENING, STILL, STONE, type ModelLeaf, type RiskModel } from "./riskModel";
import type { Uniform } from "./uniform";

/** Places one node of a plan on one calendar in `count` samples, in codes; its predecessors are placed and `block.factor` is set. */
export function placeUniformNode(model: RiskModel, uniform: Uniform, block: Block, node: number, count: number): void {
  const kind = model.kind[node] as number;
  const { width, start, finish } = block;
  const base = node * width;
  if (kind === STILL) {
    start.fill(uniform.stillStart[node] as number, base, base + count);
    finish.fill(uniform.stillFinish[node] as number, base, base + count);
    return;
  }
  if (uniform.plain[node] === 1) {
    placePlain(model, uniform, block, node, count);
    addDelays(model, uniform, block, node, count);
    return;
  }
  const ends = gather(model, uniform, block, node, count);
  if (kind === OPEN) placeOpen(model, block, node, count, ends);
  else if (kind === GOING) placeGoing(model, uniform, block, node, count);
  else placePoint(model, uniform, block, node, count);
  addDelays(model, uniform, block, node, count);
}

/** Open work that waits for the finish of two others at most: what is asked of it and its dates in one go. */
function placePlain({ links, leaves }: RiskModel, uniform: Uniform, { width, start, finish, factor }: Block, node: number, count: number): void {
  const { steady, left } = (leaves[node] as ModelLeaf).parts[0] as ModelLeaf["parts"][number];
  const least = Math.max(uniform.startBound[node] as number, uniform.startsAfter[node] as number);
  const base = node * width;
  const e = links.start[node] as number;
  const first = (links.from[e] as number) * width;
  const second = (links.from[(links.start[node + 1] as number) - 1] as number) * width;
  for (let k = 0; k < count; k++) {
    const one = finish[first + k] as number;
    const other = finish[second + k] as number;
    const later = one > other ? one : other;
    const begins = (later > least ? later : least) | 1;
    const amount = Math.ceil(steady + left * (factor[k] as number) - 1e-6);
    start[base + k] = begins;
    finish[base + k] = amount > 0 ? begins - 1 + 2 * amount : begins;
  }
}

/** Writes what is asked of the node; true when something is asked of its finish. */
function gather(model: RiskModel, uniform: Uniform, block: Block, node: number, count: number): boolean {
  const { links, kind } = model;
  const { from, until, least } = block;
  from.fill(Math.max(uniform.startBound[node] as number, kind[node] === OPEN || kind[node] === STONE ? (uniform.startsAfter[node] as number) : -Infinity), 0, count);
  let ends = (uniform.finishBound[node] as number) > -Infinity || kind[node] === LATEST || kind[node] === STONE;
  if (ends) until.fill(uniform.finishBound[node] as number, 0, count);
  const first = kind[node] === EARLIEST;
  if (first) least.fill(Infinity, 0, count);
  const end = links.start[node + 1] as number;
  for (let e = links.start[node] as number; e < end; e++) {
    const type = links.type[e] as number;
    const atFinish = type === FF || type === SF;
    if (atFinish && !ends) {
      ends = true;
      until.fill(-Infinity, 0, count);
    }
    const dates = type === FS || type === FF ? block.finish : block.start;
    const base = (links.from[e] as number) * block.width;
    if (links.lag[e] !== 0 || links.percent[e] !== 0) gatherLagged(model, block, e, count, atFinish ? until : from, first ? least : undefined);
    else if (first) lowest(dates, base, count, least);
    else highest(dates, base, count, atFinish ? until : from);
  }
  return ends;
}

function highest(dates: Float64Array, base: number, count: number, bounds: Float64Array): void {
  for (let k = 0; k < count; k++) {
    const at = dates[base + k] as number;
    if (at > (bounds[k] as number)) bounds[k] = at;
  }
}

function lowest(dates: Float64Array, base: number, count: number, least: Float64Array): void {
  for (let k = 0; k < count; k++) {
    const at = dates[base + k] as number;
    if (at < (least[k] as number)) least[k] = at;
  }
}

function gatherLagged({ links }: RiskModel, block: Block, e: number, count: number, bounds: Float64Array, least: Float64Array | undefined): void {
  const base = (links.from[e] as number) * block.width;
  for (let k = 0; k < count; k++) {
    const at = laggedCode(links.type[e] as number, links.lag[e] as number, links.percent[e] as number, block.start[base + k] as number, block.finish[base + k] as number);
    if (at > (bounds[k] as number)) bounds[k] = at;
    if (least !== undefined && at < (least[k] as number)) least[k] = at;
  }
}

/** What a link asks, from the codes of its predecessor: the same as `lagged` on instants. */
export function laggedCode(type: number, lag: number, percent: number, start: number, finish: number): number {
  const at = type === FS || type === FF ? finish : start;
  const by = percent === 0 ? lag : percentOf((finish >> 1) - (start >> 1), percent);
  if (by === 0) return at;
  return 2 * ((at >> 1) + by) + (by > 0 || type === FF || type === SF ? 0 : 1);
}

function placeOpen(model: RiskModel, block: Block, node: number, count: number, ends: boolean): void {
  const { width, start, finish, from, until, factor } = block;
  const { steady, left } = (model.leaves[node] as ModelLeaf).parts[0] as ModelLeaf["parts"][number];
  const base = node * width;
  if (!ends) {
    for (let k = 0; k < count; k++) {
      const begins = (from[k] as number) | 1;
      const amount = Math.ceil(steady + left * (factor[k] as number) - 1e-6);
      start[base + k] = begins;
      finish[base + k] = amount > 0 ? begins - 1 + 2 * amount : begins;
    }
    return;
  }
  for (let k = 0; k < count; k++) {
    const amount = Math.ceil(steady + left * (factor[k] as number) - 1e-6);
    const bound = until[k] as number;
    const work = bound > -Infinity ? Math.max((from[k] as number) >> 1, (bound >> 1) - amount) : (from[k] as number) >> 1;
    const done = amount > 0 ? 2 * (work + amount) : 2 * work + 1;
    start[base + k] = 2 * work + 1;
    finish[base + k] = bound > done && bound >> 1 === done >> 1 ? bound : done;
  }
}

function placeGoing(model: RiskModel, uniform: Uniform, block: Block, node: number, count: number): void {
  const { width, start, finish, factor } = block;
  const { steady, left } = (model.leaves[node] as ModelLeaf).parts[0] as ModelLeaf["parts"][number];
  const base = node * width;
  const begun = uniform.stillStart[node] as number;
  const resume = uniform.resume[node] as number;
  for (let k = 0; k < count; k++) {
    const amount = Math.ceil(steady + left * (factor[k] as number) - 1e-6);
    start[base + k] = begun;
    finish[base + k] = Math.max(begun, resume, amount > 0 ? 2 * ((resume >> 1) + amount) : resume);
  }
}

/** Milestones, and where summaries and releases begin and end. */
function placePoint(model: RiskModel, uniform: Uniform, block: Block, node: number, count: number): void {
  const { width, start, finish, from, until, least } = block;
  const kind = model.kind[node] as number;
  const base = node * width;
  for (let k = 0; k < count; k++) {
    const at = kind === STONE ? Math.max(from[k] as number, until[k] as number) : kind === OPENING ? (from[k] as number) : kind === LATEST ? (until[k] as number) : (least[k] as number);
    start[base + k] = finish[base + k] = kind === OPENING || Number.isFinite(at) ? at : uniform.start;
  }
}

function addDelays(model: RiskModel, uniform: Uniform, block: Block, node: number, count: number): void {
  const { delayPlace, kind, leaves, below } = model;
  const place = delayPlace[node] as number;
  const leaf = leaves[node];
  const interrupted = leaf?.interrupted ?? 0;
  if (place < 0 && interrupted === 0) return;
  const { width, start, finish, delay, least } = block;
  const leavesIn = below[place];
  if (leavesIn !== undefined) writeFloors(model, block, leavesIn, one => uniform.resume[one] as number, count, least);
  const point = leaf === undefined || kind[node] === STONE;
  for (let k = 0; k < count; k++) {
    const by = interrupted + (place < 0 ? 0 : (delay[place * width + k] as number));
    if (by === 0) continue;
    const at = node * width + k;
    const moved = 2 * (((finish[at] as number) >> 1) + by) + (by > 0 ? 0 : 1);
    const floor = leaf === undefined ? (leavesIn === undefined ? moved : (least[k] as number)) : kind[node] === GOING ? (uniform.resume[node] as number) : (start[at] as number);
    finish[at] = Math.max(moved, Math.min(floor, finish[at] as number));
    if (point) start[at] = finish[at] as number;
  }
}
