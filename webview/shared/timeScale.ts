import { MINUTES_PER_DAY } from "../../src/core/model/instant";
import type { Instant } from "../../src/core/model/instant";
import { shareOfDay } from "../../src/core/view/timeScale";
import type { TimeScale } from "../../src/core/view/timeScale";

export { clampZoom, xOf, zoomToFit } from "../../src/core/view/timeScale";
export type { TimeScale } from "../../src/core/view/timeScale";

/** The instant at x; where a whole stretch of night has one x, the working minute beside it. */
export function instantAt(scale: TimeScale, x: number): Instant {
  const days = x / scale.pxPerDay;
  const day = Math.floor(days);
  return scale.origin + day * MINUTES_PER_DAY + minuteAt(scale, days - day);
}

function minuteAt(scale: TimeScale, share: number): number {
  const { opens, closes } = scale;
  const atOpening = shareOfDay(scale, opens);
  const atClosing = shareOfDay(scale, closes);
  if (share <= atOpening) return atOpening <= 0 ? opens : Math.round((share / atOpening) * opens);
  if (share >= atClosing) return atClosing >= 1 ? closes : Math.round(closes + ((share - atClosing) / (1 - atClosing)) * (MINUTES_PER_DAY - closes));
  return Math.round(opens + ((share - atOpening) / (atClosing - atOpening)) * (closes - opens));
}
