import type { RoadmapGrouping, RoadmapLane } from "../../src/core/view/roadmapData";
import { element, svgElement } from "../shared/dom";
import type { DateFormat } from "../shared/dates";
import { CARD_HEIGHT } from "./layout";
import type { PlacedCard, PlacedLane } from "./layout";

const RING = 2 * Math.PI * 16;

/** A ring that fills with progress, the figure inside. */
export function progressRing(share: number): SVGSVGElement {
  const percent = Math.round(share * 100);
  return svgElement("svg", {
    class: `ring${percent === 100 ? " done" : ""}`,
    attributes: { viewBox: "0 0 40 40", role: "img", "aria-label": `${percent}% done` },
    children: [
      svgElement("circle", { class: "track", attributes: { cx: "20", cy: "20", r: "16" } }),
      svgElement("circle", { class: "fill", attributes: { cx: "20", cy: "20", r: "16", transform: "rotate(-90 20 20)", "stroke-dasharray": `${RING * share} ${RING}` } }),
      svgElement("text", { text: percent === 100 ? "✓" : `${percent}%`, attributes: { x: "20", y: "20.5" } }),
    ],
  });
}

/** The words under a lane's title. */
export interface PromiseWords {
  readonly promised: string;
  readonly forecast: string;
  /** "+12d", "3d early". */
  readonly slip: string;
  readonly late: boolean;
}

/** The words of a lane: what is promised, what is forecast, and by how much they differ. */
export function promiseWords(lane: RoadmapLane, dates: DateFormat): PromiseWords {
  const promised = lane.promise === undefined ? "" : `Promised ${dates.end(lane.promise)}`;
  if (lane.released !== undefined) return { promised, forecast: `Released ${dates.end(lane.released)}`, slip: "", late: false };
  const verb = lane.progress >= 1 ? "Done" : "Forecast";
  const forecast = lane.forecast === undefined ? "" : `${verb} ${dates.end(lane.forecast)}`;
  const days = lane.slipDays ?? 0;
  const slip = lane.slipDays === undefined ? "" : days > 0 ? `+${days}d` : days < 0 ? `${-days}d early` : "on the day";
  return { promised, forecast, slip, late: days > 0 };
}

const restNames: Readonly<Record<RoadmapGrouping, string>> = { release: "In no release", objective: "For no objective" };

export function laneTitle(lane: RoadmapLane, by: RoadmapGrouping): string {
  return lane.id === "" ? restNames[by] : lane.title;
}

/** The heading of a lane: what it is for, how far it is, whether the promise holds. */
export function drawHeading(lane: RoadmapLane, by: RoadmapGrouping, dates: DateFormat): HTMLElement {
  const { promised, forecast, slip, late } = promiseWords(lane, dates);
  const words = element("div", {
    class: "words",
    children: [
      element("h2", { text: laneTitle(lane, by), attributes: { title: laneTitle(lane, by) } }),
      ...(lane.goal === "" ? [] : [element("p", { class: "goal", text: lane.goal, attributes: { title: lane.goal } })]),
      ...(promised === "" ? [] : [element("p", { text: promised })]),
      ...(forecast === "" ? [] : [element("p", { children: [`${forecast} `, ...(slip === "" ? [] : [element("span", { class: `slip${late ? " late" : ""}`, text: slip })])] })]),
    ],
  });
  return element("div", { class: "heading", children: [progressRing(lane.progress), words] });
}

const stateWords: Readonly<Record<PlacedCard["card"]["state"], string>> = {
  planned: "not started",
  running: "in progress",
  done: "done",
  late: "late",
  blocked: "blocked",
};

/** A card: its bar with its progress, its words inside or beside, a tag. */
export function drawCard({ card, x, width, y, beside }: PlacedCard, dates: DateFormat): HTMLElement {
  const percent = Math.round(card.progress * 100);
  const when = card.milestone ? dates.end(card.finish) : dates.span(card.start, card.finish);
  const label = element("span", {
    class: "label",
    children: [element("span", { class: "name", text: card.title }), ...(card.tag === "" ? [] : [element("span", { class: "tag", text: card.tag })])],
  });
  const bar = element("span", { class: "bar" });
  const progress = element("span", { class: "progress" });
  progress.style.width = `${percent}%`;
  bar.append(progress);
  if (!beside) bar.append(label);
  const made = element("button", {
    class: `card-bar ${card.state}${card.milestone ? " milestone" : ""}${beside ? " beside" : ""}`,
    attributes: {
      type: "button",
      "data-id": card.id,
      title: `${card.title}\n${when} · ${percent}% · ${stateWords[card.state]}`,
      "aria-label": `${card.title}, ${when}, ${percent}% done, ${stateWords[card.state]}`,
    },
    children: [bar, ...(beside ? [label] : [])],
  });
  made.style.left = `${x}px`;
  made.style.top = `${y}px`;
  made.style.height = `${CARD_HEIGHT}px`;
  bar.style.width = `${width}px`;
  return made;
}

/** The promise as a diamond on a line; the way from there to the forecast as a band, in the late colour when it is missed. */
export function drawPromise({ promise, forecast, lane, height }: PlacedLane): HTMLElement[] {
  if (promise === undefined) return [];
  const made: HTMLElement[] = [];
  const late = (lane.slipDays ?? 0) > 0;
  if (forecast !== undefined && lane.released === undefined && Math.abs(forecast - promise) > 1) {
    const band = element("div", { class: `band${late ? " late" : ""}` });
    band.style.left = `${Math.min(promise, forecast)}px`;
    band.style.width = `${Math.abs(forecast - promise)}px`;
    made.push(band);
  }
  const line = element("div", { class: `promise-line${late ? " late" : ""}` });
  line.style.left = `${promise}px`;
  line.style.height = `${height}px`;
  made.push(line);
  return made;
}
