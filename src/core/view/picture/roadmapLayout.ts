import { MINUTES_PER_DAY } from "../../model/instant";
import type { Instant } from "../../model/instant";
import type { RoadmapCard, RoadmapData, RoadmapGrouping, RoadmapLane } from "../roadmapData";
import { startOfDay } from "../dates";
import { xOf } from "../timeScale";
import type { TimeScale } from "../timeScale";

/** The height of a card in pixels. */
export const CARD_HEIGHT = 28;

/** Between two cards, one below the other. */
export const CARD_GAP = 8;

/** Above and below the cards of a lane. */
export const LANE_PADDING = 16;

/** The least height of a lane. */
export const LEAST_LANE = 96;

/** A lane shows no more cards than these; the rest is counted in words. */
export const MOST_CARDS = 150;

/** The narrowest card that can still be seen and clicked. */
const LEAST_CARD = 14;
const LABEL_PADDING = 20;
const BETWEEN = 12;

/** Where a card stands in its lane. */
export interface PlacedCard {
  readonly card: RoadmapCard;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  /** Where the words stand: in the card, behind it, or before it where there is no room behind. */
  readonly words: "inside" | "behind" | "before";
}

/** Where everything of a lane stands. */
export interface PlacedLane {
  readonly lane: RoadmapLane;
  readonly cards: readonly PlacedCard[];
  /** How many cards are not shown. */
  readonly hidden: number;
  readonly height: number;
  readonly promise?: number;
  readonly forecast?: number;
  readonly band?: { readonly from: number; readonly to: number };
}

/** How wide a card's words are. */
export type MeasureCard = (card: RoadmapCard) => number;

/** The cards of a lane. */
export function cardsOf({ cards }: Pick<RoadmapData, "cards">, lane: RoadmapLane): readonly RoadmapCard[] {
  return lane.cards.flatMap((place) => cards[place] ?? []);
}

/** By release where there are any, else by objective. */
export function usualGrouping({ lanes }: RoadmapData): "release" | "objective" {
  const named = (by: RoadmapGrouping): boolean => lanes[by].some(({ id }) => id !== "");
  return named("release") || !named("objective") ? "release" : "objective";
}

/** The time that the lanes of a roadmap cover: everything promised and forecast, with some air. */
export function roadmapRange(data: RoadmapData, by: RoadmapGrouping): { readonly from: Instant; readonly to: Instant } {
  const promises = data.lanes[by].flatMap((lane) => [lane.promise, lane.forecast, lane.band?.to]);
  if (by !== "release") promises.push(...data.lanes.release.map((lane) => lane.promise));
  const dates = [data.start, data.finish, ...promises].filter((at) => at !== undefined);
  const from = dates.reduce((least, at) => Math.min(least, at));
  const to = dates.reduce((most, at) => Math.max(most, at));
  const air = Math.max(7 * MINUTES_PER_DAY, (to - from) * 0.04);
  return { from: startOfDay(from - air), to: startOfDay(to + air * 2) + MINUTES_PER_DAY };
}

/** Puts the cards of a lane into as few lines as their bars and words need, in the lane's order, on a track of a width; what has no dates has no place. */
export function placeLane(lane: RoadmapLane, own: readonly RoadmapCard[], scale: TimeScale, measure: MeasureCard, room = Infinity): PlacedLane {
  const ends: number[] = [];
  const dated = own.filter(({ start }) => start !== undefined);
  const shown = dated.slice(0, MOST_CARDS);
  const cards = shown.map((card): PlacedCard => {
    const milestone = card.kind === "milestone";
    const start = xOf(scale, card.start ?? 0);
    const width = milestone ? LEAST_CARD : Math.max(LEAST_CARD, xOf(scale, card.finish ?? 0) - start);
    const x = milestone ? start - LEAST_CARD / 2 : start;
    const length = measure(card) + LABEL_PADDING;
    const behind = room - x - width;
    const words = wordsOf({ milestone, length, width, before: x, behind });
    const line = freeLine(ends, words === "before" ? x - length : x);
    ends[line] = x + width + (words === "behind" ? length : 0) + BETWEEN;
    return { card, x, width, y: LANE_PADDING + line * (CARD_HEIGHT + CARD_GAP), words };
  });
  const lines = Math.max(1, ends.length);
  return {
    lane,
    cards,
    hidden: dated.length - shown.length,
    height: Math.max(LEAST_LANE, 2 * LANE_PADDING + lines * (CARD_HEIGHT + CARD_GAP) - CARD_GAP),
    ...(lane.promise === undefined ? {} : { promise: xOf(scale, lane.promise) }),
    ...(lane.forecast === undefined ? {} : { forecast: xOf(scale, lane.forecast) }),
    ...(lane.band === undefined ? {} : { band: { from: xOf(scale, lane.band.from), to: xOf(scale, lane.band.to) } }),
  };
}

interface WordRoom {
  readonly milestone: boolean;
  /** Of the words with the air around them. */
  readonly length: number;
  readonly width: number;
  readonly before: number;
  readonly behind: number;
}

/** Where a card's words have the room that they need, else the most. */
function wordsOf({ milestone, length, width, before, behind }: WordRoom): PlacedCard["words"] {
  if (!milestone && length <= width) return "inside";
  if (length <= behind) return "behind";
  if (length <= before) return "before";
  return milestone || behind >= width ? "behind" : "inside";
}

/** The first line whose last card ends before x. */
function freeLine(ends: readonly number[], x: number): number {
  for (let line = 0; line < ends.length; line += 1) if ((ends[line] ?? 0) <= x) return line;
  return ends.length;
}
