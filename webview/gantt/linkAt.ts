import { ROW_HEIGHT } from "../../src/core/view/picture/barLayout";
import { linkEnds } from "./draw/links";
import { linkPoints } from "../../src/core/view/picture/linkRoute";
import { linkOf } from "./model";
import type { GanttState } from "./state";

/** How near the pointer has to be, in pixels. */
const NEAR = 4;

/** The number of the link that runs under a point of the content, or -1. */
export function linkAt(state: GanttState, x: number, y: number): number {
  const position = Math.floor(y / ROW_HEIGHT);
  const scene = { model: state.model, visible: state.visible, scale: state.scale, base: { x: 0, row: 0 } };
  let found = -1;
  let nearest = NEAR;
  state.index.each(position - 1, position + 1, (number) => {
    const link = linkOf(state.model, number);
    const { from, to } = linkEnds(scene, link);
    const points = linkPoints(from, to, link.type, ROW_HEIGHT);
    for (let at = 1; at < points.length; at += 1) {
      const [a, b] = [points[at - 1], points[at]];
      const distance = a === undefined || b === undefined ? Infinity : distanceTo(x, y, a, b);
      if (distance <= nearest) [found, nearest] = [number, distance];
    }
  });
  return found;
}

/** From a point to a level or upright stretch. */
function distanceTo(x: number, y: number, a: readonly [number, number], b: readonly [number, number]): number {
  const [left, right, top, bottom] = [Math.min(a[0], b[0]), Math.max(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[1], b[1])];
  return Math.max(Math.max(left - x, x - right, 0), Math.max(top - y, y - bottom, 0));
}
