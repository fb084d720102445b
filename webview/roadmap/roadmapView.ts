import type { RoadmapData, RoadmapGrouping } from "../../src/core/view/roadmapData";
import type { Instant } from "../../src/core/model/instant";
import { axisOver, boundaryX } from "../../src/core/view/axis";
import type { Axis } from "../../src/core/view/axis";
import { toggleButton, toolButton } from "../shared/controls";
import { dateFormat } from "../shared/dates";
import type { DateFormat } from "../shared/dates";
import { element } from "../shared/dom";
import { smallFont, textMeasure } from "../shared/measure";
import type { PicturePorts, PictureView } from "../shared/pictureView";
import { xOf, zoomToFit } from "../shared/timeScale";
import type { TimeScale } from "../shared/timeScale";
import { drawCard, drawHeading, drawPromise, laneTitle } from "./draw";
import { lanesOf, placeLane, roadmapRange, usualGrouping } from "../../src/core/view/picture/roadmapLayout";
import { t } from "../shared/l10n";

/** What survives a reload. */
export interface SavedRoadmap {
  readonly plan: string;
  readonly grouping: RoadmapGrouping;
  /** Times the width of the window. */
  readonly zoom: number;
  readonly left: number;
  readonly top: number;
}

const MOST_ZOOM = 12;

export function createRoadmapView(view: HTMLElement, first: RoadmapData, saved: SavedRoadmap | undefined, ports: PicturePorts<SavedRoadmap>): PictureView<RoadmapData> {
  let data = first;
  let grouping = saved?.grouping ?? usualGrouping(first);
  let zoom = saved?.zoom ?? 1;
  let selected = "";
  const root = element("div", { class: "roadmap" });
  const measure = textMeasure(() => smallFont(root).replace(/\d+(\.\d+)?px/, "13px"));
  const toolbar = createToolbar({
    group: (by) => { grouping = by; draw(); },
    zoom: (factor) => { zoom = Math.min(MOST_ZOOM, Math.max(1, zoom * factor)); draw(); },
    fit: () => { zoom = 1; draw(); },
  });
  view.append(toolbar.node, root);

  function draw(): void {
    const at = { left: root.scrollLeft, top: root.scrollTop };
    const dates = dateFormat(ports.words, data.now);
    toolbar.show(data, grouping, dates);
    root.replaceChildren(drawSheet({ data, grouping, zoom, dates, width: root.clientWidth, measure }));
    root.scrollLeft = at.left;
    root.scrollTop = at.top;
    mark();
    save();
  }
  function mark(): void {
    for (const card of root.querySelectorAll(".card-bar")) card.classList.toggle("selected", card.getAttribute("data-id") === selected);
  }
  function save(): void {
    ports.save({ plan: data.plan, grouping, zoom, left: root.scrollLeft, top: root.scrollTop });
  }
  root.addEventListener("click", (event) => {
    const id = event.target instanceof Element ? event.target.closest(".card-bar")?.getAttribute("data-id") : undefined;
    if (id === null || id === undefined) return;
    selected = id;
    mark();
    ports.reveal(id, event.detail === 0);
  });
  root.addEventListener("scrollend", save);
  new ResizeObserver(() => { draw(); }).observe(root);
  draw();
  if (saved !== undefined) root.scrollTo({ left: saved.left, top: saved.top });
  return {
    root,
    toolbar: toolbar.node,
    show: (next) => { data = next; draw(); },
    followCursor: (id) => {
      selected = id;
      mark();
      root.querySelector(".card-bar.selected")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    },
  };
}

interface ToolbarActions {
  readonly group: (by: RoadmapGrouping) => void;
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
}

function createToolbar(actions: ToolbarActions): { readonly node: HTMLElement; show(data: RoadmapData, by: RoadmapGrouping, dates: DateFormat): void } {
  const name = element("span", { class: "name" });
  const figures = element("span", { class: "figures" });
  const release = toggleButton(t("Lanes by release"), "milestone", t("Releases"), () => { actions.group("release"); });
  const objective = toggleButton(t("Lanes by objective"), "target", t("Objectives"), () => { actions.group("objective"); });
  const node = element("div", {
    class: "toolbar",
    attributes: { role: "toolbar", "aria-label": t("Roadmap") },
    children: [
      name, figures, element("span", { class: "gap" }),
      element("span", { class: "choice", children: [release.node, objective.node] }),
      element("span", { class: "divider" }),
      toolButton(t("Zoom out"), "zoom-out", () => { actions.zoom(1 / 1.5); }),
      toolButton(t("Zoom in"), "zoom-in", () => { actions.zoom(1.5); }),
      toolButton(t("Fit the whole roadmap"), "fit", actions.fit),
    ],
  });
  return {
    node,
    show: (data, by, dates) => {
      name.textContent = data.title;
      name.title = data.title;
      figures.textContent = dates.span(data.start, data.finish);
      release.set(by === "release");
      objective.set(by === "objective");
    },
  };
}

interface SheetScene {
  readonly data: RoadmapData;
  readonly grouping: RoadmapGrouping;
  readonly zoom: number;
  readonly dates: DateFormat;
  readonly width: number;
  readonly measure: (text: string) => number;
}

/** The whole sheet: vision, axis, lanes. */
function drawSheet({ data, grouping, zoom, dates, width, measure }: SheetScene): HTMLElement {
  const heading = width < 640 ? Math.max(120, Math.round(width * 0.36)) : 264;
  const trackWidth = Math.max(160, (width - heading) * zoom);
  const { from, to } = roadmapRange(data, grouping);
  const scale: TimeScale = { origin: from, pxPerDay: zoomToFit(from, to, trackWidth), opens: 0, closes: 1440 };
  const axis = axisOver(Math.max(0.1, scale.pxPerDay), from, to, dates.words);
  const marked = markedDays(data, dates).filter(({ at }) => at > from && at < to).map((day) => ({ ...day, x: xOf(scale, day.at) }));
  const corner = element("div", { class: "corner" });
  corner.style.width = `${heading}px`;
  const lanes = lanesOf(data, grouping).map((lane) => {
    const placed = placeLane(lane, scale, (card) => measure(card.title) + (card.tag === "" ? 0 : measure(card.tag) + 22) + (card.state === "late" ? measure(t("late")) + 8 : card.state === "done" ? 14 : 0), trackWidth);
    const head = drawHeading(lane, grouping, dates);
    head.style.width = `${heading}px`;
    const track = element("div", { class: "track-area", children: [grid(axis, scale, marked), ...drawPromise(placed), ...placed.cards.map((card) => drawCard(card, dates, trackWidth))] });
    track.style.width = `${trackWidth}px`;
    track.style.minHeight = `${placed.height}px`;
    if (placed.hidden > 0) track.append(element("div", { class: "more", text: t("and {0} more", placed.hidden) }));
    return element("section", { class: "lane", attributes: { "aria-label": laneTitle(lane, grouping) }, children: [head, track] });
  });
  const heads = element("div", { class: "heads", attributes: { "aria-hidden": "true" }, children: [corner, drawAxis(axis, scale, { width: trackWidth, marked, measure })] });
  const sheet = element("div", { class: "sheet", children: [element("div", { class: "vision", text: data.vision }), heads, ...lanes] });
  sheet.style.width = `${heading + trackWidth}px`;
  return sheet;
}

/** A day with a line through the lanes and a label on the axis. */
interface MarkedDay {
  readonly kind: "today" | "status-date";
  readonly at: Instant;
  readonly label: string;
}

/** Today, and the status date where it is another day. */
function markedDays({ now, asOf }: RoadmapData, dates: DateFormat): readonly MarkedDay[] {
  const today: MarkedDay = { kind: "today", at: now, label: t("Today") };
  if (asOf === undefined || dates.day(asOf) === dates.day(now)) return [today];
  return [today, { kind: "status-date", at: asOf, label: t("Status {0}", dates.day(asOf)) }];
}

type PlacedDay = MarkedDay & { readonly x: number };

interface AxisRoom {
  readonly width: number;
  readonly marked: readonly PlacedDay[];
  readonly measure: (text: string) => number;
}

function drawAxis(axis: Axis, scale: TimeScale, { width, marked, measure }: AxisRoom): HTMLElement {
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
  for (const { kind, label, x } of marked) {
    const pill = element("div", { class: `pill ${kind}`, text: label });
    pill.style.left = `${Math.round(Math.max(x, (measure(label) + 14) / 2))}px`;
    made.append(pill);
  }
  return made;
}

function grid(axis: Axis, scale: TimeScale, marked: readonly PlacedDay[]): HTMLElement {
  const lines = [...axis.upper.map((tick) => ({ x: boundaryX(scale, tick.from, xOf), kind: "" })), ...marked];
  return element("div", {
    class: "grid",
    children: lines.filter(({ x }) => x > 0).map(({ x, kind }) => {
      const line = element("div", kind === "" ? {} : { class: kind });
      line.style.left = `${Math.round(x)}px`;
      return line;
    }),
  });
}
