import type {
  ReportBlocked, ReportData, ReportDecision, ReportHealth, ReportLate, ReportList, ReportMetric, ReportMilestone, ReportMoney, ReportObjective, ReportOverload, ReportReason, ReportRelease, ReportRisk,
  ReportStakeholder, ReportUpdate,
} from "../core/view/report/reportData";
import type { Guard } from "./guards";
import { hasFields, isCount, isInteger, isListOf, isNumber, isOneOf, isOptional, isText } from "./guards";
import type { PlanHealth } from "./viewMessages";
import { isPlanHealth } from "./viewMessages";

/** The report of one plan; older numbers than the newest received are ignored. */
export interface ReportNote {
  readonly sequence: number;
  readonly health: PlanHealth;
  readonly data: ReportData;
}

type Check = (value: unknown) => boolean;

const isFlag: Check = (value) => typeof value === "boolean";
const orNull = (check: Check): Check => (value) => value === null || check(value);
const isFigure = orNull(isNumber);
const isDate = orNull(isInteger);
const isLate = isOptional(isInteger);
const isWord = isOneOf(["on-track", "at-risk", "off-track"]);
const isTrend = isOptional(isOneOf(["better", "same", "worse"]));
const isAudience = isOneOf(["team", "sponsor", "customer"]);
const areTexts = isListOf(isText);

function isList<Row>(row: Guard<Row>): Guard<ReportList<Row>> {
  return hasFields<ReportList<Row>>({ count: isCount, internal: isCount, rows: isListOf(row) });
}

const isUpdate: Guard<ReportUpdate> = hasFields<ReportUpdate>({ day: isInteger, date: isText, by: isOptional(isText), health: isOptional(isWord), trend: isTrend, text: isOptional(isText), name: isText });
const isReason: Guard<ReportReason> = hasFields<ReportReason>({
  code: isOneOf(["past-target", "unlikely", "release-late", "over-budget", "late", "blocked", "overload", "behind", "dear"]), figure: isNumber, title: isText,
});
const isHealth: Guard<ReportHealth> = hasFields<ReportHealth>({ word: isWord, source: isOneOf(["update", "rules"]), trend: isTrend, computed: isWord, reasons: isListOf(isReason), update: isOptional(isUpdate) });
const isMilestone: Guard<ReportMilestone> = hasFields<ReportMilestone>({ id: isText, title: isText, finish: isInteger, due: isLate, lateDays: isLate, slipDays: isLate, internal: isFlag });
const isLateWork: Guard<ReportLate> = hasFields<ReportLate>({
  kind: isOneOf(["plan", "release", "task"]), id: isText, title: isText, due: isInteger, finish: isInteger, lateDays: isInteger, people: isText, options: areTexts, internal: isFlag,
});
const isBlocked: Guard<ReportBlocked> = hasFields<ReportBlocked>({ id: isText, title: isText, finish: isInteger, people: isText, holds: isCount, slackDays: isNumber, notes: isText, options: areTexts, internal: isFlag });
const isOverload: Guard<ReportOverload> = hasFields<ReportOverload>({ id: isText, name: isText, from: isInteger, to: isInteger, booked: isNumber, capacity: isNumber, times: isCount, options: areTexts });
const isRisk: Guard<ReportRisk> = hasFields<ReportRisk>({ id: isText, title: isText, opportunity: isFlag, probability: isNumber, days: isNumber, cost: isNumber, owner: isText, response: isText, internal: isFlag });
const isResult = hasFields<ReportObjective["results"][number]>({ title: isText, unit: isText, from: isFigure, last: isFigure, target: isFigure, progress: isFigure });
const isObjective: Guard<ReportObjective> = hasFields<ReportObjective>({ id: isText, title: isText, progress: isFigure, workProgress: isNumber, results: isListOf(isResult), offTrack: isFlag, options: areTexts });
const isMetric: Guard<ReportMetric> = hasFields<ReportMetric>({ id: isText, title: isText, unit: isText, last: isFigure, date: orNull(isText), before: isFigure });
const isRelease: Guard<ReportRelease> = hasFields<ReportRelease>({
  id: isText, title: isText, state: isOneOf(["released", "empty", "ready", "late", "at-risk", "on-track", "planned"]), promise: isLate, forecast: isLate, released: isLate, lateDays: isLate, progress: isNumber,
  chance: isOptional(isNumber), open: isCount, blocked: isCount,
});
const isDecision: Guard<ReportDecision> = hasFields<ReportDecision>({ id: isText, title: isText, date: isText, by: isText, text: isText, internal: isFlag });
const isStakeholder: Guard<ReportStakeholder> = hasFields<ReportStakeholder>({
  id: isText, title: isText, quadrant: isOneOf(["manage", "satisfy", "inform", "monitor"]), wants: areTexts, updates: isText, everyDays: isFigure, next: isDate, audience: isAudience,
});
const isMoney: Guard<ReportMoney> = hasFields<ReportMoney>({
  currency: isText, budget: isFigure, forecast: isNumber, reserve: isNumber, baseline: orNull(isText), options: areTexts, bac: isFigure, pv: isFigure, ev: isFigure, ac: isFigure, sv: isFigure, cv: isFigure, spi: isFigure, cpi: isFigure,
  eac: isFigure, etc: isFigure, vac: isFigure, tcpi: isFigure,
});

/** A whole report. */
export const isReportData: Guard<ReportData> = hasFields<ReportData>({
  plan: isText, title: isText, now: isInteger, asOf: isDate, audience: isAudience, reader: hasFields<ReportData["reader"]>({ id: isText, title: isText, wants: areTexts }), health: orNull(isHealth),
  start: isDate, finish: isDate, target: isDate, lateDays: isDate, chance: isFigure, progress: hasFields<ReportData["progress"]>({ done: isCount, all: isCount, share: isNumber }),
  milestones: isList(isMilestone), slipped: orNull(isList(isMilestone)), late: isList(isLateWork), blocked: isList(isBlocked), overload: orNull(isList(isOverload)), money: orNull(isMoney), risks: isList(isRisk),
  objectives: isListOf(isObjective), metrics: isListOf(isMetric), releases: isListOf(isRelease), decisions: isList(isDecision), updates: isList(isUpdate), stakeholders: isListOf(isStakeholder),
});

/** A report with its number. */
export const isReportNote: Guard<ReportNote> = hasFields<ReportNote>({ sequence: isCount, health: isPlanHealth, data: isReportData });
