import { NO_INSTANT } from "../../../src/core/view/ganttData";
import { element, setAttribute, setText } from "../../shared/dom";
import { boundaryX } from "../../../src/core/view/axis";
import type { Axis, Tick } from "../../../src/core/view/axis";
import type { GanttModel } from "../model";
import type { DateFormat } from "../../shared/dates";
import { xOf } from "../../shared/timeScale";
import type { TimeScale } from "../../shared/timeScale";
import { t } from "../../shared/l10n";

/** From this width of a day on the lower line has hours, whose labels stand at their beginning. */
const HOURS_FROM = 176;

/** A stretch of the upper line whose label stays in sight while any of it is. */
export interface UpperTick {
  readonly label: HTMLElement;
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

/** Both lines of the axis and the marked days; drawn again, they keep their elements. */
export interface AxisView {
  /** Draws them; x counts from the scene's base. Returns the stretches whose label moves with the scroll. */
  draw(axis: Axis, scene: AxisScene): readonly UpperTick[];
}

/** `ticks` takes the stretches and the labels of the marked days, `lines` their lines through the rows. */
export function createAxisView(ticks: HTMLElement, lines: HTMLElement): AxisView {
  const uppers: HTMLElement[] = [];
  const lowers: HTMLElement[] = [];
  const days: HTMLElement[] = [];
  const pills: HTMLElement[] = [];
  return {
    draw: (axis, scene) => {
      const { scale, base, measure } = scene;
      const hours = scale.pxPerDay >= HOURS_FROM ? " hours" : "";
      const covers = scene.lines.map((line) => ({ x: xOf(scale, line.at), half: measure(line.label) / 2 + 8 }));
      keep(ticks, uppers, axis.upper.length, () => element("div", { class: "tick upper", children: [element("span", { text: " " })] }));
      keep(ticks, lowers, axis.lower.length, () => element("div", { text: " " }));
      axis.lower.forEach((tick, at) => {
        const node = lowers[at];
        if (node === undefined) return;
        const { from, to } = span(tick, scale);
        const width = measure(tick.label) + 2;
        const covered = covers.some(({ x, half }) => Math.abs(x - (from + to) / 2) < half + width / 2);
        setAttribute(node, "class", `tick lower${hours}`);
        place(node, from - base, to - from);
        setText(node, to - from >= width && !covered ? tick.label : "");
      });
      drawDays(scene, { ticks, lines, days, pills });
      return axis.upper.flatMap((tick, at) => {
        const label = uppers[at]?.firstElementChild;
        return label instanceof HTMLElement ? [upperTick(label, tick, scene)] : [];
      });
    },
  };
}

function upperTick(label: HTMLElement, tick: Tick, { scale, base, measure }: AxisScene): UpperTick {
  const { from, to } = span(tick, scale);
  if (label.parentElement !== null) place(label.parentElement, from - base, to - from);
  setText(label, tick.label);
  return { label, from, to, width: measure(tick.label) + 12 };
}

function span(tick: Tick, scale: TimeScale): { readonly from: number; readonly to: number } {
  return { from: Math.round(boundaryX(scale, tick.from, xOf)), to: Math.round(boundaryX(scale, tick.to, xOf)) };
}

/** Makes elements, or removes some, until there are as many as wanted. */
function keep(parent: HTMLElement, kept: HTMLElement[], count: number, make: () => HTMLElement): void {
  for (const gone of kept.splice(count)) gone.remove();
  while (kept.length < count) {
    const made = make();
    kept.push(made);
    parent.append(made);
  }
}

function place(node: HTMLElement, left: number, width?: number): void {
  const [x, w] = [`${left}px`, width === undefined ? "" : `${width}px`];
  if (node.style.left !== x) node.style.left = x;
  if (node.style.width !== w) node.style.width = w;
}

/** Keeps the labels of the upper line in sight. */
export function moveUpperLabels(uppers: readonly UpperTick[], left: number): void {
  for (const tick of uppers) {
    const shift = Math.max(0, Math.min(left - tick.from, tick.to - tick.from - tick.width));
    const move = shift === 0 ? "" : `translateX(${shift}px)`;
    if (tick.label.style.transform !== move) tick.label.style.transform = move;
  }
}

/** A day that is marked through all rows, with a label on the axis. */
export interface Line {
  readonly kind: "today" | "status-date" | "target";
  readonly at: number;
  readonly label: string;
}

/** What the axis is drawn from. */
export interface AxisScene {
  readonly scale: TimeScale;
  readonly base: number;
  readonly lines: readonly Line[];
  readonly measure: (text: string) => number;
}

/** Today, the status date and the target. */
export function markedDays(model: GanttModel, dates: DateFormat): readonly Line[] {
  const { now, asOf, target } = model.data;
  const shown: Line[] = [{ kind: "today", at: now, label: t("Today") }];
  const sameDay = asOf !== NO_INSTANT && dates.day(asOf - 1) === dates.day(now);
  if (asOf !== NO_INSTANT && !sameDay && dates.day(asOf) !== dates.day(now)) shown.push({ kind: "status-date", at: asOf, label: t("Status {0}", dates.day(asOf)) });
  if (target !== NO_INSTANT) shown.push({ kind: "target", at: target, label: t("Target {0}", dates.end(target)) });
  return shown;
}

interface DayNodes {
  readonly ticks: HTMLElement;
  readonly lines: HTMLElement;
  readonly days: HTMLElement[];
  readonly pills: HTMLElement[];
}

/** The marked days: a line through the rows, a label on the axis. */
function drawDays({ scale, base, lines: marked }: AxisScene, { ticks, lines, days, pills }: DayNodes): void {
  keep(lines, days, marked.length, () => element("div"));
  keep(ticks, pills, marked.length, () => element("div", { text: " " }));
  marked.forEach((line, at) => {
    const [day, pill] = [days[at], pills[at]];
    if (day === undefined || pill === undefined) return;
    const x = Math.round(xOf(scale, line.at) - base);
    setAttribute(day, "class", `line ${line.kind}`);
    setAttribute(pill, "class", `pill ${line.kind}`);
    place(day, x);
    place(pill, x);
    setText(pill, line.label);
  });
}
