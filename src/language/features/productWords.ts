import type { Objective } from "../../core/model/items";
import type { Plan } from "../../core/model/plan";
import type { Item } from "../../core/model/source";
import { featureTable, personasOf } from "../../core/product/discovery";
import { figureText, metricFigures, type MetricFigures, type MetricTarget, type TargetState } from "../../core/product/metrics";
import { sparkline, type MetricTrend } from "../../core/product/metricTrend";
import { objectiveStatuses, type ObjectiveStatus, type ResultStatus } from "../../core/product/objectiveStatus";
import type { Schedule } from "../../core/schedule/result";
import type { Analysis } from "../analysisTypes";
import { counted, dayInWords, finishInWords, shown } from "../rules/wording";
import { listedParts, ours, theirs, word, type HoverLine, type HoverPart } from "./hoverParts";

/** The metrics and objectives of a plan, worked out once for a schedule and what was read of its tables. */
interface Measured {
  readonly readings: unknown;
  readonly metrics: ReadonlyMap<string, MetricFigures>;
  readonly objectives: ReadonlyMap<string, ObjectiveStatus>;
}

type Known = Pick<Analysis, "schedules" | "context">;

const known = new WeakMap<Schedule, Measured>();
const MOST_LISTED = 6;

function measuredOf({ schedules, context }: Known, plan: Plan): Measured | undefined {
  const schedule = schedules.get(plan.id);
  if (schedule?.plan !== plan) return undefined;
  const readings = context.metrics?.(plan);
  const before = known.get(schedule);
  if (before !== undefined && before.readings === readings) return before;
  const metrics = metricFigures(plan, readings);
  const objectives = plan.objectives.size === 0 ? [] : objectiveStatuses(schedule, context.now, metrics);
  const measured = { readings, metrics: new Map(metrics.map((one) => [one.id, one])), objectives: new Map(objectives.map((one) => [one.id, one])) };
  known.set(schedule, measured);
  return measured;
}

const STATES: Readonly<Record<TargetState, string>> = { "met": "reached", "on-track": "on track", "off-track": "off track", "no-trend": "too few figures for a trend", "no-data": "no figures" };

/** For the end of the line of an objective, a metric: progress, newest figure, state; undefined where nothing is known. */
export function productWords(analysis: Known, plan: Plan, item: Item): string | undefined {
  if (item.section === "objectives" && plan.objectives.get(item.id) === item) {
    const status = measuredOf(analysis, plan)?.objectives.get(item.id);
    return status === undefined ? undefined : objectiveWords(status);
  }
  if (item.section !== "metrics" || plan.kept.get("metrics")?.get(item.id) !== item) return undefined;
  const metric = measuredOf(analysis, plan)?.metrics.get(item.id);
  if (metric?.last === undefined) return undefined;
  return [`${sparkline(metric.points, 8)} ${figure(metric, metric.last.value)}`, ...(metric.state === undefined || metric.state === "no-trend" ? [] : [STATES[metric.state]])].join(" · ");
}

function objectiveWords({ rolledProgress, rolledWork, contents, children, results }: ObjectiveStatus): string | undefined {
  const words = rolledProgress === null ? [] : [whole(rolledProgress)];
  if (contents.length + children.length > 0) words.push(`work ${whole(rolledWork)}`);
  if (results.some(({ state }) => state === "off-track")) words.push(STATES["off-track"]);
  return words.length === 0 ? undefined : words.join(" · ");
}

/** How an objective stands: by its key results, by its work, with those that serve it. */
export function objectiveLines(analysis: Known, plan: Plan, { id }: Objective): readonly HoverLine[] {
  const status = measuredOf(analysis, plan)?.objectives.get(id);
  if (status === undefined) return [];
  const { owner, parent, period, progress, contents, workProgress, children, rolledProgress, rolledWork, forecast, results } = status;
  const lines: HoverLine[] = [];
  const served: HoverPart[] = parent === undefined ? [] : [ours(owner === undefined ? "Serves " : " · serves "), word(parent)];
  if (owner !== undefined || parent !== undefined) lines.push([...(owner === undefined ? [] : [ours("Owner: "), word(owner)]), ...served]);
  if (period !== undefined) lines.push([ours(`For ${period.from === undefined ? "" : dayInWords(period.from.day)} to ${period.to === undefined ? "" : dayInWords(period.to.day)}`)]);
  const byWork = contents.length === 0 ? [ours("no work yet")] : [ours(`work ${whole(workProgress)} of ${counted(contents.length, "task")}`), ...(forecast === undefined ? [] : [ours(`, done on ${finishInWords(forecast)}`)])];
  lines.push([ours(progress === null ? "" : `Key results ${whole(progress)} · `), ...byWork]);
  if (children.length > 0) lines.push([ours(`With what serves it ${rolledProgress === null ? "" : `${whole(rolledProgress)} · `}work ${whole(rolledWork)}: `), ...listedParts(children.map(word))]);
  for (const result of results.slice(0, MOST_LISTED)) lines.push(resultLine(result, analysis, plan));
  return lines;
}

function resultLine({ metric, title, unit = "", from, last, target, progress, state, forecast, by }: ResultStatus, analysis: Known, plan: Plan): HoverLine {
  const points = metric === undefined ? [] : measuredOf(analysis, plan)?.metrics.get(metric)?.points ?? [];
  const way = [from, last, target].flatMap((value) => (value === undefined ? [] : [figureText(value, unit)])).join(" → ");
  return [
    theirs(shown(title, 60)), ours(points.length < 2 ? " " : ` ${sparkline(points)} `), theirs(shown(way, 80)),
    ours([progress === null ? "" : ` · ${whole(progress)}`, by === undefined ? "" : ` · by ${finishInWords(by)}`, ` · ${STATES[state]}`, forecast === undefined ? "" : `, by the trend on ${dayInWords(forecast)}`].join("")),
  ];
}

/** The newest figure of a metric, its course and trend, what it is to reach, and what releases did to it. */
export function metricLines(analysis: Known, plan: Plan, { id }: Item): readonly HoverLine[] {
  const metric = measuredOf(analysis, plan)?.metrics.get(id);
  if (metric === undefined) return [];
  const { last, previous, points, trend, targets, releases, curve, cohorts, fault } = metric;
  if (fault !== undefined) return [[theirs(shown(fault, 300))]];
  const lines: HoverLine[] = [];
  if (last === undefined) lines.push([ours("No figures yet.")]);
  else {
    const gain = previous === undefined ? "" : `, ${signed(metric, last.value - previous.value)} since ${dayInWords(previous.day)}`;
    lines.push([ours(points.length < 2 ? "" : `${metric.sparkline} `), theirs(figure(metric, last.value)), ours(` on ${dayInWords(last.day)}`), theirs(gain)]);
  }
  if (trend !== undefined) lines.push(trendLine(metric, trend));
  for (const target of targets.slice(0, MOST_LISTED)) lines.push(targetLine(metric, target));
  for (const { release, before, after } of releases.slice(-MOST_LISTED)) {
    if (before !== undefined && after !== undefined) lines.push([ours("Release "), word(release), theirs(`: ${figure(metric, before)} before, ${figure(metric, after)} after`)]);
  }
  if (curve.length > 1) lines.push([ours(`${counted(cohorts.length, "cohort")} kept ${curve.slice(0, 12).map(({ share }) => `${String(Math.round(share))}%`).join(" → ")}`)]);
  return lines;
}

function trendLine(metric: MetricFigures, { perDay, figures }: MetricTrend): HoverLine {
  return [ours("Trend "), theirs(signed(metric, perDay * 7)), ours(` a week, by the last ${String(figures)} figures`)];
}

function targetLine(metric: MetricFigures, { objective, result, target, by, state, forecast }: MetricTarget): HoverLine {
  const wanted = target === undefined ? "" : ` wants ${figure(metric, target)}`;
  return [word(objective), ours(" · "), theirs(`${shown(result, 40)}${wanted}`), ours(`${by === undefined ? "" : ` by ${dayInWords(by)}`}: ${STATES[state]}${forecast === undefined ? "" : `, by the trend on ${dayInWords(forecast)}`}`)];
}

/** What a persona wants by the weight of its voices. */
export function personaLines(plan: Plan, { id }: Item): readonly HoverLine[] {
  const persona = personasOf(plan).find((one) => one.id === id);
  if (persona === undefined) return [];
  const { role, goals, pains, voices, wants } = persona;
  return [
    ...(role === undefined ? [] : [[theirs(shown(role, 100))]]),
    ...(goals.length === 0 ? [] : [[ours("Goals: "), ...listedParts(goals.map((goal) => theirs(shown(goal, 80))))]]),
    ...(pains.length === 0 ? [] : [[ours("Pains: "), ...listedParts(pains.map((pain) => theirs(shown(pain, 80))))]]),
    [ours(`${counted(voices, "voice")}${wants.length === 0 ? "" : " about "}`), ...listedParts(wants.map((want) => word(`${want.id} ${String(want.weight)}`)))],
  ];
}

/** What a competitor has that the plan does not, and the other way round. */
export function competitorLines({ schedules }: Known, plan: Plan, { id }: Item): readonly HoverLine[] {
  const schedule = schedules.get(plan.id);
  if (schedule === undefined) return [];
  const { competitors, rows } = featureTable(schedule);
  const place = competitors.findIndex((one) => one.id === id);
  const named = (title: string, wanted: (ours: string, theirs: string) => boolean): readonly HoverLine[] => {
    const found = rows.filter((row) => wanted(row.ours, row.theirs[place] ?? "unknown"));
    return found.length === 0 ? [] : [[ours(title), ...listedParts(found.map((row) => theirs(shown(row.title, 60))))]];
  };
  return [
    ...named("They have, we do not: ", (mine, their) => their === "yes" && mine !== "yes"),
    ...named("We have, they do not: ", (mine, their) => mine === "yes" && their === "no"),
    ...named("Both have: ", (mine, their) => mine === "yes" && their === "yes"),
  ];
}

function figure({ unit }: MetricFigures, value: number): string {
  return shown(figureText(value, unit), 40);
}

function signed(metric: MetricFigures, change: number): string {
  return `${change > 0 ? "+" : ""}${figure(metric, change)}`;
}

function whole(share: number): string {
  return `${String(Math.round(share * 100))}%`;
}
