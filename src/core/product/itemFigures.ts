import { createCalendarBook, type CalendarBook } from "../calendar/calendarBook";
import { durationMinutes, estimateMinutes, scaleOfWeek } from "../calendar/durations";
import type { BacklogItem } from "../model/items";
import type { Plan } from "../model/plan";
import type { DurationScale, Rate } from "../model/values";
import { statusMeaning } from "../schedule/inheritance";
import { isDone } from "../schedule/progress";
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
  readonly evidence: ReadonlyMap<string, Evidence>;
  /** True where tasks realise an item and all of them are finished: it competes no more. */
  isDone(item: BacklogItem): boolean;
  /** One figure of an item; undefined where it has none. */
  figure(item: BacklogItem, key: FigureKey): Figure | undefined;
  /** All figures of an item. */
  of(item: BacklogItem): ItemFigures;
}

/** Must, should, could, will not have this time (Dai Clegg, Richard Barker, "Case Method Fast-Track" 1994; DSDM). */
const MOSCOW = { must: 3, should: 2, could: 1, wont: 0 } as const;
/** What lacks before it is missed before what delights (Noriaki Kano and others, "Attractive Quality and Must-Be Quality" 1984). */
const KANO = { basic: 3, performance: 2, delighter: 1, indifferent: 0 } as const;
/** The largest urgency that follows from costs of delay. */
const MOST_URGENT = 10;

/** What the figures of all items of a backlog follow from, gathered in time linear in the plan. */
export function backlogFigures(plan: Plan): BacklogFigures {
  const calendars = createCalendarBook(plan);
  const scale = scaleOfWeek(calendars.week, plan.settings.hoursPerDay, plan.settings.hoursPerWeek);
  const evidence = evidenceOf(plan);
  let costliest = 0;
  for (const { costOfDelay } of plan.backlog.values()) costliest = Math.max(costliest, weekly(costOfDelay, scale) ?? 0);
  const { worked, open } = tasksOfItems(plan, scale);
  const around: Around = { scale, costliest, worked, evidence };
  return {
    calendars, scale, evidence,
    isDone: ({ id }) => open.get(id) === false,
    figure: (item, key) => figureOf(item, key, around),
    of: (item) => new Map(FIGURE_KEYS.flatMap((key) => {
      const figure = figureOf(item, key, around);
      return figure === undefined ? [] : [[key, figure] as const];
    })),
  };
}

interface Around {
  readonly scale: DurationScale;
  /** The largest cost of delay in the backlog, in money a week. */
  readonly costliest: number;
  readonly worked: ReadonlyMap<string, number>;
  readonly evidence: ReadonlyMap<string, Evidence>;
}

function figureOf(item: BacklogItem, key: FigureKey, around: Around): Figure | undefined {
  const [amount, from] = amountOf(item, key, around);
  return amount === undefined || !Number.isFinite(amount) ? undefined : { amount, from };
}

const NOTHING: readonly [undefined, FigureSource] = [undefined, "written"];

function amountOf(item: BacklogItem, key: FigureKey, around: Around): readonly [amount: number | undefined, from: FigureSource] {
  switch (key) {
    case "effort":
      return effortOf(item, around);
    case "confidence":
      return item.confidence === undefined ? [around.evidence.get(item.id)?.confidence, "evidence"] : [item.confidence, "written"];
    case "urgency":
      return item.urgency === undefined ? urgencyOf(item, around) : [item.urgency, "written"];
    case "demand":
      return [around.evidence.get(item.id)?.demand ?? 0, "evidence"];
    case "risk-reduction":
      return [item.riskReduction, "written"];
    case "cost-of-delay":
      return [weekly(item.costOfDelay, around.scale), "written"];
    case "moscow":
      return item.moscow === undefined ? NOTHING : [MOSCOW[item.moscow], "written"];
    case "kano":
      return item.kano === undefined ? NOTHING : [KANO[item.kano], "written"];
    default:
      return [item[key], "written"];
  }
}

/** That of the tasks which realise it goes before what is written; no time at all is no figure to divide by. */
function effortOf({ id, effort }: BacklogItem, { worked, scale }: Around): readonly [number | undefined, FigureSource] {
  const done = worked.get(id);
  if (done !== undefined) return [done, "tasks"];
  return effort === undefined ? NOTHING : [estimateMinutes(effort, scale) || undefined, "written"];
}

function urgencyOf({ costOfDelay }: BacklogItem, { costliest, scale }: Around): readonly [number | undefined, FigureSource] {
  const delay = weekly(costOfDelay, scale);
  return delay === undefined || costliest <= 0 ? NOTHING : [(MOST_URGENT * delay) / costliest, "cost-of-delay"];
}

function weekly(rate: Rate | undefined, scale: DurationScale): number | undefined {
  if (rate?.perTime === undefined) return undefined;
  const per = durationMinutes({ ...rate.perTime.per, elapsed: false }, scale);
  return per > 0 ? (rate.perTime.amount * scale.week) / per : undefined;
}

/**
 * Working minutes of the tasks that realise an item, and whether one of them is open, by its id. A summary counts with
 * what is below it, dropped work not.
 */
function tasksOfItems(plan: Plan, scale: DurationScale): { readonly worked: ReadonlyMap<string, number>; readonly open: ReadonlyMap<string, boolean> } {
  const [worked, open] = [new Map<string, number>(), new Map<string, boolean>()];
  const realised: (string | undefined)[] = [];
  const dropped: boolean[] = [];
  for (const { item, index, parent } of plan.tasks) {
    const above = parent < 0 ? undefined : realised[parent];
    const own = item.backlog === undefined || (item.backlog.plan !== undefined && item.backlog.plan !== plan.id) ? above : item.backlog.id;
    realised[index] = own;
    const out = dropped[index] = dropped[parent] === true || statusMeaning(plan, item.status) === "dropped";
    if (own === undefined || item.summary || out) continue;
    open.set(own, open.get(own) === true || !isDone(plan, item, scale));
    if (item.milestone === true) continue;
    const estimate = item.effort ?? item.duration;
    const minutes = estimate === undefined ? scale.day : estimateMinutes(estimate, scale);
    if (minutes > 0) worked.set(own, (worked.get(own) ?? 0) + minutes);
  }
  return { worked, open };
}
