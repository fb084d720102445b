import type { SegmentedCalendar } from "../calendar/segmentedCalendar";
import { lagged } from "../schedule/forward";
import { FF, FS, SS } from "../schedule/network";
import type { Block } from "./placeBlock";
import { EARLIEST, GOING, LATEST, OPENING, STILL, STONE, type RiskModel } from "./riskModel";

/** Marks, sample by sample, the nodes on a path without a gap to the finish of the plan: back from the end along what decides. */
export function markCritical(model: RiskModel, block: Block, count: number, marks: Uint8Array): void {
  const { width } = block;
  marks.fill(0);
  marks.fill(1, model.end * width, model.end * width + count);
  for (let node = model.end; node >= 0; node--) {
    if (model.kind[node] === STILL) continue;
    for (let k = 0; k < count; k++) if (marks[node * width + k] === 1) markDeciders(model, block, node, k, marks);
  }
}

function markDeciders(model: RiskModel, block: Block, node: number, k: number, marks: Uint8Array): void {
  const { links, kind, calendars, leaves } = model;
  const { width, start, finish } = block;
  const own = kind[node] as number;
  const leaf = leaves[node];
  const latest = own === LATEST || own === STONE ? Math.max(lastAsked(model, block, node, k), leaf?.startsAfter ?? -Infinity, leaf?.endsAfter ?? -Infinity) : 0;
  for (let e = links.start[node] as number; e < (links.start[node + 1] as number); e++) {
    const source = links.from[e] as number;
    const type = links.type[e] as number;
    const at = askedBy(model, block, e, k);
    const atStart = type === FS || type === SS;
    let decides: boolean;
    if (own === LATEST || own === STONE) decides = at >= latest;
    else if (own === EARLIEST || own === OPENING) decides = at === start[node * width + k];
    else if (own === GOING) decides = !atStart && at >= (finish[node * width + k] as number);
    else {
      const clock = leaf?.parts[0]?.calendar ?? (calendars[0] as SegmentedCalendar);
      const reached = (atStart ? start : finish)[node * width + k] as number;
      decides = at >= reached || clock.between(at, reached) <= 0;
    }
    if (decides) marks[source * width + k] = 1;
  }
}

/** The last finish that is asked of a node, whatever delays come behind it. */
function lastAsked(model: RiskModel, block: Block, node: number, k: number): number {
  let last = -Infinity;
  for (let e = model.links.start[node] as number; e < (model.links.start[node + 1] as number); e++) last = Math.max(last, askedBy(model, block, e, k));
  return last;
}

function askedBy({ links, calendars, leaves }: RiskModel, { width, start, finish }: Block, e: number, k: number): number {
  const type = links.type[e] as number;
  const at = (links.from[e] as number) * width + k;
  const date = (type === FS || type === FF ? finish : start)[at] as number;
  const percent = links.percent[e] as number;
  if (percent === 0 && links.lag[e] === 0) return date;
  const clock = leaves[links.from[e] as number]?.clock ?? (calendars[0] as SegmentedCalendar);
  const share = (clock.between(start[at] as number, finish[at] as number) * percent) / 100;
  const lag = percent === 0 ? (links.lag[e] as number) : share < 0 ? -Math.ceil(-share - 1e-6) : Math.ceil(share - 1e-6);
  return lagged(calendars[links.calendar[e] as number] as SegmentedCalendar, date, lag, type);
}
