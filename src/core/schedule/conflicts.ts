import { dayOf } from "../calendar/civil";
import type { EarlyDates } from "./forward";
import type { Instant } from "../model/instant";
import type { TaskNode } from "../model/plan";
import type { Assignee } from "./assignees";
import { FAR_FUTURE } from "../calendar/civil";
import { beginFrom, beginToReach, endFrom, leafWork, worksOn } from "./leafWork";
import type { Leaf } from "./leaf";
import { lagOfDriver } from "./lagText";
import { MARKS } from "./leafColumns";
import type { Network } from "./network";
import type { Driver, NoCapacity, ScheduledTask, ScheduleFault } from "./result";
import type { PlanFrame } from "./frame";
import type { Inherited } from "./inheritance";
import { endOf } from "../calendar/dateEdges";

/** Date constraints that the network does not meet, and leaves whose people never have the time. */
export function conflictsOf(network: Network, early: EarlyDates, drivers: readonly (readonly Driver[])[]): readonly ScheduleFault[] {
  const faults: ScheduleFault[] = [];
  const { plain, marks, leaves } = network;
  for (let node = 0; node < leaves.length; node++) {
    // Leaves of the usual kind always have the time.
    if (plain[node] !== 0 && ((marks[node] as number) & MARKS.bound) === 0) continue;
    const leaf = leaves[node];
    if (leaf === undefined || !(leaf.bound || leaf.noCapacity) || leaf.inherited.dropped) continue;
    // What ends after all that can be named has no time there, whoever works on it.
    if (leaf.noCapacity && (early.finish[node] as number) < FAR_FUTURE) {
      faults.push({ kind: "no-capacity", task: leaf.task, ...withoutTime(leaf, early.start[node] as number) });
    }
    if (leaf.progress.state === "done" || leaf.occurrences !== undefined) continue;
    if (!leaf.bound) continue;
    const start = early.start[node] as number;
    const finish = early.finish[node] as number;
    const pushedBy = (drivers[node] ?? []).filter(({ kind }) => kind !== "constraint");
    for (const { key, wanted, got } of missed(leaf, start, finish)) {
      faults.push({ kind: "constraint-conflict", task: leaf.task, key, wanted, got, pushedBy });
    }
    const broken = brokenLink(leaf, start, early.startBound[node] as number, early.finishBound[node] as number);
    if (broken !== undefined) {
      const { besides, ...missedDate } = broken;
      faults.push({ kind: "constraint-conflict", task: leaf.task, ...missedDate, pushedBy: besides ?? linksBehind(network, early, node), held: true });
    }
  }
  return faults.sort((a, b) => taskOf(a) - taskOf(b));
}

/** What leaves a task without time: its pauses, its calendar, those who have none for it, else those who are never there together. */
function withoutTime({ source, work: { crew } }: Leaf, start: Instant): Pick<NoCapacity, "resources" | "key" | "together"> {
  const { frame, inherited: { calendar } } = source;
  const from = Math.max(start, frame.asOf ?? start);
  const ends = (some: readonly Assignee[], item = source.item): boolean => endFrom(leafWork({ ...source, item }, some), from) < FAR_FUTURE;
  const { pauses, ...item } = source.item;
  if (pauses !== undefined && ends(crew, item)) return { resources: [], key: "pauses" };
  const key = calendar === undefined ? {} : { key: "calendar" as const };
  if (calendar !== undefined && !ends([])) return { resources: [], ...key };
  const isPerson = ({ resource }: Assignee): boolean => resource.kind === "person";
  const apart = crew.filter(one => {
    const others = crew.filter(other => other !== one);
    return ends(others) || (isPerson(one) && !others.some(isPerson));
  });
  const lacking = crew.filter(one => (isPerson(one) ? !ends([one]) : frame.resources.availability(one.resource, undefined).nextWork(from) >= FAR_FUTURE));
  const [some, together] = lacking.length > 0 ? [lacking, {}] : [apart.length > 0 ? apart : crew, { together: true as const }];
  return { resources: some.map(({ resource }) => resource.id), ...key, ...together };
}

/** Summaries whose last finish is beyond their `finish-by`. */
export function summaryConflicts(frame: PlanFrame, inherited: readonly Inherited[], { lastDates }: Network, tasks: readonly ScheduledTask[]): readonly ScheduleFault[] {
  const faults: ScheduleFault[] = [];
  if (lastDates.size === 0) return faults;
  for (const task of tasks) {
    if (task.kind !== "summary" || task.dropped) continue;
    const { item, index, end } = frame.plan.tasks[task.index] as TaskNode;
    if (item.finishBy === undefined) continue;
    const calendar = frame.calendars.named(inherited[index]?.calendar ?? "") ?? frame.calendars.plan;
    const wanted = endOf(item.finishBy, calendar);
    if (task.earlyFinish <= wanted) continue;
    const last = tasks.slice(index + 1, end).find(({ kind, earlyFinish }) => kind !== "summary" && earlyFinish === task.earlyFinish);
    const pushedBy: readonly Driver[] = last === undefined ? [] : [{ kind: "dependency", of: last.id, until: last.earlyFinish }];
    faults.push({ kind: "constraint-conflict", task: index, key: "finish-by", wanted, got: task.earlyFinish, pushedBy });
  }
  return faults;
}

function taskOf(fault: ScheduleFault): number {
  return fault.kind === "cycle" ? -1 : fault.task;
}

interface Missed {
  readonly key: string;
  readonly wanted: Instant;
  readonly got: Instant;
}

/** What the dates say and the schedule does not hold. */
function missed(leaf: Leaf, start: Instant, finish: Instant): readonly Missed[] {
  const { dates, missedFinish, progress, fixed } = leaf;
  const result: Missed[] = [];
  const late = (key: string, wanted: Instant | undefined, got: Instant): void => {
    if (wanted !== undefined && got > wanted) result.push({ key, wanted, got });
  };
  if (progress.state === "todo") {
    late("start-by", dates.startBy, start);
    // On another day than is written it misses it, in other hours of that day it does not.
    if (!fixed && dates.startOn !== undefined) late("start-on", worksOn(leaf.work, dayOf(dates.startOn)) ? snapped(leaf, dates.startOn) : dates.startOn, start);
  }
  late("finish-by", dates.finishBy, finish);
  // What is fixed ends at its date, unless it begins after it.
  const ends = !fixed || (dates.startOn ?? -Infinity) > (dates.finishOn ?? Infinity);
  if (ends && progress.state === "todo") late("finish-on", dates.finishOn, finish);
  if (progress.state === "todo" && missedFinish !== undefined && finish < missedFinish) result.push({ key: "finish-on", wanted: missedFinish, got: finish });
  return result;
}

function snapped({ work }: Leaf, at: Instant): Instant {
  return work.milestone ? at : beginFrom(work, at);
}

/** A date that is held, and what asks for more: its links, or, where a date is honoured, what else it would wait for. */
interface Held extends Missed {
  readonly besides?: readonly Driver[];
}

/** A pinned task that does not wait: `schedule: fixed`, or a date that is honoured over links. */
function brokenLink(leaf: Leaf, start: Instant, startBound: Instant, finishBound: Instant): Held | undefined {
  const { dates, source: { frame } } = leaf;
  if (leaf.progress.state !== "todo" || !(leaf.fixed || frame.honourConstraints)) return undefined;
  const byLinks = Math.max(startBound, finishBound > -Infinity ? beginToReach(leaf.work, finishBound) : -Infinity);
  const others: readonly Driver[] = leaf.fixed ? [] : othersOf(leaf);
  const asked = others.reduce((most, { until }) => Math.max(most, until), byLinks);
  const got = asked > -Infinity ? snapped(leaf, asked) : asked;
  if (got <= start) return undefined;
  const besides = asked > byLinks ? { besides: others.filter(({ until }) => until === asked) } : {};
  if (leaf.fixed) return { key: "schedule", wanted: start, got };
  if (dates.startOn !== undefined) return { key: "start-on", wanted: dates.startOn, got, ...besides };
  const finish = endFrom(leaf.work, got);
  if (dates.finishOn !== undefined) return { key: "finish-on", wanted: dates.finishOn, got: finish, ...besides };
  if (dates.startBy !== undefined && dates.startBy < got) return { key: "start-by", wanted: dates.startBy, got, ...besides };
  return dates.finishBy === undefined ? undefined : { key: "finish-by", wanted: dates.finishBy, got: finish, ...besides };
}

/** What a task waits for besides its links. */
function othersOf({ dates, source: { frame } }: Leaf): readonly Driver[] {
  const pinned = dates.startOn !== undefined || dates.finishOn !== undefined;
  const all: readonly Driver[] = [
    { kind: "constraint", key: "not-before", until: dates.notBefore ?? -Infinity },
    { kind: "status-date", until: frame.asOf ?? -Infinity },
    { kind: "plan-start", until: pinned ? -Infinity : frame.start },
  ];
  return all.filter(({ until }) => until > -Infinity);
}

function linksBehind(network: Network, early: EarlyDates, node: number): readonly Driver[] {
  const result: Driver[] = [];
  for (let e = network.inStart[node] as number; e < (network.inStart[node + 1] as number); e++) {
    const link = network.links[network.inLink[e] as number];
    if (link === undefined) continue;
    const from = network.inFrom[e] as number;
    const until = (link.type % 2 === 0 ? early.finish[from] : early.start[from]) as number;
    result.push({ kind: "dependency", of: link.dependency.on.id, link: link.dependency.type, ...lagOfDriver(link.dependency.lag), until });
  }
  return result.sort((a, b) => b.until - a.until);
}
