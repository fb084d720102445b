import type { Instant, Minutes } from "../../core/model/instant";
import type { MspdiSpan } from "./project";
import { joinSpans } from "./timephased";
import { nextWork, previousWork, workBetween, type WorkingTime } from "./workingTime";

/** Seconds rounded to minutes leave gaps of a minute that are none. */
const LEAST_GAP: Minutes = 2;

/** The gaps in the work on a task that were working time, from the first working minute of each to the last. */
export function gapsIn(worked: readonly MspdiSpan[], time: WorkingTime): MspdiSpan[] {
  const spans = joinSpans(worked);
  const gaps: { from: Instant; to: Instant }[] = [];
  spans.forEach(({ to }, index) => {
    const next = spans[index + 1];
    if (next === undefined || workBetween(time, to, next.from) < LEAST_GAP) return;
    gaps.push({ from: nextWork(time, to), to: previousWork(time, next.from) });
  });
  return gaps;
}

/** True when the gaps are all that lies between a task's length and its duration, so that they explain its finish. */
export function explainsLength(gaps: readonly MspdiSpan[], time: WorkingTime, start: Instant, finish: Instant, duration: Minutes): boolean {
  const idle = gaps.reduce((sum, { from, to }) => sum + workBetween(time, from, to), 0);
  return Math.abs(workBetween(time, start, finish) - idle - duration) < 1;
}
