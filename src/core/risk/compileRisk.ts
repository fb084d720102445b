import type { SegmentedCalendar } from "../calendar/segmentedCalendar";
import type { Risk } from "../model/items";
import { FF, FIRST, FS, GATE, LEAF, SS } from "../schedule/network";
import type { Found } from "../schedule/found";
import type { Leaf } from "../schedule/leaf";
import type { Schedule, ScheduledTask } from "../schedule/result";
import { branchesOf, lossesOf } from "./compileChances";
import { leavesBelow } from "./gains";
import { groupsOf, ownWeight, pairUp } from "./correlation";
import { calendarTable, type CalendarTable } from "./calendarTable";
import { factorTable, kindOfLeaf, modelLeaf, varyingCost } from "./modelLeaf";
import { inOrder, type LooseLinks } from "./order";
import { blockOf, placeNode } from "./placeBlock";
import { EARLIEST, LATEST, OPEN, OPENING, STILL, STONE, type ModelLeaf, type ModelVariable, type RiskModel } from "./riskModel";
import { resourceLinks } from "./sequence";

/** Nodes of the plan's network and those added to it, before they are put in order. */
interface Loose {
  readonly kind: number[];
  readonly links: LooseLinks;
  readonly releases: Map<string, { readonly start: number; readonly finish: number }>;
  readonly end: number;
}

/**
 * Makes a plan ready to be simulated: its network, what levelling found about people, and what the register strikes. With `drawn` false
 * nothing is drawn of it: it stands for the schedule alone.
 */
export function compileRisk(schedule: Schedule, found: Found, drawn = true): RiskModel {
  const { network } = found.forecast;
  const loose = looseNetwork(schedule, found);
  const { order, links } = inOrder(loose.kind.length, loose.links, resourceLinks(found));
  const place = new Int32Array(order.length);
  order.forEach((node, at) => { place[node] = at; });
  const placed = (node: number): number => place[node] as number;
  const groups = new Map<string, number>();
  const leaves: (ModelLeaf | undefined)[] = [];
  const variables: ModelVariable[] = [];
  const model = {
    frame: found.frame, size: order.length, kind: Uint8Array.from(order, node => loose.kind[node] as number), leaves, links,
    calendars: network.calendars, ...filled(order.length), variables, groups: [] as string[], outcomes: [] as readonly string[],
    startNode: Int32Array.from(network.firstNode, placed), finishNode: Int32Array.from(network.lastNode, placed), gateNode: Int32Array.from(network.gateNode, node => (node < 0 ? -1 : placed(node))),
    releases: new Map([...loose.releases].map(([id, { start, finish }]) => [id, { start: placed(start), finish: placed(finish) }])),
    end: placed(loose.end), cost: schedule.tasks.reduce((sum, task) => sum + ((schedule.plan.tasks[task.index]?.parent ?? 0) < 0 ? task.cost : 0), 0),
    delayed: 0, lengths: new Float64Array(0) as Float64Array, below: [] as (Int32Array | undefined)[], struck: [] as (readonly number[])[],
  };
  order.forEach((node, at) => { leaves[at] = addLeaf(model, schedule, found, { node, at, groups: drawn ? groups : undefined }); });
  model.groups = [...groups.keys()];
  addPairs(schedule, variables);
  addBounds(model, found, placed);
  model.struck = openRisks(schedule).map(risk => struckNodes(schedule, model, risk));
  for (const node of new Set(model.struck.flat())) model.delayPlace[node] = model.delayed++;
  model.lengths = lengthsOf(schedule, model);
  openRisks(schedule).forEach(({ opportunity }, risk) => {
    if (opportunity !== true) return;
    for (const node of model.struck[risk] ?? []) if (model.leaves[node] === undefined) model.below[model.delayPlace[node] as number] ??= leavesBelow(model, node);
  });
  settle(model, found, order);
  if (!drawn) return model;
  model.outcomes = addChances(schedule, found, model, order);
  layOut(schedule, model);
  return model;
}

/** So many calendars are laid out at most; what works on others asks the calendar itself. */
const MOST_TABLES = 12;

/** Lays out the calendars that most leaves work on, over the time that samples are likely to take. */
function layOut({ start, finish }: Schedule, { leaves, kind }: RiskModel): void {
  const tables = new Map<SegmentedCalendar, CalendarTable | undefined>();
  leaves.forEach((leaf, node) => {
    const calendar = leaf?.parts[0]?.calendar;
    if (leaf === undefined || calendar === undefined || kind[node] !== OPEN || leaf.parts.length > 1) return;
    if (!tables.has(calendar) && tables.size < MOST_TABLES) tables.set(calendar, calendarTable(calendar, start, finish + 2 * (finish - start) + 60 * 1440));
    const table = tables.get(calendar);
    if (table !== undefined) leaf.table = table;
  });
}

/** The open risks, in the order of the register. */
export function openRisks({ plan }: Schedule): readonly Risk[] {
  return [...plan.risks.values()].filter(({ status = "open" }) => status === "open");
}

function filled(size: number): Pick<RiskModel, "stillStart" | "stillFinish" | "startBound" | "finishBound" | "variable" | "delayPlace"> {
  const nothing = (): Float64Array => new Float64Array(size).fill(-Infinity);
  return { stillStart: nothing(), stillFinish: nothing(), startBound: nothing(), finishBound: nothing(), variable: new Int32Array(size).fill(-1), delayPlace: new Int32Array(size).fill(-1) };
}

/** What pairs of tasks make of the figures that are their estimates' own. */
function addPairs({ plan, tasks }: Schedule, variables: readonly ModelVariable[]): void {
  const { correlation } = plan.settings;
  if (typeof correlation !== "object" || correlation.pairs === undefined) return;
  const pairable = variables.map(({ task, groups, weights }) => ({ task: tasks[task]?.id ?? "", groups: groups.map((group, i) => ({ name: String(group), weight: weights[i] as number })) }));
  for (const [variable, mates] of pairUp(pairable, correlation.pairs).mates) (variables[variable] as ModelVariable).mates = mates;
}

/** How long the summaries, releases and the plan are in the schedule that risks delay, by their place among what is delayed. */
function lengthsOf(schedule: Schedule, { finishNode, releases, end, delayPlace, delayed, calendars, frame }: RiskModel): Float64Array {
  const lengths = new Float64Array(delayed);
  const write = (node: number | undefined, start: number, finish: number): void => {
    const place = node === undefined ? -1 : (delayPlace[node] as number);
    if (place >= 0) lengths[place] = Math.max(lengths[place] as number, calendars[0]?.between(start, finish) ?? 0);
  };
  for (const { index, kind, start, finish } of schedule.tasks) if (kind === "summary") write(finishNode[index], start, finish);
  for (const [id, { finish }] of releases) {
    const carriers = schedule.tasks.filter(task => task.release === id && task.kind !== "summary");
    if (carriers.length > 0) write(finish, Math.min(...carriers.map(task => task.start)), Math.max(...carriers.map(task => task.finish)));
  }
  write(end, frame.start, schedule.finish);
  return lengths;
}

/** What chance takes from the leaves: days of their work, or all of it. Names of the outcomes that this depends on. */
function addChances({ tasks, plan }: Schedule, { frame, forecast }: Found, { leaves, kind }: RiskModel, order: Int32Array): readonly string[] {
  const losses = lossesOf(frame);
  const branches = plan.tasks.some(({ item }) => item.onlyIf !== undefined) ? branchesOf(plan) : undefined;
  if (losses === undefined && branches === undefined) return [];
  leaves.forEach((made, at) => {
    const leaf = forecast.network.leaves[order[at] as number];
    const task = leaf === undefined ? undefined : tasks[leaf.task];
    if (made === undefined || leaf === undefined || task === undefined || kind[at] === STILL) return;
    const [lost = [], only] = [losses?.of(leaf, task), branches?.of(leaf, task)];
    if (lost.length > 0 || only !== undefined) made.chance = { losses: lost, only };
  });
  return branches?.names ?? [];
}

/** The plan's network as it is, with nodes for releases and the plan's finish. */
function looseNetwork({ tasks, plan }: Schedule, { frame, forecast, inherited }: Found): Loose {
  const { network } = forecast;
  const kind = Array.from(network.kind, (own, node) => (own === LEAF ? kindOfLeaf(frame, network.leaves[node] as Leaf) : own === GATE ? OPENING : own === FIRST ? EARLIEST : LATEST));
  const links: LooseLinks = { from: [...network.inFrom], to: [], type: [...network.inType], lag: [...network.inLag], percent: [], calendar: [...network.inCalendar] };
  for (let node = 0; node < network.size; node++) {
    for (let e = network.inStart[node] as number; e < (network.inStart[node + 1] as number); e++) {
      links.to.push(node);
      // Shares of a summary's length stay as long as they are in the schedule.
      links.percent.push(network.kind[network.inFrom[e] as number] === LEAF ? (network.inPercent[e] as number) : 0);
    }
  }
  const bind = (from: number, to: number, type: number): void => {
    links.from.push(from);
    links.to.push(to);
    for (const [list, value] of [[links.type, type], [links.lag, 0], [links.percent, 0], [links.calendar, 0]] as const) list.push(value);
  };
  const end = kind.push(LATEST) - 1;
  const releases = new Map<string, { start: number; finish: number }>();
  for (const id of plan.releases.keys()) {
    const carriers = tasks.filter(task => task.kind !== "summary" && !task.dropped && inherited[task.index]?.release === id);
    if (carriers.length === 0) continue;
    const known = releaseFinish(network, id);
    const nodes = { start: kind.push(EARLIEST) - 1, finish: known ?? kind.push(LATEST) - 1 };
    releases.set(id, nodes);
    bind(nodes.finish, end, FF);
    for (const { index } of carriers) {
      bind(network.firstNode[index] as number, nodes.start, SS);
      if (known === undefined) bind(network.lastNode[index] as number, nodes.finish, FF);
    }
  }
  for (const task of tasks) if (!task.dropped) bind(network.lastNode[task.index] as number, end, FF);
  return { kind, links, releases, end };
}

/** The node that the network has for the last finish of a release, where work waits for it. */
function releaseFinish({ inLink, inFrom, inType, links, task }: Found["network"], id: string): number | undefined {
  const edge = inFrom.findIndex((from, e) => task[from] === -1 && (inType[e] === FS || inType[e] === FF) && links[inLink[e] as number]?.dependency.on.id === id);
  return edge < 0 ? undefined : inFrom[edge];
}

/** Where in the plan's network and where in the model a node stands. */
interface At {
  readonly node: number;
  readonly at: number;
  /** Numbers of the people and tags that estimates go together by; without them no estimate is drawn. */
  readonly groups: Map<string, number> | undefined;
}

function addLeaf(model: RiskModel & { readonly variables: ModelVariable[] }, { tasks }: Schedule, { frame, forecast }: Found, { node, at, groups }: At): ModelLeaf | undefined {
  const leaf = forecast.network.leaves[node];
  if (leaf === undefined) return undefined;
  const kind = model.kind[at] as number;
  const task = tasks[leaf.task] as ScheduledTask;
  model.stillStart[at] = task.start;
  model.stillFinish[at] = task.finish;
  const table = groups === undefined || kind === STILL || kind === STONE ? undefined : factorTable(frame, leaf);
  if (groups !== undefined && table !== undefined) {
    const shared = groupsOf(frame.plan, leaf);
    model.variable[at] = model.variables.push({
      name: `task:${task.id}`, task: task.index, node: at, table,
      groups: shared.map(({ name }) => groups.get(name) ?? groups.set(name, groups.size).size - 1), weights: shared.map(({ weight }) => weight), own: ownWeight(shared),
      left: leaf.progress.state === "todo" ? 1 : leaf.progress.leftShare, cost: varyingCost(frame, leaf, task),
    }) - 1;
  }
  return modelLeaf(frame, leaf, task, kind);
}

function addBounds(model: RiskModel, { forecast: { network } }: Found, placed: (node: number) => number): void {
  for (const { to, type, at } of network.external) {
    const bounds = type === FS || type === SS ? model.startBound : model.finishBound;
    const node = placed(network.gateNode[to] as number);
    bounds[node] = Math.max(bounds[node] as number, at);
  }
  for (const [node, at] of network.gateDates) model.startBound[placed(node)] = Math.max(model.startBound[placed(node)] as number, at);
}

/** What a risk delays: the finish of each open task, summary or release that it names, or of the plan, while there is work left in it. */
function struckNodes({ plan, tasks }: Schedule, model: RiskModel, { affects = [] }: Risk): readonly number[] {
  const nodes = new Set<number>();
  for (const { id, plan: other } of affects) {
    if (other !== undefined && other !== plan.id) continue;
    const task = tasks[plan.taskIndex.get(id) ?? -1];
    if (id === "plan") {
      if (tasks.some(isOpen)) nodes.add(model.end);
    } else if (task !== undefined) {
      const node = model.finishNode[task.index] as number;
      if (!task.finished && !task.dropped && model.kind[node] !== STILL) nodes.add(node);
    } else if (plan.releases.get(id)?.released === undefined) {
      const release = model.releases.get(id);
      if (release !== undefined && tasks.some(one => one.release === id && isOpen(one))) nodes.add(release.finish);
    }
  }
  return [...nodes];
}

function isOpen({ kind, finished, dropped }: ScheduledTask): boolean {
  return kind !== "summary" && !finished && !dropped;
}

/** People of different hours reach a finish in so many steps. */
const MOST_TRIES = 9;

/**
 * Walks through the model once with the schedule's own figures and takes from the forecast what links do not say: whom
 * levelling lets wait for longer, what is planned as late as possible, and how long work is interrupted for.
 */
function settle(model: RiskModel, { forecast }: Found, order: Int32Array): void {
  const block = blockOf(model, 1);
  for (let node = 0; node < model.size; node++) {
    placeNode(model, block, node, 1);
    const leaf = model.leaves[node];
    if (leaf === undefined || model.kind[node] === STILL) continue;
    const [start, finish] = [forecast.start[order[node] as number] as number, forecast.finish[order[node] as number] as number];
    const kind = model.kind[node];
    // It began before a finish was asked of it that it reaches all the same, in pieces.
    for (let tries = 0; tries < MOST_TRIES && kind === OPEN && (block.start[node] as number) > start; tries++) {
      leaf.reaches += Math.max(1, leaf.clock.between(start, block.start[node] as number));
      placeNode(model, block, node, 1);
    }
    if ((kind === OPEN || kind === STONE) && (block.start[node] as number) < start) {
      leaf.startsAfter = Math.max(leaf.startsAfter, start);
      placeNode(model, block, node, 1);
    }
    if ((block.finish[node] as number) < finish) {
      leaf.interrupted = leaf.clock.between(block.finish[node] as number, finish);
      placeNode(model, block, node, 1);
    }
  }
}
