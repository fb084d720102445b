import type { Instant } from "../../model/instant";
import { dayOf } from "../../calendar/civil";
import type { ReleaseStatus } from "../../product/releaseStatus";
import type { Schedule } from "../../schedule/result";
import { daysBetweenUpdates, type HealthWord, type UpdateEntry } from "../../tracking/updates";
import type { Plan } from "../../model/plan";
import { nameOf } from "../people";
import { slipDays } from "../roadmapPromise";
import type { ReportBlocked, ReportHealth, ReportLate, ReportMoney, ReportOverload, ReportReason, ReportUpdate } from "./reportData";

/** A promise less likely than this is off track; less likely than the second, at risk. */
const EVEN = 0.5;
const LIKELY = 0.8;
/** A budget exceeded by more than this share is off track. */
const MUCH = 0.1;
/** Schedule and cost indices below this are at risk. */
const LEAST_INDEX = 0.9;

/** What the health of a plan is told from. */
export interface HealthFacts {
  readonly schedule: Schedule;
  readonly today: Instant;
  readonly updates: readonly UpdateEntry[];
  readonly late: readonly ReportLate[];
  readonly blocked: readonly ReportBlocked[];
  readonly overload: readonly ReportOverload[];
  readonly money: ReportMoney | null;
  readonly releases: readonly ReleaseStatus[];
  readonly chance: number | null;
}

/**
 * How a plan stands. The word of the log counts while its newest entry is fresh (`update-every`); else the rules:
 * off track where the forecast lies beyond the target or a release's promise, the target is less likely than even, or
 * the cost forecast exceeds the budget by more than a tenth; at risk where something is late or blocked, someone is
 * overbooked, the target is less likely than four in five, the budget is exceeded, or SPI or CPI lies below 0.9.
 */
export function reportHealth(facts: HealthFacts): ReportHealth {
  const { schedule, today, updates } = facts;
  const { word: computed, reasons } = byRules(facts);
  const newest = updates.find(({ health, day }) => health !== undefined && day <= dayOf(today));
  const fresh = newest !== undefined && dayOf(today) - newest.day <= daysBetweenUpdates(schedule.plan);
  if (!fresh || newest.health === undefined) return { word: computed, source: "rules", computed, reasons };
  return { word: newest.health, source: "update", computed, reasons, update: named(schedule.plan, newest), ...(newest.trend === undefined ? {} : { trend: newest.trend }) };
}

function byRules(facts: HealthFacts): { readonly word: HealthWord; readonly reasons: readonly ReportReason[] } {
  const [off, risky] = [offTrack(facts), atRisk(facts)];
  return { word: off.length > 0 ? "off-track" : risky.length > 0 ? "at-risk" : "on-track", reasons: [...off, ...risky] };
}

function reason(code: ReportReason["code"], figure: number, title = ""): ReportReason {
  return { code, figure, title };
}

function offTrack({ schedule: { target, finish }, releases, chance, money }: HealthFacts): readonly ReportReason[] {
  const over = overBudget(money);
  return [
    ...(target !== undefined && finish > target ? [reason("past-target", slipDays(target, finish))] : []),
    ...(chance !== null && chance < EVEN ? [reason("unlikely", chance)] : []),
    ...releases.flatMap(({ title, readiness, slipDays: days = 0 }) => (readiness.verdict === "late" ? [reason("release-late", days, title)] : [])).slice(0, 3),
    ...(over > MUCH ? [reason("over-budget", over)] : []),
  ];
}

function atRisk({ late, blocked, overload, chance, money }: HealthFacts): readonly ReportReason[] {
  const tasks = late.filter(({ kind }) => kind === "task").length;
  const over = overBudget(money);
  return [
    ...(tasks > 0 ? [reason("late", tasks)] : []),
    ...(blocked.length > 0 ? [reason("blocked", blocked.length)] : []),
    ...(overload.length > 0 ? [reason("overload", overload.length)] : []),
    ...(chance !== null && chance >= EVEN && chance < LIKELY ? [reason("unlikely", chance)] : []),
    ...(over > 0 && over <= MUCH ? [reason("over-budget", over)] : []),
    ...lowIndex("behind", money?.spi ?? null),
    ...lowIndex("dear", money?.cpi ?? null),
  ];
}

function lowIndex(code: "behind" | "dear", index: number | null): readonly ReportReason[] {
  return index !== null && index < LEAST_INDEX ? [reason(code, index)] : [];
}

/** By which share the forecast cost exceeds the budget; 0 where it does not. */
function overBudget(money: ReportMoney | null): number {
  const budget = money?.budget ?? 0;
  if (money === null || budget <= 0) return 0;
  const over = money.forecast / budget - 1;
  return over > 1e-6 ? over : 0;
}

/** An entry of the log with the name of who wrote it. */
export function named(plan: Plan, entry: UpdateEntry): ReportUpdate {
  return { ...entry, name: entry.by === undefined ? "" : nameOf(plan, entry.by) };
}
