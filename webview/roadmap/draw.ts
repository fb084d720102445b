import type { RoadmapGrouping, RoadmapLane } from "../../src/core/view/roadmapData";
import { element, svgElement } from "../shared/dom";
import type { DateFormat } from "../shared/dates";
import { CARD_HEIGHT } from "../../src/core/view/picture/roadmapLayout";
import type { PlacedCard, PlacedLane } from "../../src/core/view/picture/roadmapLayout";
import { t } from "../shared/l10n";

const RING = 2 * Math.PI * 16;

/** A ring that fills with progress, the figure inside. */
export function progressRing(share: number): SVGSVGElement {
  const percent = Math.round(share * 100);
  return svgElement("svg", {
    class: `ring${percent === 100 ? " done" : ""}`,
    attributes: { viewBox: "0 0 40 40", role: "img", "aria-label": t("{0}% done", percent) },
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
  const promised = lane.promise === undefined ? "" : t("Promised {0}", dates.end(lane.promise));
  if (lane.released !== undefined) return { promised, forecast: t("Released {0}", dates.end(lane.released)), slip: "", late: false };
  const day = lane.forecast === undefined ? "" : dates.end(lane.forecast);
  const forecast = day === "" ? "" : lane.progress >= 1 ? t("Done {0}", day) : t("Forecast {0}", day);
  const days = lane.slipDays ?? 0;
  const slip = lane.slipDays === undefined ? "" : days > 0 ? `+${days}d` : days < 0 ? t("{0}d early", -days) : t("on the day");
  return { promised, forecast, slip, late: days > 0 };
}

export function laneTitle(lane: RoadmapLane, by: RoadmapGrouping): string {
  if (lane.id !== "") return lane.title;
  return by === "release" ? t("In no release") : t("For no objective");
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
      ...(lane.cards.length > 0 ? [] : [element("p", { text: t("No work yet") })]),
      ...(forecast === "" ? [] : [element("p", { children: [`${forecast} `, ...(slip === "" ? [] : [element("span", { class: `slip${late ? " late" : ""}`, text: slip })])] })]),
    ],
  });
  return element("div", { class: "heading", children: [progressRing(lane.progress), words] });
}

function stateWord(state: PlacedCard["card"]["state"]): string {
  switch (state) {
    case "planned": return t("not started");
    case "running": return t("in progress");
    case "done": return t("done");
    case "late": return t("late");
    case "blocked": return t("blocked");
  }
}

/** A card: its bar with its progress, its words inside or beside, a tag. */
export function drawCard({ card, x, width, y, words }: PlacedCard, dates: DateFormat, room: number): HTMLElement {
  const percent = Math.round(card.progress * 100);
  const when = card.milestone ? dates.end(card.finish) : dates.span(card.start, card.finish);
  const label = element("span", {
    class: "label",
    children: [
      element("span", { class: "name", text: card.title }),
      ...(card.state === "late" ? [element("span", { class: "late-word", text: t("late") })] : []),
      ...(card.tag === "" ? [] : [element("span", { class: "tag", text: card.tag })]),
    ],
  });
  if (words === "behind") label.style.maxWidth = `${Math.max(60, room - x - width)}px`;
  const bar = element("span", { class: "bar" });
  const progress = element("span", { class: "progress" });
  progress.style.width = `${percent}%`;
  bar.append(progress);
  if (words === "inside") bar.append(label);
  const made = element("button", {
    class: `card-bar ${card.state}${card.milestone ? " milestone" : ""}${words === "inside" ? "" : ` beside ${words}`}`,
    attributes: {
      type: "button",
      "data-id": card.id,
      title: `${card.title}\n${when} · ${percent}% · ${stateWord(card.state)}`,
      "aria-label": t("{0}, {1}, {2}% done, {3}", card.title, when, percent, stateWord(card.state)),
    },
    children: [bar, ...(words === "inside" ? [] : [label])],
  });
  made.style.left = `${words === "before" ? x + width : x}px`;
  made.style.top = `${y}px`;
  made.style.height = `${CARD_HEIGHT}px`;
  bar.style.width = `${width}px`;
  return made;
}

/** The promise as a diamond on a line; the way from there to the forecast as a band, in the late colour when it is missed. */
export function drawPromise({ promise, forecast, lane }: PlacedLane): HTMLElement[] {
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
  made.push(line);
  return made;
}
