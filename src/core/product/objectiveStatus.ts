import type { DateValue, Instant } from "../model/instant";
import type { Plan } from "../model/plan";
import type { Schedule } from "../schedule/result";
import { endOfDate } from "../view/roadmapPromise";
import { roadmapData } from "../view/roadmap";
import type { RoadmapConfidence } from "../view/roadmapData";
import { wordsOfId } from "../view/titles";
import { contentsBy, type ContentItem } from "./releaseStatus";

/** A key result and how far it is. */
export interface ResultStatus {
  readonly name: string;
  readonly title: string;
  readonly unit?: string;
  readonly from?: number;
  readonly target?: number;
  /** The newest figure of its metric. */
  readonly last?: number;
  readonly by?: Instant;
  readonly weight: number;
  /** (last - from) / (target - from), 0..1; null where a figure lacks. */
  readonly progress: number | null;
}

/** Everything that is known of an objective. */
export interface ObjectiveStatus {
  readonly id: string;
  readonly title: string;
  /** Id of the objective that it serves. */
  readonly parent?: string;
  readonly results: readonly ResultStatus[];
  /** Of its key results by their weights; null where none can be told. */
  readonly progress: number | null;
  /** Of the work that serves it, 0..1. */
  readonly workProgress: number;
  readonly contents: readonly ContentItem[];
  /** The latest date of its key results. */
  readonly promise?: Instant;
  readonly forecast?: Instant;
  readonly slipDays?: number;
  readonly confidence: RoadmapConfidence;
}

/** The objectives of a plan in its order. */
export function objectiveStatuses(schedule: Schedule, now: Instant): readonly ObjectiveStatus[] {
  const { plan } = schedule;
  const serving = contentsBy(schedule, ({ objective }) => objective);
  return roadmapData(schedule, now).lanes.objective.flatMap((lane): readonly ObjectiveStatus[] => {
    const objective = plan.objectives.get(lane.id);
    if (objective === undefined) return [];
    const results = [...(objective.results ?? [])].map(([name, result]) => resultStatus(plan, name, result));
    return [{
      id: lane.id, title: lane.title, results, progress: weighed(results), workProgress: lane.progress, contents: serving.get(lane.id) ?? [], confidence: lane.confidence,
      ...(objective.parent === undefined ? {} : { parent: objective.parent.id }), ...(lane.promise === undefined ? {} : { promise: lane.promise }),
      ...(lane.forecast === undefined ? {} : { forecast: lane.forecast }), ...(lane.slipDays === undefined ? {} : { slipDays: lane.slipDays }),
    }];
  });
}

interface WrittenResult {
  readonly metric?: { readonly id: string };
  readonly from?: number;
  readonly target?: number;
  readonly by?: DateValue;
  readonly weight?: number;
}

function resultStatus(plan: Plan, name: string, { metric, from, target, by, weight = 1 }: WrittenResult): ResultStatus {
  const values = metric === undefined ? undefined : plan.kept.get("metrics")?.get(metric.id)?.values;
  const [title, unit] = [values?.get("title"), values?.get("unit")];
  const last = newest(values?.get("history"));
  const known = from !== undefined && target !== undefined && last !== undefined && target !== from;
  return {
    name, title: typeof title === "string" ? title : wordsOfId(metric?.id ?? name), weight,
    ...(typeof unit === "string" ? { unit } : {}), ...(from === undefined ? {} : { from }), ...(target === undefined ? {} : { target }),
    ...(last === undefined ? {} : { last }), ...(by === undefined ? {} : { by: endOfDate(by) }),
    progress: known ? Math.min(1, Math.max(0, (last - from) / (target - from))) : null,
  };
}

/** The figure of the latest date; dates sort as text. */
function newest(history: unknown): number | undefined {
  if (!(history instanceof Map)) return undefined;
  let [latest, figure]: [string, number | undefined] = ["", undefined];
  for (const [date, value] of history as ReadonlyMap<unknown, unknown>) {
    if (typeof date === "string" && typeof value === "number" && date >= latest) [latest, figure] = [date, value];
  }
  return figure;
}

function weighed(results: readonly ResultStatus[]): number | null {
  let [sum, weights] = [0, 0];
  for (const { progress, weight } of results) {
    if (progress === null || !(weight > 0)) continue;
    sum += progress * weight;
    weights += weight;
  }
  return weights === 0 ? null : sum / weights;
}
