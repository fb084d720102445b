import type { SegmentedCalendar } from "../../../calendar/segmentedCalendar";
import type { Resource } from "../../../calendar/resourceBook";
import type { Drivers } from "../../drivers";
import { lagged } from "../../forward";
import type { Leaf } from "../../leaf";
import { beginFor, beginFrom } from "../../leafWork";
import { FF, FS, SS } from "../../network";
import type { Driver } from "../../result";
import type { Decoder } from "./decoder";
import { FREE, STAYS, type Booked } from "./levelModel";
import type { LevelledPlan } from "./levelPlan";

/** A leaf on a resource for a span of time. */
interface Holding {
  readonly node: number;
  readonly start: number;
  readonly finish: number;
}

/** Who is on what after levelling, track by track. */
export interface Holdings {
  readonly byTrack: ReadonlyMap<number, readonly Holding[]>;
  demandsOf(node: number): readonly Booked[];
}

/** Lists all that is booked after levelling. */
export function holdingsOf(decoder: Decoder, { dates, pieces }: Pick<LevelledPlan, "dates" | "pieces">): Holdings {
  const { model, chosen } = decoder;
  const { demandStart, demandTrack, demandUnits, network, role } = model;
  const known = new Array<readonly Booked[] | undefined>(network.size).fill(undefined);
  const demandsOf = (node: number): readonly Booked[] => chosen[node]?.demands ?? (known[node] ??= usualOf(node));
  const usualOf = (node: number): readonly Booked[] => {
    const demands: Booked[] = [];
    for (let d = demandStart[node] as number; d < (demandStart[node + 1] as number); d++) demands.push({ track: demandTrack[d] as number, units: demandUnits[d] as number });
    return demands;
  };
  const byTrack = new Map<number, Holding[]>();
  for (let node = 0; node < network.size; node++) {
    const leaf = network.leaves[node];
    if (leaf === undefined || (role[node] !== FREE && role[node] !== STAYS) || leaf.progress.state === "done") continue;
    for (const { track } of demandsOf(node)) {
      const list = byTrack.get(track) ?? [];
      if (list.length === 0) byTrack.set(track, list);
      for (const [start, finish] of pieces.get(node) ?? leaf.occurrences ?? [[dates.start[node] as number, dates.finish[node] as number] as const]) list.push({ node, start, finish });
    }
  }
  for (const list of byTrack.values()) list.sort((a, b) => a.finish - b.finish || a.node - b.node);
  return { byTrack, demandsOf };
}

/** Those on a track who leave just before somebody begins: of `list`, sorted by finish, whose finish snaps to the start. */
function leaving(list: readonly Holding[], leaf: Leaf, node: number, start: number): readonly Holding[] {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as Holding).finish <= start) low = middle + 1;
    else high = middle;
  }
  const found: Holding[] = [];
  for (let i = low - 1; i >= 0; i--) {
    const holding = list[i] as Holding;
    if (beginFrom(leaf.work, holding.finish) !== start) break;
    if (holding.node !== node) found.push(holding);
  }
  return found;
}

/** The reasons of leaves that neither a link nor a date holds: they wait for somebody. */
export function withResources(drivers: Drivers, decoder: Decoder, holdings: Holdings, levelled: Pick<LevelledPlan, "dates">): Drivers {
  const { model } = decoder;
  const of = drivers.of.map((reasons, node): readonly Driver[] => {
    const leaf = model.network.leaves[node];
    if (leaf === undefined || reasons.length > 0 || model.role[node] !== FREE || decoder.booked[node] === 0) return reasons;
    const start = levelled.dates.start[node] as number;
    const waits = holdings.demandsOf(node).flatMap(({ track }): readonly Driver[] => {
      const resource = (model.resources[track] as Resource).id;
      const [holder] = [...leaving(holdings.byTrack.get(track) ?? [], leaf, node, start)].sort((a, b) => b.finish - a.finish || byImportance(model.network.leaves, a, b));
      return holder === undefined ? [] : [{ kind: "resource", resource, of: (model.network.leaves[holder.node] as Leaf).item.id, until: holder.finish }];
    });
    if (waits.length > 0) return waits.sort((a, b) => b.until - a.until);
    const [first] = holdings.demandsOf(node);
    return first === undefined ? [] : [{ kind: "resource", resource: (model.resources[first.track] as Resource).id, until: start }];
  });
  return { ...drivers, of };
}

function byImportance(leaves: readonly (Leaf | undefined)[], a: Holding, b: Holding): number {
  return (leaves[b.node]?.inherited.priority ?? 0) - (leaves[a.node]?.inherited.priority ?? 0) || a.node - b.node;
}

/**
 * The leaves that hold the end of a levelled plan: walked back from what finishes last over the links and the people
 * that leave no room.
 */
export function holdTheEnd(decoder: Decoder, holdings: Holdings, { dates }: Pick<LevelledPlan, "dates">): Uint8Array {
  const { model: { network, counts } } = decoder;
  const reached = new Uint8Array(network.size);
  const open: number[] = [];
  const reach = (node: number): void => {
    if (reached[node] === 1) return;
    reached[node] = 1;
    open.push(node);
  };
  let last = -Infinity;
  for (let node = 0; node < network.size; node++) if (counts[node] === 1) last = Math.max(last, dates.finish[node] as number);
  for (let node = 0; node < network.size; node++) if (counts[node] === 1 && dates.finish[node] === last) reach(node);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const leaf = network.leaves[node];
    reachTight(decoder, dates, node, reach);
    if (leaf === undefined || leaf.work.milestone) continue;
    const start = dates.start[node] as number;
    for (const { track } of holdings.demandsOf(node)) for (const holding of leaving(holdings.byTrack.get(track) ?? [], leaf, node, start)) reach(holding.node);
  }
  return reached;
}

/** Reaches what a node waits for without room: the sources of its tight links, and of those of the gates above it. */
function reachTight({ model: { network } }: Decoder, dates: LevelledPlan["dates"], node: number, reach: (node: number) => void): void {
  const { inStart, inFrom, inType, inLag, inCalendar, calendars, leaves } = network;
  const start = dates.start[node] as number;
  const finish = dates.finish[node] as number;
  const leaf = leaves[node];
  for (let e = inStart[node] as number; e < (inStart[node + 1] as number); e++) {
    const from = inFrom[e] as number;
    const type = inType[e] as number;
    let at = (type === FS || type === FF ? dates.finish[from] : dates.start[from]) as number;
    const lag = inLag[e] as number;
    if (lag !== 0 && Number.isFinite(at)) at = lagged(calendars[inCalendar[e] as number] as SegmentedCalendar, at, lag, type);
    if (isTight(type, at, start, finish, leaf)) reach(from);
  }
}

function isTight(type: number, at: number, start: number, finish: number, leaf: Leaf | undefined): boolean {
  if (leaf === undefined) return at === start || at === finish;
  if (leaf.progress.state !== "todo") return false;
  if (leaf.work.milestone) return at === start;
  return type === FS || type === SS ? beginFrom(leaf.work, at) === start : at === finish || beginFrom(leaf.work, beginFor(leaf.work, at)) === start;
}
