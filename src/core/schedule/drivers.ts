import type { SegmentedCalendar } from "../calendar/segmentedCalendar";
import type { Instant } from "../model/instant";
import type { LinkType } from "../model/values";
import { lagged, movedEarly, type EarlyBefore, type EarlyDates } from "./forward";
import type { PlanFrame } from "./frame";
import type { Leaf } from "./leaf";
import { lagOfDriver } from "./lagText";
import { beginFor, beginFrom, startToReach } from "./leafWork";
import { linkList, type LinkList } from "./linkList";
import { FF, FS, GATE, LEAF, SS, type ExternalBound, type Network } from "./network";
import type { Driver } from "./result";
import { sinksOf } from "./sinks";

const LINK_NAMES: readonly LinkType[] = ["FS", "SS", "FF", "SF"];

/** Why leaves start when they do. */
export interface Drivers {
  /** The reasons by node of a leaf, the strongest first. */
  readonly of: readonly (readonly Driver[])[];
  /** The links (indices in `Network.links`) that decide the start of node n: `links[i]` for `linkStart[n] <= i < linkStart[n + 1]`. */
  readonly linkStart: Int32Array;
  readonly links: Int32Array;
  /** 1 for links that decide a start. */
  readonly driving: Uint8Array;
}

/** The drivers of a network before with the same nodes, and 1 for each node whose drivers may be others now. */
export interface DriversBefore {
  readonly drivers: Drivers;
  readonly stale: Uint8Array;
  /** For each link before its place now; undefined where all have theirs. */
  readonly linkMoves: Int32Array | undefined;
}

/** A reason that decides. */
interface Reason {
  readonly driver: Driver;
  /** The start that it asks for, before snapping to working time. */
  readonly start: Instant;
  readonly link: number;
}

/** What all leaves share while their drivers are found. */
interface Search {
  readonly frame: PlanFrame;
  readonly network: Network;
  readonly early: EarlyDates;
  readonly external: ReadonlyMap<number, readonly ExternalBound[]>;
  readonly statusDate: Driver | undefined;
  readonly planStart: Driver;
}

/** A leaf, where it starts, and what decides that, as far as it is found. */
interface Case {
  readonly leaf: Leaf;
  readonly start: Instant;
  readonly reasons: Reason[];
}

const NO_DRIVERS: readonly Driver[] = [];

/** Finds what decides the start of every leaf; of those that are not stale it is known. */
export function driversOf(frame: PlanFrame, network: Network, early: EarlyDates, before?: DriversBefore): Drivers {
  const search: Search = {
    frame,
    network,
    early,
    external: externalByNode(network),
    statusDate: frame.asOf === undefined ? undefined : { kind: "status-date", until: frame.asOf },
    planStart: { kind: "plan-start", until: frame.start },
  };
  if (before !== undefined) return driversAgain(search, before);
  const of = new Array<readonly Driver[]>(network.size).fill(NO_DRIVERS);
  const linkStart = new Int32Array(network.size + 1);
  const links = linkList(network.size);
  for (let node = 0; node < network.size; node++) {
    linkStart[node] = links.length();
    const leaf = network.leaves[node];
    if (leaf !== undefined) of[node] = findDrivers(search, leaf, node, links);
  }
  linkStart[network.size] = links.length();
  return { of, linkStart, links: links.all(), driving: drivingOf(links.all(), network.links.length) };
}

/**
 * The same, found when somebody asks. Until then passes over the next network may give leaves other work, and links in percent other
 * lags: of the usual kind are those as they were made, the others are kept as they are.
 */
export function driversWhenAsked(frame: PlanFrame, network: Network, early: EarlyDates): () => Drivers {
  const { plain } = network;
  let leaves = network.leaves;
  const others: (Leaf | undefined)[] = [];
  for (let node = plain.indexOf(0); node >= 0; node = plain.indexOf(0, node + 1)) {
    const leaf = leaves[node];
    if (leaf !== undefined) others[node] = { ...leaf };
  }
  const inLag = network.inPercent.some(percent => percent !== 0) ? network.inLag.slice() : network.inLag;
  let found: Drivers | undefined;
  return () => {
    if (found !== undefined) return found;
    leaves = leaves.map((leaf, node) => (plain[node] === 0 ? others[node] : leaf === undefined || leaf.work === leaf.made ? leaf : { ...leaf, work: leaf.made }));
    found = driversOf(frame, { ...network, leaves, inLag }, early);
    return found;
  };
}

function drivingOf(links: Int32Array, count: number): Uint8Array {
  const driving = new Uint8Array(count);
  for (let i = 0, { length } = links; i < length; i++) driving[links[i] as number] = 1;
  return driving;
}

/** The drivers before with those of the stale nodes found anew, between which the links of the others are taken over as they are. */
function driversAgain(search: Search, { drivers: old, stale, linkMoves }: DriversBefore): Drivers {
  const { network } = search;
  if (linkMoves === undefined && !stale.includes(1)) return old;
  const of = old.of.slice();
  const found = linkList(0);
  const ends: number[] = [];
  let same = linkMoves === undefined;
  for (let node = stale.indexOf(1); node >= 0; node = stale.indexOf(1, node + 1)) {
    const leaf = network.leaves[node];
    const begin = found.length();
    if (leaf !== undefined) of[node] = findDrivers(search, leaf, node, found);
    ends.push(found.length());
    same &&= sameLinks(old, node, found, begin);
  }
  return same ? { ...old, of } : { of, ...linksAgain(search, old, stale, linkMoves, found.all(), ends) };
}

/** True when the links that were found last decided on a node before. */
function sameLinks({ links, linkStart }: Drivers, node: number, found: LinkList, begin: number): boolean {
  const first = linkStart[node] as number;
  if ((linkStart[node + 1] as number) - first !== found.length() - begin) return false;
  for (let i = begin; i < found.length(); i++) if (found.at(i) !== links[first + i - begin]) return false;
  return true;
}

/** The links before, with those of the stale nodes: those of one after the other are `found`, up to the ends. */
function linksAgain({ network }: Search, old: Drivers, stale: Uint8Array, linkMoves: Int32Array | undefined, found: Int32Array, ends: readonly number[]): Omit<Drivers, "of"> {
  const linkStart = new Int32Array(network.size + 1);
  const links = linkList(old.links.length);
  const moved = linkMoves === undefined ? old.links : movedLinks(old.links, linkMoves);
  let from = 0;
  let begin = 0;
  let at = 0;
  for (let node = stale.indexOf(1); node >= 0; node = stale.indexOf(1, from)) {
    keepLinks(old, moved, { from, to: node }, linkStart, links);
    linkStart[node] = links.length();
    const end = ends[at++] as number;
    links.add(found, begin, end);
    begin = end;
    from = node + 1;
  }
  keepLinks(old, moved, { from, to: network.size }, linkStart, links);
  linkStart[network.size] = links.length();
  return { linkStart, links: links.all(), driving: drivingOf(links.all(), network.links.length) };
}

function movedLinks(links: Int32Array, linkMoves: Int32Array): Int32Array {
  const moved = new Int32Array(links.length);
  for (let i = 0; i < moved.length; i++) moved[i] = linkMoves[links[i] as number] as number;
  return moved;
}

/** Adds the links that decided before of the nodes from one to before another. */
function keepLinks(old: Drivers, moved: Int32Array, { from, to }: { readonly from: number; readonly to: number }, linkStart: Int32Array, links: LinkList): void {
  const [first, end] = [old.linkStart[from] as number, old.linkStart[to] as number];
  const shift = links.length() - first;
  for (let node = from; node < to; node++) linkStart[node] = (old.linkStart[node] as number) + shift;
  links.add(moved, first, end);
}

/** The drivers of a leaf; the links among them are added to the others. */
function findDrivers(search: Search, leaf: Leaf, node: number, links: LinkList): readonly Driver[] {
  const start = search.early.start[node] as number;
  if (leaf.dates.started !== undefined || leaf.dates.finished !== undefined) return [{ kind: "actual", until: start }];
  const reasons: Reason[] = [];
  const one: Case = { leaf, start, reasons };
  linkReasons(search, one, node);
  const external = search.external.get(node);
  if (external !== undefined) for (const bound of external) externalReason(one, bound);
  ownReasons(search, one);
  // The later a reason lets the task go the stronger it is; of equal ones a dependency says more than a date.
  if (reasons.length > 1) reasons.sort((a, b) => b.start - a.start || rankOf(a.driver) - rankOf(b.driver));
  for (let i = 0, { length } = reasons; i < length; i++) if ((reasons[i] as Reason).link >= 0) links.push((reasons[i] as Reason).link);
  return toldDrivers(search, one);
}

/** The reasons, with the calendar before them when it is what makes the task wait. */
function toldDrivers({ frame, statusDate }: Search, { leaf, start, reasons }: Case): readonly Driver[] {
  const first = reasons[0];
  if (first === undefined) return statusDate !== undefined && leaf.progress.state !== "todo" ? [statusDate] : NO_DRIVERS;
  const drivers = reasons.map(({ driver }) => driver);
  const waits = first.start < start && frame.calendars.plan.between(first.start, start) > 0;
  return waits ? [repeatDriver(leaf, first.start, start) ?? { kind: "calendar", until: start }, ...drivers] : drivers;
}

/** The last occurrence of repeating work that keeps somebody of the crew from the start that is asked for. */
function repeatDriver({ source: { frame: { away } }, work }: Leaf, asked: Instant, start: Instant): Driver | undefined {
  let last: Driver | undefined;
  for (const { resource } of away === undefined ? [] : work.crew) {
    const { ids = [], series = [] } = away?.get(resource) ?? {};
    series.forEach((spans, i) => {
      for (const [, until] of spans) {
        if (until > (last?.until ?? asked) && until <= start && beginFrom(work, until) === start) last = { kind: "resource", resource: resource.id, of: ids[i] ?? "", until };
      }
    });
  }
  return last;
}

/** True when a task that may start at an instant starts where it does. */
function decides({ leaf, start }: Case, at: Instant): boolean {
  if (at >= start) return at === start;
  return !leaf.work.milestone && beginFrom(leaf.work, at) === start;
}

const RANKS: readonly Driver["kind"][] = ["dependency", "resource", "constraint", "status-date"];

function rankOf({ kind }: Driver): number {
  const rank = RANKS.indexOf(kind);
  return rank < 0 ? RANKS.length : rank;
}

function ownReasons({ frame, statusDate, planStart }: Search, one: Case): void {
  if (hasDates(one.leaf.dates)) dateReasons(frame, one);
  if (statusDate !== undefined) driverReason(one, statusDate);
  driverReason(one, planStart);
}

function driverReason(one: Case, driver: Driver): void {
  if (decides(one, driver.until)) one.reasons.push({ driver, start: driver.until, link: -1 });
}

function dateReasons(frame: PlanFrame, one: Case): void {
  const { dates, work, fixed } = one.leaf;
  const pinned = fixed || frame.honourConstraints;
  const see = (key: string, until: Instant | undefined, ends: boolean): void => {
    if (until === undefined) return;
    const start = !ends ? until : pinned && key !== "not-finished-before" ? beginFor(work, until) : startToReach(work, until, one.start);
    if (decides(one, start)) one.reasons.push({ driver: { kind: "constraint", key, until }, start, link: -1 });
  };
  see(fixed ? "schedule" : "start-on", dates.startOn, false);
  see(fixed ? "schedule" : "finish-on", dates.finishOn, true);
  see("not-before", dates.notBefore, false);
  see("not-finished-before", dates.notFinishedBefore, true);
  if (frame.honourConstraints) {
    see("start-by", dates.startBy, false);
    see("finish-by", dates.finishBy, true);
  }
}

function hasDates(dates: Leaf["dates"]): boolean {
  return (
    dates.startOn !== undefined || dates.finishOn !== undefined || dates.notBefore !== undefined ||
    dates.notFinishedBefore !== undefined || dates.startBy !== undefined || dates.finishBy !== undefined
  );
}

/** Reasons from links: its own, and those of the summaries that it stands in. */
function linkReasons({ frame, network, early }: Search, one: Case, node: number): void {
  const { kind, inStart, inLink, inFrom } = network;
  let at = node;
  while (at >= 0) {
    let above = -1;
    const date = at === node ? undefined : network.gateDates.get(at);
    if (date !== undefined && decides(one, date)) {
      one.reasons.push({ driver: { kind: "constraint", key: "not-before", until: date }, start: date, link: -1 });
    }
    for (let e = inStart[at] as number; e < (inStart[at + 1] as number); e++) {
      if (inLink[e] as number >= 0) linkReason(network, early, one, e);
      else if (kind[inFrom[e] as number] === GATE) above = inFrom[e] as number;
      else turnReason(frame, early, one, network.leaves[inFrom[e] as number] as Leaf, inFrom[e] as number);
    }
    // Nothing that opens the gate lets the task go later than the gate does.
    at = above >= 0 && decides(one, early.start[above] as number) ? above : -1;
  }
}

/** The task before it in the queue of its velocity. */
function turnReason({ velocities }: PlanFrame, early: EarlyDates, one: Case, before: Leaf, node: number): void {
  const until = early.finish[node] as number;
  if (!decides(one, until)) return;
  const team = velocities.queueOf(one.leaf.item, one.leaf.inherited);
  const driver: Driver = { kind: "resource", of: before.item.id, until };
  one.reasons.push({ driver: team === undefined || team === "" ? driver : { ...driver, resource: team }, start: until, link: -1 });
}

function linkReason(network: Network, early: EarlyDates, one: Case, edge: number): void {
  const link = network.inLink[edge] as number;
  const type = network.inType[edge] as number;
  const from = network.inFrom[edge] as number;
  const lag = network.inLag[edge] as number;
  const at = (type === FS || type === FF ? early.finish[from] : early.start[from]) as number;
  const until = lag === 0 ? at : lagged(network.calendars[network.inCalendar[edge] as number] as SegmentedCalendar, at, lag, type);
  const start = type === FS || type === SS ? until : startToReach(one.leaf.work, until, one.start);
  if (!decides(one, start)) return;
  const dependency = network.links[link]?.dependency;
  const of = dependency?.on.id ?? "";
  const name = LINK_NAMES[type] ?? "FS";
  const driver: Driver = dependency?.lag === undefined ? { kind: "dependency", of, link: name, until } : { kind: "dependency", of, link: name, ...lagOfDriver(dependency.lag), until };
  one.reasons.push({ driver, start, link });
}

function externalByNode(network: Network): ReadonlyMap<number, readonly ExternalBound[]> {
  const result = new Map<number, ExternalBound[]>();
  for (const bound of network.external) {
    const node = network.gateNode[bound.to] as number;
    result.set(node, [...(result.get(node) ?? []), bound]);
  }
  return result;
}

function externalReason(one: Case, { name, type, at }: ExternalBound): void {
  const start = type === FF || type > FF ? startToReach(one.leaf.work, at, one.start) : at;
  if (decides(one, start)) one.reasons.push({ driver: { kind: "dependency", of: name, link: LINK_NAMES[type] ?? "FS", until: at }, start, link: -1 });
}

/** What drivers were found for, and what of that network the one now has. */
export interface StaleBefore extends EarlyBefore {
  readonly drivers: Drivers;
}

/**
 * 1 for each node of which the drivers may be others than before: it, its dates, what it waits for or what opens the
 * summaries above it has changed. Both are of networks with the same nodes.
 */
export function staleDrivers(before: StaleBefore, network: Network, early: EarlyDates): Uint8Array {
  const { network: old, carried, drivers, moved } = before;
  const { size, kind, inStart, inLag, inPercent, leaves, plain } = network;
  const stale = new Uint8Array(size);
  const sinks = sinksOf(network);
  for (const node of [...carried.waiting, ...carried.dated]) stale[node] = 1;
  // Leaves of the usual kind keep the work that they were made with.
  for (let node = plain.indexOf(0); node >= 0; node = plain.indexOf(0, node + 1)) if (kind[node] === LEAF && hasOtherWork(leaves[node])) stale[node] = 1;
  if (moved === undefined) for (let node = 0; node < size; node++) if (leaves[node] !== old.leaves[node]) stale[node] = 1;
  for (const node of carried.leaves) stale[node] = 1;
  for (const node of movedEarly(before, early)) {
    stale[node] = 1;
    for (let i = sinks.start[node] as number; i < (sinks.start[node + 1] as number); i++) stale[sinks.to[i] as number] = 1;
  }
  if (carried.shares) {
    const shift = (node: number): number => (old.inStart[node] as number) - (inStart[node] as number);
    for (let node = 0; node < size; node++) {
      for (let e = inStart[node] as number; e < (inStart[node + 1] as number); e++) if (inPercent[e] !== 0 && inLag[e] !== old.inLag[e + shift(node)]) stale[node] = 1;
    }
  }
  if (carried.linkMoves !== undefined) markGone(drivers, carried.linkMoves, stale);
  // What opens a summary opens all in it.
  for (let node = kind.indexOf(GATE); node >= 0; node = kind.indexOf(GATE, node + 1)) {
    if (stale[node] === 0) continue;
    for (let i = sinks.start[node] as number; i < (sinks.start[node + 1] as number); i++) stale[sinks.to[i] as number] = 1;
  }
  if (moved !== undefined) moved.driven = stale;
  return stale;
}

/** Marks the nodes that a link decided on that has been written anew. */
function markGone({ linkStart, links }: Drivers, linkMoves: Int32Array, stale: Uint8Array): void {
  for (let node = 0; node < stale.length; node++) {
    for (let i = linkStart[node] as number; i < (linkStart[node + 1] as number); i++) if (linkMoves[links[i] as number] === -1) stale[node] = 1;
  }
}

function hasOtherWork(leaf: Leaf | undefined): boolean {
  return leaf !== undefined && leaf.work !== leaf.made;
}
