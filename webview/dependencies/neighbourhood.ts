import { linkAt } from "./model";
import type { GraphModel } from "./model";
import { neighbours } from "./walk";
import type { Side, Step, WalkRules } from "./walk";

/** What a person wants to see of the graph. */
export interface Wanted extends WalkRules {
  readonly center: number;
  /** How many links away from the centre; 0 is as far as there is anything. */
  readonly depth: number;
  readonly direction: "both" | Side;
  /** Sides of items that were opened beyond the depth, or closed within it, each as `sideKey`. */
  readonly opened: ReadonlySet<string>;
  readonly closed: ReadonlySet<string>;
  /** The most items that are shown. */
  readonly most: number;
}

/** A link between two items that are shown. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly link: number;
  readonly via: number;
}

/** An item that is shown. */
export interface ShownItem {
  readonly row: number;
  /** How many neighbours are not shown. */
  readonly hiddenBefore: number;
  readonly hiddenAfter: number;
}

/** The part of the graph that is shown. */
export interface Neighbourhood {
  readonly center: number;
  /** The centre first, then by distance. */
  readonly items: readonly ShownItem[];
  readonly edges: readonly Edge[];
  /** How many there are as far as one may look; more than `items` where there was no room. */
  readonly reached: number;
}

/** So many neighbours of one item are shown until all of them are asked for. */
export const MOST_OF_ONE = 20;

/** Tells the side of an item apart. */
export function sideKey(id: string, side: Side): string {
  return `${side} ${id}`;
}

/** Items and links around the centre: the nearest first, what decides dates before other things. */
export function neighbourhood(model: GraphModel, wanted: Wanted): Neighbourhood {
  const steps = stepsOf(model, wanted);
  const { shown, reached } = spread(model, wanted, steps);
  const edges = edgesBetween(shown, steps);
  const drawn = new Set(edges.map(({ link }) => link));
  // A link that is drawn to a task is not hidden because the summary that it is written at has no card.
  const hidden = (row: number, side: Side): number => steps(row, side).filter(({ row: other, link }) => !shown.has(other) && (wanted.tasks || !drawn.has(link))).length;
  const items = [...shown].map((row): ShownItem => ({ row, hiddenBefore: hidden(row, "before"), hiddenAfter: hidden(row, "after") }));
  return { center: wanted.center, items, edges, reached };
}

type Steps = (row: number, side: Side) => readonly Step[];

function stepsOf(model: GraphModel, wanted: Wanted): Steps {
  const known: Readonly<Record<Side, Map<number, readonly Step[]>>> = { before: new Map(), after: new Map() };
  return (row, side) => {
    let steps = known[side].get(row);
    if (steps === undefined) {
      steps = neighbours(model, row, side, wanted);
      known[side].set(row, steps);
    }
    return steps;
  };
}

/** Walks from the centre, both sides in turn, as long as there is room; and counts how many it would be without that limit. */
function spread(model: GraphModel, wanted: Wanted, steps: Steps): { readonly shown: ReadonlySet<number>; readonly reached: number } {
  const shown = walked(model, wanted, (row, side) => {
    const all = strongestFirst(model, steps(row, side));
    return wanted.opened.has(sideKey(model.ids[row] ?? "", side)) ? all : all.slice(0, MOST_OF_ONE);
  });
  const reached = walked(model, { ...wanted, most: Infinity }, steps);
  openOthers(model, wanted, steps, shown, reached);
  return { shown, reached: reached.size };
}

function walked(model: GraphModel, wanted: Wanted, steps: Steps): Set<number> {
  const { center, direction, most } = wanted;
  const sides: readonly Side[] = direction === "both" ? ["before", "after"] : [direction];
  const shown = new Set<number>([center]);
  const seen: Readonly<Record<Side, Set<number>>> = { before: new Set(shown), after: new Set(shown) };
  // Grows while it is walked.
  const queue: (readonly [row: number, side: Side, distance: number])[] = sides.map((side) => [center, side, 0]);
  for (const [row, side, distance] of queue) {
    if (!goesOn(model, wanted, row, side, distance)) continue;
    for (const { row: next } of steps(row, side)) {
      if (seen[side].has(next) || (shown.size >= most && !shown.has(next))) continue;
      seen[side].add(next);
      shown.add(next);
      queue.push([next, side, distance + 1]);
    }
  }
  return shown;
}

function goesOn(model: GraphModel, { depth, opened, closed }: Wanted, row: number, side: Side, distance: number): boolean {
  const key = sideKey(model.ids[row] ?? "", side);
  if (closed.has(key)) return false;
  return opened.has(key) || depth === 0 || distance < depth;
}

/** Sides that a person opened against the direction of the walk: what else waits for a predecessor, and so on. */
function openOthers(model: GraphModel, { opened, closed, most }: Wanted, steps: Steps, shown: Set<number>, reached: Set<number>): void {
  // Grows while it is walked.
  for (const row of shown) {
    for (const side of ["before", "after"] as const) {
      const key = sideKey(model.ids[row] ?? "", side);
      if (!opened.has(key) || closed.has(key)) continue;
      for (const { row: next } of strongestFirst(model, steps(row, side))) {
        reached.add(next);
        if (shown.size < most) shown.add(next);
      }
    }
  }
}

function strongestFirst(model: GraphModel, steps: readonly Step[]): readonly Step[] {
  const weight = ({ link }: Step): number => {
    const { driving, critical } = linkAt(model, link);
    return (driving ? 2 : 0) + (critical ? 1 : 0);
  };
  return [...steps].sort((a, b) => weight(b) - weight(a) || a.row - b.row);
}

/** One edge between any two items that are shown; a link of their own before one of a summary or of a task in one. */
function edgesBetween(shown: ReadonlySet<number>, steps: Steps): readonly Edge[] {
  const edges = new Map<string, Edge>();
  for (const row of shown) {
    for (const side of ["before", "after"] as const) {
      for (const { row: other, link, via } of steps(row, side)) {
        if (!shown.has(other)) continue;
        const [from, to] = side === "before" ? [other, row] : [row, other];
        const key = `${String(from)} ${String(to)}`;
        const known = edges.get(key);
        if (known === undefined || (known.via >= 0 && via < 0)) edges.set(key, { from, to, link, via });
      }
    }
  }
  return [...edges.values()];
}
