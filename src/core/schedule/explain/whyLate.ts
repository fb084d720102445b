import type { Instant } from "../../model/instant";
import { foundOf, type Found } from "../found";
import { beforeLag, settledOf, stillWaits } from "../backward";
import { lagText } from "../lagText";
import type { Leaf } from "../leaf";
import { beginBy, endBefore, endFrom } from "../leafWork";
import { FF, FS, GATE, LEAF, SS, type Network } from "../network";
import type { Schedule } from "../result";
import type { Cause, TaskDate } from "./cause";

/** By node the links out of it, as numbers of the links into others. */
interface OutEdges {
  readonly first: Int32Array;
  readonly edge: Int32Array;
  readonly to: Int32Array;
}

const known = new WeakMap<Network, OutEdges>();

/** Why a leaf may not finish later, the strongest first: what waits for it, its own dates, else the end of the plan. */
export function lateFinishCauses(schedule: Schedule, index: number): readonly Cause[] {
  const task = schedule.tasks[index];
  const found = foundOf(schedule);
  const node = found?.network.firstNode[index];
  const leaf = node === undefined ? undefined : found?.network.leaves[node];
  if (task === undefined || found === undefined || node === undefined || leaf === undefined) return [];
  if (task.finished) return [{ kind: "actual", until: task.lateFinish }];
  if (leaf.occurrences !== undefined) return [{ kind: "constraint", key: "repeat", until: task.lateFinish }];
  const decides = (at: Instant, start: boolean): boolean => {
    const ends = (end: Instant): boolean => end === task.lateFinish || (!leaf.work.milestone && endBefore(leaf.work, end) === task.lateFinish);
    return ends(start ? endFrom(leaf.work, at) : at) || (start && ends(endFrom(leaf.work, beginBy(leaf.work, at))));
  };
  const causes = [...waiting(schedule, found, node, decides), ...ownDates(leaf, decides)];
  return causes.length > 0 ? causes : [{ kind: "plan-finish", until: anchorOf(schedule, task.lateFinish) }];
}

/** The end from which late dates are counted; where that is the end of each way, the task's own. */
function anchorOf({ plan: { settings: { slackTo } }, target, tasks }: Schedule, own: Instant): Instant {
  if (slackTo === "ends") return own;
  if (slackTo === "target" && target !== undefined) return target;
  return tasks.reduce((last, { dropped, earlyFinish }) => (dropped ? last : Math.max(last, earlyFinish)), own);
}

/** Why a leaf may not start later: its work has to be over in time. */
export function lateStartCauses(schedule: Schedule, index: number): readonly Cause[] {
  const task = schedule.tasks[index];
  if (task === undefined) return [];
  if (task.started) return [{ kind: "actual", until: task.lateStart }];
  if (task.kind === "milestone") return lateFinishCauses(schedule, index);
  return [{ kind: "work", until: task.lateFinish, from: { task: index, date: "late-finish" } }];
}

function ownDates({ dates, item, fixed }: Leaf, decides: (at: Instant, start: boolean) => boolean): readonly Cause[] {
  const causes: Cause[] = [];
  const see = (key: string, at: Instant | undefined, start: boolean, of?: string): void => {
    if (at !== undefined && decides(at, start)) causes.push({ kind: "constraint", key, until: at, ...(of === undefined ? {} : { of }) });
  };
  if (dates.dueFrom === "due") see("due", dates.due, false);
  else see("date", dates.due, false, item.release?.id);
  if (fixed) return causes;
  see("finish-by", dates.finishBy, false);
  see("finish-on", dates.finishOn, false);
  see("start-by", dates.startBy, true);
  see("start-on", dates.startOn, true);
  return causes;
}

/** A node that bounds another, and the first link on the way to it. */
interface Step {
  readonly node: number;
  readonly link: number;
}

/** The tasks that wait for a leaf and bound it, through summaries where they wait for one or are in one. */
function waiting(schedule: Schedule, found: Found, node: number, decides: (at: Instant, start: boolean) => boolean): readonly Cause[] {
  const { network, late } = found;
  const causes: Cause[] = [];
  const seen = new Set<number>([node]);
  const open: Step[] = nextOf(found, { node, link: -1 }, decides);
  for (let step = open.pop(); step !== undefined && causes.length < MOST_CAUSES; step = open.pop()) {
    if (seen.has(step.node)) continue;
    seen.add(step.node);
    if (network.kind[step.node] === LEAF) {
      causes.push(causeOf(found, step));
      continue;
    }
    const isGate = network.kind[step.node] === GATE;
    const bound = (isGate ? late.start[step.node] : late.finish[step.node]) as number;
    open.push(...nextOf(found, step, at => at === bound));
    const own = network.lastDates.get(step.node);
    if (own !== undefined && own === bound) {
      const summary = schedule.tasks[network.task[step.node] as number];
      causes.push({ kind: "constraint", key: summary?.due?.from === "due" && summary.due.at === own ? "due" : "finish-by", until: own, of: summary?.id ?? "" });
    }
  }
  return causes.sort((a, b) => a.until - b.until);
}

const MOST_CAUSES = 20;

/** The nodes that a node leads to and that ask for what it is bound by. */
function nextOf(found: Found, { node, link }: Step, decides: (at: Instant, start: boolean) => boolean): Step[] {
  const { network, late } = found;
  const out = outEdges(network);
  const steps: Step[] = [];
  for (let i = out.first[node] as number; i < (out.first[node + 1] as number); i++) {
    const edge = out.edge[i] as number;
    const to = out.to[i] as number;
    const type = network.inType[edge] as number;
    if (!stillWaits(settledOf(network, to), type)) continue;
    let at = (type === FS || type === SS ? late.start[to] : late.finish[to]) as number;
    const lag = network.inLag[edge] as number;
    if (lag !== 0) at = beforeLag(network.calendars, network.inCalendar[edge] as number, at, lag, type);
    const own = network.inLink[edge] as number;
    if (decides(at, type !== FS && type !== FF)) steps.push({ node: to, link: link >= 0 ? link : own });
  }
  return steps;
}

function causeOf({ network, late }: Found, { node, link }: Step): Cause {
  const task = network.task[node] as number;
  const of = network.leaves[node]?.item.id ?? "";
  const written = network.links[link];
  const ends = written !== undefined && (written.type === FF || written.type > FF);
  const from: TaskDate = { task, date: ends ? "late-finish" : "late-start" };
  const until = (ends ? late.finish[node] : late.start[node]) as number;
  if (written === undefined) return { kind: "dependency", of, until, from };
  const lag = lagText(written.dependency.lag);
  return { kind: "dependency", of, link: written.dependency.type, until, from, ...(lag === "" ? {} : { lag }) };
}

function outEdges(network: Network): OutEdges {
  let out = known.get(network);
  if (out === undefined) known.set(network, out = turned(network));
  return out;
}

function turned({ size, inStart, inFrom }: Network): OutEdges {
  const first = new Int32Array(size + 1);
  for (const from of inFrom) first[from + 1] = (first[from + 1] as number) + 1;
  for (let node = 0; node < size; node++) first[node + 1] = (first[node + 1] as number) + (first[node] as number);
  const fill = Int32Array.from(first);
  const edge = new Int32Array(inFrom.length);
  const to = new Int32Array(inFrom.length);
  for (let node = 0; node < size; node++) {
    for (let e = inStart[node] as number; e < (inStart[node + 1] as number); e++) {
      const at = fill[inFrom[e] as number] as number;
      fill[inFrom[e] as number] = at + 1;
      edge[at] = e;
      to[at] = node;
    }
  }
  return { first, edge, to };
}
