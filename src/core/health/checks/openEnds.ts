import type { Network } from "../../schedule/network";
import { hitsOfLeaves, shareOf, type HealthCheck, type HealthInput, type Hit } from "../check";
import { MARK, type TaskMarks } from "../taskMarks";

const BEFORE = 1;
const AFTER = 2;

/**
 * Logic: open tasks that lack a predecessor or a successor. Links of a summary hold for the tasks in it; what carries a
 * release leads to it, an action leads to its risk. A task that has begun needs no predecessor. A plan begins and ends
 * somewhere: its first and its last task may.
 */
export const openEnds: HealthCheck = {
  name: "open-ends",
  unit: "share",
  bound: "most",
  limit: ({ openEnds: most }) => most,
  settable: ["openEnds"],
  measure(input) {
    const { linked, found: before } = linkedTasks(input);
    const { marks: { marks, start, finish }, open } = input;
    const [first, last] = ends(marks, start, finish);
    if (before?.marks === marks && before.first === first && before.last === last) return shareOf(before.hits, open);
    const isLoose = (index: number): boolean => {
      const has = linked[index] as number;
      const mark = marks[index] as number;
      const before = (has & BEFORE) !== 0 || (mark & MARK.started) !== 0 || index === first;
      return !before || ((has & AFTER) === 0 && (mark & MARK.leads) === 0 && index !== last);
    };
    const hits = hitsOfLeaves(input, isLoose, ({ index, started }) => {
      const before = ((linked[index] as number) & BEFORE) !== 0 || started || index === first;
      const after = ((linked[index] as number) & AFTER) !== 0 || ((marks[index] as number) & MARK.leads) !== 0 || index === last;
      return { task: index, lacks: before ? "after" : after ? "before" : "both" };
    });
    return shareOf(noteHits(input, { marks, first, last, hits }), open);
  },
};

/** The open task that begins first (of several the first in the file), and the one that ends last (of several the last). */
function ends(marks: Uint16Array, start: Float64Array, finish: Float64Array): readonly [number, number] {
  let first = -1;
  let last = -1;
  for (let index = 0; index < marks.length; index++) {
    if (((marks[index] as number) & MARK.open) === 0) continue;
    if (first < 0 || (start[index] as number) < (start[first] as number)) first = index;
    if (last < 0 || (finish[index] as number) >= (finish[last] as number)) last = index;
  }
  return [first, last];
}

/** What links were found to say of tasks, and what of the tasks that rests on. */
interface Known extends Pick<Network, "external"> {
  readonly tasks: TaskMarks;
  readonly linked: Uint8Array;
  found?: Loose;
}

/** The hits that were found last, and what these rest on besides. */
interface Loose extends Pick<TaskMarks, "marks"> {
  readonly first: number;
  readonly last: number;
  readonly hits: readonly Hit[];
}

const known = new WeakMap<Network["links"], Known>();

/** By task, whether it or a summary above waits for something, and whether something waits for it. */
function linkedTasks({ marks: tasks, found: { network } }: HealthInput): Known {
  const { links, external } = network;
  const before = known.get(links);
  if (before?.external === external && sameTree(before.tasks, tasks)) return before;
  const now: Known = { external, tasks, linked: findLinked(network, tasks) };
  known.set(links, now);
  return now;
}

/** Keeps hits for the next time. */
function noteHits({ found: { network } }: HealthInput, found: Loose): readonly Hit[] {
  const now = known.get(network.links);
  if (now !== undefined) now.found = found;
  return found.hits;
}

/** True when the same tasks are dropped, and stand below the same. */
function sameTree(a: TaskMarks, b: TaskMarks): boolean {
  if (a.marks === b.marks && a.parent === b.parent) return true;
  for (let index = 0; index < a.marks.length; index++) {
    if (a.parent[index] !== b.parent[index] || (((a.marks[index] as number) ^ (b.marks[index] as number)) & MARK.dropped) !== 0) return false;
  }
  return a.marks.length === b.marks.length;
}

function findLinked({ links, linkFrom, linkTo, voidLinks, external }: Network, { marks, parent }: TaskMarks): Uint8Array {
  const linked = new Uint8Array(marks.length);
  const mark = (task: number, bit: number): void => { if (task >= 0) linked[task] = (linked[task] as number) | bit; };
  for (let link = 0; link < links.length; link++) {
    const to = linkTo[link] as number;
    const from = linkFrom[link] as number;
    // Few are void: mostly none has to be looked at itself.
    if (((marks[to] as number) & MARK.dropped) !== 0 || (voidLinks > 0 && links[link]?.void === true)) continue;
    mark(to, BEFORE);
    if (from >= 0) mark(from, AFTER);
    else for (const several of links[link]?.from ?? []) mark(several, AFTER);
  }
  for (const { to } of external) mark(to, BEFORE);
  // Parents stand before their children.
  for (let task = 0; task < linked.length; task++) if ((parent[task] as number) >= 0) mark(task, linked[parent[task] as number] as number);
  return linked;
}
