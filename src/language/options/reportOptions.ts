import type { Cancellation } from "../../core/model/cancellation";
import type { Schedule, ScheduleContext } from "../../core/schedule/result";
import type { ReportData } from "../../core/view/report/reportData";
import { optionKey, withOptions, type ReportLine, type ReportOptions } from "../../core/view/report/reportOptions";
import { rankingOf } from "../../core/product/rankBacklog";
import { durationText } from "../../core/view/dates";
import { titleOf, wordsOfId } from "../../core/view/titles";
import { overbookings } from "../rules/overbookings";
import { shown } from "../rules/wording";
import type { Snapshot } from "../snapshotTypes";
import { aimOf, blockedAim, loadAimOf, objectiveAim, type Aim } from "./aim";
import { optionsFor } from "./findOptions";
import { isSamePromise } from "./planFigures";
import type { Option } from "./rankOptions";

/** So many lines get options, with so many of them each. */
const MOST_LINES = 9;
const MOST_EACH = 3;
/** Trials for one line: at most, and at least. */
const MOST_TRIES = 15;
const LEAST_TRIES = 2;

/** Tasks that may be scheduled for a report that somebody waits for: a plan of 10,000 tasks gets two trials. */
export const WORK_WHILE_WAITING = 20_000;
/** The same where the report is shown already. */
export const WORK_BEHIND = 100_000;

/**
 * What could be done about what has gone wrong, the worst lines first; nothing by which another promise is broken. Ends after so much work: the number of trials falls
 * with the size of the plan, not with a clock, so that the same plan gives the same report everywhere. Yields after each
 * trial, so that whoever may not compute for long goes on later.
 */
export function* reportTrials(snapshot: Snapshot, about: readonly ReportLine[], schedule: Schedule, context: ScheduleContext, work: number, cancellation: Cancellation): Generator<void, ReportOptions> {
  const found = new Map<string, readonly string[]>();
  const lines = about.map((one) => lineOf(one, schedule));
  const trying = trialContext(schedule, context);
  let left = Math.max(LEAST_TRIES, Math.min(lines.length * MOST_TRIES, Math.floor(work / Math.max(1, schedule.tasks.length))));
  for (const [at, { key, aim, otherwise = () => [], opening = "" }] of lines.entries()) {
    const tries = Math.min(left, Math.max(LEAST_TRIES, Math.min(MOST_TRIES, Math.floor(left / (lines.length - at)))));
    if (tries <= 0 || cancellation.cancelled) break;
    const options = optionsFor(snapshot, schedule, trying, aim(), cancellation);
    let best: readonly Option[] = [];
    for (let tried = 0; tried < tries; tried += 1) {
      const next = options.next();
      if (next.done === true) break;
      best = next.value;
      left -= 1;
      yield;
    }
    const worth = best.filter(({ effect: { before, after } }) => after.missed.every((one) => before.missed.some((other) => isSamePromise(one, other))));
    const ways = worth.length > 0 ? worth.slice(0, MOST_EACH).map(({ title }) => `${opening}${title}`) : otherwise();
    if (ways.length > 0) found.set(key, ways.map((way) => way.replaceAll("`", "")));
  }
  return found;
}

/** All at once, for whoever waits. */
export function reportOptions(snapshot: Snapshot, data: ReportData, schedule: Schedule, context: ScheduleContext, cancellation: Cancellation): ReportOptions {
  return triedOut(reportTrials(snapshot, reportLines(data), schedule, context, WORK_WHILE_WAITING, cancellation));
}

/** What comes of all trials. */
export function triedOut(trials: Generator<void, ReportOptions>): ReportOptions {
  for (;;) {
    const next = trials.next();
    if (next.done === true) return next.value;
  }
}

/** The report with all of them, for whoever waits. */
export function reportWithOptions(snapshot: Snapshot, data: ReportData, schedule: Schedule, context: ScheduleContext, cancellation: Cancellation): ReportData {
  return withOptions(data, reportOptions(snapshot, data, schedule, context, cancellation));
}

interface Line {
  readonly key: string;
  aim(): Aim | undefined;
  /** Said before each way out. */
  readonly opening?: string;
  /** What is said where no trial gains anything. */
  readonly otherwise?: () => readonly string[];
}

/** The plan and its budget first, then in turn the worst of what is late, blocked and overbooked, and what is off track. */
export function reportLines({ late, blocked, overload, money, objectives }: ReportData): readonly ReportLine[] {
  const over = money !== null && money.budget !== null && money.forecast > money.budget + 0.5;
  const dated = late.rows.map(({ kind, id }): ReportLine => ({ kind, id }));
  const own = late.rows[0]?.kind === "plan" ? 1 : 0;
  const about = (kind: ReportLine["kind"], rows: readonly { readonly id: string }[]): readonly ReportLine[] => rows.map(({ id }) => ({ kind, id }));
  const others = [dated.slice(own), about("blocked", blocked.rows), about("overload", overload?.rows ?? []), about("objective", objectives.filter(({ offTrack }) => offTrack))];
  const inTurn = Array.from({ length: MOST_LINES }, (_, at) => others.flatMap((list) => list[at] ?? [])).flat();
  return [...dated.slice(0, own), ...(over ? about("money", [{ id: "" }]) : []), ...inTurn].slice(0, MOST_LINES);
}

function lineOf({ kind, id }: ReportLine, schedule: Schedule): Line {
  const { plan } = schedule;
  const key = optionKey(kind, id);
  if (kind === "objective") return objectiveLine(schedule, id);
  if (kind === "blocked") return { key, aim: () => blockedAim(schedule, id) };
  if (kind === "overload") return { key, aim: () => worstLoad(schedule, id) };
  const item = kind === "release" ? plan.releases.get(id) : kind === "task" ? plan.tasks[plan.taskIndex.get(id) ?? -1]?.item : plan.settings;
  return { key, aim: () => (item === undefined ? undefined : aimOf(schedule, { code: kind === "money" ? "over-budget" : "missed-deadline", at: { item, span: item.span } })) };
}

/** The work that serves an objective sooner; where there is none, or nothing helps, the best idea for it that is not planned yet. */
function objectiveLine(schedule: Schedule, id: string): Line {
  const aim = objectiveAim(schedule, id);
  const node = schedule.plan.tasks[aim?.within[0] ?? -1];
  return { key: optionKey("objective", id), aim: () => aim, opening: node === undefined ? "" : `Sooner with ${shown(titleOf(node), 40)}: `, otherwise: () => bestIdea(schedule, id) };
}

function bestIdea({ plan }: Schedule, id: string): readonly string[] {
  const { ideas, figures } = rankingOf(plan);
  const best = ideas.find(({ item, done }) => !done && item.objective?.id === id && item.moscow !== "wont" && figures.figure(item, "effort")?.from !== "tasks");
  if (best === undefined) return [];
  const effort = best.effort === undefined ? "" : `, ${durationText(best.effort, figures.scale.day)} of work`;
  const rank = best.rank === undefined ? "" : ` (${String(best.rank)} in the ranking${effort})`;
  return [`Plan the idea ${shown(best.item.title ?? wordsOfId(best.item.id), 40)}${rank}`];
}

function worstLoad(schedule: Schedule, resource: string): Aim | undefined {
  const own = overbookings(schedule).filter((one) => one.resource === resource);
  const worst = own.reduce((most, one) => (one.first.booked - one.first.capacity > most.first.booked - most.first.capacity ? one : most), own[0] as (typeof own)[number]);
  return worst === undefined ? undefined : loadAimOf(schedule, worst);
}

/** Trials keep the order of work that was found: searching for a better one each time would cost as much as the schedule itself. */
function trialContext({ plan, levelledOrder }: Schedule, context: ScheduleContext): ScheduleContext {
  if ((context.effort ?? "quick") === "quick") return context;
  const quick = { ...context, effort: "quick" } as const;
  return levelledOrder === undefined ? quick : { ...quick, levelled: (other) => (other.id === plan.id ? levelledOrder : context.levelled?.(other)) };
}
