import type { Instance } from "../instance";
import type { Window } from "../priorityRules";
import { tasksByResource } from "../tasksByResource";

/** Heads looked at a resource: each costs a look at all its tasks, and any choice of them gives a bound that holds. */
const MOST_HEADS = 500;

/**
 * Energy per resource with heads and tails: for a time a and a rest b, the tasks that cannot start before a and after
 * which at least b remains must all fit between; so the project takes at least a + their work / capacity + b.
 */
export function energyBound(instance: Instance, windows: Window, before?: EnergyBounds): EnergyBounds {
  const { size, duration, capacity, demandStart, demandResource, demandUnits } = instance;
  const touched = before === undefined ? undefined : touchedSince(instance, windows, before);
  // By resource the tasks that need it, those after which most remains first.
  const { first } = tasksByResource(capacity.length, demandStart, demandResource);
  const next = first.slice();
  const work: Work = { head: new Float64Array(demandResource.length), energy: new Float64Array(demandResource.length), rest: new Float64Array(demandResource.length) };
  for (let j = 0; j < size; j++) {
    const lasts = duration[j] as number;
    if (touched !== undefined && !isTouched(instance, touched, j)) continue;
    for (let d = demandStart[j] as number; d < (demandStart[j + 1] as number); d++) {
      const at = next[demandResource[d] as number] as number;
      next[demandResource[d] as number] = at + 1;
      work.head[at] = windows.early[j] as number;
      work.energy[at] = (demandUnits[d] as number) * lasts;
      work.rest[at] = (windows.tail[j] as number) - lasts;
    }
  }
  const byResource = new Float64Array(capacity.length);
  let bound = 0;
  for (let r = 0; r < capacity.length; r++) {
    const kept = touched?.[r] === 0 ? before?.byResource[r] : undefined;
    byResource[r] = kept ?? resourceBound(work, first[r] as number, first[r + 1] as number, capacity[r] as number);
    bound = Math.max(bound, byResource[r] as number);
  }
  return { bound, byResource, instance, windows };
}

/** The energy bound, that of each resource, and what they are of. */
export interface EnergyBounds {
  readonly bound: number;
  readonly byResource: Float64Array;
  readonly instance: Instance;
  readonly windows: Window;
}

/** 1 for resources of which some task has other dates or takes another time; undefined where the tasks need other things. */
function touchedSince(now: Instance, { early, tail }: Window, { instance: then, windows: was }: EnergyBounds): Uint8Array | undefined {
  if (now.demandResource !== then.demandResource || now.demandStart !== then.demandStart || now.demandUnits !== then.demandUnits || now.capacity !== then.capacity) return undefined;
  const touched = new Uint8Array(now.capacity.length);
  for (let j = 0; j < now.size; j++) {
    if (early[j] === was.early[j] && tail[j] === was.tail[j] && now.duration[j] === then.duration[j]) continue;
    for (let d = now.demandStart[j] as number; d < (now.demandStart[j + 1] as number); d++) touched[now.demandResource[d] as number] = 1;
  }
  return touched;
}

function isTouched({ demandStart, demandResource }: Instance, touched: Uint8Array, task: number): boolean {
  for (let d = demandStart[task] as number; d < (demandStart[task + 1] as number); d++) if (touched[demandResource[d] as number] === 1) return true;
  return false;
}

/** What tasks do on resources: when they can begin, units times duration, what remains after them. */
interface Work {
  readonly head: Float64Array;
  readonly energy: Float64Array;
  readonly rest: Float64Array;
}

function resourceBound({ head, energy, rest }: Work, first: number, end: number, capacity: number): number {
  if (first === end) return 0;
  const sorted = head.slice(first, end).sort();
  let count = 0;
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[count++] = sorted[i] as number;
  const heads = spread(sorted.subarray(0, count), MOST_HEADS);
  const byRest = placesByRest(rest, first, end);
  let bound = 0;
  for (let h = 0, { length } = heads; h < length; h++) {
    const from = heads[h] as number;
    let total = 0;
    for (let at = 0, { length } = byRest; at < length; at++) {
      const i = byRest[at] as number;
      if ((head[i] as number) < from) continue;
      total += energy[i] as number;
      const least = from + Math.ceil(total / capacity) + (rest[i] as number);
      if (least > bound) bound = least;
    }
  }
  return bound;
}

/** So many are put in their places one by one. */
const FEW = 40;

/** Places of tasks, those first after which most remains. */
function placesByRest(rest: Float64Array, first: number, end: number): Int32Array {
  const places = new Int32Array(end - first);
  for (let i = 0; i < places.length; i++) places[i] = first + i;
  if (places.length > FEW) return places.sort((x, y) => (rest[y] as number) - (rest[x] as number));
  for (let i = 1; i < places.length; i++) {
    const place = places[i] as number;
    let at = i;
    for (; at > 0 && (rest[places[at - 1] as number] as number) < (rest[place] as number); at--) places[at] = places[at - 1] as number;
    places[at] = place;
  }
  return places;
}

/** At most so many of the values, evenly spread, the first among them. */
function spread(values: Float64Array, most: number): Float64Array {
  const step = Math.ceil(values.length / most);
  return step <= 1 ? values : values.filter((_, index) => index % step === 0);
}
