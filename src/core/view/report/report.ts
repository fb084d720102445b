import { formatDay } from "../../calendar/civil";
import type { Baseline } from "../../model/baseline";
import type { Instant } from "../../model/instant";
import type { MetricReading } from "../../model/metric";
import type { Ref } from "../../model/values";
import type { Plan } from "../../model/plan";
import { metricFigures, type MetricFigures } from "../../product/metrics";
import { objectiveStatuses } from "../../product/objectiveStatus";
import { releaseStatuses, type ReleaseStatus } from "../../product/releaseStatus";
import type { Chances } from "../../model/chances";
import type { Schedule } from "../../schedule/result";
import { moneyOf } from "../../tracking/money";
import { updatesOf } from "../../tracking/updates";
import { nameOf } from "../people";
import { slipDays } from "../roadmapPromise";
import { INTERNAL, tagsOfTasks } from "../roadmapPlacing";
import { wordsOfId } from "../titles";
import { named, reportHealth } from "./reportHealth";
import { blockedWork, lateWork, milestonesOf, overloadedPeople, slippedOf } from "./reportWork";
import { risksOf } from "./reportRisks";
import { stakeholderGrid } from "./stakeholders";
import type { ReportData, ReportDecision, ReportList, ReportMetric, ReportMoney, ReportObjective, ReportRelease } from "./reportData";

/** What a report may be made from beside the schedule. */
export interface ReportEvidence {
  readonly baseline?: Baseline;
  readonly forecast?: Pick<Chances, "deadlines">;
  /** What was read of the tables of metrics. */
  readonly metrics?: readonly MetricReading[];
  /** So many rows of each list at most; all where nobody says so. */
  readonly most?: number;
}

/** The whole report of a scheduled plan, as its team sees it. Linear in the plan. */
export function reportData(schedule: Schedule, now: Instant, evidence: ReportEvidence = {}): ReportData {
  const { plan } = schedule;
  const { baseline, forecast, most = Infinity } = evidence;
  const list = <Row extends object>(rows: readonly Row[]): ReportList<Row> => ({ count: rows.length, internal: rows.filter((row) => "internal" in row && row.internal === true).length, rows: rows.slice(0, most) });
  const today = schedule.asOf ?? now;
  const internal = tagsOfTasks(plan).map((tags) => tags.includes(INTERNAL));
  const isInternal = (about: readonly Ref[]): boolean => about.length > 0 && about.every(({ id, plan: other }) => other === undefined && internal[plan.taskIndex.get(id) ?? -1] === true);
  const releases = releaseStatuses(schedule, now, { ...(baseline === undefined ? {} : { baseline }), ...(forecast === undefined ? {} : { forecast }) });
  const updates = updatesOf(plan);
  const metrics = metricFigures(plan, evidence.metrics);
  const late = lateWork(schedule, releases, internal);
  const blocked = blockedWork(schedule, internal);
  const overload = overloadedPeople(schedule);
  const money = reportMoney(schedule, baseline);
  const milestones = milestonesOf(schedule, internal, baseline);
  const chance = forecast?.deadlines.find(({ kind }) => kind === "plan")?.probability ?? null;
  return {
    plan: plan.id, title: plan.title, now, asOf: schedule.asOf ?? null, audience: "team", reader: { id: "", title: "", wants: [] },
    health: reportHealth({ schedule, today, updates, late, blocked, overload, money, releases, chance }),
    start: schedule.start, finish: schedule.finish, target: schedule.target ?? null,
    lateDays: schedule.target === undefined ? null : slipDays(schedule.target, schedule.finish), chance,
    progress: progressOf(schedule),
    milestones: list(milestones), slipped: baseline === undefined ? null : list(slippedOf(milestones)),
    late: list(late), blocked: list(blocked), overload: list(overload), money,
    risks: list(risksOf(schedule, isInternal)), objectives: objectivesOf(schedule, now, metrics), metrics: metrics.map(reportMetric),
    releases: releases.map(reportRelease), decisions: list(decisionsOf(plan, isInternal)), updates: list(updates.map((entry) => named(plan, entry))),
    stakeholders: stakeholderGrid(plan, today),
  };
}

function progressOf({ plan, tasks }: Schedule): ReportData["progress"] {
  let [done, all, over, whole] = [0, 0, 0, 0];
  for (const { kind, dropped, finished, progress, duration, index } of tasks) {
    if (kind !== "task" || dropped || plan.tasks[index]?.risk !== undefined) continue;
    all += 1;
    if (finished) done += 1;
    whole += Math.max(0, duration);
    over += Math.max(0, duration) * (finished ? 1 : progress);
  }
  return { done, all, share: whole > 0 ? over / whole : all > 0 && done === all ? 1 : 0 };
}

/** Null where nothing costs anything and no budget is written. */
function reportMoney(schedule: Schedule, baseline: Baseline | undefined): ReportMoney | null {
  const { plan, reserve, currency = "", baseline: against } = moneyOf(schedule, baseline);
  if (plan.budget === null && plan.planned === 0 && plan.forecast === 0) return null;
  const { budget, forecast, bac, pv, ev, ac, sv, cv, spi, cpi, eac, etc, vac, tcpi } = plan;
  return { currency, budget, forecast, reserve, baseline: against, options: [], bac, pv, ev, ac, sv, cv, spi, cpi, eac, etc, vac, tcpi };
}

function reportRelease({ id, title, promise, forecast, released, slipDays: lateDays, progress, confidence, readiness }: ReleaseStatus): ReportRelease {
  return {
    id, title, state: readiness.verdict, progress, open: readiness.undone.length, blocked: readiness.blocked.length,
    ...(promise === undefined ? {} : { promise }), ...(forecast === undefined ? {} : { forecast }), ...(released === undefined ? {} : { released }),
    ...(lateDays === undefined ? {} : { lateDays }), ...(confidence.chance === undefined ? {} : { chance: confidence.chance }),
  };
}

function objectivesOf(schedule: Schedule, now: Instant, metrics: readonly MetricFigures[]): readonly ReportObjective[] {
  return objectiveStatuses(schedule, now, metrics).map(({ id, title, progress, workProgress, results }) => ({
    id, title, progress, workProgress,
    results: results.map((one) => ({ title: one.title, unit: one.unit ?? "", from: one.from ?? null, last: one.last ?? null, target: one.target ?? null, progress: one.progress })),
    offTrack: results.some(({ state }) => state === "off-track"), options: [],
  }));
}

function reportMetric({ id, title, unit = "", last, previous }: MetricFigures): ReportMetric {
  return { id, title, unit, last: last?.value ?? null, date: last === undefined ? null : formatDay(last.day), before: previous?.value ?? null };
}

/** The newest first; those without a date last, in the plan's order. */
function decisionsOf(plan: Plan, isInternal: (about: readonly Ref[]) => boolean): readonly ReportDecision[] {
  const decisions = [...(plan.kept.get("decisions")?.values() ?? [])].map(({ id, values }) => {
    const date = values.get("date") as { readonly day: number } | undefined;
    const by = values.get("by") as { readonly id: string } | undefined;
    const about = (values.get("about") ?? []) as readonly Ref[];
    return { day: date?.day, id, internal: isInternal(about), title: textOr(values.get("title"), wordsOfId(id)), by: by === undefined ? "" : stakeName(plan, by.id), text: textOr(values.get("text"), "") };
  });
  return decisions.sort((a, b) => (b.day ?? -Infinity) - (a.day ?? -Infinity) || 0).map(({ day, ...rest }) => ({ ...rest, date: day === undefined ? "" : formatDay(day) }));
}

function stakeName(plan: Plan, id: string): string {
  const title = plan.kept.get("stakeholders")?.get(id)?.values.get("title");
  return typeof title === "string" ? title : plan.people.has(id) || plan.teams.has(id) ? nameOf(plan, id) : wordsOfId(id);
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === "string" ? value : otherwise;
}
