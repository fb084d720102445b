import { durationMinutes } from "../calendar/durations";
import type { SegmentedCalendar } from "../calendar/segmentedCalendar";
import type { TaskNode } from "../model/plan";
import type { Dependency, LinkType } from "../model/values";
import type { PlanFrame } from "./frame";
import type { Inherited } from "./inheritance";
import { FF, FIRST, FS, GATE, LAST, LEAF, SF, SS, type ExternalBound, type NetworkLink } from "./network";
import { awaitedOf, carriersOf, type Awaited } from "./references";

/** Edges before the nodes are put in order, column by column; the columns grow. */
export interface EdgeColumns {
  count: number;
  from: Int32Array;
  to: Int32Array;
  type: Uint8Array;
  lag: Float64Array;
  percent: Float64Array;
  calendar: Int32Array;
  link: Int32Array;
}

/** Nodes and edges as the plan names them, before cycles are cut and nodes put in order. */
export interface RawNetwork {
  /** The number of nodes; the columns may be longer. */
  size: number;
  readonly kind: Uint8Array;
  readonly task: Int32Array;
  readonly edges: EdgeColumns;
  readonly links: NetworkLink[];
  /** The number of links of all tasks before each task, and of all. */
  readonly linkStart: Int32Array;
  readonly external: ExternalBound[];
  readonly calendars: SegmentedCalendar[];
  readonly firstNode: Int32Array;
  readonly lastNode: Int32Array;
  readonly gateNode: Int32Array;
}

/** Kinds of links as numbers. */
export const TYPES: Readonly<Record<LinkType, number>> = { FS, SS, FF, SF };

/** Links of a network before, whose tasks had the same numbers; `match` says which tasks say what they said. */
export interface LinksKnown {
  readonly links: readonly NetworkLink[];
  readonly linkStart: Int32Array;
  readonly match: Int32Array;
}

/** Makes the nodes of all tasks and the edges of all dependencies; links that are known keep their objects. */
export function rawNetworkOf(frame: PlanFrame, inherited: readonly Inherited[], known?: LinksKnown): RawNetwork {
  const count = frame.plan.tasks.length;
  const most = 3 * count + 2 * frame.plan.releases.size;
  const raw: RawNetwork = {
    size: 0,
    kind: new Uint8Array(most),
    task: new Int32Array(most),
    edges: edgeColumns(4 * count + 16),
    links: [],
    linkStart: new Int32Array(count + 1),
    external: [],
    calendars: [frame.calendars.plan.empty ? frame.calendars.elapsed : frame.calendars.plan, frame.calendars.elapsed],
    firstNode: new Int32Array(count),
    lastNode: new Int32Array(count),
    gateNode: new Int32Array(count),
  };
  const { tasks } = frame.plan;
  for (let index = 0; index < count; index++) addNodes(raw, index, (tasks[index] as TaskNode).item.summary);
  for (let index = 0; index < count; index++) addStructure(raw, frame, inherited, index);
  addDependencies(raw, frame, inherited, known);
  return raw;
}

function edgeColumns(size: number): EdgeColumns {
  return {
    count: 0,
    from: new Int32Array(size),
    to: new Int32Array(size),
    type: new Uint8Array(size),
    lag: new Float64Array(size),
    percent: new Float64Array(size),
    calendar: new Int32Array(size),
    link: new Int32Array(size),
  };
}

function addNode(raw: RawNetwork, kind: number, task: number): number {
  raw.kind[raw.size] = kind;
  raw.task[raw.size] = task;
  return raw.size++;
}

function addNodes(raw: RawNetwork, task: number, summary: boolean): void {
  if (!summary) {
    const node = addNode(raw, LEAF, task);
    raw.firstNode[task] = raw.lastNode[task] = raw.gateNode[task] = node;
    return;
  }
  raw.gateNode[task] = addNode(raw, GATE, task);
  raw.firstNode[task] = addNode(raw, FIRST, task);
  raw.lastNode[task] = addNode(raw, LAST, task);
}

/** Binds a task to the summary that it stands in; a summary without live tasks stands where its gate opens. */
function addStructure(raw: RawNetwork, frame: PlanFrame, inherited: readonly Inherited[], task: number): void {
  const { item, parent, end } = frame.plan.tasks[task] as (typeof frame.plan.tasks)[number];
  if (item.summary && end === task + 1) {
    bind(raw, raw.gateNode[task] as number, raw.firstNode[task] as number, SS);
    bind(raw, raw.gateNode[task] as number, raw.lastNode[task] as number, FF);
  }
  if (parent < 0) return;
  bind(raw, raw.gateNode[parent] as number, raw.gateNode[task] as number, SS);
  // What is dropped counts for a summary only when that is dropped itself.
  if (inherited[task]?.dropped === true && inherited[parent]?.dropped !== true) return;
  bind(raw, raw.firstNode[task] as number, raw.firstNode[parent] as number, SS);
  bind(raw, raw.lastNode[task] as number, raw.lastNode[parent] as number, FF);
}

/** An edge without lag that no dependency stands for. */
export function bind(raw: RawNetwork, from: number, to: number, type: number): void {
  addEdge(raw.edges, from, to, type, NO_LAG, -1);
}

/** A lag in minutes or percent, on one of the network's calendars. */
export interface EdgeLag {
  readonly lag: number;
  readonly percent: number;
  readonly calendar: number;
}

const NO_LAG: EdgeLag = { lag: 0, percent: 0, calendar: 0 };

function addEdge(edges: EdgeColumns, from: number, to: number, type: number, lag: EdgeLag, link: number): void {
  const at = edges.count++;
  if (at === edges.from.length) grow(edges);
  edges.from[at] = from;
  edges.to[at] = to;
  edges.type[at] = type;
  edges.lag[at] = lag.lag;
  edges.percent[at] = lag.percent;
  edges.calendar[at] = lag.calendar;
  edges.link[at] = link;
}

function grow(edges: EdgeColumns): void {
  const more = edgeColumns(2 * edges.from.length);
  for (const name of ["from", "to", "type", "lag", "percent", "calendar", "link"] as const) {
    more[name].set(edges[name]);
    Object.assign(edges, { [name]: more[name] });
  }
}

/** What the dependencies of all tasks share while they are added. */
interface LinkMaker {
  readonly raw: RawNetwork;
  readonly frame: PlanFrame;
  readonly inherited: readonly Inherited[];
  readonly carriers: ReadonlyMap<string, readonly number[]>;
  readonly releaseNodes: Map<string, ReleaseNodes>;
  /** Each task that a link without lag comes from, as the list of one that all such links share. */
  readonly alone: (readonly number[] | undefined)[];
}

function addDependencies(raw: RawNetwork, frame: PlanFrame, inherited: readonly Inherited[], known: LinksKnown | undefined): void {
  const carriers = carriersOf(frame.plan, inherited);
  const maker: LinkMaker = { raw, frame, inherited, carriers, releaseNodes: new Map(), alone: new Array<undefined>(frame.plan.tasks.length).fill(undefined) };
  const { tasks } = frame.plan;
  for (let index = 0; index < tasks.length; index++) {
    const { item } = tasks[index] as TaskNode;
    raw.linkStart[index] = raw.links.length;
    if (known?.match[index] === index && addKnown(maker, index, known)) continue;
    const { after } = item;
    if (after === undefined) continue;
    for (let place = 0; place < after.length; place++) addDependency(maker, index, item.summary, after[place] as Dependency, place);
  }
  raw.linkStart[tasks.length] = raw.links.length;
}

function addDependency(maker: LinkMaker, to: number, summary: boolean, dependency: Dependency, place: number): void {
  const { raw, frame, inherited } = maker;
  const own = dependency.on.plan === undefined ? frame.plan.taskIndex.get(dependency.on.id) : undefined;
  if (own !== undefined && dependency.lag === undefined) {
    addPlain(maker, own, to, summary, dependency, place);
    return;
  }
  const awaited = awaitedOf(frame.plan, frame.context, maker.carriers, dependency);
  if (awaited === undefined) return;
  const type = TYPES[dependency.type];
  const lag = lagOf(frame, raw.calendars, inherited[to]?.calendar, dependency);
  if (awaited.kind === "external") {
    raw.external.push({ to, name: awaited.name, type, at: externalBound(raw, awaited, type, lag) });
    return;
  }
  const from = awaited.kind === "task" ? [awaited.task] : awaited.carriers;
  const release = awaited.kind === "release" ? nodesOfRelease(maker, awaited.release, awaited.carriers) : undefined;
  const live = awaited.kind === "task" ? inherited[awaited.task]?.dropped !== true : release?.live === true;
  const unusable = !live || (summary && (type === FF || type === SF));
  raw.links.push({ from, to, place, dependency, type, cut: false, void: unusable });
  if (unusable) return;
  const task = awaited.kind === "task" ? awaited.task : 0;
  const first = release?.first ?? (raw.firstNode[task] as number);
  const last = release?.last ?? (raw.lastNode[task] as number);
  const source = type === FS || type === FF ? last : first;
  addEdge(raw.edges, source, raw.gateNode[to] as number, type, lag, raw.links.length - 1);
}

/** Adds the links of a task as they were; false where one of them is other than the usual, so that all are made anew. */
function addKnown({ raw, frame, inherited }: LinkMaker, task: number, { links, linkStart }: LinksKnown): boolean {
  const [first, end] = [linkStart[task] as number, linkStart[task + 1] as number];
  for (let i = first; i < end; i++) {
    const { from, dependency, void: unusable } = links[i] as NetworkLink;
    const [on] = from;
    if (unusable || on === undefined || from.length !== 1 || dependency.lag !== undefined) return false;
    if (inherited[on]?.dropped === true || frame.plan.tasks[on]?.item.id !== dependency.on.id) return false;
  }
  for (let i = first; i < end; i++) {
    const link = links[i] as NetworkLink;
    const source = (link.type === FS || link.type === FF ? raw.lastNode : raw.firstNode)[link.from[0] as number];
    raw.links.push(link);
    addEdge(raw.edges, source as number, raw.gateNode[task] as number, link.type, NO_LAG, raw.links.length - 1);
  }
  return true;
}

/** The usual dependency: on a task of the plan, without lag. */
function addPlain({ raw, inherited, alone }: LinkMaker, from: number, to: number, summary: boolean, dependency: Dependency, place: number): void {
  const type = TYPES[dependency.type];
  const unusable = inherited[from]?.dropped === true || (summary && (type === FF || type === SF));
  raw.links.push({ from: alone[from] ??= [from], to, place, dependency, type, cut: false, void: unusable });
  if (unusable) return;
  const source = type === FS || type === FF ? raw.lastNode[from] : raw.firstNode[from];
  addEdge(raw.edges, source as number, raw.gateNode[to] as number, type, NO_LAG, raw.links.length - 1);
}

/** The nodes that stand for all that carries a release. */
interface ReleaseNodes {
  readonly first: number;
  readonly last: number;
  /** False when all that carries it is dropped. */
  readonly live: boolean;
}

/** The first start and last finish of all that carries a release: two nodes, however many carry it and wait for it. */
function nodesOfRelease({ raw, inherited, releaseNodes }: LinkMaker, release: string, carriers: readonly number[]): ReleaseNodes {
  const known = releaseNodes.get(release);
  if (known !== undefined) return known;
  const live = carriers.filter(task => inherited[task]?.dropped !== true);
  const nodes = { first: addNode(raw, FIRST, -1), last: addNode(raw, LAST, -1), live: live.length > 0 };
  for (const task of live) {
    bind(raw, raw.firstNode[task] as number, nodes.first, SS);
    bind(raw, raw.lastNode[task] as number, nodes.last, FF);
  }
  releaseNodes.set(release, nodes);
  return nodes;
}

/** Lag runs on the successor's own calendar if it has one, else on the plan's. */
function lagCalendar({ calendars }: PlanFrame, id: string | undefined, known: SegmentedCalendar[]): number {
  const calendar = id === undefined ? undefined : calendars.named(id);
  if (calendar === undefined || calendar.empty) return 0;
  const index = known.indexOf(calendar);
  return index >= 0 ? index : known.push(calendar) - 1;
}

/** The lag of a dependency of a task with a calendar; adds to the calendars the one that it runs on, where that is not among them. */
export function lagOf(frame: PlanFrame, calendars: SegmentedCalendar[], calendar: string | undefined, { lag }: Dependency): EdgeLag {
  if (lag === undefined) return NO_LAG;
  if (lag.kind === "time" && lag.duration.elapsed) return { lag: lag.sign * durationMinutes(lag.duration, frame.scale), percent: 0, calendar: 1 };
  const index = lagCalendar(frame, calendar, calendars);
  if (lag.kind === "percent") return { lag: 0, percent: lag.percent, calendar: index };
  return { lag: lag.sign * durationMinutes(lag.duration, frame.scale), percent: 0, calendar: index };
}

function externalBound(
  raw: RawNetwork,
  awaited: Awaited & { readonly kind: "external" },
  type: number,
  edge: EdgeLag,
): number {
  const at = type === FS || type === FF ? awaited.finish : awaited.start;
  const calendar = raw.calendars[edge.calendar] as SegmentedCalendar;
  const share = edge.percent === 0 ? 0 : (calendar.between(awaited.start, awaited.finish) * edge.percent) / 100;
  const lag = edge.lag + Math.ceil(share - 1e-6);
  return lag === 0 ? at : calendar.add(at, lag);
}
