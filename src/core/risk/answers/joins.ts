import { askedBy, isSameInstant, type Marks } from "../critical";
import type { Block } from "../placeBlock";
import { OPEN, OPENING, STONE, type RiskModel } from "../riskModel";
import { FF, FS, SS } from "../../schedule/network";
import type { Uniform } from "../uniform";

/** Where several things must have come to pass: a task, a milestone or the beginning of a summary that waits for more than one. */
export interface Join {
  readonly node: number;
  readonly task: number;
  /** Numbers of the model's links that lead to it. */
  readonly links: readonly number[];
  /** Where its drivers stand in the counts of all joins. */
  readonly first: number;
}

/** The joins of a plan. What waits with its finish as well stands by that, and is none. */
export function joinsOf({ links, kind, startNode, gateNode, delayPlace, releases, size }: Pick<RiskModel, "links" | "kind" | "startNode" | "gateNode" | "delayPlace" | "releases" | "size">, finishNode: Int32Array): readonly Join[] {
  const named = new Uint8Array(size);
  for (const nodes of [startNode, finishNode]) for (const node of nodes) named[node] = 1;
  for (const node of gateNode) if (node >= 0 && (links.start[node + 1] as number) > (links.start[node] as number)) named[node] = 1;
  for (const { start, finish } of releases.values()) named[start] = named[finish] = 1;
  const joins: Join[] = [];
  let first = 0;
  gateNode.forEach((node, task) => {
    const own = node < 0 ? undefined : kind[node];
    if (own !== OPEN && own !== OPENING && !(own === STONE && (delayPlace[node] as number) < 0)) return;
    const into: number[] = [];
    for (let e = links.start[node] as number; e < (links.start[node + 1] as number); e++) {
      if (own !== STONE && links.type[e] !== FS && links.type[e] !== SS) return;
      // Of work in a summary its beginning is one driver, whatever stands behind that.
      if (named[links.from[e] as number] === 1) into.push(e);
    }
    if (into.length < 2) return;
    joins.push({ node, task, links: into, first });
    first += into.length;
  });
  return joins;
}

/** How many drivers all joins have. */
export function driversOf(joins: readonly Join[]): number {
  const last = joins.at(-1);
  return last === undefined ? 0 : last.first + last.links.length;
}

/** A block whose deciders are counted, with room for what a link asks for and what is the latest. */
interface Counted {
  readonly block: Block;
  readonly marks: Pick<Marks, "asked" | "reached">;
  readonly count: number;
}

/** Adds for each driver of each join in how many samples of a block it asks for the latest start; of drivers that ask for the same, to all. */
export function countDeciders(model: RiskModel, uniform: Uniform | undefined, joins: readonly Join[], counted: Counted, decided: Float64Array): void {
  for (const join of joins) {
    const leaf = model.leaves[join.node];
    const least = leaf === undefined ? -Infinity : uniform === undefined ? leaf.startsAfter : (uniform.startsAfter[join.node] as number);
    if (join.links.length === 2 && join.links.every(e => isBare(model, e))) countOfTwo(model, uniform, join, counted, least, decided);
    else countOfMany(model, uniform, join, counted, least, decided);
  }
}

/** A link that asks for the date itself. */
function isBare({ links }: RiskModel, e: number): boolean {
  return links.percent[e] === 0 && links.lag[e] === 0;
}

/** Most joins are of two links without a lag: their dates are compared where they stand. */
function countOfTwo({ links: { type, from } }: RiskModel, uniform: Uniform | undefined, { links, first }: Join, { block: { width, start, finish }, count }: Counted, least: number, decided: Float64Array): void {
  const [e, f] = links as readonly [number, number];
  const one = type[e] === FS || type[e] === FF ? finish : start;
  const other = type[f] === FS || type[f] === FF ? finish : start;
  const at = (from[e] as number) * width;
  const otherAt = (from[f] as number) * width;
  let times = 0;
  let otherTimes = 0;
  for (let k = 0; k < count; k++) {
    const a = one[at + k] as number;
    const b = other[otherAt + k] as number;
    const last = a > b ? (a > least ? a : least) : b > least ? b : least;
    if (a >= last || (uniform !== undefined && a >> 1 === last >> 1 && isSameInstant(uniform, a, last))) times++;
    if (b >= last || (uniform !== undefined && b >> 1 === last >> 1 && isSameInstant(uniform, b, last))) otherTimes++;
  }
  decided[first] = (decided[first] as number) + times;
  decided[first + 1] = (decided[first + 1] as number) + otherTimes;
}

function countOfMany(model: RiskModel, uniform: Uniform | undefined, { links, first }: Join, { block, marks: { asked, reached: latest }, count }: Counted, least: number, decided: Float64Array): void {
  latest.fill(least, 0, count);
  for (const e of links) {
    askedBy(model, uniform, block, e, count, asked);
    for (let k = 0; k < count; k++) if ((asked[k] as number) > (latest[k] as number)) latest[k] = asked[k] as number;
  }
  links.forEach((e, i) => {
    askedBy(model, uniform, block, e, count, asked);
    let times = 0;
    for (let k = 0; k < count; k++) {
      const at = asked[k] as number;
      const last = latest[k] as number;
      if (at >= last || (uniform !== undefined && at >> 1 === last >> 1 && isSameInstant(uniform, at, last))) times++;
    }
    decided[first + i] = (decided[first + i] as number) + times;
  });
}
