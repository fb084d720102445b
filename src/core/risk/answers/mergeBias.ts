import type { SegmentedCalendar } from "../../calendar/segmentedCalendar";
import { lagged } from "../../schedule/forward";
import { FF, FS } from "../../schedule/network";
import type { Percentiles } from "../percentiles";
import type { RiskModel } from "../riskModel";
import type { Simulation } from "../simulation";
import type { Join } from "./joins";

/** Where several drivers meet: the start is later than any of them alone, because each is late at times. */
export interface MergeBias {
  /** The task, milestone or summary that waits. */
  readonly id: string;
  /** Working days by which P50 and P80 of its start are later than the latest P50 and P80 of what its drivers ask. */
  readonly daysAtP50: number;
  readonly daysAtP80: number;
  /** The share of samples in which each driver asks for the latest start; of drivers that ask for the same, each. The most frequent first. */
  readonly drivers: readonly { readonly kind: "task" | "release"; readonly id: string; readonly share: number }[];
}

type Dates = (node: number) => { readonly start: Percentiles; readonly finish: Percentiles };

/** Joins of which the forecast tells. */
const MOST_JOINS = 100;
/** Drivers of a join of which it tells. */
const MOST_DRIVERS = 20;

/** The joins whose drivers delay them most together at P80; such as are not delayed by more than their latest driver are left out. */
export function mergeBiases({ model, schedule, joins }: Simulation, { count, decided }: { readonly count: number; readonly decided: Float64Array }, dates: Dates): readonly MergeBias[] {
  const names = namesOf(model, schedule.tasks.map(({ id }) => id));
  const days = (from: number, to: number): number => model.frame.calendars.plan.between(from, to) / model.frame.scale.day;
  const biases = joins.map((join): MergeBias => {
    const { p50, p80 } = dates(join.node).start;
    return {
      id: schedule.tasks[join.task]?.id ?? "", daysAtP50: days(latest(model, join, dates, "p50"), p50), daysAtP80: days(latest(model, join, dates, "p80"), p80),
      drivers: join.links.map((link, i) => ({ ...(names.get(model.links.from[link] as number) ?? { kind: "task" as const, id: "" }), share: (decided[join.first + i] as number) / Math.max(1, count) }))
        .sort((a, b) => b.share - a.share).slice(0, MOST_DRIVERS),
    };
  });
  const biased = biases.filter(({ daysAtP50, daysAtP80 }) => daysAtP50 > 0 || daysAtP80 > 0);
  return biased.sort((a, b) => b.daysAtP80 - a.daysAtP80 || b.daysAtP50 - a.daysAtP50).slice(0, MOST_JOINS);
}

/** The latest percentile of what the drivers of a join ask, moved to working time as the start is. */
function latest(model: RiskModel, { node, links }: Join, dates: Dates, which: keyof Percentiles): number {
  const leaf = model.leaves[node];
  let last = leaf?.startsAfter ?? -Infinity;
  for (const e of links) {
    const type = model.links.type[e] as number;
    const from = model.links.from[e] as number;
    const own = dates(from)[type === FS || type === FF ? "finish" : "start"][which];
    // A lag is the same in each sample, so that percentiles move by it; one in percent is taken as long as in the schedule.
    const percent = model.links.percent[e] as number;
    const lag = percent === 0 ? (model.links.lag[e] as number) : Math.round(((model.leaves[from]?.usual ?? 0) * percent) / 100);
    last = Math.max(last, lag === 0 ? own : lagged(model.calendars[model.links.calendar[e] as number] as SegmentedCalendar, own, lag, type));
  }
  const calendar = leaf?.parts.length === 1 ? leaf.parts[0]?.calendar : undefined;
  return calendar === undefined ? last : calendar.startOfWork(calendar.workAt(last));
}

function namesOf({ startNode, finishNode, gateNode, releases }: RiskModel, ids: readonly string[]): ReadonlyMap<number, { readonly kind: "task" | "release"; readonly id: string }> {
  const names = new Map<number, { readonly kind: "task" | "release"; readonly id: string }>();
  for (const [id, { start, finish }] of releases) for (const node of [start, finish]) names.set(node, { kind: "release", id });
  for (const nodes of [gateNode, finishNode, startNode]) nodes.forEach((node, task) => { if (node >= 0) names.set(node, { kind: "task", id: ids[task] ?? "" }); });
  return names;
}
