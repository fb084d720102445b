import { healthOf, scoreOf, type Health } from "../health/assess";
import { CHECK_NAMES, POINTS, type CheckName, type CheckResult, type Hit } from "../health/check";
import { limitKey, limitKind, limitText, USUAL_LIMITS, writtenHealth, type LimitName } from "../health/limits";
import type { Baseline } from "../model/baseline";
import type { Instant } from "../model/instant";
import type { Plan } from "../model/plan";
import type { Problem } from "../model/problem";
import { lagText } from "../schedule/lagText";
import type { Schedule } from "../schedule/result";
import { MOST_HITS, type HealthData, type HealthHit, type HealthLimit, type HealthRow, type RegisterRow } from "./healthData";
import { titleOf } from "./titles";

/** What the view needs besides the schedule. */
export interface HealthContext {
  readonly now: Instant;
  /** The baseline that promises are judged by, where the plan has one. */
  readonly baseline?: Baseline;
  /** The problems of the plan, of which those of its register are shown. */
  readonly problems: readonly Problem[];
  /** Titles of what a machine can do about a place. */
  readonly fixesOf: (check: CheckName, hit: Hit) => readonly string[];
}

/** Makes what the Health view shows of a scheduled plan. */
export function healthData(schedule: Schedule, context: HealthContext): HealthData {
  const { plan } = schedule;
  const health = healthOf(schedule, context.baseline);
  const results = CHECK_NAMES.map(name => health.of(name));
  const risks = [...plan.risks.values()];
  return {
    plan: plan.id,
    title: plan.title,
    now: context.now,
    open: health.input?.open ?? 0,
    leastTasks: health.input?.limits.leastTasks ?? USUAL_LIMITS.leastTasks,
    ...scoreOf(results.slice(0, POINTS)),
    points: POINTS,
    checks: results.map(result => rowOf(plan, health, result, context)),
    register: context.problems.filter(({ code }) => code.startsWith("risk-")).slice(0, MOST_HITS).map(registerRow),
    risks: risks.filter(({ status }) => (status ?? "open") === "open").length,
    issues: risks.filter(({ status }) => status === "happened").length,
  };
}

function rowOf(plan: Plan, health: Health, { check, measured, limit, verdict }: CheckResult, context: HealthContext): HealthRow {
  const { name, unit, bound } = check;
  const limits = check.settable.map(key => limitOf(plan, key));
  const head = { name, unit, bound, verdict, limit, limits };
  if ("unjudged" in measured) return { ...head, why: measured.unjudged, count: 0, of: 0, hits: [] };
  const { figure, count, of, hits } = measured;
  return { ...head, figure, count, of, hits: hits.slice(0, MOST_HITS).flatMap(hit => hitOf(plan, health, name, hit, context)) };
}

function limitOf(plan: Plan, name: LimitName): HealthLimit {
  const kind = limitKind(name);
  const written = writtenHealth(plan)[name];
  const usual = limitText((USUAL_LIMITS as Readonly<Partial<Record<LimitName, (typeof USUAL_LIMITS)[keyof typeof USUAL_LIMITS]>>>)[name], kind);
  return { key: limitKey(name), text: written === undefined ? usual : limitText(written, kind), usual };
}

const AS_DAYS: ReadonlySet<CheckName> = new Set<CheckName>(["high-slack", "negative-slack", "long-tasks", "stale", "critical-path"]);

function hitOf(plan: Plan, health: Health, check: CheckName, hit: Hit, { fixesOf }: HealthContext): readonly HealthHit[] {
  const node = plan.tasks[hit.task];
  if (node === undefined) return [];
  const dependency = hit.place === undefined ? undefined : node.item.after?.[hit.place];
  const day = health.input?.scale.day ?? 480;
  const lag = dependency === undefined ? "" : [dependency.type === "FS" ? "" : dependency.type, lagText(dependency.lag)].join("");
  const resource = hit.who === undefined ? undefined : plan.people.get(hit.who) ?? plan.equipment.get(hit.who);
  return [{
    id: node.item.id,
    title: titleOf(node),
    fixes: fixesOf(check, hit),
    ...(hit.lacks === undefined ? {} : { lacks: hit.lacks }),
    ...(dependency === undefined ? (hit.key === undefined ? {} : { text: hit.key }) : { text: `${dependency.on.plan === undefined ? "" : `${dependency.on.plan}/`}${dependency.on.id} ${lag}`.trim() }),
    ...(hit.who === undefined ? {} : { who: resource?.name ?? hit.who }),
    ...(hit.amount === undefined ? {} : AS_DAYS.has(check) ? { days: Math.round((hit.amount / day) * 10) / 10 } : { count: Math.round(hit.amount * 100) / 100 }),
  }];
}

function registerRow({ code, severity, message, at, fixes = [] }: Problem): RegisterRow {
  const { item } = at;
  const title = "title" in item && typeof item.title === "string" ? item.title : item.id;
  return { code, severity, id: item.id, title, message, fixes: fixes.filter(({ change }) => change.kind !== "replace-text").map(fix => fix.title) };
}
