import type { RoadmapCard, RoadmapLane } from "../../src/core/view/roadmapData";
import { element } from "../shared/dom";
import { icon } from "../shared/icons";
import { t } from "../shared/l10n";
import { CARD_HEIGHT, cardsOf, LANE_PADDING, placeLane } from "../../src/core/view/picture/roadmapLayout";
import type { PlacedCard, PlacedLane } from "../../src/core/view/picture/roadmapLayout";

import type { RoadmapScene } from "./scene";
import type { SheetTime } from "./timeAxis";
import { cardFacts, confidenceWords } from "./words";

/** Places a lane on the sheet's time. */
export function placeOnSheet(lane: RoadmapLane, scene: RoadmapScene, { scale, width }: SheetTime): PlacedLane {
  const placed = placeLane(lane, cardsOf(scene.data, lane), scale, (card) => lengthOf(card, scene), width);
  return placed.hidden > 0 ? { ...placed, height: placed.height + 20 } : placed;
}

/** How wide the words of a card are, with its marks. */
function lengthOf(card: RoadmapCard, scene: RoadmapScene): number {
  const { measure } = scene;
  const tag = tagOf(card, scene);
  const slip = slipOf(card, scene);
  const words = measure(card.title) + (tag === "" ? 0 : measure(tag) + 14) + (slip === "" ? 0 : measure(slip) + 8) + (card.state === "done" ? 16 : 0);
  // In a narrow window the title goes before who works on it and the flame.
  return scene.width < 640 ? words : words + (card.critical ? 22 : 0) + (showsPeople(card) ? measure(card.initials) + 8 : 0);
}

/** The release that a card goes into, where its lane does not say so. */
export function tagOf({ release }: RoadmapCard, { by }: RoadmapScene): string {
  return by === "release" ? "" : release;
}

function slipOf({ state, lateDays }: RoadmapCard, { audience }: RoadmapScene): string {
  if (state !== "late") return "";
  return audience !== "team" ? t("at risk") : lateDays > 0 ? t("+{0}d", lateDays) : t("late");
}

function showsPeople({ kind, initials }: RoadmapCard): boolean {
  return kind === "task" && initials !== "";
}

/** The title of a card with its marks; for the ear everything about it in words in their place. */
export function cardWords(card: RoadmapCard, scene: RoadmapScene): readonly HTMLElement[] {
  return [
    element("span", { class: "name", text: card.title }),
    element("span", { class: "visually-hidden", text: cardFacts(card, scene).join(", ") }),
    ...cardMarks(card, scene),
  ];
}

/** What a card ends with, for the eye. */
function cardMarks(card: RoadmapCard, scene: RoadmapScene): readonly HTMLElement[] {
  const hidden = { "aria-hidden": "true" };
  const slip = slipOf(card, scene);
  const tag = tagOf(card, scene);
  return [
    ...(slip === "" ? [] : [element("span", { class: "late-word", attributes: hidden, text: slip })]),
    ...(card.critical ? [element("span", { class: "critical", attributes: { ...hidden, title: t("Critical: a day lost here is a day lost at the end") }, children: [icon("flame")] })] : []),
    ...(tag === "" ? [] : [element("span", { class: "tag", attributes: hidden, text: tag })]),
    ...(showsPeople(card) ? [element("span", { class: "who", attributes: hidden, text: card.initials })] : []),
  ];
}

/** What stands in the track of a lane: promise, forecast, cards. */
export function drawTrack(placed: PlacedLane, scene: RoadmapScene, time: SheetTime): HTMLElement {
  const track = element("div", { class: "track-area", children: [...drawPromise(placed, scene), ...placed.cards.map((card) => drawCard(card, placed.lane.id, scene, time.width))] });
  track.style.width = `${time.width}px`;
  if (placed.hidden > 0) track.append(element("div", { class: "more-words", text: t("and {0} more", placed.hidden) }));
  return track;
}

/** A card: its bar with its progress, its words inside or beside, its marks. */
function drawCard({ card, x, width, y, words }: PlacedCard, lane: string, scene: RoadmapScene, room: number): HTMLElement {
  const label = element("span", { class: "label", children: cardWords(card, scene) });
  if (words === "behind") label.style.maxWidth = `${Math.max(60, room - x - width)}px`;
  const bar = element("span", { class: "bar" });
  const progress = element("span", { class: "progress" });
  progress.style.width = `${Math.round(card.progress * 100)}%`;
  bar.append(progress);
  if (words === "inside") bar.append(label);
  const made = element("button", {
    class: `card-bar piece ${card.state}${card.kind === "milestone" ? " milestone" : ""}${words === "inside" ? "" : ` beside ${words}`}`,
    attributes: { type: "button", tabindex: "-1", "data-id": card.id, "data-lane": lane, title: [card.title, ...cardFacts(card, scene)].join("\n") },
    children: [bar, ...(words === "inside" ? [] : [label])],
  });
  made.style.left = `${words === "before" ? x + width : x}px`;
  made.style.top = `${y}px`;
  made.style.height = `${CARD_HEIGHT}px`;
  bar.style.width = `${width}px`;
  return made;
}

/** The promise as a diamond on a line; the way from there to the forecast as a band, in the late colour with its number of days when it is missed. */
function drawPromise({ promise, forecast, band, lane }: PlacedLane, scene: RoadmapScene): HTMLElement[] {
  const made: HTMLElement[] = [];
  const late = (lane.slipDays ?? 0) > 0;
  const open = lane.released === undefined && scene.audience !== "customer";
  if (band !== undefined && open) made.push(strip("likely", band.from, band.to));
  if (promise === undefined) return made;
  if (forecast !== undefined && open && Math.abs(forecast - promise) > 1) {
    const gap = strip(`band${late ? " late" : ""}`, Math.min(promise, forecast), Math.max(promise, forecast));
    const words = confidenceWords(lane, scene.audience, scene.dates);
    if (late && words !== undefined) gap.append(element("span", { class: "slip", text: words.figures === "" ? words.word : words.figures }));
    made.push(gap);
  }
  const isRelease = scene.by === "release";
  const line = element(isRelease ? "button" : "div", {
    class: `promise-line${late ? " late" : ""}${isRelease ? " piece" : ""}`,
    attributes: {
      title: t("Promised {0}", scene.dates.end(lane.promise ?? 0)),
      ...(isRelease ? { type: "button", tabindex: "-1", "data-release": lane.id, "data-lane": lane.id, "aria-label": t("{0}: promised {1}", lane.title, scene.dates.end(lane.promise ?? 0)) } : {}),
    },
  });
  line.style.left = `${promise}px`;
  made.push(line);
  return made;
}

function strip(kind: string, from: number, to: number): HTMLElement {
  const node = element("div", { class: kind });
  node.style.left = `${from}px`;
  node.style.width = `${Math.max(1, to - from)}px`;
  return node;
}

/** Where the keys find a card or a promise. */
export interface Spot {
  readonly id: string;
  readonly lane: string;
  /** Order from left to right and from top to bottom within the lane. */
  readonly x: number;
  readonly y: number;
}

/** Cards and the promise of a lane, for the keys to walk; the promise stands above the cards. */
export function spotsOf({ lane, cards, promise }: PlacedLane, withPromise: boolean): readonly Spot[] {
  const spots: Spot[] = cards.map(({ card, x, y }) => ({ id: card.id, lane: lane.id, x, y }));
  return withPromise && promise !== undefined && lane.id !== "" ? [{ id: lane.id, lane: lane.id, x: promise, y: LANE_PADDING - CARD_HEIGHT }, ...spots] : spots;
}
