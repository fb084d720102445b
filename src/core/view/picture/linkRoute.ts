import type { LinkType } from "../../model/values";

/** An end of a bar: where a link leaves or arrives. */
export interface LinkEnd {
  readonly x: number;
  readonly y: number;
}

const STUB = 8;
const RADIUS = 4;
const ARROW = 4;

type Point = readonly [x: number, y: number];

/** The corners of a link: away from the first bar, along the gap between rows, into the second bar from outside. */
export function linkPoints(from: LinkEnd, to: LinkEnd, type: LinkType, rowHeight: number): readonly Point[] {
  const leaves = type === "FS" || type === "FF" ? 1 : -1;
  const enters = type === "FS" || type === "SS" ? 1 : -1;
  const out = from.x + leaves * STUB;
  const into = to.x - enters * STUB;
  if (leaves !== enters) {
    const side = leaves > 0 ? Math.max(out, into) : Math.min(out, into);
    return [[from.x, from.y], [side, from.y], [side, to.y], [to.x, to.y]];
  }
  if ((into - out) * leaves >= 0) return [[from.x, from.y], [out, from.y], [out, to.y], [to.x, to.y]];
  const gap = to.y - (Math.sign(to.y - from.y) || 1) * (rowHeight / 2);
  return [[from.x, from.y], [out, from.y], [out, gap], [into, gap], [into, to.y], [to.x, to.y]];
}

/** A path along points with rounded corners. */
export function roundedPath(points: readonly Point[]): string {
  const [start] = points;
  if (start === undefined) return "";
  let path = `M${fixed(start[0])} ${fixed(start[1])}`;
  for (let at = 1; at < points.length; at += 1) {
    const [here, before, after] = [points[at], points[at - 1], points[at + 1]];
    if (here === undefined || before === undefined) continue;
    if (after === undefined) {
      path += `L${fixed(here[0])} ${fixed(here[1])}`;
      continue;
    }
    const radius = Math.min(RADIUS, distance(before, here) / 2, distance(here, after) / 2);
    const into = towards(here, before, radius);
    const out = towards(here, after, radius);
    path += `L${fixed(into[0])} ${fixed(into[1])}Q${fixed(here[0])} ${fixed(here[1])} ${fixed(out[0])} ${fixed(out[1])}`;
  }
  return path;
}

/** The path of a link with the head of its arrow. */
export function linkPath(from: LinkEnd, to: LinkEnd, type: LinkType, rowHeight: number): string {
  const back = (type === "FS" || type === "SS" ? -1 : 1) * ARROW;
  const head = `M${fixed(to.x + back)} ${fixed(to.y - 3)}L${fixed(to.x)} ${fixed(to.y)}L${fixed(to.x + back)} ${fixed(to.y + 3)}`;
  return roundedPath(linkPoints(from, to, type, rowHeight)) + head;
}

function distance(a: Point, b: Point): number {
  return Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);
}

function towards(from: Point, to: Point, by: number): Point {
  return [from[0] + Math.sign(to[0] - from[0]) * by, from[1] + Math.sign(to[1] - from[1]) * by];
}

function fixed(value: number): string {
  return String(Math.round(value * 2) / 2);
}
