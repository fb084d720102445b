import type { Instant } from "../../core/model/instant";
import { counted, dayInWords, distance, finishDay, finishInWords, startDay } from "../rules/wording";
import { ours, type HoverLine } from "./hoverParts";

/** The finish that a version of a plan forecast. */
export interface PastFinish {
  /** The day of that version. */
  readonly day: Instant;
  readonly finish: Instant;
}

const STEPS = "▁▂▃▄▅▆▇█";

/** How a finish moved over the versions of a plan, the oldest first, up to now; undefined where there is no past to tell of. */
export function historyLine(past: readonly PastFinish[], now: Instant): HoverLine | undefined {
  const [first] = past;
  if (first === undefined) return undefined;
  const finishes = [...past.map(({ finish }) => finish), now];
  const since = `${counted(past.length, "version")} since ${dayInWords(startDay(first.day))}`;
  if (finishes.every((finish) => finishDay(finish) === finishDay(now))) return [ours(`Finish the same over ${since}`)];
  return [ours(`Finish over ${since} ${sparkline(finishes)} ${moved(first.finish, now)}`)];
}

function moved(from: Instant, to: Instant): string {
  if (finishDay(from) === finishDay(to)) return "and back where it was";
  return `${distance(from, to)} ${to > from ? "later" : "earlier"} (was ${finishInWords(from)})`;
}

/** Figures as columns, the least at the bottom. */
function sparkline(figures: readonly number[]): string {
  const least = Math.min(...figures);
  const range = Math.max(...figures) - least;
  return figures.map((figure) => STEPS[Math.round(((figure - least) / range) * (STEPS.length - 1))] ?? "").join("");
}
