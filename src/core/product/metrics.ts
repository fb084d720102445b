import { dayOfText } from "../calendar/civil";
import type { KeptItem, Objective } from "../model/items";
import type { DayNumber } from "../model/instant";
import { METRIC_KINDS, type MetricKind, type MetricPoint, type MetricReading } from "../model/metric";
import type { Plan } from "../model/plan";
import { wordsOfId } from "../view/titles";
import { reaches, sparkline, trendOf, type MetricTrend } from "./metricTrend";

/**
 * How a key result stands. `met`: the newest figure is at the target or beyond. `on-track`: by the trend it will be, in
 * time where a date is written. `off-track`: by the trend it will not. `no-trend`: too few figures to tell. `no-data`:
 * no figure or no target.
 */
export type TargetState = "met" | "on-track" | "off-track" | "no-trend" | "no-data";

/** What a key result wants of a metric, and how far that is. */
export interface MetricTarget {
  /** Id of the objective, and the name of the key result in it. */
  readonly objective: string;
  readonly result: string;
  readonly from?: number;
  readonly target?: number;
  readonly by?: DayNumber;
  readonly weight: number;
  /** (last - from) / (target - from), 0..1; null where a figure lacks. */
  readonly progress: number | null;
  readonly state: TargetState;
  /** The day on which the trend is at the target; absent where it never is, or is already. */
  readonly forecast?: DayNumber;
}

/** A release on the time line of a metric. */
export interface ReleaseMark {
  readonly release: string;
  readonly title: string;
  readonly day: DayNumber;
  /** True when it is out; else `day` is the promise. */
  readonly released: boolean;
  /** Mean of up to three figures before the day, and from the day on; both, or neither. */
  readonly before?: number;
  readonly after?: number;
}

/** What remained of a group that began together: shares in percent, period by period from its start. */
export interface Cohort {
  readonly day: DayNumber;
  readonly shares: readonly number[];
}

/** Everything that is known of a metric, as plain data. */
export interface MetricFigures {
  readonly id: string;
  readonly title: string;
  readonly unit?: string;
  readonly kind?: MetricKind;
  /** True for shares in percent. */
  readonly percent: boolean;
  /** In the order of days, one a day. */
  readonly points: readonly MetricPoint[];
  readonly last?: MetricPoint;
  /** The figure before the last one. */
  readonly previous?: MetricPoint;
  readonly trend?: MetricTrend;
  /** Bars of text. */
  readonly sparkline: string;
  readonly targets: readonly MetricTarget[];
  /** The worst state of its targets; absent without any. */
  readonly state?: TargetState;
  readonly releases: readonly ReleaseMark[];
  readonly cohorts: readonly Cohort[];
  /** Mean share of the cohorts that got that far, by period. */
  readonly curve: readonly { readonly share: number; readonly cohorts: number }[];
  /** Why its table could not be read. */
  readonly fault?: string;
}

/** Figures on either side of a release that count for its before and after. */
const BESIDE_RELEASE = 3;
const WORST_FIRST: readonly TargetState[] = ["off-track", "no-data", "no-trend", "on-track", "met"];

/** So many tables of a plan are read at most. */
const MOST_TABLES = 100;

/** The metrics of a plan that name a table, with its path from the plan's own file. */
export function metricFiles(plan: Plan): readonly { readonly metric: string; readonly file: string }[] {
  const named = [...(plan.kept.get("metrics")?.values() ?? [])].flatMap(({ id, values }) => {
    const file = values.get("file");
    return typeof file === "string" ? [{ metric: id, file }] : [];
  });
  return named.slice(0, MOST_TABLES);
}

/** The metrics of a plan in its order. `readings`: what was read of their tables. */
export function metricFigures(plan: Plan, readings: readonly MetricReading[] = []): readonly MetricFigures[] {
  const read = new Map(readings.map((one) => [one.metric, one]));
  const wanted = resultsByMetric(plan);
  return [...(plan.kept.get("metrics")?.values() ?? [])].map((item) => figuresOf(plan, item, read.get(item.id), wanted.get(item.id) ?? []));
}

function figuresOf(plan: Plan, item: KeptItem, reading: MetricReading | undefined, wanted: readonly Wanted[]): MetricFigures {
  const { values } = item;
  const [title, unit, written] = [values.get("title"), values.get("unit"), values.get("kind")];
  const kind = METRIC_KINDS.find((one) => one === written);
  const cohorts = cohortsOf(values.get("cohorts"));
  const points = pointsOf(values.get("history"), reading, cohorts);
  const [last, previous, trend] = [points.at(-1), points.at(-2), trendOf(points)];
  const targets = wanted.map((one) => targetOf(one, last, trend));
  const state = WORST_FIRST.find((word) => targets.some((one) => one.state === word));
  const isShare = kind !== undefined && kind !== "nps";
  return {
    id: item.id, title: typeof title === "string" ? title : wordsOfId(item.id), percent: unit === "%" || (unit === undefined && isShare),
    ...(typeof unit === "string" ? { unit } : isShare ? { unit: "%" } : {}), ...(kind === undefined ? {} : { kind }),
    points, ...(last === undefined ? {} : { last }), ...(previous === undefined ? {} : { previous }), ...(trend === undefined ? {} : { trend }),
    sparkline: sparkline(points), targets, ...(state === undefined ? {} : { state }),
    releases: releaseMarks(plan, points), cohorts, curve: curveOf(cohorts),
    ...(reading?.kind === "missing" ? { fault: reading.message } : {}),
  };
}

interface Wanted extends Pick<MetricTarget, "objective" | "result" | "from" | "target" | "by" | "weight"> {
  readonly metric: string;
}

type Result = NonNullable<Objective["results"]> extends ReadonlyMap<string, infer R> ? R : never;

function resultsByMetric(plan: Plan): ReadonlyMap<string, readonly Wanted[]> {
  const found = new Map<string, Wanted[]>();
  for (const objective of plan.objectives.values()) {
    for (const [name, result] of objective.results ?? []) {
      if (result.metric === undefined || (result.metric.plan !== undefined && result.metric.plan !== plan.id)) continue;
      const list = found.get(result.metric.id) ?? [];
      list.push(wantedOf(objective, name, result, result.metric.id));
      found.set(result.metric.id, list);
    }
  }
  return found;
}

function wantedOf(objective: Objective, result: string, { from, target, by, weight = 1 }: Result, metric: string): Wanted {
  const end = (by ?? objective.period?.to)?.day;
  return {
    metric, objective: objective.id, result, weight, ...(from === undefined ? {} : { from }), ...(target === undefined ? {} : { target }), ...(end === undefined ? {} : { by: end }),
  };
}

function targetOf({ metric: _, ...wanted }: Wanted, last: MetricPoint | undefined, trend: MetricTrend | undefined): MetricTarget {
  const { from, target, by } = wanted;
  if (last === undefined || target === undefined) return { ...wanted, progress: null, state: "no-data" };
  const rising = target >= (from ?? last.value);
  const progress = from === undefined || from === target ? null : Math.min(1, Math.max(0, (last.value - from) / (target - from)));
  if (rising ? last.value >= target : last.value <= target) return { ...wanted, progress, state: "met" };
  if (trend === undefined) return { ...wanted, progress, state: "no-trend" };
  const forecast = reaches(trend, target, rising);
  const inTime = forecast !== undefined && (by === undefined || forecast <= by);
  return { ...wanted, progress, state: inTime ? "on-track" : "off-track", ...(forecast === undefined ? {} : { forecast }) };
}

/** What is written, else what the table says, else what the cohorts kept after the first period. */
function pointsOf(history: unknown, reading: MetricReading | undefined, cohorts: readonly Cohort[]): readonly MetricPoint[] {
  if (history instanceof Map) return inOrder(history as ReadonlyMap<unknown, unknown>);
  if (reading?.kind === "read") return reading.points;
  return cohorts.flatMap(({ day, shares: [, value] }) => (value === undefined ? [] : [{ day, value }]));
}

function inOrder(history: ReadonlyMap<unknown, unknown>): readonly MetricPoint[] {
  const byDay = new Map<DayNumber, number>();
  for (const [date, value] of history) {
    const day = dayOfText(date);
    if (day !== undefined && typeof value === "number") byDay.set(day, value);
  }
  return [...byDay].map(([day, value]) => ({ day, value })).sort((a, b) => a.day - b.day);
}

function cohortsOf(written: unknown): readonly Cohort[] {
  if (!(written instanceof Map)) return [];
  const cohorts: Cohort[] = [];
  for (const [date, shares] of written as ReadonlyMap<unknown, unknown>) {
    const day = dayOfText(date);
    if (day !== undefined && Array.isArray(shares)) cohorts.push({ day, shares: shares.filter((one): one is number => typeof one === "number") });
  }
  return cohorts.sort((a, b) => a.day - b.day);
}

function curveOf(cohorts: readonly Cohort[]): MetricFigures["curve"] {
  const length = cohorts.reduce((most, { shares }) => Math.max(most, shares.length), 0);
  return Array.from({ length }, (_, period) => {
    const shares = cohorts.flatMap((one) => one.shares[period] ?? []);
    return { share: mean(shares), cohorts: shares.length };
  });
}

function releaseMarks(plan: Plan, points: readonly MetricPoint[]): readonly ReleaseMark[] {
  return [...plan.releases.values()].flatMap(({ id, title, date, released }): readonly ReleaseMark[] => {
    const day = (released ?? date)?.day;
    if (day === undefined) return [];
    const at = firstFrom(points, day);
    const [before, after] = [points.slice(Math.max(0, at - BESIDE_RELEASE), at), points.slice(at, at + BESIDE_RELEASE)];
    const means = released === undefined || before.length === 0 || after.length === 0 ? {} : { before: mean(before.map(({ value }) => value)), after: mean(after.map(({ value }) => value)) };
    return [{ release: id, title: title ?? wordsOfId(id), day, released: released !== undefined, ...means }];
  });
}

/** The place of the first figure that is not before a day. */
function firstFrom(points: readonly MetricPoint[], day: DayNumber): number {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.day ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** A figure as people read it, at most two places behind the point: `62.5%`, `1200 orders`. */
export function figureText(value: number, unit = ""): string {
  const rounded = String(Math.round(value * 100) / 100);
  return unit === "" || unit === "%" ? `${rounded}${unit}` : `${rounded} ${unit}`;
}
