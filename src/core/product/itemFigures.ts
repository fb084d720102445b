import { createCalendarBook, type CalendarBook } from "../calendar/calendarBook";
import { durationMinutes, estimateMinutes, scaleOfWeek } from "../calendar/durations";
import type { BacklogItem } from "../model/items";
import type { Plan } from "../model/plan";
import type { DurationScale, Rate } from "../model/values";
import { evidenceOf, type Evidence } from "./evidence";

/** The figures of a backlog item that a score can be made of, by their keys. */
export const FIGURE_KEYS = [
  "value", "effort", "reach", "impact", "confidence", "urgency", "risk-reduction", "cost-of-delay", "moscow", "kano", "votes", "demand",
] as const;

/** One word of `FIGURE_KEYS`. */
export type FigureKey = (typeof FIGURE_KEYS)[number];

/** Where a figure comes from: it is written, or it follows from tasks, from evidence, or from the cost of delay. */
export type FigureSource = "written" | "tasks" | "evidence" | "cost-of-delay";

/** A figure: effort in working minutes, cost of delay in money a week, the rest as written. */
export interface Figure {
  readonly amount: number;
  readonly from: FigureSource;
}

/** The figures of one item. */
export type ItemFigures = ReadonlyMap<FigureKey, Figure>;

/** The figures of a backlog with what durations mean in its plan. */
export interface BacklogFigures {
  readonly calendars: CalendarBook;
  readonly scale: DurationScale;
  readonly of: ReadonlyMap<BacklogItem, ItemFigures>;
  readonly evidence: ReadonlyMap<string, Evidence>;
}

/** Must, should, could, will not have this time (Dai Clegg, Richard Barker, "Case Method Fast-Track" 1994; DSDM). */
const MOSCOW = { must: 3, should: 2, could: 1, wont: 0 } as const;
/** What lacks before it is missed before what delights (Noriaki Kano and others, "Attractive Quality and Must-Be Quality" 1984). */
const KANO = { basic: 3, performance: 2, delighter: 1, indifferent: 0 } as const;
/** The largest urgency that follows from costs of delay. */
const MOST_URGENT = 10;

/** Works out the figures of all items of a backlog, in time linear in the plan. */
export function backlogFigures(plan: Plan): BacklogFigures {
  const calendars = createCalendarBook(plan);
  const scale = scaleOfWeek(calendars.week, plan.settings.hoursPerDay, plan.settings.hoursPerWeek);
  const worked = effortOfTasks(plan, scale);
  const evidence = evidenceOf(plan);
  const items = [...plan.backlog.values()];
  const costliest = items.reduce((most, { costOfDelay }) => Math.max(most, weekly(costOfDelay, scale) ?? 0), 0);
  const of = new Map(items.map((item) => [item, figuresOf(item, { scale, costliest, worked: worked.get(item.id), evidence: evidence.get(item.id) })] as const));
  return { calendars, scale, of, evidence };
}

interface Around {
  readonly scale: DurationScale;
  /** The largest cost of delay in the backlog, in money a week. */
  readonly costliest: number;
  readonly worked: number | undefined;
  readonly evidence: Evidence | undefined;
}

function figuresOf(item: BacklogItem, around: Around): ItemFigures {
  const figures = new Map<FigureKey, Figure>();
  const put = (key: FigureKey, amount: number | undefined, from: FigureSource = "written"): void => {
    if (amount !== undefined && Number.isFinite(amount) && !figures.has(key)) figures.set(key, { amount, from });
  };
  put("value", item.value);
  put("effort", around.worked, "tasks");
  // No time at all is no figure to divide by.
  if (item.effort !== undefined) put("effort", estimateMinutes(item.effort, around.scale) || undefined);
  put("reach", item.reach);
  put("impact", item.impact);
  put("confidence", item.confidence);
  put("confidence", around.evidence?.confidence, "evidence");
  put("urgency", item.urgency);
  const delay = weekly(item.costOfDelay, around.scale);
  if (delay !== undefined && around.costliest > 0) put("urgency", (MOST_URGENT * delay) / around.costliest, "cost-of-delay");
  put("risk-reduction", item.riskReduction);
  put("cost-of-delay", delay);
  put("moscow", item.moscow === undefined ? undefined : MOSCOW[item.moscow]);
  put("kano", item.kano === undefined ? undefined : KANO[item.kano]);
  put("votes", item.votes);
  put("demand", around.evidence?.demand ?? 0, "evidence");
  return figures;
}

function weekly(rate: Rate | undefined, scale: DurationScale): number | undefined {
  if (rate?.perTime === undefined) return undefined;
  const per = durationMinutes({ ...rate.perTime.per, elapsed: false }, scale);
  return per > 0 ? (rate.perTime.amount * scale.week) / per : undefined;
}

/** Working minutes of the tasks that realise an item, by its id. A summary counts with what is below it, dropped work not. */
function effortOfTasks(plan: Plan, scale: DurationScale): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  const realised: (string | undefined)[] = [];
  for (const { item, index, parent } of plan.tasks) {
    const above = parent < 0 ? undefined : realised[parent];
    const own = item.backlog === undefined || (item.backlog.plan !== undefined && item.backlog.plan !== plan.id) ? above : item.backlog.id;
    realised[index] = own;
    if (own === undefined || item.summary || item.milestone === true || item.status === "dropped") continue;
    const estimate = item.effort ?? item.duration;
    const minutes = estimate === undefined ? scale.day : estimateMinutes(estimate, scale);
    if (minutes > 0) sums.set(own, (sums.get(own) ?? 0) + minutes);
  }
  return sums;
}
