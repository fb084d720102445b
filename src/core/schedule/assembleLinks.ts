import type { Carried } from "./compiled";
import type { Found } from "./found";
import { lagText } from "./lagText";
import { firstOther } from "./matched";
import { FF, FS, type Network, type NetworkLink } from "./network";
import type { ScheduledLink, ScheduledTask } from "./result";

/** What was assembled before on the same ground, and what of the network before the one now has. */
export interface LinksBefore {
  readonly found: Found;
  readonly tasks: readonly ScheduledTask[];
  readonly links: readonly ScheduledLink[];
  readonly carried: Carried | undefined;
}

/** What all links share while they are assembled. */
interface Assembly {
  readonly found: Found;
  readonly tasks: readonly ScheduledTask[];
  readonly holders: Map<readonly number[], Holders>;
}

/**
 * The links of the schedule. What waits for a release has one link, from the task that holds it: of those that carry
 * the release the one that finishes last, or for a link to its start the one that starts first. What is as before keeps
 * its object.
 */
export function assembleLinks(found: Found, tasks: readonly ScheduledTask[], before?: LinksBefore): readonly ScheduledLink[] {
  const { links } = found.network;
  const again = before === undefined ? undefined : linksAgain(found, tasks, before);
  if (again !== undefined) return again;
  const assembly: Assembly = { found, tasks, holders: new Map() };
  const old = before === undefined ? undefined : scheduledBefore(before, links.length);
  const result: ScheduledLink[] = [];
  let kept = true;
  for (let i = 0; i < links.length; i++) {
    const one = linkAt(assembly, i, old?.[i]);
    if (one === undefined) continue;
    kept &&= one === before?.links[result.length];
    result.push(one);
  }
  return before !== undefined && kept && result.length === before.links.length ? before.links : result;
}

/**
 * The links before where each joins two tasks: only those are looked at that are new, or whose tasks or part in the dates are
 * others than before. Undefined where a link joins more, or may have been left out.
 */
function linksAgain(found: Found, tasks: readonly ScheduledTask[], { found: old, tasks: oldTasks, links, carried }: LinksBefore): readonly ScheduledLink[] | undefined {
  const { linkFrom } = found.network;
  if (carried === undefined || links.length !== old.network.links.length || tasks.length !== oldTasks.length || joinsSeveral(linkFrom)) return undefined;
  const places = carried.linkMoves;
  const [driving, drove] = [found.forecast.drivers.driving, old.forecast.drivers.driving];
  const moved = otherPaths(tasks, oldTasks);
  if (places === undefined && driving === drove && moved === undefined) return links;
  const stale = new Uint8Array(linkFrom.length).fill(places === undefined ? 0 : 1);
  if (places === undefined) {
    if (driving !== drove) for (let i = 0; i < stale.length; i++) stale[i] = driving[i] === drove[i] ? 0 : 1;
  } else {
    for (let was = 0; was < places.length; was++) {
      const now = places[was] as number;
      if (now >= 0) stale[now] = driving[now] === drove[was] ? 0 : 1;
    }
  }
  if (moved !== undefined) noteLinksOf(found.network, moved, stale);
  const result = places === undefined ? links : movedLinks(links, places, stale.length);
  return relinked({ found, tasks, holders: new Map() }, result, stale);
}

/** The links at their places now, new ones left open. */
function movedLinks(links: readonly ScheduledLink[], places: Int32Array, count: number): readonly (ScheduledLink | undefined)[] {
  const parts: (readonly (ScheduledLink | undefined)[])[] = [];
  let filled = 0;
  const leaveOpen = (upTo: number): void => {
    if (upTo > filled) parts.push(new Array<undefined>(upTo - filled).fill(undefined));
  };
  // Whole stretches have moved by the same, in the order in which they were.
  for (let first = 0; first < places.length;) {
    const now = places[first] as number;
    let end = first + 1;
    while (now >= 0 && end < places.length && places[end] === now + end - first) end++;
    if (now >= 0) {
      leaveOpen(now);
      parts.push(links.slice(first, end));
      filled = now + end - first;
    }
    first = end;
  }
  leaveOpen(count);
  return new Array<ScheduledLink | undefined>().concat(...parts);
}

/** The links with the stale ones made again; the same list where all say what they said. */
function relinked(assembly: Assembly, links: readonly (ScheduledLink | undefined)[], stale: Uint8Array): readonly ScheduledLink[] {
  let own: (ScheduledLink | undefined)[] | undefined;
  for (let i = stale.indexOf(1); i >= 0; i = stale.indexOf(1, i + 1)) {
    const one = linkAt(assembly, i, links[i]);
    if (one !== links[i]) (own ??= links.slice())[i] = one;
  }
  return (own ?? links) as readonly ScheduledLink[];
}

/** By the predecessors of a network's links. */
const several = new WeakMap<Int32Array, boolean>();

/** True when a link comes from more than one task. */
function joinsSeveral(linkFrom: Int32Array): boolean {
  let any = several.get(linkFrom);
  if (any === undefined) several.set(linkFrom, (any = linkFrom.includes(-1)));
  return any;
}

/** 1 for the tasks that are critical now and were not, or the other way round; undefined where there are none. */
function otherPaths(tasks: readonly ScheduledTask[], oldTasks: readonly ScheduledTask[]): Uint8Array | undefined {
  let moved: Uint8Array | undefined;
  for (let i = firstOther(oldTasks, tasks, 0); i < tasks.length; i = firstOther(oldTasks, tasks, i + 1)) if (tasks[i]?.critical !== oldTasks[i]?.critical) (moved ??= new Uint8Array(tasks.length))[i] = 1;
  return moved;
}

/** Notes with 1 the links of some tasks. */
function noteLinksOf({ linkFrom, linkTo }: Network, tasks: Uint8Array, noted: Uint8Array): void {
  for (let i = 0; i < noted.length; i++) if (tasks[linkFrom[i] as number] === 1 || tasks[linkTo[i] as number] === 1) noted[i] = 1;
}

/** For each link of the network what it was in the schedule before, where that is known. */
function scheduledBefore({ found, links, carried }: LinksBefore, count: number): readonly (ScheduledLink | undefined)[] | undefined {
  const { network } = found;
  // Links to a release that nothing carries are not in the schedule: then places tell nothing.
  if (carried === undefined || network.links.length !== links.length) return undefined;
  if (carried.linkMoves === undefined) return links;
  const old = new Array<ScheduledLink | undefined>(count).fill(undefined);
  for (let i = 0; i < links.length; i++) {
    const now = carried.linkMoves[i] as number;
    if (now >= 0) old[now] = links[i];
  }
  return old;
}

/** A link of the schedule, the same object where it says what it said; undefined for a link from nowhere. */
function linkAt({ found, tasks, holders }: Assembly, i: number, old: ScheduledLink | undefined): ScheduledLink | undefined {
  const { network, forecast } = found;
  const to = network.linkTo[i] as number;
  let from = network.linkFrom[i] as number;
  if (from < 0) {
    const link = network.links[i] as NetworkLink;
    if (link.from.length === 0) return undefined;
    from = holderOf(link, tasks, holders);
  }
  const drives = forecast.drivers.driving[i] === 1;
  if (old !== undefined) {
    const driving = drives && !old.cut;
    const critical = driving && tasks[from]?.critical === true && tasks[to]?.critical === true;
    return old.from === from && old.driving === driving && old.critical === critical ? old : { ...old, from, driving, critical };
  }
  const { cut, dependency } = network.links[i] as NetworkLink;
  const driving = drives && !cut;
  const critical = driving && tasks[from]?.critical === true && tasks[to]?.critical === true;
  return { from, to, type: dependency.type, lag: lagText(dependency.lag), driving, critical, cut };
}

/** Of many tasks the one that starts first and the one that finishes last. */
interface Holders {
  readonly first: number;
  readonly last: number;
}

function holderOf(link: NetworkLink, tasks: readonly ScheduledTask[], known: Map<readonly number[], Holders>): number {
  let holders = known.get(link.from);
  if (holders === undefined) {
    const live = link.from.filter(task => tasks[task]?.dropped !== true);
    const among = live.length > 0 ? live : link.from;
    const at = (task: number): ScheduledTask => tasks[task] as ScheduledTask;
    holders = {
      first: among.reduce((best, task) => (at(task).start < at(best).start ? task : best)),
      last: among.reduce((best, task) => (at(task).finish > at(best).finish ? task : best)),
    };
    known.set(link.from, holders);
  }
  return link.type === FS || link.type === FF ? holders.last : holders.first;
}
