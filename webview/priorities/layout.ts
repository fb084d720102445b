import { median } from "../../src/core/view/median";
import { compact } from "../shared/compact";
import { markFinder, marksOf, type Mark, type Point } from "./marks";
import { figureOf, type DiscSize, type PriorityRow } from "./state";

/** A box with its upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An idea as a disc. Where several would cover each other it stands beside its own place, at most so far that its place is known. */
export interface Disc extends Point {
  readonly row: PriorityRow;
  readonly radius: number;
  /** Where its value and effort put it. */
  readonly exact: Point;
  /** Where its name goes; undefined where there is no room that is free. */
  readonly label: (Box & { readonly text: string }) | undefined;
}

/** A mark on an axis. */
export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** The matrix: effort to the right on a logarithmic scale, value upwards. */
export interface Matrix {
  readonly plot: Box;
  readonly efforts: readonly Tick[];
  readonly values: readonly Tick[];
  /** Where the quadrants meet: the median effort and the median value of all that is placed. */
  readonly split: Point;
  readonly discs: readonly Disc[];
  /** The ideas that nothing else beats in both value and effort, from the left. */
  readonly frontier: readonly Point[];
  /** Ideas without a value or an effort. */
  readonly unplaced: readonly PriorityRow[];
  /** Where the placed ideas beyond those with a disc stand, each place once. */
  readonly marks: readonly Mark[];
  /** The mark under a point, or the nearest within a few pixels. */
  markAt(x: number, y: number): Mark | undefined;
  /** How many these are. */
  readonly marked: number;
  /** Working minutes at a place, and back. */
  effortAt(x: number): number;
  valueAt(y: number): number;
  xOf(minutes: number): number;
  yOf(value: number): number;
}

/** What the matrix is laid out in. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly dayMinutes: number;
  readonly size: DiscSize;
  readonly measure: (text: string) => number;
  /** The words in the corners, which no name covers; upper left, upper right, lower left, lower right. */
  readonly corners: readonly [string, string, string, string];
}

/** So many have a disc at most, the highest first: more could not be told apart, in a small window still less. The others are marks. */
const MOST_DISCS = 300;
const LEAST_DISCS = 60;
/** Square pixels that a disc is to have for itself. */
const ROOM_OF_DISC = 1300;
const MARGIN = { left: 44, right: 16, top: 12, bottom: 40 };
const STRIP = 40;
/** Least and largest radius: the more there are, the smaller. */
const RADII: readonly (readonly [upTo: number, least: number, most: number])[] = [[40, 9, 17], [120, 8, 13], [Infinity, 4.5, 7.5]];
/** Smaller ones have no room for their rank. */
export const LEAST_NUMBERED = 8;
const LONGEST_NAME = 132;
const LINE = 14;

export function layOut(rows: readonly PriorityRow[], room: Room): Matrix {
  const placed = rows.filter(({ item }) => isPlaced(item));
  const plot: Box = { x: MARGIN.left, y: MARGIN.top, width: Math.max(40, room.width - MARGIN.left - MARGIN.right), height: Math.max(40, room.height - MARGIN.top - MARGIN.bottom) };
  const shown = placed.slice(0, Math.max(LEAST_DISCS, Math.min(MOST_DISCS, Math.round((plot.width * plot.height) / ROOM_OF_DISC))));
  const efforts = placed.map(({ item }) => figureOf(item, "effort")?.amount ?? room.dayMinutes);
  const values = placed.map(({ item }) => figureOf(item, "value")?.amount ?? 0);
  const scales = scalesOf(plot, efforts, values, room.dayMinutes);
  const radiusOf = sizes(shown, room.size);
  const discs = named(spread(shown.map((row) => discOf(row, scales, radiusOf)), plot), plot, room);
  const places = placed.map((row) => exactOf(row, scales));
  const marks = marksOf(placed.slice(shown.length), places.slice(shown.length));
  return {
    plot, ...scales, split: { x: scales.xOf(median(efforts) ?? room.dayMinutes), y: scales.yOf(median(values) ?? 0) }, discs,
    frontier: frontierOf(places), unplaced: rows.filter(({ item }) => !item.done && !isPlaced(item)), marks, markAt: markFinder(marks), marked: placed.length - shown.length,
  };
}

function isPlaced(item: PriorityRow["item"]): boolean {
  return !item.done && figureOf(item, "value") !== undefined && (figureOf(item, "effort")?.amount ?? 0) > 0;
}

type Scales = Pick<Matrix, "efforts" | "values" | "effortAt" | "valueAt" | "xOf" | "yOf">;

function scalesOf(plot: Box, efforts: readonly number[], values: readonly number[], day: number): Scales {
  const [least, most] = [Math.min(day, ...bounds(efforts)) / 1.5, Math.max(5 * day, ...bounds(efforts)) * 1.5];
  const high = niceAbove(Math.max(0, ...bounds(values)) || 10);
  const low = Math.min(0, ...bounds(values)) < 0 ? -niceAbove(-Math.min(...bounds(values))) : 0;
  const span = Math.log(most / least);
  const xOf = (minutes: number): number => plot.x + (plot.width * Math.log(Math.max(minutes, least) / least)) / span;
  // The words in the corners keep a strip of their own.
  const strip = Math.min(STRIP, plot.height * 0.12);
  const [top, up] = [plot.y + strip, Math.max(1, plot.height - 2 * strip)];
  const yOf = (value: number): number => top + up * (1 - (value - low) / (high - low));
  const step = niceAbove((high - low) / Math.max(2, Math.min(6, plot.height / 48)), [1, 2, 2.5, 5, 10]);
  return {
    xOf, yOf,
    effortAt: (x) => least * Math.exp((span * (Math.min(plot.x + plot.width, Math.max(plot.x, x)) - plot.x)) / plot.width),
    valueAt: (y) => low + (high - low) * (1 - (Math.min(top + up, Math.max(top, y)) - top) / up),
    values: Array.from({ length: Math.floor((high - low) / step + 1e-6) + 1 }, (_, index) => low + index * step).map((value) => ({ at: yOf(value), text: compact(value) })),
    efforts: dayTicks(least / day, most / day).map((days) => ({ at: xOf(days * day), text: `${String(days)}d` })),
  };
}

/** The least and the most, so that no call has more arguments than there may be. */
function bounds(all: readonly number[]): readonly number[] {
  return all.length === 0 ? [] : all.reduce<readonly [number, number]>(([low, high], one) => [Math.min(low, one), Math.max(high, one)], [Infinity, -Infinity]);
}

/** Where a scale may end. */
const STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

function niceAbove(figure: number, steps: readonly number[] = STEPS): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(figure, 1e-9)));
  const step = steps.find((one) => one * power >= figure * (1 - 1e-9)) ?? 10;
  return Number((step * power).toPrecision(6));
}

function dayTicks(from: number, to: number): readonly number[] {
  const ticks: number[] = [];
  for (let power = 10 ** Math.floor(Math.log10(from)); power <= to; power *= 10) {
    for (const step of [1, 2, 5]) if (step * power >= from && step * power <= to) ticks.push(Number((step * power).toPrecision(3)));
  }
  const every = Math.ceil(ticks.length / 9);
  return ticks.filter((_, index) => index % every === 0);
}

function sizes(rows: readonly PriorityRow[], size: DiscSize): (row: PriorityRow) => number {
  const [, least, largest] = RADII.find(([upTo]) => rows.length <= upTo) ?? [0, 4.5, 7.5];
  if (size === "same") return () => least + 1;
  const amount = ({ item }: PriorityRow): number => Math.max(0, figureOf(item, size)?.amount ?? 0);
  const most = rows.reduce((so, row) => Math.max(so, amount(row)), 0);
  // The area, not the width, says how much it is.
  return (row) => (most === 0 ? least + 1 : least + (largest - least) * Math.sqrt(amount(row) / most));
}

type Placed = Omit<Disc, "label">;

function exactOf({ item }: PriorityRow, { xOf, yOf }: Scales): Point {
  return { x: xOf(figureOf(item, "effort")?.amount ?? 1), y: yOf(figureOf(item, "value")?.amount ?? 0) };
}

function discOf(row: PriorityRow, scales: Scales, radiusOf: (row: PriorityRow) => number): Placed {
  const exact = exactOf(row, scales);
  return { row, radius: radiusOf(row), exact, ...exact };
}

const ROUNDS = 60;
const FARTHEST = 34;

/** Moves discs that cover each other apart, a little at a time and never far from their place. */
function spread(discs: readonly Placed[], plot: Box): readonly Placed[] {
  const points = discs.map(({ x, y }) => ({ x, y }));
  const far = discs.map(({ exact, radius }) => Math.max(FARTHEST, 1.25 * radius * Math.sqrt(discs.filter((other) => Math.abs(other.exact.x - exact.x) + Math.abs(other.exact.y - exact.y) < 2).length)));
  for (let round = 0; round < ROUNDS; round += 1) {
    let moved = false;
    for (let i = 0; i < discs.length; i += 1) for (let j = i + 1; j < discs.length; j += 1) moved = apart(points, discs, i, j) || moved;
    discs.forEach(({ exact, radius }, i) => { points[i] = within(points[i] ?? exact, { exact, radius, far: far[i] ?? FARTHEST }, plot); });
    if (!moved) break;
  }
  return discs.map((disc, i) => ({ ...disc, ...(points[i] ?? disc.exact) }));
}

function apart(points: Point[], discs: readonly Placed[], i: number, j: number): boolean {
  const [a, b, one, other] = [points[i], points[j], discs[i], discs[j]];
  if (a === undefined || b === undefined || one === undefined || other === undefined) return false;
  const wanted = one.radius + other.radius + 2;
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const distance = Math.hypot(dx, dy);
  if (distance >= wanted) return false;
  // Of two at one place each goes its own way, always the same.
  const angle = distance < 0.01 ? ((i * 7 + j * 13) % 16) * (Math.PI / 8) : Math.atan2(dy, dx);
  const push = (wanted - distance) / 2;
  points[i] = { x: a.x - Math.cos(angle) * push, y: a.y - Math.sin(angle) * push };
  points[j] = { x: b.x + Math.cos(angle) * push, y: b.y + Math.sin(angle) * push };
  return true;
}

function within(point: Point, { exact, radius, far }: Pick<Placed, "exact" | "radius"> & { readonly far: number }, plot: Box): Point {
  const away = Math.hypot(point.x - exact.x, point.y - exact.y);
  const share = away > far ? far / away : 1;
  const x = exact.x + (point.x - exact.x) * share;
  const y = exact.y + (point.y - exact.y) * share;
  return { x: Math.min(plot.x + plot.width - radius, Math.max(plot.x + radius, x)), y: Math.min(plot.y + plot.height - radius, Math.max(plot.y + radius, y)) };
}

/** The box of a corner's words. */
export function cornerBox(plot: Box, corner: number, width: number): Box {
  return { x: corner % 2 === 0 ? plot.x + 8 : plot.x + plot.width - 8 - width, y: corner < 2 ? plot.y + 6 : plot.y + plot.height - 6 - 16, width, height: 16 };
}

/** Gives names to discs, the highest rank first, where they cover neither a disc nor another name. */
function named(discs: readonly Placed[], plot: Box, { measure, corners }: Room): readonly Disc[] {
  const taken: Box[] = [
    ...discs.map(({ x, y, radius }) => ({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius })),
    ...corners.map((text, corner) => cornerBox(plot, corner, measure(text) + 4)),
  ];
  return discs.map((disc) => {
    const text = shortened(disc.row.item.title, measure);
    const width = Math.ceil(measure(text)) + 4;
    const label = candidates(disc, width).find((box) => inside(box, plot) && !taken.some((other) => overlaps(box, other)));
    if (label !== undefined) taken.push(label);
    return { ...disc, label: label === undefined ? undefined : { ...label, text } };
  });
}

function candidates({ x, y, radius }: Placed, width: number): readonly Box[] {
  const beside = radius + 3;
  const slant = radius * 0.7 + 2;
  const at = (left: number, top: number): Box => ({ x: left, y: top, width, height: LINE });
  return [
    at(x + beside, y - LINE / 2), at(x - beside - width, y - LINE / 2), at(x - width / 2, y - beside - LINE), at(x - width / 2, y + beside), at(x + slant, y - slant - LINE), at(x + slant, y + slant),
    at(x - slant - width, y - slant - LINE), at(x - slant - width, y + slant),
  ];
}

function inside(box: Box, plot: Box): boolean {
  return box.x >= plot.x && box.y >= plot.y && box.x + box.width <= plot.x + plot.width && box.y + box.height <= plot.y + plot.height;
}

/** True where two boxes share any room. */
export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function shortened(text: string, measure: (text: string) => number): string {
  const line = text.length > 80 ? text.slice(0, 80) : text;
  if (measure(line) <= LONGEST_NAME && line === text) return line;
  const letters = [...line];
  while (letters.length > 1 && measure(`${letters.join("").trimEnd()}…`) > LONGEST_NAME) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}

/** The upper left edge of all that is placed. */
function frontierOf(places: readonly Point[]): readonly Point[] {
  const byEffort = [...places].sort((a, b) => a.x - b.x || a.y - b.y);
  const edge: Point[] = [];
  for (const point of byEffort) if (point.y < (edge.at(-1)?.y ?? Infinity)) edge.push(point);
  return edge;
}
