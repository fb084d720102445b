import { durationMinutes } from "../calendar/durations";
import type { Minutes } from "../model/instant";
import type { Lag, Ref } from "../model/values";
import type { HealthInput } from "./check";

/** 1 for a lag, -1 for a lead, 0 for neither. */
export function lagSign(lag: Lag | undefined): -1 | 0 | 1 {
  if (lag === undefined) return 0;
  if (lag.kind === "percent") return lag.percent > 0 ? 1 : lag.percent < 0 ? -1 : 0;
  const { minutes, days, weeks, months } = lag.duration;
  return minutes + days + weeks + months > 0 ? lag.sign : 0;
}

/** How long a lag is: working minutes, those of an elapsed one by the plan's days; a share of the predecessor's duration. */
export function lagLength(input: HealthInput, lag: Lag, on: Ref): Minutes {
  if (lag.kind === "percent") return (Math.abs(lag.percent) / 100) * (input.schedule.tasks[input.plan.taskIndex.get(on.id) ?? -1]?.duration ?? 0);
  const { scale } = input;
  const length = durationMinutes(lag.duration, scale);
  // Seven days of the clock are a week of work.
  return lag.duration.elapsed ? (length / (7 * 1440)) * scale.week : length;
}
