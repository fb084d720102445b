import type { Instant } from "../../src/core/model/instant";
import type { RoadmapData } from "../../src/core/view/roadmapData";
import { axisOver, boundaryX } from "../../src/core/view/axis";
import type { Axis } from "../../src/core/view/axis";
import type { DateFormat } from "../shared/dates";
import { element } from "../shared/dom";
import { t } from "../shared/l10n";
import { xOf, zoomToFit } from "../shared/timeScale";
import type { TimeScale } from "../shared/timeScale";
import { roadmapRange } from "../../src/core/view/picture/roadmapLayout";
import { headingWidth } from "./scene";
import type { RoadmapScene } from "./scene";

/** The time that a sheet shows, and how it becomes pixels. */
export interface SheetTime {
  readonly scale: TimeScale;
  readonly axis: Axis;
  /** Of the track, in pixels. */
  readonly width: number;
  readonly marked: readonly PlacedDay[];
  /** The promises of releases, where the lanes stand for something else. */
  readonly releases: readonly PlacedRelease[];
}

/** The promise of a release on the axis. */
interface PlacedRelease {
  readonly x: number;
  readonly title: string;
  /** Its title where there is room for it. */
  readonly label: string;
}

/** A day with a line through the lanes and a label on the axis. */
interface PlacedDay {
  readonly kind: "today" | "status-date";
  readonly x: number;
  readonly label: string;
}

/** The whole roadmap in the window, or as many pixels a day as were chosen, at least the window full. */
export function sheetTime(scene: RoadmapScene): SheetTime {
  const { data, by, zoom, width, dates } = scene;
  const room = Math.max(160, width - headingWidth(width));
  const range = roadmapRange(data, by);
  const days = (range.to - range.from) / 1440;
  const pxPerDay = zoom === "fit" ? zoomToFit(range.from, range.to, room) : zoom;
  const trackWidth = Math.round(Math.max(room, days * pxPerDay));
  const scale: TimeScale = { origin: range.from, pxPerDay, opens: 0, closes: 1440 };
  const to = range.from + Math.ceil(trackWidth / pxPerDay) * 1440;
  const marked = markedDays(data, dates)
    .filter(({ at }) => at > range.from && at < to)
    .map(({ kind, at, label }): PlacedDay => ({ kind, label, x: xOf(scale, at) }));
  return { scale, axis: axisOver(Math.max(0.1, pxPerDay), range.from, to, dates.words), width: trackWidth, marked, releases: by === "release" ? [] : placedReleases(scene, scale, trackWidth) };
}

/** More releases than these are not named on an axis. */
const MOST_RELEASES = 200;

function placedReleases({ data, dates, measure }: RoadmapScene, scale: TimeScale, width: number): readonly PlacedRelease[] {
  const promised = data.lanes.release
    .flatMap(({ title, promise }) => (promise === undefined ? [] : [{ x: xOf(scale, promise), title, promise }]))
    .sort((a, b) => a.x - b.x)
    .slice(0, MOST_RELEASES);
  return promised.map(({ x, title, promise }, place) => {
    const room = Math.min(width, promised[place + 1]?.x ?? width) - x;
    return { x, title: t("{0}: promised {1}", title, dates.end(promise)), label: measure(title) + 20 < room ? title : "" };
  });
}

/** Today, and the status date where it is another day. */
function markedDays({ now, asOf }: RoadmapData, dates: DateFormat): readonly { readonly kind: PlacedDay["kind"]; readonly at: Instant; readonly label: string }[] {
  const today = { kind: "today", at: now, label: t("Today") } as const;
  if (asOf === undefined || dates.day(asOf) === dates.day(now)) return [today];
  return [today, { kind: "status-date", at: asOf, label: t("Status {0}", dates.day(asOf)) }];
}

export function drawAxis({ axis, scale, width, marked, releases }: SheetTime, measure: (text: string) => number): HTMLElement {
  const made = element("div", { class: "axis" });
  made.style.width = `${width}px`;
  for (const [line, ticks] of [["upper", axis.upper], ["lower", axis.lower]] as const) {
    for (const tick of ticks) {
      const from = Math.max(0, boundaryX(scale, tick.from, xOf));
      const to = Math.min(width, boundaryX(scale, tick.to, xOf));
      if (to <= from) continue;
      const covered = line === "lower" && marked.some(({ x, label }) => Math.abs(x - from - 6 - measure(tick.label) / 2) < (measure(label) + measure(tick.label)) / 2 + 12);
      const node = element("div", { class: `tick ${line}${from === 0 ? " first" : ""}`, text: covered || to - from < measure(tick.label) ? "" : tick.label });
      node.style.left = `${from}px`;
      node.style.width = `${to - from}px`;
      made.append(node);
    }
  }
  for (const { title, label, x } of releases) {
    const node = element("div", { class: "release", attributes: { title }, text: label });
    node.style.left = `${Math.round(x)}px`;
    made.append(node);
  }
  for (const { kind, label, x } of marked) {
    const pill = element("div", { class: `pill ${kind}`, text: label });
    pill.style.left = `${Math.round(Math.max(x, (measure(label) + 14) / 2))}px`;
    made.append(pill);
  }
  return made;
}

/** The lines of the axis and of marked days behind all lanes. */
export function drawGrid({ axis, scale, width, marked }: SheetTime, left: number): HTMLElement {
  const lines = [...axis.upper.map((tick) => ({ x: boundaryX(scale, tick.from, xOf), kind: "" })), ...marked];
  const grid = element("div", {
    class: "grid",
    attributes: { "aria-hidden": "true" },
    children: lines.filter(({ x }) => x > 0 && x < width).map(({ x, kind }) => {
      const line = element("div", kind === "" ? {} : { class: kind });
      line.style.left = `${Math.round(x)}px`;
      return line;
    }),
  });
  grid.style.left = `${left}px`;
  grid.style.width = `${width}px`;
  return grid;
}
