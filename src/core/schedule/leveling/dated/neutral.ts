import type { SegmentedCalendar } from "../../../calendar/segmentedCalendar";
import { FULL_TIME } from "../../crew";
import type { Leaf } from "../../leaf";
import { FF, FIRST, FS, LAST, LEAF, SF, SS } from "../../network";
import { compileProject, type Demand, type Instance } from "../instance";
import { FREE, type LevelModel } from "./levelModel";
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
}

interface Making {
  readonly model: LevelModel;
  readonly clock: SegmentedCalendar;
  readonly zero: number;
  exact: boolean;
  readonly durations: number[];
  readonly releases: number[];
  readonly links: { readonly from: number; readonly to: number; delay: number }[];
  readonly demands: Demand[];
}

/** Puts a plan into neutral form; undefined when its links allow none. */
export function neutralPlan(model: LevelModel): NeutralPlan | undefined {
  const { network, frame, origin } = model;
  const clock = network.calendars[0] as SegmentedCalendar;
  const made: Making = { model, clock, zero: clock.workAt(origin), exact: model.ranks <= 1 && network.external.length === 0 && frame.calendars.plan === clock, durations: [], releases: [], links: [], demands: [] };
  for (let node = 0; node < network.size; node++) addNode(made, node);
  for (let node = 0; node < network.size; node++) addLinks(made, node);
  const capacities = made.exact ? addDemands(made) : [];
  if (!made.exact) made.demands.length = 0;
  const unit = made.exact ? commonUnit(made) : 1;
  if (unit !== 1) for (const link of made.links) link.delay /= unit;
  const instance = compileProject({
    durations: made.durations.map(lasts => lasts / unit),
    releases: made.releases.map(at => at / unit),
    links: made.links,
    capacities: made.exact ? capacities : [], demands: made.demands,
    weights: model.weight,
  });
  return "kind" in instance ? undefined : { instance, exact: made.exact, unit, zero: made.zero };
}

function addNode(made: Making, node: number): void {
  const { model, clock, zero } = made;
  const { network, early, role } = model;
  const start = early.start[node] as number;
  const length = Math.max(0, clock.between(start, early.finish[node] as number));
  let release = 0;
  let duration = network.kind[node] === LEAF ? length : 0;
  if (network.kind[node] === LEAF) {
    const leaf = network.leaves[node] as Leaf;
    const plain = network.plain[node] !== 0 && model.special[node] === 0;
    if (plain) {
      const amount = network.workAmount[node] as number;
      const rate = amount === 0 ? 1 : rateOn(clock, network.calendars[network.workCalendar[node] as number] as SegmentedCalendar);
      if (rate === 0) made.exact = false;
      else duration = Math.ceil(amount / rate - 1e-9);
      release = clock.workAt(network.startsAfter[node] as number) - zero;
      const ends = network.endsAfter[node] as number;
      if (ends > -Infinity) release = Math.max(release, clock.workAt(ends) - zero - duration);
    } else if (role[node] !== FREE && standsFirm(leaf)) release = clock.workAt(start) - zero;
    else made.exact = false;
  } else if (network.gateDates.has(node)) release = clock.workAt(network.gateDates.get(node) as number) - zero;
  made.durations.push(duration);
  made.releases.push(Number.isFinite(release) ? Math.max(0, release) : 0);
}

/** Done or dropped: it stands where it is and takes nobody. */
function standsFirm(leaf: Leaf): boolean {
  return leaf.progress.state === "done" || leaf.inherited.dropped;
}

function addLinks(made: Making, node: number): void {
  const { model: { network }, clock, durations } = made;
  const { inStart, inFrom, inType, inLag, inPercent, inCalendar, calendars, kind } = network;
  for (let e = inStart[node] as number; e < (inStart[node + 1] as number); e++) {
    const from = inFrom[e] as number;
    // The first start of a summary is the least of several, which a project cannot say; who waits for it needs dates.
    if (kind[node] === FIRST) continue;
    if (kind[from] === FIRST || (inPercent[e] !== 0 && kind[from] === LAST)) made.exact = false;
    const lag = inLag[e] as number;
    if (lag !== 0 && rateOn(clock, calendars[inCalendar[e] as number] as SegmentedCalendar) !== 1) made.exact = false;
    made.links.push({ from, to: node, delay: delayOf(inType[e] as number, lag, durations[from] as number, durations[node] as number) });
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

/** Demands in the least whole units; what changes over time, or is taken by somebody who stays, needs dates. */
function addDemands(made: Making): number[] {
  const { model } = made;
  const { demandStart, demandTrack, demandUnits, role, tracks, network } = model;
  const capacities = tracks.map(track => capacityOf(track) ?? -1);
  const divisor = capacities.map(units => Math.max(1, units));
  for (let node = 0; node < network.size; node++) {
    for (let d = demandStart[node] as number; d < (demandStart[node + 1] as number); d++) {
      const resource = demandTrack[d] as number;
      const most = capacities[resource] as number;
      const written = demandUnits[d] as number;
      const units = written === FOLLOWS_CAPACITY ? Math.min(FULL_TIME, most) : written;
      if (most < 0 || (role[node] !== FREE && !standsFirm(network.leaves[node] as Leaf))) made.exact = false;
      if (role[node] !== FREE) continue;
      made.demands.push({ task: node, resource, units });
      divisor[resource] = gcd(divisor[resource] as number, units);
    }
  }
  const least = (resource: number): number => Math.max(1, divisor[resource] as number);
  made.demands.forEach(({ task, resource, units }, i) => {
    made.demands[i] = { task, resource, units: Math.round(units / least(resource)) };
  });
  return capacities.map((units, resource) => Math.floor(Math.max(0, units) / least(resource)));
}

/** The capacity of a track on which nothing stays booked and which never changes. */
function capacityOf({ base }: Track): number | undefined {
  return base.time.length === 1 && base.used[0] === 0 ? base.capacity[0] : undefined;
}

/** The largest step of time that all durations, releases and delays allow. */
function commonUnit({ durations, releases, links }: Making): number {
  let unit = 0;
  for (const lasts of durations) unit = gcd(unit, lasts);
  for (const at of releases) unit = gcd(unit, at);
  for (const { delay } of links) unit = gcd(unit, Math.abs(delay));
  return Math.max(1, unit);
}

function gcd(a: number, b: number): number {
  let x = a;
  let y = b;
  while (y > 0) [x, y] = [y, x % y];
  return x;
}

