import { tallied, valuesOf, type PartialResult } from "../partialResult";
import type { Simulation } from "../simulation";
import { eachOf, type Tally } from "../tally";
import { dateHistogram, type Histogram } from "./histogram";

/** How the start and the finish of a task or a release are spread. */
export interface DateDistribution {
  readonly start: Histogram;
  readonly finish: Histogram;
}

/** Histograms of the dates of one task or release, by its id; undefined where there is none. For views that show one at a time. */
export function distributionOf({ model, schedule, kept }: Pick<Simulation, "model" | "schedule" | "kept">, { dates }: Pick<PartialResult, "dates">, id: string): DateDistribution | undefined {
  const task = schedule.plan.taskIndex.get(id);
  const nodes = task === undefined ? model.releases.get(id) : { start: model.startNode[task] as number, finish: model.finishNode[task] as number };
  if (nodes === undefined) return undefined;
  const packed = dates.tallies.length === 0 ? dates : tallied(dates);
  const spread = (node: number, which: "start" | "finish"): Histogram => {
    const place = kept.indexOf(node);
    const tally = packed.tallies[2 * place + (which === "start" ? 0 : 1)];
    return dateHistogram(tally === undefined ? valuesOf(packed, place, which) : seenIn(tally));
  };
  return { start: spread(nodes.start, "start"), finish: spread(nodes.finish, "finish") };
}

function seenIn(tally: Tally): Int32Array {
  let count = 0;
  eachOf(tally, (_, times) => { count += times; });
  const values = new Int32Array(count);
  let at = 0;
  eachOf(tally, (value, times) => { values.fill(value, at, at += times); });
  return values;
}
