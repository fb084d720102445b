import { civilDate, dayNumber, dayOf, startOfDay } from "../calendar/civil";
import type { Instant } from "../model/instant";
import type { RoadmapCard } from "./roadmapData";

/** How long "now" is. */
export type RoadmapPeriod = "month" | "quarter";

/** The columns of now, next and later. */
export type RoadmapHorizon = "now" | "next" | "later" | "done";

/** The first minutes of the period after the present one, and of the one after that. */
export interface HorizonBounds {
  readonly next: Instant;
  readonly later: Instant;
}

/** Where now ends and where later begins, seen from a day. */
export function horizonBounds(today: Instant, period: RoadmapPeriod): HorizonBounds {
  const { year, month } = civilDate(dayOf(today));
  const length = period === "month" ? 1 : 3;
  const first = month - ((month - 1) % length);
  const boundary = (periods: number): Instant => {
    const at = first - 1 + periods * length;
    return startOfDay(dayNumber(year + Math.floor(at / 12), (at % 12) + 1, 1));
  };
  return { next: boundary(1), later: boundary(2) };
}

/** The column of a card: what has begun is now, whenever it was meant to be; what has no dates is later. */
export function horizonOf({ state, started, start }: RoadmapCard, { next, later }: HorizonBounds): RoadmapHorizon {
  if (state === "done") return "done";
  if (started) return "now";
  if (start === undefined) return "later";
  if (start < next) return "now";
  return start < later ? "next" : "later";
}
