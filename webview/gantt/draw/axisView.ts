import { NO_INSTANT } from "../../../src/core/view/ganttData";
import { element } from "../../shared/dom";
import { boundaryX } from "../../shared/axis";
import type { Axis, Tick } from "../../shared/axis";
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

/** Draws the ticks of both lines; x counts from `base`. Returns those whose label moves with the scroll. */
export function drawAxis(target: HTMLElement, axis: Axis, scene: AxisScene): readonly UpperTick[] {
  const { scale, base, measure } = scene;
  const pills = scene.lines.map((line) => ({ x: xOf(scale, line.at), half: measure(line.label) / 2 + 8 }));
  const uppers: UpperTick[] = [];
  const made: HTMLElement[] = [];
  for (const tick of axis.upper) {
    const label = element("span", { text: tick.label });
    const { from, to, node } = tickElement(tick, scale, base, "upper");
    node.append(label);
    made.push(node);
    uppers.push({ label, from, to, width: measure(tick.label) + 12 });
  }
  for (const tick of axis.lower) {
    const { from, to, node } = tickElement(tick, scale, base, "lower");
    const width = measure(tick.label) + 2;
    const covered = pills.some(({ x, half }) => Math.abs(x - (from + to) / 2) < half + width / 2);
    if (to - from >= width && !covered) node.textContent = tick.label;
    made.push(node);
  }
  target.replaceChildren(...made);
  return uppers;
}

function tickElement(tick: Tick, scale: TimeScale, base: number, line: "upper" | "lower"): { from: number; to: number; node: HTMLElement } {
  const from = Math.round(boundaryX(scale, tick.from, xOf));
  const to = Math.round(boundaryX(scale, tick.to, xOf));
  const node = element("div", { class: `tick ${line}${scale.pxPerDay >= HOURS_FROM ? " hours" : ""}` });
  node.style.left = `${from - base}px`;
  node.style.width = `${to - from}px`;
  return { from, to, node };
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

/** Draws the marked days: a line through the rows, a label on the axis. */
export function drawLines(layer: HTMLElement, ticks: HTMLElement, { scale, base, lines }: AxisScene): void {
  layer.replaceChildren(
    ...lines.map((line) => {
      const made = element("div", { class: `line ${line.kind}` });
      made.style.left = `${Math.round(xOf(scale, line.at) - base)}px`;
      return made;
    }),
  );
  for (const line of lines) {
    const pill = element("div", { class: `pill ${line.kind}`, text: line.label });
    pill.style.left = `${Math.round(xOf(scale, line.at) - base)}px`;
    ticks.append(pill);
  }
}
