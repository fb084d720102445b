import type { Objective } from "../model/items";
import type { DateSpan, DayNumber, Instant } from "../model/instant";
import type { Schedule, ScheduledTask } from "../schedule/result";
import { endOfDate } from "../view/roadmapPromise";
import { roadmapLanes } from "../view/roadmap";
import type { RoadmapConfidence } from "../view/roadmapData";
import { wordsOfId } from "../view/titles";
import { metricFigures, type MetricFigures, type TargetState } from "./metrics";
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
  /** Id of its metric, and the day of the newest figure. */
  readonly metric?: string;
  readonly measuredOn?: DayNumber;
  /** (last - from) / (target - from), 0..1; null where a figure lacks. */
  readonly progress: number | null;
  /** By the trend of its metric. */
  readonly state: TargetState;
  /** The day on which the trend is at the target; absent where it never is, or is already. */
  readonly forecast?: DayNumber;
}

/** Everything that is known of an objective. */
export interface ObjectiveStatus {
  readonly id: string;
  readonly title: string;
  /** Id of the objective that it serves. */
  readonly parent?: string;
  readonly results: readonly ResultStatus[];
  /** Id of who answers for it. */
  readonly owner?: string;
  readonly period?: DateSpan;
  /** Ids of the objectives that serve it. */
  readonly children: readonly string[];
  /** Of its key results by their weights; null where none can be told. */
  readonly progress: number | null;
  /** Of the work that serves it, 0..1. */
  readonly workProgress: number;
  /** The mean of its own progress and that of the objectives that serve it; and the work of all of them by effort. */
  readonly rolledProgress: number | null;
  readonly rolledWork: number;
  readonly contents: readonly ContentItem[];
  /** Ids of the ideas of the backlog that serve it. */
  readonly ideas: readonly string[];
  /** The latest date of its key results. */
  readonly promise?: Instant;
  readonly forecast?: Instant;
  readonly slipDays?: number;
  readonly confidence: RoadmapConfidence;
}

/** The objectives of a plan in its order. `metrics`: its metrics with what was read of their tables, as `metricFigures` gives them. */
export function objectiveStatuses(schedule: Schedule, now: Instant, metrics: readonly MetricFigures[] = metricFigures(schedule.plan)): readonly ObjectiveStatus[] {
  const { plan } = schedule;
  if (plan.objectives.size === 0) return [];
  const serving = contentsBy(schedule, ({ objective }) => objective);
  const measured = new Map(metrics.map((one) => [one.id, one]));
  const ideas = new Map<string, string[]>();
  for (const { id, objective } of plan.backlog.values()) if (objective !== undefined) ideas.set(objective.id, [...(ideas.get(objective.id) ?? []), id]);
  const own = roadmapLanes(schedule, now, "objective").flatMap((lane): readonly OwnStatus[] => {
    const objective = plan.objectives.get(lane.id);
    if (objective === undefined) return [];
    const results = [...(objective.results ?? [])].map(([name, result]) => resultStatus(measured, objective, name, result));
    const { owner, parent, period } = objective;
    return [{
      id: lane.id, title: lane.title, results, progress: weighed(results), workProgress: lane.progress, contents: serving.get(lane.id) ?? [], ideas: ideas.get(lane.id) ?? [], confidence: lane.confidence,
      ...(owner === undefined ? {} : { owner: owner.id }), ...(period === undefined ? {} : { period }),
      ...(parent === undefined ? {} : { parent: parent.id }), ...(lane.promise === undefined ? {} : { promise: lane.promise }),
      ...(lane.forecast === undefined ? {} : { forecast: lane.forecast }), ...(lane.slipDays === undefined ? {} : { slipDays: lane.slipDays }),
    }];
  });
  return rolledUp(schedule, own);
}

/** Open work that serves no objective; nothing where the plan has none. */
export function unalignedTasks(schedule: Schedule): readonly ContentItem[] {
  const { plan } = schedule;
  const serves = (task: ScheduledTask): boolean => task.objective !== undefined || task.kind !== "task" || task.finished || plan.tasks[task.index]?.risk !== undefined;
  return plan.objectives.size === 0 ? [] : (contentsBy(schedule, (task) => (serves(task) ? undefined : "none")).get("none") ?? []);
}

type OwnStatus = Omit<ObjectiveStatus, "children" | "rolledProgress" | "rolledWork">;

/** With what serves each: its own results and each objective below it count the same; work counts by its effort. */
function rolledUp(schedule: Schedule, own: readonly OwnStatus[]): readonly ObjectiveStatus[] {
  const below = new Map<string, OwnStatus[]>();
  for (const one of own) if (one.parent !== undefined) below.set(one.parent, [...(below.get(one.parent) ?? []), one]);
  /** An objective that serves itself, over others, counts once. */
  const progressOf = (one: OwnStatus, above: ReadonlySet<string>): number | null => {
    const path = new Set([...above, one.id]);
    const parts = [one.progress, ...(below.get(one.id) ?? []).filter(({ id }) => !path.has(id)).map((child) => progressOf(child, path))].filter((part) => part !== null);
    return parts.length === 0 ? null : parts.reduce((sum, part) => sum + part, 0) / parts.length;
  };
  const workOf = (one: OwnStatus): number => {
    const family = new Set([one]);
    for (const member of family) for (const child of below.get(member.id) ?? []) family.add(child);
    return doneOf(schedule, [...family].flatMap(({ contents }) => contents));
  };
  return own.map((one) => ({ ...one, children: (below.get(one.id) ?? []).map(({ id }) => id), rolledProgress: progressOf(one, new Set()), rolledWork: workOf(one) }));
}

/** By effort, by duration where nobody's effort is known; 0 for no work. */
function doneOf({ tasks }: Schedule, contents: readonly ContentItem[]): number {
  let [whole, over] = [0, 0];
  for (const { index } of contents) {
    const task = tasks[index];
    if (task === undefined) continue;
    const weight = task.effort > 0 ? task.effort : task.duration;
    whole += weight;
    over += weight * (task.finished ? 1 : task.progress);
  }
  return whole === 0 ? (contents.length > 0 && contents.every(({ finished }) => finished) ? 1 : 0) : over / whole;
}

type WrittenResult = NonNullable<Objective["results"]> extends ReadonlyMap<string, infer R> ? R : never;

function resultStatus(metrics: ReadonlyMap<string, MetricFigures>, { id, period }: Objective, name: string, { metric, from, target, by, weight = 1 }: WrittenResult): ResultStatus {
  const measured = metric === undefined ? undefined : metrics.get(metric.id);
  const wanted = measured?.targets.find((one) => one.objective === id && one.result === name);
  const end = by ?? period?.to;
  const { last, unit } = measured ?? {};
  return {
    name, title: measured?.title ?? wordsOfId(metric?.id ?? name), weight, progress: wanted?.progress ?? null, state: wanted?.state ?? "no-data",
    ...(metric === undefined ? {} : { metric: metric.id }), ...(unit === undefined ? {} : { unit }), ...(from === undefined ? {} : { from }), ...(target === undefined ? {} : { target }),
    ...(last === undefined ? {} : { last: last.value, measuredOn: last.day }), ...(end === undefined ? {} : { by: endOfDate(end) }),
    ...(wanted?.forecast === undefined ? {} : { forecast: wanted.forecast }),
  };
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
