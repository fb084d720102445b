import { MINUTES_PER_DAY } from "../../../src/core/model/instant";
import type { Instant } from "../../../src/core/model/instant";
import { patchChildren } from "../../shared/patch";
import type { Drawn } from "../../shared/patch";
import { boundaryX } from "../../../src/core/view/axis";
import type { Axis } from "../../../src/core/view/axis";
import type { GanttModel } from "../model";
import { instantAt, xOf } from "../../shared/timeScale";
import type { TimeScale } from "../../shared/timeScale";
import { eachWorked, isWorkingDay } from "../workTime";
import type { WorkTime } from "../workTime";

/** What stands behind the bars between two x. */
export interface BandScene {
  readonly model: GanttModel;
  readonly time: WorkTime;
  readonly scale: TimeScale;
  readonly axis: Axis;
  readonly from: number;
  readonly to: number;
  readonly base: number;
  readonly height: number;
}

/** From these widths of a day on, single days off and the hours between working times can be told apart. */
const DAYS_FROM = 3;
const HOURS_FROM = 200;

/** Draws weekends, holidays and the lines of the axis. Returns what is drawn now, for the next time. */
export function drawBands(layer: SVGSVGElement, before: readonly Drawn[], scene: BandScene): readonly Drawn[] {
  const { scale, axis, base, height } = scene;
  const lines = (ticks: Axis["upper"]): string => ticks.map((tick) => `M${Math.round(boundaryX(scale, tick.from, xOf) - base) + 0.5} 0V${height}`).join("");
  const drawn = [
    path("weekend", weekends(scene)),
    path("holiday", holidays(scene)),
    path("grid", scale.pxPerDay < 20 || scale.pxPerDay >= 52 ? lines(axis.lower) : ""),
    path("grid strong", lines(axis.upper)),
  ];
  patchChildren(layer, before, drawn);
  return drawn;
}

function path(className: string, d: string): Drawn {
  return { name: className, tag: "path", attributes: { class: className, d } };
}

function weekends(scene: BandScene): string {
  if (scene.scale.pxPerDay < DAYS_FROM) return "";
  return scene.scale.pxPerDay >= HOURS_FROM ? nights(scene) : daysOff(scene);
}

/** One rectangle for each run of days on which nothing is worked. */
function daysOff(scene: BandScene): string {
  const { scale, time } = scene;
  const first = dayAt(scene, scene.from);
  const last = dayAt(scene, scene.to) + MINUTES_PER_DAY;
  let path = "";
  for (let day = first; day < last; day += MINUTES_PER_DAY) {
    if (isWorkingDay(time, day)) continue;
    const from = day;
    while (day < last && !isWorkingDay(time, day)) day += MINUTES_PER_DAY;
    path += block(scene, dayX(scale, from), dayX(scale, day));
  }
  return path;
}

/** The time between working times, to the minute. */
function nights(scene: BandScene): string {
  const { scale, time } = scene;
  const to = dayAt(scene, scene.to) + MINUTES_PER_DAY;
  let free = dayAt(scene, scene.from);
  let path = "";
  const close = (until: Instant): void => {
    if (until > free) path += block(scene, xOf(scale, free), xOf(scale, until));
  };
  eachWorked(time, free, to, (start, end) => {
    close(start);
    free = end;
  });
  close(to);
  return path;
}

function holidays(scene: BandScene): string {
  const { model, scale } = scene;
  if (scale.pxPerDay < 1) return "";
  const spans = model.data.holidays;
  let path = "";
  for (let at = 0; at < spans.length; at += 2) {
    const [from, to] = [dayX(scale, spans[at] ?? 0), dayX(scale, spans[at + 1] ?? 0)];
    if (to > scene.from && from < scene.to) path += block(scene, from, to);
  }
  return path;
}

function block({ base, height }: BandScene, from: number, to: number): string {
  return `M${Math.round(from - base)} 0H${Math.round(to - base)}V${height}H${Math.round(from - base)}Z`;
}

function dayAt({ scale }: BandScene, x: number): Instant {
  return Math.floor(instantAt(scale, x) / MINUTES_PER_DAY) * MINUTES_PER_DAY;
}

function dayX(scale: TimeScale, at: Instant): number {
  return ((at - scale.origin) / MINUTES_PER_DAY) * scale.pxPerDay;
}
