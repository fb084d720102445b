import { leastFirst } from "../leastFirst";

/**
 * A resource-constrained project in neutral form: tasks by number (document order), whole units of time, whole units of
 * capacity. A link says that `to` starts at least `delay` after the START of `from`; finish-to-start without lag is a
 * delay of `from`'s duration, and every other minimum lag has such a form.
 */
export interface Project {
  readonly durations: ArrayLike<number>;
  readonly links: readonly Link[];
  readonly capacities: ArrayLike<number>;
  readonly demands: readonly Demand[];
  /** Earliest start of each task; absent: 0 for all. */
  readonly releases?: ArrayLike<number>;
  /** What each task weighs in the sum of starts that breaks ties; absent: 1 for all. */
  readonly weights?: ArrayLike<number>;
}

/** A precedence: `to` starts at least `delay` after the start of `from`; without a delay, when `from` is finished. */
export interface Link {
  readonly from: number;
  readonly to: number;
  readonly delay?: number;
}

/** A task occupies so many units of a resource while it runs. */
export interface Demand {
  readonly task: number;
  readonly resource: number;
  readonly units: number;
}

/** A project on typed arrays; links in both directions, so that the same code schedules forward and backward. */
export interface Instance {
  readonly size: number;
  readonly duration: Int32Array;
  readonly release: Int32Array;
  readonly weight: Float64Array;
  /** Links into task j: inStart[j] to inStart[j + 1] of `inFrom` and `inDelay`. */
  readonly inStart: Int32Array;
  readonly inFrom: Int32Array;
  readonly inDelay: Int32Array;
  readonly outStart: Int32Array;
  readonly outTo: Int32Array;
  readonly outDelay: Int32Array;
  readonly capacity: Int32Array;
  /** Demands of task j: demandStart[j] to demandStart[j + 1] of `demandResource` and `demandUnits`; no zeros. */
  readonly demandStart: Int32Array;
  readonly demandResource: Int32Array;
  readonly demandUnits: Int32Array;
  /** All tasks, each after its predecessors, in document order where links leave it open. */
  readonly order: Int32Array;
  /** Every link leads to a start and a finish that are no earlier: then the orders of starts and of finishes keep all links. */
  readonly monotone: boolean;
}

/** Why a project has no schedule: tasks that wait for each other, or a task that needs more than there ever is. */
export type ProjectFault =
  | { readonly kind: "circle"; readonly tasks: readonly number[] }
  | { readonly kind: "demand"; readonly task: number; readonly resource: number };

interface Compressed {
  readonly start: Int32Array;
  readonly other: Int32Array;
  readonly value: Int32Array;
}

/** Lists by key: entry i with its key, other end and value. */
function compress(size: number, key: Int32Array, ends: Int32Array, values: Int32Array): Compressed {
  const count = key.length;
  const start = new Int32Array(size + 1);
  for (let i = 0; i < count; i++) (start[(key[i] as number) + 1] as number)++;
  for (let k = 0; k < size; k++) start[k + 1] = (start[k + 1] as number) + (start[k] as number);
  const next = start.slice();
  const other = new Int32Array(count);
  const value = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const at = next[key[i] as number] as number;
    next[key[i] as number] = at + 1;
    other[at] = ends[i] as number;
    value[at] = values[i] as number;
  }
  return { start, other, value };
}

/** The values alone of `compress`. */
function byKey(size: number, key: Int32Array, values: Int32Array): Int32Array {
  const next = new Int32Array(size + 1);
  for (const k of key) (next[k + 1] as number)++;
  for (let k = 0; k < size; k++) next[k + 1] = (next[k + 1] as number) + (next[k] as number);
  const value = new Int32Array(key.length);
  for (let i = 0; i < key.length; i++) value[(next[key[i] as number] as number)++] = values[i] as number;
  return value;
}

/** True when the same tasks take no time, so that they need nothing. */
function sameZeros(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let j = 0; j < a.length; j++) if ((a[j] === 0) !== (b[j] === 0)) return false;
  return true;
}

/** The tasks in an order that keeps all links, the smallest number first; shorter than all tasks when there is a circle. */
function topologicalOrder(size: number, into: Compressed, out: Compressed): Int32Array {
  const waits = new Int32Array(size);
  for (let j = 0; j < size; j++) waits[j] = (into.start[j + 1] as number) - (into.start[j] as number);
  return leastFirst(size, waits, out.start, out.other);
}

function isMonotone(links: Compressed, duration: Int32Array): boolean {
  for (let j = 0; j < duration.length; j++) {
    for (let e = links.start[j] as number; e < (links.start[j + 1] as number); e++) {
      const delay = links.value[e] as number;
      if (delay < 0 || delay + (duration[links.other[e] as number] as number) < (duration[j] as number)) return false;
    }
  }
  return true;
}

/** A project in columns: each link with its delay. */
export interface ProjectColumns {
  readonly durations: Int32Array;
  readonly releases: Int32Array;
  readonly weights: Float64Array;
  readonly linkFrom: Int32Array;
  readonly linkTo: Int32Array;
  readonly linkDelay: Int32Array;
  readonly capacities: Int32Array;
  readonly demandTask: Int32Array;
  readonly demandResource: Int32Array;
  readonly demandUnits: Int32Array;
}

/** Compiles a project; a fault where no schedule can exist. */
export function compileProject({ durations, links, capacities, demands, releases, weights }: Project): Instance | ProjectFault {
  const size = durations.length;
  const duration = Int32Array.from(durations);
  return compileColumns({
    durations: duration,
    releases: Int32Array.from({ length: size }, (_, j) => releases?.[j] ?? 0),
    weights: Float64Array.from({ length: size }, (_, j) => weights?.[j] ?? 1),
    linkFrom: Int32Array.from(links, ({ from }) => from),
    linkTo: Int32Array.from(links, ({ to }) => to),
    linkDelay: Int32Array.from(links, ({ from, delay }) => delay ?? (duration[from] as number)),
    capacities: Int32Array.from(capacities),
    demandTask: Int32Array.from(demands, ({ task }) => task),
    demandResource: Int32Array.from(demands, ({ resource }) => resource),
    demandUnits: Int32Array.from(demands, ({ units }) => units),
  });
}

/**
 * Compiles a project that is in columns; a fault where no schedule can exist. `before` is the instance of one with the
 * same tasks and demands, of which these are taken over, and the links but for their delays where they are the `sameLinks`.
 */
export function compileColumns(project: ProjectColumns, before?: Instance, sameLinks = false): Instance | ProjectFault {
  const { durations: duration, releases: release, weights: weight, linkFrom, linkTo, linkDelay } = project;
  const size = duration.length;
  const known = before !== undefined && sameZeros(duration, before.duration) ? before : undefined;
  if (known !== undefined && sameLinks) {
    const [inDelay, outDelay] = [byKey(size, linkTo, linkDelay), byKey(size, linkFrom, linkDelay)];
    const monotone = isMonotone({ start: known.outStart, other: known.outTo, value: outDelay }, duration);
    return { ...known, duration, release, weight, inDelay, outDelay, monotone };
  }
  const into = compress(size, linkTo, linkFrom, linkDelay);
  const out = compress(size, linkFrom, linkTo, linkDelay);
  const order = topologicalOrder(size, into, out);
  if (order.length < size) {
    const placed = new Set(order);
    return { kind: "circle", tasks: [...duration.keys()].filter(task => !placed.has(task)) };
  }
  const needs = known ?? needsOf(project);
  if ("kind" in needs) return needs;
  const { capacity, demandStart, demandResource, demandUnits } = needs;
  return {
    size, duration, capacity, order, release, weight,
    inStart: into.start, inFrom: into.other, inDelay: into.value, outStart: out.start, outTo: out.other, outDelay: out.value,
    demandStart, demandResource, demandUnits, monotone: isMonotone(out, duration),
  };
}

/** What tasks need, by task. */
function needsOf(project: ProjectColumns): Pick<Instance, "capacity" | "demandStart" | "demandResource" | "demandUnits"> | ProjectFault {
  const { durations: { length: size }, capacities: capacity } = project;
  const { task, resource, units } = realDemands(project);
  for (let i = 0; i < task.length; i++) {
    if ((units[i] as number) > (capacity[resource[i] as number] ?? 0)) return { kind: "demand", task: task[i] as number, resource: resource[i] as number };
  }
  const { start, other, value } = compress(size, task, resource, units);
  return { capacity, demandStart: start, demandResource: other, demandUnits: value };
}

/** Demands of something, for some time. */
function realDemands({ durations, demandTask, demandResource, demandUnits }: ProjectColumns): { readonly task: Int32Array; readonly resource: Int32Array; readonly units: Int32Array } {
  const isReal = (i: number): boolean => (demandUnits[i] as number) > 0 && (durations[demandTask[i] as number] as number) > 0;
  let count = 0;
  for (let i = 0; i < demandTask.length; i++) if (isReal(i)) count++;
  if (count === demandTask.length) return { task: demandTask, resource: demandResource, units: demandUnits };
  const real = { task: new Int32Array(count), resource: new Int32Array(count), units: new Int32Array(count) };
  let at = 0;
  for (let i = 0; i < demandTask.length; i++) {
    if (!isReal(i)) continue;
    real.task[at] = demandTask[i] as number;
    real.resource[at] = demandResource[i] as number;
    real.units[at++] = demandUnits[i] as number;
  }
  return real;
}

/**
 * The same project seen from its end: a schedule of the mirror with makespan T is one of the project when every task is
 * put at T - start - duration. Releases are left out, since in the mirror they depend on T.
 */
export function mirrorOf(instance: Instance): Instance {
  const { size, inStart, inFrom, outStart, outTo, order } = instance;
  const [inDelay, outDelay] = [instance.outDelay.slice(), instance.inDelay.slice()];
  for (let j = 0; j < size; j++) turnDelays(instance, j, inDelay, outDelay);
  return {
    ...instance, release: new Int32Array(size), inStart: outStart, inFrom: outTo, inDelay, outStart: inStart, outTo: inFrom, outDelay, order: order.slice().reverse(),
  };
}

/** Writes the delays of all links of a task as they are in the mirror. */
export function turnDelays({ duration, inStart, inFrom, inDelay, outStart, outTo, outDelay }: Instance, task: number, into: Int32Array, out: Int32Array): void {
  const lasts = duration[task] as number;
  for (let e = outStart[task] as number; e < (outStart[task + 1] as number); e++) into[e] = (outDelay[e] as number) + (duration[outTo[e] as number] as number) - lasts;
  for (let e = inStart[task] as number; e < (inStart[task + 1] as number); e++) out[e] = (inDelay[e] as number) - (duration[inFrom[e] as number] as number) + lasts;
}
