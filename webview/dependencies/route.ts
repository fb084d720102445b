import type { Point } from "./layout/layout";

/** How far corners of a link that runs around are rounded, and how long its arrow is. */
const RADIUS = 8;
const ARROW = 6;

/** A path along points: level where it runs past cards, in a soft bow between the layers. */
export function bowPath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return "";
  let path = `M${at(first)}`;
  let last = first;
  for (const point of rest) {
    const half = (last.x + point.x) / 2;
    path += last.y === point.y ? `L${at(point)}` : `C${at({ x: half, y: last.y })} ${at({ x: half, y: point.y })} ${at(point)}`;
    last = point;
  }
  return path;
}

/** A path along points with rounded corners. */
export function cornerPath(points: readonly Point[]): string {
  const [first] = points;
  if (first === undefined) return "";
  let path = `M${at(first)}`;
  for (let place = 1; place < points.length; place += 1) {
    const [before, here, after] = [points[place - 1], points[place], points[place + 1]];
    if (before === undefined || here === undefined) continue;
    path += after === undefined ? `L${at(here)}` : `L${at(towards(here, before))}Q${at(here)} ${at(towards(here, after))}`;
  }
  return path;
}

/** The head of an arrow that arrives at a point: from the left, or from below. */
export function arrowHead({ x, y }: Point, fromBelow: boolean): string {
  return fromBelow ? `M${at({ x: x - 4, y: y + ARROW })}L${at({ x, y })}L${at({ x: x + 4, y: y + ARROW })}` : `M${at({ x: x - ARROW, y: y - 4 })}L${at({ x, y })}L${at({ x: x - ARROW, y: y + 4 })}`;
}

function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(RADIUS, length / 2) / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function at({ x, y }: Point): string {
  return `${String(Math.round(x * 10) / 10)} ${String(Math.round(y * 10) / 10)}`;
}

/** A box around a middle. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where along a bow words may stand, the best place first. */
const SHARES = [0.5, 0.4, 0.6, 0.32, 0.68, 0.25, 0.75];

/**
 * Places for the words of links, each on its own link between two layers and, as far as there is one, where no other words
 * stand. Links that run around have theirs on the lowest part.
 */
export function labelPlaces(labels: readonly { readonly points: readonly Point[]; readonly back: boolean; readonly width: number; readonly height: number }[]): readonly Point[] {
  const taken: Box[] = [];
  return labels.map(({ points, back, width, height }) => {
    const free = candidates(points, back).map((place) => ({ ...place, width, height })).find((box, _, all) => all.length === 1 || !taken.some((other) => touch(box, other)));
    const place = free ?? { ...(candidates(points, back)[0] ?? { x: 0, y: 0 }), width, height };
    taken.push(place);
    return { x: place.x, y: place.y };
  });
}

function candidates(points: readonly Point[], back: boolean): readonly Point[] {
  const [first, second] = back ? [points[1], points[2]] : [points[points.length - 2], points[points.length - 1]];
  if (first === undefined || second === undefined) return [];
  return SHARES.map((share) => (back ? { x: first.x + (second.x - first.x) * share, y: first.y } : onBow(first, second, share)));
}

/** A point of the bow between two points. */
function onBow(from: Point, to: Point, share: number): Point {
  const rest = 1 - share;
  const half = (from.x + to.x) / 2;
  const x = rest ** 3 * from.x + 3 * rest * share * half + share ** 3 * to.x;
  return { x, y: (rest ** 3 + 3 * rest ** 2 * share) * from.y + (3 * rest * share ** 2 + share ** 3) * to.y };
}

function touch(a: Box, b: Box): boolean {
  return Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;
}
