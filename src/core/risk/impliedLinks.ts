import { FF, FS, SF } from "../schedule/network";
import { EARLIEST, LATEST, OPEN, type ModelLinks, type RiskModel } from "./riskModel";

/**
 * The model without links that others imply: a last finish need not wait for work that other work waits for in turn, when it waits for
 * that. Dates and critical paths are the same; what all of a plan leads to, its finish, is most of the links else.
 */
export function withoutImplied(model: RiskModel): RiskModel {
  const { links, kind, leaves, size } = model;
  /** The last node, up to the one at hand, that waits for each node's finish; a finish that waits for both needs the later alone. */
  const waits: number[][] = Array.from({ length: size }, () => []);
  for (let node = 0; node < size; node++) {
    if (kind[node] !== OPEN || leaves[node]?.startsBefore !== Infinity) continue;
    for (let e = links.start[node] as number; e < (links.start[node + 1] as number); e++) {
      if (links.type[e] === FS && (links.lag[e] as number) >= 0 && links.percent[e] === 0) waits[links.from[e] as number]?.push(node);
    }
  }
  const start = new Int32Array(size + 1);
  const stays: number[] = [];
  for (let node = 0; node < size; node++) {
    const [first, end] = [links.start[node] as number, links.start[node + 1] as number];
    const plain = (e: number): boolean => links.type[e] === FF && links.lag[e] === 0 && links.percent[e] === 0;
    const sources = new Set<number>();
    if (kind[node] === LATEST) for (let e = first; e < end; e++) if (plain(e)) sources.add(links.from[e] as number);
    for (let e = first; e < end; e++) {
      if (kind[node] === LATEST && plain(e) && waits[links.from[e] as number]?.some(later => sources.has(later)) === true) continue;
      stays.push(e);
    }
    start[node + 1] = stays.length;
  }
  if (stays.length === links.from.length) return model;
  const only = <T extends Int32Array | Uint8Array | Float64Array>(list: T): T => list.map((_, i) => list[stays[i] as number] as number).slice(0, stays.length) as T;
  const kept: ModelLinks = { start, from: only(links.from), type: only(links.type), lag: only(links.lag), percent: only(links.percent), calendar: only(links.calendar) };
  return { ...model, links: kept };
}

/**
 * True where a path that decides the finish goes on deciding it when anything else ends earlier: no date depends on a length, on a first
 * start, on lost days, or on a bound of its finish that work is counted back from. Then a delay of what is not critical moves nothing.
 */
export function criticalDecides({ links, kind, leaves }: RiskModel): boolean {
  if (leaves.some(leaf => leaf?.chance !== undefined)) return false;
  for (let node = 0; node < kind.length; node++) {
    for (let e = links.start[node] as number; e < (links.start[node + 1] as number); e++) {
      if (links.percent[e] !== 0 || kind[links.from[e] as number] === EARLIEST) return false;
      if (kind[node] === OPEN && (links.type[e] === FF || links.type[e] === SF)) return false;
    }
  }
  return true;
}
