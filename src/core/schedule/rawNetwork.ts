import { durationMinutes } from "../calendar/durations";
import type { SegmentedCalendar } from "../calendar/segmentedCalendar";
import type { Dependency, LinkType } from "../model/values";
import type { PlanFrame } from "./frame";
import type { Inherited } from "./inheritance";
import { FF, FIRST, FS, GATE, LAST, LEAF, SF, SS, type ExternalBound, type NetworkLink } from "./network";
import { awaitedOf, carriersOf, type Awaited } from "./references";

/** An edge before the nodes are put in order. */
export interface RawEdge {
  readonly from: number;
  readonly to: number;
  readonly type: number;
  readonly lag: number;
  readonly percent: number;
  readonly calendar: number;
  readonly link: number;
}

/** Nodes and edges as the plan names them, before cycles are cut and nodes put in order. */
export interface RawNetwork {
  readonly kind: number[];
  readonly task: number[];
  readonly edges: RawEdge[];
  readonly links: NetworkLink[];
  readonly external: ExternalBound[];
  readonly calendars: SegmentedCalendar[];
  readonly firstNode: Int32Array;
  readonly lastNode: Int32Array;
  readonly gateNode: Int32Array;
}

const TYPES: Readonly<Record<LinkType, number>> = { FS, SS, FF, SF };

/** Makes the nodes of all tasks and the edges of all dependencies. */
export function rawNetworkOf(frame: PlanFrame, inherited: readonly Inherited[]): RawNetwork {
  const count = frame.plan.tasks.length;
  const raw: RawNetwork = {
    kind: [],
    task: [],
    edges: [],
    links: [],
    external: [],
    calendars: [frame.calendars.plan.empty ? frame.calendars.elapsed : frame.calendars.plan, frame.calendars.elapsed],
    firstNode: new Int32Array(count),
    lastNode: new Int32Array(count),
    gateNode: new Int32Array(count),
  };
  for (const node of frame.plan.tasks) addNodes(raw, node.index, node.item.summary);
  for (const node of frame.plan.tasks) addStructure(raw, frame, inherited, node.index);
  addDependencies(raw, frame, inherited);
  return raw;
}

function addNode(raw: RawNetwork, kind: number, task: number): number {
  raw.kind.push(kind);
  raw.task.push(task);
  return raw.kind.length - 1;
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

function bind(raw: RawNetwork, from: number, to: number, type: number): void {
  raw.edges.push({ from, to, type, lag: 0, percent: 0, calendar: 0, link: -1 });
}

function addDependencies(raw: RawNetwork, frame: PlanFrame, inherited: readonly Inherited[]): void {
  const { plan, context } = frame;
  const carriers = carriersOf(plan, inherited);
  const releaseNodes = new Map<string, readonly [first: number, last: number]>();
  const calendarIndex = new Map<string, number>();
  for (const { item, index } of plan.tasks) {
    item.after?.forEach((dependency, place) => {
      const awaited = awaitedOf(plan, context, carriers, dependency);
      if (awaited === undefined) return;
      const type = TYPES[dependency.type];
      const calendar = lagCalendar(raw, frame, inherited[index]?.calendar, calendarIndex);
      const lag = lagOf(frame, dependency);
      const edge = { to: raw.gateNode[index] as number, type, ...lag, calendar: lag.elapsed ? 1 : calendar };
      if (awaited.kind === "external") {
        raw.external.push({ to: index, name: awaited.name, type, at: externalBound(raw, awaited, edge) });
        return;
      }
      const from = awaited.kind === "task" ? [awaited.task] : awaited.carriers;
      const live = from.filter(task => inherited[task]?.dropped !== true);
      const unusable = live.length === 0 || (item.summary && (type === FF || type === SF));
      raw.links.push({ from, to: index, place, dependency, type, cut: false, void: unusable });
      if (unusable) return;
      const [first, last] = awaited.kind === "task"
        ? [raw.firstNode[awaited.task] as number, raw.lastNode[awaited.task] as number]
        : nodesOfRelease(raw, awaited.release, live, releaseNodes);
      const { elapsed: _, ...rest } = edge;
      raw.edges.push({ ...rest, from: type === FS || type === FF ? last : first, link: raw.links.length - 1 });
    });
  }
}

/** The first start and last finish of all that carries a release. */
function nodesOfRelease(
  raw: RawNetwork,
  release: string,
  carriers: readonly number[],
  known: Map<string, readonly [number, number]>,
): readonly [number, number] {
  const nodes = known.get(release);
  if (nodes !== undefined) return nodes;
  const first = addNode(raw, FIRST, -1);
  const last = addNode(raw, LAST, -1);
  for (const task of carriers) {
    bind(raw, raw.firstNode[task] as number, first, SS);
    bind(raw, raw.lastNode[task] as number, last, FF);
  }
  known.set(release, [first, last]);
  return [first, last];
}

/** Lag runs on the successor's own calendar if it has one, else on the plan's. */
function lagCalendar(
  raw: RawNetwork,
  frame: PlanFrame,
  id: string | undefined,
  known: Map<string, number>,
): number {
  if (id === undefined) return 0;
  const index = known.get(id);
  if (index !== undefined) return index;
  const calendar = frame.calendars.named(id);
  const made = calendar === undefined || calendar.empty ? 0 : raw.calendars.push(calendar) - 1;
  known.set(id, made);
  return made;
}

function lagOf(
  frame: PlanFrame,
  { lag }: Dependency,
): { readonly lag: number; readonly percent: number; readonly elapsed: boolean } {
  if (lag === undefined) return { lag: 0, percent: 0, elapsed: false };
  if (lag.kind === "percent") return { lag: 0, percent: lag.percent, elapsed: false };
  return { lag: lag.sign * durationMinutes(lag.duration, frame.scale), percent: 0, elapsed: lag.duration.elapsed };
}

function externalBound(
  raw: RawNetwork,
  awaited: Awaited & { readonly kind: "external" },
  edge: { readonly type: number; readonly lag: number; readonly percent: number; readonly calendar: number },
): number {
  const at = edge.type === FS || edge.type === FF ? awaited.finish : awaited.start;
  const calendar = raw.calendars[edge.calendar] as SegmentedCalendar;
  const share = edge.percent === 0 ? 0 : (calendar.between(awaited.start, awaited.finish) * edge.percent) / 100;
  const lag = edge.lag + Math.ceil(share - 1e-6);
  return lag === 0 ? at : calendar.add(at, lag);
}
