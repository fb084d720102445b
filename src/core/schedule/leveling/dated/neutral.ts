import type { SegmentedCalendar } from "../../../calendar/segmentedCalendar";
import { FULL_TIME } from "../../crew";
import type { Carried } from "../../compiled";
import type { Leaf } from "../../leaf";
import { FF, FIRST, FS, LAST, LEAF, SF, SS, type Network } from "../../network";
import { sinksOf } from "../../sinks";
import { compileColumns, type Instance } from "../instance";
import { FREE, STAYS, type LevelModel } from "./levelModel";
import { rateOn } from "./rateOn";
import { FOLLOWS_CAPACITY, type Track } from "./track";

/** A plan as a project in whole units of time: for the search where that says all, else for its rules of priority. */
export interface NeutralPlan {
  readonly instance: Instance;
  /** A schedule of the instance is one of the plan: one calendar, whole capacities, nothing pinned in its way. */
  readonly exact: boolean;
  /** Working minutes of the plan's calendar in a unit of time. */
  readonly unit: number;
  /** Work by the plan's calendar at time 0. */
  readonly zero: number;
  /** For the next time. */
  readonly made: Made;
}

/** A neutral form before, and what of the network that it was made of the one now has. */
export interface NeutralBefore {
  readonly neutral: NeutralPlan;
  readonly carried: Carried;
}

/** What a neutral form was made of, in working minutes. */
interface Made {
  readonly durations: Float64Array;
  readonly releases: Float64Array;
  readonly links: Links;
  readonly needs: Demands;
  readonly model: Pick<LevelModel, "demandStart" | "demandTrack" | "demandUnits" | "role">;
}

interface Making {
  readonly model: LevelModel;
  readonly clock: SegmentedCalendar;
  readonly zero: number;
  /** Rates of the network's calendars on the clock, as far as they were asked for; NaN: not yet. */
  readonly rates: Float64Array;
  exact: boolean;
  readonly durations: Float64Array;
  readonly releases: Float64Array;
  readonly links: Links;
}

interface Links {
  count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly delay: Float64Array;
}

/** Puts a plan into neutral form; undefined when its links allow none. */
export function neutralPlan(model: LevelModel, before?: NeutralBefore): NeutralPlan | undefined {
  const { network, frame, origin } = model;
  const { size, inFrom } = network;
  const clock = network.calendars[0] as SegmentedCalendar;
  const made: Making = {
    model, clock, zero: clock.workAt(origin), rates: new Float64Array(network.calendars.length).fill(Number.NaN),
    exact: model.ranks <= 1 && network.external.length === 0 && frame.calendars.plan === clock,
    durations: new Float64Array(size), releases: new Float64Array(size),
    links: { count: 0, from: new Int32Array(inFrom.length), to: new Int32Array(inFrom.length), delay: new Float64Array(inFrom.length) },
  };
  const again = before !== undefined && canFollow(made, before) ? before.neutral : undefined;
  if (again !== undefined && before !== undefined) fillAgain(made, again.made, before.carried);
  else {
    for (let node = 0; node < size; node++) addNode(made, node);
    const waitedFor = waitedForFirsts(network);
    for (let node = 0; node < size; node++) if (network.kind[node] !== FIRST || waitedFor[node] === 1) addLinks(made, node);
  }
  const needed = again !== undefined && sameDemands(model, again.made.model) ? again.made.needs : made.exact ? demandsOf(made) : NO_DEMANDS;
  const needs = made.exact ? needed : NO_DEMANDS;
  const unit = made.exact ? commonUnit(made) : 1;
  const { from, to, delay, count } = made.links;
  const inUnits = (values: Float64Array): Int32Array => {
    const whole = new Int32Array(values.length);
    for (let i = 0; i < values.length; i++) whole[i] = (values[i] as number) / unit;
    return whole;
  };
  const instance = compileColumns({
    durations: inUnits(made.durations), releases: inUnits(made.releases), weights: model.weight,
    linkFrom: from.subarray(0, count), linkTo: to.subarray(0, count), linkDelay: inUnits(delay.subarray(0, count)),
    capacities: needs.capacities, demandTask: needs.task, demandResource: needs.resource, demandUnits: needs.units,
  }, again?.made.needs === needs ? again.instance : undefined, again?.made.links.from === from);
  const { demandStart, demandTrack, demandUnits, role } = model;
  const kept: Made = { durations: made.durations, releases: made.releases, links: made.links, needs, model: { demandStart, demandTrack, demandUnits, role } };
  return "kind" in instance ? undefined : { instance, exact: made.exact, unit, zero: made.zero, made: kept };
}

/** True where what is not other now would be made the same again. */
function canFollow({ model: { network, frame }, zero, exact }: Making, { neutral, carried }: NeutralBefore): boolean {
  return exact && neutral.exact && (frame.context.booked?.size ?? 0) === 0 && neutral.zero === zero && neutral.made.durations.length === network.size && !carried.shares && !network.kind.includes(FIRST);
}

/** Makes only those nodes and links anew of which something is other; what is no work to come stands by its dates. */
function fillAgain(made: Making, before: Made, { leaves, waiting, dated, linkMoves }: Carried): void {
  const { model: { network, role, demandStart }, durations, releases, links } = made;
  const { size, kind, plain, inStart } = network;
  durations.set(before.durations);
  releases.set(before.releases);
  const other = new Uint8Array(size);
  for (const node of [...leaves, ...dated]) other[node] = 1;
  for (let node = 0; node < size; node++) {
    if (other[node] === 0 && (plain[node] !== 0 || kind[node] !== LEAF)) continue;
    addNode(made, node);
    other[node] = 1;
    if (role[node] === STAYS && demandStart[node] !== demandStart[node + 1] && !standsFirm(network.leaves[node] as Leaf)) made.exact = false;
  }
  if (linkMoves !== undefined || waiting.length > 0) {
    for (let node = 0; node < size; node++) addLinks(made, node);
    return;
  }
  Object.assign(links, { count: before.links.count, from: before.links.from, to: before.links.to });
  links.delay.set(before.links.delay);
  const sinks = sinksOf(network);
  for (let node = other.indexOf(1); node >= 0; node = other.indexOf(1, node + 1)) {
    for (let e = inStart[node] as number; e < (inStart[node + 1] as number); e++) links.delay[e] = delayAt(network, durations, e, node);
    for (let i = sinks.start[node] as number; i < (sinks.start[node + 1] as number); i++) links.delay[sinks.edge[i] as number] = delayAt(network, durations, sinks.edge[i] as number, sinks.to[i] as number);
  }
}

function delayAt({ inFrom, inType, inLag }: Network, durations: Float64Array, edge: number, to: number): number {
  return delayOf(inType[edge] as number, inLag[edge] as number, durations[inFrom[edge] as number] as number, durations[to] as number);
}

/** True when the same tasks need the same of the same people. */
function sameDemands(a: Made["model"], b: Made["model"]): boolean {
  return sameColumn(a.demandStart, b.demandStart) && sameColumn(a.demandTrack, b.demandTrack) && sameColumn(a.role, b.role) && sameUnits(a.demandUnits, b.demandUnits);
}

function sameColumn(a: Int32Array | Uint8Array, b: Int32Array | Uint8Array): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function sameUnits(a: Float64Array, b: Float64Array): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function rateOf(made: Making, calendar: number): number {
  let rate = made.rates[calendar] as number;
  if (Number.isNaN(rate)) made.rates[calendar] = rate = rateOn(made.clock, made.model.network.calendars[calendar] as SegmentedCalendar);
  return rate;
}

function addNode(made: Making, node: number): void {
  const { model, clock, zero } = made;
  const { network, early, role } = model;
  let release = 0;
  let duration = 0;
  if (network.kind[node] === LEAF) {
    const plain = network.plain[node] !== 0 && model.special[node] === 0;
    const start = early.start[node] as number;
    const rate = !plain ? 0 : network.workAmount[node] === 0 ? 1 : rateOf(made, network.workCalendar[node] as number);
    duration = rate === 0 ? Math.max(0, clock.between(start, early.finish[node] as number)) : Math.ceil((network.workAmount[node] as number) / rate - 1e-9);
    if (plain) {
      if (rate === 0) made.exact = false;
      release = clock.workAt(network.startsAfter[node] as number) - zero;
      const ends = network.endsAfter[node] as number;
      if (ends > -Infinity) release = Math.max(release, clock.workAt(ends) - zero - duration);
    } else if (role[node] !== FREE && standsFirm(network.leaves[node] as Leaf)) release = clock.workAt(start) - zero;
    else made.exact = false;
  } else if (network.gateDates.has(node)) release = clock.workAt(network.gateDates.get(node) as number) - zero;
  made.durations[node] = duration;
  made.releases[node] = Number.isFinite(release) ? Math.max(0, release) : 0;
}

/** Done or dropped: it stands where it is and takes nobody. */
function standsFirm(leaf: Leaf): boolean {
  return leaf.progress.state === "done" || leaf.inherited.dropped;
}

/**
 * The first starts of summaries that somebody waits for. Such a start is the least of several, which a project cannot say: who
 * waits for it needs dates. Its links stay all the same, so that it comes after its tasks in every list.
 */
function waitedForFirsts({ size, inFrom, kind }: LevelModel["network"]): Uint8Array {
  const waitedFor = new Uint8Array(size);
  if (!kind.includes(FIRST)) return waitedFor;
  for (const from of inFrom) if (kind[from] === FIRST) waitedFor[from] = 1;
  return waitedFor;
}

function addLinks(made: Making, node: number): void {
  const { model: { network }, durations, links } = made;
  const { inStart, inFrom, inType, inLag, inPercent, inCalendar, kind } = network;
  for (let e = inStart[node] as number; e < (inStart[node + 1] as number); e++) {
    const from = inFrom[e] as number;
    if (kind[from] === FIRST || (inPercent[e] !== 0 && kind[from] === LAST)) made.exact = false;
    const lag = inLag[e] as number;
    if (lag !== 0 && rateOf(made, inCalendar[e] as number) !== 1) made.exact = false;
    links.from[links.count] = from;
    links.to[links.count] = node;
    links.delay[links.count++] = delayOf(inType[e] as number, lag, durations[from] as number, durations[node] as number);
  }
}

/** From start to start. */
function delayOf(type: number, lag: number, before: number, after: number): number {
  switch (type) {
    case FS: return before + lag;
    case SS: return lag;
    case FF: return before + lag - after;
    case SF: return lag - after;
    default: return before;
  }
}

/** What tasks need, in columns. */
interface Demands {
  readonly capacities: Int32Array;
  readonly task: Int32Array;
  readonly resource: Int32Array;
  readonly units: Int32Array;
}

const NOTHING = new Int32Array(0);
const NO_DEMANDS: Demands = { capacities: NOTHING, task: NOTHING, resource: NOTHING, units: NOTHING };

/** Demands in the least whole units; what changes over time, or is taken by somebody who stays, needs dates. */
function demandsOf(made: Making): Demands {
  const { model } = made;
  const { demandStart, demandTrack, demandUnits, role, tracks, network } = model;
  const capacities = tracks.map(track => capacityOf(track) ?? -1);
  const divisor = capacities.map(units => Math.max(1, units));
  const task = new Int32Array(demandTrack.length);
  const resource = new Int32Array(demandTrack.length);
  const units = new Int32Array(demandTrack.length);
  let count = 0;
  for (let node = 0; node < network.size; node++) {
    for (let d = demandStart[node] as number; d < (demandStart[node + 1] as number); d++) {
      const track = demandTrack[d] as number;
      const most = capacities[track] as number;
      const written = demandUnits[d] as number;
      const taken = written === FOLLOWS_CAPACITY ? Math.min(FULL_TIME, most) : written;
      if (most < 0 || (role[node] !== FREE && !standsFirm(network.leaves[node] as Leaf))) made.exact = false;
      if (role[node] !== FREE) continue;
      task[count] = node;
      resource[count] = track;
      units[count++] = taken;
      divisor[track] = gcd(divisor[track] as number, taken);
    }
  }
  const least = (track: number): number => Math.max(1, divisor[track] as number);
  for (let i = 0; i < count; i++) units[i] = Math.round((units[i] as number) / least(resource[i] as number));
  return {
    capacities: Int32Array.from(capacities, (most, track) => Math.floor(Math.max(0, most) / least(track))),
    task: task.subarray(0, count), resource: resource.subarray(0, count), units: units.subarray(0, count),
  };
}

/** The capacity of a track on which nothing stays booked and which never changes. */
function capacityOf({ base }: Track): number | undefined {
  return base.time.length === 1 && base.used[0] === 0 ? base.capacity[0] : undefined;
}

/** The largest step of time that all durations, releases and delays allow. */
function commonUnit({ durations, releases, links }: Making): number {
  const unit = unitOf(links.delay, links.count, unitOf(releases, releases.length, unitOf(durations, durations.length, 0)));
  return Math.max(1, unit);
}

function unitOf(values: Float64Array, count: number, unit: number): number {
  let common = unit;
  for (let i = 0; i < count; i++) {
    const value = values[i] as number;
    // Whole numbers divide quicker than others.
    const whole = value | 0;
    if (whole === value && common > 0 && common < 0x40000000 && whole % common === 0) continue;
    common = gcd(common, Math.abs(value));
  }
  return common;
}

function gcd(a: number, b: number): number {
  if (a > 0 && b % a === 0) return a;
  let x = a;
  let y = b;
  while (y > 0) [x, y] = [y, x % y];
  return x;
}

