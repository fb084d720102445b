import type { SegmentedCalendar } from "../calendar/segmentedCalendar";
import type { Instant } from "../model/instant";
import type { LinkType } from "../model/values";
import { lagged, type EarlyDates } from "./forward";
import type { PlanFrame } from "./frame";
import type { Leaf } from "./leaf";
import { beginFor, beginFrom } from "./leafWork";
import { FF, FS, GATE, SS, type Network } from "./network";
import type { Driver } from "./result";

const LINK_NAMES: readonly LinkType[] = ["FS", "SS", "FF", "SF"];

/** Why leaves start when they do. */
export interface Drivers {
  /** The reasons by node of a leaf, the strongest first. */
  readonly of: readonly (readonly Driver[])[];
  /** Links (indices in `Network.links`) that decide a start. */
  readonly driving: ReadonlySet<number>;
}

/** A reason before it is known whether it decides. */
interface Reason {
  readonly driver: Driver;
  /** The start that it asks for, before snapping to working time. */
  readonly start: Instant;
  readonly link: number;
}

/** Finds what decides the start of every leaf. */
export function driversOf(frame: PlanFrame, network: Network, early: EarlyDates): Drivers {
  const driving = new Set<number>();
  const external = externalReasons(network);
  const of = network.leaves.map((leaf, node): readonly Driver[] => {
    if (leaf === undefined) return [];
    if (leaf.dates.started !== undefined || leaf.dates.finished !== undefined) {
      return [{ kind: "actual", until: early.start[node] as number }];
    }
    const reasons = [
      ...linkReasons(network, early, leaf, node),
      ...(external.get(node) ?? []),
      ...ownReasons(frame, leaf),
    ];
    return deciding(frame, leaf, early.start[node] as number, reasons, driving);
  });
  return { of, driving };
}

/** Those whose start, snapped, is the start; with the calendar beside them when it is what makes the task wait. */
function deciding(
  frame: PlanFrame,
  leaf: Leaf,
  start: Instant,
  reasons: readonly Reason[],
  driving: Set<number>,
): readonly Driver[] {
  const { work } = leaf;
  const kept = reasons.filter(reason => (work.milestone ? reason.start : beginFrom(work, reason.start)) === start);
  // The later a reason lets the task go the stronger it is; of equal ones a dependency says more than a date.
  kept.sort((a, b) => b.start - a.start || rankOf(a.driver) - rankOf(b.driver));
  for (const { link } of kept) if (link >= 0) driving.add(link);
  if (kept.length === 0 && frame.asOf !== undefined && leaf.progress.state !== "todo") {
    return [{ kind: "status-date", until: frame.asOf }];
  }
  const drivers = kept.map(({ driver }) => driver);
  const latest = kept[0]?.start;
  const waits = latest !== undefined && frame.calendars.plan.between(latest, start) > 0;
  return waits ? [{ kind: "calendar", until: start }, ...drivers] : drivers;
}

function rankOf({ kind }: Driver): number {
  return kind === "dependency" ? 0 : kind === "constraint" ? 1 : kind === "status-date" ? 2 : 3;
}

function ownReasons(frame: PlanFrame, { dates, work, fixed }: Leaf): readonly Reason[] {
  const reasons: Reason[] = [];
  const push = (driver: Driver, start: Instant): void => void reasons.push({ driver, start, link: -1 });
  const byDate = (key: string, at: Instant | undefined, start: (at: Instant) => Instant): void => {
    if (at !== undefined) push({ kind: "constraint", key, until: at }, start(at));
  };
  const same = (at: Instant): Instant => at;
  const ending = (at: Instant): Instant => beginFor(work, at);
  byDate(fixed ? "schedule" : "start-on", dates.startOn, same);
  byDate(fixed ? "schedule" : "finish-on", dates.finishOn, ending);
  byDate("not-before", dates.notBefore, same);
  byDate("not-finished-before", dates.notFinishedBefore, ending);
  if (frame.honourConstraints) {
    byDate("start-by", dates.startBy, same);
    byDate("finish-by", dates.finishBy, ending);
  }
  if (frame.asOf !== undefined) push({ kind: "status-date", until: frame.asOf }, frame.asOf);
  push({ kind: "plan-start", until: frame.start }, frame.start);
  return reasons;
}

/** Reasons from links: its own, and those of the summaries that it stands in. */
function linkReasons(network: Network, early: EarlyDates, leaf: Leaf, node: number): readonly Reason[] {
  const reasons: Reason[] = [];
  const open = [node];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (network.kind[at] === GATE) {
      const date = network.gateDates.get(at);
      if (date !== undefined) reasons.push({ driver: { kind: "constraint", key: "not-before", until: date }, start: date, link: -1 });
    }
    for (let e = network.inStart[at] as number; e < (network.inStart[at + 1] as number); e++) {
      const link = network.inLink[e] as number;
      const from = network.inFrom[e] as number;
      if (link < 0) {
        if (network.kind[from] === GATE) open.push(from);
      } else reasons.push(linkReason(network, early, leaf, e));
    }
  }
  return reasons;
}

function linkReason(network: Network, early: EarlyDates, leaf: Leaf, edge: number): Reason {
  const link = network.inLink[edge] as number;
  const type = network.inType[edge] as number;
  const from = network.inFrom[edge] as number;
  const lag = network.inLag[edge] as number;
  const at = (type === FS || type === FF ? early.finish[from] : early.start[from]) as number;
  const calendar = network.calendars[network.inCalendar[edge] as number] as SegmentedCalendar;
  const until = lag === 0 ? at : lagged(calendar, at, lag, type);
  const of = network.links[link]?.dependency.on.id ?? "";
  const start = type === FS || type === SS ? until : beginFor(leaf.work, until);
  return { driver: { kind: "dependency", of, link: LINK_NAMES[type] ?? "FS", until }, start, link };
}

function externalReasons(network: Network): ReadonlyMap<number, readonly Reason[]> {
  const result = new Map<number, Reason[]>();
  for (const { to, name, type, at } of network.external) {
    const node = network.gateNode[to] as number;
    const leaf = network.leaves[node];
    const start = type === FF || type > FF ? (leaf === undefined ? at : beginFor(leaf.work, at)) : at;
    const reason: Reason = { driver: { kind: "dependency", of: name, link: LINK_NAMES[type] ?? "FS", until: at }, start, link: -1 };
    result.set(node, [...(result.get(node) ?? []), reason]);
  }
  return result;
}
