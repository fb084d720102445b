import type { Instant } from "../../model/instant";
import { axisOver, boundaryX } from "../axis";
import type { Axis, Tick } from "../axis";
import type { DateWords } from "../dates";
import { xOf } from "../timeScale";
import type { TimeScale } from "../timeScale";
import type { Ink } from "./palette";
import { box, node, path, SMALL, words } from "./svg";
import type { SvgNode } from "./svg";
import { cutText, textWidth } from "./textWidth";

/** The height of both lines of an axis. */
export const AXIS = 44;

/** A day that is marked through all rows, with a label on the axis. */
export interface MarkedDay {
  readonly kind: "today" | "status-date" | "target";
  readonly at: Instant;
  readonly label: string;
}

/** Time as a picture shows it: the scale, how wide it is, what is marked. */
export interface Track {
  readonly scale: TimeScale;
  readonly width: number;
  readonly axis: Axis;
  readonly marked: readonly MarkedDay[];
}

/** The axis of a scale over a width; marked days outside of it are left out, those nobody can tell apart too. */
export function trackOf(scale: TimeScale, width: number, until: Instant, marked: readonly MarkedDay[], dates: DateWords): Track {
  const seen = marked.filter(({ at }) => xOf(scale, at) >= 0 && xOf(scale, at) <= width);
  return { scale, width, axis: axisOver(scale.pxPerDay, scale.origin, until, dates), marked: seen };
}

/** Both lines of the axis with the labels of marked days; x counts from the track's left edge, y from the axis's upper. */
export function drawAxis({ scale, width, axis, marked }: Track, ink: Ink): readonly SvgNode[] {
  const pills = pillsOf(marked, scale, width);
  const made: SvgNode[] = [];
  for (const [line, ticks] of [["upper", axis.upper], ["lower", axis.lower]] as const) {
    const y = line === "upper" ? 11 : 33;
    for (const tick of ticks) {
      const [from, to] = [edge(tick.from, scale, width), edge(tick.to, scale, width)];
      if (to - from < 1) continue;
      if (from > 0) made.push(...path(`M${String(Math.round(from) + 0.5)} ${String(y - 11)}V${String(y + 11)}`, { stroke: line === "upper" ? ink.line : ink.faint }));
      const label = tickLabel(tick, to - from, line === "lower" ? pills : [], from);
      if (label === "") continue;
      const look = { fill: line === "upper" ? ink.text : ink.muted, size: SMALL };
      made.push(line === "upper" ? words(label, from + 6, y, look) : words(label, (from + to) / 2, y, { ...look, anchor: "middle" }));
    }
  }
  return [...made, ...pills.flatMap((pill) => drawPill(pill, ink)), ...path(`M0 ${String(AXIS - 0.5)}H${String(width)}`, { stroke: ink.line })];
}

function edge(at: Instant, scale: TimeScale, width: number): number {
  return Math.max(0, Math.min(width, boundaryX(scale, at, xOf)));
}

interface Pill extends MarkedDay {
  readonly x: number;
  readonly half: number;
}

/** The labels of marked days, from the most important on; one that has no room beside the others is left to its line. */
function pillsOf(marked: readonly MarkedDay[], scale: TimeScale, width: number): readonly Pill[] {
  const made: Pill[] = [];
  for (const day of marked) {
    const label = cutText(day.label, width, SMALL);
    const half = textWidth(label, SMALL, day.kind === "today") / 2 + 6;
    const x = Math.max(half, Math.min(width - half, xOf(scale, day.at)));
    if (made.every((other) => Math.abs(other.x - x) >= other.half + half + 2)) made.push({ ...day, label, x, half });
  }
  return made;
}

function drawPill({ kind, label, x, half }: Pill, ink: Ink): readonly SvgNode[] {
  const today = kind === "today";
  const edgeOf = { today: ink.today, "status-date": ink.muted, target: ink.milestone };
  return [
    box(x - half, 25, 2 * half, 16, { rx: 8, fill: today ? ink.today : ink.surface, stroke: edgeOf[kind] }),
    words(label, x, 33, { fill: today ? ink.todayText : ink.text, size: SMALL, bold: today, anchor: "middle" }),
  ];
}

function tickLabel({ label }: Tick, room: number, pills: readonly Pill[], from: number): string {
  const width = textWidth(label, SMALL) + 2;
  if (width > room) return "";
  const middle = from + room / 2;
  return pills.some(({ x, half }) => Math.abs(x - middle) < half + width / 2) ? "" : label;
}

/** The lines of the axis and of marked days through the rows; both from y 0 to a height. */
export function drawGrid({ scale, width, axis, marked }: Track, height: number, ink: Ink): { readonly behind: readonly SvgNode[]; readonly over: readonly SvgNode[] } {
  const lines = (ticks: readonly Tick[]): string => ticks.map(({ from }) => edge(from, scale, width)).filter((x) => x > 0 && x < width).map((x) => `M${String(Math.round(x) + 0.5)} 0V${String(height)}`).join("");
  const fine = scale.pxPerDay < 20 || scale.pxPerDay >= 52;
  const looks = { today: { stroke: ink.today }, "status-date": { stroke: ink.muted, "stroke-dasharray": "4 3" }, target: { stroke: ink.milestone, "stroke-width": 2, "stroke-dasharray": "2 3" } };
  return {
    behind: [...(fine ? path(lines(axis.lower), { stroke: ink.faint }) : []), ...path(lines(axis.upper), { stroke: ink.line })],
    over: marked.map(({ kind, at }) => node("path", { d: `M${String(Math.round(xOf(scale, at)) + 0.5)} 0V${String(height)}`, ...looks[kind] })),
  };
}
